/**
 * Bias of the joint estimator. Ratees are as many as their ratings, so with L ratings to a ratee all other measures are
 * too wide by about L/(L − 1) (Wright and Douglas 1977), and raters with few ratings widen the other facets likewise.
 * The information is too large by the same factor (Neyman and Scott 1948), so errors grow by its root.
 * In simulation (4,000 ratees) raters are within 2 % after the correction, items within 2 % from 12 ratings a ratee on;
 * steps stay too wide by about 0.7/L.
 */
import type { Totals } from "./extremes.ts";
import { measureRows } from "./row-measures.ts";
import type { Solution } from "./solution.ts";
import { REGULAR } from "./status.ts";
import { COUNT, WIDTH } from "./tally.ts";

/** What is left of each facet's measures, and of the steps, without the bias: the product of (L − 1)/L. */
export interface UnbiasedShares {
  facets: number[];
  steps: number;
}

/** @param totals of the design of the solution */
export function unbiasedShares({ design }: Solution, totals: Totals): UnbiasedShares {
  const [rows, bigs] = [0, design.bigFacet].map((f) => 1 - 1 / harmonicMeanCount(totals.facets[f]));
  return {
    facets: design.facets.map((_, f) => (f === 0 ? 1 : rows) * (f === design.bigFacet ? 1 : bigs)),
    steps: rows * bigs,
  };
}

/** Errors of everything but the first facet, whose bias is that of the others. */
export function widenErrors({ facets, stepErrors }: Solution, shares: UnbiasedShares): void {
  for (let f = 1; f < facets.length; f++) scale(facets[f].se, 1 / Math.sqrt(shares.facets[f]));
  for (const errors of stepErrors) scale(errors, 1 / Math.sqrt(shares.steps));
}

/** Takes the bias out; the first facet is then measured anew, by weighted likelihood (Warm 1989). */
export function correctBias(solution: Solution, shares: UnbiasedShares, rowSums: Float64Array): void {
  const { facets, steps, stepErrors } = solution;
  if (facets.some((facet) => facet.anchored.includes(1))) {
    solution.constraints.push("no bias correction: it would move the measures away from the anchors");
    return;
  }
  for (let f = 1; f < facets.length; f++) {
    scale(facets[f].measure, shares.facets[f]);
    scale(facets[f].se, shares.facets[f]);
  }
  for (const values of [...steps, ...stepErrors]) scale(values, shares.steps);
  const rows = measureRows(solution, true, (row) => facets[0].status[row] === REGULAR);
  rows.measure.forEach((measure, row) => {
    if (Number.isNaN(measure)) return;
    // What the others' errors add to the error of a row stays in proportion.
    const added = facets[0].se[row] * Math.sqrt(Math.max(0, rowSums[2 * row + 1]));
    facets[0].measure[row] = measure;
    facets[0].se[row] = rows.se[row] * Math.max(1, added);
  });
}

function scale(values: Float64Array, factor: number): void {
  for (let i = 0; i < values.length; i++) values[i] *= factor;
}

function harmonicMeanCount(tally: Float64Array): number {
  let elements = 0;
  let inverse = 0;
  for (let at = COUNT; at < tally.length; at += WIDTH) {
    if (tally[at] === 0) continue;
    elements++;
    inverse += 1 / tally[at];
  }
  return Math.max(2, elements / inverse);
}
