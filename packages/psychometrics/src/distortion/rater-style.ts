/**
 * Raters (or groups of raters) who are lenient, or who see no differences. Among the raters of one ratee the
 * ratings are exchangeable when raters differ in nothing but chance, so they are permuted there.
 *   leniency: mean of (rating − mean of the ratee), two-sided; effect in standard deviations of a rating.
 *   no-differences: standard deviation of a rater's ratings over ratees, the raters' severities taken out first (mixed
 *     severities would make the permuted ratings differ more), lower tail; effect 1 − SD / expected.
 *   halo: mean within-sheet variance over items (item means removed) beyond what sheets of the same level have (a
 *     quadratic in the sheet mean: near the ends of a scale nothing can vary), lower tail; effect 1 − variance / expected.
 * Limits: a few very lenient raters make the others look a little severe; raters with fewer than 3 ratees are
 * left out of no-differences and halo.
 */
import { PsychometricsError } from "../errors.ts";
import { factorize, solveFactored } from "../numeric/cholesky.ts";
import { createRandom, type Random } from "../numeric/random.ts";
import {
  type PermutationOptions,
  permutationP,
  positionsBy,
  requireNumbers,
  type TestName,
  type TestResult,
} from "./result.ts";
import { fitTwoWay } from "./two-way.ts";

export interface RatedBy {
  ratee: string;
  /** A rater, or the group a rater belongs to with one record per group and ratee. */
  rater: string;
  score: number;
}

export interface SheetBy {
  ratee: string;
  rater: string;
  /** One value per item, complete. */
  items: readonly number[];
}

type Statistic = (values: Float64Array, positions: readonly number[]) => number;

const meanAt: Statistic = (values, positions) => {
  let sum = 0;
  for (const i of positions) sum += values[i];
  return sum / positions.length;
};

export function raterLeniency(ratings: readonly RatedBy[], options: PermutationOptions = {}): TestResult[] {
  requireNumbers(ratings, (rating) => rating.score);
  const deviations = deviationsFromRatee(ratings);
  const sd =
    Math.sqrt(deviations.reduce((sum, d) => sum + d * d, 0) / Math.max(1, deviations.length - 1)) || 1;
  return permuteWithinRatees(ratings, deviations, meanAt, {
    ...options,
    test: "leniency",
    tail: "both",
    fewest: 2,
  }).map((result) => ({ ...result, effect: result.statistic / sd }));
}

export function raterNoDifferences(
  ratings: readonly RatedBy[],
  options: PermutationOptions = {},
): TestResult[] {
  requireNumbers(ratings, (rating) => rating.score);
  const severity = fitTwoWay(ratings).rater;
  const scores = Float64Array.from(ratings, (rating, i) => rating.score - severity[i]);
  const spread: Statistic = (values, positions) => {
    const mean = meanAt(values, positions);
    return Math.sqrt(positions.reduce((sum, i) => sum + (values[i] - mean) ** 2, 0) / (positions.length - 1));
  };
  return permuteWithinRatees(ratings, scores, spread, {
    ...options,
    test: "no-differences",
    tail: "lower",
    fewest: 3,
  });
}

/** @throws PsychometricsError `bad-value`, `bad-shape` (sheets of unequal length), `too-few-items` */
export function raterHalo(sheets: readonly SheetBy[], options: PermutationOptions = {}): TestResult[] {
  requireSheets(sheets);
  const variances = withinSheetVariances(sheets);
  const expected = expectedAtLevel(
    sheets.map(({ items }) => items.reduce((sum, value) => sum + value, 0) / items.length),
    variances,
  );
  const beyond = variances.map((variance, i) => variance - expected[i]);
  return permuteWithinRatees(sheets, beyond, meanAt, {
    ...options,
    test: "halo",
    tail: "lower",
    fewest: 3,
  }).map((result) => {
    const usual = meanAt(expected, result.records);
    return { ...result, effect: usual > 0 ? 1 - meanAt(variances, result.records) / usual : 0 };
  });
}

interface Plan extends PermutationOptions {
  test: TestName;
  tail: "lower" | "both";
  fewest: number;
}

function permuteWithinRatees(
  records: readonly { ratee: string; rater: string }[],
  values: Float64Array,
  statistic: Statistic,
  plan: Plan,
): TestResult[] {
  const permutations = plan.permutations ?? 1000;
  const random = createRandom(plan.seed ?? 1);
  const ratees = [...positionsBy(records, (record) => record.ratee).values()];
  const raters = [...positionsBy(records, (record) => record.rater)].filter(
    ([, at]) => at.length >= plan.fewest,
  );
  const observed = raters.map(([, positions]) => statistic(values, positions));
  const sums = new Float64Array(raters.length);
  const low = new Uint32Array(raters.length);
  const high = new Uint32Array(raters.length);
  const shuffled = Float64Array.from(values);
  for (let p = 0; p < permutations; p++) {
    for (const positions of ratees) shuffleAt(shuffled, positions, random);
    raters.forEach(([, positions], r) => {
      const value = statistic(shuffled, positions);
      sums[r] += value;
      if (value <= observed[r] + 1e-9) low[r]++;
      if (value >= observed[r] - 1e-9) high[r]++;
    });
  }
  return raters.map(([rater, positions], r) => {
    const lower = permutationP(low[r], permutations);
    const upper = permutationP(high[r], permutations);
    const expected = sums[r] / permutations;
    return {
      test: plan.test,
      subject: rater,
      statistic: observed[r],
      effect: expected > 0 ? 1 - observed[r] / expected : 0,
      p: plan.tail === "lower" ? lower : Math.min(1, 2 * Math.min(lower, upper)),
      records: positions,
    };
  });
}

function shuffleAt(values: Float64Array, positions: readonly number[], random: Random): void {
  for (let i = positions.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    const kept = values[positions[i]];
    values[positions[i]] = values[positions[j]];
    values[positions[j]] = kept;
  }
}

function deviationsFromRatee(ratings: readonly RatedBy[]): Float64Array {
  const deviations = Float64Array.from(ratings, (rating) => rating.score);
  for (const positions of positionsBy(ratings, (rating) => rating.ratee).values()) {
    const mean = positions.reduce((sum, i) => sum + ratings[i].score, 0) / positions.length;
    for (const i of positions) deviations[i] -= mean;
  }
  return deviations;
}

function withinSheetVariances(sheets: readonly SheetBy[]): Float64Array {
  const k = sheets[0]?.items.length ?? 0;
  const itemMeans = Array.from(
    { length: k },
    (_, j) => sheets.reduce((sum, sheet) => sum + sheet.items[j], 0) / sheets.length,
  );
  return Float64Array.from(sheets, ({ items }) => {
    const centred = items.map((value, j) => value - itemMeans[j]);
    const mean = centred.reduce((sum, value) => sum + value, 0) / k;
    return centred.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (k - 1);
  });
}

/** Quadratic of the variances in the level of the sheets, by least squares; never below 0. */
function expectedAtLevel(level: readonly number[], variance: Float64Array): Float64Array {
  const centre = level.reduce((sum, value) => sum + value, 0) / level.length;
  const powers = Array.from(level, (value) => [1, value - centre, (value - centre) ** 2]);
  const normal = new Float64Array(9);
  const right = new Float64Array(3);
  powers.forEach((own, i) => {
    for (let a = 0; a < 3; a++) {
      right[a] += own[a] * variance[i];
      for (let b = 0; b < 3; b++) normal[a * 3 + b] += own[a] * own[b];
    }
  });
  // Sheets of one or two levels determine no curve: then the mean has to do.
  if (!factorize(normal, 3))
    return new Float64Array(variance.length).fill(meanAt(variance, [...variance.keys()]));
  solveFactored(normal, 3, right);
  return Float64Array.from(powers, (own) =>
    Math.max(0, own[0] * right[0] + own[1] * right[1] + own[2] * right[2]),
  );
}

function requireSheets(sheets: readonly SheetBy[]): void {
  const k = sheets[0]?.items.length ?? 0;
  if (sheets.length > 0 && k < 2) throw tooFewItems(k);
  for (const [i, { items }] of sheets.entries())
    if (items.length !== k) throw unequalSheet(i, items.length, k);
  for (const { items } of sheets) requireNumbers(items, (value) => value);
}

function tooFewItems(got: number): PsychometricsError {
  return new PsychometricsError(
    "too-few-items",
    { zh: `只有${got}道题,至少需要2道。`, en: `Got ${got} item(s), expected 2 or more.` },
    { got },
  );
}

function unequalSheet(at: number, got: number, expected: number): PsychometricsError {
  return new PsychometricsError(
    "bad-shape",
    {
      zh: `第${at + 1}张表有${got}道题,应为${expected}道。`,
      en: `Sheet ${at + 1} has ${got} items, expected ${expected}.`,
    },
    { at, got, expected },
  );
}
