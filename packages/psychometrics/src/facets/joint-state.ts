/** The joint estimator's parameters in one vector, what the passes read of it, and the observed sums. */
import { sharedFloats } from "./crew.ts";
import { type Design, shared } from "./design.ts";
import type { Totals } from "./extremes.ts";
import { FEW_CATEGORIES, FEW_STEPS, type JointState, type JointSums } from "./joint-pass.ts";
import { SCORE, WIDTH } from "./tally.ts";

/** Parameters in one vector: rows, then each other facet, then κ (minus the cumulated steps) of each group. */
export interface Layout {
  facetStart: number[];
  stepStart: number[];
  size: number;
}

export function createSums(design: Design): JointSums {
  return {
    big: sharedFloats(2 * design.facets[design.bigFacet].size),
    cell: sharedFloats(2 * design.cells),
    category: sharedFloats(design.coding.groups.length * design.coding.categories),
  };
}

export function layOut(design: Design): Layout {
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

export function createState(design: Design): JointState {
  const { categories, groups } = design.coding;
  const isCumulated = categories <= FEW_CATEGORIES && groups.length === 1;
  const cellGroup = new Uint32Array(shared(4 * design.cells));
  cellGroup.set(design.cellGroup);
  return {
    rowStart: design.rowStart,
    big: design.big,
    cell: design.cell,
    categories,
    groups: groups.length,
    cellGroup,
    rowMeasure: sharedFloats(design.facets[0].size),
    bigFactor: sharedFloats(design.facets[design.bigFacet].size),
    cellTerm: sharedFloats(design.cells * (isCumulated ? FEW_STEPS : categories - 1)),
    isCumulated,
    rowSums: sharedFloats(2 * design.facets[0].size),
  };
}

/** Raw scores of all elements, and at the steps the number of ratings in each category. */
export function observedSums(design: Design, layout: Layout, totals: Totals): Float64Array {
  const observed = new Float64Array(layout.size);
  totals.facets.forEach((tally, f) => {
    for (let e = 0; e < design.facets[f].size; e++)
      observed[layout.facetStart[f] + e] = tally[WIDTH * e + SCORE];
  });
  const { categories } = design.coding;
  layout.stepStart.forEach((start, g) => {
    observed.set(totals.categories.subarray(g * categories, (g + 1) * categories), start);
  });
  return observed;
}

/** Log-odds of the mean score for rows, 0 for the others, anchors as given. */
export function startValues(
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

/**
 * No measure of a rating scale lies this far out. A vector that runs away is held there, so that no exponential
 * overflows; elements without information are named afterwards.
 */
const FURTHEST = 30;

export function holdInside(design: Design, layout: Layout, x: Float64Array): void {
  for (let i = 0; i < layout.stepStart[0]; i++) x[i] = clamp(x[i], FURTHEST);
  for (const start of layout.stepStart) {
    for (let k = 0; k < design.coding.categories; k++) x[start + k] = clamp(x[start + k], FURTHEST * k);
  }
}

function clamp(value: number, most: number): number {
  return Math.max(-most, Math.min(most, value));
}

export function writeState(design: Design, layout: Layout, x: Float64Array, state: JointState): void {
  const { categories, groups } = design.coding;
  const steps = categories - 1;
  const stride = state.isCumulated ? FEW_STEPS : steps;
  state.rowMeasure.set(x.subarray(0, design.facets[0].size));
  const bigStart = layout.facetStart[design.bigFacet];
  for (let b = 0; b < state.bigFactor.length; b++) state.bigFactor[b] = Math.exp(-x[bigStart + b]);
  for (let c = 0; c < design.cells; c++) {
    const difficulty = clamp(difficultyOf(design, layout, x, c), 2 * FURTHEST);
    const start = layout.stepStart[design.cellGroup[c]];
    const last = groups[design.cellGroup[c]].values.length - 1;
    for (let h = 1; h <= steps; h++) {
      const exponent = state.isCumulated
        ? x[start + h] - h * difficulty
        : x[start + h] - x[start + h - 1] - difficulty;
      state.cellTerm[c * stride + h - 1] = h <= last ? Math.exp(exponent) : 0;
    }
  }
}

/** Sum of the small facets of a cell. */
function difficultyOf(design: Design, layout: Layout, x: Float64Array, cell: number): number {
  let sum = 0;
  for (let f = 0; f < design.cellElement.length; f++) {
    const elements = design.cellElement[f];
    if (elements !== null) sum += x[layout.facetStart[f] + elements[cell]];
  }
  return sum;
}

/** Expected score and variance of the elements of a facet other than the first, alternating. */
export function facetSums(design: Design, sums: JointSums, f: number): Float64Array {
  const elements = design.cellElement[f];
  if (elements === null) return sums.big;
  const moments = new Float64Array(2 * design.facets[f].size);
  for (let c = 0; c < design.cells; c++) {
    moments[2 * elements[c]] += sums.cell[2 * c];
    moments[2 * elements[c] + 1] += sums.cell[2 * c + 1];
  }
  return moments;
}

/** Anchors of the first facet fix the origin, so the big facet may not be centred as well; −1 without them. */
export function floatingFacet(design: Design, anchors: Float64Array[]): number {
  return anchors[0].some((value) => !Number.isNaN(value)) ? design.bigFacet : -1;
}
