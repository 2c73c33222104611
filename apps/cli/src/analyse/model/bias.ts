/** Interactions asked for: does a rater (or any element) treat an element of another facet differently from the rest? */
import { type BiasTerm, benjaminiHochberg, biasTerms, type Solution } from "@hengjian/psychometrics";
import { AnalyseFault } from "../fault.ts";
import { type Missing, missing, tooCostly } from "../notes.ts";
import { facetCalled, listOf, type NamedFacet } from "./facet-names.ts";

export interface Interaction {
  facets: [NamedFacet, NamedFacet];
  found: Interactions | Missing;
}

export interface Interactions {
  /** The surest first. */
  terms: BiasTerm[];
  /** Pairs with a single rating, which tells nothing from chance. */
  leftOut: number;
}

/** Ratings from which the pairs no longer fit into memory beside all else. */
const MANY = 3_000_000;
const FEWEST = 2;

/** @throws AnalyseFault for a facet that is not in the model */
export function requireFacets(
  pairs: readonly (readonly [string, string])[],
  facets: readonly NamedFacet[],
): [NamedFacet, NamedFacet][] {
  return pairs.map((pair) => {
    const [first, second] = pair.map((said) => {
      const facet = facetCalled(facets, said);
      if (facet !== undefined) return facet;
      throw new AnalyseFault({
        zh: `--bias：模型中没有侧面“${said}”，可用：${listOf(facets)}。`,
        en: `--bias: the model has no facet "${said}"; it has ${listOf(facets)}.`,
      });
    });
    if (first === second) {
      throw new AnalyseFault({
        zh: `--bias 要两个不同的侧面，不能两次都是“${pair[0]}”。`,
        en: `--bias takes two different facets, not "${pair[0]}" twice.`,
      });
    }
    return [first!, second!];
  });
}

export function interactionOf(
  solution: Solution,
  facets: [NamedFacet, NamedFacet],
  full: boolean,
): Interaction {
  const { n } = solution.design;
  if (n > MANY && !full)
    return { facets, found: tooCostly(`${n}个评分两两配对太多`, `There are too many pairs in ${n} ratings`) };
  const all = biasTerms(solution, facets[0].name, facets[1].name, 1);
  const told = all.filter(({ count }) => count >= FEWEST);
  const q = benjaminiHochberg(told.map(({ p }) => p));
  const terms = told.map((term, i) => ({ ...term, q: q[i]! }));
  if (terms.length === 0) {
    return {
      facets,
      found: missing(
        "too-few-ratings",
        "每一对都只有一个评分，分不出特别对待与偶然。",
        "Every pair has a single rating, which tells no special treatment from chance.",
      ),
    };
  }
  return { facets, found: { terms, leftOut: all.length - terms.length } };
}
