/**
 * One-way random effects: y_gi = μ + a_g + e_gi.
 *   ICC(1) = (MSB − MSW) / (MSB + (N̄ − 1)·MSW),  ICC(2) = (MSB − MSW) / MSB,  N̄ the mean group size.
 * Bliese (2000); the same values as `ICC1`, `ICC2` of the R package `multilevel`. Confidence limits from the F
 * distribution (Shrout and Fleiss 1979, case 1).
 * Limits: one value per rater; unequal group sizes enter through their mean only, so confidence limits are exact for
 * equal sizes and normal values.
 */
import { PsychometricsError } from "../errors.ts";
import { fQuantile, fUpper } from "../numeric/distributions.ts";
import { requireConfidence } from "./confidence.ts";

/** What a score sheet may keep of a group: never the single values. */
export interface GroupSummary {
  n: number;
  mean: number;
  /** Variance with divisor n − 1; not read when n = 1. */
  variance: number;
}

export interface OneWay {
  groups: number;
  n: number;
  /** Mean group size. */
  meanN: number;
  msb: number;
  msw: number;
  /** Share of the variance of a single rating that lies between groups; null when nothing varies. */
  icc1: number | null;
  /** Reliability of the group means; null when the group means do not vary. May be negative. */
  icc2: number | null;
  /** F = MSB/MSW with its degrees of freedom and upper tail; f and p are null when nothing varies within groups. */
  f: number | null;
  df1: number;
  df2: number;
  p: number | null;
  /** Confidence limits; null where the coefficient is, or when nothing varies within groups. */
  icc1Limits: Limits | null;
  icc2Limits: Limits | null;
}

export interface Limits {
  lower: number;
  upper: number;
}

/**
 * ICC(1) and ICC(2) from n, mean and variance of each group.
 * @param confidence of the two-sided limits, 0.95 unless told
 * @throws PsychometricsError `too-few-groups` (fewer than two groups with a value),
 *   `too-few-raters` (no group with two values), `bad-value`, `bad-option`
 */
export function oneWayFromSummaries(groups: readonly GroupSummary[], confidence = 0.95): OneWay {
  requireConfidence(confidence);
  const filled = groups.filter((group) => group.n > 0);
  filled.forEach(requireFinite);
  if (filled.length < 2) throw tooFewGroups(filled.length);
  let n = 0;
  let sum = 0;
  let within = 0;
  for (const group of filled) {
    n += group.n;
    sum += group.n * group.mean;
    if (group.n > 1) within += (group.n - 1) * group.variance;
  }
  if (n === filled.length) throw tooFewRaters();
  const grand = sum / n;
  let between = 0;
  for (const group of filled) between += group.n * (group.mean - grand) ** 2;
  const df1 = filled.length - 1;
  const df2 = n - filled.length;
  const msb = between / df1;
  const msw = within / df2;
  const meanN = n / filled.length;
  const total = msb + (meanN - 1) * msw;
  return {
    groups: filled.length,
    n,
    meanN,
    msb,
    msw,
    icc1: total > 0 ? (msb - msw) / total : null,
    icc2: msb > 0 ? (msb - msw) / msb : null,
    ...testOf(msb, msw, df1, df2, meanN, confidence),
  };
}

type Test = Pick<OneWay, "f" | "df1" | "df2" | "p" | "icc1Limits" | "icc2Limits">;

function testOf(msb: number, msw: number, df1: number, df2: number, meanN: number, confidence: number): Test {
  if (!(msw > 0)) return { f: null, df1, df2, p: null, icc1Limits: null, icc2Limits: null };
  const f = msb / msw;
  const tail = 1 - (1 - confidence) / 2;
  const low = f / fQuantile(tail, df1, df2);
  const high = f * fQuantile(tail, df2, df1);
  const single = (ratio: number) => (ratio - 1) / (ratio + meanN - 1);
  return {
    f,
    df1,
    df2,
    p: fUpper(f, df1, df2),
    icc1Limits: { lower: single(low), upper: single(high) },
    icc2Limits: msb > 0 ? { lower: 1 - 1 / low, upper: 1 - 1 / high } : null,
  };
}

/** The same from the values of each group. Groups without a value are left out. */
export function oneWay(groups: readonly ArrayLike<number>[], confidence = 0.95): OneWay {
  return oneWayFromSummaries(groups.map(summarize), confidence);
}

/**
 * How many raters would be enough: the smallest number whose mean reaches `target` reliability
 * (Spearman 1910, Brown 1910). Null when the single rating carries nothing (icc1 ≤ 0).
 * @throws PsychometricsError `bad-option` unless 0 < target < 1
 */
export function spearmanBrownRaters(icc1: number, target: number): number | null {
  if (!(target > 0 && target < 1)) throw badTarget(target);
  if (!(icc1 > 0)) return null;
  if (icc1 >= 1) return 1;
  const exact = (target * (1 - icc1)) / (icc1 * (1 - target));
  return Math.max(1, Math.ceil(exact - 1e-9));
}

/** Reliability of the mean of `raters` ratings when one has `icc1`. */
export function spearmanBrown(icc1: number, raters: number): number {
  return (raters * icc1) / (1 + (raters - 1) * icc1);
}

/** n, mean and variance (divisor n − 1), in two passes so that large offsets lose nothing. */
export function summarize(values: ArrayLike<number>): GroupSummary {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  const mean = values.length > 0 ? sum / values.length : 0;
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += (values[i] - mean) ** 2;
  return { n: values.length, mean, variance: values.length > 1 ? squares / (values.length - 1) : 0 };
}

function requireFinite(group: GroupSummary, index: number): void {
  const isWhole = Number.isInteger(group.n);
  const hasVariance = group.n === 1 || (Number.isFinite(group.variance) && group.variance >= 0);
  if (isWhole && Number.isFinite(group.mean) && hasVariance) return;
  throw new PsychometricsError(
    "bad-value",
    {
      zh: `第${index + 1}组的人数、均值或方差不是有效数字。`,
      en: `Group ${index + 1}: n, mean or variance is not a valid number.`,
    },
    { index, group },
  );
}

function tooFewGroups(got: number): PsychometricsError {
  return new PsychometricsError(
    "too-few-groups",
    { zh: `只有${got}组有数据,至少需要2组。`, en: `Got ${got} group(s) with data, expected at least 2.` },
    { got },
  );
}

function tooFewRaters(): PsychometricsError {
  return new PsychometricsError("too-few-raters", {
    zh: "每组只有一个值,无法估计组内差异。",
    en: "Every group has a single value; at least one group needs two.",
  });
}

function badTarget(target: number): PsychometricsError {
  return new PsychometricsError(
    "bad-option",
    { zh: `目标信度应在0与1之间,实为${target}。`, en: `Got target ${target}, expected between 0 and 1.` },
    { target },
  );
}
