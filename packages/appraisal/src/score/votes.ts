import { trimmedMean } from "../methods/grade-votes.ts";
import { shown, sum } from "../numbers.ts";
import { findRule } from "../rules.ts";
import type { Flag, Method, RaterGroup, RuleRef, ScoreNode, SheetInputs, Text, Votes } from "../types.ts";
import { anonymityRule, makeNode, type Part, RAW_DECIMALS } from "./parts.ts";
import { withheldGroups } from "./withheld.ts";

/** Votes of one group before it is decided what may be shown of them. */
export interface GroupVotes {
  group: RaterGroup;
  votes: Votes;
}

/** What the votes of one group come to, by the method of the scheme. */
interface GroupValue {
  value: number;
  formula: Text;
  rule: RuleRef | null;
}

export interface VoteForm {
  scale: { min: number; max: number };
  decimals: number;
  valueOf: (votes: Votes) => GroupValue;
}

/**
 * The leaves of a score sheet: one node per rater group, and the votes of all groups together as far as both may be
 * shown. A group without enough votes for a mean enters neither the score nor the total, so that nothing can be
 * computed back to it.
 */
export function voteParts(
  inputs: SheetInputs,
  groups: readonly GroupVotes[],
  path: string,
  form: VoteForm,
): { parts: Part[]; together: Votes | null } {
  const { mean, distribution } = inputs.thresholds;
  const counted = groups.filter((one) => one.votes.valid >= Math.max(1, mean));
  const sizes = counted.map(({ group, votes }) => ({ code: group.code, valid: votes.valid }));
  const withheld = withheldGroups(sizes, distribution);
  for (const { group, votes } of counted) if (votes.hidden) withheld.add(group.code);
  const parts = groups.map(({ group, votes }) => ({
    node: groupNode(inputs, group, votes, withheld.has(group.code), path, form),
    weight: group.weight,
  }));
  const together = addVotes(counted.map((one) => one.votes));
  const mayShow =
    together !== null && together.valid >= distribution && !counted.some((one) => one.votes.hidden);
  return { parts, together: together === null || mayShow ? together : hide(together) };
}

function groupNode(
  inputs: SheetInputs,
  group: RaterGroup,
  votes: Votes,
  withheld: boolean,
  path: string,
  form: VoteForm,
): ScoreNode {
  const { mean, distribution } = inputs.thresholds;
  const found = votes.valid >= Math.max(1, mean) ? groupValue(votes, form) : null;
  const small = votes.valid < distribution;
  return makeNode({
    id: `${path}/${group.code}`,
    kind: "group",
    label: group.label,
    value: found?.value ?? null,
    scale: form.scale,
    decimals: form.decimals,
    formula:
      found === null
        ? tooFew(votes, mean)
        : small || withheld
          ? withoutCounts(found, votes, form)
          : found.formula,
    votes: small || withheld ? hide(votes) : votes,
    rule:
      found === null
        ? anonymityRule(inputs, "anonymity.mean")
        : small
          ? anonymityRule(inputs, "anonymity.distribution")
          : found.rule,
    source: inputs.source,
    flags: [...shownFlags(votes, withheld, distribution), ...paperFlags(inputs, group.code)],
  });
}

function shownFlags(votes: Votes, withheld: boolean, distribution: number): Flag[] {
  if (votes.valid === 0 && !votes.hidden) return [];
  if (votes.valid < distribution) return [smallGroup(distribution)];
  return withheld ? [WITHHELD] : [];
}

/** Said of every group with votes on paper, but not how many they are: a small part must not be told from the rest. */
function paperFlags({ paper = [] }: SheetInputs, group: string): Flag[] {
  return paper.filter((one) => one.group === group).map(({ note }) => ({ code: "paper", text: note }));
}

/** The mean as it was given where the counts are not known; no highest or lowest vote can be left out of it. */
function groupValue(votes: Votes, form: VoteForm): GroupValue {
  if (votes.mean === undefined) return form.valueOf(votes);
  return { value: votes.mean, formula: { zh: "", en: "" }, rule: null };
}

/** Mean of the level values, weighted by the votes; by the scheme without one highest and one lowest. */
export function levelForm(inputs: SheetInputs, method: Method): VoteForm {
  const { min, max } = inputs.scheme.scale;
  return {
    scale: { min, max },
    decimals: RAW_DECIMALS,
    valueOf: method.combine === "trimmed" ? (votes) => trimmedValue(inputs, votes) : plainValue,
  };
}

function plainValue(votes: Votes): GroupValue {
  const value = sum(votes.levels.map((level) => level.value * level.count)) / votes.valid;
  const step = `${shown(value, RAW_DECIMALS)} = (${termsOf(votes)}) ÷ ${votes.valid}`;
  return { value, formula: withAside(`${step} 张有效票`, `${step} valid votes`, votes), rule: null };
}

function trimmedValue(inputs: SheetInputs, votes: Votes): GroupValue {
  const { rule, ref } = findRule(inputs.packs, "votes.trim-above");
  const { value, dropped, counted } = trimmedMean(votes.levels, rule.value);
  if (value === null || dropped === null) return { ...plainValue(votes), rule: ref };
  const step = `${shown(value, RAW_DECIMALS)} = (${termsOf(votes)} − ${dropped[0]} − ${dropped[1]}) ÷ ${counted}`;
  return {
    value,
    formula: withAside(
      `${step} 张票，去掉最低最高各一`,
      `${step} votes without the lowest and the highest`,
      votes,
    ),
    rule: ref,
  };
}

/** "1×2 + 3×8": level value times count, levels with votes only. */
function termsOf(votes: Votes): string {
  const cast = votes.levels.filter((level) => level.count > 0);
  return cast.map((level) => `${level.value}×${level.count}`).join(" + ");
}

/** Adds what counts in neither part of the fraction. */
function withAside(zh: string, en: string, votes: Votes): Text {
  if (votes.notKnown + votes.abstained === 0) return { zh: `${zh}。`, en: `${en}.` };
  return {
    zh: `${zh}；另有 ${votes.notKnown} 票不了解、${votes.abstained} 票弃权，不计入分子分母。`,
    en: `${en}; ${votes.notKnown} "not known" and ${votes.abstained} abstentions count in neither part.`,
  };
}

/** The formula must not give away the counts that the votes withhold. */
function withoutCounts(found: GroupValue, votes: Votes, form: VoteForm): Text {
  const value = shown(found.value, form.decimals);
  return {
    zh: `${value} = ${votes.valid} 张有效票的平均；各档票数不显示。`,
    en: `${value} = mean of ${votes.valid} valid votes; the counts per level are withheld.`,
  };
}

function tooFew(votes: Votes, needed: number): Text {
  if (votes.valid === 0 && !votes.hidden) return { zh: "没有有效票。", en: "There are no valid votes." };
  return {
    zh: `有效票不足 ${needed} 张，为保护评价人，不计算也不显示平均分。`,
    en: `Fewer than ${needed} valid votes: to protect the raters no mean is computed or shown.`,
  };
}

function hide(votes: Votes): Votes {
  const levels = votes.levels.map((level) => ({ ...level, count: 0 }));
  return { levels, valid: votes.valid, notKnown: 0, abstained: 0, hidden: true };
}

/** Level by level; null without a group. All groups vote on the same levels. */
function addVotes(all: readonly Votes[]): Votes | null {
  const [first] = all;
  if (first === undefined) return null;
  return {
    levels: first.levels.map((level, i) => ({
      ...level,
      count: sum(all.map((one) => one.levels[i]!.count)),
    })),
    valid: sum(all.map((one) => one.valid)),
    notKnown: sum(all.map((one) => one.notKnown)),
    abstained: sum(all.map((one) => one.abstained)),
    hidden: false,
  };
}

function smallGroup(distribution: number): Flag {
  return {
    code: "small-group",
    text: {
      zh: `有效票不足 ${distribution} 张，不显示各档票数。`,
      en: `Fewer than ${distribution} valid votes: the counts per level are withheld.`,
    },
  };
}

const WITHHELD: Flag = {
  code: "withheld-complement",
  text: {
    zh: "人数过少的评价主体的票数不显示；为了不能由合计减出来，这一主体的各档票数也不显示。",
    en: "The counts of a group that is too small are withheld; so that the total does not give them away, these are withheld too.",
  },
};
