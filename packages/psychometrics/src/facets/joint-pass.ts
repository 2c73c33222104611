/**
 * One pass of the joint estimator over a range of rows: expected score and variance of every row, big-facet
 * element and cell, and expected category counts of every step group.
 *   P(X = k) = a_k y^k / Σ a_j y^j,  y = e^θ · e^−β(big) · e^−δ(cell),  a_k = exp(−τ_1 − … − τ_k)
 * The exponentials are taken once per element, so a rating costs two look-ups, a polynomial and a division.
 * Ratings of one rater on one ratee stand together, so the rater's sums stay in registers.
 */
import type { IndexArray } from "./design.ts";

/** What all threads read; in shared memory. */
export interface JointState {
  rowStart: Uint32Array;
  big: Uint32Array;
  cell: IndexArray;
  /** Number of categories; `power` has this stride. */
  categories: number;
  rowMeasure: Float64Array;
  /** exp(−severity) of the big facet. */
  bigFactor: Float64Array;
  /** exp(−difficulty) of each cell. */
  cellFactor: Float64Array;
  /** Where the coefficients a_k of each cell begin in `power`. */
  cellPower: Uint32Array;
  /** a_k of each group, 0 past its last category. */
  power: Float64Array;
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

export function passRows(state: JointState, sums: JointSums, from: number, to: number): void {
  sums.big.fill(0);
  sums.cell.fill(0);
  sums.category.fill(0);
  const isSimple = state.categories <= 5 && state.power.length === state.categories;
  if (isSimple) passFewCategories(state, sums, from, to);
  else passAnyCategories(state, sums, from, to);
}

/** Up to five categories and one set of steps: everything but the rater's and the item's sums in registers. */
function passFewCategories(state: JointState, sums: JointSums, from: number, to: number): void {
  const { rowStart, big, cell, bigFactor, cellFactor, power, rowMeasure, rowSums } = state;
  const bigSums = sums.big;
  const cellSums = sums.cell;
  const [, a1, a2, a3, a4] = [0, 1, 2, 3, 4].map((k) => (k < power.length ? power[k] : 0));
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
      const common = factor * bigFactor[b];
      let bigMean = 0;
      let bigVariance = 0;
      do {
        const c = cell[i];
        const y = common * cellFactor[c];
        const square = y * y;
        const t1 = a1 * y;
        const t2 = a2 * square;
        const t3 = a3 * square * y;
        const t4 = a4 * square * square;
        const inverse = 1 / (1 + t1 + t2 + t3 + t4);
        const p1 = t1 * inverse;
        const p2 = t2 * inverse;
        const p3 = t3 * inverse;
        const p4 = t4 * inverse;
        const mean = p1 + 2 * p2 + 3 * p3 + 4 * p4;
        const variance = p1 + 4 * p2 + 9 * p3 + 16 * p4 - mean * mean;
        n2 += p2;
        n3 += p3;
        n4 += p4;
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
  const counts = [0, total - 2 * n2 - 3 * n3 - 4 * n4, n2, n3, n4];
  for (let k = 1; k < power.length; k++) sums.category[k] = counts[k];
}

function passAnyCategories(state: JointState, sums: JointSums, from: number, to: number): void {
  const { rowStart, big, cell, categories, bigFactor, cellFactor, cellPower, power, rowMeasure } = state;
  const bigSums = sums.big;
  const cellSums = sums.cell;
  const counts = sums.category;
  const rowSums = state.rowSums;
  const terms = new Float64Array(categories);
  for (let row = from; row < to; row++) {
    const factor = Math.exp(rowMeasure[row]);
    const end = rowStart[row + 1];
    let rowMean = 0;
    let rowVariance = 0;
    for (let i = rowStart[row]; i < end; i++) {
      const b = big[i];
      const c = cell[i];
      const at = cellPower[c];
      const y = factor * bigFactor[b] * cellFactor[c];
      let raised = 1;
      let z = 1;
      let first = 0;
      let second = 0;
      for (let k = 1; k < categories; k++) {
        raised *= y;
        const term = power[at + k] * raised;
        terms[k] = term;
        z += term;
        first += k * term;
        second += k * k * term;
      }
      const inverse = 1 / z;
      for (let k = 1; k < categories; k++) counts[at + k] += terms[k] * inverse;
      const mean = first * inverse;
      const variance = second * inverse - mean * mean;
      rowMean += mean;
      rowVariance += variance;
      bigSums[2 * b] += mean;
      bigSums[2 * b + 1] += variance;
      cellSums[2 * c] += mean;
      cellSums[2 * c + 1] += variance;
    }
    rowSums[2 * row] = rowMean;
    rowSums[2 * row + 1] = rowVariance;
  }
}

/** Σ P(X ≥ h)·P(X < h) over all ratings, h = 1 …, for each group with stride `categories`. */
export function stepInformation(state: JointState): Float64Array {
  const { rowStart, big, cell, categories, bigFactor, cellFactor, cellPower, power, rowMeasure } = state;
  const information = new Float64Array(power.length);
  const terms = new Float64Array(categories);
  for (let row = 0; row < rowMeasure.length; row++) {
    const factor = Math.exp(rowMeasure[row]);
    for (let i = rowStart[row]; i < rowStart[row + 1]; i++) {
      const c = cell[i];
      const at = cellPower[c];
      const y = factor * bigFactor[big[i]] * cellFactor[c];
      let raised = 1;
      let z = 1;
      for (let k = 1; k < categories; k++) {
        raised *= y;
        terms[k] = power[at + k] * raised;
        z += terms[k];
      }
      let above = 0;
      for (let k = categories - 1; k >= 1; k--) {
        above += terms[k] / z;
        information[at + k] += above * (1 - above);
      }
    }
  }
  return information;
}

/** Bounds of `parts` ranges of rows with about equal numbers of ratings. */
export function splitRows(rowStart: Uint32Array, parts: number): number[] {
  const rows = rowStart.length - 1;
  const bounds = [0];
  let row = 0;
  for (let part = 1; part < parts; part++) {
    const target = (rowStart[rows] * part) / parts;
    while (row < rows && rowStart[row] < target) row++;
    bounds.push(row);
  }
  bounds.push(rows);
  return bounds;
}
