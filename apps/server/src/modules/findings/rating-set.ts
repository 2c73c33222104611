import { ruleValue } from "@hengjian/appraisal";
import { type CountedSheet, nameKey as unitKey } from "../evidence/service.ts";
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
  const units = unitNames(ratees);
  const raterUnits = new Map<string, number>();
  const sheets = counted.flatMap((sheet): RatedSheet[] => {
    const ratee = place.get(sheet.cadreId);
    const group = groupPlace.get(sheet.group);
    if (ratee === undefined || group === undefined || lost.has(`${sheet.cadreId} ${sheet.group}`)) return [];
    const marks = scheme.indicators.map((one) => markOf(sheet.answers[one.code]));
    if (marks.every(Number.isNaN)) return [];
    const unit = sheet.raterUnit === null ? null : (units.get(unitKey(sheet.raterUnit)) ?? sheet.raterUnit);
    return [
      {
        ...{ ratee, group, marks },
        rater: numberOf(raters, sheet.rater),
        raterUnit: numberOf(raterUnits, unit),
      },
    ];
  });
  return {
    ratees: ratees.map(({ cadreId, name, unitName }) => ({ cadreId, name, unitName })),
    groups: groups.map(({ code, label }) => ({ code, label })),
    items: scheme.indicators.map(({ code, label }) => ({ code, label })),
    sheets,
    raterUnits: [...raterUnits.keys()],
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

/** In the order of appearance; −1 for none. */
function numberOf(numbers: Map<string, number>, label: string | null): number {
  if (label === null) return -1;
  const known = numbers.get(label) ?? numbers.size;
  numbers.set(label, known);
  return known;
}

/** Names of the ratees' units, by code and by name. */
function unitNames(ratees: Basis["ratees"]): Map<string, string> {
  return new Map(
    ratees.flatMap(({ unitCode, unitName }) => [
      [unitKey(unitCode), unitName],
      [unitKey(unitName), unitName],
    ]),
  );
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
