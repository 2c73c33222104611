import type { RuleValue } from "../../types.ts";
import { COMMON, LAW, OWN_DEFAULT, PRACTICE, rule } from "../rule.ts";
import type { DeadlineRule } from "../values.ts";

const calendarDays = (days: number): DeadlineRule => ({ days, kind: "calendar" });
const workingDays = (days: number): DeadlineRule => ({ days, kind: "working" });

/** Terms. 日 are calendar days, 工作日 working days; the two are never mixed. */
export const deadlineRules: readonly RuleValue[] = [
  rule("deadline.posting", workingDays(5), {
    label: { zh: "优秀等次公示时间", en: "Posting of excellent grades" },
    unit: { zh: "不少于，工作日", en: "at least, working days" },
    source: PRACTICE,
    verified: true,
  }),
  rule("deadline.feedback", workingDays(15), {
    label: { zh: "结果反馈", en: "Feedback of the result" },
    unit: { zh: "工作日，自审定之日起", en: "working days after approval" },
    source: COMMON,
    verified: false,
    note: { zh: "有的省规定一个月内书面反馈。", en: "One province has one month, in writing." },
  }),
  rule("deadline.talk", workingDays(10), {
    label: { zh: "反馈谈话", en: "Feedback talk" },
    unit: { zh: "工作日，自意见书发出之日起", en: "working days after the letter" },
    source: OWN_DEFAULT,
    verified: false,
  }),
  rule("deadline.review", calendarDays(30), {
    label: { zh: "申请复核", en: "Request for review" },
    unit: { zh: "日，自知道结果之日起", en: "calendar days after learning the result" },
    source: `${LAW}第九十五条`,
    verified: true,
  }),
  rule("deadline.review.decision", calendarDays(30), {
    label: { zh: "作出复核决定", en: "Decision on a review" },
    unit: { zh: "日，自接到申请之日起", en: "calendar days after the request" },
    source: `${LAW}第九十六条`,
    verified: true,
  }),
  rule("deadline.appeal.direct", calendarDays(30), {
    label: { zh: "不经复核直接申诉", en: "Appeal without a review" },
    unit: { zh: "日，自知道结果之日起", en: "calendar days after learning the result" },
    source: `${LAW}第九十五条`,
    verified: true,
    note: {
      zh: "复核不是申诉的前置条件；复核、申诉期间不停止执行；不因申诉加重处理。",
      en: "A review is no precondition; execution is not suspended; nobody is treated worse for appealing.",
    },
  }),
  rule("deadline.appeal.after-review", calendarDays(15), {
    label: { zh: "不服复核决定提出申诉", en: "Appeal after a review" },
    unit: { zh: "日，自接到复核决定之日起", en: "calendar days after the decision" },
    source: `${LAW}第九十五条`,
    verified: true,
  }),
  rule("deadline.appeal.decision", calendarDays(60), {
    label: { zh: "作出申诉处理决定", en: "Decision on an appeal" },
    unit: { zh: "日，自受理之日起", en: "calendar days after it was taken up" },
    source: `${LAW}第九十六条`,
    verified: true,
  }),
  rule("deadline.appeal.extension", calendarDays(30), {
    label: { zh: "申诉处理最多延长", en: "Extension of the decision on an appeal" },
    unit: { zh: "日，限一次", en: "calendar days, once" },
    source: `${LAW}第九十六条`,
    verified: true,
  }),
  rule("deadline.improvement-plan", calendarDays(30), {
    label: { zh: "提交整改措施", en: "Improvement plan" },
    unit: { zh: "日，自反馈之日起", en: "calendar days after feedback" },
    source: COMMON,
    verified: false,
  }),
  rule(
    "deadline.follow-up.from",
    { months: 3, kind: "month" },
    {
      label: { zh: "整改回访最早", en: "Follow-up at the earliest" },
      unit: { zh: "月，自反馈之日起", en: "months after feedback" },
      source: COMMON,
      verified: false,
    },
  ),
  rule(
    "deadline.follow-up.until",
    { months: 6, kind: "month" },
    {
      label: { zh: "整改回访最迟", en: "Follow-up at the latest" },
      unit: { zh: "月，自反馈之日起", en: "months after feedback" },
      source: COMMON,
      verified: false,
    },
  ),
  rule("deadline.last-day", "keep", {
    label: { zh: "期限最后一日是休息日时", en: "When the last calendar day is a day off" },
    source: OWN_DEFAULT,
    verified: false,
    note: {
      zh: "keep：按日历日计算不顺延（不会错过期限）；next_working_day：顺延到下一个工作日。本地核实后再改。",
      en: "keep: the calendar day stands (nobody misses a term); next_working_day: it moves on. Change it once checked.",
    },
  }),
];
