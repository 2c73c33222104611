import type { Consequence, Grade } from "../packs/values.ts";
import { findRule } from "../rules.ts";
import type { RulePack, RuleRef, Text } from "../types.ts";

/**
 * What this year's grade leads to, given the years before: leads for the outcome page, decided by people.
 * A total starts again after each step: four competent years give the two-year step in the second and the fourth.
 * @param history grades by year, this year included, in any order
 */
export function consequencesOf(
  history: readonly { year: number; grade: Grade }[],
  year: number,
  packs: readonly RulePack[],
): { text: Text; rule: RuleRef }[] {
  const { rule, ref } = findRule(packs, "consequences");
  const grades = new Map(history.map((one) => [one.year, one.grade]));
  return rule.value.filter((one) => applies(one, grades, year)).map(({ text }) => ({ text, rule: ref }));
}

function applies(one: Consequence, grades: ReadonlyMap<number, Grade>, year: number): boolean {
  const fits = (at: number) => {
    const grade = grades.get(at);
    return grade !== undefined && one.grades.includes(grade);
  };
  if (!fits(year)) return false;
  if (one.count === "running") return Array.from({ length: one.years }, (_, i) => year - i).every(fits);
  const total = [...grades.keys()].filter((at) => at <= year && fits(at)).length;
  return total % one.years === 0;
}
