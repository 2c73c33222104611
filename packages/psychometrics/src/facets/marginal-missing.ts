/**
 * The missing information of Louis (1982): Var[complete score | data], summed over the rows. Only the part of the
 * score that depends on θ varies within a row, so it needs no data but the posterior.
 */
import { densityScore, touchedBy } from "./marginal-information.ts";
import {
  createPosterior,
  LOG_SD,
  type Marginal,
  MEAN,
  offsetOf,
  type Posterior,
  posteriorOf,
  stepTerms,
} from "./marginal-likelihood.ts";
import { cumulativeProbabilities } from "./score-moments.ts";

export function subtractMissing(model: Marginal, information: Float64Array): void {
  const { bundles, space, nodes } = model;
  const width = space.size + 2;
  const scores = bundleScores(model);
  const density = densityScore(model);
  const posterior = createPosterior(model);
  const row = new RowScores(width, nodes.length);
  for (let r = 0; r < model.rawScore.length; r++) {
    const begin = bundles.rowStart[r];
    const end = bundles.rowStart[r + 1];
    if (begin === end) continue;
    posteriorOf(model, r, posterior);
    row.clear();
    for (let i = begin; i < end; i++) {
      const b = bundles.of[i];
      for (let l = scores.start[b]; l < scores.start[b + 1]; l++)
        row.add(scores.parameter[l], scores.lines, l * nodes.length, posterior);
    }
    row.add(space.size + MEAN, density.mean, 0, posterior);
    row.add(space.size + LOG_SD, density.logSd, 0, posterior);
    row.subtractCovariance(information, width, posterior);
  }
}

/** Scores of the parameters that one row touches, over the nodes. */
class RowScores {
  readonly #size: number;
  readonly #slot: Int32Array;
  readonly #touched: number[] = [];
  #table: Float64Array;

  constructor(parameters: number, size: number) {
    this.#size = size;
    this.#slot = new Int32Array(parameters).fill(-1);
    this.#table = new Float64Array(64 * size);
  }

  clear(): void {
    for (const p of this.#touched) this.#slot[p] = -1;
    this.#touched.length = 0;
  }

  add(parameter: number, values: Float64Array, at: number, { from, to }: Posterior): void {
    const isNew = this.#slot[parameter] < 0;
    if (isNew) this.#open(parameter);
    const table = this.#table;
    const line = this.#slot[parameter] * this.#size;
    if (isNew) for (let q = from; q < to; q++) table[line + q] = values[at + q];
    else for (let q = from; q < to; q++) table[line + q] += values[at + q];
  }

  #open(parameter: number): void {
    this.#slot[parameter] = this.#touched.push(parameter) - 1;
    if (this.#touched.length * this.#size <= this.#table.length) return;
    const larger = new Float64Array(this.#table.length * 2);
    larger.set(this.#table);
    this.#table = larger;
  }

  subtractCovariance(information: Float64Array, width: number, { density, from, to }: Posterior): void {
    const touched = this.#touched;
    const table = this.#table;
    const size = this.#size;
    for (let a = 0; a < touched.length; a++) {
      let mean = 0;
      for (let q = from; q < to; q++) mean += density[q] * table[a * size + q];
      // The root of the density on both sides makes a plain product of lines the covariance.
      for (let q = from; q < to; q++)
        table[a * size + q] = (table[a * size + q] - mean) * Math.sqrt(density[q]);
    }
    for (let a = 0; a < touched.length; a++) {
      const own = touched[a];
      for (let b = 0; b <= a; b++) {
        let covariance = 0;
        for (let q = from; q < to; q++) covariance += table[a * size + q] * table[b * size + q];
        information[own * width + touched[b]] -= covariance;
        if (a !== b) information[touched[b] * width + own] -= covariance;
      }
    }
  }
}

/** Of each bundle the parameters it touches and, over the nodes, the expected score of each. */
interface BundleScores {
  /** Lines of bundle b are start[b] … start[b + 1] − 1. */
  start: Uint32Array;
  parameter: number[];
  lines: Float64Array;
}

function bundleScores(model: Marginal): BundleScores {
  const { design, bundles, nodes, space } = model;
  const most = design.coding.categories;
  const width = design.facets.length - 1;
  const size = nodes.length;
  const touched = new Uint32Array(width + most - 1);
  const start = new Uint32Array(bundles.count + 1);
  const parameter: number[] = [];
  const slot = new Int32Array(space.size).fill(-1);
  const lineOf = new Uint32Array(bundles.combination.length * touched.length);
  for (let b = 0; b < bundles.count; b++) {
    for (let p = bundles.start[b]; p < bundles.start[b + 1]; p++) {
      const categories = categoriesOf(model, bundles.combination[p]);
      touchedBy(model, bundles.combination[p], categories, touched);
      for (let t = 0; t < width + categories - 1; t++) {
        if (slot[touched[t]] < 0) slot[touched[t]] = parameter.push(touched[t]) - 1;
        lineOf[p * touched.length + t] = slot[touched[t]];
      }
    }
    for (let l = start[b]; l < parameter.length; l++) slot[parameter[l]] = -1;
    start[b + 1] = parameter.length;
  }
  const lines = new Float64Array(parameter.length * size);
  const step = new Float64Array(most);
  const cumulative = new Float64Array(most);
  for (let p = 0; p < bundles.combination.length; p++) {
    const categories = stepTerms(model, bundles.combination[p], step);
    const offset = offsetOf(model, bundles.combination[p]);
    const at = p * touched.length;
    for (let q = 0; q < size; q++) {
      const mean = cumulativeProbabilities(nodes[q] + offset, step, categories, cumulative);
      for (let f = 0; f < width; f++) lines[lineOf[at + f] * size + q] += mean;
      for (let h = 1; h < categories; h++) lines[lineOf[at + width + h - 1] * size + q] += cumulative[h];
    }
  }
  return { start, parameter, lines };
}

function categoriesOf({ design, bundles }: Marginal, c: number): number {
  return design.coding.groups[design.cellGroup[bundles.combinationCell[c]]].values.length;
}
