/**
 * Identical or near-identical sheets on one ratee beyond chance. For each pair the number of equal answers is
 * compared with its exact (Poisson-binomial) distribution when both answer independently at their own levels:
 *   P(equal on item i) = Σ_k P_s(k) P_t(k).
 * Effect: equal answers beyond the expected ones, as a share of the items.
 * Limits: only pairs on the same ratee; levels are estimated from the sheets themselves, and what raters of one
 * ratee truly share beyond level and item difficulty counts as likeness.
 */
import { positionsBy, type TestResult } from "./result.ts";
import { modelSheets, type SheetModel } from "./sheet-model.ts";

/** @param ratees whom each sheet is about; ids name the sheets */
export function identicalSheets(
  ids: readonly string[],
  ratees: readonly string[],
  sheets: readonly (readonly number[])[],
): TestResult[] {
  const model = modelSheets(sheets);
  const chance = new Float64Array(model.items);
  const distribution = new Float64Array(model.items + 1);
  const results: TestResult[] = [];
  for (const positions of positionsBy(ratees, (ratee) => ratee).values()) {
    for (let a = 0; a < positions.length; a++) {
      for (let b = a + 1; b < positions.length; b++) {
        const equal = compare(model, positions[a], positions[b], chance);
        const expected = chance.reduce((sum, p) => sum + p, 0);
        results.push({
          test: "identical-sheets",
          subject: `${ids[positions[a]]} = ${ids[positions[b]]}`,
          statistic: equal,
          effect: (equal - expected) / model.items,
          p: upperTail(chance, equal, distribution),
          records: [positions[a], positions[b]],
        });
      }
    }
  }
  return results;
}

function compare(
  { items, categories, category, probability }: SheetModel,
  s: number,
  t: number,
  chance: Float64Array,
): number {
  let equal = 0;
  for (let j = 0; j < items; j++) {
    if (category[s * items + j] === category[t * items + j]) equal++;
    let p = 0;
    for (let k = 0; k < categories; k++) {
      p += probability[(s * items + j) * categories + k] * probability[(t * items + j) * categories + k];
    }
    chance[j] = p;
  }
  return equal;
}

/** P(at least `equal` successes) of independent trials with different chances. */
function upperTail(chance: Float64Array, equal: number, distribution: Float64Array): number {
  distribution.fill(0);
  distribution[0] = 1;
  for (let j = 0; j < chance.length; j++) {
    for (let m = j + 1; m >= 1; m--) {
      distribution[m] = distribution[m] * (1 - chance[j]) + distribution[m - 1] * chance[j];
    }
    distribution[0] *= 1 - chance[j];
  }
  let tail = 0;
  for (let m = chance.length; m >= equal; m--) tail += distribution[m];
  return Math.min(1, tail);
}
