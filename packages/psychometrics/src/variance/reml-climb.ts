/** Climbs to the maximum of the restricted likelihood; a step that lowers it is halved. */
import {
  factorEquations,
  fixedOf,
  inverseTraces,
  type Layout,
  residualsOf,
  solveEquations,
} from "./mixed-equations.ts";
import { notIdentified } from "./reml-errors.ts";
import { averageInformation, errorsFrom, expectationStep, newtonStep, type State } from "./reml-steps.ts";

/** Variances at or below this share of the total are zero within rounding. */
export const BOUNDARY = 1e-7;

export interface Climbed {
  variances: Float64Array;
  state: State;
  /** null at the boundary. */
  errors: (number | null)[];
  iterations: number;
  converged: boolean;
}

/** @throws PsychometricsError `not-identified` */
export function climb(layout: Layout, total: number): Climbed {
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
    // Sums of many values carry rounding that is no fall.
    const highest = state.criterion + 1e-8 + 1e-12 * Math.abs(state.criterion);
    let next = proposal;
    let found = evaluate(layout, next);
    for (let half = 0; half < 20 && (found === null || found.criterion > highest); half++) {
      next = next.map((value, k) => (value + variances[k]) / 2);
      found = evaluate(layout, next);
    }
    if (found === null) throw notIdentified();
    const change = next.reduce((most, value, k) => Math.max(most, Math.abs(value - variances[k])), 0);
    variances = next;
    state = found;
    converged = iterations > 2 && change < 1e-8 * total;
  }
  const errors = errorsFrom(information, variances, floor);
  if (errors === null) throw notIdentified();
  return { variances, state, iterations, converged, errors };
}

/** Fit at given variances: effects, residuals and −2 log restricted likelihood. */
function evaluate(layout: Layout, variances: Float64Array): State | null {
  const count = layout.levels.length;
  const residual = variances[count];
  const factored = factorEquations(layout, variances, residual);
  if (factored === null) return null;
  let quadratic = 0;
  const fits = layout.responses.map(({ y, sums }) => {
    const effects = solveEquations(layout, factored, sums);
    const errors = residualsOf(layout, effects, y);
    for (let i = 0; i < layout.n; i++) quadratic += y[i] * errors[i];
    return { effects, errors };
  });
  let constants = (layout.n - fixedOf(layout)) * Math.log(2 * Math.PI) + factored.logDet;
  constants += layout.n * Math.log(residual);
  for (let k = 0; k < count; k++) constants += layout.levels[k] * Math.log(variances[k]);
  return { factored, fits, criterion: layout.responses.length * constants + quadratic / residual };
}
