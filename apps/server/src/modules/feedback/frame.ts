import {
  duesAfter,
  GRADE_LABELS,
  type Grade,
  type LetterFrame,
  type RulePack,
  type WorkCalendar,
} from "@hengjian/appraisal";
import type { CampaignRow, RateeRow } from "../campaigns/schema.ts";

/** Days that follow from the day on which a letter is given. */
export interface LetterDates {
  date: string;
  measuresDue: string;
  reviewUntil: string;
  appealUntil: string;
}

/** @throws Error when the packs lack a term that the law sets */
export function letterDates(packs: readonly RulePack[], today: string, calendar: WorkCalendar): LetterDates {
  const dues = duesAfter({ learned: today }, packs, calendar);
  const due = (key: string): string => {
    const found = dues.find((one) => one.key === key);
    if (found === undefined) throw new Error(`The rule packs hold no term "${key}".`);
    return found.due;
  };
  return {
    date: today,
    measuresDue: due("deadline.improvement-plan"),
    reviewUntil: due("deadline.review"),
    appealUntil: due("deadline.appeal.direct"),
  };
}

export interface FrameInput {
  row: CampaignRow;
  ratee: RateeRow;
  grade: Grade;
  rank: number | null;
  cohortSize: number;
  office: string;
  dates: LetterDates;
}

/** What stands around a letter: who, which grade, which dates. */
export function frameOf(input: FrameInput): LetterFrame {
  const { row, ratee, dates } = input;
  const isAnnual = row.kind === "annual";
  return {
    title: isAnnual ? `${row.year}年度考核反馈意见书` : `${row.name}反馈意见书`,
    name: ratee.name,
    period: isAnnual ? `${row.year}年度` : `${row.periodFrom}至${row.periodTo}`,
    unit: ratee.unitName,
    post: ratee.post,
    grade: GRADE_LABELS[input.grade].zh,
    rank: input.rank,
    cohortSize: input.cohortSize,
    signer: input.office,
    ...dates,
  };
}
