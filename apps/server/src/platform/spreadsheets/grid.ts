import type { Text } from "../errors.ts";

/** A table as it was read: cell texts by row, nothing interpreted. */
export interface Sheet {
  name: string;
  /** Row r, column c as the sheet numbers them from 1 are `rows[r - 1][c - 1]`; short rows are not padded. */
  rows: string[][];
  merges: readonly Merge[];
}

/** First and last row and column, counted from 0. */
export interface Merge {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export interface Grid {
  format: "xlsx" | "xls" | "csv";
  sheets: Sheet[];
  /** What was noticed and did no harm, for example that formulas were read as their last values. */
  notices: Text[];
}

/** "A", "B", … "AA" for a column counted from 0, as spreadsheets name it. */
export function columnName(column: number): string {
  let name = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}
