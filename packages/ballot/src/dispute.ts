import { ballotHash } from "./ballot.ts";
import { fromBase64, fromHex, fromUtf8, toBase64, toHex } from "./bytes.ts";
import { openCheckpoint } from "./checkpoint.ts";
import { type Checks, plainChecks } from "./checks.ts";
import type { Sealed } from "./envelope.ts";
import type { FrozenManifest } from "./manifest.ts";
import { equalBytes } from "./merkle.ts";
import { CheckpointError } from "./note.ts";
import { type Receipt, receiptHolds, receiptReader } from "./receipt.ts";
import { checkpointOf, FILES, rootOfLines } from "./record.ts";
import { base64, exactly, hex, listOf, oneOf, type Shape, text } from "./shape.ts";
import { ballotLineReader, readLines, sheetLineReader } from "./verify-lines.ts";

/**
 * What a rater keeps to prove that the own ballot was taken. It holds no answers: handing it in shows which
 * commitments belong together, not what they say.
 */
const dispute = exactly({
  format: oneOf("hengjian-dispute/1"),
  group: text(64),
  blinder: base64(32),
  /** In the order of the group's ratees. */
  commitments: listOf(hex(32), 1, 2000),
  receipt: receiptReader,
});

export type Dispute = Shape<typeof dispute>;
export const disputeReader = dispute;

export function disputeOf(group: string, sealed: Omit<Sealed, "envelope" | "h">, receipt: Receipt): Dispute {
  return {
    format: "hengjian-dispute/1",
    group,
    blinder: toBase64(sealed.blinder),
    commitments: sealed.sheets.map(({ commitment }) => toHex(commitment)),
    receipt,
  };
}

export type Counted =
  | { outcome: "counted" }
  /** What the box shows is not the record that box and supervisor signed, or not all of it. */
  | { outcome: "record-broken" }
  /** The file proves nothing: receipt or commitments do not fit each other or this campaign. */
  | { outcome: "not-a-proof" }
  /** Proof against the box: it signed for a ballot that is not in its record. */
  | { outcome: "ballot-missing" }
  /** Proof against the box: it signed for sheets that are not in its record; the ratees they are about. */
  | { outcome: "sheets-missing"; ratees: string[] };

/**
 * Look up a ballot in a published record ("check my ballot" [查验我的票]).
 * @param files the published files of the record
 */
export function checkCounted(
  frozen: FrozenManifest,
  files: ReadonlyMap<string, Uint8Array>,
  { group, blinder, commitments, receipt }: Dispute,
  checks: Checks = plainChecks,
): Counted {
  const ratees = frozen.groups.get(group)?.group.ratees;
  const h = ballotHash(frozen, group, fromBase64(blinder), commitments.map(fromHex));
  if (ratees?.length !== commitments.length || !receiptHolds(frozen, receipt, group, h, checks))
    return { outcome: "not-a-proof" };
  const silent = () => undefined;
  const lines = (name: string) => fromUtf8(files.get(name) ?? new Uint8Array(0));
  const ballots = readLines(lines(FILES.ballots(group)), "", ballotLineReader, ({ key }) => key, silent);
  if (!ballots.values.some((line) => line?.h === toHex(h))) return { outcome: "ballot-missing" };
  const sheets = readLines(
    lines(FILES.sheets(group)),
    "",
    sheetLineReader,
    ({ commitment }) => commitment,
    silent,
  );
  const published = new Map(sheets.values.map((line) => [line?.commitment, line?.ratee]));
  const absent = ratees.filter(({ id }, i) => published.get(commitments[i]) !== id).map(({ id }) => id);
  return absent.length === 0 ? { outcome: "counted" } : { outcome: "sheets-missing", ratees: absent };
}

/**
 * Whether the lists of one group are those under the root that box and supervisor signed. A phone checks this before
 * it looks for its own lines; the whole record is for the verifier.
 * @returns the root, Base64, to be compared with the printed one; null when it does not hold
 */
export function signedRoot(
  frozen: FrozenManifest,
  files: ReadonlyMap<string, Uint8Array>,
  group: string,
): string | null {
  try {
    const [summary, ballots, sheets] = [FILES.summary, FILES.ballots(group), FILES.sheets(group)].map(
      (name) => linesOf(files, name),
    );
    const { root, origin, size } = openCheckpoint(
      fromUtf8(files.get(FILES.checkpoint) ?? new Uint8Array(0)),
      [frozen.boxKey, frozen.supervisorKey],
    );
    const roots = `"ballotsRoot":"${toBase64(rootOfLines(ballots!))}"`;
    const own = summary!.find((line) => line.includes(roots) && line.includes(`"group":"${group}"`));
    const sheetsRoot = `"sheetsRoot":"${toBase64(rootOfLines(sheets!))}"`;
    const whole = checkpointOf(frozen, summary!);
    const same = equalBytes(root, whole.root) && size === whole.size && origin === whole.origin;
    return same && own?.includes(sheetsRoot) === true ? toBase64(root) : null;
  } catch (error) {
    if (error instanceof CheckpointError || error instanceof TypeError) return null;
    throw error;
  }
}

function linesOf(files: ReadonlyMap<string, Uint8Array>, name: string): string[] {
  const text = fromUtf8(files.get(name) ?? new Uint8Array(0));
  return text === "" ? [] : text.replace(/\n$/, "").split("\n");
}
