/**
 * Score and grade out of step. If grades follow true merit, and scores are merit with a known error, some
 * inversions are to be expected. T is the sum of score gaps over pairs where the lower score has the higher
 * grade; its distribution comes from drawing merit around each score and grading by it with the same quotas.
 * Effect: T per pair of different grades, in standard errors of the score.
 * Limits: the error is taken as normal, and the same grades as given out again.
 */
import { createRandom } from "../numeric/random.ts";
import {
  type PermutationOptions,
  permutationP,
  positionsBy,
  requireNumbers,
  type TestResult,
} from "./result.ts";

export interface Graded {
  /** Those who are graded against each other. */
  cohort: string;
  score: number;
  /** Standard error of the score. */
  se: number;
  /** Higher is better. */
  grade: number;
}

export function scoreGradeOutOfStep(
  graded: readonly Graded[],
  options: PermutationOptions = {},
): TestResult[] {
  requireNumbers(graded, (one) => one.score);
  requireNumbers(graded, (one) => (one.se >= 0 ? one.se : Number.NaN));
  requireNumbers(graded, (one) => one.grade);
  const draws = options.permutations ?? 1000;
  const random = createRandom(options.seed ?? 1);
  const results: TestResult[] = [];
  for (const [cohort, records] of positionsBy(graded, (one) => one.cohort)) {
    const order = [...records].sort((a, b) => graded[a].score - graded[b].score);
    const scores = Float64Array.from(order, (i) => graded[i].score);
    const errors = Float64Array.from(order, (i) => graded[i].se);
    const grades = Float64Array.from(order, (i) => graded[i].grade);
    const quota = Float64Array.from(grades).sort();
    if (quota[0] === quota[quota.length - 1]) continue;
    const levels = [...new Set(quota)];
    const observed = inversionGap(scores, grades, levels);
    const drawn = new Float64Array(order.length);
    const merit = new Float64Array(order.length);
    const ranking = new Uint32Array(order.length);
    let asLarge = 0;
    for (let d = 0; d < draws; d++) {
      for (let i = 0; i < merit.length; i++) merit[i] = scores[i] + errors[i] * random.normal();
      rankInto(merit, ranking);
      for (let rank = 0; rank < ranking.length; rank++) drawn[ranking[rank]] = quota[rank];
      if (inversionGap(scores, drawn, levels) >= observed - 1e-9) asLarge++;
    }
    results.push({
      test: "score-grade",
      subject: cohort,
      statistic: observed,
      effect: observed / (unequalPairs(quota) * meanOf(errors)),
      p: permutationP(asLarge, draws),
      records: order.filter((_, i) => isInverted(grades, i)),
    });
  }
  return results;
}

/**
 * Sum of score gaps over pairs where the lower score has the higher grade. Scores rise with the position, so for each
 * position the higher grades before it count: their number and their summed scores are enough.
 */
function inversionGap(scores: Float64Array, grades: Float64Array, levels: readonly number[]): number {
  const count = new Float64Array(levels.length);
  const total = new Float64Array(levels.length);
  let sum = 0;
  for (let i = 0; i < scores.length; i++) {
    for (let g = levels.length - 1; levels[g] > grades[i]; g--) sum += count[g] * scores[i] - total[g];
    const own = levels.indexOf(grades[i]);
    count[own]++;
    total[own] += scores[i];
  }
  return sum;
}

/** Positions in rising order of `values`, by insertion: nearly sorted cohorts of some hundred at most. */
function rankInto(values: Float64Array, ranking: Uint32Array): void {
  for (let i = 0; i < values.length; i++) {
    let at = i;
    while (at > 0 && values[ranking[at - 1]] > values[i]) {
      ranking[at] = ranking[at - 1];
      at--;
    }
    ranking[at] = i;
  }
}

function isInverted(grades: Float64Array, i: number): boolean {
  return grades.some((grade, j) => (j > i ? grade < grades[i] : grade > grades[i]));
}

function unequalPairs(quota: Float64Array): number {
  let pairs = 0;
  for (let i = 0; i < quota.length; i++)
    for (let j = i + 1; j < quota.length; j++) if (quota[i] !== quota[j]) pairs++;
  return pairs;
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length || 1;
}
