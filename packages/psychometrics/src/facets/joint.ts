/**
 * Many-facet Rasch model by joint maximum likelihood:
 *   log P(X = k) / P(X = k − 1) = θ_ratee − Σ_facets β − τ_k                       Linacre (1989), ch. 3
 * All elements move at once by a diagonal Newton step, category counts by iterative scaling, and Anderson
 * acceleration makes up for the diagonal: about one pass over the ratings per iteration.
 * Limits: with L ratings per ratee, all other measures are too wide by about L/(L − 1) (Wright and Douglas
 * 1977); `biasCorrection: "ratio"` takes that out. Where ratings separate (all of one side above all of another)
 * there is no finite maximum: elements that run off are named `unbounded`, or the run ends unconverged.
 */
import { PsychometricsError } from "../errors.ts";
import { Anderson } from "../numeric/anderson.ts";
import { addUp, alone, type Crew, forEach } from "./crew.ts";
import type { Design } from "./design.ts";
import { finishJoint } from "./joint-finish.ts";
import type { JointState, JointSums } from "./joint-pass.ts";
import {
  createState,
  createSums,
  facetSums,
  floatingFacet,
  holdInside,
  type Layout,
  layOut,
  observedSums,
  startValues,
  writeState,
} from "./joint-state.ts";
import { type Prepared, settle, withSubsets } from "./prepare.ts";
import type { Anchors, Solution } from "./solution.ts";

export interface JointOptions {
  anchors?: Anchors;
  /** "ratio": multiply by (L − 1)/L, then re-estimate the first facet by weighted likelihood. */
  biasCorrection?: "none" | "ratio";
  /** Largest change in logits at which to stop; 1e-5 unless told. */
  tolerance?: number;
  maxIterations?: number;
}

/**
 * @throws PsychometricsError `bad-option`, `all-extreme`
 */
export function estimateJoint(design: Design, options: JointOptions = {}): Solution {
  return estimateWith(design, options, alone);
}

export function estimateWith(design: Design, options: JointOptions, crew: Crew): Solution {
  const settled = settle(design, options.anchors, true, crew);
  const { active, anchors } = settled;
  const tolerance = options.tolerance ?? 1e-5;
  const maxIterations = options.maxIterations ?? 500;
  if (!(tolerance > 0)) throw badTolerance(tolerance);
  const layout = layOut(active);
  const floating = floatingFacet(active, anchors);
  const state = createState(active);
  const observed = observedSums(active, layout, settled.extremes.totals);
  const x = startValues(active, layout, observed, anchors);
  const step = new Float64Array(layout.size);
  const anderson = new Anderson();
  const sums = forEach(crew, () => createSums(active));
  writeState(active, layout, x, state);
  let finishPass = beginPass(crew, state, sums);
  // The first pass does not need them, so the others need not wait for them.
  const prepared = withSubsets(settled);
  let iterations = 0;
  let lastChange = Number.POSITIVE_INFINITY;
  for (;;) {
    iterations++;
    finishPass();
    newtonStep(prepared, floating, layout, observed, state, sums[0], step);
    lastChange = largest(step);
    if (lastChange < tolerance || iterations >= maxIterations) break;
    anderson.advance(x, step);
    holdInside(active, layout, x);
    writeState(active, layout, x, state);
    finishPass = beginPass(crew, state, sums);
  }
  const run = { iterations, converged: lastChange < tolerance, lastChange };
  return finishJoint(
    { prepared, floating, layout, x, state, sums: sums[0], run, crew },
    options.biasCorrection ?? "none",
  );
}

/** One pass over all rows; once it is finished the sums of all are in the first. */
function beginPass(crew: Crew, state: JointState, sums: [JointSums, ...JointSums[]]): () => void {
  for (const { big, cell, category } of sums) for (const own of [big, cell, category]) own.fill(0);
  const finish = crew.begin(
    state.rowStart,
    sums.map((own) => ({ kind: "expect", state, sums: own })),
    "same",
  );
  return () => {
    finish();
    addUp(sums, ["big", "cell", "category"]);
  };
}

/** Longest single move, logits: a guard for the first iterations. */
const LONGEST_MOVE = 1.5;

function newtonStep(
  { active, anchors, connectedness }: Prepared,
  floating: number,
  layout: Layout,
  observed: Float64Array,
  state: JointState,
  sums: JointSums,
  step: Float64Array,
): void {
  step.fill(0);
  for (let row = 0; row < active.facets[0].size; row++) {
    step[row] = move(observed[row] - state.rowSums[2 * row], state.rowSums[2 * row + 1]);
  }
  for (let f = 1; f < active.facets.length; f++) {
    const moments = facetSums(active, sums, f);
    const start = layout.facetStart[f];
    for (let e = 0; e < active.facets[f].size; e++)
      step[start + e] = -move(observed[start + e] - moments[2 * e], moments[2 * e + 1]);
  }
  for (let f = 0; f < active.facets.length; f++) {
    const start = layout.facetStart[f];
    for (let e = 0; e < anchors[f].length; e++) if (!Number.isNaN(anchors[f][e])) step[start + e] = 0;
  }
  for (let f = 1; f < active.facets.length; f++) {
    if (f !== floating) centre(step, layout.facetStart[f], connectedness.centred[f], anchors[f]);
  }
  stepSteps(active, layout, observed, sums, step);
}

/** Below this an element has run so far off that its step is only rounding. */
const LEAST_VARIANCE = 1e-7;

function move(residual: number, variance: number): number {
  if (!(variance > LEAST_VARIANCE)) return 0;
  return Math.max(-LONGEST_MOVE, Math.min(LONGEST_MOVE, residual / variance));
}

/** Take the mean out of each class that has no anchor, so that the level stays with the first facet. */
function centre(
  values: Float64Array,
  start: number,
  { of: classOf, count: classes }: { of: Int32Array; count: number },
  anchors: Float64Array,
): void {
  const sum = new Float64Array(classes);
  const count = new Float64Array(classes);
  const isAnchored = new Uint8Array(classes);
  for (let e = 0; e < classOf.length; e++) {
    if (classOf[e] < 0) continue;
    sum[classOf[e]] += values[start + e];
    count[classOf[e]]++;
    if (!Number.isNaN(anchors[e])) isAnchored[classOf[e]] = 1;
  }
  for (let e = 0; e < classOf.length; e++) {
    const c = classOf[e];
    if (c >= 0 && isAnchored[c] === 0) values[start + e] -= sum[c] / count[c];
  }
}

/** A category that is expected nowhere still has a logarithm. */
const LEAST_COUNT = 1e-9;

/** κ_k += log(observed / expected count), then without the part linear in k, which belongs to the facets. */
function stepSteps(
  design: Design,
  layout: Layout,
  observed: Float64Array,
  sums: JointSums,
  step: Float64Array,
): void {
  const { categories, groups } = design.coding;
  groups.forEach((group, g) => {
    const last = group.values.length - 1;
    const start = layout.stepStart[g];
    let total = 0;
    let above = 0;
    for (let k = 0; k <= last; k++) total += observed[start + k];
    for (let k = 1; k <= last; k++) above += sums.category[g * categories + k];
    if (total === 0 || last < 2) return;
    const base = Math.log(observed[start] / Math.max(LEAST_COUNT, total - above));
    for (let k = 1; k <= last; k++) {
      const expected = Math.max(LEAST_COUNT, sums.category[g * categories + k]);
      step[start + k] = Math.log(observed[start + k] / expected) - base;
    }
    const slope = step[start + last] / last;
    for (let k = 1; k <= last; k++) step[start + k] = clamp(step[start + k] - k * slope);
  });
}

function clamp(value: number): number {
  return Math.max(-LONGEST_MOVE, Math.min(LONGEST_MOVE, value));
}

function largest(step: Float64Array): number {
  let most = 0;
  for (let i = 0; i < step.length; i++) most = Math.max(most, Math.abs(step[i]));
  return most;
}

function badTolerance(got: number): PsychometricsError {
  return new PsychometricsError(
    "bad-option",
    { zh: `收敛容差应大于0,实为${got}。`, en: `Got tolerance ${got}, expected above 0.` },
    { got },
  );
}
