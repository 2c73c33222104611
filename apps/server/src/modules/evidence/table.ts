import { createHash } from "node:crypto";
import { invalid } from "../../platform/errors.ts";
import { columnName, type Grid, type Sheet } from "../../platform/spreadsheets/index.ts";
import type { FileAnalysis, FileColumn, RatingTable } from "./types.ts";

/** Titles may stand above the header; they are looked for this far down. */
const HEADER_SEARCH = 20;
const MOST_VALUES = 20;
const LONGEST_VALUE = 12;

/** Full-width digits and letters as plain ones, no blanks around, "4.0" as "4". */
export function normal(text: string): string {
  const plain = text.normalize("NFKC").trim();
  return /^\d+\.0+$/.test(plain) ? plain.slice(0, plain.indexOf(".")) : plain;
}

/**
 * The fullest sheet of a file, its header and the rows below it.
 * @throws DomainError `ratings-empty` when there is no row below a header
 */
export function tableOf(grid: Grid): RatingTable {
  const sheet = fullest(grid.sheets);
  const headerIndex = sheet === undefined ? -1 : headerIndexOf(sheet);
  const header = (sheet?.rows[headerIndex] ?? []).map(normal);
  const rows = (sheet?.rows ?? [])
    .map((cells, i) => ({ row: i + 1, cells: cells.map(normal) }))
    .slice(headerIndex + 1)
    .filter(({ cells }) => cells.some((cell) => cell !== ""));
  if (sheet === undefined || headerIndex < 0 || rows.length === 0) {
    throw invalid("ratings-empty", {
      zh: "文件里没有测评数据:表头下面没有任何一行。请确认选对了文件和工作表。",
      en: "The file holds no ratings: there is no row below a header. Make sure that it is the right file.",
    });
  }
  return {
    sheet: sheet.name,
    headerRow: headerIndex + 1,
    ...{ header, rows },
    isText: grid.format === "csv",
    notices: [...grid.notices],
  };
}

function fullest(sheets: readonly Sheet[]): Sheet | undefined {
  return sheets.reduce<Sheet | undefined>(
    (best, sheet) => (sheet.rows.length > (best?.rows.length ?? 0) ? sheet : best),
    undefined,
  );
}

/** The first row that is about as full as the fullest of the top rows; titles fill one cell or two. */
function headerIndexOf(sheet: Sheet): number {
  const filled = sheet.rows
    .slice(0, HEADER_SEARCH)
    .map((cells) => cells.filter((cell) => cell.trim() !== "").length);
  const most = Math.max(0, ...filled);
  return most === 0 ? -1 : filled.findIndex((n) => n >= most * 0.8);
}

/** What can be said about a table without keeping any of its rows. */
export function analyse(table: RatingTable): FileAnalysis {
  const width = Math.max(table.header.length, ...table.rows.slice(0, 1000).map(({ cells }) => cells.length));
  const columns = Array.from({ length: width }, (_, index) => columnOf(table, index));
  return {
    sheet: table.sheet,
    headerRow: table.headerRow,
    rows: table.rows.length,
    columns: columns.filter((column) => column.header !== "" || column.filled > 0),
    notices: table.notices,
  };
}

function columnOf(table: RatingTable, index: number): FileColumn {
  const counts = new Map<string, number>();
  let filled = 0;
  for (const { cells } of table.rows) {
    const cell = cells[index] ?? "";
    if (cell === "") continue;
    filled += 1;
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  const few = counts.size <= MOST_VALUES && [...counts.keys()].every((text) => text.length <= LONGEST_VALUE);
  const values = few ? [...counts].map(([text, count]) => ({ text, count })) : [];
  values.sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
  return {
    index,
    letter: columnName(index),
    header: table.header[index] ?? "",
    filled,
    distinct: counts.size,
    values,
  };
}

/** Files with the same header are of the same make: SHA-256 of the header, letter case apart. */
export function fingerprintOf(header: readonly string[]): string {
  const key = JSON.stringify(header.map((cell) => cell.toLowerCase()));
  return createHash("sha256").update(key).digest("hex");
}
