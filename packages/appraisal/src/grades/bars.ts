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
  veto: { zh: "一票否决事项", en: "Veto matter" },
  transfer: { zh: "调动", en: "Transfer" },
  secondment: { zh: "挂职或借调", en: "Secondment" },
};

/**
 * Every bar that facts put on a year's grade, heaviest first; of several the heaviest holds.
 * @param year of the assessment
 * @param asOf the day on which the grade is weighed: a case that is open then closes the grade for now. The last day
 *   of the year unless told otherwise.
 */
export function barsOf(
  facts: readonly PersonnelFact[],
  year: number,
  packs: readonly RulePack[],
  asOf = `${year}-12-31`,
): Bar[] {
  const bars = [
    ...facts.flatMap((fact) => [
      ...disciplineBar(fact, year, packs, asOf),
      ...probationBar(fact, year, packs),
      ...vetoBar(fact, year, packs),
    ]),
    ...absenceBar(facts, year, packs, asOf),
  ];
  return bars.sort((a, b) => WEIGHT[b.effect] - WEIGHT[a.effect]);
}

function disciplineBar(fact: PersonnelFact, year: number, packs: readonly RulePack[], asOf: string): Bar[] {
  const { rule, ref } = findRule(packs, "bars.discipline");
  const row = rule.value.find((one) => one.fact === fact.kind);
  if (row === undefined) return [];
  if (row.fact === "open_case")
    return isOpen(fact, asOf) ? [{ effect: row.effect, fact, text: openCaseText(fact), rule: ref }] : [];
  const effect = effectIn(row, fact, year);
  return effect === null ? [] : [{ effect, fact, text: barText(fact, effect), rule: ref }];
}

function isOpen(fact: PersonnelFact, day: string): boolean {
  return fact.from <= day && (fact.to === null || fact.to > day);
}

/** The effect in the year of the fact and in the years that follow, by the table. */
function effectIn(row: DisciplineRow, fact: PersonnelFact, year: number): BarEffect | null {
  const elapsed = year - yearOf(fact.from);
  if (elapsed < 0) return null;
  if (elapsed < row.years) return row.effect;
  return elapsed < row.years + (row.thenNoGrade ?? 0) ? "no_grade" : null;
}

/** All leave of the year together: days that two entries share count once. */
function absenceBar(
  facts: readonly PersonnelFact[],
  year: number,
  packs: readonly RulePack[],
  asOf: string,
): Bar[] {
  const leaves = facts.filter((fact) => fact.kind === "leave");
  const [first] = leaves;
  if (first === undefined) return [];
  const { rule, ref } = findRule(packs, "bars.absence-days");
  const days = daysTogether(leaves, year, asOf);
  if (days <= rule.value) return [];
  return [{ effect: "no_grade", fact: first, text: absenceText(year, days, rule.value), rule: ref }];
}

function daysTogether(leaves: readonly PersonnelFact[], year: number, asOf: string): number {
  const yearStart = firstDay(`${year}`);
  const yearEnd = lastDay(`${year}`);
  const spans = leaves
    .map(
      (fact) =>
        [Math.max(yearStart, firstDay(fact.from)), Math.min(yearEnd, lastDay(fact.to ?? asOf))] as const,
    )
    .sort((a, b) => a[0] - b[0]);
  let days = 0;
  let counted = yearStart - 1;
  for (const [start, end] of spans) {
    days += Math.max(0, end - Math.max(start - 1, counted));
    counted = Math.max(counted, end);
  }
  return days;
}

function probationBar(fact: PersonnelFact, year: number, packs: readonly RulePack[]): Bar[] {
  if (fact.kind !== "probation") return [];
  const { rule, ref } = findRule(packs, "bars.probation");
  if (!rule.value || !isOpen(fact, `${year}-12-31`)) return [];
  return [{ effect: "no_grade", fact, text: barText(fact, "no_grade"), rule: ref }];
}

function vetoBar(fact: PersonnelFact, year: number, packs: readonly RulePack[]): Bar[] {
  if (fact.kind !== "veto" || yearOf(fact.from) !== year) return [];
  const { rule, ref } = findRule(packs, "bars.veto");
  return [{ effect: rule.value, fact, text: vetoText(fact, rule.value), rule: ref }];
}

/** What people should look into before they decide, without closing any grade. */
export function remarksOf(facts: readonly PersonnelFact[], year: number): Text[] {
  return facts
    .filter((fact) => fact.kind === "transfer" || fact.kind === "secondment")
    .filter(
      (fact) =>
        yearOf(fact.from) <= year &&
        (fact.to === null ? yearOf(fact.from) === year : yearOf(fact.to) >= year),
    )
    .map((fact) => {
      const label = FACT_LABELS[fact.kind]!;
      return {
        zh: `${fact.from} ${label.zh}：定等次前应向原单位或接收单位了解全年情况。`,
        en: `${label.en} (${fact.from}): hear the other unit about the whole year before deciding.`,
      };
    });
}

/** Day number of `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: its first day. */
function firstDay(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  return Date.UTC(year, month - 1, day) / 86_400_000;
}

/** As firstDay, but the last day of the year or month that is meant. */
function lastDay(date: string): number {
  const [year = 0, month, day] = date.split("-").map(Number);
  if (day !== undefined) return firstDay(date);
  return Date.UTC(year, month ?? 12, 0) / 86_400_000;
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

function openCaseText(fact: PersonnelFact): Text {
  return {
    zh: `${fact.from} 立案未结：暂不写评语、不定等次，结案后可以补定。`,
    en: `Open case (since ${fact.from}): no comment and no grade for now; it may be graded once closed.`,
  };
}

function vetoText(fact: PersonnelFact, effect: BarEffect): Text {
  const base = barText(fact, effect);
  return fact.note === ""
    ? base
    : { zh: `${base.zh}事项：${fact.note}。`, en: `${base.en} Matter: ${fact.note}.` };
}

function absenceText(year: number, days: number, limit: number): Text {
  return {
    zh: `${year} 年病事假累计 ${days} 日，超过 ${limit} 日：当年不定等次。`,
    en: `${days} days of leave in ${year}, more than ${limit}: no grade that year.`,
  };
}
