import {
  oneWay,
  poolSheets,
  ratersNeeded,
  ruleValue,
  type SheetInputs,
  summarise,
} from "@hengjian/appraisal";
import { voidGroups } from "./inputs.ts";
import type { CampaignReliability } from "./types.ts";

/** How reliable the sheet means of a campaign are, from counts alone; void votes play no part. */
export function campaignReliability(all: readonly SheetInputs[]): CampaignReliability {
  const inputs = all.map(withoutVoid);
  const groups = inputs.map((one) => poolSheets(one.sheetStats)).filter((group) => group.n > 0);
  const anova = oneWay(groups);
  const means = summarise(groups.map((group) => group.mean));
  const packs = inputs[0]?.packs ?? [];
  const wanted = packs.length === 0 ? 0.8 : ruleValue(packs, "reliability.wanted");
  return {
    ratees: groups.length,
    sheets: groups.reduce((total, group) => total + group.n, 0),
    icc1: anova?.icc1 ?? null,
    icc2: anova?.icc2 ?? null,
    averageSize: anova?.averageSize ?? null,
    msBetween: anova?.msBetween ?? null,
    msWithin: anova?.msWithin ?? null,
    alpha: cronbachAlpha(inputs),
    wanted,
    ratersNeeded: ratersNeeded(anova?.icc1 ?? null, wanted),
    meanOfMeans: groups.length === 0 ? null : means.mean,
    sdOfMeans: groups.length < 2 ? null : Math.sqrt(means.variance),
  };
}

function withoutVoid(inputs: SheetInputs): SheetInputs {
  const lost = voidGroups(inputs);
  if (lost.size === 0) return inputs;
  return {
    ...inputs,
    tallies: inputs.tallies.filter((one) => !lost.has(one.group)),
    sheetStats: inputs.sheetStats.filter((one) => !lost.has(one.group)),
  };
}

/**
 * Cronbach's alpha, k/(k − 1) · (1 − Σ item variances / variance of the sum) (Cronbach 1951, eq. 2). The variance of
 * the sum is k² times that of the sheet means, which holds only when every sheet marks every indicator.
 * @returns null when marks are missing or nothing varies
 */
export function cronbachAlpha(inputs: readonly SheetInputs[]): number | null {
  const indicators = inputs[0]?.scheme.indicators ?? [];
  const k = indicators.length;
  const all = poolSheets(inputs.flatMap((one) => [...one.sheetStats]));
  if (k < 2 || all.n < 2 || all.variance === 0) return null;
  const tallies = Map.groupBy(
    inputs.flatMap((one) => [...one.tallies]),
    (tally) => tally.indicator,
  );
  let itemVariances = 0;
  for (const indicator of indicators) {
    const counts = countsOf(tallies.get(indicator.code) ?? []);
    if (counts.n !== all.n) return null;
    itemVariances += counts.variance;
  }
  return (k / (k - 1)) * (1 - itemVariances / (k * k * all.variance));
}

function countsOf(tallies: readonly { counts: Readonly<Record<string, number>> }[]): {
  n: number;
  variance: number;
} {
  let n = 0;
  let total = 0;
  for (const [level, count] of tallies.flatMap((one) => Object.entries(one.counts))) {
    n += count;
    total += Number(level) * count;
  }
  const mean = n === 0 ? 0 : total / n;
  let squares = 0;
  for (const [level, count] of tallies.flatMap((one) => Object.entries(one.counts)))
    squares += count * (Number(level) - mean) ** 2;
  return { n, variance: n < 2 ? 0 : squares / (n - 1) };
}
