/**
 * Gradient and information of the marginal likelihood.
 *   gradient = expected complete-data score (Fisher's identity);
 *   observed information = E[complete information | data] − Var[complete score | data]   Louis (1982), eq. 3.1
 * Only the part of the score that depends on θ varies within a row, so the second term needs no data but the
 * posterior.
 */
import {
  type Expectation,
  LOG_SD,
  type Marginal,
  MEAN,
  offsetOf,
  posteriorOf,
  stepTerms,
} from "./marginal-likelihood.ts";

/** Gradient over all structural parameters, mean and log standard deviation. */
export function gradient(model: Marginal, { rows }: Expectation): Float64Array {
  const { space, observed } = model;
  const result = new Float64Array(space.size + 2);
  result.set(observed);
  forEachCell(model, (count, moments, touched) => {
    for (let a = 0; a < touched.length; a++) result[touched[a]] += count * moments.mean[a];
  });
  const density = densityScore(model);
  for (let q = 0; q < rows.length; q++) {
    result[space.size + MEAN] += rows[q] * density.mean[q];
    result[space.size + LOG_SD] += rows[q] * density.logSd[q];
  }
  return result;
}

/** Expected complete-data information, full symmetric matrix of width size + 2. */
export function completeInformation(model: Marginal, { rows }: Expectation): Float64Array {
  const { space, weights } = model;
  const width = space.size + 2;
  const information = new Float64Array(width * width);
  forEachCell(model, (count, moments, touched) => {
    const size = touched.length;
    for (let a = 0; a < size; a++) {
      const row = touched[a] * width;
      for (let b = 0; b < size; b++)
        information[row + touched[b]] += count * moments.covariance[a * size + b];
    }
  });
  const total = rows.reduce((sum, row) => sum + row, 0);
  const { mean, logSd } = densityScore(model);
  const m = space.size + MEAN;
  const s = space.size + LOG_SD;
  for (let q = 0; q < rows.length; q++) {
    // The weights are an exponential family in (mean, log sd) only approximately; the expected information
    // of the discrete distribution is the variance of its score.
    information[m * width + m] += total * weights[q] * mean[q] * mean[q];
    information[s * width + s] += total * weights[q] * logSd[q] * logSd[q];
    information[m * width + s] += total * weights[q] * mean[q] * logSd[q];
  }
  information[s * width + m] = information[m * width + s];
  return information;
}

/** Subtract Var[complete score | data], row by row. */
export function subtractMissing(model: Marginal, information: Float64Array): void {
  const { design, space, nodes, combinations } = model;
  const width = space.size + 2;
  const size = nodes.length;
  const expectedScore = scoreTable(model);
  const density = densityScore(model);
  const perCombination = expectedScore.perCombination;
  const posterior = new Float64Array(size);
  const slot = new Int32Array(width).fill(-1);
  let table = new Float64Array(64 * size);
  const touched: number[] = [];
  for (let row = 0; row < model.rawScore.length; row++) {
    const from = design.rowStart[row];
    const to = design.rowStart[row + 1];
    if (from === to) continue;
    posteriorOf(model, row, posterior);
    touched.length = 0;
    for (let i = from; i < to; i++) {
      const base = combinations.of[i] * perCombination;
      for (let t = 0; t < perCombination; t++) {
        const p = expectedScore.touched[base + t];
        if (p < 0) continue;
        let at = slot[p];
        if (at < 0) {
          at = touched.push(p) - 1;
          slot[p] = at;
          if (touched.length * size > table.length) table = grown(table);
          table.fill(0, at * size, (at + 1) * size);
        }
        const source = (expectedScore.source[base + t] + 0) * size;
        for (let q = 0; q < size; q++) table[at * size + q] += expectedScore.values[source + q];
      }
    }
    for (const p of [space.size + MEAN, space.size + LOG_SD]) {
      const at = touched.push(p) - 1;
      if (touched.length * size > table.length) table = grown(table);
      table.set(p === space.size + MEAN ? density.mean : density.logSd, at * size);
    }
    subtractCovariance(information, width, touched, table, posterior);
    for (const p of touched) slot[p] = -1;
  }
}

function subtractCovariance(
  information: Float64Array,
  width: number,
  touched: readonly number[],
  table: Float64Array,
  posterior: Float64Array,
): void {
  const size = posterior.length;
  for (let a = 0; a < touched.length; a++) {
    let mean = 0;
    for (let q = 0; q < size; q++) mean += posterior[q] * table[a * size + q];
    for (let q = 0; q < size; q++) table[a * size + q] -= mean;
  }
  for (let a = 0; a < touched.length; a++) {
    const row = touched[a];
    for (let b = 0; b <= a; b++) {
      let covariance = 0;
      for (let q = 0; q < size; q++) covariance += posterior[q] * table[a * size + q] * table[b * size + q];
      information[row * width + touched[b]] -= covariance;
      if (a !== b) information[touched[b] * width + row] -= covariance;
    }
  }
}

function grown(table: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(table.length * 2);
  larger.set(table);
  return larger;
}

/** Expected score and P(X ≥ h) of each combination and node, and which parameters they belong to. */
function scoreTable(model: Marginal) {
  const { design, combinations, nodes, space, elements } = model;
  const width = design.facets.length - 1;
  const steps = design.coding.categories - 1;
  const perCombination = width + steps;
  const size = nodes.length;
  const perTable = 1 + steps;
  const values = new Float64Array(combinations.count * perTable * size);
  const touched = new Int32Array(combinations.count * perCombination).fill(-1);
  const source = new Uint32Array(combinations.count * perCombination);
  const step = new Float64Array(steps + 1);
  const cumulative = new Float64Array(steps + 1);
  for (let c = 0; c < combinations.count; c++) {
    const categories = stepTerms(model, c, step);
    const offset = offsetOf(model, c);
    const group = design.cellGroup[combinations.cell[c]];
    for (let f = 0; f < width; f++) {
      touched[c * perCombination + f] = elements[c * width + f];
      source[c * perCombination + f] = c * perTable;
    }
    for (let h = 1; h < categories; h++) {
      touched[c * perCombination + width + h - 1] = space.stepStart[group] + h - 1;
      source[c * perCombination + width + h - 1] = c * perTable + h;
    }
    for (let q = 0; q < size; q++) {
      const mean = cumulativeProbabilities(nodes[q] + offset, step, categories, cumulative);
      values[c * perTable * size + q] = mean;
      for (let h = 1; h < categories; h++) values[(c * perTable + h) * size + q] = cumulative[h];
    }
  }
  return { values, touched, source, perCombination };
}

/** P(X ≥ h) for h = 1 … into `cumulative`; returns the expected category, which is their sum. */
export function cumulativeProbabilities(
  eta: number,
  step: Float64Array,
  categories: number,
  cumulative: Float64Array,
): number {
  let top = 0;
  for (let k = 1; k < categories; k++) top = Math.max(top, k * eta - step[k]);
  let z = 0;
  for (let k = 0; k < categories; k++) {
    cumulative[k] = Math.exp(k * eta - step[k] - top);
    z += cumulative[k];
  }
  let above = 0;
  let mean = 0;
  for (let k = categories - 1; k >= 1; k--) {
    above += cumulative[k] / z;
    cumulative[k] = above;
    mean += above;
  }
  cumulative[0] = 1;
  return mean;
}

interface CellMoments {
  mean: Float64Array;
  covariance: Float64Array;
}

/** For each combination and node: expected count, and moments of the complete-data score per rating. */
function forEachCell(
  model: Marginal,
  visit: (count: number, moments: CellMoments, touched: Uint32Array) => void,
): void {
  const { design, combinations, nodes, space, elements, expected } = model;
  const width = design.facets.length - 1;
  const most = design.coding.categories;
  const step = new Float64Array(most);
  const cumulative = new Float64Array(most);
  for (let c = 0; c < combinations.count; c++) {
    const categories = stepTerms(model, c, step);
    const offset = offsetOf(model, c);
    const first = space.stepStart[design.cellGroup[combinations.cell[c]]];
    const size = width + categories - 1;
    const touched = new Uint32Array(size);
    touched.set(elements.subarray(c * width, (c + 1) * width));
    for (let h = 1; h < categories; h++) touched[width + h - 1] = first + h - 1;
    const moments = { mean: new Float64Array(size), covariance: new Float64Array(size * size) };
    for (let q = 0; q < nodes.length; q++) {
      const count = expected[c * nodes.length + q];
      if (count < 1e-12) continue;
      const mean = cumulativeProbabilities(nodes[q] + offset, step, categories, cumulative);
      fillMoments(moments, width, categories, mean, cumulative);
      visit(count, moments, touched);
    }
  }
}

/** Score of a facet parameter: E − x. Of step h: P(X ≥ h) − [x ≥ h]. Both sums of the indicators [X ≥ h]. */
function fillMoments(
  { mean, covariance }: CellMoments,
  width: number,
  categories: number,
  expected: number,
  cumulative: Float64Array,
): void {
  const size = width + categories - 1;
  let second = 0;
  for (let h = 1; h < categories; h++) second += (2 * h - 1) * cumulative[h];
  const variance = second - expected * expected;
  mean.fill(expected, 0, width);
  for (let h = 1; h < categories; h++) mean[width + h - 1] = cumulative[h];
  for (let a = 0; a < width; a++) for (let b = 0; b < width; b++) covariance[a * size + b] = variance;
  for (let h = 1; h < categories; h++) {
    // Cov(X, [X ≥ h]) = Σ_{g ≤ h} P(X ≥ h) + Σ_{g > h} P(X ≥ g) − E·P(X ≥ h)
    let cross = h * cumulative[h] - expected * cumulative[h];
    for (let g = h + 1; g < categories; g++) cross += cumulative[g];
    for (let a = 0; a < width; a++) {
      covariance[a * size + width + h - 1] = cross;
      covariance[(width + h - 1) * size + a] = cross;
    }
    for (let g = 1; g < categories; g++) {
      covariance[(width + h - 1) * size + width + g - 1] =
        cumulative[Math.max(g, h)] - cumulative[g] * cumulative[h];
    }
  }
}

/** d log w_q / d mean and / d log sd, of the weights normalised over the grid. */
function densityScore({ nodes, weights, params, space }: Marginal): {
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
