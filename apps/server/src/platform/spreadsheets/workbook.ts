import XLSX from "@e965/xlsx";
import type { Grid, Sheet } from "./grid.ts";
import { refusals } from "./refusals.ts";

/** Rows beyond this are refused; the largest roster of a province has fewer. */
export const MAX_ROWS = 300_000;

/** An .xlsx or .xls workbook. @throws DomainError of `refusals` */
export function readWorkbook(bytes: Buffer, format: "xlsx" | "xls"): Grid {
  const workbook = open(bytes);
  if (format === "xls" && workbook.vbaraw !== undefined) throw refusals.macros();
  let formulas = 0;
  const sheets = workbook.SheetNames.map((name) => {
    const sheet = workbook.Sheets[name];
    if (sheet === undefined) throw refusals.damaged();
    const read = readSheet(name, sheet);
    formulas += read.formulas;
    return read.sheet;
  });
  const notice = {
    zh: `有 ${formulas} 个单元格是公式,按其最后保存的数值读取。`,
    en: `${formulas} cells are formulas; their last saved values were read.`,
  };
  return { format, sheets, notices: formulas > 0 ? [notice] : [] };
}

function open(bytes: Buffer): XLSX.WorkBook {
  try {
    return XLSX.read(bytes, {
      type: "buffer",
      dense: true,
      cellNF: true,
      cellText: false,
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

function readSheet(name: string, sheet: XLSX.WorkSheet): { sheet: Sheet; formulas: number } {
  const data = (sheet["!data"] ?? []) as (XLSX.CellObject | undefined)[][];
  const rows: string[][] = [];
  let formulas = 0;
  let used = 0;
  data.forEach((cells, r) => {
    const row = (cells ?? []).map((cell) => {
      if (cell?.f !== undefined) formulas += 1;
      return cell === undefined ? "" : cellText(cell);
    });
    if (row.every((text) => text.trim() === "")) return;
    used += 1;
    if (used > MAX_ROWS) throw refusals.tooManyRows(MAX_ROWS);
    while (rows.length < r) rows.push([]);
    rows.push(Array.from(row, (text) => text ?? ""));
  });
  const merges = (sheet["!merges"] ?? []).map(({ s, e }) => ({
    top: s.r,
    left: s.c,
    bottom: e.r,
    right: e.c,
  }));
  return { sheet: { name, rows, merges }, formulas };
}

/** What a person sees in the cell; dates as YYYY-MM-DD whatever the format, since formats differ by machine. */
function cellText(cell: XLSX.CellObject): string {
  if (
    cell.t === "n" &&
    typeof cell.v === "number" &&
    cell.z !== undefined &&
    XLSX.SSF.is_date(String(cell.z))
  ) {
    const date = XLSX.SSF.parse_date_code(cell.v);
    if (date?.y) return `${date.y}-${String(date.m).padStart(2, "0")}-${String(date.d).padStart(2, "0")}`;
  }
  if (cell.t === "z" || cell.v === undefined) return "";
  if (cell.t === "e") return "#";
  if (cell.t === "n") return XLSX.SSF.format(cell.z ?? "General", cell.v);
  return String(cell.v);
}
