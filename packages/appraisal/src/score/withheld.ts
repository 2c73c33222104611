import { sum } from "../numbers.ts";

/**
 * Rater groups whose counts must not be shown when the counts of all groups together are.
 *
 * A group below the threshold is withheld. If what is withheld is then one group alone, or fewer votes than the
 * threshold, the total minus the groups shown would give it away: the next smallest group is withheld too, until the
 * remainder is at least two groups and at least the threshold. Groups that do not enter the total play no part here.
 * @param groups every group in the total, with its valid votes
 * @returns codes of the groups to withhold
 */
export function withheldGroups(
  groups: readonly { code: string; valid: number }[],
  threshold: number,
): Set<string> {
  const rising = groups
    .filter((group) => group.valid > 0)
    .sort((a, b) => a.valid - b.valid || (a.code < b.code ? -1 : 1));
  let count = rising.filter((group) => group.valid < threshold).length;
  if (count === 0) return new Set();
  // One group below the threshold never reaches it, so whatever is safe holds two groups or more.
  const isSafe = () => sum(rising.slice(0, count).map((group) => group.valid)) >= threshold;
  while (!isSafe() && count < rising.length) count += 1;
  return new Set(rising.slice(0, count).map((group) => group.code));
}
