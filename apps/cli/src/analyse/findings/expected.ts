/**
 * What the model expects of every mark. A severe rater uses the low end of the scale, where everything looks alike;
 * without this he would be taken for one who sees no differences.
 */
import type { Solution } from "@hengjian/psychometrics";
import type { Group } from "../model/groups.ts";
import { NO_MARK, type Ratings } from "../read/ratings.ts";

export interface Expected {
  /** Mean and variance of each mark, sheet by sheet; NaN where there is no mark or no expectation. */
  mean: Float64Array;
  variance: Float64Array;
  /** Mean of each sheet over all items if its rater were of average severity. */
  fair: Float64Array;
}

export function expectedMarks(ratings: Ratings, groups: readonly Group[], solution: Solution): Expected {
  const { marks, items, ratee, rater } = ratings;
  const [ability, severity, difficulty, ...effects] = solution.facets.map(({ measure }) => measure);
  const crossed = groups.filter(({ role }) => role === "crossed");
  const moments = momentsOf(solution);
  const expected: Expected = {
    mean: new Float64Array(marks.length).fill(Number.NaN),
    variance: new Float64Array(marks.length).fill(Number.NaN),
    fair: new Float64Array(ratings.row.length),
  };
  for (let s = 0; s < ratings.row.length; s++) {
    const level = ability![ratee.index[s]!]!;
    let own = level - severity![rater.index[s]!]!;
    for (const [g, group] of crossed.entries()) own -= effects[g]![group.index[s]!]!;
    for (let j = 0; j < items.length; j++) {
      const i = s * items.length + j;
      expected.fair[s]! += moments(level - difficulty![j]!, j).mean / items.length;
      if (marks[i] === NO_MARK) continue;
      const { mean, variance } = moments(own - difficulty![j]!, j);
      expected.mean[i] = mean;
      expected.variance[i] = variance;
    }
  }
  return expected;
}

/** Mean and variance of a mark on item j at a predictor, on the scale of the marks. The result is used again. */
function momentsOf({ design, steps }: Solution) {
  const { groups } = design.coding;
  const cumulated = steps.map((own) => {
    let sum = 0;
    return [0, ...Array.from(own, (step) => (sum += step))];
  });
  const result = { mean: 0, variance: 0 };
  return (eta: number, j: number) => {
    const g = design.stepFacet === null ? 0 : j;
    const { values } = groups[g]!;
    const logits = cumulated[g]!;
    let top = 0;
    for (let k = 1; k < values.length; k++) top = Math.max(top, k * eta - logits[k]!);
    let total = 0;
    let sum = 0;
    let squares = 0;
    for (let k = 0; k < values.length; k++) {
      const weight = Math.exp(k * eta - logits[k]! - top);
      total += weight;
      sum += weight * values[k]!;
      squares += weight * values[k]! ** 2;
    }
    result.mean = sum / total;
    result.variance = squares / total - result.mean ** 2;
    return result;
  };
}
