import { sum } from "./numbers.ts";

/** Sheets of one ratee (or one group of them): how many, their mean, their sample variance (divisor n − 1). */
export interface GroupSummary {
  n: number;
  mean: number;
  variance: number;
}

export interface OneWay {
  /** Reliability of a single sheet, ICC(1); null when it is not defined. */
  icc1: number | null;
  /** Reliability of the mean of a group of average size, ICC(2). */
  icc2: number | null;
  msBetween: number;
  msWithin: number;
  /** Average group size N / k, as R's multilevel::ICC1 takes it. */
  averageSize: number;
}

/**
 * One-way random-effects analysis of variance from group summaries alone.
 * ICC(1) = (MSB − MSW) / (MSB + (k − 1) MSW), ICC(2) = (MSB − MSW) / MSB
 * (Bartko 1976; Bliese 2000, "Within-group agreement, non-independence, and reliability").
 */
export function oneWay(groups: readonly GroupSummary[]): OneWay | null {
  const used = groups.filter((group) => group.n > 0);
  const total = sum(used.map((group) => group.n));
  if (used.length < 2 || total <= used.length) return null;
  const grand = sum(used.map((group) => group.n * group.mean)) / total;
  const between = sum(used.map((group) => group.n * (group.mean - grand) ** 2)) / (used.length - 1);
  const within = sum(used.map((group) => (group.n - 1) * group.variance)) / (total - used.length);
  const size = total / used.length;
  const single = between + (size - 1) * within;
  return {
    icc1: single > 0 ? (between - within) / single : null,
    icc2: between > 0 ? (between - within) / between : null,
    msBetween: between,
    msWithin: within,
    averageSize: size,
  };
}

/**
 * rwg(j): agreement within one group over j items, J(1 − q) / (J(1 − q) + q) where q is the mean item variance over
 * the variance of random answers (James, Demaree and Wolf 1984). Items are rating-level counts.
 * @param items per item: [level value, count] pairs
 * @param randomVariance (A² − 1) / 12 for A levels; 2 for five
 * @returns at most 1; 0 where the answers vary more than random ones
 */
export function rwgJ(
  items: readonly (readonly (readonly [number, number])[])[],
  randomVariance: number,
): number | null {
  const variances = items.map(varianceOfCounts).filter((value) => value !== null);
  if (variances.length === 0) return null;
  const q = sum(variances) / variances.length / randomVariance;
  if (q >= 1) return 0;
  return (variances.length * (1 - q)) / (variances.length * (1 - q) + q);
}

function varianceOfCounts(levels: readonly (readonly [number, number])[]): number | null {
  const n = sum(levels.map(([, count]) => count));
  if (n < 2) return null;
  const mean = sum(levels.map(([value, count]) => value * count)) / n;
  return sum(levels.map(([value, count]) => count * (value - mean) ** 2)) / (n - 1);
}

/**
 * How many raters reach a wanted reliability of the mean (Spearman–Brown).
 * @returns a whole number, or null when a single rater carries no information
 */
export function ratersNeeded(icc1: number | null, wanted: number): number | null {
  if (icc1 === null || icc1 <= 0 || icc1 >= 1) return null;
  return Math.ceil((wanted * (1 - icc1)) / (icc1 * (1 - wanted)) - 1e-9);
}

/**
 * Reliability of a mean of n sheets when one has ICC(1) (Spearman–Brown); not below 0.
 * @returns null where ICC(1) is unknown
 */
export function reliabilityOfMean(icc1: number | null, n: number): number | null {
  if (icc1 === null || n < 1) return null;
  return icc1 <= 0 ? 0 : (n * icc1) / (1 + (n - 1) * icc1);
}

/**
 * 95 % limits of a mean of n sheets, by Student's t.
 * @returns null below two sheets, where nothing is known about the spread
 */
export function meanInterval(
  stats: GroupSummary,
): { se: number; interval: readonly [number, number] } | null {
  if (stats.n < 2) return null;
  const se = Math.sqrt(stats.variance / stats.n);
  const t = studentQuantile975(stats.n - 1);
  return { se, interval: [stats.mean - t * se, stats.mean + t * se] };
}

/** 0.975 quantiles of Student's t for 1 to 5 degrees of freedom. */
const T975 = [
  12.706204736432095, 4.302652729911275, 3.182446305284263, 2.7764451051977987, 2.570581835636314,
];

/**
 * 0.975 quantile of Student's t: the table up to 5 degrees of freedom, from 6 on the Cornish–Fisher expansion
 * (Abramowitz and Stegun 26.7.5), within 0.0003.
 */
export function studentQuantile975(degrees: number): number {
  const tabled = T975[degrees - 1];
  if (tabled !== undefined) return tabled;
  const z = 1.959963984540054;
  const v = degrees;
  const terms = [
    (z ** 3 + z) / 4,
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96,
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
    (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92160,
  ];
  return z + sum(terms.map((term, i) => term / v ** (i + 1)));
}

/** Mean and sample variance by Welford's update, for streams of sheet means. */
export function summarise(values: readonly number[]): GroupSummary {
  let n = 0;
  let mean = 0;
  let squares = 0;
  for (const value of values) {
    n += 1;
    const step = value - mean;
    mean += step / n;
    squares += step * (value - mean);
  }
  return { n, mean, variance: n > 1 ? squares / (n - 1) : 0 };
}
