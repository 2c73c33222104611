/**
 * Sheets for the demo campaigns, as counts of a real survey behave: raters differ more than ratees do, a few mark
 * one column straight down, some know too little, and who was weak somewhere in 2024 has worked on it in 2025.
 */
import { distorted } from "./distortions.ts";
import { type Random, randomFor } from "./random.ts";
import type { DemoCampaign } from "./types.ts";

/** The answers of one anonymous rater: a level 1 to 5, "not_known", or null for no mark. */
export interface DemoSheet {
  group: string;
  /** The number of the rater, or of the sheet where raters are not numbered; once for each ratee. */
  number: string;
  answers: Record<string, number | "not_known" | null>;
}

/** Standard deviations on the scale of five; upward ratings in public data sets lie near these. */
const SPREAD = { ratee: 0.27, rater: 0.6, item: 0.2, rateeItem: 0.18, residual: 0.62 };
const MEAN = 4.05;
/** What a year's work on the two weakest items brings. */
const IMPROVEMENT = 0.35;
const STRAIGHT_LINES = 0.05;

/** Pools of numbered raters who rate several people, by rater group; the others rate their own head only. */
const POOLS = [12, 36];

/**
 * @param indicators codes of the scheme, in its order
 * @param groups codes of the rater groups; the first rater group is the smallest
 */
export function demoSheets(
  campaign: DemoCampaign,
  rateeId: string,
  indicators: readonly string[],
  groups: readonly string[],
): DemoSheet[] {
  const levels = trueLevels(campaign, rateeId, indicators);
  return groups.flatMap((group, g) => {
    const random = randomFor("sheets", campaign.id, rateeId, group);
    const raters = campaign.numberedRaters ? numbered(campaign, rateeId, g, random) : null;
    const own = raters ?? unnumbered(campaign, rateeId, g, random);
    const isLast = g === groups.length - 1;
    return own.map(({ number, severity }, place) => {
      const answers = sheet(random, indicators, levels, severity ?? SPREAD.rater * random.normal());
      const planted = campaign.distortions.find((one) => one.rateeId === rateeId);
      return {
        ...{ group, number },
        answers: planted ? distorted(planted.kind, answers, random, { place, isLast }) : answers,
      };
    });
  });
}

interface DemoRater {
  number: string;
  /** null: drawn with the sheet */
  severity: number | null;
}

function unnumbered(campaign: DemoCampaign, rateeId: string, group: number, random: Random): DemoRater[] {
  const invited = random.int(7 + 5 * group, 14 + 9 * group);
  return Array.from({ length: Math.round(invited * campaign.collected) }, (_, i) => ({
    number: `${rateeId}-${group + 1}-${i + 1}`,
    severity: null,
  }));
}

/**
 * Raters of a pool know those near to them: every other one rates the first half of the ratees more often, and is
 * stricter. Whoever belongs to no pool rates the own head.
 */
function numbered(
  campaign: DemoCampaign,
  rateeId: string,
  group: number,
  random: Random,
): DemoRater[] | null {
  const pool = POOLS[group];
  if (pool === undefined) return null;
  const isFirstHalf = campaign.rateeIds.indexOf(rateeId) < campaign.rateeIds.length / 2;
  return Array.from({ length: pool }, (_, r) => r).flatMap((r): DemoRater[] => {
    const isNear = (r % 2 === 0) === isFirstHalf;
    if (!random.chance(isNear ? 0.85 : 0.3)) return [];
    const strictness = r % 2 === 0 ? -0.35 : 0.35;
    const severity = strictness + 0.4 * randomFor("rater", campaign.id, group, r).normal();
    return [{ number: `R${group + 1}-${r + 1}`, severity }];
  });
}

/** The level that endless raters would give, per indicator. */
function trueLevels(campaign: DemoCampaign, rateeId: string, indicators: readonly string[]): number[] {
  const ratee = SPREAD.ratee * randomFor("ratee", rateeId).normal();
  const drift = 0.08 * randomFor("year", rateeId, campaign.year).normal();
  const own = indicators.map((code) => SPREAD.rateeItem * randomFor("ratee-item", rateeId, code).normal());
  const weakest = own.toSorted((a, b) => a - b).slice(0, 2);
  return indicators.map((code, i) => {
    const item = SPREAD.item * randomFor("item", code).normal();
    const strength = own[i] ?? 0;
    const improved = campaign.year > 2024 && weakest.includes(strength) ? IMPROVEMENT : 0;
    return MEAN + ratee + drift + item + strength + improved;
  });
}

function sheet(
  random: Random,
  indicators: readonly string[],
  levels: readonly number[],
  severity: number,
): DemoSheet["answers"] {
  const straight = random.chance(STRAIGHT_LINES) ? toLevel(MEAN + severity) : null;
  return Object.fromEntries(
    indicators.map((code, i) => {
      if (straight !== null) return [code, straight];
      if (random.chance(0.02)) return [code, "not_known"];
      if (random.chance(0.005)) return [code, null];
      return [code, toLevel((levels[i] ?? MEAN) + severity + SPREAD.residual * random.normal())];
    }),
  );
}

function toLevel(value: number): number {
  return Math.min(5, Math.max(1, Math.round(value)));
}
