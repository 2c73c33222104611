/** What a group column is about: it decides whether the group can be a facet of its own. */
import { AnalyseFault } from "../fault.ts";
import type { Labels, Ratings } from "../read/ratings.ts";

/**
 * "crossed": a facet of the model. "rater" or "ratee": every rater (ratee) is in one group only, so the group cannot
 * be told from its members; it is reported as their mean. "constant": one group.
 */
export type GroupRole = "crossed" | "rater" | "ratee" | "constant";

export interface Group extends Labels {
  /** Name of the facet: "group", or "group:COLUMN" when there are several. */
  name: string;
  role: GroupRole;
  /** Group of each member, for the roles "rater" and "ratee". */
  ofMember: Int32Array;
}

/** @throws AnalyseFault for a column that is different in every row */
export function groupsOf(ratings: Ratings): Group[] {
  const isOne = ratings.groups.length === 1;
  return ratings.groups.map((labels) => ({
    ...labels,
    name: isOne ? "group" : `group:${labels.column}`,
    ...roleOf(labels, ratings),
  }));
}

/** A group of both ratees and raters says more about those who are measured. */
function roleOf(labels: Labels, { ratee, rater }: Ratings): Pick<Group, "role" | "ofMember"> {
  const none = new Int32Array(0);
  if (labels.ids.length < 2) return { role: "constant", ofMember: none };
  if (labels.ids.length === labels.index.length) throw allDifferent(labels);
  const ofRatee = groupOfMembers(labels, ratee);
  if (ofRatee !== null) return { role: "ratee", ofMember: ofRatee };
  const ofRater = groupOfMembers(labels, rater);
  return ofRater === null ? { role: "crossed", ofMember: none } : { role: "rater", ofMember: ofRater };
}

function allDifferent({ column, ids }: Labels): AnalyseFault {
  return new AnalyseFault({
    zh: `分组列“${column}”的${ids.length}行各不相同，不能作分组：一组至少要有几张票。`,
    en: `Group column "${column}" differs in each of ${ids.length} rows and makes no groups: a group takes several sheets.`,
  });
}

/** null when a member occurs in several groups. */
export function groupOfMembers(group: Labels, members: Labels): Int32Array | null {
  const of = new Int32Array(members.ids.length).fill(-1);
  for (let s = 0; s < group.index.length; s++) {
    const member = members.index[s]!;
    const label = group.index[s]!;
    if (of[member] === -1) of[member] = label;
    else if (of[member] !== label) return null;
  }
  return of;
}
