/** Measures of first-facet elements with all other parameters known. */
import { errorOf, solveElement } from "./element.ts";
import { type Predictor, predictor, type Solution } from "./solution.ts";

export interface RowMeasures {
  measure: Float64Array;
  se: Float64Array;
}

/** Score taken from a limit when all ratings of an element are the lowest or the highest. */
export const EXTREME_ADJUSTMENT = 0.3;

/**
 * Weighted likelihood (`weighted`) or maximum likelihood of the chosen rows; others are left at NaN.
 * Rows with an extreme score get it moved a fraction inside under maximum likelihood.
 */
export function measureRows(
  solution: Solution,
  weighted: boolean,
  isWanted: (row: number) => boolean,
  known: Predictor = predictor(solution),
): RowMeasures {
  const { design, facets } = solution;
  const rows = design.facets[0].size;
  const measure = new Float64Array(rows).fill(Number.NaN);
  const se = new Float64Array(rows).fill(Number.NaN);
  let longest = 0;
  for (let r = 0; r < rows; r++) longest = Math.max(longest, design.rowStart[r + 1] - design.rowStart[r]);
  const ratings = { eta: new Float64Array(longest), at: new Uint32Array(longest), length: 0 };
  const severity = facets[design.bigFacet].measure;
  const { categories, groups } = design.coding;
  for (let row = 0; row < rows; row++) {
    const from = design.rowStart[row];
    const length = design.rowStart[row + 1] - from;
    if (length === 0 || !isWanted(row)) continue;
    let score = 0;
    let most = 0;
    for (let i = 0; i < length; i++) {
      const cell = design.cell[from + i];
      const group = design.cellGroup[cell];
      ratings.eta[i] = known.cellPart[cell] - severity[design.big[from + i]];
      ratings.at[i] = group * categories;
      score += design.score[from + i];
      most += groups[group].values.length - 1;
    }
    ratings.length = length;
    const target = weighted ? score : insideLimits(score, most);
    const found = solveElement(ratings, known.cumulated, categories, target, 0, weighted);
    measure[row] = found.shift;
    se[row] = errorOf(found.information);
  }
  return { measure, se };
}

/**
 * Measures of the first facet that do not lean towards the mean of a population: for the marginal estimator those of
 * the weighted likelihood (Warm 1989), where there are ratings.
 */
export function unshrunkenRows(solution: Solution): RowMeasures {
  const [first] = solution.facets;
  if (solution.estimator === "joint") return first;
  const { measure, se } = measureRows(solution, true, () => true);
  return {
    measure: measure.map((value, row) => (Number.isNaN(value) ? first.measure[row] : value)),
    se: se.map((value, row) => (Number.isNaN(value) ? first.se[row] : value)),
  };
}

export function insideLimits(score: number, most: number): number {
  return Math.min(most - EXTREME_ADJUSTMENT, Math.max(EXTREME_ADJUSTMENT, score));
}
