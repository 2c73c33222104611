/**
 * Henderson's mixed-model equations for y = μ + Σ_k Z_k u_k + e, u_k ~ N(0, σ²_k I), e ~ N(0, σ²_e I).
 * The effect with the most levels has a diagonal block, so it is eliminated first; what remains is dense.
 * Several responses of the same design, independent and with effects of their own, share one set of equations.
 */
import { factorize, invertFactored, logDeterminant, solveFactored } from "../numeric/cholesky.ts";

export interface RandomEffect {
  name: string;
  /** Level of each observation, 0 … levels − 1. */
  index: ArrayLike<number>;
  levels: number;
}

/** One response and its sums over the levels. */
export interface Response {
  /** Centred. */
  y: Float64Array;
  sums: Effects;
}

export interface Layout {
  /** Observations of one response. */
  n: number;
  responses: Response[];
  /** index[k][i]: level of observation i in effect k. */
  index: ArrayLike<number>[];
  levels: number[];
  /** Effect that is eliminated. */
  large: number;
  /** Where each other effect begins among the dense unknowns, the one with most levels first. */
  start: number[];
  /** The unknown of the intercept: the last; −1 when the mean is known to be zero. */
  intercept: number;
  /** Number of dense unknowns. */
  dense: number;
  /** Z'Z (with the intercept) of the dense unknowns. */
  cross: Float64Array;
  /** Counts of the large effect. */
  largeCount: Float64Array;
  /** Cross-counts of the large effect with the dense unknowns: compressed rows. */
  sparseStart: Uint32Array;
  sparseColumn: Uint32Array;
  sparseValue: Float64Array;
}

/** @param values the responses, centred, all of the same length */
export function layOut(
  values: readonly Float64Array[],
  index: ArrayLike<number>[],
  levels: number[],
  hasIntercept: boolean,
): Layout {
  const n = values[0].length;
  const large = levels.indexOf(Math.max(...levels));
  const start = levels.map(() => -1);
  const others = levels.map((_, k) => k).filter((k) => k !== large);
  let random = 0;
  for (const k of others.toSorted((a, b) => levels[b] - levels[a])) {
    start[k] = random;
    random += levels[k];
  }
  const fixed = hasIntercept ? 1 : 0;
  const dense = random + fixed;
  const cross = new Float64Array(dense * dense);
  const largeCount = new Float64Array(levels[large]);
  const rows: Map<number, number>[] = Array.from({ length: levels[large] }, () => new Map());
  const unknowns = new Uint32Array(others.length + fixed).fill(random);
  for (let i = 0; i < n; i++) {
    for (let o = 0; o < others.length; o++) unknowns[o] = start[others[o]] + index[others[o]][i];
    const level = index[large][i];
    largeCount[level]++;
    const row = rows[level];
    for (let a = 0; a < unknowns.length; a++) {
      row.set(unknowns[a], (row.get(unknowns[a]) ?? 0) + 1);
      for (let b = 0; b < unknowns.length; b++) cross[unknowns[a] * dense + unknowns[b]]++;
    }
  }
  const sparseStart = new Uint32Array(levels[large] + 1);
  rows.forEach((row, level) => {
    sparseStart[level + 1] = sparseStart[level] + row.size;
  });
  const design = { n, index, levels, large, start, intercept: hasIntercept ? random : -1, dense };
  return {
    ...design,
    responses: values.map((y) => ({ y, sums: sumsOf(design, y) })),
    cross,
    largeCount,
    sparseStart,
    sparseColumn: Uint32Array.from(rows.flatMap((row) => [...row.keys()])),
    sparseValue: Float64Array.from(rows.flatMap((row) => [...row.values()])),
  };
}

/** Number of fixed effects: the intercept or none. */
export function fixedOf({ intercept }: Layout): number {
  return intercept < 0 ? 0 : 1;
}

/** The equations at given variances, factored. All unknowns are in units of the response. */
export interface Factored {
  factor: Float64Array;
  /** Diagonal of the eliminated block. */
  diagonal: Float64Array;
  /** log determinant of the whole coefficient matrix. */
  logDet: number;
  residual: number;
}

/** Null when the matrix is not positive definite. */
export function factorEquations(layout: Layout, variances: Float64Array, residual: number): Factored | null {
  const { dense, levels, large, start, sparseStart, sparseColumn, sparseValue } = layout;
  const factor = new Float64Array(dense * dense);
  const precision = 1 / residual;
  for (let i = 0; i < factor.length; i++) factor[i] = layout.cross[i] * precision;
  levels.forEach((size, k) => {
    if (k === large) return;
    for (let u = start[k]; u < start[k] + size; u++) factor[u * dense + u] += 1 / variances[k];
  });
  const diagonal = layout.largeCount.map((count) => count / residual + 1 / variances[large]);
  let logDet = 0;
  for (let level = 0; level < levels[large]; level++) {
    logDet += Math.log(diagonal[level]);
    const scale = 1 / (diagonal[level] * residual * residual);
    for (let p = sparseStart[level]; p < sparseStart[level + 1]; p++) {
      const row = sparseColumn[p] * dense;
      const value = sparseValue[p] * scale;
      for (let q = sparseStart[level]; q < sparseStart[level + 1]; q++) {
        factor[row + sparseColumn[q]] -= value * sparseValue[q];
      }
    }
  }
  if (!factorize(factor, dense)) return null;
  return { factor, diagonal, logDet: logDet + logDeterminant(factor, dense), residual };
}

export interface Effects {
  dense: Float64Array;
  large: Float64Array;
}

/** Solve for right-hand sides given as sums over observations (not yet divided by the residual variance). */
export function solveEquations(
  layout: Layout,
  factored: Factored,
  { dense: denseSum, large: largeSum }: Effects,
): Effects {
  const { sparseStart, sparseColumn, sparseValue } = layout;
  const { factor, diagonal, residual } = factored;
  const dense = denseSum.map((sum) => sum / residual);
  for (let level = 0; level < diagonal.length; level++) {
    const carried = largeSum[level] / (residual * residual * diagonal[level]);
    for (let p = sparseStart[level]; p < sparseStart[level + 1]; p++)
      dense[sparseColumn[p]] -= carried * sparseValue[p];
  }
  solveFactored(factor, layout.dense, dense);
  const large = largeSum.map((sum, level) => {
    let rest = sum;
    for (let p = sparseStart[level]; p < sparseStart[level + 1]; p++)
      rest -= sparseValue[p] * dense[sparseColumn[p]];
    return rest / (residual * diagonal[level]);
  });
  return { dense, large };
}

/** Sums of a vector over the levels of every effect, in the layout of the equations. */
export function sumsOf(
  layout: Pick<Layout, "index" | "levels" | "large" | "start" | "intercept" | "dense">,
  values: Float64Array,
): Effects {
  const dense = new Float64Array(layout.dense);
  const large = new Float64Array(layout.levels[layout.large]);
  layout.levels.forEach((_, k) => {
    const index = layout.index[k];
    const sums = k === layout.large ? large : dense;
    const start = k === layout.large ? 0 : layout.start[k];
    for (let i = 0; i < values.length; i++) sums[start + index[i]] += values[i];
  });
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i];
  if (layout.intercept >= 0) dense[layout.intercept] = total;
  return { dense, large };
}

/** What is left of a vector when intercept and level effects are taken off. */
export function residualsOf(layout: Layout, effects: Effects, values: Float64Array): Float64Array {
  const intercept = layout.intercept < 0 ? 0 : effects.dense[layout.intercept];
  const residuals = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) residuals[i] = values[i] - intercept;
  layout.levels.forEach((_, k) => {
    const own = levelEffects(layout, effects, k);
    const index = layout.index[k];
    for (let i = 0; i < values.length; i++) residuals[i] -= own[index[i]];
  });
  return residuals;
}

/** Effects of the levels of one random effect. */
export function levelEffects(layout: Layout, effects: Effects, k: number): Float64Array {
  if (k === layout.large) return effects.large;
  return effects.dense.subarray(layout.start[k], layout.start[k] + layout.levels[k]);
}

/** Trace of each effect's block of the inverse: the summed prediction error variances. */
export function inverseTraces(layout: Layout, factored: Factored): Float64Array {
  const { dense, levels, large, start, sparseStart, sparseColumn, sparseValue } = layout;
  const inverse = invertFactored(factored.factor, dense);
  return Float64Array.from(levels, (size, k) => {
    let trace = 0;
    if (k !== large) {
      for (let u = start[k]; u < start[k] + size; u++) trace += inverse[u * dense + u];
      return trace;
    }
    for (let level = 0; level < size; level++) {
      let quadratic = 0;
      for (let p = sparseStart[level]; p < sparseStart[level + 1]; p++) {
        const row = sparseColumn[p] * dense;
        for (let q = sparseStart[level]; q < sparseStart[level + 1]; q++) {
          quadratic += sparseValue[p] * sparseValue[q] * inverse[row + sparseColumn[q]];
        }
      }
      const d = factored.diagonal[level];
      trace += 1 / d + quadratic / (d * d * factored.residual * factored.residual);
    }
    return trace;
  });
}
