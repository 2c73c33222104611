/** What both renderers print: texts cleaned, headings numbered, dates written out. Decided once, so they agree. */
import type { Block, OfficialDocument, TableBlock } from "./official-document.ts";

export interface LaidOutDocument {
  title: string;
  date: { year: number; month: number; day: number };
  author: string;
  reference: string;
  label: string;
  landscape: boolean;
  blocks: LaidOutBlock[];
}

export type LaidOutBlock =
  | { kind: "salutation"; text: string }
  | { kind: "heading"; level: 1 | 2 | 3; text: string }
  /** `keep`: stays on the page of what follows, so that no sign-off stands alone. */
  | { kind: "paragraph"; text: string; keep: boolean }
  | { kind: "table"; caption: string; columns: LaidOutColumn[]; rows: string[][] }
  | { kind: "attachments"; lines: string[]; keep: boolean }
  | { kind: "signOff"; signer: string; date: string }
  | { kind: "note"; text: string }
  | { kind: "annex"; label: string; title: string };

export interface LaidOutColumn {
  header: string;
  /** Fraction of the table's width, 0 to 1; all columns together make 1. */
  fraction: number;
  align: "left" | "center" | "right";
}

export function layOut(doc: OfficialDocument): LaidOutDocument {
  const [year, month, day] = dateParts(doc.date);
  return {
    title: cleanText(doc.title),
    date: { year, month, day },
    author: cleanText(doc.author),
    reference: cleanText(doc.reference ?? ""),
    label: cleanText(doc.label ?? ""),
    landscape: doc.orientation === "landscape",
    blocks: layOutBlocks(doc.blocks),
  };
}

function layOutBlocks(blocks: readonly Block[]): LaidOutBlock[] {
  const headings = new HeadingNumbers();
  const out: LaidOutBlock[] = [];
  blocks.forEach((block, i) => {
    const keep = blocks[i + 1]?.kind === "signOff";
    if (block.kind === "paragraph") out.push(...paragraphs(block.text, keep));
    else out.push(layOutBlock(block, headings, keep));
  });
  return out;
}

function layOutBlock(
  block: Exclude<Block, { kind: "paragraph" }>,
  headings: HeadingNumbers,
  keep: boolean,
): LaidOutBlock {
  switch (block.kind) {
    case "salutation":
      return { kind: "salutation", text: `${oneLine(block.text).replace(/[:：]$/u, "")}：` };
    case "heading":
      return { ...block, text: headings.next(block.level) + oneLine(block.text) };
    case "table":
      return layOutTable(block);
    case "attachments":
      return { kind: "attachments", lines: attachmentLines(block.items.map(oneLine)), keep };
    case "signOff":
      return { kind: "signOff", signer: oneLine(block.signer), date: chineseDate(block.date) };
    case "note":
      return { kind: "note", text: `（${oneLine(block.text)}）` };
    case "annex":
      headings.restart();
      return { kind: "annex", label: oneLine(block.label), title: cleanText(block.title) };
  }
}

function paragraphs(text: string, keepLast: boolean): LaidOutBlock[] {
  const lines = cleanText(text)
    .split("\n")
    .filter((line) => line.trim() !== "");
  return lines.map((line, i) => ({
    kind: "paragraph",
    text: line.trim(),
    keep: keepLast && i === lines.length - 1,
  }));
}

function layOutTable(table: TableBlock): LaidOutBlock {
  if (table.columns.length === 0) throw new RangeError("A table needs at least one column.");
  const total = table.columns.reduce((sum, column) => sum + (column.share ?? 1), 0);
  const columns = table.columns.map((column) => ({
    header: cleanText(column.header),
    fraction: (column.share ?? 1) / total,
    align: column.align ?? "center",
  }));
  const rows = table.rows.map((row, r) => {
    if (row.length !== columns.length)
      throw new RangeError(`Row ${r + 1} of the table has ${row.length} cells, expected ${columns.length}.`);
    return row.map(cleanText);
  });
  return { kind: "table", caption: oneLine(table.caption ?? ""), columns, rows };
}

/** "附件：1.甲" and below it "2. 乙" aligned; a single one carries no number (GB/T 9704-2012, 7.3.4). */
function attachmentLines(items: string[]): string[] {
  if (items.length === 1) return [`附件：${items[0]}`];
  return items.map((item, i) => `${i === 0 ? "附件：" : "　　　"}${i + 1}.${item}`);
}

class HeadingNumbers {
  private counts = [0, 0, 0];

  restart(): void {
    this.counts = [0, 0, 0];
  }

  next(level: 1 | 2 | 3): string {
    const n = (this.counts[level - 1] ?? 0) + 1;
    this.counts = this.counts.map((count, i) => (i === level - 1 ? n : i < level ? count : 0));
    if (level === 1) return `${chineseNumber(n)}、`;
    if (level === 2) return `（${chineseNumber(n)}）`;
    return `${n}.`;
  }
}

const DIGITS = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/** 1 to 99 as headings number them: 一, 十, 十一, 二十一. */
export function chineseNumber(n: number): string {
  if (!Number.isInteger(n) || n < 1 || n > 99) throw new RangeError(`Headings number 1 to 99, got ${n}.`);
  const tens = Math.floor(n / 10);
  const ones = DIGITS[n % 10] ?? "";
  if (tens === 0) return ones;
  return `${tens === 1 ? "" : DIGITS[tens]}十${ones}`;
}

/** ISO date to 2026年1月5日, without leading zeros (GB/T 9704-2012, 7.3.5.4). */
export function chineseDate(iso: string): string {
  const [year, month, day] = dateParts(iso);
  return `${year}年${month}月${day}日`;
}

function dateParts(iso: string): [number, number, number] {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  const time = match ? Date.parse(`${iso}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso)
    throw new RangeError(`Got date "${iso}", expected a day such as 2026-11-24.`);
  return [Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), Number(iso.slice(8, 10))];
}

/**
 * Text that both XML 1.0 (section 2.2, Char) and a typesetter can hold: line ends as \n, tabs as blanks, no other
 * control characters, no halves of surrogate pairs.
 */
export function cleanText(text: string): string {
  return (
    text
      .toWellFormed()
      .replaceAll(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
      .replaceAll("\t", " ")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes
      .replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufeff\ufffe\uffff\ufffd]/g, "")
  );
}

function oneLine(text: string): string {
  return cleanText(text).replaceAll("\n", " ").trim();
}
