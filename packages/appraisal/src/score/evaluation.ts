import { shown, sum } from "../numbers.ts";
import type {
  Dimension,
  Flag,
  Indicator,
  Method,
  RaterGroup,
  Reliability,
  ScoreNode,
  SheetInputs,
  Tally,
  Votes,
  Withheld,
} from "../types.ts";
import { makeNode, POINT_DECIMALS, RAW_DECIMALS, schemeSource, weightedMean } from "./parts.ts";
import { plainMean } from "./plain-mean.ts";
import { adjustedPoints, severityNode } from "./severity.ts";
import { levelForm, voteParts } from "./votes.ts";

/** Evaluation by raters [民主测评]: dimensions over indicators over rater groups, down to the counts. */
export function evaluationNode(inputs: SheetInputs, method: Method, path: string): ScoreNode {
  const id = `${path}/${method.code}`;
  const present = new Set(inputs.tallies.map((tally) => tally.group));
  const used = { ...method, groups: method.groups.filter((group) => present.has(group.code)) };
  const silent = method.groups.filter((group) => !present.has(group.code));
  const parts = inputs.scheme.dimensions.map((dimension) => ({
    node: dimensionNode(inputs, used, dimension, id),
    weight: dimension.weight,
  }));
  const mean = weightedMean(parts, POINT_DECIMALS);
  const points = adjustedPoints(inputs, mean);
  return makeNode({
    id,
    kind: "method",
    label: method.label,
    value: points.value,
    formula: points.formula,
    source: inputs.source,
    flags: [
      ...mean.flags,
      ...points.flags,
      ...(used.groups.length === 0 ? [] : silent.map(silentGroup)),
      ...outsideScheme(inputs, method),
    ],
    children: [...mean.children, ...plainMean(inputs, id), ...severityNode(inputs, id)],
  });
}

/** Votes that the scheme has no place for are not counted, and not passed over in silence. */
function outsideScheme(inputs: SheetInputs, method: Method): Flag[] {
  const groups = new Set(method.groups.map((group) => group.code));
  const indicators = new Set(inputs.scheme.indicators.map((indicator) => indicator.code));
  const strays = inputs.tallies.filter((one) => !groups.has(one.group) || !indicators.has(one.indicator));
  if (strays.length === 0) return [];
  const names = [...new Set(strays.map((one) => `${one.group}/${one.indicator}`))].sort();
  const list = names.slice(0, 3).join(", ") + (names.length > 3 ? " …" : "");
  return [
    {
      code: "votes-outside-scheme",
      text: {
        zh: `有 ${names.length} 项计票（${list}）不属于方案中的评价主体或指标，没有计入。请核对导入时的对应关系。`,
        en: `${names.length} tallies (${list}) belong to no rater group or indicator of the scheme and were not counted. Check the mapping of the import.`,
      },
    },
  ];
}

export function silentGroup(group: RaterGroup): Flag {
  return {
    code: "group-without-votes",
    text: {
      zh: `评价主体“${group.label.zh}”没有测评票，其权重按比例分给了其余主体。`,
      en: `The rater group "${group.label.en}" cast no votes; its weight was shared out over the others.`,
    },
  };
}

function dimensionNode(inputs: SheetInputs, method: Method, dimension: Dimension, path: string): ScoreNode {
  const id = `${path}/${dimension.code}`;
  const own = inputs.scheme.indicators.filter((indicator) => indicator.dimension === dimension.code);
  const parts = own.map((indicator) => ({
    node: indicatorNode(inputs, method, indicator, id),
    weight: indicator.weight,
  }));
  const mean = weightedMean(parts, POINT_DECIMALS);
  return makeNode({
    id,
    kind: "dimension",
    label: dimension.label,
    value: mean.value,
    formula: mean.formula,
    source: schemeSource(inputs.scheme),
    flags: mean.flags,
    children: mean.children,
  });
}

function indicatorNode(inputs: SheetInputs, method: Method, indicator: Indicator, path: string): ScoreNode {
  const id = `${path}/${indicator.code}`;
  const groups = method.groups.map((group) => ({ group, votes: votesOf(inputs, indicator, group) }));
  const { parts, together } = voteParts(inputs, groups, id, levelForm(inputs, method));
  const mean = weightedMean(parts, RAW_DECIMALS);
  const { max } = inputs.scheme.scale;
  const points = mean.value === null ? null : (mean.value / max) * 100;
  const reliability = points === null ? null : reliabilityOf(points, mean.children, max);
  return makeNode({
    id,
    kind: "indicator",
    label: indicator.label,
    value: points,
    formula: points === null ? mean.formula : pointsFormula(points, mean.value!, max, mean.formula),
    ...(together === null ? {} : { votes: together }),
    ...(reliability === null ? {} : { reliability }),
    source: inputs.source,
    flags: mean.flags,
    children: [...mean.children, ...cohortMean(inputs, indicator, id)],
  });
}

function votesOf(inputs: SheetInputs, indicator: Indicator, group: RaterGroup): Votes {
  const own = inputs.tallies.filter((one) => one.indicator === indicator.code && one.group === group.code);
  if (own.length > 1) throw new RepeatedTallyError(inputs.ratee.ref, indicator.code, group.code);
  const tally: Tally | undefined = own[0];
  const levels = indicator.levels.map(({ value, label }) => ({
    value,
    label,
    count: tally?.counts[value] ?? 0,
  }));
  if (tally?.withheld !== undefined) return withheldVotes(levels, tally.withheld);
  const valid = sum(levels.map((level) => level.count));
  const all = [...Object.values(tally?.counts ?? {}), tally?.notKnown ?? 0, tally?.abstained ?? 0];
  if (!all.every((count) => Number.isInteger(count) && count >= 0))
    throw new TallyCountError(inputs.ratee.ref, indicator.code, group.code);
  const counted = sum(Object.values(tally?.counts ?? {}));
  if (counted !== valid) throw new UnknownLevelError(inputs.ratee.ref, indicator.code);
  return { levels, valid, notKnown: tally?.notKnown ?? 0, abstained: tally?.abstained ?? 0, hidden: false };
}

function withheldVotes(levels: Votes["levels"], withheld: Withheld): Votes {
  const quiet = { levels, notKnown: 0, abstained: 0, hidden: true };
  if (withheld.kept === "all") return { ...quiet, valid: 0 };
  return { ...quiet, valid: withheld.rated, mean: withheld.mean };
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

/** A count that is no count: below 0 or not whole. */
export class TallyCountError extends Error {
  readonly code = "tally-count";
  constructor(ratee: string, indicator: string, group: string) {
    super(
      `The tally of ${indicator} by the group ${group} about ${ratee} holds a count below 0 or not whole.`,
    );
  }
}

/** Two tallies of one group on one indicator: one of them would be lost in silence. */
export class RepeatedTallyError extends Error {
  readonly code = "repeated-tally";
  constructor(ratee: string, indicator: string, group: string) {
    super(`Got two tallies of ${indicator} by the group ${group} about ${ratee}, expected one.`);
  }
}

/**
 * Standard error of the points from the spread within each group, weights as they are used; normal 95 % limits.
 * Withheld with the counts: from mean, spread and number the votes of a small group could be told.
 */
function reliabilityOf(points: number, groups: readonly ScoreNode[], max: number): Reliability | null {
  let variance = 0;
  let n = 0;
  for (const group of groups) {
    if (group.value === null) continue;
    const { votes, weight } = group;
    if (votes === undefined || votes.hidden || votes.valid < 2) return null;
    const squares = votes.levels.map((level) => level.count * (level.value - group.value!) ** 2);
    variance += (weight! ** 2 * sum(squares)) / (votes.valid - 1) / votes.valid;
    n += votes.valid;
  }
  const se = (Math.sqrt(variance) * 100) / max;
  const limits = [Math.max(0, points - 1.96 * se), Math.min(100, points + 1.96 * se)] as const;
  return { n, se, interval95: limits, rwg: null, icc1: null, icc2: null, ofMean: null, ratersNeeded: null };
}

/** For information: what people of the same category got on this indicator. */
function cohortMean(inputs: SheetInputs, indicator: Indicator, path: string): ScoreNode[] {
  const value = inputs.cohort?.indicators[indicator.code];
  if (inputs.cohort === null || value === undefined || inputs.cohort.size < inputs.thresholds.mean) return [];
  const { size } = inputs.cohort;
  const mean = shown(value, POINT_DECIMALS);
  return [
    makeNode({
      id: `${path}/cohort`,
      kind: "statistic",
      label: { zh: "同类干部平均", en: "Mean of the same category" },
      value,
      formula: {
        zh: `${mean} = 本次活动中 ${size} 名同类干部此项得分的平均。`,
        en: `${mean} = mean of this indicator over the ${size} people of the same category in this campaign.`,
      },
    }),
  ];
}

function pointsFormula(points: number, raw: number, max: number, inner: { zh: string; en: string }) {
  const step = `${shown(points, POINT_DECIMALS)} = ${shown(raw, RAW_DECIMALS)} ÷ ${max} × 100`;
  return { zh: `${step}；其中 ${inner.zh}`, en: `${step}, where ${inner.en}` };
}
