/**
 * Sheets for the demo campaigns, as counts of a real survey behave: raters differ more than ratees do, a few mark
 * one column straight down, some know too little, and who was weak somewhere in 2024 has worked on it in 2025.
 */
import { type Random, randomFor } from "./random.ts";
import type { DemoCampaign } from "./types.ts";

/** The answers of one anonymous rater: a level 1 to 5, "not_known", or null for no mark. */
export interface DemoSheet {
  group: string;
  answers: Record<string, number | "not_known" | null>;
}

/** Standard deviations on the scale of five; upward ratings in public data sets lie near these. */
const SPREAD = { ratee: 0.27, rater: 0.6, item: 0.2, rateeItem: 0.18, residual: 0.62 };
const MEAN = 4.05;
/** What a year's work on the two weakest items brings. */
const IMPROVEMENT = 0.35;
const STRAIGHT_LINES = 0.05;

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
    const invited = random.int(7 + 5 * g, 14 + 9 * g);
    return Array.from({ length: Math.round(invited * campaign.collected) }, () => ({
      group,
      answers: sheet(random, indicators, levels),
    }));
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
): DemoSheet["answers"] {
  const severity = SPREAD.rater * random.normal();
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
