import type { RatedSheet, RatingSet } from "../types.ts";

/** Mulberry32: small, seeded, enough to make test data. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Plan {
  seed: number;
  ratees: number;
  raters: number;
  items?: number;
  /** Which raters rate a ratee; everybody unless told. */
  rates?: (rater: number, ratee: number) => boolean;
  severity?: (rater: number) => number;
  group?: (rater: number) => number;
  /** The ratee whose unit the rater belongs to; nobody knows unless told. */
  raterUnit?: (rater: number) => number;
  /** Sheets nobody can be told to have filled in. */
  nested?: boolean;
  /** Replaces the marks of a sheet. */
  plant?: (marks: number[], at: { ratee: number; rater: number }) => number[];
}

const STEPS = [-1.8, -0.6, 0.6, 1.8];

/** Sheets drawn from the rating-scale model with known parameters, marks 1 to 5. */
export function simulate(plan: Plan): RatingSet & { ability: number[]; difficulty: number[] } {
  const random = seeded(plan.seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const items = plan.items ?? 8;
  const ability = Array.from({ length: plan.ratees }, () => 0.8 + 0.7 * normal());
  const difficulty = Array.from({ length: items }, (_, i) => ((i - (items - 1) / 2) * 1.2) / items);
  const severity = Array.from({ length: plan.raters }, (_, r) => plan.severity?.(r) ?? 0.7 * normal());
  const sheets: RatedSheet[] = [];
  for (let ratee = 0; ratee < plan.ratees; ratee++) {
    for (let rater = 0; rater < plan.raters; rater++) {
      if (plan.rates?.(rater, ratee) === false) continue;
      // Where sheets rate one person each, every sheet is a rater of its own.
      const own = plan.nested === true && plan.severity === undefined ? 0.7 * normal() : severity[rater]!;
      const marks = difficulty.map((delta) => draw(ability[ratee]! - own - delta, random()));
      const planted = plan.plant?.(marks, { ratee, rater }) ?? marks;
      const group = plan.group?.(rater) ?? 0;
      const raterUnit = plan.raterUnit?.(rater) ?? -1;
      sheets.push({ ratee, group, rater: plan.nested === true ? -1 : rater, marks: planted, raterUnit });
    }
  }
  return {
    ability,
    difficulty,
    ratees: ability.map((_, i) => ({ cadreId: `c${i}`, name: `甲${i}`, unitName: `单位${i}` })),
    groups: ["superiors", "peers", "subordinates"].map((code) => ({ code, label: { zh: code, en: code } })),
    items: difficulty.map((_, i) => ({ code: `I${i}`, label: { zh: `指标${i}`, en: `item ${i}` } })),
    sheets,
    raterUnits: ability.map((_, i) => `单位${i}`),
    numbersRecur: false,
    thresholds: { mean: 5, distribution: 8 },
  };
}

function draw(eta: number, uniform: number): number {
  const weights = [1];
  let exponent = 0;
  for (const step of STEPS) {
    exponent += eta - step;
    weights.push(Math.exp(exponent));
  }
  let rest = uniform * weights.reduce((sum, weight) => sum + weight, 0);
  let k = 0;
  while (k < 4 && rest >= weights[k]!) rest -= weights[k++]!;
  return k + 1;
}

/** Mark to be expected at η with the steps of the simulation. */
export function expectedMark(eta: number): number {
  let exponent = 0;
  let total = 1;
  let sum = 1;
  STEPS.forEach((step, k) => {
    exponent += eta - step;
    total += Math.exp(exponent);
    sum += (k + 2) * Math.exp(exponent);
  });
  return sum / total;
}
