/** The report for the terminal. */
import type { Analysis } from "../analysis.ts";
import { type Block, type Say, sayIn, type Table } from "./report/blocks.ts";
import { reportOf } from "./report/report.ts";

const LIMITS = { elements: 30, findings: 40 };
/** Cells wider than this go over several lines. */
const WIDEST = 60;

export function toText(analysis: Analysis): string {
  const say = sayIn(analysis.options.lang);
  const sections = reportOf(analysis, say, LIMITS).map(
    ({ title, blocks }) => `== ${title} ==\n\n${blocks.map((block) => blockText(block, say)).join("\n")}`,
  );
  const more = say("全部数字见 --json，图见 --html。", "All numbers: --json; charts: --html.");
  return `${sections.join("\n")}\n${more}\n`;
}

function blockText(block: Block, say: Say): string {
  if (block.kind === "table") return tableText(block, say);
  return `${block.kind === "warning" ? "! " : ""}${plain(block.text)}\n`;
}

function tableText({ caption, columns, rows, more }: Table, say: Say): string {
  const cells = [columns.map(({ label }) => label), ...rows].map((row) =>
    row.map((cell) => folded(plain(cell))),
  );
  const widths = columns.map((_, c) =>
    Math.max(...cells.map((row) => Math.max(0, ...row[c]!.map((line) => widthOf(line))))),
  );
  const lines = cells.flatMap((row) =>
    linesOf(
      row,
      columns.map(({ isNumber }) => isNumber),
      widths,
    ),
  );
  const head = rows.length > 0 && columns.some(({ label }) => label !== "") ? 1 : 0;
  const headLines =
    head === 1
      ? linesOf(
          cells[0]!,
          columns.map(({ isNumber }) => isNumber),
          widths,
        ).length
      : 0;
  const body = columns.every(({ label }) => label === "") ? lines.slice(1) : lines;
  const rule = widths.map((width) => "-".repeat(width)).join("  ");
  if (headLines > 0) body.splice(headLines, 0, rule);
  const rest = more > 0 ? `  ${say(`……另有${more}行`, `… ${more} more`)}\n` : "";
  return `${caption}\n${body.map((line) => `  ${line}`.trimEnd()).join("\n")}\n${rest}`;
}

/** A row whose cells may have several lines. */
function linesOf(
  row: readonly string[][],
  isNumber: readonly boolean[],
  widths: readonly number[],
): string[] {
  const height = Math.max(1, ...row.map((cell) => cell.length));
  return Array.from({ length: height }, (_, l) =>
    row
      .map((cell, c) => {
        const line = cell[l] ?? "";
        const space = " ".repeat(widths[c]! - widthOf(line));
        return isNumber[c] ? space + line : line + space;
      })
      .join("  "),
  );
}

/** Control characters of a file must not reach the terminal. */
function plain(text: string): string {
  return text.replace(/\p{Cc}/gu, " ");
}

/** A Chinese character, or a word, with the marks that must not part from it. */
const UNBROKEN = /[（“]*(?:\p{sc=Han}|[^\s\p{sc=Han}，。：；、！？）”（“]+)[，。：；、！？）”]*\s*|\S|\s+/gu;

/** Broken at blanks where there are some, anywhere in Chinese. */
function folded(text: string): string[] {
  if (widthOf(text) <= WIDEST) return [text];
  const lines: string[] = [];
  let line = "";
  for (const word of text.match(UNBROKEN) ?? [text]) {
    if (line !== "" && widthOf(line + word.trimEnd()) > WIDEST) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += word;
  }
  return [...lines, line.trimEnd()];
}

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** Columns of a terminal: two for a character of East Asia, none for a mark on another. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += /\p{Mn}/u.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}
