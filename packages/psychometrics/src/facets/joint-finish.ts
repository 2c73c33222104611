/** From the converged vector to the solution: errors, bias correction, extreme elements. */

import { LARGEST_ERROR } from "./element.ts";
import { measureExtremes } from "./extreme-measures.ts";
import { REGULAR, UNBOUNDED } from "./extremes.ts";
import { jointErrors } from "./joint-errors.ts";
import type { JointState, JointSums } from "./joint-pass.ts";
import { floatingFacet, type Layout } from "./joint-state.ts";
import type { Prepared } from "./prepare.ts";
import { measureRows } from "./row-measures.ts";
import type { FacetSolution, Solution } from "./solution.ts";

export interface Run {
  iterations: number;
  converged: boolean;
  lastChange: number;
}

export function finishJoint(
  prepared: Prepared,
  layout: Layout,
  x: Float64Array,
  state: JointState,
  sums: JointSums,
  biasCorrection: "none" | "ratio",
  run: Run,
): Solution {
  const { active, full, extremes, anchors } = prepared;
  const facets = active.facets.map((facet, f): FacetSolution => {
    const start = layout.facetStart[f];
    const anchored = Uint8Array.from(anchors[f], (value) => (Number.isNaN(value) ? 0 : 1));
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
  const errors = jointErrors(prepared, { facets, steps }, state, sums);
  facets.forEach((facet, f) => {
    setErrors(facet, errors.facets[f]);
  });
  const solution: Solution = {
    estimator: "joint",
    design: active,
    facets,
    steps,
    stepErrors: errors.steps,
    connectedness: prepared.connectedness,
    constraints: constraintsOf(prepared),
    ...run,
  };
  if (biasCorrection === "ratio") correct(solution, state.rowSums);
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

function constraintsOf({ active, anchors, connectedness }: Prepared): string[] {
  const floating = floatingFacet(active, anchors);
  return active.facets.map((facet, f) => {
    if (anchors[f].some((value) => !Number.isNaN(value))) return `${facet.name}: anchored`;
    if (f === 0 || f === floating) return `${facet.name}: free`;
    const within = connectedness.centred[f].count > 1 ? " within each disjoint subset" : "";
    return `${facet.name}: sum zero${within}`;
  });
}

/**
 * Every measure but the ratees' shrinks by (L − 1)/L, L the harmonic mean number of ratings of a ratee; raters
 * with few ratings spread the other facets likewise. Anchored facets stay.
 */
function correct(solution: Solution, rowSums: Float64Array): void {
  const { design, facets, steps, stepErrors } = solution;
  if (facets.some((facet) => facet.anchored.includes(1))) {
    solution.constraints.push("no bias correction: it would move the measures away from the anchors");
    return;
  }
  const means = design.facets.map((_, f) => harmonicMeanCount(solution, f));
  const shrink = (except: number) =>
    [0, design.bigFacet].reduce((factor, f) => (f === except ? factor : factor * (1 - 1 / means[f])), 1);
  for (let f = 1; f < facets.length; f++) {
    const factor = shrink(f);
    for (const values of [facets[f].measure, facets[f].se])
      for (let e = 0; e < values.length; e++) values[e] *= factor;
  }
  const factor = shrink(-1);
  for (const values of [...steps, ...stepErrors]) for (let k = 0; k < values.length; k++) values[k] *= factor;
  const rows = measureRows(solution, true, (row) => facets[0].status[row] === REGULAR);
  rows.measure.forEach((measure, row) => {
    if (Number.isNaN(measure)) return;
    // What the others' errors add to the error of a row stays in proportion.
    const added = facets[0].se[row] * Math.sqrt(rowSums[2 * row + 1]);
    facets[0].measure[row] = measure;
    facets[0].se[row] = rows.se[row] * Math.max(1, added);
  });
}

function harmonicMeanCount({ design, facets }: Solution, f: number): number {
  const count = new Float64Array(facets[f].measure.length);
  if (f === 0) for (let r = 0; r < count.length; r++) count[r] = design.rowStart[r + 1] - design.rowStart[r];
  else for (let i = 0; i < design.n; i++) count[design.big[i]]++;
  let elements = 0;
  let inverse = 0;
  for (const c of count) {
    if (c === 0) continue;
    elements++;
    inverse += 1 / c;
  }
  return Math.max(2, elements / inverse);
}
