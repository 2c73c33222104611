import type { Text } from "@hengjian/appraisal";
import type { LeadTest } from "../types.ts";

export interface TestDescription {
  label: Text;
  /** What the test looks for, for somebody who has never heard of it. */
  about: Text;
  /** Unit of the effect. */
  effect: Text;
  /** Smaller effects are no lead, however sure: with many sheets trifles become significant. */
  smallest: number;
}

const SHARE: Text = {
  zh: "超出预期的票所占比例",
  en: "share of the sheets beyond what is to be expected",
};
const SD: Text = { zh: "以票间标准差计", en: "in standard deviations between sheets" };

export const TESTS: Readonly<Record<LeadTest, TestDescription>> = {
  "straight-lining": {
    label: { zh: "一路同档", en: "Straight-lining" },
    about: {
      zh: "一张票从头到尾打同一档(或很长一段同档),多于同样水平的票随机会出现的程度。",
      en: "One level marked straight down the form, more often than sheets of that level would show by chance.",
    },
    effect: SHARE,
    smallest: 0.03,
  },
  halo: {
    label: { zh: "晕轮:各项不分", en: "Halo" },
    about: {
      zh: "各项评价几乎没有高低之分,比其他被考核人的票明显更多。已排除一路同档的票。",
      en: "Marks hardly differ between indicators, on more sheets than elsewhere. Straight-lined sheets are left out.",
    },
    effect: SHARE,
    smallest: 0.05,
  },
  "odd-profile": {
    label: { zh: "反常的票", en: "Odd sheets" },
    about: {
      zh: "各项高低的搭配与其他票相去甚远(马氏距离),比其他被考核人的票更多,可能是随意填写。",
      en: "Marks combined as hardly any other sheet does (Mahalanobis distance), on more sheets than elsewhere.",
    },
    effect: SHARE,
    smallest: 0.05,
  },
  "identical-sheets": {
    label: { zh: "雷同票", en: "Identical sheets" },
    about: {
      zh: "两张票逐项相同的程度超出同样水平的人各自独立填写时的可能,可能出自同一人或事先约定。",
      en: "Two sheets agree indicator by indicator beyond what independent raters of their levels would.",
    },
    effect: {
      zh: "相同项数超出预期的部分,占全部项数之比",
      en: "equal marks beyond the expected ones, as a share of the indicators",
    },
    smallest: 0.2,
  },
  blocs: {
    label: { zh: "两派票", en: "Two camps" },
    about: {
      zh: "对同一人的票分成高低两群,中间少有过渡,可能有人组织拉票或打压。",
      en: "The sheets on one person fall into a high and a low camp with little between, as canvassing would make them.",
    },
    effect: {
      zh: "两群之间的距离,以群内标准差计",
      en: "distance of the camps in standard deviations within them",
    },
    smallest: 2.5,
  },
  "group-gap": {
    label: { zh: "评价主体之间差距异常", en: "Gap between rater groups" },
    about: {
      zh: "对同一人,不同评价主体的打分差距超出偶然,也超出各主体一贯的宽严之差。",
      en: "On one person rater groups differ beyond chance and beyond how these groups differ everywhere.",
    },
    effect: SD,
    smallest: 0.5,
  },
  "group-leniency": {
    label: { zh: "评价主体整体偏宽或偏严", en: "Lenient or strict rater group" },
    about: {
      zh: "某一评价主体对几乎所有人都打得比其他主体高(或低)。",
      en: "One rater group marks nearly everybody higher (or lower) than the others do.",
    },
    effect: SD,
    smallest: 0.3,
  },
  "rater-leniency": {
    label: { zh: "偏宽偏严的评价人集中", en: "Lenient raters in one group" },
    about: {
      zh: "明显偏宽或偏严的评价人集中在某一评价主体。只列人数,不涉及具体的人。",
      en: "Raters who are clearly lenient or strict gather in one group. Only their number is shown.",
    },
    effect: {
      zh: "超出其他主体的评价人所占比例",
      en: "share of the group's raters beyond the rate elsewhere",
    },
    smallest: 0.1,
  },
  "no-differences": {
    label: { zh: "对谁都打一样", en: "No differences" },
    about: {
      zh: "评价人给不同的人打几乎相同的分,没有起到区分作用。只列人数。",
      en: "Raters give different people nearly the same marks. Only their number is shown.",
    },
    effect: { zh: "超出预期的评价人所占比例", en: "share of the raters beyond what is to be expected" },
    smallest: 0.05,
  },
  "in-group": {
    label: { zh: "优待本单位的人", en: "In-group favour" },
    about: {
      zh: "评价人对本单位的人打得比对外单位的人高。",
      en: "Raters mark people of their own unit higher than others.",
    },
    effect: SD,
    smallest: 0.2,
  },
  "turn-taking": {
    label: { zh: "优秀轮流当", en: "Excellent taken in turns" },
    about: {
      zh: "同一人两次优秀之间隔得太有规律,像在轮流。",
      en: "A person's excellent grades lie apart too regularly, as if taken in turns.",
    },
    effect: {
      zh: "1 减去与随机次序之比(0 无,约 0.4 为严格轮流)",
      en: "1 minus the ratio to random order (0 none, about 0.4 strict turns)",
    },
    smallest: 0.15,
  },
  "even-spread": {
    label: { zh: "利益均沾", en: "Spread evenly" },
    about: {
      zh: "得过优秀的人再得优秀的次数,比抽签还少。",
      en: "Those who were excellent before are so again less often than even a lottery would make them.",
    },
    effect: {
      zh: "1 减去与抽签之比(1 为无人重复)",
      en: "1 minus the ratio to a lottery (1: nobody twice)",
    },
    smallest: 0.3,
  },
  seniority: {
    label: { zh: "论资排辈", en: "By seniority" },
    about: {
      zh: "得分相同时,优秀更多给了资历老(任现职级年限长)的人。",
      en: "At equal scores the excellent grades go to those longer in their rank.",
    },
    effect: {
      zh: "扣除得分后优秀与任现职级年限的相关",
      en: "correlation of excellent and years in the rank, given the score",
    },
    smallest: 0.2,
  },
  "score-grade": {
    label: { zh: "得分与等次不符", en: "Score and grade out of step" },
    about: {
      zh: "得分低的反而等次高,超出得分误差所能解释的程度。因处分、立案等受限的人不计在内。",
      en: "Lower scores carry higher grades beyond what the error of the scores explains. People under a bar are left out.",
    },
    effect: {
      zh: "每对不同等次的平均逆差,以得分标准误计",
      en: "inversion per pair of different grades, in standard errors of the score",
    },
    smallest: 0.02,
  },
  "record-vote": {
    label: { zh: "平时与年终不符", en: "Daily record against the vote" },
    about: {
      zh: "年终得分与平时考核的情况明显不一致。",
      en: "The year-end result is clearly out of line with the daily assessments.",
    },
    effect: { zh: "偏离的标准差数", en: "deviation in standard deviations" },
    smallest: 2,
  },
  "hair-breadth": {
    label: { zh: "目标总是刚好完成", en: "Targets met by a hair" },
    about: {
      zh: "目标完成率总是刚刚过线。",
      en: "Targets are always met with just a little to spare.",
    },
    effect: { zh: "刚过线的比例超出一半的部分", en: "share just above the line, minus one half" },
    smallest: 0.2,
  },
};

/** In the order in which results are listed. */
export const LEAD_TESTS = Object.keys(TESTS) as LeadTest[];
