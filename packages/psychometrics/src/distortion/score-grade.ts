/**
 * Score and grade out of step. If grades follow true merit, and scores are merit with a known error, some
 * inversions are to be expected. T is the sum of score gaps over pairs where the lower score has the higher
 * grade; its distribution comes from drawing merit around each score and grading by it with the same quotas.
 * Effect: T per pair of different grades, in standard errors of the score.
 * Limits: the error is taken as normal, and the same grades as given out again.
 */

import { createRandom } from "../numeric/random.ts";
import { sortedOrder } from "../numeric/ranks.ts";
import { type PermutationOptions, permutationP, positionsBy, type TestResult } from "./result.ts";

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
  const draws = options.permutations ?? 1000;
  const random = createRandom(options.seed ?? 1);
  const results: TestResult[] = [];
  for (const [cohort, records] of positionsBy(graded, (one) => one.cohort)) {
    const order = records.toSorted((a, b) => graded[a].score - graded[b].score);
    const scores = Float64Array.from(order, (i) => graded[i].score);
    const errors = Float64Array.from(order, (i) => graded[i].se);
    const grades = Float64Array.from(order, (i) => graded[i].grade);
    const quota = grades.toSorted();
    if (quota[0] === quota.at(-1)) continue;
    const observed = inversionGap(scores, grades);
    const drawn = new Float64Array(order.length);
    let asLarge = 0;
    for (let d = 0; d < draws; d++) {
      const merit = scores.map((score, i) => score + errors[i] * random.normal());
      sortedOrder(merit).forEach((i, rank) => {
        drawn[i] = quota[rank];
      });
      if (inversionGap(scores, drawn) >= observed - 1e-9) asLarge++;
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

/** Scores rise with the position; a higher grade earlier is an inversion. */
function inversionGap(scores: Float64Array, grades: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < scores.length; i++) {
    for (let j = i + 1; j < scores.length; j++) if (grades[i] > grades[j]) sum += scores[j] - scores[i];
  }
  return sum;
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
