import type { BarEffect, DisciplineRow, Grade } from "../packs/values.ts";
import { findRule } from "../rules.ts";
import type { RulePack, RuleRef, Text } from "../types.ts";

export const GRADES: readonly Grade[] = [
  "excellent",
  "competent",
  "basically_competent",
  "incompetent",
  "no_grade",
];

export const GRADE_LABELS: Readonly<Record<Grade, Text>> = {
  excellent: { zh: "优秀", en: "Excellent" },
  competent: { zh: "称职", en: "Competent" },
  basically_competent: { zh: "基本称职", en: "Basically competent" },
  incompetent: { zh: "不称职", en: "Incompetent" },
  no_grade: { zh: "不定等次", en: "No grade" },
};

/** A dated fact about a cadre that may close a grade. */
export interface PersonnelFact {
  kind: string;
  /** `YYYY-MM-DD` or `YYYY-MM` */
  from: string;
  to: string | null;
  note: string;
}

export interface Bar {
  effect: BarEffect;
  fact: PersonnelFact;
  text: Text;
  rule: RuleRef;
}

/** From light to heavy: of several bars the heaviest holds. */
const WEIGHT: Readonly<Record<BarEffect, number>> = { no_excellent: 1, no_grade: 2, incompetent: 3 };

export const FACT_LABELS: Readonly<Record<string, Text>> = {
  party_warning: { zh: "党内警告", en: "Party warning" },
  administrative_warning: { zh: "政务警告", en: "Administrative warning" },
  admonition: { zh: "诫勉", en: "Admonition" },
  organisational_adjustment: { zh: "组织调整", en: "Organisational adjustment" },
  serious_party_warning: { zh: "党内严重警告", en: "Serious party warning" },
  demerit: { zh: "记过", en: "Demerit" },
  serious_demerit: { zh: "记大过", en: "Serious demerit" },
  demotion: { zh: "降级", en: "Demotion" },
  removal: { zh: "撤职", en: "Removal from post" },
  party_post_removal: { zh: "撤销党内职务", en: "Removal from party post" },
  party_probation: { zh: "留党察看", en: "Probation within the party" },
  party_expulsion: { zh: "开除党籍", en: "Expulsion from the party" },
  open_case: { zh: "立案未结", en: "Open case" },
  leave: { zh: "病事假", en: "Leave" },
  probation: { zh: "试用期", en: "Probation period" },
};

/**
 * Every bar that facts put on a year's grade, heaviest first.
 * @param year of the assessment
 */
export function barsOf(facts: readonly PersonnelFact[], year: number, packs: readonly RulePack[]): Bar[] {
  const bars = facts.flatMap((fact) => [
    ...disciplineBar(fact, year, packs),
    ...absenceBar(fact, year, packs),
    ...probationBar(fact, year, packs),
  ]);
  return bars.sort((a, b) => WEIGHT[b.effect] - WEIGHT[a.effect]);
}

function disciplineBar(fact: PersonnelFact, year: number, packs: readonly RulePack[]): Bar[] {
  const { rule, ref } = findRule<DisciplineRow[]>(packs, "bars.discipline");
  const row = rule.value.find((one) => one.fact === fact.kind);
  if (row === undefined) return [];
  const effect = effectIn(row, fact, year);
  if (effect === null) return [];
  return [{ effect, fact, text: barText(fact, effect), rule: ref }];
}

function effectIn(row: DisciplineRow, fact: PersonnelFact, year: number): BarEffect | null {
  const began = yearOf(fact.from);
  if (row.fact === "open_case") {
    const closed = fact.to === null ? Number.POSITIVE_INFINITY : yearOf(fact.to);
    return began <= year && closed > year ? row.effect : null;
  }
  const elapsed = year - began;
  if (elapsed < 0) return null;
  if (elapsed < row.years) return row.effect;
  return elapsed < row.years + (row.thenNoGrade ?? 0) ? "no_grade" : null;
}

function absenceBar(fact: PersonnelFact, year: number, packs: readonly RulePack[]): Bar[] {
  if (fact.kind !== "leave") return [];
  const { rule, ref } = findRule<number>(packs, "bars.absence-days");
  const days = daysWithin(fact, year);
  if (days <= rule.value) return [];
  return [{ effect: "no_grade", fact, text: barText(fact, "no_grade"), rule: ref }];
}

function probationBar(fact: PersonnelFact, year: number, packs: readonly RulePack[]): Bar[] {
  if (fact.kind !== "probation") return [];
  const { ref } = findRule<boolean>(packs, "bars.probation");
  const yearEnd = `${year}-12-31`;
  const active = fact.from <= yearEnd && (fact.to === null || fact.to > yearEnd);
  return active ? [{ effect: "no_grade", fact, text: barText(fact, "no_grade"), rule: ref }] : [];
}

function daysWithin(fact: PersonnelFact, year: number): number {
  const start = Math.max(dayNumber(fact.from), dayNumber(`${year}-01-01`));
  const end = Math.min(
    fact.to === null ? Number.POSITIVE_INFINITY : dayNumber(fact.to),
    dayNumber(`${year}-12-31`),
  );
  return Math.max(0, end - start + 1);
}

function dayNumber(date: string): number {
  return Date.parse(`${date.length === 7 ? `${date}-01` : date}T00:00:00Z`) / 86_400_000;
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

const EFFECT_TEXT: Readonly<Record<BarEffect, Text>> = {
  no_excellent: { zh: "当年不得评为优秀", en: "no excellent that year" },
  no_grade: { zh: "当年不定等次", en: "no grade that year" },
  incompetent: { zh: "当年评为不称职", en: "incompetent that year" },
};

function barText(fact: PersonnelFact, effect: BarEffect): Text {
  const label = FACT_LABELS[fact.kind] ?? { zh: fact.kind, en: fact.kind };
  return {
    zh: `${fact.from} ${label.zh}:${EFFECT_TEXT[effect].zh}。`,
    en: `${label.en} (${fact.from}): ${EFFECT_TEXT[effect].en}.`,
  };
}
