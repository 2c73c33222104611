import { ballotHash } from "./ballot.ts";
import { fromBase64, fromHex, toBase64, toHex } from "./bytes.ts";
import { type Dispute, disputeReader } from "./dispute.ts";
import type { Sealed } from "./envelope.ts";
import type { FrozenManifest } from "./manifest.ts";
import { parseReceipt, type Receipt, receiptHolds, receiptReader } from "./receipt.ts";
import { REFUSALS, refusalIn } from "./refusal.ts";
import {
  base64,
  exactly,
  hex,
  listOf,
  nullable,
  oneOf,
  type Shape,
  ShapeError,
  text,
  whole,
} from "./shape.ts";

/**
 * A sealed ballot on its way. The phone saves it before the first attempt and after each one, so that a phone that
 * was killed at any moment goes on with the very same envelope, which the box takes once.
 */
const pending = exactly({
  format: oneOf("hengjian-pending/1"),
  group: text(64),
  state: oneOf("waiting", "taken", "refused"),
  /** The envelope; emptied once the box has answered for good, and the answers with it. */
  envelope: text(2 ** 22),
  blinder: base64(32),
  commitments: listOf(hex(32), 1, 2000),
  attempts: whole(0, 1_000_000),
  refusal: nullable(text(40)),
  receipt: nullable(receiptReader),
});

export type Pending = Shape<typeof pending>;
export const pendingReader = pending;

export function pendingOf(group: string, sealed: Sealed): Pending {
  return {
    format: "hengjian-pending/1",
    group,
    state: "waiting",
    envelope: sealed.envelope,
    blinder: toBase64(sealed.blinder),
    commitments: sealed.sheets.map(({ commitment }) => toHex(commitment)),
    attempts: 0,
    refusal: null,
    receipt: null,
  };
}

/** What came back: status and body, or null when nothing did. */
export type Answer = { status: number; body: string } | null;

/** The state after an attempt. Anything unclear leaves the ballot waiting. */
export function afterAttempt(frozen: FrozenManifest, before: Pending, answer: Answer): Pending {
  const tried = { ...before, attempts: before.attempts + 1 };
  if (answer === null) return tried;
  if (answer.status === 200) {
    const receipt = receiptFor(frozen, before, answer.body);
    return receipt === null ? tried : { ...tried, state: "taken", receipt, envelope: "", refusal: null };
  }
  const code = refusalIn(answer.body);
  if (code === null) return tried;
  if (REFUSALS[code].retry) return { ...tried, refusal: code };
  return { ...tried, state: "refused", refusal: code };
}

function receiptFor(
  frozen: FrozenManifest,
  { group, blinder, commitments }: Pending,
  body: string,
): Receipt | null {
  try {
    const receipt = parseReceipt(body);
    const h = ballotHash(frozen, group, fromBase64(blinder), commitments.map(fromHex));
    return receiptHolds(frozen, receipt, group, h) ? receipt : null;
  } catch (error) {
    if (error instanceof ShapeError) return null;
    throw error;
  }
}

/**
 * Milliseconds to wait before the next attempt: doubling from two seconds to a minute, of which half is random, so
 * that a hall of phones does not knock in step after a network fault.
 * @param random in [0, 1)
 */
export function delayBefore(attempts: number, random: number): number {
  const longest = Math.min(60_000, 2000 * 2 ** Math.min(attempts, 5));
  return Math.round(longest / 2 + (longest / 2) * random);
}

/** The proof that the rater may keep. @throws ShapeError while there is no receipt */
export function disputeFrom({ group, blinder, commitments, receipt }: Pending): Dispute {
  return disputeReader({ format: "hengjian-dispute/1", group, blinder, commitments, receipt }, "dispute");
}
