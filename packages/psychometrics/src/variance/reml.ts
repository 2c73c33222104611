/**
 * Variance components by restricted maximum likelihood, y = μ + Σ_k Z_k u_k + e, for crossed and nested
 * random effects (Patterson and Thompson 1971). Average-information steps (Gilmour, Thompson and Cullis
 * 1995) after two of EM; the criterion is that of lme4, so the values can be compared.
 * Limits: normal, one intercept or none; all effects but the largest together have at most 3,000 levels, because
 * their equations are dense.
 */
import { fixedOf, layOut, levelEffects, type RandomEffect } from "./mixed-equations.ts";
import { BOUNDARY, climb } from "./reml-climb.ts";
import { constantResponse, requireUsable, tooManyLevels } from "./reml-errors.ts";

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
/** A variance this far below the square of the mean is rounding: ten digits of the response are equal. */
const ROUNDING = 1e-20;

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
  if (layout.dense > MOST_DENSE) throw tooManyLevels(layout.dense, MOST_DENSE);
  const total = y.reduce((sum, value) => sum + value * value, 0) / (n - fixedOf(layout));
  if (!(total > ROUNDING * centre * centre)) throw constantResponse();
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
      atBoundary: fit.variances[effects.length] <= BOUNDARY * total * 1.01,
      predictions: new Float64Array(0),
    },
    intercept: hasIntercept ? centre + fit.state.effects.dense[layout.intercept] : 0,
    criterion: fit.state.criterion,
    observations: n,
    iterations: fit.iterations,
    converged: fit.converged,
  };
}
