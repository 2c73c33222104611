/**
 * The E-step: posterior of each row over a grid of abilities, and what the M-step needs of it.
 *   log P(data of row | θ_q) = θ_q·S − Σ_ratings log Z(combination, q) + terms free of θ,
 * so one table log Z and one look-up per rating and node suffice; the raw score S carries the rest.
 */
import { type Combinations, combine } from "./combinations.ts";
import { type Design, shared } from "./design.ts";
import type { ParameterSpace } from "./parameters.ts";

export interface Marginal {
  design: Design;
  combinations: Combinations;
  nodes: Float64Array;
  /** Facets model parameters, then mean and log standard deviation of the first facet. */
  params: Float64Array;
  space: ParameterSpace;
  /** Parameters of the facets of each combination: count × (facets − 1). */
  elements: Uint32Array;
  logZ: Float64Array;
  /** Expected number of ratings of a combination at a node. */
  expected: Float64Array;
  /** Raw score of each row. */
  rawScore: Float64Array;
  /** Observed sufficient statistics of all structural parameters, with the sign of the gradient. */
  observed: Float64Array;
  /** Node weights of the ability distribution, summing to 1. */
  weights: Float64Array;
}

export const MEAN = 0;
export const LOG_SD = 1;

export function createMarginal(design: Design, space: ParameterSpace, nodes: Float64Array): Marginal {
  const combinations = combine(design);
  const table = combinations.count * nodes.length;
  const model: Marginal = {
    design,
    combinations,
    nodes,
    params: new Float64Array(space.size + 2),
    space,
    elements: elementsOf(design, combinations, space),
    logZ: new Float64Array(table),
    expected: new Float64Array(table),
    rawScore: new Float64Array(shared(8 * design.facets[0].size)),
    observed: new Float64Array(space.size),
    weights: new Float64Array(nodes.length),
  };
  sumScores(model);
  return model;
}

function elementsOf(design: Design, combinations: Combinations, space: ParameterSpace): Uint32Array {
  const width = design.facets.length - 1;
  const elements = new Uint32Array(combinations.count * width);
  for (let c = 0; c < combinations.count; c++) {
    for (let f = 1; f <= width; f++) {
      const within =
        f === design.bigFacet ? combinations.big[c] : design.cellElement[f]![combinations.cell[c]];
      elements[c * width + f - 1] = space.facetStart[f] + within;
    }
  }
  return elements;
}

function sumScores({ design, combinations, elements, space, rawScore, observed }: Marginal): void {
  const width = design.facets.length - 1;
  for (let row = 0; row < rawScore.length; row++) {
    for (let i = design.rowStart[row]; i < design.rowStart[row + 1]; i++) {
      const score = design.score[i];
      const c = combinations.of[i];
      rawScore[row] += score;
      for (let f = 0; f < width; f++) observed[elements[c * width + f]] -= score;
      const step = space.stepStart[design.cellGroup[combinations.cell[c]]];
      for (let h = 0; h < score; h++) observed[step + h] -= 1;
    }
  }
}

/** Refresh log Z and the node weights after a change of `params`. */
export function tabulate(model: Marginal): void {
  const { nodes, params, logZ, combinations } = model;
  const size = nodes.length;
  const step = new Float64Array(model.design.coding.categories);
  for (let c = 0; c < combinations.count; c++) {
    const categories = stepTerms(model, c, step);
    const offset = offsetOf(model, c);
    for (let q = 0; q < size; q++) {
      const eta = nodes[q] + offset;
      let top = 0;
      for (let k = 1; k < categories; k++) top = Math.max(top, k * eta - step[k]);
      let z = 0;
      for (let k = 0; k < categories; k++) z += Math.exp(k * eta - step[k] - top);
      logZ[c * size + q] = top + Math.log(z);
    }
  }
  normalWeights(
    nodes,
    params[model.space.size + MEAN],
    Math.exp(params[model.space.size + LOG_SD]),
    model.weights,
  );
}

/** −(sum of the facet parameters) of a combination: what is added to the ability. */
export function offsetOf({ design, elements, params }: Marginal, c: number): number {
  const width = design.facets.length - 1;
  let offset = 0;
  for (let f = 0; f < width; f++) offset -= params[elements[c * width + f]];
  return offset;
}

/** Cumulated steps of the combination into `step`; returns its number of categories. */
export function stepTerms(
  { design, combinations, space, params }: Marginal,
  c: number,
  step: Float64Array,
): number {
  const group = design.cellGroup[combinations.cell[c]];
  const categories = design.coding.groups[group].values.length;
  step[0] = 0;
  for (let k = 1; k < categories; k++) step[k] = step[k - 1] + params[space.stepStart[group] + k - 1];
  return categories;
}

function normalWeights(nodes: Float64Array, mean: number, sd: number, weights: Float64Array): void {
  let total = 0;
  for (let q = 0; q < nodes.length; q++) {
    weights[q] = Math.exp(-0.5 * ((nodes[q] - mean) / sd) ** 2);
    total += weights[q];
  }
  for (let q = 0; q < nodes.length; q++) weights[q] /= total;
}

/** Posterior of one row over the nodes into `posterior`; returns its log marginal likelihood without constants. */
export function posteriorOf(model: Marginal, row: number, posterior: Float64Array): number {
  const { nodes, logZ, weights, design } = model;
  const of = model.combinations.of;
  const size = nodes.length;
  const score = model.rawScore[row];
  for (let q = 0; q < size; q++) posterior[q] = nodes[q] * score;
  for (let i = design.rowStart[row]; i < design.rowStart[row + 1]; i++) {
    const base = of[i] * size;
    for (let q = 0; q < size; q++) posterior[q] -= logZ[base + q];
  }
  let top = Number.NEGATIVE_INFINITY;
  for (let q = 0; q < size; q++) if (posterior[q] > top) top = posterior[q];
  let total = 0;
  for (let q = 0; q < size; q++) {
    posterior[q] = weights[q] * Math.exp(posterior[q] - top);
    total += posterior[q];
  }
  for (let q = 0; q < size; q++) posterior[q] /= total;
  return top + Math.log(total);
}

export interface Expectation {
  logLikelihood: number;
  /** Expected number of rows at each node. */
  rows: Float64Array;
}

/** One pass over the ratings: fills `expected`. */
export function expectation(model: Marginal): Expectation {
  const { design, expected, nodes, params, observed, space } = model;
  const of = model.combinations.of;
  const size = nodes.length;
  const posterior = new Float64Array(size);
  const rows = new Float64Array(size);
  expected.fill(0);
  let logLikelihood = 0;
  for (let row = 0; row < model.rawScore.length; row++) {
    if (design.rowStart[row] === design.rowStart[row + 1]) continue;
    logLikelihood += posteriorOf(model, row, posterior);
    for (let q = 0; q < size; q++) rows[q] += posterior[q];
    for (let i = design.rowStart[row]; i < design.rowStart[row + 1]; i++) {
      const base = of[i] * size;
      for (let q = 0; q < size; q++) expected[base + q] += posterior[q];
    }
  }
  for (let p = 0; p < space.size; p++) logLikelihood += observed[p] * params[p];
  return { logLikelihood, rows };
}
