/**
 * Many-facet Rasch model by joint maximum likelihood:
 *   log P(X = k) / P(X = k − 1) = θ_ratee − Σ_facets β − τ_k                       Linacre (1989), ch. 3
 * All elements move at once by a diagonal Newton step, category counts by iterative scaling, and Anderson
 * acceleration makes up for the diagonal: about one pass over the ratings per iteration.
 * Limits: with L ratings per ratee, all other measures are too wide by about L/(L − 1) (Wright and Douglas
 * 1977); `biasCorrection: "ratio"` takes that out. Standard errors take other elements as known.
 */
import { PsychometricsError } from "../errors.ts";
import { Anderson } from "../numeric/anderson.ts";
import type { Design } from "./design.ts";
import { finishJoint } from "./joint-finish.ts";
import { type JointState, type JointSums, passRows } from "./joint-pass.ts";
import { type Prepared, prepare } from "./prepare.ts";
import type { Anchors, Solution } from "./solution.ts";

export interface JointOptions {
  anchors?: Anchors;
  /** "ratio": multiply by (L − 1)/L, then re-estimate the first facet by weighted likelihood. */
  biasCorrection?: "none" | "ratio";
  /** Largest change in logits at which to stop; 1e-5 unless told. */
  tolerance?: number;
  maxIterations?: number;
}

/** Runs one pass and returns the sums over all rows. */
export type Pass = (state: JointState) => JointSums;

/**
 * @throws PsychometricsError `bad-option`, `all-extreme`
 */
export function estimateJoint(design: Design, options: JointOptions = {}): Solution {
  const prepared = prepare(design, options.anchors, true);
  const sums = createSums(prepared.active);
  const rows = design.facets[0].size;
  return iterate(prepared, options, (state) => {
    passRows(state, sums, 0, rows);
    return sums;
  });
}

/** Parameters in one vector: rows, then each other facet, then κ (minus the cumulated steps) of each group. */
interface Layout {
  facetStart: number[];
  stepStart: number[];
  size: number;
}

export function iterate(prepared: Prepared, options: JointOptions, pass: Pass): Solution {
  const { active } = prepared;
  const tolerance = options.tolerance ?? 1e-5;
  const maxIterations = options.maxIterations ?? 500;
  if (!(tolerance > 0)) throw badTolerance(tolerance);
  const layout = layOut(active);
  const state = createState(active);
  const observed = observedSums(active, layout);
  const x = startValues(active, layout, observed, prepared.anchors);
  const step = new Float64Array(layout.size);
  const anderson = new Anderson();
  let iterations = 0;
  let lastChange = Number.POSITIVE_INFINITY;
  let sums = createSums(active);
  while (iterations < maxIterations) {
    iterations++;
    writeState(active, layout, x, state);
    sums = pass(state);
    newtonStep(prepared, layout, observed, state, sums, step);
    lastChange = largest(step);
    if (lastChange < tolerance) break;
    anderson.advance(x, step);
  }
  return finishJoint(prepared, layout, x, state, sums, options.biasCorrection ?? "none", {
    iterations,
    converged: lastChange < tolerance,
    lastChange,
  });
}

export function createSums(design: Design): JointSums {
  return {
    big: new Float64Array(2 * design.facets[design.bigFacet].size),
    cell: new Float64Array(2 * design.cells),
    category: new Float64Array(design.coding.groups.length * design.coding.categories),
  };
}

function layOut(design: Design): Layout {
  let size = 0;
  const facetStart = design.facets.map((facet) => {
    size += facet.size;
    return size - facet.size;
  });
  const stepStart = design.coding.groups.map(() => {
    size += design.coding.categories;
    return size - design.coding.categories;
  });
  return { facetStart, stepStart, size };
}

function createState(design: Design): JointState {
  const float = (length: number) => new Float64Array(new SharedArrayBuffer(8 * length));
  const { categories, groups } = design.coding;
  const cellPower = new Uint32Array(new SharedArrayBuffer(4 * design.cells));
  for (let c = 0; c < design.cells; c++) cellPower[c] = design.cellGroup[c] * categories;
  return {
    rowStart: design.rowStart,
    big: design.big,
    cell: design.cell,
    categories,
    rowMeasure: float(design.facets[0].size),
    bigFactor: float(design.facets[design.bigFacet].size),
    cellFactor: float(design.cells),
    cellPower,
    power: float(groups.length * categories),
    rowSums: float(2 * design.facets[0].size),
  };
}

/** Raw scores of all elements, and at the steps the number of ratings in each category. */
function observedSums(design: Design, layout: Layout): Float64Array {
  const observed = new Float64Array(layout.size);
  const cellScore = new Float64Array(design.cells);
  const bigStart = layout.facetStart[design.bigFacet];
  const { categories } = design.coding;
  const counts = new Float64Array(design.coding.groups.length * categories);
  for (let row = 0; row < design.facets[0].size; row++) {
    let sum = 0;
    for (let i = design.rowStart[row]; i < design.rowStart[row + 1]; i++) {
      const score = design.score[i];
      sum += score;
      observed[bigStart + design.big[i]] += score;
      cellScore[design.cell[i]] += score;
      counts[design.cellGroup[design.cell[i]] * categories + score]++;
    }
    observed[row] = sum;
  }
  design.cellElement.forEach((elements, f) => {
    if (elements === null) return;
    for (let c = 0; c < design.cells; c++) observed[layout.facetStart[f] + elements[c]] += cellScore[c];
  });
  layout.stepStart.forEach((start, g) => {
    observed.set(counts.subarray(g * categories, (g + 1) * categories), start);
  });
  return observed;
}

/** Log-odds of the mean score for rows, 0 for the others, anchors as given. */
function startValues(
  design: Design,
  layout: Layout,
  observed: Float64Array,
  anchors: Float64Array[],
): Float64Array {
  const x = new Float64Array(layout.size);
  const top = design.coding.categories - 1;
  for (let row = 0; row < design.facets[0].size; row++) {
    const most = top * (design.rowStart[row + 1] - design.rowStart[row]);
    if (most > 0) x[row] = Math.log((observed[row] + 0.5) / (most - observed[row] + 0.5));
  }
  anchors.forEach((values, f) => {
    values.forEach((value, e) => {
      if (!Number.isNaN(value)) x[layout.facetStart[f] + e] = value;
    });
  });
  return x;
}

function writeState(design: Design, layout: Layout, x: Float64Array, state: JointState): void {
  const { categories, groups } = design.coding;
  state.rowMeasure.set(x.subarray(0, design.facets[0].size));
  const bigStart = layout.facetStart[design.bigFacet];
  for (let b = 0; b < state.bigFactor.length; b++) state.bigFactor[b] = Math.exp(-x[bigStart + b]);
  state.cellFactor.fill(0);
  design.cellElement.forEach((elements, f) => {
    if (elements === null) return;
    const start = layout.facetStart[f];
    for (let c = 0; c < design.cells; c++) state.cellFactor[c] -= x[start + elements[c]];
  });
  for (let c = 0; c < design.cells; c++) state.cellFactor[c] = Math.exp(state.cellFactor[c]);
  groups.forEach((group, g) => {
    for (let k = 0; k < categories; k++) {
      state.power[g * categories + k] = k < group.values.length ? Math.exp(x[layout.stepStart[g] + k]) : 0;
    }
  });
}

/** Longest single move, logits: a guard for the first iterations. */
const LONGEST_MOVE = 1.5;

function newtonStep(
  { active, anchors, connectedness }: Prepared,
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
    const { expected, variance } = facetSums(active, sums, f);
    const start = layout.facetStart[f];
    for (let e = 0; e < expected.length; e++)
      step[start + e] = -move(observed[start + e] - expected[e], variance[e]);
  }
  for (let f = 0; f < active.facets.length; f++) {
    const start = layout.facetStart[f];
    for (let e = 0; e < anchors[f].length; e++) if (!Number.isNaN(anchors[f][e])) step[start + e] = 0;
  }
  const floating = floatingFacet(active, anchors);
  for (let f = 1; f < active.facets.length; f++) {
    if (f !== floating) centre(step, layout.facetStart[f], connectedness.centred[f], anchors[f]);
  }
  stepSteps(active, layout, observed, sums, step);
}

/** Expected score and variance of the elements of a facet other than the first. */
export function facetSums(design: Design, sums: JointSums, f: number) {
  const expected = new Float64Array(design.facets[f].size);
  const variance = new Float64Array(design.facets[f].size);
  const elements = design.cellElement[f];
  if (elements === null) {
    for (let e = 0; e < expected.length; e++) {
      expected[e] = sums.big[2 * e];
      variance[e] = sums.big[2 * e + 1];
    }
    return { expected, variance };
  }
  for (let c = 0; c < design.cells; c++) {
    expected[elements[c]] += sums.cell[2 * c];
    variance[elements[c]] += sums.cell[2 * c + 1];
  }
  return { expected, variance };
}

function move(residual: number, variance: number): number {
  if (variance <= 0) return 0;
  return Math.max(-LONGEST_MOVE, Math.min(LONGEST_MOVE, residual / variance));
}

/** Anchors of the first facet fix the origin, so the big facet may not be centred as well; −1 without them. */
export function floatingFacet(design: Design, anchors: Float64Array[]): number {
  return anchors[0].some((value) => !Number.isNaN(value)) ? design.bigFacet : -1;
}

/** Take the mean out of each class that has no anchor, so that the level stays with the first facet. */
export function centre(
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
    const base = Math.log(observed[start] / (total - above));
    for (let k = 1; k <= last; k++) {
      step[start + k] = Math.log(observed[start + k] / sums.category[g * categories + k]) - base;
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

export type { Layout };
