/**
 * To the maximum of the marginal likelihood: a few EM steps (Newton on the expected complete-data likelihood, always
 * upward), then Newton with the observed information. A step that lowers the likelihood is halved. A standard deviation
 * that runs to zero is held there; parameters that run off leave the run unconverged.
 */
import { PsychometricsError } from "../errors.ts";
import { factorize, invertFactored, solveFactored } from "../numeric/cholesky.ts";
import { completeInformation, gradient } from "./marginal-information.ts";
import { type Expectation, expectation, LOG_SD, type Marginal, tabulate } from "./marginal-likelihood.ts";
import { subtractMissing } from "./marginal-missing.ts";
import { addReduced, type Reduction, reduceMatrix, reduceVector } from "./parameters.ts";

export interface Maximum {
  logLikelihood: number;
  /** As given, without the standard deviation when it is zero. */
  reduction: Reduction;
  iterations: number;
  converged: boolean;
  /** Longest Newton step at the end, logits. */
  lastChange: number;
  isSdZero: boolean;
}

export interface Stopping {
  /** Longest Newton step in logits at which to stop. */
  tolerance: number;
  maxIterations: number;
  /** Leave early: the grid no longer carries the distribution. */
  hasLeftGrid: () => boolean;
}

const EM_STEPS = 3;
/** Newton steps that share one information matrix: it hardly moves near the maximum, and costs five passes. */
const REUSE = 6;
const LONGEST_MOVE = 1;
/** Abilities that differ by less are alike for every purpose, logits. */
export const SMALLEST_SD = 0.01;
const LARGEST_SD = 10;
/** No measure of a rating scale lies further from where the climb begins: a parameter that does is running away. */
const FURTHEST = 25;

export function maximize(model: Marginal, given: Reduction, stopping: Stopping): Maximum {
  const width = model.space.size + 2;
  const logSd = model.space.size + LOG_SD;
  const furthest = FURTHEST + largest(model.params);
  let r = given;
  let factor: Float64Array = new Float64Array(0);
  let step: Float64Array = new Float64Array(0);
  let previous = Number.NEGATIVE_INFINITY;
  let lastChange = Number.POSITIVE_INFINITY;
  let isObserved = false;
  let age = 0;
  let iterations = 0;
  for (; iterations < stopping.maxIterations; iterations++) {
    tabulate(model);
    const expected = expectation(model);
    if (expected.logLikelihood < previous - 1e-7 * Math.abs(previous)) {
      for (let a = 0; a < step.length; a++) step[a] /= 2;
      addReduced(model.params, step, r, -1);
      age = REUSE;
      continue;
    }
    previous = expected.logLikelihood;
    if (lastChange < stopping.tolerance && isObserved) break;
    const isEarly = iterations < EM_STEPS;
    if (isEarly || !isObserved || age >= REUSE) {
      ({ factor, isObserved } = factoredInformation(model, expected, r, width, !isEarly));
      age = 0;
    }
    age++;
    step = reduceVector(gradient(model, expected), r);
    solveFactored(factor, step.length, step);
    limit(step);
    addReduced(model.params, step, r);
    lastChange = largest(step);
    if (model.params[logSd] <= Math.log(SMALLEST_SD) && r === given) {
      model.params[logSd] = Math.log(SMALLEST_SD);
      r = without(r, logSd);
      previous = Number.NEGATIVE_INFINITY;
      isObserved = false;
    }
    if (stopping.hasLeftGrid() || hasRunOff(model, furthest)) break;
  }
  holdInside(model, furthest);
  tabulate(model);
  return {
    logLikelihood: expectation(model).logLikelihood,
    reduction: r,
    iterations,
    converged: lastChange < stopping.tolerance && isObserved && !hasRunOff(model, furthest),
    lastChange,
    isSdZero: r !== given,
  };
}

/** Inverse of the observed information of the free parameters; null where it is not positive definite. */
export function covarianceOf(model: Marginal, r: Reduction): Float64Array | null {
  tabulate(model);
  const { factor, isObserved } = factoredInformation(
    model,
    expectation(model),
    r,
    model.space.size + 2,
    true,
  );
  return isObserved ? invertFactored(factor, r.free.length) : null;
}

function factoredInformation(
  model: Marginal,
  expected: Expectation,
  r: Reduction,
  width: number,
  observed: boolean,
) {
  const full = completeInformation(model, expected);
  const complete = reduceMatrix(full, width, r);
  if (observed) {
    subtractMissing(model, full);
    const factor = reduceMatrix(full, width, r);
    if (factorize(factor, r.free.length)) return { factor, isObserved: true };
  }
  // Far from the maximum the observed information may be indefinite: the EM step is always upward.
  if (!factorize(complete, r.free.length)) throw notIdentified();
  return { factor: complete, isObserved: false };
}

/** The same reduction with one parameter held where it is. */
export function without(r: Reduction, parameter: number): Reduction {
  const keep = [...r.free.keys()].filter((a) => r.free[a] !== parameter);
  return {
    free: Uint32Array.from(keep, (a) => r.free[a]),
    dependent: Int32Array.from(keep, (a) => r.dependent[a]),
  };
}

function limit(step: Float64Array): void {
  const most = largest(step);
  if (most > LONGEST_MOVE) for (let a = 0; a < step.length; a++) step[a] *= LONGEST_MOVE / most;
}

function largest(step: Float64Array): number {
  let most = 0;
  for (let a = 0; a < step.length; a++) most = Math.max(most, Math.abs(step[a]));
  return most;
}

function hasRunOff({ params, space }: Marginal, furthest: number): boolean {
  const logSd = space.size + LOG_SD;
  for (let p = 0; p < logSd; p++) if (!(Math.abs(params[p]) < furthest)) return true;
  return !(params[logSd] < Math.log(LARGEST_SD));
}

function holdInside({ params, space }: Marginal, furthest: number): void {
  const logSd = space.size + LOG_SD;
  for (let p = 0; p < logSd; p++) params[p] = Math.max(-furthest, Math.min(furthest, params[p]));
  params[logSd] = Math.max(Math.log(SMALLEST_SD), Math.min(Math.log(LARGEST_SD), params[logSd]));
}

function notIdentified(): PsychometricsError {
  return new PsychometricsError("not-identified", {
    zh: "数据不足以确定全部参数(侧面之间互相混同);请去掉一个侧面或加锚定。",
    en: "The data do not determine all parameters (facets are confounded); drop a facet or add anchors.",
  });
}
