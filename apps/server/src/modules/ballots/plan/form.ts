import { quotaArithmetic, type RaterGroup, type RulePack, ruleValue, type Scheme } from "@hengjian/appraisal";
import type { RaterGroup as BallotRaters, Form } from "@hengjian/ballot";

/** Rater groups of the methods that ask people [民主测评] with described levels. */
export function evaluationGroups(scheme: Scheme): readonly RaterGroup[] {
  return scheme.methods.filter((method) => method.kind === "evaluation").flatMap((method) => method.groups);
}

export function minutesPerRatee({ indicators, lengthBudget }: Scheme): number {
  return (indicators.length * lengthBudget.secondsPerItem) / 60;
}

export const FORM_ID = "form";

/** The form that raters fill in: the indicators of the scheme with their described levels, the highest first. */
export function formOf(scheme: Scheme, commentLength: number): Form {
  return {
    id: FORM_ID,
    commentLength,
    items: scheme.indicators.map(({ code, label, levels }) => ({
      id: code,
      text: label,
      notKnown: true,
      levels: levels.toReversed().map(({ value, label: text, behaviour }) => ({
        id: String(value),
        text,
        describes: behaviour,
        points: value,
      })),
    })),
  };
}

/**
 * "At most so many of the highest level" for each item, by the quota of the rule packs. A group in which the quota
 * leaves no place at all has no limit: nobody could be called very good there.
 */
export function limitsOf(scheme: Scheme, packs: readonly RulePack[], ratees: number): BallotRaters["limits"] {
  const { places } = quotaArithmetic({
    people: ratees,
    share: ruleValue(packs, "quota.excellent"),
    approvedShare: null,
    rounding: "floor",
  });
  if (places === 0) return [];
  const top = String(scheme.scale.max);
  return scheme.indicators.map(({ code }) => ({ item: code, level: top, atMost: places }));
}
