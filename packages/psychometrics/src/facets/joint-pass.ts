/**
 * One pass of the joint estimator over a range of rows: expected score and variance of every row, big-facet
 * element and cell, and expected category counts of every step group.
 *   P(X = k) = Π_{h ≤ k} ρ_h / Σ_j Π_{h ≤ j} ρ_h,  ρ_h = exp(θ − β(big) − δ(cell) − τ_h)
 * The exponentials are taken once per element, so a rating costs two look-ups, a polynomial and a division.
 * Ratings of one rater on one ratee stand together, so the rater's sums and the powers of u = exp(θ − β) stay in
 * registers.
 */
import type { IndexArray } from "./design.ts";

/** What all threads read; in shared memory. */
export interface JointState {
  rowStart: Uint32Array;
  big: Uint32Array;
  cell: IndexArray;
  /** Number of categories. */
  categories: number;
  /** How many step groups there are; `cellGroup` says which one a cell has. */
  groups: number;
  cellGroup: Uint32Array;
  rowMeasure: Float64Array;
  /** exp(−severity) of the big facet. */
  bigFactor: Float64Array;
  /**
   * exp(−δ − τ_h) of each cell, h = 1 … categories − 1, 0 past the last category of its group. Where `isCumulated`,
   * the products Π_{h ≤ k} instead, with room for `FEW_STEPS` of them.
   */
  cellTerm: Float64Array;
  /** Few categories and one set of steps: the passes that are written out. */
  isCumulated: boolean;
  /** Expected score and variance of each row; every thread writes its own rows. */
  rowSums: Float64Array;
}

/** What one thread writes: expected score and variance alternate, so that one line of cache holds both. */
export interface JointSums {
  big: Float64Array;
  cell: Float64Array;
  /** Expected number of ratings in each category above the lowest, of each group. */
  category: Float64Array;
}

/** Up to this many categories the passes are written out. */
export const FEW_CATEGORIES = 5;
export const FEW_STEPS = FEW_CATEGORIES - 1;

/** Adds to the sums; the rows' own are written. */
export function passRows(state: JointState, sums: JointSums, from: number, to: number): void {
  if (!state.isCumulated) passAnyCategories(state, sums, from, to);
  else if (state.categories <= 4) passFourCategories(state, sums, from, to);
  else passFiveCategories(state, sums, from, to);
}

/** Written out because the general loop takes twice as long; two or three categories have terms of 0. */
function passFourCategories(state: JointState, sums: JointSums, from: number, to: number): void {
  const { rowStart, big, cell, bigFactor, cellTerm, rowMeasure, rowSums } = state;
  const bigSums = sums.big;
  const cellSums = sums.cell;
  let n2 = 0;
  let n3 = 0;
  let total = 0;
  for (let row = from; row < to; row++) {
    const factor = Math.exp(rowMeasure[row]);
    const end = rowStart[row + 1];
    let rowMean = 0;
    let rowVariance = 0;
    let i = rowStart[row];
    while (i < end) {
      const b = big[i];
      const u = factor * bigFactor[b];
      const u2 = u * u;
      const u3 = u2 * u;
      let bigMean = 0;
      let bigVariance = 0;
      do {
        const c = cell[i];
        const t1 = cellTerm[FEW_STEPS * c] * u;
        const t2 = cellTerm[FEW_STEPS * c + 1] * u2;
        const t3 = cellTerm[FEW_STEPS * c + 2] * u3;
        const above = t2 + t3;
        const inverse = 1 / (1 + t1 + above);
        const mean = (t1 + above + above + t3) * inverse;
        const variance = (t1 + 4 * t2 + 9 * t3) * inverse - mean * mean;
        n2 += t2 * inverse;
        n3 += t3 * inverse;
        bigMean += mean;
        bigVariance += variance;
        cellSums[2 * c] += mean;
        cellSums[2 * c + 1] += variance;
        i++;
      } while (i < end && big[i] === b);
      bigSums[2 * b] += bigMean;
      bigSums[2 * b + 1] += bigVariance;
      rowMean += bigMean;
      rowVariance += bigVariance;
    }
    total += rowMean;
    rowSums[2 * row] = rowMean;
    rowSums[2 * row + 1] = rowVariance;
  }
  addCounts(sums.category, [0, total - 2 * n2 - 3 * n3, n2, n3]);
}

function passFiveCategories(state: JointState, sums: JointSums, from: number, to: number): void {
  const { rowStart, big, cell, bigFactor, cellTerm, rowMeasure, rowSums } = state;
  const bigSums = sums.big;
  const cellSums = sums.cell;
  let n2 = 0;
  let n3 = 0;
  let n4 = 0;
  let total = 0;
  for (let row = from; row < to; row++) {
    const factor = Math.exp(rowMeasure[row]);
    const end = rowStart[row + 1];
    let rowMean = 0;
    let rowVariance = 0;
    let i = rowStart[row];
    while (i < end) {
      const b = big[i];
      const u = factor * bigFactor[b];
      const u2 = u * u;
      const u3 = u2 * u;
      const u4 = u2 * u2;
      let bigMean = 0;
      let bigVariance = 0;
      do {
        const c = cell[i];
        const t1 = cellTerm[FEW_STEPS * c] * u;
        const t2 = cellTerm[FEW_STEPS * c + 1] * u2;
        const t3 = cellTerm[FEW_STEPS * c + 2] * u3;
        const t4 = cellTerm[FEW_STEPS * c + 3] * u4;
        const high = t3 + t4;
        const above = t2 + high;
        const inverse = 1 / (1 + t1 + above);
        const mean = (t1 + above + above + high + t4) * inverse;
        const variance = (t1 + 4 * t2 + 9 * t3 + 16 * t4) * inverse - mean * mean;
        n2 += t2 * inverse;
        n3 += t3 * inverse;
        n4 += t4 * inverse;
        bigMean += mean;
        bigVariance += variance;
        cellSums[2 * c] += mean;
        cellSums[2 * c + 1] += variance;
        i++;
      } while (i < end && big[i] === b);
      bigSums[2 * b] += bigMean;
      bigSums[2 * b + 1] += bigVariance;
      rowMean += bigMean;
      rowVariance += bigVariance;
    }
    total += rowMean;
    rowSums[2 * row] = rowMean;
    rowSums[2 * row + 1] = rowVariance;
  }
  addCounts(sums.category, [0, total - 2 * n2 - 3 * n3 - 4 * n4, n2, n3, n4]);
}

function addCounts(category: Float64Array, counts: readonly number[]): void {
  for (let k = 1; k < category.length; k++) category[k] += counts[k];
}

/** Products of many ratios are brought back below this, so that a hundred categories do not overflow. */
const LARGE = 1e100;

function passAnyCategories(state: JointState, sums: JointSums, from: number, to: number): void {
  const { rowStart, big, cell, categories, cellGroup, bigFactor, cellTerm, rowMeasure, rowSums } = state;
  const steps = categories - 1;
  const terms = new Float64Array(categories);
  for (let row = from; row < to; row++) {
    const factor = Math.exp(rowMeasure[row]);
    const end = rowStart[row + 1];
    let rowMean = 0;
    let rowVariance = 0;
    for (let i = rowStart[row]; i < end; i++) {
      const b = big[i];
      const c = cell[i];
      const inverse = 1 / fillTerms(factor * bigFactor[b], cellTerm, c * steps, terms);
      const at = cellGroup[c] * categories;
      let first = 0;
      let second = 0;
      for (let k = 1; k < categories; k++) {
        const p = terms[k] * inverse;
        sums.category[at + k] += p;
        first += k * p;
        second += k * k * p;
      }
      const variance = second - first * first;
      rowMean += first;
      rowVariance += variance;
      sums.big[2 * b] += first;
      sums.big[2 * b + 1] += variance;
      sums.cell[2 * c] += first;
      sums.cell[2 * c + 1] += variance;
    }
    rowSums[2 * row] = rowMean;
    rowSums[2 * row + 1] = rowVariance;
  }
}

/** Terms of all categories from their ratios, u times those of a cell at `at`; returns their sum. */
export function fillTerms(u: number, ratios: Float64Array, at: number, terms: Float64Array): number {
  let term = 1;
  let sum = 1;
  terms[0] = 1;
  for (let k = 1; k < terms.length; k++) {
    term *= u * ratios[at + k - 1];
    terms[k] = term;
    sum += term;
    if (term < LARGE) continue;
    for (let j = 0; j <= k; j++) terms[j] /= LARGE;
    term /= LARGE;
    sum /= LARGE;
  }
  return sum;
}
