/**
 * What rows and big-facet elements lose to each other, Σ I_pair² / I_other, and the information on each step,
 * Σ P(X ≥ h)·P(X < h). Ratings of a pair stand together.
 */
import { FEW_STEPS, fillTerms, type JointState, type JointSums } from "./joint-pass.ts";

export interface Lost {
  /** Each thread writes its own rows. */
  row: Float64Array;
  big: Float64Array;
  /** Stride `categories`, of each step group. */
  step: Float64Array;
}

/** @param total variances of the last pass, of all rows */
export function loseRows(state: JointState, total: JointSums, lost: Lost, from: number, to: number): void {
  if (state.isCumulated) loseFewCategories(state, total, lost, from, to);
  else loseAnyCategories(state, total, lost, from, to);
}

/** Written out as in the passes, for up to five categories; fewer have terms of 0. */
function loseFewCategories(state: JointState, total: JointSums, lost: Lost, from: number, to: number): void {
  const { rowStart, big, cell, categories, bigFactor, cellTerm, rowMeasure } = state;
  let n1 = 0;
  let n2 = 0;
  let n3 = 0;
  let n4 = 0;
  for (let r = from; r < to; r++) {
    const factor = Math.exp(rowMeasure[r]);
    const end = rowStart[r + 1];
    let i = rowStart[r];
    while (i < end) {
      const b = big[i];
      const u = factor * bigFactor[b];
      const u2 = u * u;
      const u3 = u2 * u;
      const u4 = u2 * u2;
      let pair = 0;
      do {
        const at = FEW_STEPS * cell[i];
        const t4 = cellTerm[at + 3] * u4;
        const t3 = cellTerm[at + 2] * u3 + t4;
        const t2 = cellTerm[at + 1] * u2 + t3;
        const t1 = cellTerm[at] * u + t2;
        const inverse = 1 / (1 + t1);
        const p1 = t1 * inverse;
        const p2 = t2 * inverse;
        const p3 = t3 * inverse;
        const p4 = t4 * inverse;
        const mean = p1 + p2 + p3 + p4;
        pair += p1 + 3 * p2 + 5 * p3 + 7 * p4 - mean * mean;
        n1 += p1 - p1 * p1;
        n2 += p2 - p2 * p2;
        n3 += p3 - p3 * p3;
        n4 += p4 - p4 * p4;
        i++;
      } while (i < end && big[i] === b);
      losePair(state, total, lost, r, b, pair);
    }
  }
  [0, n1, n2, n3, n4].forEach((n, h) => {
    if (h < categories) lost.step[h] += n;
  });
}

function losePair(
  state: JointState,
  total: JointSums,
  lost: Lost,
  row: number,
  big: number,
  pair: number,
): void {
  const bigVariance = total.big[2 * big + 1];
  const rowVariance = state.rowSums[2 * row + 1];
  if (bigVariance > 0) lost.row[row] += (pair * pair) / bigVariance;
  if (rowVariance > 0) lost.big[big] += (pair * pair) / rowVariance;
}

function loseAnyCategories(state: JointState, total: JointSums, lost: Lost, from: number, to: number): void {
  const { rowStart, big, cell, categories, cellGroup, bigFactor, cellTerm, rowMeasure } = state;
  const terms = new Float64Array(categories);
  for (let r = from; r < to; r++) {
    const factor = Math.exp(rowMeasure[r]);
    const end = rowStart[r + 1];
    let i = rowStart[r];
    while (i < end) {
      const b = big[i];
      const u = factor * bigFactor[b];
      let pair = 0;
      do {
        const c = cell[i];
        const inverse = 1 / fillTerms(u, cellTerm, c * (categories - 1), terms);
        pair += addSteps(terms, inverse, lost.step, cellGroup[c] * categories);
        i++;
      } while (i < end && big[i] === b);
      losePair(state, total, lost, r, b, pair);
    }
  }
}

/** Adds P(X ≥ h)·P(X < h) of one rating; returns Var X. */
function addSteps(terms: Float64Array, inverse: number, step: Float64Array, at: number): number {
  let above = 0;
  let mean = 0;
  let second = 0;
  for (let h = terms.length - 1; h >= 1; h--) {
    above += terms[h] * inverse;
    step[at + h] += above * (1 - above);
    mean += above;
    second += (2 * h - 1) * above;
  }
  return second - mean * mean;
}
