import type { RaterGroup, Text } from "../types.ts";
import type { BallotGroup, PlannedRatee, RaterCandidate, RatingRule, RecusalPair } from "./types.ts";

export interface RaterPlanInput {
  /** In the order of the roster. */
  ratees: readonly PlannedRatee[];
  /** Rater groups of the scheme. */
  roles: readonly RaterGroup[];
  candidates: readonly RaterCandidate[];
  recusals: readonly RecusalPair[];
  /** Largest number of people whom peers rate on one ballot. */
  blockSize: number;
}

/** Raters of some ratees, before the group has a name. */
interface Part {
  ratees: PlannedRatee[];
  raters: string[];
}

/** Rater groups of schemes that have a rule; others are put together by hand. */
const RULES: Readonly<Record<string, RatingRule>> = {
  superiors: "superiors",
  superiors_line: "line",
  peers: "peers",
  subordinates: "subordinates",
  public: "public",
};

/** In a smaller block fewer than eight would rate each, since nobody rates himself: no distribution could be shown. */
const SMALLEST_BLOCK = 9;

/**
 * Who rates whom, by rule. Ratees with the same raters share a ballot. A leader who answers for a unit [分管] rates its
 * head among the line leaders where the scheme has that group, and all others among the superiors; so one person may
 * hold several roles and a different one towards each ratee.
 *
 * A recusal takes the rater out where the ballot has one ratee. Where it has several the rater stays and marks that
 * row: splitting the group for it would leave the ratee alone with raters who are easier to guess.
 */
export function proposeGroups(input: RaterPlanInput): BallotGroup[] {
  return input.roles.flatMap((role) => {
    const rule = RULES[role.code];
    if (rule === undefined) return [];
    const parts = partsOf(input, rule).filter((part) => part.ratees.length > 0);
    return parts.map((part, i) => ({
      role: role.code,
      rule,
      label: numbered(role.label, i, parts.length),
      ratees: part.ratees.map((one) => one.cadreId),
      raters: withoutRecused(part, input.recusals),
    }));
  });
}

function partsOf(input: RaterPlanInput, rule: RatingRule): Part[] {
  if (rule === "peers") return peerParts(input);
  if (rule === "public") return input.ratees.map((ratee) => ({ ratees: [ratee], raters: [] }));
  const parts = new Map<string, Part>();
  for (const ratee of input.ratees) {
    const raters = ratersOf(input, rule, ratee);
    // Subordinates of two units never share a ballot, not even where neither unit has any.
    const key = rule === "subordinates" ? ratee.cadreId : raters.join(" ");
    const part = parts.get(key) ?? { ratees: [], raters };
    part.ratees.push(ratee);
    parts.set(key, part);
  }
  return [...parts.values()];
}

/** Heads rate each other in blocks of nearly equal size, in roster order; the own row is a recusal. */
function peerParts({ ratees, blockSize }: RaterPlanInput): Part[] {
  const wanted = Math.max(SMALLEST_BLOCK, blockSize);
  const count = Math.max(
    1,
    Math.min(Math.ceil(ratees.length / wanted), Math.floor(ratees.length / SMALLEST_BLOCK)),
  );
  const blocks = Map.groupBy(ratees, (_, i) => Math.floor((i * count) / ratees.length));
  return [...blocks.values()].map((own) => ({ ratees: own, raters: own.map(refOf) }));
}

function ratersOf(input: RaterPlanInput, rule: RatingRule, ratee: PlannedRatee): string[] {
  const hasLineGroup = input.roles.some((role) => RULES[role.code] === "line");
  const answersFor = (one: RaterCandidate) => one.lines.includes(ratee.unitId);
  const others = input.candidates.filter((one) => one.ref !== refOf(ratee));
  const chosen = others.filter((one) => {
    if (rule === "line") return answersFor(one);
    if (rule === "superiors") return isAbove(one) && !(hasLineGroup && answersFor(one));
    return one.unitId === ratee.unitId && !one.isHead && !isAbove(one);
  });
  return chosen.map((one) => one.ref).sort();
}

function isAbove(one: RaterCandidate): boolean {
  return one.isLeader || one.lines.length > 0;
}

function refOf(ratee: PlannedRatee): string {
  return `cadre:${ratee.cadreId}`;
}

function withoutRecused(part: Part, recusals: readonly RecusalPair[]): string[] {
  const [only] = part.ratees;
  if (part.ratees.length > 1 || only === undefined) return part.raters;
  return part.raters.filter(
    (rater) => !recusals.some((one) => one.rater === rater && one.ratee === only.cadreId),
  );
}

function numbered(label: Text, i: number, of: number): Text {
  if (of === 1) return label;
  return { zh: `${label.zh}（第${i + 1}组）`, en: `${label.en} (group ${i + 1})` };
}
