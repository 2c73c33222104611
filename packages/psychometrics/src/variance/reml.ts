/**
 * Variance components by restricted maximum likelihood, y = μ + Σ_k Z_k u_k + e, for crossed and nested
 * random effects (Patterson and Thompson 1971). Average-information steps (Gilmour, Thompson and Cullis
 * 1995) after two of EM; the criterion is that of lme4, so the values can be compared.
 * Limits: normal, one intercept or none; all effects but the largest together have at most 3,000 levels, because
 * their equations are dense.
 */
import { fixedOf, type Layout, layOut, levelEffects, type RandomEffect } from "./mixed-equations.ts";
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
  options: RemlOptions = {},
): VarianceComponents {
  return replicatedComponents([response], effects, options);
}

/**
 * The same of several responses that have one design and the same variances, but effects of their own: contrasts of
 * sheets. The equations are no larger than those of one response. Levels and predictions are counted over all of
 * them, response by response; the intercept is that of the first.
 * @param responses all of the same length
 * @throws PsychometricsError as `varianceComponents`
 */
export function replicatedComponents(
  responses: readonly ArrayLike<number>[],
  effects: readonly RandomEffect[],
  { intercept: hasIntercept = true }: RemlOptions = {},
): VarianceComponents {
  for (const response of responses) requireUsable(response, effects, hasIntercept);
  const n = responses[0].length;
  const centres = responses.map((response) => (hasIntercept ? meanOf(response) : 0));
  const layout = layOut(
    responses.map((response, r) => Float64Array.from(response, (value) => value - centres[r])),
    effects.map((effect) => effect.index),
    effects.map((effect) => effect.levels),
    hasIntercept,
  );
  if (layout.dense > MOST_DENSE) throw tooManyLevels(layout.dense, MOST_DENSE);
  const total = meanSquare(layout);
  if (!(total > ROUNDING * Math.max(...centres.map((centre) => centre * centre)))) throw constantResponse();
  const fit = climb(layout, total);
  const components = effects.map((effect, k): VarianceComponent => {
    const atBoundary = fit.variances[k] <= BOUNDARY * total * 1.01;
    return {
      name: effect.name,
      levels: effect.levels * responses.length,
      variance: atBoundary ? 0 : fit.variances[k],
      se: atBoundary ? null : fit.errors[k],
      atBoundary,
      predictions: joined(fit.state.fits.map((own) => levelEffects(layout, own.effects, k))),
    };
  });
  return {
    components,
    residual: {
      name: "residual",
      levels: n * responses.length,
      variance: fit.variances[effects.length],
      se: fit.errors[effects.length],
      atBoundary: fit.variances[effects.length] <= BOUNDARY * total * 1.01,
      predictions: new Float64Array(0),
    },
    intercept: hasIntercept ? centres[0] + fit.state.fits[0].effects.dense[layout.intercept] : 0,
    criterion: fit.state.criterion,
    observations: n * responses.length,
    iterations: fit.iterations,
    converged: fit.converged,
  };
}

function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum / values.length;
}

function meanSquare(layout: Layout): number {
  let sum = 0;
  for (const { y } of layout.responses) for (let i = 0; i < y.length; i++) sum += y[i] * y[i];
  return sum / (layout.responses.length * (layout.n - fixedOf(layout)));
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
