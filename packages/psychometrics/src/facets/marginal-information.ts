/**
 * Gradient and information of the marginal likelihood.
 *   gradient = expected complete-data score (Fisher's identity);
 *   observed information = E[complete information | data] − Var[complete score | data]   Louis (1982), eq. 3.1
 * The second term is in marginal-missing.ts.
 */
import { type Expectation, LOG_SD, type Marginal, MEAN, offsetOf, stepTerms } from "./marginal-likelihood.ts";
import { createMoments, cumulativeProbabilities, fillMoments } from "./score-moments.ts";

/** Gradient over all structural parameters, mean and log standard deviation. */
export function gradient(model: Marginal, { rows }: Expectation): Float64Array {
  const { design, bundles, nodes, space, observed, elements, expected } = model;
  const result = new Float64Array(space.size + 2);
  result.set(observed);
  const width = design.facets.length - 1;
  const step = new Float64Array(design.coding.categories);
  const cumulative = new Float64Array(design.coding.categories);
  for (let c = 0; c < bundles.combinations; c++) {
    const categories = stepTerms(model, c, step);
    const offset = offsetOf(model, c);
    const firstStep = space.stepStart[design.cellGroup[bundles.combinationCell[c]]];
    let score = 0;
    for (let q = 0; q < nodes.length; q++) {
      const count = expected[c * nodes.length + q];
      if (count < NEGLIGIBLE) continue;
      score += count * cumulativeProbabilities(nodes[q] + offset, step, categories, cumulative);
      for (let h = 1; h < categories; h++) result[firstStep + h - 1] += count * cumulative[h];
    }
    for (let f = 0; f < width; f++) result[elements[c * width + f]] += score;
  }
  const density = densityScore(model);
  for (let q = 0; q < rows.length; q++) {
    result[space.size + MEAN] += rows[q] * density.mean[q];
    result[space.size + LOG_SD] += rows[q] * density.logSd[q];
  }
  return result;
}

/** Expected counts below this move nothing. */
const NEGLIGIBLE = 1e-12;

/** Expected complete-data information, full symmetric matrix of width size + 2. */
export function completeInformation(model: Marginal, { rows }: Expectation): Float64Array {
  const { design, bundles, nodes, space, expected } = model;
  const full = space.size + 2;
  const information = new Float64Array(full * full);
  const width = design.facets.length - 1;
  const most = design.coding.categories;
  const step = new Float64Array(most);
  const cumulative = new Float64Array(most);
  const moments = createMoments(width, most);
  const touched = new Uint32Array(width + most - 1);
  const sums = new Float64Array(moments.covariance.length);
  for (let c = 0; c < bundles.combinations; c++) {
    const categories = stepTerms(model, c, step);
    const offset = offsetOf(model, c);
    const size = width + categories - 1;
    sums.fill(0);
    for (let q = 0; q < nodes.length; q++) {
      const count = expected[c * nodes.length + q];
      if (count < NEGLIGIBLE) continue;
      const mean = cumulativeProbabilities(nodes[q] + offset, step, categories, cumulative);
      fillMoments(moments, width, categories, mean, cumulative);
      for (let i = 0; i < size * size; i++) sums[i] += count * moments.covariance[i];
    }
    touchedBy(model, c, categories, touched);
    for (let a = 0; a < size; a++) {
      for (let b = 0; b < size; b++) information[touched[a] * full + touched[b]] += sums[a * size + b];
    }
  }
  addDensity(model, rows, information);
  return information;
}

/** Parameters of a combination: its facets, then its steps. */
export function touchedBy(
  { design, bundles, elements, space }: Marginal,
  c: number,
  categories: number,
  into: Uint32Array,
): void {
  const width = design.facets.length - 1;
  for (let f = 0; f < width; f++) into[f] = elements[c * width + f];
  const first = space.stepStart[design.cellGroup[bundles.combinationCell[c]]];
  for (let h = 1; h < categories; h++) into[width + h - 1] = first + h - 1;
}

/**
 * The weights are an exponential family in (mean, log sd) only approximately; the expected information of the
 * discrete distribution is the variance of its score.
 */
function addDensity(model: Marginal, rows: Float64Array, information: Float64Array): void {
  const { space, weights } = model;
  const width = space.size + 2;
  const m = space.size + MEAN;
  const s = space.size + LOG_SD;
  const total = rows.reduce((sum, row) => sum + row, 0);
  const { mean, logSd } = densityScore(model);
  for (let q = 0; q < rows.length; q++) {
    information[m * width + m] += total * weights[q] * mean[q] * mean[q];
    information[s * width + s] += total * weights[q] * logSd[q] * logSd[q];
    information[m * width + s] += total * weights[q] * mean[q] * logSd[q];
  }
  information[s * width + m] = information[m * width + s];
}

/** d log w_q / d mean and / d log sd, of the weights normalised over the grid. */
export function densityScore({ nodes, weights, params, space }: Marginal): {
  mean: Float64Array;
  logSd: Float64Array;
} {
  const centre = params[space.size + MEAN];
  const sd = Math.exp(params[space.size + LOG_SD]);
  const mean = nodes.map((node) => (node - centre) / (sd * sd));
  const logSd = nodes.map((node) => ((node - centre) / sd) ** 2);
  for (const values of [mean, logSd]) {
    let average = 0;
    for (let q = 0; q < nodes.length; q++) average += weights[q] * values[q];
    for (let q = 0; q < nodes.length; q++) values[q] -= average;
  }
  return { mean, logSd };
}
