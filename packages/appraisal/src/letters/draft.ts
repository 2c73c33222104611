import { shown } from "../numbers.ts";
import type { Scheme, ScoreNode, ScoreSheet } from "../types.ts";
import type { LetterContent, LetterMeasure } from "./content.ts";
import { findPoints, shortcomingText, strengthText } from "./points.ts";

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
  /** No comment for now, as in an open case: the letter gives the result alone. */
  withoutComment?: boolean;
  /** Where a local pack gives objections a term. */
  objectionUntil?: string;
}

const NO_POINTS: ReturnType<typeof findPoints> = { strengths: [], shortcomings: [] };

/**
 * A first draft from the score sheet: strengths clearly above the cohort, shortcomings relatively lowest with the
 * votes behind them, a measure for each. Where nothing stands out the letter says so instead of praising; where there
 * is no score it gives the result and comments on nothing.
 */
export function draftLetter(sheet: ScoreSheet, scheme: Scheme, frame: LetterFrame): LetterContent {
  const { root } = sheet;
  const { strengths, shortcomings } = frame.withoutComment === true ? NO_POINTS : findPoints(root);
  return {
    title: frame.title,
    addressee: `${frame.name}同志`,
    period: frame.period,
    unit: frame.unit,
    post: frame.post,
    grade: frame.grade,
    score: root.value === null ? "—" : shown(root.value, root.decimals),
    rank: frame.rank,
    cohortSize: frame.cohortSize,
    ...(frame.withoutComment === true ? { withoutComment: true } : {}),
    opening: opening(root, frame),
    strengths: strengths.map((one) => ({ nodeId: one.node.id, text: strengthText(one, scheme) })),
    shortcomings: shortcomings.map((one) => ({ nodeId: one.node.id, text: shortcomingText(one, scheme) })),
    measures: shortcomings.flatMap((one) => measureOf(one.node, one.code, scheme, frame)),
    rights: rightsOf(frame, shortcomings.length > 0),
    signer: frame.signer,
    date: frame.date,
  };
}

function opening(root: ScoreNode, frame: LetterFrame): string {
  if (frame.withoutComment === true)
    return `现将您${frame.period}考核结果反馈如下。按规定暂不写评语，等次为“${frame.grade}”；有关事项办结后可以补定。`;
  if (root.value === null)
    return `现将您${frame.period}考核结果反馈如下。本次没有形成得分，等次为“${frame.grade}”。`;
  return `现将您${frame.period}考核结果反馈如下。您的综合得分为 ${shown(root.value, root.decimals)} 分，等次为“${frame.grade}”。每个分数的算法和票数均可在“我的考核”中逐项查看。`;
}

/** The first measure of the scheme's library for this indicator; people choose and change. */
function measureOf(node: ScoreNode, code: string, scheme: Scheme, frame: LetterFrame): LetterMeasure[] {
  const measure = scheme.indicators.find((indicator) => indicator.code === code)?.measures[0];
  if (measure === undefined) return [];
  return [
    {
      nodeId: node.id,
      text: `针对“${node.label.zh}”：${measure.zh}。`,
      owner: frame.name,
      due: frame.measuresDue,
    },
  ];
}

function rightsOf(frame: LetterFrame, asksForMeasures: boolean): string[] {
  const objection =
    frame.objectionUntil === undefined ? "" : `可在 ${frame.objectionUntil} 前向考核机构提出异议；`;
  return [
    `如对结果不服，${objection}可在 ${frame.reviewUntil} 前申请复核；也可不经复核，在 ${frame.appealUntil} 前直接申诉。复核、申诉期间不停止执行，也不因申诉加重处理。`,
    asksForMeasures
      ? `请在 ${frame.measuresDue} 前提交整改措施，并在“我的考核”中签收本意见书。`
      : "请在“我的考核”中签收本意见书。",
  ];
}
