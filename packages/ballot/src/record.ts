import { sha256 } from "#sha256";
import type { Sheet, Token } from "./ballot.ts";
import { toBase64, toHex, utf8 } from "./bytes.ts";
import { canonicalJson } from "./canonical-json.ts";
import type { Checkpoint } from "./checkpoint.ts";
import type { IssuedCounts } from "./close-order.ts";
import type { FrozenManifest } from "./manifest.ts";
import { leafHash, rootOf } from "./merkle.ts";

/**
 * The record of a closed box: text files that anybody can read. Lines are canonical JSON and leaves of a tree of
 * RFC 6962; they stand in the order of their random keys, so the order says nothing.
 */
export const FILES = {
  manifest: "manifest.json",
  order: "close-order.txt",
  summary: "summary.jsonl",
  checkpoint: "checkpoint.txt",
  ballots: (group: string) => `groups/${group}/ballots.jsonl`,
  sheets: (group: string) => `groups/${group}/sheets.jsonl`,
  /** Answers and salts; only in the copy of the recount team. */
  openings: (group: string) => `groups/${group}/openings.jsonl`,
};

export interface StoredBallot {
  token: Token;
  h: Uint8Array;
  signature: Uint8Array;
}

export interface StoredSheet {
  commitment: Uint8Array;
  salt: Uint8Array;
  sheet: Sheet;
}

export interface GroupContents {
  group: string;
  ballots: Iterable<StoredBallot>;
  sheets: Iterable<StoredSheet>;
}

/** Why a group does not count. */
export type VoidReason =
  | "more-ballots-than-issued"
  | "more-ballots-than-eligible"
  | "sheets-differ-from-ballots";

/** A line of the protocol sheet: 应到 eligible, 发出 issued, 收回 ballots, 有效 valid, 无效 invalid. */
export interface GroupSummary {
  group: string;
  eligible: number;
  issued: number;
  replaced: number;
  ballots: number;
  valid: number;
  invalid: number;
  void: VoidReason[];
  ballotsRoot: string;
  sheetsRoot: string;
}

export interface ClosedRecord {
  /** Everything but the checkpoint, which needs signatures. */
  files: Map<string, string>;
  summary: GroupSummary[];
  checkpoint: Checkpoint;
}

export function ballotLine({ token, h, signature }: StoredBallot): string {
  return canonicalJson({
    h: toHex(h),
    key: toHex(token.publicKey),
    prefix: toBase64(token.prefix),
    signature: toBase64(signature),
    token: toBase64(token.signature),
  });
}

export function sheetLine({ commitment, sheet }: StoredSheet): string {
  return canonicalJson({ commitment: toHex(commitment), ratee: sheet.ratee });
}

function openingLine({ commitment, salt, sheet }: StoredSheet): string {
  return canonicalJson({ commitment: toHex(commitment), salt: toBase64(salt), sheet });
}

/** Root over lines as leaves. */
export function rootOfLines(lines: readonly string[]): Uint8Array {
  return rootOf(lines.map((line) => leafHash(utf8(line))));
}

export function voidReasons(
  eligible: number,
  issued: number,
  ballots: number,
  sheetsPerRatee: readonly number[],
): VoidReason[] {
  const reasons: VoidReason[] = [];
  if (ballots > issued) reasons.push("more-ballots-than-issued");
  if (ballots > eligible) reasons.push("more-ballots-than-eligible");
  if (sheetsPerRatee.some((count) => count !== ballots)) reasons.push("sheets-differ-from-ballots");
  return reasons;
}

export function summarise(
  frozen: FrozenManifest,
  counts: IssuedCounts,
  ballotLines: readonly string[],
  sheetLines: readonly string[],
  sheetsOf: ReadonlyMap<string, number>,
): GroupSummary {
  const { group } = frozen.groups.get(counts.id)!;
  const ballots = ballotLines.length;
  const perRatee = group.ratees.map(({ id }) => sheetsOf.get(id) ?? 0);
  const reasons = voidReasons(group.eligible, counts.issued, ballots, perRatee);
  const valid = reasons.length === 0 ? ballots : 0;
  return {
    group: group.id,
    eligible: group.eligible,
    issued: counts.issued,
    replaced: counts.replaced,
    ballots,
    valid,
    invalid: ballots - valid,
    void: reasons,
    ballotsRoot: toBase64(rootOfLines(ballotLines)),
    sheetsRoot: toBase64(rootOfLines(sheetLines)),
  };
}

/** First line of the summary: what the figures below it are about. */
export function summaryHead(frozen: FrozenManifest, order: string): string {
  const closeOrder = toHex(sha256(utf8(order)));
  return canonicalJson({ closeOrder, format: "hengjian-record/1", manifest: frozen.hashText });
}

/** Name of the log in the checkpoint. */
export function recordOrigin(frozen: FrozenManifest): string {
  return `hengjian/ballots/${frozen.manifest.campaign}`;
}

/**
 * Build the record from the contents of a box.
 * @param order the signed order to close
 * @param counts as `openCloseOrder` read them from it
 */
export function buildRecord(
  frozen: FrozenManifest,
  order: string,
  counts: readonly IssuedCounts[],
  contents: readonly GroupContents[],
): ClosedRecord {
  const files = new Map([
    [FILES.manifest, frozen.text],
    [FILES.order, order],
  ]);
  const summary = counts.map((one) => {
    const { ballots, sheets } = contents.find(({ group }) => group === one.id)!;
    const ballotLines = Array.from(ballots, ballotLine).sort(byKey);
    const stored = [...sheets];
    const sheetLines = stored.map(sheetLine).sort();
    const openings = stored.map(openingLine).sort();
    files.set(FILES.ballots(one.id), asFile(ballotLines));
    files.set(FILES.sheets(one.id), asFile(sheetLines));
    files.set(FILES.openings(one.id), asFile(openings));
    return summarise(frozen, one, ballotLines, sheetLines, countByRatee(stored.map(({ sheet }) => sheet)));
  });
  const lines = [summaryHead(frozen, order), ...summary.map((one) => canonicalJson(one))];
  files.set(FILES.summary, asFile(lines));
  return { files, summary, checkpoint: checkpointOf(frozen, lines) };
}

/** The root over all lines of the summary: one figure to print for the whole box. */
export function checkpointOf(frozen: FrozenManifest, summaryLines: readonly string[]): Checkpoint {
  return { origin: recordOrigin(frozen), size: summaryLines.length, root: rootOfLines(summaryLines) };
}

export function countByRatee(sheets: Iterable<{ ratee: string }>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { ratee } of sheets) counts.set(ratee, (counts.get(ratee) ?? 0) + 1);
  return counts;
}

function asFile(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}

/** Ballots stand in the order of their token keys, of which the line's second member is the hexadecimal form. */
function byKey(a: string, b: string): number {
  const [left, right] = [keyOf(a), keyOf(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

export function keyOf(ballotLine: string): string {
  const at = ballotLine.indexOf('"key":"') + 7;
  return ballotLine.slice(at, at + 64);
}
