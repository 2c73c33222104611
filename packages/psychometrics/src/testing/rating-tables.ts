/** Small rating tables and what tests of the facets model read off them. */
import { correlation } from "../agreement/cronbach.ts";
import type { SimulationPlan } from "../facets/simulate.ts";
import type { Solution } from "../facets/solution.ts";
import type { FacetColumn, RatingTable } from "../facets/table.ts";

export const PLAN: SimulationPlan = {
  ratees: 300,
  raters: 20,
  items: 4,
  ratersPerRatee: 4,
  steps: [-1, 0, 1],
  abilitySd: 1,
  severitySd: 0.5,
  difficultySd: 0.5,
  seed: 7,
};

export type Rating = [ratee: string, rater: string, item: string, score: number];

export function tableOf(ratings: readonly Rating[]): RatingTable {
  return {
    facets: ["ratee", "rater", "item"].map((name, f) =>
      column(
        name,
        ratings.map((rating) => String(rating[f])),
      ),
    ),
    scores: ratings.map((rating) => rating[3]),
  };
}

/** A facet from the label of each rating; elements in order of appearance. */
export function column(name: string, labels: readonly string[]): FacetColumn {
  const ids = [...new Set(labels)];
  const place = new Map(ids.map((id, i) => [id, i]));
  return { name, ids, index: Uint32Array.from(labels, (label) => place.get(label)!) };
}

export function measureOf(solution: Solution, facet: string, id: string): number {
  const f = solution.design.facets.findIndex(({ name }) => name === facet);
  return solution.facets[f].measure[solution.design.facets[f].ids.indexOf(id)];
}

/** Slope of the line through the means of y on x that treats both alike, times the sign of their correlation. */
export function slope(x: ArrayLike<number>, y: ArrayLike<number>): number {
  return (correlation(x, y)! * spread(y)) / spread(x);
}

function spread(values: ArrayLike<number>): number {
  const mean = Array.from(values).reduce((a, b) => a + b, 0) / values.length;
  return Math.sqrt(Array.from(values).reduce((a, b) => a + (b - mean) ** 2, 0));
}

/** Root mean square of (estimate − truth) / error: 1 when the errors are what they say. */
export function standardizedError(
  estimate: ArrayLike<number>,
  truth: ArrayLike<number>,
  se: ArrayLike<number>,
): number {
  let squares = 0;
  for (let i = 0; i < truth.length; i++) squares += ((estimate[i] - truth[i]) / se[i]) ** 2;
  return Math.sqrt(squares / truth.length);
}
