/**
 * Groups of raters.
 *   in-group: do raters favour ratees of their own group? Ratings freed of ratee and rater means; T is the mean
 *     for own-group pairs minus that for others, upper tail; group labels are permuted among raters.
 *   group-gap: for each ratee, the largest difference between the means of two rater groups; labels are permuted
 *     among that ratee's sheets, upper tail.
 * Effect of both: the difference in standard deviations of a rating.
 * Limits: the permutation takes raters as exchangeable, so a rater's own severity must not go by group (it is
 * removed for in-group; for group-gap it is what is tested).
 */
import { createRandom } from "../numeric/random.ts";
import {
  type PermutationOptions,
  permutationP,
  positionsBy,
  requireNumbers,
  type TestResult,
} from "./result.ts";
import { fitTwoWay } from "./two-way.ts";

export interface GroupRating {
  ratee: string;
  rater: string;
  raterGroup: string;
  rateeGroup: string;
  score: number;
}

/** One result over all ratings, subject "*", and none when every pair (or no pair) is of one group. */
export function inGroupFavour(
  ratings: readonly GroupRating[],
  options: PermutationOptions = {},
): TestResult[] {
  const permutations = options.permutations ?? 2000;
  const random = createRandom(options.seed ?? 1);
  requireNumbers(ratings, (rating) => rating.score);
  const residuals = fitTwoWay(ratings).rest;
  const raters = [...positionsBy(ratings, (rating) => rating.rater)];
  const groups = [...new Set(ratings.flatMap((rating) => [rating.raterGroup, rating.rateeGroup]))];
  const place = new Map(groups.map((group, g) => [group, g]));
  const labels = Uint32Array.from(raters, ([, positions]) => place.get(ratings[positions[0]].raterGroup)!);
  const raterOf = new Uint32Array(ratings.length);
  raters.forEach(([, positions], r) => {
    for (const i of positions) raterOf[i] = r;
  });
  const rateeGroup = Uint32Array.from(ratings, (rating) => place.get(rating.rateeGroup)!);
  const difference = (label: Uint32Array) => ownMinusOthers(residuals, label, raterOf, rateeGroup);
  const observed = difference(labels);
  if (Number.isNaN(observed)) return [];
  let asLarge = 0;
  let used = 0;
  const shuffled = labels.slice();
  for (let p = 0; p < permutations; p++) {
    random.shuffle(shuffled);
    const value = difference(shuffled);
    if (Number.isNaN(value)) continue;
    used++;
    if (value >= observed - 1e-12) asLarge++;
  }
  const sd = Math.sqrt(residuals.reduce((sum, value) => sum + value * value, 0) / residuals.length) || 1;
  const own = [...residuals.keys()].filter((i) => labels[raterOf[i]] === rateeGroup[i]);
  return [
    {
      test: "in-group",
      subject: "*",
      statistic: observed,
      effect: observed / sd,
      p: permutationP(asLarge, used),
      records: own,
    },
  ];
}

function ownMinusOthers(
  residuals: Float64Array,
  label: Uint32Array,
  raterOf: Uint32Array,
  rateeGroup: Uint32Array,
): number {
  let own = 0;
  let ownCount = 0;
  let others = 0;
  for (let i = 0; i < residuals.length; i++) {
    if (label[raterOf[i]] === rateeGroup[i]) {
      own += residuals[i];
      ownCount++;
    } else others += residuals[i];
  }
  const othersCount = residuals.length - ownCount;
  return ownCount > 0 && othersCount > 0 ? own / ownCount - others / othersCount : Number.NaN;
}

export interface GroupSheet {
  ratee: string;
  raterGroup: string;
  score: number;
}

export function groupGap(sheets: readonly GroupSheet[], options: PermutationOptions = {}): TestResult[] {
  const permutations = options.permutations ?? 2000;
  const random = createRandom(options.seed ?? 1);
  requireNumbers(sheets, (sheet) => sheet.score);
  const results: TestResult[] = [];
  for (const [ratee, positions] of positionsBy(sheets, (sheet) => sheet.ratee)) {
    const groups = [...new Set(positions.map((i) => sheets[i].raterGroup))];
    if (groups.length < 2 || positions.length < 4) continue;
    const scores = Float64Array.from(positions, (i) => sheets[i].score);
    const labels = Uint32Array.from(positions, (i) => groups.indexOf(sheets[i].raterGroup));
    const observed = largestGap(scores, labels, groups.length);
    let asLarge = 0;
    for (let p = 0; p < permutations; p++) {
      random.shuffle(labels);
      if (largestGap(scores, labels, groups.length) >= observed - 1e-12) asLarge++;
    }
    const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    const sd =
      Math.sqrt(scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / (scores.length - 1)) || 1;
    results.push({
      test: "group-gap",
      subject: ratee,
      statistic: observed,
      effect: observed / sd,
      p: permutationP(asLarge, permutations),
      records: positions,
    });
  }
  return results;
}

function largestGap(scores: Float64Array, labels: Uint32Array, groups: number): number {
  const sums = new Float64Array(groups);
  const counts = new Float64Array(groups);
  for (let i = 0; i < scores.length; i++) {
    sums[labels[i]] += scores[i];
    counts[labels[i]]++;
  }
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let g = 0; g < groups; g++) {
    low = Math.min(low, sums[g] / counts[g]);
    high = Math.max(high, sums[g] / counts[g]);
  }
  return high - low;
}
