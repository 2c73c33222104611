import { shown, shownKey } from "../numbers.ts";
import type { Grade } from "../packs/values.ts";
import { findRule } from "../rules.ts";
import { rankScores } from "../score/sheet.ts";
import type { RulePack, RuleRef, Text } from "../types.ts";
import { type Bar, barsOf, GRADE_LABELS, type PersonnelFact, remarksOf } from "./bars.ts";
import { type Quota, quotaArithmetic } from "./quota.ts";

const DECIMALS = 2;

export interface Candidate {
  ref: string;
  score: number | null;
  facts: readonly PersonnelFact[];
}

export interface Proposal {
  ref: string;
  score: number | null;
  rank: number | null;
  grade: Grade;
  bars: readonly Bar[];
  /** True when equal scores lie across the last place: the rule cannot choose, people must. */
  tieAtCut: boolean;
  reasons: readonly { text: Text; rule: RuleRef | null }[];
}

export interface Proposals {
  quota: Quota;
  /** Those who may get a grade at all; the quota is taken of them. */
  counted: number;
  proposals: readonly Proposal[];
}

interface Lines {
  competent: number;
  basically_competent: number;
}

export interface ProposalOptions {
  /** The larger share was approved: its places are given. */
  approved?: boolean;
  /** The day on which the grades are weighed, for cases that are open then; the last day of the year if left out. */
  asOf?: string;
}

/**
 * A grade for everyone by the rules alone: the best by score within the quota excellent, bars applied, score lines
 * below. People decide afterwards. A tie across the last place gives nobody of the tied the place.
 * @param year of the assessment, for the facts
 */
export function proposeGrades(
  candidates: readonly Candidate[],
  year: number,
  packs: readonly RulePack[],
  options: ProposalOptions = {},
): Proposals {
  const barred = new Map(candidates.map((one) => [one.ref, barsOf(one.facts, year, packs, options.asOf)]));
  const ranks = rankScores(candidates, DECIMALS);
  const graded = candidates.filter((one) => one.score !== null && !closes(barred.get(one.ref)!, "no_grade"));
  const quota = quotaArithmetic({
    people: graded.length,
    share: findRule(packs, "quota.excellent").rule.value,
    approvedShare: findRule(packs, "quota.excellent.approved").rule.value,
    rounding: findRule(packs, "quota.rounding").rule.value,
  });
  const lines = findRule(packs, "grades.lines");
  const eligible = graded.filter(
    (one) => barred.get(one.ref)!.length === 0 && one.score! >= lines.rule.value.competent,
  );
  const places = options.approved === true ? (quota.approvedPlaces ?? quota.places) : quota.places;
  const { chosen, tied } = chooseBest(eligible, places);
  const proposals = candidates.map((one) => {
    const bars = barred.get(one.ref)!;
    const rank = ranks.get(one.ref) ?? null;
    const base = { ref: one.ref, score: one.score, rank, bars, tieAtCut: tied.has(one.ref) };
    const outcome = gradeOf(one, bars, chosen.has(one.ref), tied.has(one.ref), lines, places, packs);
    const remarks = remarksOf(one.facts, year).map((text) => ({ text, rule: null }));
    return { ...base, ...outcome, reasons: [...outcome.reasons, ...remarks] };
  });
  return { quota, counted: graded.length, proposals };
}

function closes(bars: readonly Bar[], effect: Bar["effect"]): boolean {
  return bars[0]?.effect === effect;
}

/** The best within the places; equal scores (as shown) across the cut are all left out and named. */
function chooseBest(
  eligible: readonly Candidate[],
  places: number,
): { chosen: Set<string>; tied: Set<string> } {
  const key = (one: Candidate) => shownKey(one.score!, DECIMALS);
  const order = [...eligible].sort((a, b) => key(b) - key(a) || (a.ref < b.ref ? -1 : 1));
  const last = order[places - 1];
  const next = order[places];
  if (last === undefined || next === undefined || key(last) !== key(next)) {
    return { chosen: new Set(order.slice(0, places).map((one) => one.ref)), tied: new Set() };
  }
  const cut = key(last);
  return {
    chosen: new Set(order.filter((one) => key(one) > cut).map((one) => one.ref)),
    tied: new Set(order.filter((one) => key(one) === cut).map((one) => one.ref)),
  };
}

type Outcome = Pick<Proposal, "grade" | "reasons">;

function gradeOf(
  one: Candidate,
  bars: readonly Bar[],
  chosen: boolean,
  tied: boolean,
  lines: { rule: { value: Lines }; ref: RuleRef },
  places: number,
  packs: readonly RulePack[],
): Outcome {
  const barReasons = bars.map((bar) => ({ text: bar.text, rule: bar.rule }));
  const heaviest = bars[0]?.effect;
  if (heaviest === "incompetent") return { grade: "incompetent", reasons: barReasons };
  if (heaviest === "no_grade") return { grade: "no_grade", reasons: barReasons };
  if (one.score === null)
    return { grade: "no_grade", reasons: [...barReasons, { text: NO_SCORE, rule: null }] };
  const line = belowLine(one.score, lines);
  if (line !== null) return { grade: line.grade, reasons: [...barReasons, line.reason] };
  const quotaRule = findRule(packs, "quota.excellent").ref;
  if (chosen)
    return { grade: "excellent", reasons: [{ text: withinQuota(one.score, places), rule: quotaRule }] };
  if (tied) return { grade: "competent", reasons: [{ text: tie(one.score), rule: quotaRule }] };
  return {
    grade: "competent",
    reasons: [...barReasons, { text: beyondQuota(one.score, places), rule: quotaRule }],
  };
}

const NO_SCORE: Text = { zh: "没有得分，不能建议等次。", en: "Without a score no grade can be proposed." };

function belowLine(score: number, lines: { rule: { value: Lines }; ref: RuleRef }) {
  const { competent, basically_competent } = lines.rule.value;
  if (score >= competent) return null;
  const grade: Grade = score < basically_competent ? "incompetent" : "basically_competent";
  const line = grade === "incompetent" ? basically_competent : competent;
  const label = GRADE_LABELS[grade];
  const text = {
    zh: `得分 ${shown(score, DECIMALS)}，低于 ${line} 分线，建议${label.zh}，须核实后决定。`,
    en: `The score ${shown(score, DECIMALS)} is below the line of ${line}: ${label.en.toLowerCase()} is proposed, to be verified.`,
  };
  return { grade, reason: { text, rule: lines.ref } };
}

function withinQuota(score: number, places: number): Text {
  return {
    zh: `得分 ${shown(score, DECIMALS)}，在 ${places} 个优秀名额之内。`,
    en: `The score ${shown(score, DECIMALS)} lies within the ${places} places for excellent.`,
  };
}

function beyondQuota(score: number, places: number): Text {
  return {
    zh: `得分 ${shown(score, DECIMALS)}，达到称职；未进入 ${places} 个优秀名额。`,
    en: `The score ${shown(score, DECIMALS)} reaches competent; it is not within the ${places} places for excellent.`,
  };
}

function tie(score: number): Text {
  return {
    zh: `得分 ${shown(score, DECIMALS)}，与他人并列在优秀名额的末位。系统不替人取舍，请评议决定并写明理由。`,
    en: `The score ${shown(score, DECIMALS)} ties with others at the last place for excellent. The rules do not choose; decide and give the reason.`,
  };
}

/** A decision other than the proposal, or between people who tie, must say why. */
export function requiresReason(proposal: Pick<Proposal, "grade" | "tieAtCut">, decided: Grade): boolean {
  return decided !== proposal.grade || (proposal.tieAtCut && decided === "excellent");
}
