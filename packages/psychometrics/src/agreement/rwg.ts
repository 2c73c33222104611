/**
 * Agreement within one group against a distribution of no agreement.
 *   rwg    = 1 − s² / σ²
 *   rwg(j) = J·(1 − s̄²/σ²) / (J·(1 − s̄²/σ²) + s̄²/σ²)     James, Demaree and Wolf (1984), eq. 2
 *   r*wg(j) = 1 − s̄² / σ²                                  Lindell and Brandt (1999)
 * s² variance of an item (divisor n − 1), s̄² its mean over J items, σ² the variance to expect without
 * agreement: (A² − 1)/12 when all of A categories are equally likely.
 * Limits: σ² is a choice, and it decides the value; a value below 0 (more spread than σ²) is shown as 0
 * with `exceedsRandom` set.
 */
import { PsychometricsError } from "../errors.ts";
import { summarize } from "./one-way.ts";

export interface WithinGroupAgreement {
  /** Ratings of the item with the most of them. */
  n: number;
  items: number;
  /** Mean item variance. */
  meanVariance: number;
  /** rwg for one item, rwg(j) for several; between 0 and 1. */
  rwg: number;
  /** Lindell and Brandt's r*wg(j); equals rwg for one item. */
  rwgStar: number;
  /** The spread is larger than under no agreement at all. */
  exceedsRandom: boolean;
}

/** Variance of a uniform choice among `categories` equally spaced categories one apart. */
export function uniformVariance(categories: number): number {
  return (categories * categories - 1) / 12;
}

/**
 * rwg of one item from the number of ratings in each category (categories one apart, in order).
 * @throws PsychometricsError `too-few-raters` below two ratings, `bad-option`, `bad-value`
 */
export function rwgFromCounts(counts: readonly number[], randomVariance: number): WithinGroupAgreement {
  return rwgjFromCounts([counts], randomVariance);
}

/**
 * rwg(j) from the counts per category of each item.
 * @param itemCounts one row per item, one column per category, categories one apart
 * @throws PsychometricsError `too-few-items`, `too-few-raters`, `bad-option`, `bad-value`
 */
export function rwgjFromCounts(
  itemCounts: readonly (readonly number[])[],
  randomVariance: number,
): WithinGroupAgreement {
  const items = itemCounts.map(momentsOfCounts);
  return fromVariances(items, randomVariance);
}

/**
 * rwg(j) from the ratings themselves: one array per item, missing values as NaN.
 * @throws PsychometricsError as from counts
 */
export function rwgj(items: readonly ArrayLike<number>[], randomVariance: number): WithinGroupAgreement {
  const moments = items.map((values, index) => {
    const present = Array.from(values).filter((value) => !Number.isNaN(value));
    if (!present.every(Number.isFinite)) throw notFinite(index);
    return summarize(present);
  });
  return fromVariances(moments, randomVariance);
}

function fromVariances(
  items: readonly { n: number; variance: number }[],
  randomVariance: number,
): WithinGroupAgreement {
  if (!(randomVariance > 0 && randomVariance < Number.POSITIVE_INFINITY))
    throw badRandomVariance(randomVariance);
  if (items.length === 0) throw noItems();
  let n = 0;
  let sum = 0;
  items.forEach((item, index) => {
    if (item.n < 2) throw tooFewRatings(index, item.n);
    n = Math.max(n, item.n);
    sum += item.variance;
  });
  const meanVariance = sum / items.length;
  const ratio = meanVariance / randomVariance;
  const agreed = Math.max(0, 1 - ratio);
  const stepped = (items.length * agreed) / (items.length * agreed + ratio);
  return {
    n,
    items: items.length,
    meanVariance,
    rwg: agreed === 0 ? 0 : stepped,
    rwgStar: agreed,
    exceedsRandom: ratio > 1,
  };
}

function momentsOfCounts(counts: readonly number[], index: number): { n: number; variance: number } {
  let n = 0;
  let sum = 0;
  for (let category = 0; category < counts.length; category++) {
    const count = counts[category];
    if (!(Number.isInteger(count) && count >= 0)) throw badCount(index, count);
    n += count;
    sum += count * category;
  }
  if (n < 2) return { n, variance: 0 };
  const mean = sum / n;
  let squares = 0;
  for (let category = 0; category < counts.length; category++) {
    squares += counts[category] * (category - mean) ** 2;
  }
  return { n, variance: squares / (n - 1) };
}

function badRandomVariance(got: number): PsychometricsError {
  return new PsychometricsError(
    "bad-option",
    { zh: `随机方差应大于0,实为${got}。`, en: `Got random variance ${got}, expected above 0.` },
    { got },
  );
}

function noItems(): PsychometricsError {
  return new PsychometricsError("too-few-items", { zh: "没有题目。", en: "No items given." });
}

function tooFewRatings(index: number, got: number): PsychometricsError {
  return new PsychometricsError(
    "too-few-raters",
    {
      zh: `第${index + 1}题只有${got}个评分,至少需要2个。`,
      en: `Item ${index + 1} has ${got} rating(s), expected at least 2.`,
    },
    { index, got },
  );
}

function badCount(index: number, got: number): PsychometricsError {
  return new PsychometricsError(
    "bad-value",
    {
      zh: `第${index + 1}题的计数${got}不是非负整数。`,
      en: `Item ${index + 1}: count ${got} is not a whole number of 0 or more.`,
    },
    { index, got },
  );
}

function notFinite(index: number): PsychometricsError {
  return new PsychometricsError(
    "bad-value",
    { zh: `第${index + 1}题有无穷大的评分。`, en: `Item ${index + 1} has an infinite rating.` },
    { index },
  );
}
