/**
 * Interactions: does a rater (or any element) treat one element of another facet differently from the rest?
 * For each observed pair the shift of the predictor that explains its ratings, all measures taken as known
 * (Linacre 1989, ch. 9); positive means rated higher than expected.
 * The error follows from the model, not from the residuals, so t = shift / error is held against the normal
 * distribution; Student's t with n − 1 degrees would see nothing in pairs of a few ratings.
 * Limits: pairs with only lowest or only highest ratings get a score 0.3 inside and are named; the main effects keep
 * their values, so shifts are a little too small and a 5 % level is held with about 1 %. The shrunken measures of the marginal estimator are
 * replaced by weighted-likelihood ones, or every able ratee would seem favoured.
 */
import { PsychometricsError } from "../errors.ts";
import { chiSquareUpper } from "../numeric/distributions.ts";
import { benjaminiHochberg } from "../numeric/false-discovery.ts";
import { type Design, elementOf } from "./design.ts";
import { errorOf, expectedScore, solveElement } from "./element.ts";
import { insideLimits, unshrunkenRows } from "./row-measures.ts";
import { predictor, type Solution } from "./solution.ts";

export interface BiasTerm {
  first: string;
  second: string;
  count: number;
  /** Sum of the categories, counted from 0, and what the measures lead to expect. */
  observed: number;
  expected: number;
  /** Logits. */
  bias: number;
  se: number;
  t: number;
  p: number;
  /** After Benjamini–Hochberg over all pairs. */
  q: number;
  /** All ratings of the pair are the lowest, or the highest. */
  extreme: "lowest" | "highest" | null;
}

/**
 * @param first, second names of two facets
 * @param fewest pairs with fewer ratings are left out; 2 unless told
 * @throws PsychometricsError `bad-option` for an unknown facet
 */
export function biasTerms(solution: Solution, first: string, second: string, fewest = 2): BiasTerm[] {
  const a = facetNamed(solution.design, first);
  const b = facetNamed(solution.design, second);
  const groups = groupRatings(solution.design, a, b);
  const terms: Omit<BiasTerm, "q">[] = [];
  const { design, facets } = solution;
  const { categories } = design.coding;
  const { cellPart, cumulated } = predictor(solution);
  const severity = facets[design.bigFacet].measure;
  const ability = unshrunkenRows(solution).measure;
  for (const { elements, rows, places } of groups) {
    if (places.length < fewest) continue;
    const ratings = {
      eta: new Float64Array(places.length),
      at: new Uint32Array(places.length),
      length: places.length,
    };
    let observed = 0;
    let most = 0;
    places.forEach((i, p) => {
      const cell = design.cell[i];
      const group = design.cellGroup[cell];
      ratings.eta[p] = ability[rows[p]] + cellPart[cell] - severity[design.big[i]];
      ratings.at[p] = group * categories;
      observed += design.score[i];
      most += design.coding.groups[group].values.length - 1;
    });
    if (most === 0) continue;
    const found = solveElement(ratings, cumulated, categories, insideLimits(observed, most));
    const se = errorOf(found.information);
    const t = found.shift / se;
    terms.push({
      first: design.facets[a].ids[elements[0]],
      second: design.facets[b].ids[elements[1]],
      count: places.length,
      observed,
      expected: expectedScore(ratings, cumulated, categories),
      bias: found.shift,
      se,
      t,
      p: chiSquareUpper(t * t, 1),
      extreme: observed === 0 ? "lowest" : observed === most ? "highest" : null,
    });
  }
  const q = benjaminiHochberg(terms.map((term) => term.p));
  return terms.map((term, i) => ({ ...term, q: q[i] })).sort((x, y) => x.p - y.p);
}

function facetNamed(design: Design, name: string): number {
  const found = design.facets.findIndex((facet) => facet.name === name);
  if (found >= 0) return found;
  throw new PsychometricsError(
    "bad-option",
    { zh: `没有侧面“${name}”。`, en: `There is no facet "${name}".` },
    { name, facets: design.facets.map((facet) => facet.name) },
  );
}

interface PairRatings {
  elements: [number, number];
  rows: number[];
  places: number[];
}

function groupRatings(design: Design, a: number, b: number): PairRatings[] {
  const groups = new Map<number, PairRatings>();
  for (let row = 0; row < design.facets[0].size; row++) {
    for (let i = design.rowStart[row]; i < design.rowStart[row + 1]; i++) {
      const first = elementOf(design, a, row, i);
      const second = elementOf(design, b, row, i);
      const key = first * design.facets[b].size + second;
      let group = groups.get(key);
      if (group === undefined) {
        group = { elements: [first, second], rows: [], places: [] };
        groups.set(key, group);
      }
      group.rows.push(row);
      group.places.push(i);
    }
  }
  return [...groups.values()];
}
