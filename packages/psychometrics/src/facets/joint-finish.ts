/** From the converged vector to the solution: errors, bias correction, extreme elements. */
import { LARGEST_ERROR } from "./element.ts";
import { measureExtremes } from "./extreme-measures.ts";
import { correctBias, unbiasedShares, widenErrors } from "./joint-bias.ts";
import { beginErrors, type LastPass } from "./joint-errors.ts";
import type { Layout } from "./joint-state.ts";
import type { Prepared } from "./prepare.ts";
import type { FacetSolution, Solution } from "./solution.ts";
import { REGULAR, UNBOUNDED } from "./status.ts";

/** Where the iterations ended. */
export interface Ended extends LastPass {
  /** As of `floatingFacet`. */
  floating: number;
  layout: Layout;
  x: Float64Array;
  run: Pick<Solution, "iterations" | "converged" | "lastChange">;
}

export function finishJoint(ended: Ended, biasCorrection: "none" | "ratio"): Solution {
  const { prepared, floating, layout, x, state, run } = ended;
  const finishErrors = beginErrors(ended);
  const { active, full, extremes, anchors } = prepared;
  const facets = active.facets.map((facet, f): FacetSolution => {
    const start = layout.facetStart[f];
    const anchored = new Uint8Array(facet.size);
    for (let e = 0; e < facet.size; e++) anchored[e] = Number.isNaN(anchors[f][e]) ? 0 : 1;
    const measure = x.slice(start, start + facet.size);
    return { measure, se: new Float64Array(facet.size), status: extremes.status[f], anchored };
  });
  const steps = active.coding.groups.map((group, g) => {
    const kappa = x.subarray(layout.stepStart[g], layout.stepStart[g] + group.values.length);
    return Float64Array.from(
      { length: Math.max(0, group.values.length - 1) },
      (_, k) => kappa[k] - kappa[k + 1],
    );
  });
  const errors = finishErrors({ facets, steps });
  facets.forEach((facet, f) => {
    setErrors(facet, errors.facets[f]);
  });
  centreRegular(prepared, facets);
  const solution: Solution = {
    estimator: "joint",
    design: active,
    facets,
    steps,
    stepErrors: errors.steps,
    connectedness: prepared.connectedness,
    constraints: constraintsOf(prepared, facets, floating),
    ...run,
  };
  const shares = unbiasedShares(solution, extremes.totals);
  widenErrors(solution, shares);
  if (biasCorrection === "ratio") correctBias(solution, shares, state.rowSums);
  solution.design = full;
  measureExtremes(solution);
  return solution;
}

/** A measure known no better than this is not known at all, logits; one rating of two categories gives 2 to 3. */
const UNKNOWN = 10;

/** Anchored elements have no error; regular ones that have run off are named. */
function setErrors({ se, status, anchored }: FacetSolution, errors: Float64Array): void {
  for (let e = 0; e < se.length; e++) {
    if (anchored[e] === 1) continue;
    if (status[e] === REGULAR && !(errors[e] < UNKNOWN)) status[e] = UNBOUNDED;
    se[e] = Math.min(errors[e], LARGEST_ERROR);
  }
}

/**
 * An element that has run off would pull all others of its facet away from zero: the sum is taken over the others. What
 * is taken from a facet is taken from the first one too, so that no expectation moves.
 */
function centreRegular({ connectedness }: Prepared, facets: readonly FacetSolution[]): void {
  if (facets[0].anchored.includes(1)) return;
  for (let f = 1; f < facets.length; f++) {
    const { measure, status, anchored } = facets[f];
    const isWhole = connectedness.centred[f].count === 1;
    if (!isWhole || anchored.includes(1) || !status.includes(UNBOUNDED)) continue;
    const regular = measure.filter((_, e) => status[e] === REGULAR);
    if (regular.length === 0) continue;
    const mean = regular.reduce((sum, value) => sum + value, 0) / regular.length;
    for (const moved of [facets[f], facets[0]]) shiftEstimated(moved, -mean);
  }
}

/** Extreme elements are measured afterwards, from the others. */
function shiftEstimated({ measure, status }: FacetSolution, by: number): void {
  for (let e = 0; e < measure.length; e++)
    if (status[e] === REGULAR || status[e] === UNBOUNDED) measure[e] += by;
}

function constraintsOf(
  { active, connectedness }: Prepared,
  facets: readonly FacetSolution[],
  floating: number,
): string[] {
  return active.facets.map((facet, f) => {
    if (facets[f].anchored.includes(1)) return `${facet.name}: anchored`;
    if (f === 0 || f === floating) return `${facet.name}: free`;
    const within = connectedness.centred[f].count > 1 ? " within each disjoint subset" : "";
    return `${facet.name}: sum zero${within}`;
  });
}
