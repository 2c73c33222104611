import { shown, sum } from "../numbers.ts";
import { meanInterval, rwgJ } from "../statistics.ts";
import type {
  Dimension,
  Flag,
  Indicator,
  Method,
  RaterGroup,
  ScoreNode,
  SheetInputs,
  SheetStats,
} from "../types.ts";
import { groupNode } from "./group.ts";
import { POINT_DECIMALS, RAW_DECIMALS, weightedMean } from "./parts.ts";

const POINTS = { min: 0, max: 100 };

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
  return {
    id,
    kind: "method",
    label: method.label,
    value: mean.value,
    scale: POINTS,
    decimals: POINT_DECIMALS,
    weight: null,
    effectiveWeight: null,
    formula: mean.formula,
    rule: null,
    source: inputs.source,
    flags: [...mean.flags, ...(used.groups.length === 0 ? [] : silent.map(silentGroup))],
    children: [...mean.children, ...plainMean(inputs, id)],
  };
}

function silentGroup(group: RaterGroup): Flag {
  return {
    code: "group-without-votes",
    text: {
      zh: `评价主体“${group.label.zh}”没有测评票,其权重按比例分给了其余主体。`,
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
  return {
    id,
    kind: "dimension",
    label: dimension.label,
    value: mean.value,
    scale: POINTS,
    decimals: POINT_DECIMALS,
    weight: null,
    effectiveWeight: null,
    formula: mean.formula,
    rule: null,
    source: null,
    flags: mean.flags,
    children: mean.children,
  };
}

function indicatorNode(inputs: SheetInputs, method: Method, indicator: Indicator, path: string): ScoreNode {
  const id = `${path}/${indicator.code}`;
  const parts = method.groups.map((group) => ({
    node: groupNode(inputs, indicator, group, id),
    weight: group.weight,
  }));
  const mean = weightedMean(parts, RAW_DECIMALS);
  const { max } = inputs.scheme.scale;
  const points = mean.value === null ? null : (mean.value / max) * 100;
  return {
    id,
    kind: "indicator",
    label: indicator.label,
    value: points,
    scale: POINTS,
    decimals: POINT_DECIMALS,
    weight: null,
    effectiveWeight: null,
    formula: points === null ? mean.formula : pointsFormula(points, mean.value!, max, mean.formula),
    rule: null,
    source: inputs.source,
    flags: mean.flags,
    children: [...mean.children, ...cohortMean(inputs, indicator, id)],
  };
}

/** For information: what people of the same category got on this indicator. */
function cohortMean(inputs: SheetInputs, indicator: Indicator, path: string): ScoreNode[] {
  const value = inputs.cohort?.indicators[indicator.code];
  if (inputs.cohort === null || value === undefined || inputs.cohort.size < inputs.thresholds.mean) return [];
  const { size } = inputs.cohort;
  const mean = shown(value, POINT_DECIMALS);
  return [
    {
      id: `${path}/cohort`,
      kind: "statistic",
      label: { zh: "同类干部平均", en: "Mean of the same category" },
      value,
      scale: POINTS,
      decimals: POINT_DECIMALS,
      weight: null,
      effectiveWeight: null,
      formula: {
        zh: `${mean} = 本次活动中 ${size} 名同类干部此项得分的平均。`,
        en: `${mean} = mean of this indicator over the ${size} people of the same category in this campaign.`,
      },
      rule: null,
      source: null,
      flags: [],
      children: [],
    },
  ];
}

function pointsFormula(points: number, raw: number, max: number, inner: { zh: string; en: string }) {
  const step = `${shown(points, POINT_DECIMALS)} = ${shown(raw, RAW_DECIMALS)} ÷ ${max} × 100`;
  return { zh: `${step};其中 ${inner.zh}`, en: `${step}, where ${inner.en}` };
}

/** For information: the mean of the sheet means without any weights, with its uncertainty. */
function plainMean(inputs: SheetInputs, path: string): ScoreNode[] {
  const pooled = poolSheets(inputs.sheetStats);
  if (pooled.n < inputs.thresholds.mean) return [];
  const interval = meanInterval(pooled);
  const { min, max } = inputs.scheme.scale;
  const value = shown(pooled.mean, RAW_DECIMALS);
  return [
    {
      id: `${path}/plain-mean`,
      kind: "statistic",
      label: { zh: "各票平均(不加权,仅供参考)", en: "Mean of the sheets (unweighted, for information)" },
      value: pooled.mean,
      scale: { min, max },
      decimals: RAW_DECIMALS,
      weight: null,
      effectiveWeight: null,
      formula: {
        zh: `${value} = ${pooled.n} 张测评票各自平均分的平均。${interval === null ? "" : `标准误 ${shown(interval.se, RAW_DECIMALS)}。`}`,
        en: `${value} = mean of the averages of ${pooled.n} sheets. ${interval === null ? "" : `Standard error ${shown(interval.se, RAW_DECIMALS)}.`}`,
      },
      reliability: {
        n: pooled.n,
        se: interval?.se ?? null,
        interval95: interval?.interval ?? null,
        rwg: rwgJ(itemCounts(inputs), ((max - min + 1) ** 2 - 1) / 12),
      },
      rule: null,
      source: inputs.source,
      flags: [],
      children: [],
    },
  ];
}

/** All groups as one: means and variances put together exactly (between- plus within-group sums of squares). */
export function poolSheets(stats: readonly SheetStats[]): { n: number; mean: number; variance: number } {
  const n = sum(stats.map((one) => one.n));
  if (n === 0) return { n: 0, mean: 0, variance: 0 };
  const mean = sum(stats.map((one) => one.n * one.mean)) / n;
  const squares = sum(stats.map((one) => (one.n - 1) * one.variance + one.n * (one.mean - mean) ** 2));
  return { n, mean, variance: n > 1 ? squares / (n - 1) : 0 };
}

function itemCounts(inputs: SheetInputs): [number, number][][] {
  return inputs.scheme.indicators.map((indicator) =>
    indicator.levels.map(({ value }): [number, number] => {
      const own = inputs.tallies.filter((tally) => tally.indicator === indicator.code);
      return [value, sum(own.map((tally) => tally.counts[value] ?? 0))];
    }),
  );
}
