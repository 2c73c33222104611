/**
 * The E-step: posterior of each row over a grid of abilities, and what the M-step needs of it.
 *   log P(data of row | θ_q) = θ_q·S − Σ_bundles log Z(bundle, q) + terms free of θ,
 * so one table log Z and one look-up per bundle and node suffice; the raw score S carries the rest.
 */
import { type Bundles, bundle } from "./bundles.ts";
import type { Design } from "./design.ts";
import type { ParameterSpace } from "./parameters.ts";
import { logNormalizer } from "./solution.ts";

export interface Marginal {
  design: Design;
  bundles: Bundles;
  nodes: Float64Array;
  /** Facets model parameters, then mean and log standard deviation of the first facet. */
  params: Float64Array;
  space: ParameterSpace;
  /** Parameters of the facets of each combination: combinations × (facets − 1). */
  elements: Uint32Array;
  /** Summed over the combinations of each bundle, bundles × nodes. */
  logZ: Float64Array;
  /** Expected number of ratings of a combination at a node. */
  expected: Float64Array;
  /** Raw score of each row. */
  rawScore: Float64Array;
  /** Observed sufficient statistics of all structural parameters, with the sign of the gradient. */
  observed: Float64Array;
  /** Node weights of the ability distribution, summing to 1, and their logarithms. */
  weights: Float64Array;
  logWeights: Float64Array;
}

export const MEAN = 0;
export const LOG_SD = 1;

/** @param bundles of the same design, when they are known already */
export function createMarginal(
  design: Design,
  space: ParameterSpace,
  nodes: Float64Array,
  bundles: Bundles = bundle(design),
): Marginal {
  return {
    design,
    bundles,
    nodes,
    params: new Float64Array(space.size + 2),
    space,
    elements: elementsOf(design, bundles, space),
    logZ: new Float64Array(bundles.count * nodes.length),
    expected: new Float64Array(bundles.combinations * nodes.length),
    rawScore: rawScores(design),
    observed: sufficientStatistics(design, space),
    weights: new Float64Array(nodes.length),
    logWeights: new Float64Array(nodes.length),
  };
}

function elementsOf(design: Design, bundles: Bundles, space: ParameterSpace): Uint32Array {
  const width = design.facets.length - 1;
  const elements = new Uint32Array(bundles.combinations * width);
  for (let c = 0; c < bundles.combinations; c++) {
    for (let f = 1; f <= width; f++) {
      const cell = bundles.combinationCell[c];
      const within = f === design.bigFacet ? bundles.combinationBig[c] : design.cellElement[f]![cell];
      elements[c * width + f - 1] = space.facetStart[f] + within;
    }
  }
  return elements;
}

function rawScores({ facets, rowStart, score }: Design): Float64Array {
  const sums = new Float64Array(facets[0].size);
  for (let row = 0; row < sums.length; row++)
    for (let i = rowStart[row]; i < rowStart[row + 1]; i++) sums[row] += score[i];
  return sums;
}

/** −Σ X of each facet parameter and −Σ [X ≥ h] of each step. */
function sufficientStatistics(design: Design, space: ParameterSpace): Float64Array {
  const { n, big, cell, cellElement, cellGroup, bigFacet, score } = design;
  const { categories } = design.coding;
  const observed = new Float64Array(space.size);
  const counts = new Float64Array(design.cells * categories);
  for (let i = 0; i < n; i++) {
    observed[space.facetStart[bigFacet] + big[i]] -= score[i];
    counts[cell[i] * categories + score[i]]++;
  }
  for (let c = 0; c < design.cells; c++) {
    let above = 0;
    for (let h = categories - 1; h >= 1; h--) {
      above += counts[c * categories + h];
      if (above === 0) continue;
      observed[space.stepStart[cellGroup[c]] + h - 1] -= above;
      for (let f = 1; f < cellElement.length; f++) {
        const elements = cellElement[f];
        if (elements !== null) observed[space.facetStart[f] + elements[c]] -= above;
      }
    }
  }
  return observed;
}

/** Refresh log Z and the node weights after a change of `params`. */
export function tabulate(model: Marginal): void {
  const { nodes, params, logZ, bundles, space } = model;
  const size = nodes.length;
  const step = new Float64Array(model.design.coding.categories);
  logZ.fill(0);
  for (let b = 0; b < bundles.count; b++) {
    for (let p = bundles.start[b]; p < bundles.start[b + 1]; p++) {
      const categories = stepTerms(model, bundles.combination[p], step);
      const offset = offsetOf(model, bundles.combination[p]);
      for (let q = 0; q < size; q++)
        logZ[b * size + q] += logNormalizer(nodes[q] + offset, step, 0, categories);
    }
  }
  normalWeights(model, params[space.size + MEAN], Math.exp(params[space.size + LOG_SD]));
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
  { design, bundles, space, params }: Marginal,
  c: number,
  step: Float64Array,
): number {
  const group = design.cellGroup[bundles.combinationCell[c]];
  const categories = design.coding.groups[group].values.length;
  step[0] = 0;
  for (let k = 1; k < categories; k++) step[k] = step[k - 1] + params[space.stepStart[group] + k - 1];
  return categories;
}

function normalWeights({ nodes, weights, logWeights }: Marginal, mean: number, sd: number): void {
  let top = Number.NEGATIVE_INFINITY;
  for (let q = 0; q < nodes.length; q++) {
    logWeights[q] = -0.5 * ((nodes[q] - mean) / sd) ** 2;
    if (logWeights[q] > top) top = logWeights[q];
  }
  let total = 0;
  for (let q = 0; q < nodes.length; q++) total += Math.exp(logWeights[q] - top);
  const shift = top + Math.log(total);
  for (let q = 0; q < nodes.length; q++) {
    logWeights[q] -= shift;
    weights[q] = Math.exp(logWeights[q]);
  }
}

/** Posterior of a row, and the nodes from `from` up to `to` outside which it is zero for every purpose. */
export interface Posterior {
  density: Float64Array;
  from: number;
  to: number;
}

const NEGLIGIBLE = 1e-15;

export function createPosterior({ nodes }: Marginal): Posterior {
  return { density: new Float64Array(nodes.length), from: 0, to: nodes.length };
}

/** Posterior of one row over the nodes; returns its log marginal likelihood without constants. */
export function posteriorOf(model: Marginal, row: number, posterior: Posterior): number {
  const { nodes, logZ, logWeights, bundles } = model;
  const { density } = posterior;
  const size = nodes.length;
  const score = model.rawScore[row];
  for (let q = 0; q < size; q++) density[q] = logWeights[q] + nodes[q] * score;
  for (let i = bundles.rowStart[row]; i < bundles.rowStart[row + 1]; i++) {
    const base = bundles.of[i] * size;
    for (let q = 0; q < size; q++) density[q] -= logZ[base + q];
  }
  let top = Number.NEGATIVE_INFINITY;
  for (let q = 0; q < size; q++) if (density[q] > top) top = density[q];
  let total = 0;
  for (let q = 0; q < size; q++) {
    density[q] = Math.exp(density[q] - top);
    total += density[q];
  }
  posterior.from = size;
  for (let q = 0; q < size; q++) {
    density[q] /= total;
    if (density[q] < NEGLIGIBLE) continue;
    if (posterior.from === size) posterior.from = q;
    posterior.to = q + 1;
  }
  return top + Math.log(total);
}

export interface Expectation {
  logLikelihood: number;
  /** Expected number of rows at each node. */
  rows: Float64Array;
}

/** One pass over the rows: fills `expected`. */
export function expectation(model: Marginal): Expectation {
  const { bundles, nodes, params, observed, space } = model;
  const size = nodes.length;
  const posterior = createPosterior(model);
  const { density } = posterior;
  const rows = new Float64Array(size);
  const ofBundle = new Float64Array(bundles.count * size);
  let logLikelihood = 0;
  for (let row = 0; row < model.rawScore.length; row++) {
    const begin = bundles.rowStart[row];
    const end = bundles.rowStart[row + 1];
    if (begin === end) continue;
    logLikelihood += posteriorOf(model, row, posterior);
    const { from, to } = posterior;
    for (let q = from; q < to; q++) rows[q] += density[q];
    for (let i = begin; i < end; i++) {
      const base = bundles.of[i] * size;
      for (let q = from; q < to; q++) ofBundle[base + q] += density[q];
    }
  }
  spread(model, ofBundle);
  for (let p = 0; p < space.size; p++) logLikelihood += observed[p] * params[p];
  return { logLikelihood, rows };
}

/** From expected bundles to expected ratings of each combination. */
function spread({ bundles, expected, nodes }: Marginal, ofBundle: Float64Array): void {
  const size = nodes.length;
  expected.fill(0);
  for (let b = 0; b < bundles.count; b++) {
    for (let p = bundles.start[b]; p < bundles.start[b + 1]; p++) {
      const base = bundles.combination[p] * size;
      for (let q = 0; q < size; q++) expected[base + q] += ofBundle[b * size + q];
    }
  }
}
