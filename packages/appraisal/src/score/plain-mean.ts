import { shown, sum } from "../numbers.ts";
import { findOptionalRule } from "../rules.ts";
import { type GroupSummary, meanInterval, reliabilityOfMean, rwgJ } from "../statistics.ts";
import type { Flag, Reliability, ScoreNode, SheetInputs, SheetStats } from "../types.ts";
import { makeNode, RAW_DECIMALS } from "./parts.ts";

/**
 * For information: the mean of the sheet means without any weights, with its uncertainty. Groups too small for a mean
 * of their own stay out, or the difference to the others would give theirs away.
 */
export function plainMean(inputs: SheetInputs, path: string): ScoreNode[] {
  const { mean: needed, distribution } = inputs.thresholds;
  const used = inputs.sheetStats.filter((one) => one.n >= Math.max(1, needed));
  const pooled = poolSheets(used);
  if (pooled.n === 0) return [];
  const groups = new Set(used.map((one) => one.group));
  const reliability = pooled.n < distribution ? null : reliabilityOf(inputs, pooled, groups);
  const left = inputs.sheetStats.filter((one) => one.n > 0 && !groups.has(one.group)).length;
  const { min, max } = inputs.scheme.scale;
  const value = shown(pooled.mean, RAW_DECIMALS);
  const se = reliability?.se == null ? null : shown(reliability.se, RAW_DECIMALS);
  return [
    makeNode({
      id: `${path}/plain-mean`,
      kind: "statistic",
      label: { zh: "各票平均（不加权，仅供参考）", en: "Mean of the sheets (unweighted, for information)" },
      value: pooled.mean,
      scale: { min, max },
      decimals: RAW_DECIMALS,
      formula: {
        zh: `${value} = ${pooled.n} 张测评票各自平均分的平均。${se === null ? "" : `标准误 ${se}。`}${neededText(reliability).zh}`,
        en: `${value} = mean of the averages of ${pooled.n} sheets.${se === null ? "" : ` Standard error ${se}.`}${neededText(reliability).en}`,
      },
      ...(reliability === null ? {} : { reliability }),
      rule: findOptionalRule(inputs.packs, "reliability.wanted")?.ref ?? null,
      source: inputs.source,
      flags: [...(left > 0 ? [leftOut(needed)] : []), ...(inputs.paper === undefined ? [] : [PAPER])],
    }),
  ];
}

const PAPER: Flag = {
  code: "paper-left-out",
  text: {
    zh: "有纸质票的评价主体不在其内：纸质票只有各项票数，没有每张票的平均分。",
    en: "Rater groups with votes on paper are not part of it: paper gives counts per item, no averages of single sheets.",
  },
};

function neededText(reliability: Reliability | null): { zh: string; en: string } {
  if (reliability?.ofMean == null || reliability.ratersNeeded === null) return { zh: "", en: "" };
  const own = shown(reliability.ofMean, 2);
  return {
    zh: `此平均的信度 ${own}，达到要求约需 ${reliability.ratersNeeded} 人评价。`,
    en: ` Reliability of this mean ${own}; about ${reliability.ratersNeeded} raters reach the wanted one.`,
  };
}

function leftOut(needed: number): Flag {
  return {
    code: "small-group-left-out",
    text: {
      zh: `测评票不足 ${needed} 张的评价主体不在其内。`,
      en: `Rater groups with fewer than ${needed} sheets are not part of it.`,
    },
  };
}

function reliabilityOf(inputs: SheetInputs, pooled: GroupSummary, groups: ReadonlySet<string>): Reliability {
  const { min, max } = inputs.scheme.scale;
  const interval = meanInterval(pooled);
  const cohort = inputs.cohort?.reliability;
  return {
    n: pooled.n,
    se: interval?.se ?? null,
    interval95:
      interval === null ? null : [Math.max(min, interval.interval[0]), Math.min(max, interval.interval[1])],
    rwg: rwgJ(itemCounts(inputs, groups), ((max - min + 1) ** 2 - 1) / 12),
    icc1: cohort?.icc1 ?? null,
    icc2: cohort?.icc2 ?? null,
    ofMean: reliabilityOfMean(cohort?.icc1 ?? null, pooled.n),
    ratersNeeded: cohort?.ratersNeeded ?? null,
  };
}

function itemCounts(inputs: SheetInputs, groups: ReadonlySet<string>): [number, number][][] {
  return inputs.scheme.indicators.map((indicator) => {
    const own = inputs.tallies.filter((one) => one.indicator === indicator.code && groups.has(one.group));
    return indicator.levels.map(({ value }): [number, number] => [
      value,
      sum(own.map((tally) => tally.counts[value] ?? 0)),
    ]);
  });
}

/** All groups as one: means and variances put together exactly (between- plus within-group sums of squares). */
export function poolSheets(stats: readonly SheetStats[]): { n: number; mean: number; variance: number } {
  const filled = stats.filter((one) => one.n > 0);
  const n = sum(filled.map((one) => one.n));
  if (n === 0) return { n: 0, mean: 0, variance: 0 };
  const mean = sum(filled.map((one) => one.n * one.mean)) / n;
  const squares = sum(filled.map((one) => (one.n - 1) * one.variance + one.n * (one.mean - mean) ** 2));
  return { n, mean, variance: n > 1 ? squares / (n - 1) : 0 };
}
