/**
 * Raters (or groups of raters) who are lenient, or who see no differences. Among the raters of one ratee the
 * ratings are exchangeable when raters differ in nothing but chance, so they are permuted there.
 *   leniency: mean of (rating − mean of the ratee), two-sided; effect in standard deviations of a rating.
 *   no-differences: standard deviation of a rater's ratings over ratees, lower tail; effect 1 − SD / expected.
 *   halo: mean within-sheet variance over items (item means removed), lower tail; effect 1 − variance / expected.
 * Limits: a few very lenient raters make the others look a little severe; raters with fewer than 3 ratees are
 * left out of no-differences and halo.
 */
import { createRandom, type Random } from "../numeric/random.ts";
import {
  type PermutationOptions,
  permutationP,
  positionsBy,
  type TestName,
  type TestResult,
} from "./result.ts";

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

export function raterLeniency(ratings: readonly RatedBy[], options: PermutationOptions = {}): TestResult[] {
  const deviations = deviationsFromRatee(ratings);
  const sd =
    Math.sqrt(deviations.reduce((sum, d) => sum + d * d, 0) / Math.max(1, deviations.length - 1)) || 1;
  const mean: Statistic = (values, positions) =>
    positions.reduce((sum, i) => sum + values[i], 0) / positions.length;
  return permuteWithinRatees(ratings, deviations, mean, {
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
  const scores = Float64Array.from(ratings, (rating) => rating.score);
  const spread: Statistic = (values, positions) => {
    const mean = positions.reduce((sum, i) => sum + values[i], 0) / positions.length;
    return Math.sqrt(positions.reduce((sum, i) => sum + (values[i] - mean) ** 2, 0) / (positions.length - 1));
  };
  return permuteWithinRatees(ratings, scores, spread, {
    ...options,
    test: "no-differences",
    tail: "lower",
    fewest: 3,
  });
}

export function raterHalo(sheets: readonly SheetBy[], options: PermutationOptions = {}): TestResult[] {
  const variances = withinSheetVariances(sheets);
  const mean: Statistic = (values, positions) =>
    positions.reduce((sum, i) => sum + values[i], 0) / positions.length;
  return permuteWithinRatees(sheets, variances, mean, { ...options, test: "halo", tail: "lower", fewest: 3 });
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
