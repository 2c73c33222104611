import type { Text } from "../types.ts";

/** A term in days: working days [工作日] or calendar days [日]. */
export interface DeadlineRule {
  days: number;
  kind: "working" | "calendar";
}

/** A term in months: it ends on the day of the same number, or on the last day of a shorter month. */
export interface MonthRule {
  months: number;
  kind: "month";
}

/** What a term in calendar days or months does when its last day is a day off. */
export type LastDay = "keep" | "next_working_day";

export type Grade = "excellent" | "competent" | "basically_competent" | "incompetent" | "no_grade";

export type BarEffect = "no_excellent" | "no_grade" | "incompetent";

/** One line of the table from discipline to grades. */
export interface DisciplineRow {
  fact: string;
  effect: BarEffect;
  /** Years the effect lasts, the year of the fact included. */
  years: number;
  /** Years without grade that follow. */
  thenNoGrade?: number | undefined;
}

/** What follows from grades: after one year, or after several, running or in total. */
export interface Consequence {
  grades: Grade[];
  years: number;
  /** `running`: these years one after the other, this one the last; `total`: not necessarily together. */
  count: "running" | "total";
  text: Text;
}

/** Points for a share of excellent votes from `from` (a share, included) up to the next band. */
export interface ShareBand {
  from: number;
  points: number;
}

/** One grade of a scale, as codes and pages use it. */
export interface GradeOfScale {
  code: string;
  label: Text;
}

/** The value of every rule that this package reads, by key. A pack may hold further keys for people to read. */
export interface RuleValues {
  "grades.cadre": GradeOfScale[];
  "grades.team": GradeOfScale[];
  "grades.institution": GradeOfScale[];
  "grades.daily": GradeOfScale[];
  /** Lowest points for competent and for basically competent, 100-point scale. */
  "grades.lines": { competent: number; basically_competent: number };
  "quota.excellent": number;
  "quota.excellent.approved": number;
  "quota.rounding": "floor" | "half_up";
  "quota.team": number;
  "quota.team-leaders": number;
  "quota.institution": number;
  "quota.institution.approved": number;
  "quota.daily": number;
  "deadline.posting": DeadlineRule;
  "deadline.feedback": DeadlineRule;
  "deadline.talk": DeadlineRule;
  "deadline.review": DeadlineRule;
  "deadline.review.decision": DeadlineRule;
  "deadline.appeal.direct": DeadlineRule;
  "deadline.appeal.after-review": DeadlineRule;
  "deadline.appeal.decision": DeadlineRule;
  "deadline.appeal.extension": DeadlineRule;
  "deadline.objection": DeadlineRule;
  "deadline.objection.decision": DeadlineRule;
  "deadline.objection.approval": DeadlineRule;
  "deadline.improvement-plan": DeadlineRule;
  "deadline.follow-up.from": MonthRule;
  "deadline.follow-up.until": MonthRule;
  "deadline.hand-over": MonthRule;
  "deadline.supervision-reply": DeadlineRule;
  "deadline.unit-goals": DeadlineRule;
  "deadline.last-day": LastDay;
  "anonymity.mean": number;
  "anonymity.distribution": number;
  "attention.competent-share": number;
  "attention.incompetent-share": number;
  "votes.values": number[];
  /** Other values and group weights in use, to choose from; no computation reads them. */
  "votes.value-choices": number[][];
  "votes.group-weight-choices": number[][];
  "votes.share-bands": { bands: ShareBand[]; scale: number; guard: { share: number; points: number } };
  "votes.trim-above": number;
  "votes.minimum": number;
  "daily.values": number[];
  "performance.bonus-guard": { deductedShare: number; bonusShare: number };
  "bars.discipline": DisciplineRow[];
  "bars.absence-days": number;
  "bars.probation": boolean;
  "bars.veto": BarEffect;
  consequences: Consequence[];
  "reliability.wanted": number;
}

export type RuleKey = keyof RuleValues;
