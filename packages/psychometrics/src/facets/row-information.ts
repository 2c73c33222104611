/** Information of one row after the other, and its covariance with the structural parameters that the row touches. */
import type { Design } from "./design.ts";
import type { ParameterSpace } from "./parameters.ts";
import { createMoments, cumulativeProbabilities, fillMoments, type ScoreMoments } from "./score-moments.ts";
import { predictor, type Solution } from "./solution.ts";

export class RowInformation {
  /** Parameters that the row touches. */
  readonly touched: number[] = [];
  /** Σ Cov(X, score) of each parameter; only the touched entries count. */
  readonly cross: Float64Array;
  /** Σ Var X. */
  information = 0;
  readonly #design: Design;
  readonly #space: ParameterSpace;
  readonly #facets: Solution["facets"];
  readonly #cellPart: Float64Array;
  /** Cumulated steps of each group. */
  readonly #steps: Float64Array[];
  readonly #isTouched: Uint8Array;
  readonly #moments: ScoreMoments;
  readonly #cumulative: Float64Array;
  readonly #parameters: Uint32Array;

  constructor(design: Design, space: ParameterSpace, { facets, steps }: Pick<Solution, "facets" | "steps">) {
    const { categories, groups } = design.coding;
    const { cellPart, cumulated } = predictor({ design, facets, steps });
    this.#design = design;
    this.#space = space;
    this.#facets = facets;
    this.#cellPart = cellPart;
    this.#steps = groups.map((_, g) => cumulated.subarray(g * categories, (g + 1) * categories));
    this.#isTouched = new Uint8Array(space.size);
    this.#moments = createMoments(design.facets.length - 1, categories);
    this.#cumulative = new Float64Array(categories);
    this.#parameters = new Uint32Array(design.facets.length - 1 + categories - 1);
    this.cross = new Float64Array(space.size);
  }

  /** @param total square matrix to which the information of the row's ratings is added; null: none */
  read(row: number, total: Float64Array | null): void {
    for (const p of this.touched) {
      this.cross[p] = 0;
      this.#isTouched[p] = 0;
    }
    this.touched.length = 0;
    this.information = 0;
    const { rowStart } = this.#design;
    for (let i = rowStart[row]; i < rowStart[row + 1]; i++) this.#addRating(row, i, total);
  }

  #addRating(row: number, i: number, total: Float64Array | null): void {
    const design = this.#design;
    const parameters = this.#parameters;
    const { covariance } = this.#moments;
    const width = design.facets.length - 1;
    const cell = design.cell[i];
    const group = design.cellGroup[cell];
    const span = design.coding.groups[group].values.length;
    const severity = this.#facets[design.bigFacet].measure[design.big[i]];
    const eta = this.#facets[0].measure[row] + this.#cellPart[cell] - severity;
    const expected = cumulativeProbabilities(eta, this.#steps[group], span, this.#cumulative);
    fillMoments(this.#moments, width, span, expected, this.#cumulative);
    this.#findParameters(i, span);
    this.information += covariance[0];
    const size = width + span - 1;
    for (let a = 0; a < size; a++) {
      const p = parameters[a];
      if (this.#isTouched[p] === 0) this.touched.push(p);
      this.#isTouched[p] = 1;
      // The first line is the covariance of X itself.
      this.cross[p] += covariance[a];
      if (total === null) continue;
      const line = p * this.#space.size;
      for (let b = 0; b < size; b++) total[line + parameters[b]] += covariance[a * size + b];
    }
  }

  #findParameters(i: number, span: number): void {
    const { facets, bigFacet, big, cell, cellElement, cellGroup } = this.#design;
    for (let f = 1; f < facets.length; f++) {
      const within = f === bigFacet ? big[i] : cellElement[f]![cell[i]];
      this.#parameters[f - 1] = this.#space.facetStart[f] + within;
    }
    const first = this.#space.stepStart[cellGroup[cell[i]]];
    for (let h = 1; h < span; h++) this.#parameters[facets.length - 2 + h] = first + h - 1;
  }
}
