/**
 * Awards by seniority, given the score. Award and seniority are both freed of the score and of the mean of
 * their round (unit and year); T is the sum of their products, tested by permuting the seniority residuals
 * within rounds (Freedman and Lane 1983), upper tail.
 * Effect: the partial correlation of award and seniority.
 * Limits: takes the relation of seniority to score as linear within a round.
 */
import type { ScoredCandidate } from "./candidates.ts";
import {
  type PermutationOptions,
  permutationP,
  positionsBy,
  requireNumbers,
  type TestResult,
} from "./result.ts";
import { SharedDraws, sumsByCode } from "./shared-draws.ts";

/** One result for each unit that gave an award to some candidates and not to others. */
export function senioritySpeaks(
  candidates: readonly ScoredCandidate[],
  options: PermutationOptions = {},
): TestResult[] {
  requireNumbers(candidates, (candidate) => candidate.score);
  requireNumbers(candidates, (candidate) => candidate.seniority);
  const permutations = options.permutations ?? 2000;
  const draws = new SharedDraws(options.seed ?? 1, permutations);
  const results: TestResult[] = [];
  for (const [unit, records] of positionsBy(candidates, (candidate) => candidate.unit)) {
    const rounds = roundsOf(candidates, records);
    const order = rounds.flat();
    if (order.length < 5) continue;
    const score = centredByRound(rounds, (i) => candidates[i].score);
    const award = residual(
      centredByRound(rounds, (i) => (candidates[i].awarded ? 1 : 0)),
      score,
    );
    const seniority = residual(
      centredByRound(rounds, (i) => candidates[i].seniority),
      score,
    );
    const length = Math.sqrt(dot(award, award) * dot(seniority, seniority));
    if (!(length > 1e-9)) continue;
    const observed = dot(award, seniority);
    const drawn = shuffledProducts(award, seniority, rounds, draws, permutations);
    let asLarge = 0;
    for (let p = 0; p < permutations; p++) if (drawn[p] >= observed - 1e-9) asLarge++;
    results.push({
      test: "seniority",
      subject: unit,
      statistic: observed,
      effect: observed / length,
      p: permutationP(asLarge, permutations),
      records: order.filter((i) => candidates[i].awarded),
    });
  }
  return results;
}

/**
 * Σ award · seniority in each permutation, the seniority shuffled within rounds. Both sum to zero in a round, so with
 * the last place written as minus the others, Σ_i a_i s_π(i) = Σ_{i < last} (a_i − a_last) s_π(i).
 */
function shuffledProducts(
  award: Float64Array,
  seniority: Float64Array,
  rounds: readonly number[][],
  draws: SharedDraws,
  permutations: number,
): Float64Array {
  const products = new Float64Array(permutations);
  let from = 0;
  rounds.forEach((round, t) => {
    const lots = draws.lots(t, round.length, round.length - 1);
    const to = from + round.length;
    const weights = award.subarray(from, to - 1).map((value) => value - award[to - 1]);
    const values = seniority.subarray(from, to);
    lots.groups.forEach((codes, g) => {
      const sums = sumsByCode(lots, g, weights, values);
      for (let p = 0; p < permutations; p++) products[p] += sums[codes[p]];
    });
    from = to;
  });
  return products;
}

/** Positions of each year's candidates, rounds without a choice left out. */
function roundsOf(candidates: readonly ScoredCandidate[], records: number[]): number[][] {
  const years = positionsBy(records, (i) => String(candidates[i].year));
  return [...years.values()]
    .map((positions) => positions.map((p) => records[p]))
    .filter((round) => {
      const awarded = round.filter((i) => candidates[i].awarded).length;
      return awarded > 0 && awarded < round.length;
    });
}

function centredByRound(rounds: number[][], value: (i: number) => number): Float64Array {
  return Float64Array.from(
    rounds.flatMap((round) => {
      const mean = round.reduce((sum, i) => sum + value(i), 0) / round.length;
      return round.map((i) => value(i) - mean);
    }),
  );
}

function residual(y: Float64Array, x: Float64Array): Float64Array {
  const square = dot(x, x);
  const slope = square > 0 ? dot(x, y) / square : 0;
  return y.map((value, i) => value - slope * x[i]);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
