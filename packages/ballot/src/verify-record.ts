import { castMessage, commitmentOf, type Sheet } from "./ballot.ts";
import { fromBase64, fromHex, fromUtf8, toBase64, toHex } from "./bytes.ts";
import { canonicalJson } from "./canonical-json.ts";
import { openCheckpoint } from "./checkpoint.ts";
import { type Checks, plainChecks } from "./checks.ts";
import { type IssuedCounts, openCloseOrder } from "./close-order.ts";
import { checkSheet, tokenHolds } from "./envelope.ts";
import { type FrozenGroup, type FrozenManifest, openManifest } from "./manifest.ts";
import { equalBytes } from "./merkle.ts";
import { CheckpointError } from "./note.ts";
import { checkpointOf, countByRatee, FILES, type GroupSummary, summarise, summaryHead } from "./record.ts";
import { Refusal, type Words } from "./refusal.ts";
import { ShapeError } from "./shape.ts";
import { type RateeTally, tally } from "./tally.ts";
import {
  ballotLineReader,
  knownFiles,
  openingReader,
  type Problem,
  type Report,
  readLines,
  sheetLineReader,
  splitLines,
} from "./verify-lines.ts";

export interface Verdict {
  problems: Problem[];
  manifest: FrozenManifest | null;
  /** The figures as recomputed from the lines. */
  summary: GroupSummary[];
  /** Recomputed root over the summary, Base64, as printed on the protocol sheet. */
  root: string | null;
  /** From the recount team's copy; null when answers and salts are not in the record. */
  tallies: Map<string, RateeTally[]> | null;
}

export interface Expectations {
  /** From the notice, a card or the screen. */
  manifestHash?: string;
  /** From the printed protocol sheet, Base64. */
  root?: string;
  /** The supervisor's public key as it was handed out, `name+hash+key`. */
  supervisorKey?: string;
  checks?: Checks;
}

/**
 * Verify the record of a closed box: every signature, every root, every figure, and with answers and salts every
 * commitment and tally. Needs nothing but the files.
 * @param files by name relative to the record's folder, with forward slashes
 */
export function verifyRecord(files: ReadonlyMap<string, Uint8Array>, expected: Expectations = {}): Verdict {
  const problems: Problem[] = [];
  const report: Report = (code, file, line, text) => problems.push({ code, file, line, text });
  const verdict: Verdict = { problems, manifest: null, summary: [], root: null, tallies: null };
  const texts = decodeAll(files, report);

  const frozen = readManifest(texts, expected, report);
  if (frozen === null) return verdict;
  verdict.manifest = frozen;
  const order = texts.get(FILES.order);
  const counts = readOrder(frozen, order, report);
  if (order === undefined || counts === null) return verdict;

  const groups = counts.map((one) => verifyGroup(frozen, one, texts, expected.checks ?? plainChecks, report));
  verdict.summary = groups.map((one) => one.summary);
  verdict.root = verifySummary(frozen, order, verdict.summary, texts, expected, report);
  if (groups.every(({ tallies }) => tallies !== null))
    verdict.tallies = new Map(groups.map(({ summary, tallies }) => [summary.group, tallies!]));
  const opened = groups.filter(({ opened }) => opened).length;
  if (opened !== 0 && opened !== groups.length)
    missing(FILES.openings(groups.find((one) => !one.opened)!.summary.group), report);
  unknownFiles(frozen, texts, report);
  return verdict;
}

function decodeAll(files: ReadonlyMap<string, Uint8Array>, report: Report): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [name, bytes] of files) {
    try {
      texts.set(name, fromUtf8(bytes));
    } catch {
      report("not-text", name, null, { zh: "文件不是 UTF-8 文本。", en: "The file is not UTF-8 text." });
    }
  }
  return texts;
}

function missing(file: string, report: Report): void {
  report("missing", file, null, { zh: "缺少这个文件。", en: "This file is missing." });
}

function readManifest(
  texts: ReadonlyMap<string, string>,
  expected: Expectations,
  report: Report,
): FrozenManifest | null {
  const source = texts.get(FILES.manifest);
  if (source === undefined) {
    missing(FILES.manifest, report);
    return null;
  }
  try {
    const frozen = openManifest(source);
    if (expected.manifestHash !== undefined && frozen.hashText !== expected.manifestHash)
      report("other-manifest", FILES.manifest, null, {
        zh: "清单的校验值与通知上的不同。",
        en: "The manifest's hash differs from the one on the notice.",
      });
    if (expected.supervisorKey !== undefined && frozen.manifest.supervisorKey !== expected.supervisorKey)
      report("other-supervisor", FILES.manifest, null, {
        zh: "清单中监督员的公钥不是给出的公钥。",
        en: "The supervisor's public key in the manifest is not the given one.",
      });
    return frozen;
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    report("bad-manifest", FILES.manifest, null, { zh: "清单无法读取。", en: error.message });
    return null;
  }
}

function readOrder(frozen: FrozenManifest, order: string | undefined, report: Report): IssuedCounts[] | null {
  if (order === undefined) {
    missing(FILES.order, report);
    return null;
  }
  try {
    return openCloseOrder(frozen, order);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    report("bad-order", FILES.order, null, {
      zh: "封箱指令的签名或内容不成立。",
      en: `The order to close does not hold: ${error.detail}.`,
    });
    return null;
  }
}

interface VerifiedGroup {
  summary: GroupSummary;
  opened: boolean;
  tallies: RateeTally[] | null;
}

function verifyGroup(
  frozen: FrozenManifest,
  counts: IssuedCounts,
  texts: ReadonlyMap<string, string>,
  checks: Checks,
  report: Report,
): VerifiedGroup {
  const group = frozen.groups.get(counts.id)!;
  const ballotLines = verifyBallots(frozen, group, texts, checks, report);
  const sheets = verifySheets(group, texts, report);
  const openings = texts.get(FILES.openings(counts.id));
  const summary = summarise(frozen, counts, ballotLines, sheets.lines, sheets.perRatee);
  for (const reason of summary.void)
    report("void", FILES.summary, null, {
      zh: `评价主体 ${counts.id} 的票无效：${VOID_TEXT[reason].zh}`,
      en: `The ballots of group ${counts.id} are void: ${VOID_TEXT[reason].en}`,
    });
  if (openings === undefined) return { summary, opened: false, tallies: null };
  const recounted = verifyOpenings(frozen, group, openings, sheets.lines, report);
  if (recounted !== null) verifyLimits(group, ballotLines.length, recounted, report);
  return { summary, opened: true, tallies: recounted };
}

export const VOID_TEXT: Record<GroupSummary["void"][number], Words> = {
  "more-ballots-than-issued": { zh: "收回的票多于发出的票。", en: "more ballots than tokens issued." },
  "more-ballots-than-eligible": { zh: "收回的票多于应到人数。", en: "more ballots than eligible raters." },
  "sheets-differ-from-ballots": {
    zh: "某位被考核人的票数与收回的票数不等。",
    en: "the sheets on a ratee are not as many as the ballots.",
  },
};

function verifyBallots(
  frozen: FrozenManifest,
  group: FrozenGroup,
  texts: ReadonlyMap<string, string>,
  checks: Checks,
  report: Report,
): string[] {
  const file = FILES.ballots(group.group.id);
  const source = texts.get(file);
  if (source === undefined) {
    missing(file, report);
    return [];
  }
  const { lines, values } = readLines(source, file, ballotLineReader, ({ key }) => key, report);
  values.forEach((value, i) => {
    if (value === null) return;
    const publicKey = fromHex(value.key);
    const token = { publicKey, prefix: fromBase64(value.prefix), signature: fromBase64(value.token) };
    if (!tokenHolds(frozen, group, token, checks))
      report("bad-token", file, i + 1, {
        zh: "投票凭证不是本组签发的。",
        en: "The token was not issued for this group.",
      });
    const message = castMessage(frozen, group.group.id, fromHex(value.h));
    if (!checks.ed25519(publicKey, message, fromBase64(value.signature)))
      report("bad-signature", file, i + 1, {
        zh: "测评票的签名不成立。",
        en: "The ballot's signature does not hold.",
      });
  });
  return lines;
}

function verifySheets(group: FrozenGroup, texts: ReadonlyMap<string, string>, report: Report) {
  const file = FILES.sheets(group.group.id);
  const source = texts.get(file);
  if (source === undefined) {
    missing(file, report);
    return { lines: [], perRatee: new Map<string, number>() };
  }
  const { lines, values } = readLines(source, file, sheetLineReader, ({ commitment }) => commitment, report);
  const ratees = new Set(group.group.ratees.map(({ id }) => id));
  values.forEach((value, i) => {
    if (value === null || ratees.has(value.ratee)) return;
    report("unknown-ratee", file, i + 1, {
      zh: "清单中没有这位被考核人。",
      en: "The manifest has no such ratee in this group.",
    });
  });
  return { lines, perRatee: countByRatee(values.filter((value) => value !== null)) };
}

function verifyOpenings(
  frozen: FrozenManifest,
  group: FrozenGroup,
  source: string,
  sheetLines: readonly string[],
  report: Report,
): RateeTally[] | null {
  const file = FILES.openings(group.group.id);
  const { values } = readLines(source, file, openingReader, ({ commitment }) => commitment, report);
  if (values.length !== sheetLines.length)
    report("openings-count", file, null, {
      zh: `有 ${values.length} 份答案，公布的承诺有 ${sheetLines.length} 份。`,
      en: `There are ${values.length} openings for ${sheetLines.length} published commitments.`,
    });
  const sheets: Sheet[] = [];
  values.forEach((value, i) => {
    if (value === null) return;
    const salted = { sheet: value.sheet, salt: fromBase64(value.salt) };
    const published = canonicalJson({ commitment: value.commitment, ratee: value.sheet.ratee });
    const holds = equalBytes(commitmentOf(frozen, group.group.id, salted), fromHex(value.commitment));
    if (!holds || sheetLines[i] !== published) {
      report("bad-commitment", file, i + 1, {
        zh: "答案与公布的承诺不符。",
        en: "The answers do not fit the published commitment.",
      });
    } else if (fitsForm(group, value.sheet, file, i + 1, report)) sheets.push(value.sheet);
  });
  return sheets.length === sheetLines.length ? tally(group, sheets) : null;
}

/**
 * Sheets of one ballot do not hang together any more, so a limit per ballot can be checked in sum only: ballots that
 * each keep to it cannot give the level more often than ballots × limit.
 */
function verifyLimits(
  { group }: FrozenGroup,
  ballots: number,
  tallies: readonly RateeTally[],
  report: Report,
): void {
  for (const { item, level, atMost } of group.limits) {
    const given = tallies
      .flatMap(({ items }) => items.filter((one) => one.item === item))
      .reduce((sum, { levels }) => sum + (levels[level] ?? 0), 0);
    if (given > ballots * atMost)
      report("over-limit", FILES.openings(group.id), null, {
        zh: `${ballots} 张票按每张至多 ${atMost} 人计，${item} 的 ${level} 至多 ${ballots * atMost} 个，却有 ${given} 个：票箱没有执行上限。`,
        en: `${ballots} ballots with at most ${atMost} each allow ${ballots * atMost} times ${level} on ${item}; there are ${given}: the box did not enforce the limit.`,
      });
  }
}

function fitsForm(group: FrozenGroup, sheet: Sheet, file: string, line: number, report: Report): boolean {
  try {
    checkSheet(group.form, sheet);
    return group.group.ratees.some(({ id }) => id === sheet.ratee);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    report("bad-answers", file, line, { zh: "答案与测评表不符。", en: "The answers do not fit the form." });
    return false;
  }
}

function verifySummary(
  frozen: FrozenManifest,
  order: string,
  summary: readonly GroupSummary[],
  texts: ReadonlyMap<string, string>,
  expected: Expectations,
  report: Report,
): string {
  const lines = [summaryHead(frozen, order), ...summary.map((one) => canonicalJson(one))];
  compareSummary(lines, texts, report);
  const recomputed = checkpointOf(frozen, lines);
  const root = toBase64(recomputed.root);
  if (expected.root !== undefined && expected.root !== root)
    report("other-root", FILES.summary, null, {
      zh: "根值与打印的结果记录单不同。",
      en: "The root differs from the one on the printed protocol sheet.",
    });
  const note = texts.get(FILES.checkpoint);
  if (note === undefined) missing(FILES.checkpoint, report);
  else verifyCheckpoint(frozen, note, recomputed, report);
  return root;
}

function compareSummary(lines: readonly string[], texts: ReadonlyMap<string, string>, report: Report): void {
  const source = texts.get(FILES.summary);
  if (source === undefined) {
    missing(FILES.summary, report);
    return;
  }
  const written = splitLines(source, FILES.summary, report);
  for (let i = 0; i < Math.max(lines.length, written.length); i++) {
    if (lines[i] === written[i]) continue;
    report("summary-differs", FILES.summary, i + 1, {
      zh: "这一行与重新计算的结果不同。",
      en: "This line differs from what the record gives when recomputed.",
    });
  }
}

function verifyCheckpoint(
  frozen: FrozenManifest,
  note: string,
  recomputed: { origin: string; size: number; root: Uint8Array },
  report: Report,
): void {
  try {
    const signed = openCheckpoint(note, [frozen.boxKey, frozen.supervisorKey]);
    if (
      signed.origin === recomputed.origin &&
      signed.size === recomputed.size &&
      toHex(signed.root) === toHex(recomputed.root)
    )
      return;
    report("other-checkpoint", FILES.checkpoint, null, {
      zh: "票箱与监督员签名的根值与记录不符。",
      en: "The root that box and supervisor signed is not that of this record.",
    });
  } catch (error) {
    if (!(error instanceof CheckpointError)) throw error;
    report("bad-checkpoint", FILES.checkpoint, null, {
      zh: "根值的签名不成立：需要票箱和监督员两个签名。",
      en: `The checkpoint does not hold; box and supervisor must have signed it. ${error.message}`,
    });
  }
}

function unknownFiles(frozen: FrozenManifest, texts: ReadonlyMap<string, string>, report: Report): void {
  const known = knownFiles([...frozen.groups.keys()]);
  for (const name of texts.keys()) {
    if (!known.has(name))
      report("unknown-file", name, null, {
        zh: "记录中不应有这个文件。",
        en: "This file does not belong to the record.",
      });
  }
}
