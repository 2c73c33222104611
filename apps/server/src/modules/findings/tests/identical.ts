import { identicalSheets, PsychometricsError } from "@hengjian/psychometrics";
import type { Candidate, RatedSheet, RatingSet, TestRun } from "../types.ts";
import { fact, isComplete, made, notMade, rateeText } from "./frame.ts";

/** Pairs grow with the square of the sheets. */
const MOST_SHEETS = 400;
const MOST_PAIRS = 400_000;
const FEWEST_ITEMS = 6;
/** Pairs this unlikely to be expected among all pairs on one ratee. */
const EXPECTED_PAIRS = 0.05;

interface Pair {
  /** Positions of the two sheets among those compared. */
  records: readonly number[];
  equal: number;
  effect: number;
  p: number;
}

/**
 * Identical sheets on one ratee. Two ways to be too much alike: one pair that no chance explains (smallest p times the
 * number of pairs, Bonferroni), or several separate pairs each of which would be rare (their number against Poisson);
 * the smaller of the two p counts twice. Straight-lined sheets are alike for a reason of their own and left out.
 */
export function identicalTest(set: RatingSet, straight: ReadonlySet<RatedSheet>): TestRun {
  if (set.items.length < FEWEST_ITEMS) {
    return notMade("identical-sheets", {
      zh: `只有 ${set.items.length} 项指标,少于 ${FEWEST_ITEMS} 项,雷同不足为奇。`,
      en: `With ${set.items.length} indicators, fewer than ${FEWEST_ITEMS}, alike sheets mean nothing.`,
    });
  }
  const usable = set.sheets.filter((sheet) => isComplete(sheet) && !straight.has(sheet) && differs(sheet));
  const byRatee = [...Map.groupBy(usable, (sheet) => sheet.ratee)].filter(
    ([, own]) => own.length >= set.thresholds.distribution && own.length <= MOST_SHEETS,
  );
  const pairs = pairsByRatee(byRatee);
  const candidates = byRatee.flatMap(([ratee, own]) => {
    const found = pairs.get(ratee) ?? [];
    return found.length === 0 ? [] : [candidate(set, ratee, own.length, found)];
  });
  if (candidates.length > 0) return made("identical-sheets", candidates);
  return notMade("identical-sheets", {
    zh: `没有人得到 ${set.thresholds.distribution} 张以上完整、又有高低之分的票。`,
    en: `Nobody has ${set.thresholds.distribution} complete sheets that are not straight lines.`,
  });
}

/** One level throughout is a straight line, also where it is too common to stand out as one. */
function differs({ marks }: RatedSheet): boolean {
  return marks.some((mark) => mark !== marks[0]);
}

/** One model of all sheets where that fits into memory; else one for each ratee. */
function pairsByRatee(byRatee: readonly [number, RatedSheet[]][]): Map<number, Pair[]> {
  const count = byRatee.reduce((sum, [, own]) => sum + (own.length * (own.length - 1)) / 2, 0);
  const portions = count <= MOST_PAIRS ? [byRatee] : byRatee.map((one) => [one]);
  return new Map(portions.flatMap((portion) => [...pairsOf(portion.flatMap(([, own]) => own))]));
}

function pairsOf(sheets: readonly RatedSheet[]): Map<number, Pair[]> {
  try {
    const results = identicalSheets(
      sheets.map((_, s) => String(s)),
      sheets.map((one) => String(one.ratee)),
      sheets.map((one) => one.marks),
    );
    const pairs = results.map(({ records, statistic, effect, p }) => ({
      ...{ records, equal: statistic, effect, p },
    }));
    return Map.groupBy(pairs, (one) => sheets[one.records[0]!]!.ratee);
  } catch (error) {
    // Sheets that all lie at one end of the scale have no level to compare at.
    if (error instanceof PsychometricsError) return new Map();
    throw error;
  }
}

/** Pairs without a common sheet, the most alike first: one sheet that resembles many counts once. */
function separate(alike: readonly Pair[]): Pair[] {
  const taken = new Set<number>();
  return alike.filter(({ records }) => {
    if (records.some((sheet) => taken.has(sheet))) return false;
    for (const sheet of records) taken.add(sheet);
    return true;
  });
}

/** P(at least k events) where `mean` are to be expected. */
function poissonUpper(k: number, mean: number): number {
  let term = Math.exp(-mean);
  for (let i = 1; i <= k; i++) term *= mean / i;
  let total = 0;
  for (let i = k; i < k + 60; i++) {
    total += term;
    term *= mean / (i + 1);
  }
  return Math.min(1, total);
}

function candidate(set: RatingSet, ratee: number, sheets: number, pairs: readonly Pair[]): Candidate {
  const sorted = pairs.toSorted((a, b) => a.p - b.p);
  const strongest = sorted[0]!;
  const alike = sorted.filter((one) => one.p <= EXPECTED_PAIRS / pairs.length);
  const involved = new Set(alike.flatMap((one) => one.records)).size;
  const single = Math.min(1, strongest.p * pairs.length);
  const several = poissonUpper(separate(alike).length, EXPECTED_PAIRS);
  const fewestEqual = Math.min(strongest.equal, ...alike.map((one) => one.equal));
  const who = rateeText(set, ratee);
  const items = set.items.length;
  return {
    test: "identical-sheets",
    subject: { kind: "ratee", cadreId: set.ratees[ratee]!.cadreId },
    statistic: involved,
    effect: strongest.effect,
    p: Math.min(1, 2 * Math.min(single, several)),
    sentence: {
      zh: `关于${who.zh}的 ${sheets} 张票中有 ${involved} 张雷同:${items} 项中至少 ${fewestEqual} 项逐项相同,超出各自独立填写的可能。`,
      en: `Of the ${sheets} sheets on ${who.en}, ${involved} are alike: at least ${fewestEqual} of ${items} marks are the same, beyond what independent raters would give.`,
    },
    evidence: {
      facts: [
        fact("参与比较的票(不含一路同档的)", "Sheets compared (without straight-lined ones)", sheets),
        fact("雷同的票", "Alike sheets", involved),
        fact("雷同的票对", "Alike pairs", alike.length),
        fact("最相似一对的相同项数", "Equal marks of the closest pair", strongest.equal),
        fact(
          "该对预期的相同项数",
          "Equal marks to be expected of it",
          strongest.equal - strongest.effect * items,
          1,
        ),
      ],
      lines: [],
      chart: null,
    },
  };
}
