/** The facets of the model by any name that a user may give them. */
import type { Ratings } from "../read/ratings.ts";
import type { Group } from "./groups.ts";

export interface NamedFacet {
  /** In the model and in the JSON. */
  name: string;
  /** Column of the file; empty for items, which are several. */
  column: string;
  ids: readonly string[];
}

const CHINESE: Readonly<Record<string, string>> = { 被考核人: "ratee", 评价人: "rater", 题目: "item" };

/** Groups that are means of their members are no facets of the model. */
export function facetsInModel({ ratee, rater, items }: Ratings, groups: readonly Group[]): NamedFacet[] {
  return [
    { ...ratee, name: "ratee" },
    { ...rater, name: "rater" },
    { name: "item", column: "", ids: items },
    ...groups.filter(({ role }) => role === "crossed"),
  ];
}

/** By its name, its column, or its name in Chinese. */
export function facetCalled(facets: readonly NamedFacet[], said: string): NamedFacet | undefined {
  const name = CHINESE[said] ?? said;
  return facets.find((facet) => facet.name === name) ?? facets.find(({ column }) => column === said);
}

export function listOf(facets: readonly NamedFacet[]): string {
  return facets
    .map(({ name, column }) => (column === "" || column === name ? name : `${name} (${column})`))
    .join(", ");
}
