/**
 * Fit of the ratings to the model: mean squares of residuals (Wright and Masters 1982, ch. 5) and their
 * standardisation by Wilson and Hilferty.
 *   outfit = Σ z² / n,  infit = Σ (x − E)² / Σ V,  z = (x − E) / √V
 * Near 1 as expected; above 1 noisier, below 1 more regular than the model.
 * Limits: with estimated measures the expectation is a little below 1; z grows with the number of ratings.
 */
import type { Design } from "./design.ts";
import { predictor, probabilities, type Solution } from "./solution.ts";

export interface Fit {
  count: number;
  /** Mean of the original category values. */
  average: number;
  infit: number;
  infitZ: number;
  outfit: number;
  outfitZ: number;
}

export interface CategoryStatistics {
  group: string;
  /** The value in the data. */
  value: number;
  count: number;
  /** Mean of the predictor where the category was chosen, and what the model expects there. */
  averageMeasure: number;
  expectedMeasure: number;
  outfit: number;
  /** Step up to this category; null for the lowest. */
  step: number | null;
  stepError: number | null;
  /** The step lies below the one before it: the category is nowhere the most likely. */
  disordered: boolean;
}

export interface FitReport {
  facets: Fit[][];
  categories: CategoryStatistics[];
  overall: Fit;
}

/** Sums kept per element, one after another. */
const COUNT = 0;
const VALUE = 1;
const RESIDUAL = 2;
const VARIANCE = 3;
const SQUARES = 4;
const INFIT_SPREAD = 5;
const OUTFIT_SPREAD = 6;
const WIDTH = 7;

/** @param ability measures of the first facet to predict from; the solution's own unless given */
export function fitOf(solution: Solution, ability: Float64Array = solution.facets[0].measure): FitReport {
  const { design, facets } = solution;
  const { categories, groups } = design.coding;
  const { cellPart, cumulated } = predictor(solution);
  const severity = facets[design.bigFacet].measure;
  const rows = new Float64Array(WIDTH * design.facets[0].size);
  const bigs = new Float64Array(WIDTH * design.facets[design.bigFacet].size);
  const cells = new Float64Array(WIDTH * design.cells);
  const byCategory = categorySums(groups.length * categories);
  const probability = new Float64Array(categories);
  const one = new Float64Array(WIDTH);
  for (let row = 0; row < design.facets[0].size; row++) {
    for (let i = design.rowStart[row]; i < design.rowStart[row + 1]; i++) {
      const cell = design.cell[i];
      const group = design.cellGroup[cell];
      const span = groups[group].values.length;
      const at = group * categories;
      const score = design.score[i];
      const eta = ability[row] + cellPart[cell] - severity[design.big[i]];
      probabilities(eta, cumulated, at, span, probability);
      moments(probability, span, score, one);
      one[VALUE] = groups[group].values[score];
      add(rows, row, one);
      add(bigs, design.big[i], one);
      add(cells, cell, one);
      byCategory.count[at + score]++;
      byCategory.measure[at + score] += eta;
      byCategory.squares[at + score] += one[SQUARES];
      for (let k = 0; k < span; k++) {
        byCategory.expectedCount[at + k] += probability[k];
        byCategory.expectedMeasure[at + k] += probability[k] * eta;
      }
    }
  }
  const sums = design.facets.map((facet, f) => {
    if (f === 0) return rows;
    return design.cellElement[f] === null ? bigs : gather(cells, design.cellElement[f]!, facet.size);
  });
  return {
    facets: sums.map((values, f) =>
      Array.from({ length: design.facets[f].size }, (_, e) => fitFrom(values, e)),
    ),
    categories: categoryStatistics(solution, byCategory),
    overall: fitFrom(gather(cells, new Uint32Array(design.cells), 1), 0),
  };
}

/** A rating that the model holds for certain carries no more than this in outfit; z² would have no bound. */
const LEAST_VARIANCE = 1e-6;

function moments(probability: Float64Array, span: number, score: number, one: Float64Array): void {
  let mean = 0;
  for (let k = 1; k < span; k++) mean += k * probability[k];
  let variance = 0;
  let fourth = 0;
  for (let k = 0; k < span; k++) {
    const square = (k - mean) * (k - mean);
    variance += square * probability[k];
    fourth += square * square * probability[k];
  }
  const residual = (score - mean) * (score - mean);
  const divisor = Math.max(variance, LEAST_VARIANCE);
  one[COUNT] = 1;
  one[RESIDUAL] = residual;
  one[VARIANCE] = variance;
  one[SQUARES] = residual / divisor;
  one[INFIT_SPREAD] = Math.max(0, fourth - variance * variance);
  one[OUTFIT_SPREAD] = Math.max(0, fourth / (divisor * divisor) - 1);
}

function add(sums: Float64Array, element: number, one: Float64Array): void {
  const base = element * WIDTH;
  for (let k = 0; k < WIDTH; k++) sums[base + k] += one[k];
}

function gather(cells: Float64Array, elements: Uint32Array, size: number): Float64Array {
  const sums = new Float64Array(WIDTH * size);
  for (let c = 0; c < elements.length; c++) {
    for (let k = 0; k < WIDTH; k++) sums[elements[c] * WIDTH + k] += cells[c * WIDTH + k];
  }
  return sums;
}

function fitFrom(sums: Float64Array, element: number): Fit {
  const at = (k: number) => sums[element * WIDTH + k];
  const count = at(COUNT);
  const hasSpread = count > 0 && at(VARIANCE) > 0;
  const infit = hasSpread ? at(RESIDUAL) / at(VARIANCE) : 1;
  const outfit = hasSpread ? at(SQUARES) / count : 1;
  return {
    count,
    average: count > 0 ? at(VALUE) / count : 0,
    infit,
    infitZ: hasSpread ? standardize(infit, Math.sqrt(at(INFIT_SPREAD)) / at(VARIANCE)) : 0,
    outfit,
    outfitZ: hasSpread ? standardize(outfit, Math.sqrt(at(OUTFIT_SPREAD)) / count) : 0,
  };
}

/** Cube-root transformation of a mean square with standard deviation `q`. */
function standardize(meanSquare: number, q: number): number {
  return q > 0 ? (Math.cbrt(meanSquare) - 1) * (3 / q) + q / 3 : 0;
}

interface CategorySums {
  count: Float64Array;
  measure: Float64Array;
  squares: Float64Array;
  expectedCount: Float64Array;
  expectedMeasure: Float64Array;
}

function categorySums(size: number): CategorySums {
  const make = () => new Float64Array(size);
  return { count: make(), measure: make(), squares: make(), expectedCount: make(), expectedMeasure: make() };
}

function categoryStatistics(
  { design, steps, stepErrors }: { design: Design; steps: Float64Array[]; stepErrors: Float64Array[] },
  sums: CategorySums,
): CategoryStatistics[] {
  return design.coding.groups.flatMap((group, g) =>
    group.values.map((value, k) => {
      const at = g * design.coding.categories + k;
      const count = sums.count[at];
      return {
        group: group.id,
        value,
        count,
        averageMeasure: count > 0 ? sums.measure[at] / count : 0,
        expectedMeasure: sums.expectedCount[at] > 0 ? sums.expectedMeasure[at] / sums.expectedCount[at] : 0,
        outfit: count > 0 ? sums.squares[at] / count : 1,
        step: k > 0 ? steps[g][k - 1] : null,
        stepError: k > 0 ? stepErrors[g][k - 1] : null,
        disordered: k > 1 && steps[g][k - 1] < steps[g][k - 2],
      };
    }),
  );
}
