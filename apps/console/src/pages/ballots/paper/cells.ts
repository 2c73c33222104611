import type { Shape } from "../../../api/shapes.ts";

export type PaperCount = Shape<"PaperCount">;
export type PaperItem = Shape<"PaperCountItem">;
type Cell = PaperCount["form"]["cells"][number];

/** Numbers by cell; null where nothing was entered. */
export type Counts = Record<string, number | null>;
export type AllCounts = Record<string, Counts>;

export interface FormRow {
  code: string;
  label: PaperCount["form"]["indicators"][number]["label"];
  cells: Cell[];
}

/** The counting form as it lies on the table: totals above, then a row for each indicator. */
export function formOf({ cells, indicators }: PaperCount["form"]): { totals: Cell[]; rows: FormRow[] } {
  return {
    totals: cells.filter((cell) => cell.indicator === null),
    rows: indicators.map(({ code, label }) => ({
      ...{ code, label },
      cells: cells.filter((cell) => cell.indicator === code),
    })),
  };
}

/** What is typed as a number of ballots: full-width digits as well; undefined for anything else. */
export function readNumber(text: string): number | null | undefined {
  const plain = text.normalize("NFKC").trim();
  if (plain === "") return null;
  return /^\d{1,6}$/.test(plain) ? Number(plain) : undefined;
}

/**
 * Cells copied from a spreadsheet, laid over the form from one cell on; what reaches over its edge is left out.
 * @param grid keys of the cells, row by row
 * @returns null when the text holds anything but numbers
 */
export function pasted(text: string, grid: readonly (readonly string[])[], from: string): Counts | null {
  const top = grid.findIndex((row) => row.includes(from));
  const left = grid[top]?.indexOf(from) ?? -1;
  const counts: Counts = {};
  const lines = text.replace(/\r?\n$/, "").split(/\r?\n/);
  for (const [i, line] of lines.entries()) {
    for (const [k, part] of line.split("\t").entries()) {
      const value = readNumber(part);
      if (value === undefined) return null;
      const key = grid[top + i]?.[left + k];
      if (key !== undefined) counts[key] = value;
    }
  }
  return counts;
}

/** Sum of a row; null while a cell is empty. */
export function sumOf(cells: readonly Cell[], counts: Counts): number | null {
  let sum = 0;
  for (const { key } of cells) {
    const value = counts[key] ?? null;
    if (value === null) return null;
    sum += value;
  }
  return sum;
}

/** Empty cells as 0, but not those that may be unknown. */
export function zeroFilled(cells: readonly Cell[], counts: Counts): Counts {
  const filled = { ...counts };
  for (const { key, mayBeEmpty } of cells) if (!mayBeEmpty) filled[key] ??= 0;
  return filled;
}
