/** The parts of an .xlsx file (ECMA-376-1 SpreadsheetML) that an export needs, and no more. */
import { columnName } from "./grid.ts";

export type Cell = string | number | null;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const STYLE = { header: 1, quoted: 2 };

/** Excel's limit (ECMA-376-1 18.18.22 and Excel's specifications): longer texts make a file that it repairs. */
const MAX_TEXT = 32_767;

/** A spreadsheet program would run a text that begins like this. */
export function isFormulaLike(text: string): boolean {
  return /^[=+\-@\t\r]/.test(text);
}

/** Path → text of the parts that do not depend on the rows. */
export function workbookParts(names: readonly string[]): [string, string][] {
  const each = (make: (i: number, name: string) => string) =>
    names.map((name, i) => make(i + 1, name)).join("");
  return [
    [
      "[Content_Types].xml",
      `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/>${each((i) => `<Override PartName="/xl/worksheets/sheet${i}.xml" ContentType="${TYPES}.worksheet+xml"/>`)}</Types>`,
    ],
    [
      "_rels/.rels",
      `${XML}<Relationships xmlns="${RELS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      "xl/workbook.xml",
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${each((i, name) => `<sheet name="${escapeXml(name)}" sheetId="${i}" r:id="rId${i}"/>`)}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `${XML}<Relationships xmlns="${RELS}">${each((i) => `<Relationship Id="rId${i}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${i}.xml"/>`)}<Relationship Id="rId${names.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    ],
  ];
}

export const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/></cellXfs></styleSheet>`;

/** Everything up to and with the header row; widths follow the header and the first rows. */
export function sheetHead(header: readonly string[], firstRows: readonly (readonly Cell[])[]): string {
  const cols = header.map((title, c) => {
    const width = columnWidth([title, ...firstRows.map((row) => row[c] ?? null)]);
    return `<col min="${c + 1}" max="${c + 1}" width="${width}" customWidth="1"/>`;
  });
  const cells = header.map((title, c) => stringCell(title, `${columnName(c)}1`, STYLE.header));
  return `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${cols.length > 0 ? `<cols>${cols.join("")}</cols>` : ""}<sheetData><row r="1">${cells.join("")}</row>`;
}

export const SHEET_TAIL = "</sheetData></worksheet>";

/** @param number of the row, counted from 1 */
export function rowXml(row: readonly Cell[], number: number): string {
  const cells = row.map((cell, c) => {
    if (cell === null || cell === "") return "";
    const at = `${columnName(c)}${number}`;
    if (typeof cell === "number") return Number.isFinite(cell) ? `<c r="${at}"><v>${cell}</v></c>` : "";
    return stringCell(cell, at, isFormulaLike(cell) ? STYLE.quoted : 0);
  });
  return `<row r="${number}">${cells.join("")}</row>`;
}

function stringCell(text: string, at: string, style: number): string {
  const shown = escapeXml(text.slice(0, MAX_TEXT));
  return `<c r="${at}" t="inlineStr"${style > 0 ? ` s="${style}"` : ""}><is><t xml:space="preserve">${shown}</t></is></c>`;
}

/** Also drops characters that XML 1.0 (2.2) cannot hold. */
function escapeXml(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, "")
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
  );
}

/** In characters; Chinese ones take two. */
function columnWidth(cells: readonly Cell[]): number {
  const width = (text: string) => [...text].reduce((sum, c) => sum + (c > "\u2e80" ? 2 : 1), 0);
  return (
    Math.min(
      50,
      cells.reduce<number>((most, cell) => Math.max(most, width(String(cell ?? ""))), 4),
    ) + 2
  );
}
