/** Standard errors of the joint estimator for designs too large for the whole information (see joint-errors.ts). */
import type { Design } from "./design.ts";
import { errorOf } from "./element.ts";
import { fillTerms, type JointState } from "./joint-pass.ts";

export interface JointErrors {
  facets: Float64Array[];
  /** Of each step group. */
  steps: Float64Array[];
}

/** @param variances information of each element with all others known */
export function localErrors(design: Design, state: JointState, variances: Float64Array[]): JointErrors {
  const lost = lostInformation(design, state, variances);
  return {
    facets: variances.map((own, f) => {
      const less = f === 0 ? lost.row : f === design.bigFacet ? lost.big : null;
      return own.map((value, e) => errorOf(less === null ? value : remaining(value, less[e])));
    }),
    steps: design.coding.groups.map((group, g) =>
      Float64Array.from({ length: Math.max(0, group.values.length - 1) }, (_, h) =>
        errorOf(lost.step[g * state.categories + h + 1]),
      ),
    ),
  };
}

/**
 * What is left of an element's information. One that keeps nothing meets only partners of its own: these are centred
 * on it, so that it is known as if they were.
 */
function remaining(own: number, lost: number): number {
  return own - lost > NOTHING * own ? own - lost : own;
}

/** Share of the information that is rounding. */
const NOTHING = 1e-9;

/**
 * What rows and big-facet elements lose to each other, Σ I_pair² / I_other, and the information on each step,
 * Σ P(X ≥ h)·P(X < h) with stride `categories`. Ratings of a pair stand together.
 */
function lostInformation(design: Design, state: JointState, variances: Float64Array[]) {
  const { rowStart, big, cell, categories, cellGroup, bigFactor, rowMeasure } = state;
  const rowVariance = variances[0];
  const bigVariance = variances[design.bigFacet];
  const row = new Float64Array(rowVariance.length);
  const lostBig = new Float64Array(bigVariance.length);
  const step = new Float64Array(state.groups * categories);
  const ratios = ratiosOf(state);
  const terms = new Float64Array(categories);
  for (let r = 0; r < row.length; r++) {
    const factor = Math.exp(rowMeasure[r]);
    let i = rowStart[r];
    while (i < rowStart[r + 1]) {
      const b = big[i];
      let pair = 0;
      do {
        const c = cell[i];
        const z = fillTerms(factor * bigFactor[b], ratios, c * (categories - 1), terms);
        pair += addSteps(terms, z, step, cellGroup[c] * categories);
        i++;
      } while (i < rowStart[r + 1] && big[i] === b);
      if (bigVariance[b] > 0) row[r] += (pair * pair) / bigVariance[b];
      if (rowVariance[r] > 0) lostBig[b] += (pair * pair) / rowVariance[r];
    }
  }
  return { row, big: lostBig, step };
}

/** Adds P(X ≥ h)·P(X < h) of one rating; returns Var X. */
function addSteps(terms: Float64Array, z: number, step: Float64Array, at: number): number {
  let above = 0;
  let mean = 0;
  let second = 0;
  for (let h = terms.length - 1; h >= 1; h--) {
    above += terms[h] / z;
    step[at + h] += above * (1 - above);
    mean += above;
    second += (2 * h - 1) * above;
  }
  return second - mean * mean;
}

/** exp(−δ − τ_h) of each cell, undoing the products of the written-out passes. */
function ratiosOf({ cellTerm, categories, isCumulated }: JointState): Float64Array {
  if (!isCumulated) return cellTerm;
  const steps = categories - 1;
  return cellTerm.map((term, i) => (i % steps === 0 || term === 0 ? term : term / cellTerm[i - 1]));
}
