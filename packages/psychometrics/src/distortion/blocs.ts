/**
 * Two camps in the sheets on one ratee. Of all cuts of the sorted sheet means with at least a fifth on either side, the
 * one with the largest share of the variance between the camps, S = SS(between) / SS(total). It is compared with
 * samples of one camp: a beta distribution over the scale with the ratee's own mean and variance, one-peaked (both
 * shapes at least 1), rounded to the steps that the means have. So a scale with ends, skewness and coarse marks do not
 * pass for camps.
 * Effect: distance of the camps in standard deviations within them.
 * Limits: at least 10 sheets; a very flat distribution is taken as one camp.
 */
import { betaQuantile } from "../numeric/distributions.ts";
import { createRandom, type Random } from "../numeric/random.ts";
import {
  type PermutationOptions,
  permutationP,
  positionsBy,
  requireNumbers,
  type TestResult,
} from "./result.ts";

const SMALLEST_SHARE = 0.2;
const FEWEST_SHEETS = 10;

export interface BlocOptions extends PermutationOptions {
  /** Lowest and highest mean possible; unless told, the whole numbers around all means. */
  scale?: Scale;
}

interface Scale {
  low: number;
  high: number;
}

/** @throws PsychometricsError `bad-value` (a mean that is no number, or off the scale) */
export function blocs(
  sheets: readonly { ratee: string; mean: number }[],
  options: BlocOptions = {},
): TestResult[] {
  requireNumbers(sheets, (sheet) => sheet.mean);
  const draws = options.permutations ?? 2000;
  const random = createRandom(options.seed ?? 1);
  const means = sheets.map((sheet) => sheet.mean);
  const scale = options.scale ?? { low: Math.floor(Math.min(...means)), high: Math.ceil(Math.max(...means)) };
  requireNumbers(sheets, ({ mean }) => (mean >= scale.low && mean <= scale.high ? mean : Number.NaN));
  const step = smallestStep(means);
  const results: TestResult[] = [];
  for (const [ratee, positions] of positionsBy(sheets, (sheet) => sheet.ratee)) {
    if (positions.length < FEWEST_SHEETS) continue;
    const sorted = Float64Array.from(positions, (i) => means[i]).sort();
    const best = bestCut(sorted);
    if (best.share === 0) continue;
    const oneCamp = quantilesOf(shapesOf(sorted, scale), scale);
    const drawn = new Float64Array(sorted.length);
    let asLarge = 0;
    for (let d = 0; d < draws; d++) {
      drawSorted(random, oneCamp, scale.low, step, drawn);
      if (bestCut(drawn).share >= best.share - 1e-12) asLarge++;
    }
    results.push({
      test: "blocs",
      subject: ratee,
      statistic: best.share,
      effect: best.distance,
      p: permutationP(asLarge, draws),
      records: positions,
    });
  }
  return results;
}

interface Shapes {
  a: number;
  b: number;
}

/** Beta shapes by moments; a variance too large for one peak is brought down to what one peak can have. */
function shapesOf(values: Float64Array, { low, high }: Scale): Shapes {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  const m = Math.min(0.999, Math.max(0.001, (mean - low) / (high - low)));
  const size = (m * (1 - m) * (high - low) ** 2) / variance - 1;
  const onePeak = Math.max(size, 1 / Math.min(m, 1 - m));
  return { a: m * onePeak, b: (1 - m) * onePeak };
}

/** Points of the quantile function between which samples are drawn by interpolation. */
const POINTS = 200;

function quantilesOf({ a, b }: Shapes, { low, high }: Scale): Float64Array {
  return Float64Array.from(
    { length: POINTS + 1 },
    (_, i) => low + (high - low) * betaQuantile(i / POINTS, a, b),
  );
}

function drawSorted(
  random: Random,
  quantiles: Float64Array,
  low: number,
  step: number,
  into: Float64Array,
): void {
  for (let i = 0; i < into.length; i++) {
    const at = random.uniform() * POINTS;
    const below = Math.floor(at);
    const value = quantiles[below] + (at - below) * (quantiles[below + 1] - quantiles[below]);
    into[i] = step > 0 ? low + step * Math.round((value - low) / step) : value;
  }
  into.sort();
}

/** Smallest distance of two different means: that of the marks over the number of items. */
function smallestStep(means: readonly number[]): number {
  const sorted = Float64Array.from(means).sort();
  let step = Number.POSITIVE_INFINITY;
  for (let i = 1; i < sorted.length; i++) {
    const distance = sorted[i] - sorted[i - 1];
    if (distance > 1e-9 && distance < step) step = distance;
  }
  return Number.isFinite(step) ? step : 0;
}

function bestCut(sorted: Float64Array): { share: number; distance: number } {
  const n = sorted.length;
  let sum = 0;
  let squares = 0;
  for (const value of sorted) {
    sum += value;
    squares += value * value;
  }
  const total = squares - (sum * sum) / n;
  const fewest = Math.max(2, Math.ceil(SMALLEST_SHARE * n));
  let left = 0;
  let best = { share: 0, distance: 0 };
  if (total <= 1e-12) return best;
  for (let cut = 1; cut <= n - fewest; cut++) {
    left += sorted[cut - 1];
    if (cut < fewest) continue;
    const gap = (sum - left) / (n - cut) - left / cut;
    const between = (gap * gap * cut * (n - cut)) / n;
    if (between / total <= best.share) continue;
    const within = Math.sqrt(Math.max(1e-12, total - between) / (n - 2));
    best = { share: between / total, distance: gap / within };
  }
  return best;
}
