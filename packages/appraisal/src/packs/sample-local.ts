import type { RulePack } from "../types.ts";
import { rule } from "./rule.ts";

const JINAN = "济南市有关规定";
const SHAANXI = "陕西省公开的做法";
const HANGZHOU = "杭州市 2018 年有关规定";

/** A sample of a local pack: it overrides the national values that a county has settled for itself, and adds its own. */
export const sampleLocalPack: RulePack = {
  id: "sample-county",
  version: "2026.1",
  title: { zh: "县级规则示例", en: "Sample county pack" },
  jurisdiction: { zh: "示例县（虚构）", en: "Sample county (fictional)" },
  values: [
    rule(
      "deadline.feedback",
      { days: 15, kind: "working" },
      {
        label: { zh: "结果反馈", en: "Feedback of the result" },
        unit: { zh: "工作日，自审定之日起", en: "working days after approval" },
        source: "示例：本县年度考核办法",
        verified: false,
      },
    ),
    rule(
      "deadline.objection",
      { days: 15, kind: "working" },
      {
        label: { zh: "对结果提出异议", en: "Objection to the result" },
        unit: { zh: "工作日", en: "working days" },
        source: JINAN,
        verified: true,
        note: {
          zh: "另有 3 个工作日（杭州）、7 日（陕西）的做法。",
          en: "Elsewhere 3 working days (Hangzhou) or 7 calendar days (Shaanxi).",
        },
      },
    ),
    rule(
      "deadline.objection.decision",
      { days: 10, kind: "working" },
      {
        label: { zh: "答复异议", en: "Answer to an objection" },
        unit: { zh: "工作日", en: "working days" },
        source: JINAN,
        verified: true,
      },
    ),
    rule(
      "deadline.objection.approval",
      { days: 5, kind: "working" },
      {
        label: { zh: "异议答复后重新审定", en: "Approval after an objection" },
        unit: { zh: "工作日", en: "working days" },
        source: JINAN,
        verified: true,
      },
    ),
    rule(
      "deadline.hand-over",
      { months: 1, kind: "month" },
      {
        label: { zh: "结果移送纪检、组织部门", en: "Hand-over to discipline and organisation departments" },
        unit: { zh: "月，自审定之日起", en: "months after approval" },
        source: SHAANXI,
        verified: true,
      },
    ),
    rule(
      "deadline.supervision-reply",
      { days: 10, kind: "working" },
      {
        label: { zh: "答复监督通知", en: "Reply to a supervision notice" },
        unit: { zh: "工作日", en: "working days" },
        source: JINAN,
        verified: true,
      },
    ),
    rule(
      "deadline.unit-goals",
      { days: 30, kind: "calendar" },
      {
        label: { zh: "单位目标备案", en: "Filing of unit goals" },
        unit: { zh: "日", en: "calendar days" },
        source: JINAN,
        verified: true,
      },
    ),
    rule(
      "votes.share-bands",
      {
        bands: [
          { from: 0.9, points: 200 },
          { from: 0.8, points: 190 },
          { from: 0.7, points: 180 },
          { from: 0.6, points: 170 },
          { from: 0, points: 160 },
        ],
        scale: 200,
        guard: { share: 1 / 3, points: 130 },
      },
      {
        label: { zh: "按优秀票率分段计分", en: "Points by the share of excellent votes" },
        unit: { zh: "分，千分制中的 200 分", en: "points, 200 of 1000" },
        source: "一个城市的规定",
        verified: true,
        note: {
          zh: "基本称职与不称职票合计达到三分之一的，计 130 分。只用于选择了这种方法的方案。",
          en: "130 points where basically competent and incompetent votes reach a third. Only for schemes that choose it.",
        },
      },
    ),
    rule(
      "performance.bonus-guard",
      { deductedShare: 0.15, bonusShare: 0.1 },
      {
        label: { zh: "加分的限制", en: "Guard on bonus points" },
        source: HANGZHOU,
        verified: true,
        note: {
          zh: "被扣分单位不少于 15% 的，才可以加分；加分单位不超过 10%。",
          en: "Bonus only where at least 15% of the units lost points; to at most 10% of them.",
        },
      },
    ),
  ],
};
