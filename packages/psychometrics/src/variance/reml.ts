/**
 * Variance components by restricted maximum likelihood, y = μ + Σ_k Z_k u_k + e, for crossed and nested
 * random effects (Patterson and Thompson 1971). Average-information steps (Gilmour, Thompson and Cullis
 * 1995) after two of EM; the criterion is that of lme4, so the values can be compared.
 * Limits: normal, one intercept or none; all effects but the largest together have at most 3,000 levels, because
 * their equations are dense.
 */
import { PsychometricsError } from "../errors.ts";
import { factorize, invertFactored, solveFactored } from "../numeric/cholesky.ts";
import {
  type Effects,
  type Factored,
  factorEquations,
  inverseTraces,
  type Layout,
  layOut,
  solveEquations,
} from "./mixed-equations.ts";

export interface RandomEffect {
  name: string;
  /** Level of each observation, 0 … levels − 1. */
  index: ArrayLike<number>;
  levels: number;
}

export interface VarianceComponent {
  name: string;
  levels: number;
  variance: number;
  /** From the average information; null at the boundary. */
  se: number | null;
  /** The estimate is zero within rounding. */
  atBoundary: boolean;
  /** Predicted level effects (BLUP). Empty for the residual. */
  predictions: Float64Array;
}

export interface RemlOptions {
  /** false: the mean is known to be zero, as that of contrasts is. */
  intercept?: boolean;
}

export interface VarianceComponents {
  components: VarianceComponent[];
  residual: VarianceComponent;
  intercept: number;
  /** −2 log restricted likelihood, with all constants. */
  criterion: number;
  observations: number;
  iterations: number;
  converged: boolean;
}

const MOST_DENSE = 3000;
const BOUNDARY = 1e-7;

/**
 * @param response one value per observation
 * @throws PsychometricsError `empty-data`, `bad-shape`, `bad-value`, `one-category` (constant response),
 *   `too-few-groups` (an effect with one level), `not-identified`, `bad-option` (too many levels)
 */
export function varianceComponents(
  response: ArrayLike<number>,
  effects: readonly RandomEffect[],
  { intercept: hasIntercept = true }: RemlOptions = {},
): VarianceComponents {
  requireUsable(response, effects, hasIntercept);
  const n = response.length;
  const values = Float64Array.from(response);
  const centre = hasIntercept ? values.reduce((sum, value) => sum + value, 0) / n : 0;
  const y = values.map((value) => value - centre);
  const layout = layOut(
    y,
    effects.map((effect) => effect.index),
    effects.map((effect) => effect.levels),
    hasIntercept,
  );
  if (layout.dense > MOST_DENSE) throw tooManyLevels(layout.dense);
  const total = y.reduce((sum, value) => sum + value * value, 0) / (n - fixedOf(layout));
  if (total === 0) throw constantResponse();
  const fit = climb(layout, total);
  const predictions = effects.map((_, k) => levelEffects(layout, fit.state.effects, k));
  const components = effects.map((effect, k): VarianceComponent => {
    const atBoundary = fit.variances[k] <= BOUNDARY * total * 1.01;
    return {
      name: effect.name,
      levels: effect.levels,
      variance: atBoundary ? 0 : fit.variances[k],
      se: atBoundary ? null : fit.errors[k],
      atBoundary,
      predictions: predictions[k],
    };
  });
  return {
    components,
    residual: {
      name: "residual",
      levels: n,
      variance: fit.variances[effects.length],
      se: fit.errors[effects.length],
      atBoundary: false,
      predictions: new Float64Array(0),
    },
    intercept: hasIntercept ? centre + fit.state.effects.dense[layout.intercept] : 0,
    criterion: fit.state.criterion,
    observations: n,
    iterations: fit.iterations,
    converged: fit.converged,
  };
}

/** Number of fixed effects: the intercept or none. */
function fixedOf(layout: Layout): number {
  return layout.intercept < 0 ? 0 : 1;
}

interface State {
  factored: Factored;
  effects: Effects;
  errors: Float64Array;
  criterion: number;
}

function climb(layout: Layout, total: number) {
  const count = layout.levels.length;
  let variances = new Float64Array(count + 1).fill(total / (count + 1));
  let state = evaluate(layout, variances);
  if (state === null) throw notIdentified();
  const floor = BOUNDARY * total;
  let information: Float64Array = new Float64Array(0);
  let converged = false;
  let iterations = 0;
  while (iterations < 60 && !converged) {
    iterations++;
    const traces = inverseTraces(layout, state.factored);
    information = averageInformation(layout, variances, state);
    const proposal =
      iterations <= 2
        ? expectationStep(layout, variances, state, traces)
        : newtonStep(layout, variances, state, traces, information, floor);
    const before = state.criterion;
    let next = proposal;
    let found = evaluate(layout, next);
    for (let half = 0; half < 20 && (found === null || found.criterion > before + 1e-8); half++) {
      next = next.map((value, k) => (value + variances[k]) / 2);
      found = evaluate(layout, next);
    }
    if (found === null) throw notIdentified();
    const change = next.reduce((most, value, k) => Math.max(most, Math.abs(value - variances[k])), 0);
    variances = next;
    state = found;
    converged = iterations > 2 && change < 1e-8 * total;
  }
  return { variances, state, iterations, converged, errors: errorsFrom(information, variances, floor) };
}

/** Fit at given variances: effects, residuals and −2 log restricted likelihood. */
function evaluate(layout: Layout, variances: Float64Array): State | null {
  const count = layout.levels.length;
  const residual = variances[count];
  const factored = factorEquations(layout, variances, residual);
  if (factored === null) return null;
  const effects = solveEquations(layout, factored, layout.denseSum, layout.largeSum);
  const errors = layout.y.map((value, i) => value - fitted(layout, effects, i));
  let quadratic = 0;
  for (let i = 0; i < layout.n; i++) quadratic += layout.y[i] * errors[i];
  let criterion =
    (layout.n - fixedOf(layout)) * Math.log(2 * Math.PI) + factored.logDet + quadratic / residual;
  criterion += layout.n * Math.log(residual);
  for (let k = 0; k < count; k++) criterion += layout.levels[k] * Math.log(variances[k]);
  return { factored, effects, errors, criterion };
}

function fitted(layout: Layout, effects: Effects, i: number): number {
  let value = effects.large[layout.index[layout.large][i]];
  if (layout.intercept >= 0) value += effects.dense[layout.intercept];
  for (let k = 0; k < layout.levels.length; k++) {
    if (k !== layout.large) value += effects.dense[layout.start[k] + layout.index[k][i]];
  }
  return value;
}

function levelEffects(layout: Layout, effects: Effects, k: number): Float64Array {
  if (k === layout.large) return effects.large;
  return effects.dense.slice(layout.start[k], layout.start[k] + layout.levels[k]);
}

function sumOfSquares(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}

function expectationStep(
  layout: Layout,
  variances: Float64Array,
  state: State,
  traces: Float64Array,
): Float64Array<ArrayBuffer> {
  const count = layout.levels.length;
  const next = new Float64Array(count + 1);
  let used = fixedOf(layout);
  for (let k = 0; k < count; k++) {
    next[k] = (sumOfSquares(levelEffects(layout, state.effects, k)) + traces[k]) / layout.levels[k];
    used += layout.levels[k] - traces[k] / variances[k];
  }
  next[count] = sumOfSquares(state.errors) / (layout.n - used);
  return next;
}

/** Derivative of the log restricted likelihood by each variance. */
function scoreOf(layout: Layout, variances: Float64Array, state: State, traces: Float64Array): Float64Array {
  const count = layout.levels.length;
  const residual = variances[count];
  const score = new Float64Array(count + 1);
  let used = fixedOf(layout);
  for (let k = 0; k < count; k++) {
    const v = variances[k];
    const squares = sumOfSquares(levelEffects(layout, state.effects, k));
    score[k] = -0.5 * (layout.levels[k] / v - (traces[k] + squares) / (v * v));
    used += layout.levels[k] - traces[k] / v;
  }
  score[count] = -0.5 * ((layout.n - used) / residual - sumOfSquares(state.errors) / (residual * residual));
  return score;
}

/** ½ w_k' P w_l with w_k = Z_k u_k / σ²_k and w_e = e / σ²_e; the vectors are never written out. */
function averageInformation(layout: Layout, variances: Float64Array, state: State): Float64Array {
  const { n, index, levels } = layout;
  const count = levels.length;
  const width = count + 1;
  const residual = variances[count];
  const working = levels.map((_, k) =>
    levelEffects(layout, state.effects, k).map((effect) => effect / variances[k]),
  );
  const solved = Array.from({ length: width }, (_, k) => {
    const sums =
      k === count ? sumsOf(layout, state.errors, null) : sumsOf(layout, working[k], layout.index[k]);
    if (k === count)
      for (const part of [sums.dense, sums.large]) for (let u = 0; u < part.length; u++) part[u] /= residual;
    return solveEquations(layout, state.factored, sums.dense, sums.large);
  });
  const information = new Float64Array(width * width);
  const w = new Float64Array(width);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < count; k++) w[k] = working[k][index[k][i]];
    w[count] = state.errors[i] / residual;
    for (let l = 0; l < width; l++) {
      const projected = (w[l] - fitted(layout, solved[l], i)) / (2 * residual);
      for (let k = 0; k < width; k++) information[k * width + l] += w[k] * projected;
    }
  }
  return information;
}

/** Sums over the unknowns of values[i], or of values[index[i]] when there is an index. */
function sumsOf(layout: Layout, values: Float64Array, index: ArrayLike<number> | null): Effects {
  const { n, large, levels, start, intercept } = layout;
  const sums = { dense: new Float64Array(layout.dense), large: new Float64Array(levels[large]) };
  const largeIndex = layout.index[large];
  for (let i = 0; i < n; i++) sums.large[largeIndex[i]] += index === null ? values[i] : values[index[i]];
  for (let k = 0; k < levels.length; k++) {
    if (k === large) continue;
    const own = layout.index[k];
    for (let i = 0; i < n; i++)
      sums.dense[start[k] + own[i]] += index === null ? values[i] : values[index[i]];
  }
  if (intercept >= 0) {
    for (let i = 0; i < n; i++) sums.dense[intercept] += index === null ? values[i] : values[index[i]];
  }
  return sums;
}

/** Average-information step over the components that are not held at the boundary. */
function newtonStep(
  layout: Layout,
  variances: Float64Array,
  state: State,
  traces: Float64Array,
  information: Float64Array,
  floor: number,
): Float64Array<ArrayBuffer> {
  const score = scoreOf(layout, variances, state, traces);
  const free = [...variances.keys()].filter((k) => variances[k] > floor || score[k] > 0);
  const size = free.length;
  const matrix = new Float64Array(size * size);
  free.forEach((k, a) => {
    free.forEach((l, b) => {
      matrix[a * size + b] = information[k * variances.length + l];
    });
  });
  if (!factorize(matrix, size)) return expectationStep(layout, variances, state, traces);
  const step = Float64Array.from(free, (k) => score[k]);
  solveFactored(matrix, size, step);
  const next = Float64Array.from(variances);
  free.forEach((k, a) => {
    next[k] = Math.max(floor, variances[k] + step[a], variances[k] / 20);
  });
  return next;
}

function errorsFrom(information: Float64Array, variances: Float64Array, floor: number): (number | null)[] {
  const width = variances.length;
  const free = [...variances.keys()].filter((k) => variances[k] > floor * 1.01);
  const matrix = new Float64Array(free.length * free.length);
  free.forEach((k, a) => {
    free.forEach((l, b) => {
      matrix[a * free.length + b] = information[k * width + l];
    });
  });
  if (!factorize(matrix, free.length)) return [...variances].map(() => null);
  const inverse = invertFactored(matrix, free.length);
  return [...variances].map((_, k) => {
    const a = free.indexOf(k);
    return a < 0 ? null : Math.sqrt(inverse[a * free.length + a]);
  });
}

function requireUsable(
  response: ArrayLike<number>,
  effects: readonly RandomEffect[],
  hasIntercept: boolean,
): void {
  if (response.length === 0)
    throw new PsychometricsError("empty-data", { zh: "没有数据。", en: "There are no data." });
  for (let i = 0; i < response.length; i++)
    if (!Number.isFinite(response[i])) throw badResponse(i, response[i]);
  for (const effect of effects) {
    if (effect.index.length !== response.length) throw unevenEffect(effect, response.length);
    if (effect.levels < (hasIntercept ? 2 : 1)) throw oneLevel(effect.name);
    if (effect.levels >= response.length) throw confounded(effect.name);
  }
  if (effects.length === 0) {
    throw new PsychometricsError("bad-option", { zh: "没有给出随机效应。", en: "No random effect given." });
  }
}

function badResponse(at: number, got: number): PsychometricsError {
  return new PsychometricsError(
    "bad-value",
    { zh: `第${at + 1}个值${got}不是数字。`, en: `Value ${at + 1} is ${got}, not a number.` },
    { at, got },
  );
}

function unevenEffect(effect: RandomEffect, expected: number): PsychometricsError {
  return new PsychometricsError(
    "bad-shape",
    {
      zh: `效应“${effect.name}”有${effect.index.length}行,数据有${expected}行。`,
      en: `Effect "${effect.name}" has ${effect.index.length} entries for ${expected} values.`,
    },
    { name: effect.name, expected },
  );
}

function oneLevel(name: string): PsychometricsError {
  return new PsychometricsError(
    "too-few-groups",
    {
      zh: `效应“${name}”只有一个水平,没有方差可估。`,
      en: `Effect "${name}" has one level; it has no variance.`,
    },
    { name },
  );
}

function confounded(name: string): PsychometricsError {
  return new PsychometricsError(
    "not-identified",
    {
      zh: `效应“${name}”每个水平只有一个值,与残差无法区分;请去掉它。`,
      en: `Effect "${name}" has one value per level and cannot be told from the residual; leave it out.`,
    },
    { name },
  );
}

function constantResponse(): PsychometricsError {
  return new PsychometricsError("one-category", { zh: "所有值相同。", en: "All values are equal." });
}

function notIdentified(): PsychometricsError {
  return new PsychometricsError("not-identified", {
    zh: "方差分量无法区分,请去掉一个效应。",
    en: "The variance components cannot be told apart; leave an effect out.",
  });
}

function tooManyLevels(got: number): PsychometricsError {
  return new PsychometricsError(
    "bad-option",
    {
      zh: `除最大的效应外共有${got}个水平,上限${MOST_DENSE}。`,
      en: `All effects but the largest have ${got} levels together, limit ${MOST_DENSE}.`,
    },
    { got, limit: MOST_DENSE },
  );
}
