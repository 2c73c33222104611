import type { RuleValue } from "../../types.ts";
import { OWN_DEFAULT, PRACTICE, rule } from "../rule.ts";

/** Votes, what is shown of them, and what they only hint at. */
export const voteRules: readonly RuleValue[] = [
  rule("anonymity.mean", 5, {
    label: { zh: "计算平均分所需最少有效票", en: "Smallest number of votes for a mean" },
    unit: { zh: "票", en: "votes" },
    source: "本系统的匿名承诺",
    verified: true,
  }),
  rule("anonymity.distribution", 8, {
    label: { zh: "显示各档票数所需最少有效票", en: "Smallest number of votes for a distribution" },
    unit: { zh: "票", en: "votes" },
    source: "本系统的匿名承诺；与已公开系统的最低有效票数一致",
    verified: true,
  }),
  rule("votes.minimum", 8, {
    label: { zh: "一次测评的最少有效票", en: "Fewest valid ballots of an evaluation" },
    unit: { zh: "票", en: "ballots" },
    source: `${PRACTICE}；见于一个在用系统`,
    verified: true,
  }),
  rule("votes.values", [100, 80, 60, 40], {
    label: { zh: "优秀/称职/基本称职/不称职的分值", en: "Points of the four votes" },
    source: PRACTICE,
    verified: true,
  }),
  rule(
    "votes.value-choices",
    [
      [100, 90, 80, 50],
      [90, 80, 70, 50],
    ],
    {
      label: { zh: "各地另外采用的分值", en: "Other points in use" },
      source: PRACTICE,
      verified: true,
      note: { zh: "供参考，不参与计算。", en: "To choose from; nothing is computed with them." },
    },
  ),
  rule(
    "votes.group-weight-choices",
    [
      [0.3, 0.3, 0.4],
      [0.2, 0.4, 0.4],
      [0.25, 0.25, 0.5],
      [0.4, 0.3, 0.3],
    ],
    {
      label: { zh: "各地采用的评价主体权重", en: "Weights of rater groups in use" },
      source: PRACTICE,
      verified: true,
      note: {
        zh: "供参考，不参与计算；权重在考核方案中规定。",
        en: "To choose from; the weights in force stand in the scheme.",
      },
    },
  ),
  rule("votes.trim-above", 5, {
    label: {
      zh: "评价人多于此数时去掉最高最低各一",
      en: "Drop the highest and the lowest above so many raters",
    },
    unit: { zh: "人", en: "raters" },
    source: PRACTICE,
    verified: true,
    note: { zh: "只用于选择了截尾平均的方案。", en: "Only for schemes that choose the trimmed mean." },
  }),
  rule("attention.competent-share", 2 / 3, {
    label: {
      zh: "优秀与称职票合计低于此比例时提示核实",
      en: "Attention when excellent and competent votes fall below",
    },
    source: PRACTICE,
    verified: true,
    note: { zh: "是核实的线索，经组织考核认定，不是结论。", en: "A lead to check, never a verdict." },
  }),
  rule("attention.incompetent-share", 1 / 3, {
    label: { zh: "不称职票超过此比例时提示核实", en: "Attention when incompetent votes exceed" },
    source: PRACTICE,
    verified: true,
    note: { zh: "是核实的线索，经组织考核认定，不是结论。", en: "A lead to check, never a verdict." },
  }),
  rule("daily.values", [100, 85, 70, 50], {
    label: { zh: "平时考核好/较好/一般/较差的分值", en: "Points of the four daily grades" },
    source: OWN_DEFAULT,
    verified: false,
  }),
  rule("reliability.wanted", 0.8, {
    label: { zh: "希望达到的平均分信度", en: "Wanted reliability of a mean" },
    source: OWN_DEFAULT,
    verified: false,
  }),
];
