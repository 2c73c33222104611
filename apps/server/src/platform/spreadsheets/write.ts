import XLSX from "@e965/xlsx";

export type Cell = string | number | null;

export interface SheetToWrite {
  name: string;
  header: readonly string[];
  rows: readonly (readonly Cell[])[];
}

/** A spreadsheet program would run a text that begins like this. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * An .xlsx workbook. Texts stay texts: what would be a formula is stored as a string cell, which no program runs.
 * @returns the bytes of the file
 */
export function writeWorkbook(sheets: readonly SheetToWrite[]): Buffer {
  const workbook = XLSX.utils.book_new();
  for (const { name, header, rows } of sheets) {
    const sheet = XLSX.utils.aoa_to_sheet([[...header], ...rows.map((row) => [...row])]);
    sheet["!cols"] = header.map((title, c) => ({
      wch: columnWidth(
        title,
        rows.slice(0, 200).map((row) => row[c]),
      ),
    }));
    XLSX.utils.book_append_sheet(workbook, sheet, name.replaceAll(/[\\/?*[\]:]/g, " ").slice(0, 31));
  }
  return XLSX.write(workbook, { type: "buffer", bookType: "xlsx", compression: true }) as Buffer;
}

/** A CSV file for spreadsheet programs: UTF-8 with mark, would-be formulas behind an apostrophe. */
export function writeCsv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const line = (cells: readonly Cell[]) => cells.map(csvCell).join(",");
  return `\ufeff${[header, ...rows].map(line).join("\r\n")}\r\n`;
}

function csvCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Chinese characters take two columns. */
function columnWidth(title: string, cells: readonly (Cell | undefined)[]): number {
  const width = (text: string) => [...text].reduce((sum, c) => sum + (c > "\u2e80" ? 2 : 1), 0);
  return Math.min(50, Math.max(...[title, ...cells].map((cell) => width(String(cell ?? "")))) + 2);
}
