/**
 * Writes small workbooks part by part (ECMA-376 SpreadsheetML), deterministic to the byte.
 *
 * `xlsxParts` gives the parts as text so that a generator may spoil them before `workbookBytes` zips them.
 */
import { zipBytes, zipEntry } from "./zip-bytes.ts";

export type Formula = { formula: string; cached: string | number };
export type Cell = string | number | null | Formula;

export type Sheet = {
  name: string;
  rows: readonly (readonly Cell[])[];
  /** Ranges such as "B5:B10". */
  merges?: readonly string[];
  /** Column widths in characters. */
  widths?: readonly number[];
  /** The first rows that are set in the style of a title or of a header; the others get thin borders. */
  titleRows?: number;
  headerRows?: number;
};

export type Parts = Map<string, string | Uint8Array>;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELS = "http://schemas.openxmlformats.org/package/2006/relationships";
export const OFFICE_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const STYLE = { plain: 0, title: 1, header: 2, body: 3 };

export function xlsxParts(sheets: readonly Sheet[]): Parts {
  const strings = new Map<string, number>();
  const parts: Parts = new Map();
  parts.set("[Content_Types].xml", contentTypes(sheets.length));
  parts.set(
    "_rels/.rels",
    `${XML}<Relationships xmlns="${RELS}"><Relationship Id="rId1" Type="${OFFICE_RELS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  );
  parts.set("xl/workbook.xml", workbook(sheets));
  parts.set("xl/_rels/workbook.xml.rels", workbookRels(sheets.length));
  parts.set("xl/styles.xml", STYLES);
  sheets.forEach((sheet, i) => {
    parts.set(`xl/worksheets/sheet${i + 1}.xml`, worksheet(sheet, strings));
  });
  parts.set("xl/sharedStrings.xml", sharedStrings(strings));
  return parts;
}

export function workbookBytes(parts: Parts): Buffer {
  return zipBytes([...parts].map(([name, content]) => zipEntry(name, content)));
}

export function xlsxBytes(sheets: readonly Sheet[]): Buffer {
  return workbookBytes(xlsxParts(sheets));
}

/** 0 → "A", 25 → "Z", 26 → "AA". */
export function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}

export function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

function worksheet(sheet: Sheet, strings: Map<string, number>): string {
  const width = Math.max(1, ...sheet.rows.map((row) => row.length));
  const rows = sheet.rows.map((row, r) => {
    const cells = row.map((cell, c) => cellXml(cell, `${columnName(c)}${r + 1}`, styleOf(sheet, r), strings));
    return `<row r="${r + 1}">${cells.join("")}</row>`;
  });
  const cols = (sheet.widths ?? []).map(
    (w, i) => `<col min="${i + 1}" max="${i + 1}" width="${w}" customWidth="1"/>`,
  );
  const merges = (sheet.merges ?? []).map((ref) => `<mergeCell ref="${ref}"/>`);
  return [
    `${XML}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE_RELS}">`,
    `<dimension ref="A1:${columnName(width - 1)}${Math.max(1, sheet.rows.length)}"/>`,
    cols.length > 0 ? `<cols>${cols.join("")}</cols>` : "",
    `<sheetData>${rows.join("")}</sheetData>`,
    merges.length > 0 ? `<mergeCells count="${merges.length}">${merges.join("")}</mergeCells>` : "",
    "</worksheet>",
  ].join("");
}

function styleOf(sheet: Sheet, row: number): number {
  const titleRows = sheet.titleRows ?? 0;
  const headerRows = sheet.headerRows ?? 0;
  if (row < titleRows) return STYLE.title;
  if (row < titleRows + headerRows) return STYLE.header;
  return headerRows > 0 ? STYLE.body : STYLE.plain;
}

function cellXml(cell: Cell, ref: string, style: number, strings: Map<string, number>): string {
  const at = `<c r="${ref}" s="${style}"`;
  if (cell === null || cell === "") return `${at}/>`;
  if (typeof cell === "number") return `${at}><v>${cell}</v></c>`;
  if (typeof cell === "string") return `${at} t="s"><v>${stringIndex(strings, cell)}</v></c>`;
  const value = typeof cell.cached === "number" ? String(cell.cached) : escapeXml(cell.cached);
  const type = typeof cell.cached === "number" ? "" : ' t="str"';
  return `${at}${type}><f>${escapeXml(cell.formula)}</f><v>${value}</v></c>`;
}

function stringIndex(strings: Map<string, number>, text: string): number {
  const known = strings.get(text);
  if (known !== undefined) return known;
  strings.set(text, strings.size);
  return strings.size - 1;
}

function sharedStrings(strings: Map<string, number>): string {
  const items = [...strings.keys()].map((text) => `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`);
  return `${XML}<sst xmlns="${MAIN}" uniqueCount="${items.length}">${items.join("")}</sst>`;
}

function contentTypes(sheetCount: number): string {
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const sheets = Array.from(
    { length: sheetCount },
    (_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${type}.worksheet+xml"/>`,
  );
  return [
    `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    `<Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>`,
    ...sheets,
    `<Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>`,
    `<Override PartName="/xl/sharedStrings.xml" ContentType="${type}.sharedStrings+xml"/>`,
    "</Types>",
  ].join("");
}

function workbook(sheets: readonly Sheet[]): string {
  const list = sheets.map(
    (s, i) => `<sheet name="${escapeXml(s.name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  );
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE_RELS}"><sheets>${list.join("")}</sheets></workbook>`;
}

function workbookRels(sheetCount: number): string {
  const relation = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${OFFICE_RELS}/${type}" Target="${target}"/>`;
  const sheets = Array.from({ length: sheetCount }, (_, i) =>
    relation(i + 1, "worksheet", `worksheets/sheet${i + 1}.xml`),
  );
  const rest = [
    relation(sheetCount + 1, "styles", "styles.xml"),
    relation(sheetCount + 2, "sharedStrings", "sharedStrings.xml"),
  ];
  return `${XML}<Relationships xmlns="${RELS}">${[...sheets, ...rest].join("")}</Relationships>`;
}

const THIN = ["left", "right", "top", "bottom"].map((side) => `<${side} style="thin"/>`).join("");
const CENTRED = '<alignment horizontal="center" vertical="center" wrapText="1"/>';
const STYLES = [
  `${XML}<styleSheet xmlns="${MAIN}">`,
  '<fonts count="3"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="18"/><name val="宋体"/></font>',
  '<font><b/><sz val="11"/><name val="宋体"/></font></fonts>',
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
  `<borders count="2"><border/><border>${THIN}</border></borders>`,
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  `<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1">${CENTRED}</xf>`,
  `<xf numFmtId="0" fontId="2" fillId="0" borderId="1" xfId="0" applyFont="1" applyBorder="1" applyAlignment="1">${CENTRED}</xf>`,
  `<xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1" applyAlignment="1">${CENTRED}</xf></cellXfs>`,
  "</styleSheet>",
].join("");
