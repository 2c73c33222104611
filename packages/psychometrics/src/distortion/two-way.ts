/** Additive fit of ratings, y = ratee + rater + rest, by alternating means (backfitting). */
import { positionsBy } from "./result.ts";

export interface TwoWay {
  /** Of each record: the effect of its rater, centred over all records. */
  rater: Float64Array;
  /** What neither ratee nor rater explains. */
  rest: Float64Array;
}

const MOST_SWEEPS = 100;

export function fitTwoWay(ratings: readonly { ratee: string; rater: string; score: number }[]): TwoWay {
  const rest = Float64Array.from(ratings, (rating) => rating.score);
  const rater = new Float64Array(rest.length);
  const ratees = [...positionsBy(ratings, (rating) => rating.ratee).values()];
  const raters = [...positionsBy(ratings, (rating) => rating.rater).values()];
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    takeMeans(rest, ratees);
    if (takeMeans(rest, raters, rater) < 1e-9) break;
  }
  const centre = rater.reduce((sum, value) => sum + value, 0) / Math.max(1, rater.length);
  return { rater: rater.map((value) => value - centre), rest };
}

/** Takes the mean of each group out of `values` (and adds it to `effects`); returns the largest. */
function takeMeans(values: Float64Array, groups: readonly number[][], effects?: Float64Array): number {
  let largest = 0;
  for (const positions of groups) {
    let sum = 0;
    for (const i of positions) sum += values[i];
    const mean = sum / positions.length;
    largest = Math.max(largest, Math.abs(mean));
    for (const i of positions) values[i] -= mean;
    if (effects !== undefined) for (const i of positions) effects[i] += mean;
  }
  return largest;
}
