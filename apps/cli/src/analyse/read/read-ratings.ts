/** A rating table from a text file of any size, in one pass. */
import { AnalyseFault } from "../fault.ts";
import type { AnalyseOptions } from "../options.ts";
import { CellText } from "./cell-text.ts";
import { CellFaults } from "./faults.ts";
import { Growing } from "./growing.ts";
import { columnsNamed, placeOf, requireOneRole } from "./header.ts";
import { LabelColumn } from "./label-column.ts";
import { LARGEST_MARK, remedyFor, shorten } from "./mark-faults.ts";
import { type Encoding, openBytes } from "./open-bytes.ts";
import { NO_MARK, type Ratings } from "./ratings.ts";
import { type Row, RowReader } from "./row-reader.ts";

/** Cells that stand for "no rating", besides the empty one. */
const MISSING = [
  "",
  "na",
  "n/a",
  "n.a.",
  "#n/a",
  "nan",
  "null",
  "none",
  "\\n",
  ".",
  "/",
  "-",
  "--",
  "–",
  "—",
  "——",
  "不了解",
  "不熟悉",
  "不清楚",
  "未评",
  "未评价",
  "弃权",
  "缺",
  "缺失",
];

export type Choice = Pick<AnalyseOptions, "file" | "ratee" | "rater" | "groups" | "items" | "missing">;

/** @throws AnalyseFault with row, column and remedy */
export async function readRatings(choice: Choice): Promise<Ratings> {
  const { encoding, delimiter, chunks } = await openBytes(choice.file);
  const sink = new Sink(choice, encoding);
  const reader = new RowReader(delimiter, (row) => sink.take(row));
  for await (const chunk of chunks) reader.push(chunk);
  reader.finish();
  return sink.finish();
}

interface Columns {
  width: number;
  labels: LabelColumn[];
  items: { name: string; at: number }[];
}

class Sink {
  readonly #choice: Choice;
  readonly #text: CellText;
  readonly #missing: ReadonlySet<string>;
  /** Bytes that are a mark by themselves: most cells are one digit. */
  readonly #markOfByte = new Int16Array(256).fill(NO_MARK);
  readonly #faults = new CellFaults();
  readonly #marks = new Growing((length) => new Int16Array(length));
  readonly #row = new Growing((length) => new Uint32Array(length));
  #columns: Columns | null = null;

  constructor(choice: Choice, encoding: Encoding) {
    this.#choice = choice;
    this.#text = new CellText(encoding);
    this.#missing = new Set([...MISSING, ...choice.missing.map((one) => one.toLowerCase())]);
    for (let digit = 0; digit <= 9; digit++) {
      if (!this.#missing.has(String(digit))) this.#markOfByte[0x30 + digit] = digit;
    }
  }

  take(row: Row): void {
    if (this.#columns === null) this.#columns = this.#header(row);
    else this.#sheet(this.#columns, row);
  }

  #header(row: Row): Columns {
    const names = Array.from({ length: row.count }, (_, cell) => this.#text.read(row, cell));
    if (!names.every((name) => name !== null)) throw unreadableHeader(this.#choice.file);
    const { ratee, rater } = this.#choice;
    const groups = columnsNamed(names, this.#choice.groups);
    const items = columnsNamed(names, this.#choice.items);
    requireOneRole([ratee, rater, ...items, ...groups]);
    return {
      width: row.count,
      labels: [ratee, rater, ...groups].map((name) => new LabelColumn(name, placeOf(names, name))),
      items: items.map((name) => ({ name, at: placeOf(names, name) })),
    };
  }

  #sheet({ width, labels, items }: Columns, row: Row): void {
    if (!hasWidth(row, width)) {
      this.#faults.add(
        `第${row.number}行有${row.count}格，表头有${width}格。`,
        `Row ${row.number} has ${row.count} cells, the header ${width}.`,
      );
      return;
    }
    for (const column of labels) column.push(Math.max(0, column.element(row, this.#text, this.#faults)));
    for (const item of items) this.#marks.push(this.#mark(row, item));
    this.#row.push(row.number);
  }

  #mark(row: Row, { name, at }: { name: string; at: number }): number {
    const from = row.start[at]!;
    if (row.end[at]! - from === 1) {
      const mark = this.#markOfByte[row.bytes[from]!]!;
      if (mark !== NO_MARK) return mark;
    }
    const text = this.#text.read(row, at);
    const plain = text?.normalize("NFKC").trim().toLowerCase() ?? "\ufffd";
    if (this.#missing.has(plain)) return NO_MARK;
    const number = /^[-+]?\d/.test(plain) ? Number(plain) : Number.NaN;
    if (Number.isInteger(number) && Math.abs(number) <= LARGEST_MARK) return number;
    const shown = shorten(text ?? "?");
    this.#faults.add(
      `第${row.number}行“${name}”列是“${shown}”，应为整数或留空。`,
      `Row ${row.number}, column "${name}" holds "${shown}"; expected a whole number or nothing.`,
      remedyFor(plain),
    );
    return NO_MARK;
  }

  finish(): Ratings {
    this.#faults.raise();
    if (this.#columns === null) throw nothing(this.#choice.file, 0);
    if (this.#row.length === 0) throw nothing(this.#choice.file, this.#columns.width);
    const [ratee, rater, ...groups] = this.#columns.labels.map((column) => column.finish());
    return {
      ratee: ratee!,
      rater: rater!,
      groups,
      items: this.#columns.items.map(({ name }) => name),
      marks: this.#marks.finish(),
      row: this.#row.finish(),
      encoding: this.#text.encoding,
    };
  }
}

function unreadableHeader(file: string): AnalyseFault {
  return new AnalyseFault({
    zh: `${file} 的表头有无法识别的字符。请另存为 UTF-8 编码的 CSV。`,
    en: `The header of ${file} holds characters that cannot be read. Save the file as UTF-8 CSV.`,
  });
}

/** Empty cells past the header are the tail that spreadsheets leave. */
function hasWidth({ count, start, end }: Row, width: number): boolean {
  if (count < width) return false;
  for (let cell = width; cell < count; cell++) if (end[cell]! > start[cell]!) return false;
  return true;
}

function nothing(file: string, columns: number): AnalyseFault {
  return columns === 0
    ? new AnalyseFault({ zh: `${file} 没有内容。`, en: `${file} has no content.` })
    : new AnalyseFault({
        zh: `${file} 只有表头，没有评分。`,
        en: `${file} has a header and no ratings.`,
      });
}
