import { ruleValue } from "@hengjian/appraisal";
import type { CountedSheet } from "../evidence/service.ts";
import { type Basis, voidVotes } from "./basis.ts";
import type { RatedSheet, RatingSet } from "./types.ts";

/** The sheets of a campaign, numbered; votes that do not count (more back than out) are left out as in the scores. */
export function ratingSet(
  { frozen, ratees, evidence }: Pick<Basis, "frozen" | "ratees" | "evidence">,
  counted: readonly CountedSheet[],
): RatingSet {
  const { scheme, packs } = frozen;
  const lost = voidVotes(evidence);
  const groups = scheme.methods.flatMap((method) => [...method.groups]);
  const place = new Map(ratees.map((one, i) => [one.cadreId, i]));
  const groupPlace = new Map(groups.map((one, i) => [one.code, i]));
  const raters = new Map<string, number>();
  const sheets = counted.flatMap((sheet): RatedSheet[] => {
    const ratee = place.get(sheet.cadreId);
    const group = groupPlace.get(sheet.group);
    if (ratee === undefined || group === undefined || lost.has(`${sheet.cadreId} ${sheet.group}`)) return [];
    const marks = scheme.indicators.map((one) => markOf(sheet.answers[one.code]));
    if (marks.every(Number.isNaN)) return [];
    return [{ ratee, group, rater: numberOf(raters, sheet.rater), marks }];
  });
  return {
    ratees: ratees.map(({ cadreId, name, unitName }) => ({ cadreId, name, unitName })),
    groups: groups.map(({ code, label }) => ({ code, label })),
    items: scheme.indicators.map(({ code, label }) => ({ code, label })),
    sheets,
    numbersRecur: recurs(counted),
    thresholds: {
      mean: ruleValue(packs, "anonymity.mean"),
      distribution: ruleValue(packs, "anonymity.distribution"),
    },
  };
}

function markOf(answer: number | "not_known" | null | undefined): number {
  return typeof answer === "number" ? answer : Number.NaN;
}

function numberOf(raters: Map<string, number>, rater: string | null): number {
  if (rater === null) return -1;
  const known = raters.get(rater) ?? raters.size;
  raters.set(rater, known);
  return known;
}

/** The same number on sheets about several ratees, and nobody said that it is one rater. */
function recurs(counted: readonly CountedSheet[]): boolean {
  const first = new Map<string, string>();
  return counted.some(({ number, rater, cadreId }) => {
    if (number === null || rater !== null) return false;
    const known = first.get(number);
    first.set(number, cadreId);
    return known !== undefined && known !== cadreId;
  });
}
