/**
 * Two camps in the sheets on one ratee. Of all cuts of the sorted sheet means with at least a fifth on either
 * side, the one with the largest share of the variance between the camps; compared with normal samples of the
 * same size (the share does not depend on mean and variance).
 * Effect: distance of the camps in standard deviations within them.
 * Limits: at least 10 sheets; strongly skewed means on a bounded scale can look like camps.
 */
import { createRandom } from "../numeric/random.ts";
import { type PermutationOptions, permutationP, positionsBy, type TestResult } from "./result.ts";

const SMALLEST_SHARE = 0.2;
const FEWEST_SHEETS = 10;

export function blocs(
  sheets: readonly { ratee: string; mean: number }[],
  options: PermutationOptions = {},
): TestResult[] {
  const draws = options.permutations ?? 2000;
  const reference = new Map<number, Float64Array>();
  const results: TestResult[] = [];
  for (const [ratee, positions] of positionsBy(sheets, (sheet) => sheet.ratee)) {
    if (positions.length < FEWEST_SHEETS) continue;
    const sorted = Float64Array.from(positions, (i) => sheets[i].mean).sort();
    const best = bestCut(sorted);
    if (best.share === 0) continue;
    let null_ = reference.get(sorted.length);
    if (null_ === undefined) {
      null_ = normalShares(sorted.length, draws, options.seed ?? 1);
      reference.set(sorted.length, null_);
    }
    const asLarge = null_.filter((share) => share >= best.share).length;
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

function normalShares(n: number, draws: number, seed: number): Float64Array {
  const random = createRandom(seed + n);
  const sample = new Float64Array(n);
  return Float64Array.from({ length: draws }, () => {
    for (let i = 0; i < n; i++) sample[i] = random.normal();
    return bestCut(sample.sort()).share;
  });
}
