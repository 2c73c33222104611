/**
 * Upward ratings of the forty heads: one row for one anonymous rater. The spread between ratees, raters, items and
 * answers is that of real upward ratings (variance 0.07, 0.55, 0.08 + 0.02 and 0.71 on the scale of five), so that
 * severity matters as much as it does outside.
 */
import { type Random, randomFor } from "../../demo/random.ts";
import type { DemoUnit } from "../../demo/types.ts";

export const ITEMS = Array.from({ length: 11 }, (_, i) => `LEAD${String(i + 1).padStart(2, "0")}`);
const SD = { ratee: 0.27, rater: 0.74, item: 0.28, rateeItem: 0.14, residual: 0.84 };
const MEAN = 3.05;
/** One in twenty marks a single column from top to bottom. */
const STRAIGHT_LINES = 0.05;

export function ratingsCsv(units: readonly DemoUnit[]): string {
  const lines = units.flatMap((unit, u) => unitSheets(unit, u + 1));
  return `${["ratee,sheet", ...ITEMS].join(",")}\n${lines.join("\n")}\n`;
}

function unitSheets(unit: DemoUnit, number: number): string[] {
  const size = randomFor("raters", unit.code);
  const ratee = SD.ratee * randomFor("example-ratee", unit.code).normal();
  const levels = ITEMS.map((item) => {
    const own = SD.rateeItem * randomFor("example-ratee-item", unit.code, item).normal();
    return MEAN + ratee + SD.item * randomFor("example-item", item).normal() + own;
  });
  // From 10 raters to about 100, most units nearer to the lower end.
  const raters = 10 + Math.floor(90 * size.next() ** 2.1);
  return Array.from({ length: raters }, (_, i) => {
    const random = randomFor("example-sheet", unit.code, i);
    return [unit.code, `${number}-${i + 1}`, ...answers(random, levels)].join(",");
  });
}

function answers(random: Random, levels: readonly number[]): number[] {
  const severity = SD.rater * random.normal();
  if (random.chance(STRAIGHT_LINES)) return levels.map(() => toLevel(MEAN + severity));
  return levels.map((level) => toLevel(level + severity + SD.residual * random.normal()));
}

function toLevel(value: number): number {
  return Math.min(5, Math.max(1, Math.round(value)));
}
