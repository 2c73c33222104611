import type { Text } from "../types.ts";

/** Somebody who may rate. */
export interface RaterCandidate {
  /** `cadre:…` or `account:…`. */
  ref: string;
  unitId: string | null;
  /** Heads the unit [主要负责人]. */
  isHead: boolean;
  /** Units that this leader answers for [分管]; whoever has a line, or is named a leader, rates from above. */
  lines: readonly string[];
  isLeader: boolean;
}

export interface PlannedRatee {
  cadreId: string;
  unitId: string;
}

/** Pairs that must not rate each other's way [回避]: a relative, a conflict. */
export interface RecusalPair {
  rater: string;
  ratee: string;
}

export const RATING_RULES = [
  "superiors",
  "line",
  "peers",
  "subordinates",
  "public",
  "link",
  "custom",
] as const;
/** By which rule a group was put together. */
export type RatingRule = (typeof RATING_RULES)[number];

/** Raters who all rate the same people, on ballots that nobody can tell apart. */
export interface BallotGroup {
  /** Rater group of the scheme in which the votes count. */
  role: string;
  rule: RatingRule;
  label: Text;
  ratees: readonly string[];
  raters: readonly string[];
}
