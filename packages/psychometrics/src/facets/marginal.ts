/**
 * Many-facet Rasch model by marginal maximum likelihood, θ ~ N(μ, σ²):
 *   L = Π_rows ∫ Π_ratings P(x | θ, β, τ) φ((θ − μ)/σ) dθ
 * EM for the first steps (Bock and Aitkin 1981), then Newton with the observed information (Louis 1982), which
 * also gives the standard errors. The grid is that of the R package TAM (21 nodes from −6 to 6) unless rows
 * carry so many ratings that it is too coarse; abilities are scored on a finer one.
 * Limits: dense information matrix, so up to about 2,000 free parameters; abilities normal; ratings of a row
 * independent given the measures.
 */
import { PsychometricsError } from "../errors.ts";
import { factorize, invertFactored, solveFactored } from "../numeric/cholesky.ts";
import type { Design } from "./design.ts";
import { REGULAR } from "./extremes.ts";
import { finishMarginal } from "./marginal-finish.ts";
import { completeInformation, gradient, subtractMissing } from "./marginal-information.ts";
import {
  createMarginal,
  type Expectation,
  expectation,
  LOG_SD,
  type Marginal,
  MEAN,
  tabulate,
} from "./marginal-likelihood.ts";
import { GRID_LIMIT, type MarginalSolution } from "./marginal-solution.ts";
import {
  addReduced,
  expandErrors,
  type ParameterSpace,
  parameterSpace,
  type Reduction,
  reduceMatrix,
  reduceVector,
  reduction,
} from "./parameters.ts";
import { type Prepared, prepare } from "./prepare.ts";
import type { Anchors } from "./solution.ts";

export interface MarginalOptions {
  anchors?: Anchors;
  /** Facet whose level is free (the mean ability is then 0); "item" or the last facet unless told. */
  freeFacet?: string;
  /** Nodes from −6 to 6; chosen from the data unless told. */
  nodes?: number;
  /** Largest Newton step in logits at which to stop; 1e-6 unless told. */
  tolerance?: number;
  maxIterations?: number;
}

/** Beyond this many free parameters the dense information no longer fits. */
const MOST_PARAMETERS = 2000;
const EM_STEPS = 5;

/** @throws PsychometricsError `bad-option`, `all-extreme`, `not-identified`, `one-category` */
export function estimateMarginal(design: Design, options: MarginalOptions = {}): MarginalSolution {
  const prepared = prepare(design, options.anchors, false);
  const space = spaceOf(prepared, freeFacetOf(design, options.freeFacet));
  const isMeanFree = space.blocks.every(
    (block) => block.facet === null || block.centred || hasAnchor(prepared, block.facet),
  );
  const reduced = withoutMean(reduction(space, 2), space, isMeanFree);
  if (reduced.free.length > MOST_PARAMETERS) throw tooManyParameters(reduced.free.length);
  let nodes = options.nodes ?? 21;
  let model = createMarginal(prepared.active, space, grid(nodes));
  setAnchors(model, prepared);
  let run = maximize(model, reduced, options);
  const needed = options.nodes === undefined ? nodesFor(model) : nodes;
  if (needed > nodes) {
    nodes = needed;
    const finer = createMarginal(prepared.active, space, grid(nodes));
    finer.params.set(model.params);
    model = finer;
    run = maximize(model, reduced, options);
  }
  const errors = expandErrors(run.covariance, reduced, space.size + 2);
  return finishMarginal(prepared, model, errors, constraintsOf(space, prepared, isMeanFree), {
    ...run,
    parameters: reduced.free.length,
  });
}

function grid(nodes: number): Float64Array {
  if (!(Number.isInteger(nodes) && nodes >= 5 && nodes <= 2001)) throw badNodes(nodes);
  return Float64Array.from({ length: nodes }, (_, q) => -GRID_LIMIT + (2 * GRID_LIMIT * q) / (nodes - 1));
}

interface Maximum {
  logLikelihood: number;
  covariance: Float64Array;
  iterations: number;
  converged: boolean;
  lastChange: number;
}

/** EM steps, then Newton; a Newton step that lowers the likelihood is halved. */
function maximize(model: Marginal, r: Reduction, options: MarginalOptions): Maximum {
  const tolerance = options.tolerance ?? 1e-6;
  const maxIterations = options.maxIterations ?? 200;
  const width = model.space.size + 2;
  const size = r.free.length;
  let factor: Float64Array = new Float64Array(0);
  let previous = Number.NEGATIVE_INFINITY;
  let step: Float64Array = new Float64Array(size);
  let lastChange = Number.POSITIVE_INFINITY;
  let isObserved = false;
  let age = 0;
  let iterations = 0;
  for (; iterations < maxIterations; iterations++) {
    tabulate(model);
    const expected = expectation(model);
    if (expected.logLikelihood < previous - 1e-7 * Math.abs(previous)) {
      for (let a = 0; a < size; a++) step[a] /= 2;
      addReduced(model.params, step, r, -1);
      age = REUSE;
      continue;
    }
    previous = expected.logLikelihood;
    if (lastChange < tolerance && isObserved) break;
    const isEarly = iterations < EM_STEPS;
    if (isEarly || !isObserved || age >= REUSE) {
      ({ factor, isObserved } = factoredInformation(model, expected, r, width, !isEarly));
      age = 0;
    }
    age++;
    step = reduceVector(gradient(model, expected), r);
    solveFactored(factor, size, step);
    limit(step);
    addReduced(model.params, step, r);
    lastChange = step.reduce((most, move) => Math.max(most, Math.abs(move)), 0);
  }
  tabulate(model);
  const last = expectation(model);
  const final = factoredInformation(model, last, r, width, true);
  return {
    logLikelihood: last.logLikelihood,
    covariance: invertFactored(final.factor, size),
    iterations,
    converged: lastChange < tolerance,
    lastChange,
  };
}

/** Newton steps that share one information matrix: it hardly moves near the maximum, and costs five passes. */
const REUSE = 6;
const LONGEST_MOVE = 1;

function limit(step: Float64Array): void {
  const most = step.reduce((largest, move) => Math.max(largest, Math.abs(move)), 0);
  if (most > LONGEST_MOVE) for (let a = 0; a < step.length; a++) step[a] *= LONGEST_MOVE / most;
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

function spaceOf(prepared: Prepared, freeFacet: number): ParameterSpace {
  const { active, extremes, anchors } = prepared;
  return parameterSpace(
    active,
    (f) => f !== freeFacet && !hasAnchor(prepared, f),
    (f, e) => extremes.status[f][e] !== REGULAR || !Number.isNaN(anchors[f][e]),
  );
}

function hasAnchor({ anchors }: Prepared, f: number): boolean {
  return anchors[f].some((value) => !Number.isNaN(value));
}

function freeFacetOf(design: Design, name: string | undefined): number {
  const found = design.facets.findIndex((facet, f) => f > 0 && facet.name === (name ?? "item"));
  if (found > 0) return found;
  if (name === undefined) return design.facets.length - 1;
  throw new PsychometricsError(
    "bad-option",
    { zh: `没有侧面“${name}”。`, en: `There is no facet "${name}" to leave free.` },
    { name },
  );
}

/** The mean ability is a parameter only when no facet has a free level. */
function withoutMean(r: Reduction, space: ParameterSpace, isMeanFree: boolean): Reduction {
  if (isMeanFree) return r;
  const keep = [...r.free.keys()].filter((a) => r.free[a] !== space.size + MEAN);
  return {
    free: Uint32Array.from(keep, (a) => r.free[a]),
    dependent: Int32Array.from(keep, (a) => r.dependent[a]),
  };
}

function setAnchors(model: Marginal, { anchors }: Prepared): void {
  anchors.forEach((values, f) => {
    values.forEach((value, e) => {
      if (f > 0 && !Number.isNaN(value)) model.params[model.space.facetStart[f] + e] = value;
    });
  });
}

function constraintsOf(space: ParameterSpace, prepared: Prepared, isMeanFree: boolean): string[] {
  const { active } = prepared;
  const first = `${active.facets[0].name}: normal, mean ${isMeanFree ? "estimated" : "0"}, variance estimated`;
  const others = space.blocks
    .filter((block) => block.facet !== null)
    .map((block) => {
      const how = hasAnchor(prepared, block.facet!) ? "anchored" : block.centred ? "sum zero" : "free";
      return `${active.facets[block.facet!].name}: ${how}`;
    });
  return [first, ...others];
}

/**
 * The grid of TAM has a node every 0.6 logits, which integrates well down to a posterior standard deviation of
 * about a quarter of that. Rows with more information get a finer grid.
 */
function nodesFor(model: Marginal): number {
  const { design, params, space } = model;
  const variance = Math.exp(2 * params[space.size + LOG_SD]);
  const rows = design.facets[0].size;
  const perRow = design.n / Math.max(1, rows);
  const largestVariance = ((design.coding.categories - 1) / 2) ** 2;
  const typical = Math.min(largestVariance, 0.25 * (design.coding.categories - 1));
  const posterior = 1 / Math.sqrt(1 / variance + perRow * typical);
  const spacing = model.nodes[1] - model.nodes[0];
  if (spacing <= 4 * posterior) return model.nodes.length;
  return Math.min(401, 2 * Math.ceil(GRID_LIMIT / (1.5 * posterior)) + 1);
}

function tooManyParameters(got: number): PsychometricsError {
  return new PsychometricsError(
    "bad-option",
    {
      zh: `边际估计有${got}个自由参数,上限${MOST_PARAMETERS};请改用联合估计。`,
      en: `Marginal estimation has ${got} free parameters, limit ${MOST_PARAMETERS}; use the joint estimator.`,
    },
    { got, limit: MOST_PARAMETERS },
  );
}

function notIdentified(): PsychometricsError {
  return new PsychometricsError("not-identified", {
    zh: "数据不足以确定全部参数(侧面之间互相混同);请去掉一个侧面或加锚定。",
    en: "The data do not determine all parameters (facets are confounded); drop a facet or add anchors.",
  });
}

function badNodes(got: number): PsychometricsError {
  return new PsychometricsError(
    "bad-option",
    {
      zh: `节点数应为5到2001的整数,实为${got}。`,
      en: `Got ${got} nodes, expected a whole number from 5 to 2001.`,
    },
    { got },
  );
}
