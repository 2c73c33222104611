import { buildDesign, findSubsets } from "@hengjian/psychometrics";

interface Rated {
  groupId: string;
  ratees: readonly string[];
}

/**
 * Which ratees the planned ballots let compare with each other. Ballots are kept as single sheets, so what is known of
 * a rating is the group it came from: groups are the raters of this design.
 * @returns sets of ratees in the given order; one set when all can be compared, none without a rating
 */
export function comparableSets(groups: readonly Rated[], ratees: readonly string[]): string[][] {
  const pairs = groups.flatMap(({ groupId, ratees: rated }) => rated.map((ratee) => ({ groupId, ratee })));
  const rated = new Set(pairs.map((pair) => pair.ratee));
  const rows = ratees.filter((ratee) => rated.has(ratee));
  if (rows.length === 0) return [];
  if (rows.length === 1) return [rows];
  const groupIds = [...new Set(pairs.map((pair) => pair.groupId))];
  const design = buildDesign({
    facets: [
      {
        name: "ratee",
        ids: rows,
        index: places(
          pairs.map((pair) => pair.ratee),
          rows,
        ),
      },
      {
        name: "group",
        ids: groupIds,
        index: places(
          pairs.map((pair) => pair.groupId),
          groupIds,
        ),
      },
    ],
    // Only who meets whom counts here; two values keep the table a table.
    scores: Uint8Array.from(pairs, (_, i) => i % 2),
  });
  const { subsets, subsetOf } = findSubsets(design);
  if (subsets === 1) return [rows];
  const sets = Map.groupBy(rows, (_, i) => subsetOf[0]![i]!);
  return [...sets.values()];
}

function places(values: readonly string[], ids: readonly string[]): Uint32Array {
  const at = new Map(ids.map((id, i) => [id, i]));
  return Uint32Array.from(values, (value) => at.get(value)!);
}
