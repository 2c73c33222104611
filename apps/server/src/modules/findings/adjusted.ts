import type { Solution } from "@hengjian/psychometrics";
import { type ErrorModel, errorModel, MOST_RATEES, type Pair } from "./adjusted-error.ts";
import { type Moments, momentsAt, type ScaleModel } from "./scale-model.ts";
import { whyNot } from "./severity-texts.ts";
import type { RatedSheet, RateeSeverity, RatingSet } from "./types.ts";

/** Beyond this many different severities they are put together in steps of 0.01 logits. */
const MOST_SEVERITIES = 400;

interface Estimates {
  scale: ScaleModel;
  ability: Float64Array;
  isRegular: (ratee: number) => boolean;
  severity: Float64Array;
  difficulty: Float64Array;
}

/** The raters of one group, put together by their severity. */
type Pool = { severity: number; raters: number[] }[];

/**
 * Raw and adjusted mean of every ratee, over the groups with enough sheets to be shown:
 *   adjusted = Σ_groups n_g/n · mean over all raters j of the group, and items i, of E(X | θ, λ_j, δ_i).
 * The make-up of a ratee's sheets by group stays; what goes is the luck of which raters of a group were drawn. In a
 * design where all raters of a group rated everybody the adjusted mean is the raw one.
 * @returns null when the errors cannot be told: without them nothing is adjusted
 */
export function adjustedMeans(set: RatingSet, solution: Solution): Record<string, RateeSeverity> | null {
  const estimates = estimatesOf(solution);
  const raters = estimates.severity.length;
  if (set.ratees.length > MOST_RATEES) return null;
  const errors = errorModel(pairsOf(set, estimates), set.ratees.length, raters);
  if (errors === null) return null;
  const pools = set.groups.map((_, g) => poolOf(set, estimates, g));
  const byRatee = Map.groupBy(set.sheets, (one) => one.ratee);
  return Object.fromEntries(
    set.ratees.map(({ cadreId }, r) => [
      cadreId,
      rateeSeverity(set, estimates, errors, pools, r, byRatee.get(r) ?? []),
    ]),
  );
}

function estimatesOf(solution: Solution): Estimates {
  const [ratee, rater, item] = solution.facets;
  return {
    scale: { steps: solution.steps[0]!, values: solution.design.coding.groups[0]!.values },
    ability: ratee!.measure,
    isRegular: (r) => ratee!.status[r] === 0,
    severity: rater!.measure,
    difficulty: item!.measure,
  };
}

/** Sheets of one rater on one ratee are one pair. */
function pairsOf(set: RatingSet, { scale, ability, severity, difficulty }: Estimates): Pair[] {
  const pairs = new Map<string, Pair>();
  const one = { mean: 0, variance: 0 };
  for (const { ratee, rater, marks } of set.sheets) {
    const key = `${ratee} ${rater}`;
    const pair = pairs.get(key) ?? { ratee, rater, weight: 0, residual: 0 };
    pairs.set(key, pair);
    marks.forEach((mark, i) => {
      if (Number.isNaN(mark)) return;
      momentsAt(scale, ability[ratee]! - severity[rater]! - difficulty[i]!, one);
      pair.weight += one.variance;
      pair.residual += mark - one.mean;
    });
  }
  return [...pairs.values()];
}

function poolOf(set: RatingSet, { severity }: Estimates, group: number): Pool {
  const raters = [...new Set(set.sheets.filter((one) => one.group === group).map((one) => one.rater))];
  const isFine = new Set(raters.map((rater) => severity[rater]!)).size <= MOST_SEVERITIES;
  const shared = (rater: number) => (isFine ? severity[rater]! : Math.round(severity[rater]! * 100) / 100);
  return [...Map.groupBy(raters, shared)].map(([value, own]) => ({ severity: value, raters: own }));
}

function rateeSeverity(
  set: RatingSet,
  estimates: Estimates,
  errors: ErrorModel,
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
  const expected = { mean: 0, slope: 0, bySeverity: new Float64Array(estimates.severity.length) };
  for (const [group, sheets] of sizes) {
    if (sheets.length < set.thresholds.mean) continue;
    addGroup(expected, estimates, pools[group]!, estimates.ability[ratee]!, sheets.length / n);
  }
  const se = errors.errorOf(ratee, expected.slope, expected.bySeverity);
  return { n, raw, adjusted: expected.mean, se, reason: null };
}

function without(n: number, raw: number | null, reason: RateeSeverity["reason"]): RateeSeverity {
  return { n, raw, adjusted: null, se: null, reason };
}

function meanMark({ marks }: RatedSheet): number {
  const given = marks.filter((mark) => !Number.isNaN(mark));
  return given.reduce((sum, mark) => sum + mark, 0) / given.length;
}

/** Expected mark over a pool and all items, with its derivatives: by a measure, and by each severity. */
function addGroup(
  into: { mean: number; slope: number; bySeverity: Float64Array },
  { scale, difficulty }: Estimates,
  pool: Pool,
  theta: number,
  share: number,
): void {
  const one: Moments = { mean: 0, variance: 0 };
  const size = pool.reduce((sum, { raters }) => sum + raters.length, 0);
  for (const { severity, raters } of pool) {
    let mean = 0;
    let variance = 0;
    for (const delta of difficulty) {
      momentsAt(scale, theta - severity - delta, one);
      mean += one.mean / difficulty.length;
      // The derivative of an expected mark by η is its variance.
      variance += one.variance / difficulty.length;
    }
    const part = share / size;
    into.mean += part * raters.length * mean;
    into.slope += part * raters.length * variance;
    for (const rater of raters) into.bySeverity[rater]! += part * variance;
  }
}
