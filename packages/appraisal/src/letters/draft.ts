import { shown } from "../numbers.ts";
import type { Scheme, ScoreNode, ScoreSheet } from "../types.ts";
import { type Compared, compareWithCohort } from "./compare.ts";
import type { LetterContent, LetterMeasure, LetterPoint } from "./content.ts";

/** What stands around the sheet: who, which grade, which dates. Dates are computed by the deadline rules. */
export interface LetterFrame {
  title: string;
  name: string;
  period: string;
  unit: string;
  post: string;
  /** Label of the final grade. */
  grade: string;
  rank: number | null;
  cohortSize: number;
  signer: string;
  date: string;
  measuresDue: string;
  reviewUntil: string;
  appealUntil: string;
}

const CLEAR = 1.96;
const MOST = 3;

/**
 * A first draft from the score sheet: strengths clearly above the cohort, shortcomings relatively lowest with the
 * votes behind them, a measure for each. Where nothing stands out the letter says so instead of praising.
 */
export function draftLetter(sheet: ScoreSheet, scheme: Scheme, frame: LetterFrame): LetterContent {
  const compared = compareWithCohort(sheet.root);
  const weakest = shortcomingsOf(compared);
  return {
    title: frame.title,
    addressee: `${frame.name}同志`,
    period: frame.period,
    unit: frame.unit,
    post: frame.post,
    grade: frame.grade,
    score: sheet.root.value === null ? "—" : shown(sheet.root.value, sheet.root.decimals),
    rank: frame.rank,
    cohortSize: frame.cohortSize,
    opening: opening(sheet.root, frame),
    strengths: strengthsOf(compared, sheet.root),
    shortcomings: weakest.map((one) => ({ nodeId: one.node.id, text: shortcomingText(one) })),
    measures: weakest.flatMap((one) => measureOf(one, scheme, frame)),
    rights: rightsOf(frame),
    signer: frame.signer,
    date: frame.date,
  };
}

function opening(root: ScoreNode, frame: LetterFrame): string {
  if (root.value === null)
    return `现将您${frame.period}考核结果反馈如下。本次没有形成得分,等次为“${frame.grade}”。`;
  return `现将您${frame.period}考核结果反馈如下。您的综合得分为 ${shown(root.value, root.decimals)} 分,等次为“${frame.grade}”。每个分数的算法和票数均可在“我的考核”中逐项查看。`;
}

function strengthsOf(compared: readonly Compared[], root: ScoreNode): LetterPoint[] {
  const clear = compared
    .filter((one) => one.difference > 0 && one.z !== null && one.z >= CLEAR)
    .slice(0, MOST);
  if (clear.length > 0) return clear.map((one) => ({ nodeId: one.node.id, text: strengthText(one) }));
  const best = compared[0];
  if (best === undefined)
    return [{ nodeId: root.id, text: "本次测评票数不足,没有可以负责任地写出的突出优点。" }];
  return [
    {
      nodeId: best.node.id,
      text: `与同类干部相比没有明显突出的一项;相对较好的是“${best.node.label.zh}”,得 ${points(best.points)} 分,同类干部平均 ${points(best.cohort)} 分。`,
    },
  ];
}

function strengthText(one: Compared): string {
  return `“${one.node.label.zh}”得 ${points(one.points)} 分,同类干部平均 ${points(one.cohort)} 分,差距超出测评误差。${voteSentence(one.node, "high")}${behaviour(one)}`;
}

/** Clearly below first; otherwise the lowest one or two, named as relative. */
function shortcomingsOf(compared: readonly Compared[]): Compared[] {
  const worst = [...compared].reverse();
  const clear = worst.filter((one) => one.difference < 0 && one.z !== null && one.z <= -CLEAR).slice(0, MOST);
  return clear.length > 0 ? clear : worst.slice(0, 2);
}

function shortcomingText(one: Compared): string {
  const clear = one.z !== null && one.z <= -CLEAR;
  const judgement = clear ? "明显偏低" : "是各项中相对靠后的一项,差距在测评误差之内";
  return `“${one.node.label.zh}”得 ${points(one.points)} 分,同类干部平均 ${points(one.cohort)} 分,${judgement}。${voteSentence(one.node, "low")}`;
}

function measureOf(one: Compared, scheme: Scheme, frame: LetterFrame): LetterMeasure[] {
  const measure = scheme.indicators.find((indicator) => indicator.code === one.code)?.measures[0];
  if (measure === undefined) return [];
  return [
    {
      nodeId: one.node.id,
      text: `针对“${one.node.label.zh}”:${measure.zh}。`,
      owner: frame.name,
      due: frame.measuresDue,
    },
  ];
}

/** "38 张有效票中,较差、很差 9 票": counts of the two outer levels of the largest group whose counts are shown. */
function voteSentence(node: ScoreNode, end: "high" | "low"): string {
  const groups = node.children.filter((child) => child.votes !== undefined && !child.votes.hidden);
  const votes = [...groups].sort((a, b) => b.votes!.valid - a.votes!.valid)[0]?.votes;
  if (votes === undefined || votes.levels.length < 4) return "";
  const outer = end === "high" ? votes.levels.slice(-2) : votes.levels.slice(0, 2);
  const terms = outer.map((level) => `“${level.label.zh}”${level.count} 票`).join("、");
  return `${votes.valid} 张有效票中,${terms}。`;
}

function behaviour(one: Compared): string {
  const group = one.node.children.find((child) => child.votes !== undefined && !child.votes.hidden);
  return group === undefined ? "" : "这一项请继续保持。";
}

function rightsOf(frame: LetterFrame): string[] {
  return [
    `如对结果有异议,可在 ${frame.reviewUntil} 前申请复核;也可不经复核,在 ${frame.appealUntil} 前直接申诉。复核、申诉期间不停止执行,也不因申诉加重处理。`,
    `请在 ${frame.measuresDue} 前提交整改措施,并在“我的考核”中签收本意见书。`,
  ];
}

function points(value: number): string {
  return shown(value, 2);
}
