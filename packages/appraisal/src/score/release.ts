import { sum } from "../numbers.ts";
import type { SheetStats, Tally } from "../types.ts";
import { withheldGroups } from "./withheld.ts";

/**
 * Tallies about one ratee as they may leave the ballot box: complete from the threshold of distributions, only the mean
 * from that of means, nothing below. Where subtraction from the total would reveal a small group, the counts of the next
 * smallest are kept back too.
 */
export function releaseTallies(
  tallies: readonly Tally[],
  thresholds: { mean: number; distribution: number },
): Tally[] {
  const byIndicator = Map.groupBy(tallies, (one) => one.indicator);
  const keptBack = new Map(
    [...byIndicator].map(([indicator, own]) => {
      const shown = own.filter((one) => ratedIn(one) >= thresholds.mean);
      const sizes = shown.map((one) => ({ code: one.group, valid: ratedIn(one) }));
      return [indicator, withheldGroups(sizes, thresholds.distribution)] as const;
    }),
  );
  return tallies.map((one) => {
    const rated = ratedIn(one);
    const quiet = { indicator: one.indicator, group: one.group, counts: {}, notKnown: 0, abstained: 0 };
    if (rated < thresholds.mean) return { ...quiet, withheld: { kept: "all" } };
    if (!keptBack.get(one.indicator)!.has(one.group)) return one;
    return { ...quiet, withheld: { kept: "counts", rated, mean: meanOf(one, rated) } };
  });
}

/** Variances tell about single sheets what their tallies may not: they leave the box with full distributions only. */
export function releaseStats(stats: readonly SheetStats[], released: readonly Tally[]): SheetStats[] {
  const silent = new Set(released.filter((one) => one.withheld !== undefined).map((one) => one.group));
  return stats.map((one) => (silent.has(one.group) ? { group: one.group, n: 0, mean: 0, variance: 0 } : one));
}

/** Votes for a level; "not known" and blanks are none. */
export function ratedIn({ counts }: Tally): number {
  return sum(Object.values(counts));
}

export function meanOf({ counts }: Tally, rated: number): number {
  return sum(Object.entries(counts).map(([level, count]) => Number(level) * count)) / rated;
}
