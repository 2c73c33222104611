/** Measures of the elements that were taken out as extreme, given everything that was estimated. */
import { type Design, elementOf } from "./design.ts";
import { errorOf, solveElement } from "./element.ts";
import { insideLimits, measureRows } from "./row-measures.ts";
import { predictor, type Solution } from "./solution.ts";
import { REGULAR } from "./status.ts";

/** Fills measure and standard error of every element that is not REGULAR; the solution's design holds all ratings. */
export function measureExtremes(solution: Solution): void {
  const { facets } = solution;
  if (facets.every((facet) => facet.status.every((status) => status === REGULAR))) return;
  // Rows first, then the rest, twice: a rater who met only extreme ratees needs their measures.
  for (let sweep = 0; sweep < 2; sweep++) {
    measureExtremeRows(solution);
    for (let f = 1; f < facets.length; f++) measureExtremeElements(solution, f);
  }
}

function measureExtremeRows(solution: Solution): void {
  const [first] = solution.facets;
  const found = measureRows(solution, false, (row) => isOpen(solution, 0, row));
  found.measure.forEach((measure, row) => {
    if (Number.isNaN(measure)) return;
    first.measure[row] = measure;
    first.se[row] = found.se[row];
  });
}

function isOpen({ facets }: Solution, f: number, element: number): boolean {
  return facets[f].status[element] !== REGULAR && facets[f].anchored[element] === 0;
}

function measureExtremeElements(solution: Solution, f: number): void {
  const { design, facets } = solution;
  const { categories, groups } = design.coding;
  const positions = positionsOf(solution, f);
  const known = predictor(solution);
  const severity = facets[design.bigFacet].measure;
  for (const [element, places] of positions) {
    const ratings = {
      eta: new Float64Array(places.length),
      at: new Uint32Array(places.length),
      length: places.length,
    };
    let score = 0;
    let most = 0;
    places.forEach(({ row, i }, p) => {
      const cell = design.cell[i];
      const group = design.cellGroup[cell];
      const eta = facets[0].measure[row] + known.cellPart[cell] - severity[design.big[i]];
      ratings.eta[p] = eta + facets[f].measure[element];
      ratings.at[p] = group * categories;
      score += design.score[i];
      most += groups[group].values.length - 1;
    });
    if (most === 0) continue;
    const found = solveElement(ratings, known.cumulated, categories, insideLimits(score, most));
    facets[f].measure[element] = -found.shift;
    facets[f].se[element] = errorOf(found.information);
  }
}

function positionsOf(solution: Solution, f: number): Map<number, { row: number; i: number }[]> {
  const { design } = solution;
  const positions = new Map<number, { row: number; i: number }[]>();
  solution.facets[f].status.forEach((_, element) => {
    if (isOpen(solution, f, element)) positions.set(element, []);
  });
  if (positions.size === 0) return positions;
  eachRating(design, (row, i) => positions.get(elementOf(design, f, row, i))?.push({ row, i }));
  for (const [element, places] of positions) if (places.length === 0) positions.delete(element);
  return positions;
}

function eachRating(design: Design, visit: (row: number, i: number) => void): void {
  for (let row = 0; row < design.facets[0].size; row++) {
    for (let i = design.rowStart[row]; i < design.rowStart[row + 1]; i++) visit(row, i);
  }
}
