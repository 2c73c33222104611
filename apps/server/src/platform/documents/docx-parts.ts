/** The parts of a .docx that `docx` writes with the clock or without font fallbacks, and packing without a clock. */
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from "fflate";
import type { LaidOutDocument } from "./laid-out.ts";
import { TYPEFACES } from "./page-layout.ts";

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/** Zip dates begin in 1980; fflate reads this one in local time, so it is built in local time. */
const EPOCH = new Date(1980, 0, 1);

/** Every typeface with its fallbacks (ISO 29500-1, 17.8.3.1 altName), GB2312 charset. */
export const FONT_TABLE = `${XML}<w:fonts xmlns:w="${MAIN}">${Object.values(TYPEFACES)
  .map(
    (face) =>
      `<w:font w:name="${face.name}"><w:altName w:val="${face.alternatives.join(",")}"/><w:charset w:val="86"/><w:family w:val="${face.family}"/><w:pitch w:val="auto"/></w:font>`,
  )
  .join("")}</w:fonts>`;

export function coreProperties(doc: LaidOutDocument): string {
  const { year, month, day } = doc.date;
  const date = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}T00:00:00Z`;
  const stamp = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${date}</dcterms:${name}>`;
  return [
    `${XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`,
    `<dc:title>${escapeXml(doc.title)}</dc:title>`,
    `<dc:creator>${escapeXml(doc.author)}</dc:creator>`,
    `<cp:lastModifiedBy>${escapeXml(doc.author)}</cp:lastModifiedBy>`,
    "<dc:language>zh-CN</dc:language>",
    `${stamp("created")}${stamp("modified")}</cp:coreProperties>`,
  ].join("");
}

/** Paragraphs do not snap to the grid unless they say so; `docx` has no option for it. */
export function withoutSnapping(styles: string): string {
  const defaults = "<w:pPrDefault><w:pPr>";
  if (!styles.includes(defaults)) throw new Error("The styles part has no paragraph defaults.");
  return styles.replace(defaults, `${defaults}<w:snapToGrid w:val="0"/>`);
}

/** The same parts, some of them edited, in a fixed order with fixed dates; content types first, as readers expect. */
export function repack(
  bytes: Uint8Array,
  edits: Readonly<Record<string, (xml: string) => string>>,
): Uint8Array {
  const parts = unzipSync(bytes);
  const files: Zippable = {};
  const names = Object.keys(parts)
    .filter((name) => !name.endsWith("/"))
    .sort();
  const first = "[Content_Types].xml";
  for (const name of [first, ...names.filter((n) => n !== first)]) {
    const part = parts[name];
    const edit = edits[name];
    if (part) files[name] = [edit ? strToU8(edit(strFromU8(part))) : part, { mtime: EPOCH, level: 6 }];
  }
  return zipSync(files);
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
