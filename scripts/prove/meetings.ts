import { type Ballot, FILES, type Pending, pendingOf, utf8 } from "@hengjian/ballot";
import {
  sealTestBallot,
  seeded,
  type TestCampaign,
  testCloseOrder,
  testSheets,
} from "@hengjian/ballot/testing";
import type { BoxesOptions } from "../../apps/box/src/boxes.ts";
import { openTestBox } from "../../apps/box/src/testing/box.ts";
import type { Proof } from "./proof.ts";
import { directToken } from "./ready-ballots.ts";
import { CASTING, type Clock, simulateMeeting, timeOf } from "./simulation.ts";

type NewCommitter = NonNullable<BoxesOptions["committer"]>;

/** The control of C4: answers first, stores every fifth ballot's batch, forgets the rest at a restart. */
const answersFirst: NewCommitter = (store, onStored) => {
  let kept: Ballot[] = [];
  return {
    async commit(ballot) {
      kept.push(ballot);
      if (kept.length < 5) return;
      store.commit(kept);
      onStored(kept.map(({ group }) => group));
      kept = [];
    },
    stop() {
      kept = [];
    },
  };
};

/** The control of C7: at the close it answers those who wait as if their ballots were stored. */
const promisesAtTheClose: NewCommitter = (store, onStored) => {
  const waiting = new Map<Ballot, () => void>();
  return {
    commit: (ballot) =>
      new Promise((settle) => {
        waiting.set(ballot, settle);
        setImmediate(() => {
          if (!waiting.delete(ballot)) return;
          store.commit([ballot]);
          onStored([ballot.group]);
          settle();
        });
      }),
    stop() {
      for (const settle of waiting.values()) settle();
      waiting.clear();
    },
  };
};

function sealedPool(campaign: TestCampaign, n: number): Pending[] {
  const random = seeded(n);
  return Array.from({ length: n }, () =>
    pendingOf(
      "g",
      sealTestBallot(campaign, "g", directToken(campaign, "g"), testSheets(campaign.frozen, "g", random)),
    ),
  );
}

/** @returns what contradicted the promises, over all seeds */
async function meetings(seeds: number, phones: number, committer?: NewCommitter): Promise<string[]> {
  const clock: Clock = { at: 0, error: 0 };
  // The same keys and so the same manifest each time, with an empty store.
  const openBox = () =>
    openTestBox(
      { groups: [{ id: "g", eligible: phones, ratees: 2 }], random: seeded(99).bytes, casting: CASTING },
      { now: () => timeOf(clock), ...(committer !== undefined && { committer }) },
    );
  const first = openBox();
  const pool = sealedPool(first.campaign, phones);
  first.stop();
  const found: string[] = [];
  for (let seed = 0; seed < seeds; seed++) {
    const box = openBox();
    found.push(...(await simulateMeeting(box, clock, pool, seed)).map((one) => `seed ${seed}: ${one}`));
    box.stop();
  }
  return found;
}

interface Races {
  missing: number;
  extra: number;
  /** Ballots that were refused: without them nothing raced. */
  refused: number;
}

/** Casting and closing at the same instant, many times: what was acknowledged and what stands in the record. */
async function closingRaces(rounds: number, committer?: NewCommitter): Promise<Races> {
  const races: Races = { missing: 0, extra: 0, refused: 0 };
  for (let round = 0; round < rounds; round++) {
    const groups = [{ id: "g", eligible: 40, ratees: 1 }];
    const box = openTestBox({ groups }, committer === undefined ? {} : { committer });
    const random = seeded(round);
    const pool = sealedPool(box.campaign, 40);
    const acknowledged = new Set<string>();
    const casts = pool.map(async ({ envelope }) => {
      await turns(random.below(6));
      const receipt = await box.box.cast(utf8(envelope)).catch(() => null);
      if (receipt !== null) acknowledged.add(receipt.h);
    });
    await turns(random.below(6));
    box.box.close(testCloseOrder(box.campaign, () => 40));
    await Promise.all(casts);
    const record = Buffer.from(box.box.record().get(FILES.ballots("g"))!).toString();
    const missing = [...acknowledged].filter((h) => !record.includes(h)).length;
    races.missing += missing;
    races.extra += record.split("\n").length - 1 - (acknowledged.size - missing);
    races.refused += pool.length - acknowledged.size;
    box.stop();
  }
  return races;
}

async function turns(n: number): Promise<void> {
  for (let i = n; i > 0; i--) await new Promise((resolve) => setImmediate(resolve));
}

export const meetingProofs: Proof[] = [
  {
    id: "C4",
    promise:
      "1,000 simulated meetings × 300 phones with loss, doubles, offline, kills, restarts, wrong clocks: contradictions",
    wanted: "0 (a box that answers first: > 0)",
    async run(scale) {
      const [seeds, phones] = scale === "full" ? [1000, 300] : [8, 60];
      const found = await meetings(seeds!, phones!);
      for (const one of found.slice(0, 10)) console.error("C4:", one);
      const control = await meetings(4, 60, answersFirst);
      return {
        reached: `${found.length} in ${seeds} × ${phones} (${control.length})`,
        holds: found.length === 0 && control.length > 0,
      };
    },
  },
  {
    id: "C7",
    promise: "races of casting with closing: acknowledged ballots missing from the tree, others in it",
    wanted: "0; 0 (a box that promises at the close: > 0)",
    async run(scale) {
      const { missing, extra, refused } = await closingRaces(scale === "full" ? 200 : 10);
      const control = await closingRaces(5, promisesAtTheClose);
      return {
        reached: `${missing}; ${extra}, ${refused} refused in time (${control.missing})`,
        holds: missing === 0 && extra === 0 && refused > 0 && control.missing > 0,
      };
    },
  },
];
