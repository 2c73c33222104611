/**
 * One measure with all others known: the shift δ of the linear predictors at which the expected score equals
 * a target. Newton's method kept inside a bracket; weighted likelihood adds J/(2I) to the score (Warm 1989).
 */
import { probabilities } from "./solution.ts";

export interface Ratings {
  /** Predictors without the measure sought; the first `length` entries count. */
  eta: Float64Array;
  /** Where the steps of each rating begin in `cumulated`. */
  at: Uint32Array;
  length: number;
}

export interface ElementEstimate {
  shift: number;
  /** Fisher information at the shift. */
  information: number;
}

/** Beyond any sum of measures that are held inside ±30. */
const LIMIT = 200;
/** Largest standard error that is shown: such a measure is not known at all. */
export const LARGEST_ERROR = 1000;

/** 1/√I, finite also where a rating says nothing. */
export function errorOf(information: number): number {
  return information > 1 / LARGEST_ERROR ** 2 ? 1 / Math.sqrt(information) : LARGEST_ERROR;
}

/** @param weighted weighted likelihood instead of maximum likelihood */
export function solveElement(
  ratings: Ratings,
  cumulated: Float64Array,
  categories: number,
  score: number,
  start = 0,
  weighted = false,
): ElementEstimate {
  const probability = new Float64Array(categories);
  let low = -LIMIT;
  let high = LIMIT;
  let shift = start;
  let information = 0;
  for (let iteration = 0; iteration < 100; iteration++) {
    const sums = momentsAt(ratings, cumulated, categories, shift, probability);
    information = sums.variance;
    const target = weighted && information > 0 ? score + sums.third / (2 * information) : score;
    const residual = target - sums.mean;
    if (residual > 0) low = shift;
    else high = shift;
    let next = shift + residual / Math.max(information, 1e-9);
    if (!(next > low && next < high)) next = (low + high) / 2;
    const change = Math.abs(next - shift);
    shift = next;
    if (change < 1e-9) break;
  }
  return { shift, information };
}

/** Sum of the expected categories without a shift. */
export function expectedScore(ratings: Ratings, cumulated: Float64Array, categories: number): number {
  return momentsAt(ratings, cumulated, categories, 0, new Float64Array(categories)).mean;
}

function momentsAt(
  { eta, at, length }: Ratings,
  cumulated: Float64Array,
  categories: number,
  shift: number,
  probability: Float64Array,
) {
  let mean = 0;
  let variance = 0;
  let third = 0;
  for (let i = 0; i < length; i++) {
    probabilities(eta[i] + shift, cumulated, at[i], categories, probability);
    let first = 0;
    let second = 0;
    let cube = 0;
    for (let k = 1; k < categories; k++) {
      first += k * probability[k];
      second += k * k * probability[k];
      cube += k * k * k * probability[k];
    }
    mean += first;
    variance += second - first * first;
    third += cube - 3 * first * second + 2 * first * first * first;
  }
  return { mean, variance, third };
}
