import type { Solution } from "@hengjian/psychometrics";
import { type Moments, momentsAt, type ScaleModel } from "./scale-model.ts";
import { whyNot } from "./severity-texts.ts";
import type { RatedSheet, RateeSeverity, RatingSet } from "./types.ts";

/** Beyond this many different severities they are put together in steps of 0.01 logits. */
const MOST_SEVERITIES = 400;
/** Fewest sheets from which the spread between them is estimated. */
const FEWEST_FOR_SPREAD = 5;

interface Estimates {
  scale: ScaleModel;
  ability: Float64Array;
  abilitySe: Float64Array;
  isRegular: (ratee: number) => boolean;
  severity: Float64Array;
  severitySe: Float64Array;
  difficulty: Float64Array;
}

/** Severities of the raters of one group, with how many share each. */
type Pool = { severity: number; share: number }[];

/**
 * Raw and adjusted mean of every ratee, over the groups with enough sheets to be shown:
 *   adjusted = Σ_groups n_g/n · mean over all raters j of the group, and items i, of E(X | θ, λ_j, δ_i).
 * The make-up of a ratee's sheets by group stays; what goes is the luck of which raters of a group were drawn. In a
 * design where all raters of a group rated everybody the adjusted mean is the raw one.
 * Standard error: the larger of the model's (measure of the ratee, and the severities of the own raters) and the one
 * from the spread of the sheets' residuals, which allows for marks of one sheet hanging together.
 */
export function adjustedMeans(set: RatingSet, solution: Solution): Record<string, RateeSeverity> {
  const estimates = estimatesOf(solution);
  const pools = set.groups.map((_, g) => poolOf(set, estimates, g));
  const byRatee = Map.groupBy(set.sheets, (one) => one.ratee);
  return Object.fromEntries(
    set.ratees.map(({ cadreId }, r) => [
      cadreId,
      rateeSeverity(set, estimates, pools, r, byRatee.get(r) ?? []),
    ]),
  );
}

function estimatesOf(solution: Solution): Estimates {
  const [ratee, rater, item] = solution.facets;
  return {
    scale: { steps: solution.steps[0]!, values: solution.design.coding.groups[0]!.values },
    ability: ratee!.measure,
    abilitySe: ratee!.se,
    isRegular: (r) => ratee!.status[r] === 0,
    severity: rater!.measure,
    severitySe: rater!.se,
    difficulty: item!.measure,
  };
}

function poolOf(set: RatingSet, { severity }: Estimates, group: number): Pool {
  const raters = new Set(set.sheets.filter((one) => one.group === group).map((one) => one.rater));
  const values = [...raters].map((rater) => severity[rater]!);
  const isFine = new Set(values).size <= MOST_SEVERITIES;
  const counts = new Map<number, number>();
  for (const value of values) {
    const key = isFine ? value : Math.round(value * 100) / 100;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(([value, count]) => ({ severity: value, share: count / values.length }));
}

function rateeSeverity(
  set: RatingSet,
  estimates: Estimates,
  pools: readonly Pool[],
  ratee: number,
  own: readonly RatedSheet[],
): RateeSeverity {
  const marked = own.filter((one) => one.marks.some((mark) => !Number.isNaN(mark)));
  const sizes = Map.groupBy(marked, (one) => one.group);
  const used = marked.filter((one) => (sizes.get(one.group)?.length ?? 0) >= set.thresholds.mean);
  if (marked.length === 0) return without(0, null, whyNot.notRated);
  if (used.length === 0) return without(0, null, whyNot.smallGroups(set.thresholds.mean));
  const n = used.length;
  const raw = used.reduce((sum, one) => sum + meanMark(one), 0) / n;
  if (!estimates.isRegular(ratee)) return without(n, raw, whyNot.extreme);
  const theta = estimates.ability[ratee]!;
  const total = { mean: 0, variance: 0 };
  for (const [group, sheets] of sizes) {
    if (sheets.length < set.thresholds.mean) continue;
    const share = sheets.length / n;
    const expected = poolMoments(estimates, pools[group]!, theta);
    total.mean += share * expected.mean;
    total.variance += share * expected.variance;
  }
  const se = Math.max(
    modelError(estimates, used, ratee, total.variance),
    spreadError(estimates, used, theta),
  );
  return { n, raw, adjusted: total.mean, se, reason: null };
}

function without(n: number, raw: number | null, reason: RateeSeverity["reason"]): RateeSeverity {
  return { n, raw, adjusted: null, se: null, reason };
}

function meanMark({ marks }: RatedSheet): number {
  const given = marks.filter((mark) => !Number.isNaN(mark));
  return given.reduce((sum, mark) => sum + mark, 0) / given.length;
}

/** Expected mark, and its derivative by the measure (which is the variance of a mark), over a pool and all items. */
function poolMoments({ scale, difficulty }: Estimates, pool: Pool, theta: number): Moments {
  const one = { mean: 0, variance: 0 };
  const total = { mean: 0, variance: 0 };
  for (const { severity, share } of pool) {
    for (const delta of difficulty) {
      momentsAt(scale, theta - severity - delta, one);
      total.mean += (share * one.mean) / difficulty.length;
      total.variance += (share * one.variance) / difficulty.length;
    }
  }
  return total;
}

/** By the delta method, slope = dE/dθ; errors of the raters' severities as independent. */
function modelError(
  { abilitySe, severitySe }: Estimates,
  used: readonly RatedSheet[],
  ratee: number,
  slope: number,
): number {
  const severities = used.reduce((sum, one) => sum + severitySe[one.rater]! ** 2, 0) / used.length ** 2;
  return slope * Math.sqrt(abilitySe[ratee]! ** 2 + severities);
}

/** From the residuals of whole sheets: s/√n. */
function spreadError(estimates: Estimates, used: readonly RatedSheet[], theta: number): number {
  if (used.length < FEWEST_FOR_SPREAD) return 0;
  const residuals = used.map((sheet) => residualOf(estimates, sheet, theta));
  const mean = residuals.reduce((sum, value) => sum + value, 0) / residuals.length;
  const squares = residuals.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (residuals.length - 1) / residuals.length);
}

function residualOf({ scale, severity, difficulty }: Estimates, sheet: RatedSheet, theta: number): number {
  const one = { mean: 0, variance: 0 };
  let sum = 0;
  let count = 0;
  sheet.marks.forEach((mark, i) => {
    if (Number.isNaN(mark)) return;
    sum += mark - momentsAt(scale, theta - severity[sheet.rater]! - difficulty[i]!, one).mean;
    count++;
  });
  return sum / count;
}
