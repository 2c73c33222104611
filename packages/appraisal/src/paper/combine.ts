import { meanOf, ratedIn } from "../score/release.ts";
import type { Tally } from "../types.ts";

interface Thresholds {
  mean: number;
  distribution: number;
}

/**
 * Votes on paper beside what the ballot box released about the same ratee, group by group and indicator by indicator.
 *
 * Whoever counted the paper knows its numbers, and a count read out in a hall is known to all. So a sum tells them the
 * box's part by subtraction: the sum never says more than the box alone may say. Where the box gave its counts they are
 * added; where it gave a mean, one mean of both comes out; where it gave nothing, its part stays out and the paper stands
 * alone under the same thresholds. The two parts are never handed on apart, so a small paper part cannot be told from
 * what is shown.
 * @param released as the box gave them, with what it kept back
 * @param paper full counts, at most one tally per group and indicator
 * @returns the released tallies of other groups unchanged, then those with paper
 */
export function combineTallies(
  released: readonly Tally[],
  paper: readonly Tally[],
  thresholds: Thresholds,
): Tally[] {
  const own = new Map(paper.map((one) => [keyOf(one), one]));
  const others = released.filter((one) => !own.has(keyOf(one)));
  const beside = new Map(released.map((one) => [keyOf(one), one]));
  return [...others, ...paper.map((one) => combine(beside.get(keyOf(one)), one, thresholds))];
}

function keyOf({ group, indicator }: Tally): string {
  return `${group} ${indicator}`;
}

function combine(box: Tally | undefined, paper: Tally, thresholds: Thresholds): Tally {
  if (box === undefined || box.withheld?.kept === "all") return alone(paper, thresholds);
  if (box.withheld === undefined) return added(box, paper);
  const { rated, mean } = box.withheld;
  const more = ratedIn(paper);
  const total = rated + more;
  const together = more === 0 ? mean : (rated * mean + more * meanOf(paper, more)) / total;
  return { ...quiet(paper), withheld: { kept: "counts", rated: total, mean: together } };
}

function alone(paper: Tally, { mean, distribution }: Thresholds): Tally {
  const rated = ratedIn(paper);
  if (rated < mean) return { ...quiet(paper), withheld: { kept: "all" } };
  if (rated < distribution)
    return { ...quiet(paper), withheld: { kept: "counts", rated, mean: meanOf(paper, rated) } };
  return paper;
}

function added(box: Tally, paper: Tally): Tally {
  const counts: Record<string, number> = { ...box.counts };
  for (const [level, count] of Object.entries(paper.counts)) counts[level] = (counts[level] ?? 0) + count;
  const { indicator, group } = paper;
  return {
    ...{ indicator, group, counts },
    notKnown: box.notKnown + paper.notKnown,
    abstained: box.abstained + paper.abstained,
  };
}

function quiet({ indicator, group }: Tally): Tally {
  return { indicator, group, counts: {}, notKnown: 0, abstained: 0 };
}
