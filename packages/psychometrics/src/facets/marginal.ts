/**
 * Many-facet Rasch model by marginal maximum likelihood, θ ~ N(μ, σ²):
 *   L = Π_rows ∫ Π_ratings P(x | θ, β, τ) φ((θ − μ)/σ) dθ
 * EM for the first steps (Bock and Aitkin 1981), then Newton with the observed information (Louis 1982), which also
 * gives the standard errors. The grid is that of the R package TAM unless rows carry so many ratings that it is too
 * coarse (marginal-grid.ts); abilities and standard errors always come from a finer one.
 * Limits: dense information matrix, so up to 2,000 free parameters; abilities normal, and disjoint subsets of ratees
 * taken as drawn from the same distribution; ratings of a row independent given the measures.
 */
import { PsychometricsError } from "../errors.ts";
import type { Design } from "./design.ts";
import { LARGEST_ERROR } from "./element.ts";
import { finishMarginal } from "./marginal-finish.ts";
import {
  fineGrid,
  type Grid,
  givenGrid,
  isAdequate,
  type Normal,
  tamGrid,
  usedRows,
} from "./marginal-grid.ts";
import { createMarginal, LOG_SD, type Marginal, MEAN } from "./marginal-likelihood.ts";
import { covarianceOf, type Maximum, maximize, without } from "./marginal-maximize.ts";
import type { MarginalSolution } from "./marginal-solution.ts";
import { addStart } from "./marginal-start.ts";
import {
  errorsOf,
  expandCovariance,
  inOneClass,
  type ParameterSpace,
  parameterSpace,
  type Reduction,
  reduction,
} from "./parameters.ts";
import { type Prepared, prepare } from "./prepare.ts";
import type { Anchors } from "./solution.ts";
import { REGULAR } from "./status.ts";

export interface MarginalOptions {
  anchors?: Anchors;
  /** Facet whose level is free (the mean ability is then 0); "item" or the last facet unless told. */
  freeFacet?: string;
  /**
   * Number of nodes from −6 to 6, or "fine" for as many as the integral needs. Unless told, TAM's 21 nodes while
   * they carry the distribution.
   */
  nodes?: number | "fine";
  /** Largest Newton step in logits at which to stop; 1e-6 unless told. */
  tolerance?: number;
  maxIterations?: number;
}

/** Beyond this many free parameters the dense information no longer fits. */
const MOST_PARAMETERS = 2000;
/** Grids tried one after another while the estimates move. */
const MOST_GRIDS = 6;

/** @throws PsychometricsError `bad-option`, `all-extreme`, `not-identified`, `too-few-groups` (one ratee) */
export function estimateMarginal(design: Design, options: MarginalOptions = {}): MarginalSolution {
  const prepared = prepare(design, options.anchors, false);
  if (hasAnchor(prepared, 0)) throw anchoredRows(design.facets[0].name);
  if (usedRows(prepared.active) < 2) throw oneRow(design.facets[0].name);
  const space = spaceOf(prepared, freeFacetOf(design, options.freeFacet));
  const isMeanFree = space.blocks.every(
    (block) => block.facet === null || block.centred || hasAnchor(prepared, block.facet),
  );
  const all = reduction(space, 2);
  const free = isMeanFree ? all : without(all, space.size + MEAN);
  if (free.free.length > MOST_PARAMETERS) throw tooManyParameters(free.free.length);
  const { model, maximum } = climb(prepared, space, free, isMeanFree, options);
  const errors = errorsAt(model, maximum.reduction);
  return finishMarginal(prepared, model, errors, constraintsOf(space, prepared, isMeanFree), maximum);
}

/**
 * From the observed information on a fine grid, whatever the grid of the estimates: with one node to a posterior the
 * abilities would pass for known, and levels would seem far too sure.
 * @throws PsychometricsError `not-identified`
 */
function errorsAt(model: Marginal, r: Reduction): Float64Array {
  const { design, space, params, bundles, nodes } = model;
  const width = space.size + 2;
  const fine = fineGrid(design, normalOf(model)).nodes;
  const isFiner = fine[1] - fine[0] < nodes[1] - nodes[0];
  const finer = isFiner ? createMarginal(design, space, fine, bundles) : model;
  finer.params.set(params);
  const covariance = covarianceOf(finer, r) ?? covarianceOf(model, r);
  if (covariance === null) return new Float64Array(width).fill(LARGEST_ERROR);
  return errorsOf(expandCovariance(covariance, r, width), width);
}

/** Maximise on one grid; where it does not carry the result, again on a finer one. */
function climb(
  prepared: Prepared,
  space: ParameterSpace,
  free: Reduction,
  isMeanFree: boolean,
  options: MarginalOptions,
): { model: Marginal; maximum: Maximum } {
  const { active } = prepared;
  const start = isMeanFree ? levelOfAnchors(prepared) : 0;
  let grid = firstGrid(active, start, options.nodes);
  let model = createMarginal(active, space, grid.nodes);
  setAnchors(model, prepared);
  model.params[space.size + MEAN] = start;
  addStart(model.params, active, space, free);
  let iterations = 0;
  for (let round = 1; ; round++) {
    const isLast = round === MOST_GRIDS;
    const maximum = maximize(model, free, {
      tolerance: options.tolerance ?? 1e-6,
      maxIterations: options.maxIterations ?? 200,
      hasLeftGrid: () => !isLast && hasLeft(grid, normalOf(model)),
    });
    iterations += maximum.iterations;
    if (isLast || isAdequate(grid, active, normalOf(model)))
      return { model, maximum: { ...maximum, iterations } };
    grid = fineGrid(active, normalOf(model));
    const { params, bundles } = model;
    model = createMarginal(active, space, grid.nodes, bundles);
    model.params.set(params);
  }
}

function firstGrid(design: Design, centre: number, nodes: number | "fine" | undefined): Grid {
  if (nodes === undefined) return tamGrid(centre);
  return nodes === "fine" ? fineGrid(design, { mean: centre, sd: 1 }) : givenGrid(nodes, centre);
}

function normalOf({ params, space }: Marginal): Normal {
  return { mean: params[space.size + MEAN], sd: Math.exp(params[space.size + LOG_SD]) };
}

/** So far off that going on is useless: the nodes see next to nothing of the distribution. */
function hasLeft({ nodes, kind }: Grid, { mean, sd }: Normal): boolean {
  if (kind === "given") return false;
  const spacing = nodes[1] - nodes[0];
  const reach = Math.min(nodes.at(-1)! - mean, mean - nodes[0]);
  return reach < 2 * sd || spacing > 4 * sd;
}

/** Where abilities lie when the anchored facets hold their values and the others sum to zero. */
function levelOfAnchors({ anchors }: Prepared): number {
  let level = 0;
  for (let f = 1; f < anchors.length; f++) {
    const given = anchors[f].filter((value) => !Number.isNaN(value));
    if (given.length > 0) level += given.reduce((sum, value) => sum + value, 0) / given.length;
  }
  return level;
}

function spaceOf(prepared: Prepared, freeFacet: number): ParameterSpace {
  const { active, extremes, anchors } = prepared;
  return parameterSpace(
    active,
    (f) => inOneClass(active.facets[f].size, f !== freeFacet && !hasAnchor(prepared, f)),
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

function anchoredRows(name: string): PsychometricsError {
  return new PsychometricsError(
    "bad-option",
    {
      zh: `边际估计把“${name}”看作正态分布,不能锚定其中的元素;请锚定其他侧面,或改用联合估计。`,
      en: `Marginal estimation takes "${name}" as normally distributed, so its elements cannot be anchored; anchor another facet or use the joint estimator.`,
    },
    { name },
  );
}

function oneRow(name: string): PsychometricsError {
  return new PsychometricsError(
    "too-few-groups",
    {
      zh: `侧面“${name}”只有一个元素有评分,无从估计其差异;请改用联合估计。`,
      en: `Only one element of "${name}" has ratings, so their distribution cannot be estimated; use the joint estimator.`,
    },
    { name },
  );
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
