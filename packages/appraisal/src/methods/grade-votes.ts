import { percent, roundTo, shown, sum } from "../numbers.ts";
import type { ShareBand } from "../packs/values.ts";
import { findRule } from "../rules.ts";
import type { Flag, GradeVotes, RulePack, RuleRef, Text } from "../types.ts";

export interface VoteScore {
  /** 100-point scale; null without a valid vote. */
  points: number | null;
  formula: Text;
  rule: RuleRef;
}

const NO_VOTES: Text = { zh: "没有有效票。", en: "There are no valid votes." };

export const GRADE_VOTE_LABELS: readonly Text[] = [
  { zh: "优秀", en: "Excellent" },
  { zh: "称职", en: "Competent" },
  { zh: "基本称职", en: "Basically competent" },
  { zh: "不称职", en: "Incompetent" },
];

/** Counts from the best vote to the worst. */
export function gradeVoteCounts(votes: GradeVotes): number[] {
  return [votes.excellent, votes.competent, votes.basicallyCompetent, votes.incompetent];
}

/** Σ(value × votes) ÷ valid votes, by the values in force ("votes.values"). */
export function scoreByValues(votes: GradeVotes, packs: readonly RulePack[]): VoteScore {
  const { rule, ref } = findRule(packs, "votes.values");
  const counts = gradeVoteCounts(votes);
  const valid = sum(counts);
  if (valid === 0) return { points: null, formula: NO_VOTES, rule: ref };
  const points = sum(counts.map((count, i) => count * rule.value[i]!)) / valid;
  const terms = counts.map((count, i) => `${rule.value[i]!}×${count}`).join(" + ");
  return {
    points,
    formula: {
      zh: `${shown(points, 2)} = (${terms}) ÷ ${valid} 张有效票。`,
      en: `${shown(points, 2)} = (${terms}) ÷ ${valid} valid votes.`,
    },
    rule: ref,
  };
}

/** By bands of the share of excellent votes ("votes.share-bands"), brought to the 100-point scale. */
export function scoreByShare(votes: GradeVotes, packs: readonly RulePack[]): VoteScore {
  const { rule, ref } = findRule(packs, "votes.share-bands");
  const counts = gradeVoteCounts(votes);
  const valid = sum(counts);
  if (valid === 0) return { points: null, formula: NO_VOTES, rule: ref };
  const { bands, guard, scale } = rule.value;
  const low = votes.basicallyCompetent + votes.incompetent;
  const guarded = reaches(low, valid, guard.share);
  const raw = guarded ? guard.points : bandOf(votes.excellent, valid, bands).points;
  const points = (raw / scale) * 100;
  const step = `${shown(points, 2)} = ${raw} ÷ ${scale} × 100`;
  const share = (count: number) => percent(roundTo(count / valid, 4));
  return {
    points,
    formula: guarded
      ? {
          zh: `${step}；基本称职和不称职票 ${low}/${valid}，占 ${share(low)}，达到 ${percent(roundTo(guard.share, 4))}，按 ${guard.points} 分计。`,
          en: `${step}: ${low} of ${valid} votes (${share(low)}) are basically competent or incompetent, which reaches ${percent(roundTo(guard.share, 4))} and counts ${guard.points}.`,
        }
      : {
          zh: `${step}；优秀票 ${votes.excellent}/${valid}，占 ${share(votes.excellent)}。`,
          en: `${step}: ${votes.excellent} of ${valid} votes (${share(votes.excellent)}) are excellent.`,
        },
    rule: ref,
  };
}

function bandOf(count: number, valid: number, bands: readonly ShareBand[]): ShareBand {
  const falling = [...bands].sort((a, b) => b.from - a.from);
  return falling.find((band) => reaches(count, valid, band.from)) ?? falling.at(-1)!;
}

/** count ÷ valid ≥ share, without letting the binary form of 1/3 or 0.9 decide a tie. */
function reaches(count: number, valid: number, share: number): boolean {
  return count >= share * valid - 1e-9;
}

/** Leads from the votes for people to check [经组织考核认定]; a lead is never a verdict and moves no number. */
export function attentionLeads(votes: GradeVotes, packs: readonly RulePack[]): (Flag & { rule: RuleRef })[] {
  const valid = sum(gradeVoteCounts(votes));
  if (valid === 0) return [];
  const good = votes.excellent + votes.competent;
  const line = findRule(packs, "attention.competent-share");
  const limit = findRule(packs, "attention.incompetent-share");
  const leads: (Flag & { rule: RuleRef })[] = [];
  if (!reaches(good, valid, line.rule.value))
    leads.push({ code: "attention-competent", text: fewGood(good, valid), rule: line.ref });
  if (votes.incompetent > limit.rule.value * valid + 1e-9)
    leads.push({ code: "attention-incompetent", text: manyBad(votes.incompetent, valid), rule: limit.ref });
  return leads;
}

function fewGood(good: number, valid: number): Text {
  const share = percent(roundTo(good / valid, 4));
  return {
    zh: `优秀与称职票合计 ${good}/${valid}（${share}），低于提示线。这是核实的线索，须经组织考核认定。`,
    en: `Excellent and competent votes are ${good} of ${valid} (${share}), below the line. A lead to check, not a verdict.`,
  };
}

function manyBad(bad: number, valid: number): Text {
  const share = percent(roundTo(bad / valid, 4));
  return {
    zh: `不称职票 ${bad}/${valid}（${share}），超过提示线。这是核实的线索，须经组织考核认定。`,
    en: `Incompetent votes are ${bad} of ${valid} (${share}), above the line. A lead to check, not a verdict.`,
  };
}

/**
 * Mean without one highest and one lowest vote, from counts alone.
 * @param levels points and count of every level
 * @param above drop only when there are more raters than this
 */
export function trimmedMean(
  levels: readonly { value: number; count: number }[],
  above: number,
): { value: number | null; dropped: readonly [lowest: number, highest: number] | null; counted: number } {
  const cast = levels.filter((level) => level.count > 0).sort((a, b) => a.value - b.value);
  const n = sum(cast.map((level) => level.count));
  if (n === 0) return { value: null, dropped: null, counted: 0 };
  const total = sum(cast.map((level) => level.value * level.count));
  if (n <= above || n <= 2) return { value: total / n, dropped: null, counted: n };
  const lowest = cast[0]!.value;
  const highest = cast.at(-1)!.value;
  return { value: (total - lowest - highest) / (n - 2), dropped: [lowest, highest], counted: n - 2 };
}
