import type { RuleValue } from "../../types.ts";
import { LAW, PRACTICE, rule } from "../rule.ts";

/** What closes a grade, and what a grade leads to. */
export const barRules: readonly RuleValue[] = [
  rule(
    "bars.discipline",
    [
      { fact: "party_warning", effect: "no_excellent", years: 1 },
      { fact: "administrative_warning", effect: "no_excellent", years: 1 },
      { fact: "admonition", effect: "no_excellent", years: 1 },
      { fact: "organisational_adjustment", effect: "no_excellent", years: 1 },
      { fact: "serious_party_warning", effect: "no_grade", years: 1 },
      { fact: "demerit", effect: "no_grade", years: 1 },
      { fact: "serious_demerit", effect: "no_grade", years: 2 },
      { fact: "demotion", effect: "no_grade", years: 2 },
      { fact: "removal", effect: "no_grade", years: 2 },
      { fact: "party_post_removal", effect: "incompetent", years: 1 },
      { fact: "party_probation", effect: "incompetent", years: 1, thenNoGrade: 2 },
      { fact: "party_expulsion", effect: "incompetent", years: 1, thenNoGrade: 2 },
      { fact: "open_case", effect: "no_grade", years: 1 },
    ],
    {
      label: { zh: "处分处理与等次", en: "Discipline and grades" },
      source: `${PRACTICE}，两处一致`,
      verified: true,
      note: {
        zh: "同时有几项的，按较重的执行；立案未结的暂不写评语、不定等次，结案后可补定。留党察看后不定等次的年数为一年或两年，此处取两年，以处分期为准。",
        en: "Of several the heavier holds. An open case means no comment and no grade for now; it may be graded later. After probation within the party one or two years pass without grade: two here, the term of the probation decides.",
      },
    },
  ),
  rule("bars.absence-days", 183, {
    label: { zh: "病事假累计超过此天数不定等次", en: "Leave beyond this means no grade" },
    unit: { zh: "日（半年）", en: "days (half a year)" },
    source: PRACTICE,
    verified: true,
  }),
  rule("bars.probation", true, {
    label: { zh: "试用期内不定等次", en: "No grade on probation" },
    source: PRACTICE,
    verified: true,
  }),
  rule("bars.veto", "no_excellent", {
    label: { zh: "一票否决事项", en: "Veto matters" },
    source: `${PRACTICE}；具体事项和限制由各地规定`,
    verified: true,
    note: {
      zh: "可选 no_excellent（不得优秀）、no_grade、incompetent。",
      en: "no_excellent, no_grade or incompetent.",
    },
  }),
  rule(
    "consequences",
    [
      {
        grades: ["excellent"],
        years: 1,
        count: "running",
        text: {
          zh: "给予嘉奖；职级晋升任职年限缩短半年",
          en: "Commendation; half a year off the rank period",
        },
      },
      {
        grades: ["excellent"],
        years: 3,
        count: "running",
        text: { zh: "连续三年优秀，记三等功", en: "Three years running excellent: third-class merit" },
      },
      {
        grades: ["excellent", "competent"],
        years: 2,
        count: "total",
        text: {
          zh: "累计两年称职以上，晋升一个工资档次",
          en: "Two years in total competent or better: a salary step",
        },
      },
      {
        grades: ["excellent", "competent"],
        years: 5,
        count: "total",
        text: {
          zh: "累计五年称职以上，晋升一个级别",
          en: "Five years in total competent or better: one level up",
        },
      },
      {
        grades: ["basically_competent"],
        years: 1,
        count: "running",
        text: {
          zh: "诫勉谈话、书面检查、限期改进；该年不计入晋升年限",
          en: "Admonishing talk, written self-criticism, limited-time improvement; the year does not count",
        },
      },
      {
        grades: ["incompetent"],
        years: 1,
        count: "running",
        text: { zh: "降低一个职务层次任职", en: "One step down" },
      },
      {
        grades: ["incompetent"],
        years: 2,
        count: "running",
        text: { zh: "连续两年不称职，予以辞退", en: "Two consecutive years incompetent: dismissal" },
      },
    ],
    {
      label: { zh: "等次的运用", en: "What a grade leads to" },
      source: `${LAW}第五十条、第八十八条；${PRACTICE}`,
      verified: true,
    },
  ),
];
