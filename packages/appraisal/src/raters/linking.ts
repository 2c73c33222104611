import type { Text } from "../types.ts";
import type { BallotGroup } from "./types.ts";

export interface LinkInput {
  /** Sets of ratees that no group connects, as found in the planned design; two or more. */
  subsets: readonly (readonly string[])[];
  /** Heads who could rate across the sets, by set. */
  raters: readonly (readonly string[])[];
  role: string;
  label: Text;
  /** Fewest raters that keep everybody anonymous, with one to spare for the own row. */
  smallest: number;
}

/**
 * A group whose raters come from every set and rate one person of every set, so that the sets get a common measure.
 * Ballots are kept in single sheets, so severity is known of groups, not of raters: it is the group as a whole that
 * links the sets.
 */
export function linkGroup({ subsets, raters, role, label, smallest }: LinkInput): BallotGroup {
  const ratees = subsets.map((set) => set[0]!);
  const rated = new Set(ratees.map((cadreId) => `cadre:${cadreId}`));
  const free = raters.map((list) => list.filter((one) => !rated.has(one)));
  const all = free.flat().length;
  const wanted = Math.min(all, Math.max(smallest, 2 * subsets.length));
  const chosen: string[] = [];
  for (let turn = 0; chosen.length < wanted; turn++) {
    for (const list of free) {
      const next = list[turn];
      if (next !== undefined && chosen.length < wanted) chosen.push(next);
    }
  }
  return { role, rule: "link", label, ratees, raters: chosen };
}
