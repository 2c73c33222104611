import { type Ballot, Refusal } from "@hengjian/ballot";
import type { BoxStore, Outcome } from "./store.ts";
import { storeRefusal } from "./store-faults.ts";

/** Where ballots wait for their turn; simulations give their own. */
export interface Committer {
  /** Resolves once the ballot is durable, or was so before. @throws Refusal */
  commit(ballot: Ballot): Promise<void>;
  /** Refuse whatever still waits; what was answered stays. */
  stop(refusal: Refusal): void;
}

interface Waiting {
  ballot: Ballot;
  settle(outcome: Outcome): void;
  fail(error: unknown): void;
}

/** More waiting ballots than this are told to come back, so that memory stays bounded. */
const MOST_WAITING = 5000;
const LARGEST_BATCH = 500;
/** A ballot waits so long for others that are on their way (ms), unless so many are there already. */
const GATHERING = 5;
const ENOUGH = 50;

/**
 * Group commit: ballots that are under check at the same time share a transaction. A ballot is answered only after the
 * transaction that holds it.
 * @param areMoreComing whether other ballots are on their way here
 */
export function groupCommitter(
  store: BoxStore,
  onStored: (groups: string[]) => void,
  areMoreComing: () => boolean = () => false,
): Committer {
  let waiting: Waiting[] = [];
  let planned: NodeJS.Timeout | null = null;
  let isDue = false;
  let stopped: Refusal | null = null;

  const flush = () => {
    isDue = false;
    if (planned !== null) clearTimeout(planned);
    planned = null;
    const batch = waiting.splice(0, LARGEST_BATCH);
    if (waiting.length > 0) plan();
    if (batch.length === 0) return;
    try {
      const outcomes = store.commit(batch.map(({ ballot }) => ballot));
      onStored(batch.filter((_, i) => outcomes[i] === "stored").map(({ ballot }) => ballot.group));
      batch.forEach(({ settle }, i) => {
        settle(outcomes[i]!);
      });
    } catch (error) {
      // Nothing of the batch was stored; the phones keep their ballots and come back.
      const refusal = storeRefusal(error) ?? error;
      for (const { fail } of batch) fail(refusal);
    }
  };
  const plan = () => {
    if (isDue) return;
    isDue = waiting.length >= ENOUGH || !areMoreComing();
    if (isDue) setImmediate(flush);
    else planned ??= setTimeout(flush, GATHERING);
  };

  return {
    async commit(ballot) {
      if (stopped !== null) throw stopped;
      if (waiting.length >= MOST_WAITING) throw new Refusal("busy");
      const outcome = await new Promise<Outcome>((settle, fail) => {
        waiting.push({ ballot, settle, fail });
        plan();
      });
      if (outcome === "token-spent" || outcome === "sheet-reused") throw new Refusal(outcome);
    },
    stop(refusal) {
      stopped = refusal;
      for (const { fail } of waiting) fail(refusal);
      waiting = [];
    },
  };
}
