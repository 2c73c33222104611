import { summarise } from "./statistics.ts";
import type { SheetStats, Tally } from "./types.ts";

/** One sheet as it was read: the answers of one anonymous rater about one ratee. */
export interface RawSheet {
  group: string;
  /** Per indicator: a raw level, "not_known", or null for no mark (an abstention). */
  answers: Readonly<Record<string, number | "not_known" | null>>;
}

/**
 * From sheets to counts. The sheets themselves go no further.
 * @param indicators codes in the order of the scheme; the tallies come out in this order, group by group
 */
export function tallySheets(
  sheets: readonly RawSheet[],
  indicators: readonly string[],
): { tallies: Tally[]; sheetStats: SheetStats[] } {
  const groups = [...new Set(sheets.map((sheet) => sheet.group))].sort();
  const tallies: Tally[] = [];
  const sheetStats: SheetStats[] = [];
  for (const group of groups) {
    const own = sheets.filter((sheet) => sheet.group === group);
    for (const indicator of indicators) tallies.push(tallyOf(own, indicator, group));
    const means = own.map((sheet) => sheetMean(sheet, indicators)).filter((mean) => mean !== null);
    sheetStats.push({ group, ...summarise(means) });
  }
  return { tallies, sheetStats };
}

function tallyOf(sheets: readonly RawSheet[], indicator: string, group: string): Tally {
  const counts: Record<string, number> = {};
  let notKnown = 0;
  let abstained = 0;
  for (const sheet of sheets) {
    const answer = sheet.answers[indicator] ?? null;
    if (answer === null) abstained += 1;
    else if (answer === "not_known") notKnown += 1;
    else counts[answer] = (counts[answer] ?? 0) + 1;
  }
  return { indicator, group, counts, notKnown, abstained };
}

function sheetMean(sheet: RawSheet, indicators: readonly string[]): number | null {
  let n = 0;
  let total = 0;
  for (const indicator of indicators) {
    const answer = sheet.answers[indicator];
    if (typeof answer !== "number") continue;
    n += 1;
    total += answer;
  }
  return n === 0 ? null : total / n;
}
