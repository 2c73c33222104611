import type { RuleValue } from "../../types.ts";
import { COMMON, LAW, OWN_DEFAULT, PRACTICE, rule } from "../rule.ts";

const grade = (code: string, zh: string, en: string) => ({ code, label: { zh, en } });

/** Grade scales, quotas and lines. */
export const gradeRules: readonly RuleValue[] = [
  rule(
    "grades.cadre",
    [
      grade("excellent", "优秀", "Excellent"),
      grade("competent", "称职", "Competent"),
      grade("basically_competent", "基本称职", "Basically competent"),
      grade("incompetent", "不称职", "Incompetent"),
      grade("no_grade", "不定等次", "No grade"),
    ],
    {
      label: { zh: "干部年度考核等次", en: "Annual grades of cadres" },
      source: `${LAW}第三十八条`,
      verified: true,
    },
  ),
  rule(
    "grades.team",
    [
      grade("excellent", "优秀", "Excellent"),
      grade("good", "良好", "Good"),
      grade("fair", "一般", "Fair"),
      grade("poor", "较差", "Poor"),
    ],
    {
      label: { zh: "领导班子考核等次", en: "Grades of leadership teams" },
      source: PRACTICE,
      verified: true,
    },
  ),
  rule(
    "grades.institution",
    [
      grade("excellent", "优秀", "Excellent"),
      grade("qualified", "合格", "Qualified"),
      grade("basically_qualified", "基本合格", "Basically qualified"),
      grade("unqualified", "不合格", "Unqualified"),
      grade("no_grade", "不定档次", "No grade"),
    ],
    {
      label: { zh: "事业单位人员考核档次", en: "Grades of institution staff" },
      source: "《事业单位工作人员考核规定》",
      verified: true,
    },
  ),
  rule(
    "grades.daily",
    [
      grade("good", "好", "Good"),
      grade("fairly_good", "较好", "Fairly good"),
      grade("fair", "一般", "Fair"),
      grade("poor", "较差", "Poor"),
    ],
    {
      label: { zh: "平时考核等次（季度）", en: "Daily assessment grades (quarterly)" },
      source: COMMON,
      verified: false,
    },
  ),
  rule(
    "grades.lines",
    { competent: 50, basically_competent: 40 },
    {
      label: { zh: "等次分数线（百分制）", en: "Score lines of the grades (100 points)" },
      source: OWN_DEFAULT,
      verified: false,
      note: {
        zh: "低于称职线的建议基本称职，低于基本称职线的建议不称职；都须由人核实决定。",
        en: "Below the first line the proposal is basically competent, below the second incompetent; people verify and decide.",
      },
    },
  ),
  rule("quota.excellent", 0.2, {
    label: { zh: "优秀等次比例上限", en: "Largest share of excellent" },
    unit: { zh: "占参加考核人数", en: "of those assessed" },
    source: PRACTICE,
    verified: true,
  }),
  rule("quota.excellent.approved", 0.25, {
    label: { zh: "经批准可放宽到", en: "With approval, up to" },
    unit: { zh: "占参加考核人数", en: "of those assessed" },
    source: PRACTICE,
    verified: true,
  }),
  rule("quota.rounding", "floor", {
    label: { zh: "名额取整方法", en: "Rounding of the quota" },
    source: "比例“不超过”，因此向下取整；个别省份四舍五入",
    verified: true,
    note: {
      zh: "可选 floor（向下取整）或 half_up（四舍五入）；两个数都会显示。",
      en: "floor or half_up; both numbers are shown.",
    },
  }),
  rule("quota.team", 0.3, {
    label: { zh: "领导班子优秀比例", en: "Share of excellent teams" },
    source: COMMON,
    verified: false,
  }),
  rule("quota.team-leaders", 0.25, {
    label: { zh: "领导班子成员优秀比例", en: "Share of excellent team leaders" },
    source: COMMON,
    verified: false,
  }),
  rule("quota.institution", 0.2, {
    label: { zh: "事业单位优秀档次比例", en: "Share of excellent in institutions" },
    source: COMMON,
    verified: false,
  }),
  rule("quota.institution.approved", 0.25, {
    label: { zh: "事业单位经批准可放宽到", en: "In institutions with approval, up to" },
    source: COMMON,
    verified: false,
  }),
  rule("quota.daily", 0.4, {
    label: { zh: "平时考核“好”等次比例", en: 'Share of "good" in daily assessment' },
    source: COMMON,
    verified: false,
  }),
];
