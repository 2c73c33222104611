import XLSX from "@e965/xlsx";
import type { Text } from "../errors.ts";
import { columnName, type Grid, type Sheet } from "./grid.ts";
import { MAX_COLUMNS, MAX_ROWS } from "./limits.ts";
import { refusals } from "./refusals.ts";

interface Tally {
  rows: number;
  formulas: number;
  /** Place of the first formula, such as 花名册!D5. */
  firstFormula: string;
  /** Place of the first cell to the right of what is read. */
  cutAt: string;
}

/** An .xlsx or .xls workbook. @throws DomainError of `refusals` */
export function readWorkbook(bytes: Buffer, format: "xlsx" | "xls"): Grid {
  const workbook = open(bytes);
  if (workbook.vbaraw !== undefined) throw refusals.macros();
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true;
  const tally: Tally = { rows: 0, formulas: 0, firstFormula: "", cutAt: "" };
  const sheets = workbook.SheetNames.map((name) => {
    const sheet = workbook.Sheets[name];
    if (sheet === undefined) throw refusals.damaged();
    return readSheet(name, sheet, date1904, tally);
  });
  return { format, sheets, notices: noticesOf(tally) };
}

function open(bytes: Buffer): XLSX.WorkBook {
  try {
    return XLSX.read(bytes, {
      type: "buffer",
      dense: true,
      cellNF: true,
      cellText: true,
      cellHTML: false,
      cellStyles: false,
      bookVBA: true,
      sheetStubs: false,
    });
  } catch (error) {
    if (/password|encrypt/i.test((error as Error).message)) throw refusals.encrypted();
    throw refusals.damaged();
  }
}

function readSheet(name: string, sheet: XLSX.WorkSheet, date1904: boolean, tally: Tally): Sheet {
  const data = (sheet["!data"] ?? []) as (XLSX.CellObject | undefined)[][];
  const rows: string[][] = [];
  // `forEach` passes over the holes of a sparse array: a million empty rows cost nothing.
  data.forEach((cells, r) => {
    const row = readCells(cells ?? [], date1904, (c, what) =>
      note(tally, what, `${name}!${columnName(c)}${r + 1}`),
    );
    if (row.length === 0) return;
    tally.rows += 1;
    if (tally.rows > MAX_ROWS) throw refusals.tooManyRows(MAX_ROWS);
    while (rows.length < r) rows.push([]);
    rows.push(row);
  });
  const merges = (sheet["!merges"] ?? []).map(({ s, e }) => ({
    top: s.r,
    left: s.c,
    bottom: e.r,
    right: e.c,
  }));
  return { name, rows, merges };
}

/** Texts of one row without the blanks at its end; empty when nothing is in it. */
function readCells(
  cells: readonly (XLSX.CellObject | undefined)[],
  date1904: boolean,
  on: (column: number, what: "formula" | "cut") => void,
): string[] {
  const row: string[] = [];
  cells.forEach((cell, c) => {
    if (cell === undefined) return;
    if (cell.f !== undefined) on(c, "formula");
    const text = cellText(cell, date1904);
    if (text.trim() === "") return;
    if (c >= MAX_COLUMNS) {
      on(c, "cut");
      return;
    }
    while (row.length < c) row.push("");
    row.push(text);
  });
  return row;
}

function note(tally: Tally, what: "formula" | "cut", place: string): void {
  if (what === "cut") {
    tally.cutAt ||= place;
    return;
  }
  tally.formulas += 1;
  tally.firstFormula ||= place;
}

function noticesOf({ formulas, firstFormula, cutAt }: Tally): Text[] {
  const notices: Text[] = [];
  if (formulas > 0)
    notices.push({
      zh: `有 ${formulas} 个单元格是公式(第一个在 ${firstFormula}),按其最后保存的数值读取;没有保存过数值的读作空白。如不相符,请先“粘贴为数值”再上传。`,
      en: `${formulas} cells are formulas (the first at ${firstFormula}); their last saved values were read, blank where none was saved. If they do not fit, paste as values and upload again.`,
    });
  if (cutAt !== "")
    notices.push({
      zh: `${cutAt} 起超出第 ${MAX_COLUMNS} 列的内容没有读取,请确认那里没有数据。`,
      en: `What stands beyond column ${MAX_COLUMNS}, from ${cutAt} on, was not read. Please check that it is not needed.`,
    });
  return notices;
}

/** What a person sees in the cell; dates as YYYY-MM-DD whatever the format, since formats differ by machine. */
function cellText(cell: XLSX.CellObject, date1904: boolean): string {
  if (cell.t === "z" || cell.v === undefined) return "";
  if (
    cell.t === "n" &&
    typeof cell.v === "number" &&
    cell.z !== undefined &&
    XLSX.SSF.is_date(String(cell.z))
  ) {
    const date: { y?: number; m: number; d: number } | null = XLSX.SSF.parse_date_code(cell.v, { date1904 });
    if (date?.y) return `${date.y}-${String(date.m).padStart(2, "0")}-${String(date.d).padStart(2, "0")}`;
  }
  if (cell.t === "e") return cell.w ?? "#";
  return cell.w ?? String(cell.v);
}
