import type { Shape } from "../../api/shapes.ts";

export type Mapping = Shape<"RatingMapping">;
type Columns = Shape<"RatingImport">["analysis"]["columns"];

/** Stands for "no column" in a choice of columns. */
export const NONE = -1;

/** The different values of the columns that bear indicators, with how often each occurs, most frequent first. */
export function valuesFound(mapping: Mapping, columns: Columns): { text: string; count: number }[] {
  const used = new Set(mapping.items.map((item) => item.column));
  const counts = new Map<string, number>();
  for (const column of columns) {
    if (!used.has(column.index)) continue;
    for (const { text, count } of column.values) counts.set(text, (counts.get(text) ?? 0) + count);
  }
  return [...counts]
    .map(([text, count]) => ({ text, count }))
    .sort((a, b) => b.count - a.count || compare(a.text, b.text));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The given meanings that still occur in the chosen columns. */
export function valuesToMap(mapping: Mapping, columns: Columns): Mapping["values"] {
  const found = new Set(valuesFound(mapping, columns).map((one) => one.text));
  return mapping.values.filter((one) => found.has(one.text));
}

/** Set, change or (with undefined) take away what a value means. */
export function withValue(
  values: Mapping["values"],
  text: string,
  level: Mapping["values"][number]["level"] | undefined,
): Mapping["values"] {
  const others = values.filter((one) => one.text !== text);
  return level === undefined ? others : [...others, { text, level }];
}

/** Give a column to an indicator; an indicator has one column, a column one indicator. */
export function withItem(
  items: Mapping["items"],
  column: number,
  indicator: string | null,
): Mapping["items"] {
  const others = items.filter((one) => one.column !== column && one.indicator !== indicator);
  if (indicator === null) return others;
  return [...others, { column, indicator }].sort((a, b) => a.column - b.column);
}

/** Without a number there is no rater to know, and without a rater no unit of one. */
export function withSheetColumn(sheetColumn: number | null): Partial<Mapping> {
  return sheetColumn === null ? { sheetColumn, ...withRaters(false) } : { sheetColumn };
}

export function withRaters(sheetIsRater: boolean): Partial<Mapping> {
  return sheetIsRater ? { sheetIsRater } : { sheetIsRater, raterUnitColumn: null };
}
