import { shown, sum } from "../numbers.ts";
import type { Flag, Indicator, RaterGroup, ScoreNode, SheetInputs, Tally, Votes } from "../types.ts";
import { RAW_DECIMALS } from "./parts.ts";

/** The votes of one rater group on one indicator: the leaves of every score sheet. */
export function groupNode(
  inputs: SheetInputs,
  indicator: Indicator,
  group: RaterGroup,
  path: string,
): ScoreNode {
  const tally = inputs.tallies.find((one) => one.indicator === indicator.code && one.group === group.code);
  const votes = votesOf(inputs, indicator, tally);
  const enough = votes.valid >= inputs.thresholds.mean;
  const value = enough ? meanOf(votes) : null;
  const { min, max } = inputs.scheme.scale;
  return {
    id: `${path}/${group.code}`,
    kind: "group",
    label: group.label,
    value,
    scale: { min, max },
    decimals: RAW_DECIMALS,
    weight: null,
    effectiveWeight: null,
    formula: value === null ? tooFew(votes, inputs.thresholds.mean) : meanFormula(value, votes),
    votes: hideSmall(votes, inputs.thresholds.distribution),
    rule: null,
    source: inputs.source,
    flags: smallGroupFlags(votes, inputs.thresholds),
    children: [],
  };
}

function votesOf(inputs: SheetInputs, indicator: Indicator, tally: Tally | undefined): Votes {
  const levels = indicator.levels.map(({ value, label }) => ({
    value,
    label,
    count: tally?.counts[value] ?? 0,
  }));
  const valid = sum(levels.map((level) => level.count));
  const counted = sum(Object.values(tally?.counts ?? {}));
  if (counted !== valid) throw new UnknownLevelError(inputs.ratee.ref, indicator.code);
  return { levels, valid, notKnown: tally?.notKnown ?? 0, abstained: tally?.abstained ?? 0, hidden: false };
}

/** A tally holds votes for a level that the scheme does not have. */
export class UnknownLevelError extends Error {
  readonly code = "unknown-level";
  constructor(ratee: string, indicator: string) {
    super(
      `The tally of ${indicator} about ${ratee} holds votes for a level that the scheme does not describe.`,
    );
  }
}

function meanOf(votes: Votes): number {
  return sum(votes.levels.map((level) => level.value * level.count)) / votes.valid;
}

function meanFormula(value: number, votes: Votes): { zh: string; en: string } {
  const cast = votes.levels.filter((level) => level.count > 0);
  const terms = cast.map((level) => `${level.value}×${level.count}`).join(" + ");
  const mean = shown(value, RAW_DECIMALS);
  const rest = votes.notKnown + votes.abstained > 0;
  return {
    zh: `${mean} = (${terms}) ÷ ${votes.valid} 张有效票${rest ? `;另有 ${votes.notKnown} 票不了解、${votes.abstained} 票弃权,不计入分子分母` : ""}。`,
    en: `${mean} = (${terms}) ÷ ${votes.valid} valid votes${rest ? `; ${votes.notKnown} "not known" and ${votes.abstained} abstentions count in neither part` : ""}.`,
  };
}

function tooFew(votes: Votes, needed: number): { zh: string; en: string } {
  if (votes.valid === 0) return { zh: "没有有效票。", en: "There are no valid votes." };
  return {
    zh: `有效票不足 ${needed} 张,为保护评价人,不计算也不显示平均分。`,
    en: `Fewer than ${needed} valid votes: to protect the raters no mean is computed or shown.`,
  };
}

function hideSmall(votes: Votes, needed: number): Votes {
  if (votes.valid >= needed) return votes;
  const levels = votes.levels.map((level) => ({ ...level, count: 0 }));
  return { levels, valid: votes.valid, notKnown: 0, abstained: 0, hidden: true };
}

function smallGroupFlags(votes: Votes, thresholds: { mean: number; distribution: number }): Flag[] {
  if (votes.valid >= thresholds.distribution || votes.valid === 0) return [];
  return [
    {
      code: "small-group",
      text: {
        zh: `有效票不足 ${thresholds.distribution} 张,不显示各档票数。`,
        en: `Fewer than ${thresholds.distribution} valid votes: the counts per level are withheld.`,
      },
    },
  ];
}
