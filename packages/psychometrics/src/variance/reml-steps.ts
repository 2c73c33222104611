/** Steps towards the maximum of the restricted likelihood: EM, and average information (Gilmour and others 1995). */
import { factorize, invertFactored, solveFactored } from "../numeric/cholesky.ts";
import {
  type Effects,
  type Factored,
  fixedOf,
  type Layout,
  levelEffects,
  residualsOf,
  solveEquations,
  sumsOf,
} from "./mixed-equations.ts";

/** The fit at given variances. */
export interface State {
  factored: Factored;
  /** Of each response. */
  fits: {
    effects: Effects;
    /** What intercept and effects leave of each observation. */
    errors: Float64Array;
  }[];
  /** −2 log restricted likelihood. */
  criterion: number;
}

/** Squares of the effects of one random effect, and of the errors, over all responses. */
function sumsOfSquares(layout: Layout, { fits }: State): { effects: number[]; errors: number } {
  const over = (pick: (fit: State["fits"][number]) => Float64Array) =>
    fits.reduce((sum, fit) => {
      const values = pick(fit);
      return sum + dot(values, values);
    }, 0);
  return {
    effects: layout.levels.map((_, k) => over(({ effects }) => levelEffects(layout, effects, k))),
    errors: over(({ errors }) => errors),
  };
}

/** One EM step: slow, always upward. */
export function expectationStep(
  layout: Layout,
  variances: Float64Array,
  state: State,
  traces: Float64Array,
): Float64Array<ArrayBuffer> {
  const count = layout.levels.length;
  const responses = layout.responses.length;
  const squares = sumsOfSquares(layout, state);
  const next = new Float64Array(count + 1);
  let used = fixedOf(layout);
  for (let k = 0; k < count; k++) {
    next[k] = (squares.effects[k] / responses + traces[k]) / layout.levels[k];
    used += layout.levels[k] - traces[k] / variances[k];
  }
  next[count] = squares.errors / (responses * (layout.n - used));
  return next;
}

/** Derivative of the log restricted likelihood by each variance. */
function scoreOf(layout: Layout, variances: Float64Array, state: State, traces: Float64Array): Float64Array {
  const count = layout.levels.length;
  const residual = variances[count];
  const responses = layout.responses.length;
  const squares = sumsOfSquares(layout, state);
  const score = new Float64Array(count + 1);
  let used = fixedOf(layout);
  for (let k = 0; k < count; k++) {
    const v = variances[k];
    const expected = responses * traces[k] + squares.effects[k];
    score[k] = -0.5 * ((responses * layout.levels[k]) / v - expected / (v * v));
    used += layout.levels[k] - traces[k] / v;
  }
  score[count] = -0.5 * ((responses * (layout.n - used)) / residual - squares.errors / (residual * residual));
  return score;
}

/** ½ w_k' P w_l with w_k = Z_k u_k / σ²_k and w_e = e / σ²_e, over all responses. */
export function averageInformation(layout: Layout, variances: Float64Array, state: State): Float64Array {
  const width = layout.levels.length + 1;
  const information = new Float64Array(width * width);
  for (const fit of state.fits) {
    const working = workingVectors(layout, variances, fit);
    const projected = working.map((vector) =>
      residualsOf(layout, solveEquations(layout, state.factored, sumsOf(layout, vector)), vector),
    );
    for (let k = 0; k < width; k++) {
      for (let l = 0; l < width; l++)
        information[k * width + l] += dot(working[k], projected[l]) / (2 * variances[width - 1]);
    }
  }
  return information;
}

function workingVectors(
  layout: Layout,
  variances: Float64Array,
  { effects, errors }: State["fits"][number],
): Float64Array[] {
  const ofEffects = layout.levels.map((_, k) => {
    const own = levelEffects(layout, effects, k);
    const index = layout.index[k];
    const vector = new Float64Array(layout.n);
    for (let i = 0; i < vector.length; i++) vector[i] = own[index[i]] / variances[k];
    return vector;
  });
  return [...ofEffects, errors.map((error) => error / variances[layout.levels.length])];
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** Average-information step over the components that are not held at the boundary. */
export function newtonStep(
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

/** Standard errors of the components above the boundary; null when they cannot be told apart. */
export function errorsFrom(
  information: Float64Array,
  variances: Float64Array,
  floor: number,
): (number | null)[] | null {
  const width = variances.length;
  const free = [...variances.keys()].filter((k) => variances[k] > floor * 1.01);
  const matrix = new Float64Array(free.length * free.length);
  free.forEach((k, a) => {
    free.forEach((l, b) => {
      matrix[a * free.length + b] = information[k * width + l];
    });
  });
  if (!factorize(matrix, free.length)) return null;
  const inverse = invertFactored(matrix, free.length);
  return [...variances].map((_, k) => {
    const a = free.indexOf(k);
    return a < 0 ? null : Math.sqrt(inverse[a * free.length + a]);
  });
}
