import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";
import {
  type Cell,
  isFormulaLike,
  rowXml,
  SHEET_TAIL,
  STYLES,
  sheetHead,
  workbookParts,
} from "./workbook-xml.ts";

export type { Cell } from "./workbook-xml.ts";

export interface SheetToWrite {
  name: string;
  header: readonly string[];
  /** Rows may come from a cursor: no more than a few hundred are held at a time. */
  rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>;
}

/** Rows that are looked at for the column widths, and that make one piece of the stream. */
const PIECE = 200;

/**
 * An .xlsx workbook while it is being made, with a frozen header. Texts stay texts: what would be a formula is stored
 * as a string cell with a quote prefix, which no program runs, not even after an edit.
 * @param modified date of the entries: the same sheets give the same bytes
 */
export function workbookStream(sheets: readonly SheetToWrite[], modified: Date): Readable {
  const zip = new ZipFile();
  const options = { mtime: modified, forceDosTimestamp: true };
  const names = sheetNames(sheets);
  for (const [path, text] of workbookParts(names)) zip.addBuffer(Buffer.from(text), path, options);
  zip.addBuffer(Buffer.from(STYLES), "xl/styles.xml", options);
  const out = zip.outputStream as Readable;
  zip.on("error", (error: Error) => out.destroy(error));
  sheets.forEach((sheet, i) => {
    const xml = Readable.from(sheetXml(sheet), { objectMode: false });
    xml.on("error", (error) => out.destroy(error));
    out.on("close", () => xml.destroy());
    zip.addReadStream(xml, `xl/worksheets/sheet${i + 1}.xml`, options);
  });
  zip.end();
  return out;
}

/** The whole workbook as bytes, for small ones. */
export function writeWorkbook(sheets: readonly SheetToWrite[], modified = new Date(0)): Promise<Buffer> {
  return buffer(workbookStream(sheets, modified));
}

async function* sheetXml(sheet: SheetToWrite): AsyncGenerator<Buffer> {
  let piece: (readonly Cell[])[] = [];
  let written = 0;
  const text = () => {
    const head = written === 0 ? sheetHead(sheet.header, piece) : "";
    const xml = piece.map((row, i) => rowXml(row, written + i + 2)).join("");
    written += piece.length;
    piece = [];
    return Buffer.from(head + xml);
  };
  for await (const row of sheet.rows) {
    piece.push(row);
    if (piece.length === PIECE) yield text();
  }
  if (piece.length > 0 || written === 0) yield text();
  yield Buffer.from(SHEET_TAIL);
}

/** At most 31 characters, none of those that Excel forbids, no two alike. */
function sheetNames(sheets: readonly SheetToWrite[]): string[] {
  const taken = new Set<string>();
  return sheets.map(({ name }, i) => {
    const clean = name
      .replaceAll(/[\\/?*[\]:]/g, " ")
      .replaceAll(/^'+|'+$/g, "")
      .slice(0, 31)
      .trim();
    const own = clean === "" || taken.has(clean.toLowerCase()) ? `${clean.slice(0, 26)}(${i + 1})` : clean;
    taken.add(own.toLowerCase());
    return own;
  });
}

/** A CSV file for spreadsheet programs: UTF-8 with mark, would-be formulas behind an apostrophe. */
export function writeCsv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const line = (cells: readonly Cell[]) => cells.map(csvCell).join(",");
  return `\ufeff${[header, ...rows].map(line).join("\r\n")}\r\n`;
}

function csvCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const text = isFormulaLike(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
