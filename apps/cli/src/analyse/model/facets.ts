/** The tables of the facets: every element with measure, error and fit, or a flag where there is none. */
import {
  buildDesign,
  type Design,
  type FacetsReport,
  type MarginalSolution,
  reportFacets,
  type Solution,
} from "@hengjian/psychometrics";
import { type Ratings, tableOf } from "../read/ratings.ts";
import type { Group } from "./groups.ts";

/** Why an element is no ordinary estimate. */
export type ElementFlag =
  | "no-ratings"
  | "one-category"
  | "lowest"
  | "highest"
  | "unsupported"
  | "unbounded"
  | "anchored"
  | "only-element";

export interface Element {
  id: string;
  /** Logits; null under the flags "no-ratings" and "one-category". */
  measure: number | null;
  se: number | null;
  infit: number | null;
  outfit: number | null;
  count: number;
  flag: ElementFlag | null;
  /** For people, not in the JSON. */
  average: number;
  fairAverage: number | null;
}

export interface Facet {
  name: string;
  column: string;
  /** The members whose mean the elements are; null for a facet of the model. */
  meanOf: "rater" | "ratee" | null;
  elements: Element[];
  /** How well the elements are told apart; null for a facet of means, and for ratees in disjoint subsets. */
  spread: Spread | null;
}

export interface Spread {
  mean: number;
  sd: number;
  rmse: number;
  separation: number;
  strata: number;
  reliability: number;
  chiSquare: number;
  df: number;
  p: number;
}

export interface Facets {
  facets: Facet[];
  categories: FacetsReport["categories"];
  overall: FacetsReport["overall"];
}

/** @param unrated items without a rating, which are not in the model */
export function facetsOf(
  ratings: Ratings,
  groups: readonly Group[],
  solution: Solution | MarginalSolution,
  unrated: readonly string[],
): Facets {
  const summarized = groups.filter(({ role }) => role === "rater" || role === "ratee");
  const inModel = groups.filter(({ role }) => role === "crossed");
  const report = reportFacets(withGroups(ratings, inModel, summarized, solution));
  const columns = [
    ratings.ratee.column,
    ratings.rater.column,
    "",
    ...[...inModel, ...summarized].map((g) => g.column),
  ];
  const facets = report.facets.map((facet, f): Facet => {
    const group = summarized[f - solution.facets.length] ?? null;
    const meanOf = group?.role === "rater" || group?.role === "ratee" ? group.role : null;
    const elements = facet.elements.map((element, e) =>
      elementOf(element, solution.facets[f]?.se[e] ?? null, isConstant(solution, f, e), isFixed(solution, f)),
    );
    const isComparable = f > 0 || solution.connectedness.classes[0] === 1;
    const spread = meanOf === null && isComparable ? spreadOf(facet) : null;
    return { name: facet.name, column: columns[f]!, meanOf, elements, spread };
  });
  summarized.forEach((group, g) => {
    summarize(facets[solution.facets.length + g]!, group, facets[group.role === "ratee" ? 0 : 1]!);
  });
  facets[2]!.elements.push(...unrated.map(withoutRatings));
  return { facets, categories: report.categories, overall: report.overall };
}

/**
 * The same solution with the groups of raters (ratees) as facets of measure zero, so that their fit is reckoned with
 * the others'. Rows keep their order, because the first facet alone decides it.
 */
function withGroups(
  ratings: Ratings,
  inModel: readonly Group[],
  summarized: readonly Group[],
  solution: Solution | MarginalSolution,
): Solution {
  if (summarized.length === 0) return solution;
  const { design } = solution;
  const stepsBy = design.stepFacet === null ? {} : { stepsBy: design.facets[design.stepFacet]!.name };
  const wider = buildDesign(tableOf(ratings, [...inModel, ...summarized]), stepsBy);
  const zero = ({ ids }: Group) => ({
    measure: new Float64Array(ids.length),
    se: new Float64Array(ids.length),
    status: new Uint8Array(ids.length),
    anchored: new Uint8Array(ids.length),
  });
  const { subsetOf } = solution.connectedness;
  return {
    ...solution,
    design: { ...wider, score: design.score, coding: design.coding },
    facets: [...solution.facets, ...summarized.map(zero)],
    connectedness: {
      ...solution.connectedness,
      subsetOf: [...subsetOf, ...summarized.map(({ ids }) => new Int32Array(ids.length))],
    },
  };
}

function spreadOf({ mean, sd, rmse, separation, strata, reliability, chiSquare, df, p }: Spread): Spread {
  return { mean, sd, rmse, separation, strata, reliability, chiSquare, df, p };
}

/** With steps by item, an item with one category has no step and no place. */
function isConstant({ design }: { design: Design }, f: number, e: number): boolean {
  return f === design.stepFacet && design.coding.groups[e]!.values.length < 2;
}

/** A single element stands where the origin puts it; only marginal estimation estimates the level of a single item. */
function isFixed({ design, estimator }: Solution, f: number): boolean {
  return design.facets[f]?.size === 1 && !(design.facets[f]?.name === "item" && estimator === "marginal");
}

function elementOf(
  reported: FacetsReport["facets"][number]["elements"][number],
  se: number | null,
  isConstant: boolean,
  isOnly: boolean,
): Element {
  const { id, count, average, extreme, anchored } = reported;
  if (count === 0) return withoutRatings(id);
  if (isConstant) return { ...withoutRatings(id), count, average, flag: "one-category" };
  const hasError = !isOnly && !anchored && (se === null || (Number.isFinite(se) && se > 0));
  return {
    id,
    count,
    average,
    measure: reported.measure,
    se: hasError ? (se ?? reported.se) : null,
    infit: reported.infit,
    outfit: reported.outfit,
    fairAverage: reported.fairAverage,
    flag: anchored ? "anchored" : (extreme ?? (hasError ? null : "only-element")),
  };
}

function withoutRatings(id: string): Element {
  return {
    id,
    count: 0,
    average: 0,
    measure: null,
    se: null,
    infit: null,
    outfit: null,
    fairAverage: null,
    flag: "no-ratings",
  };
}

/** Mean of the members' measures; its error takes the members as independent, which is a little too wide. */
function summarize(facet: Facet, group: Group, members: Facet): void {
  facet.elements.forEach((element, g) => {
    const own = members.elements.filter((member, m) => group.ofMember[m] === g && member.measure !== null);
    element.fairAverage = null;
    if (own.length === 0) {
      Object.assign(element, { measure: null, se: null, flag: "no-ratings" });
      return;
    }
    element.measure = own.reduce((sum, { measure }) => sum + measure!, 0) / own.length;
    // The mean lies where its farthest members happened to be held.
    if (own.some(({ flag }) => flag === "unbounded")) element.flag = "unbounded";
    element.se = Math.sqrt(own.reduce((sum, { se }) => sum + (se ?? 0) ** 2, 0)) / own.length;
  });
}
