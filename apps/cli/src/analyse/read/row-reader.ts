/**
 * CSV (RFC 4180) from bytes that arrive in chunks: cells are places in the bytes, so a number is read and a known
 * label is found without making a string. Works on any encoding in which the marks are single bytes that occur in
 * no other character: ASCII, UTF-8, GB18030.
 */
import { AnalyseFault } from "../fault.ts";

const QUOTE = 0x22;
const LINE_FEED = 10;
const RETURN = 13;
const BLANK = 0x20;
/** A record longer than this has an opening quotation mark that is never closed. */
const LONGEST_RECORD = 1 << 24;

/** One record; used again for the next. */
export interface Row {
  /** From 1; what a spreadsheet calls the row. */
  number: number;
  bytes: Buffer;
  count: number;
  /** Cell c is bytes[start[c]] … bytes[end[c] − 1], without blanks around it and without quotation marks. */
  start: Int32Array;
  end: Int32Array;
  /** The cell holds doubled quotation marks. */
  doubled: Uint8Array;
}

export class RowReader {
  readonly #delimiter: number;
  readonly #visit: (row: Row) => void;
  readonly #row: Row;
  #rest: Buffer = Buffer.alloc(0);

  constructor(delimiter: number, visit: (row: Row) => void) {
    this.#delimiter = delimiter;
    this.#visit = visit;
    this.#row = { number: 0, bytes: this.#rest, count: 0, ...places(64) };
  }

  push(chunk: Buffer): void {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const used = this.#records(bytes, false);
    this.#rest = bytes.subarray(used);
    if (this.#rest.length > LONGEST_RECORD) throw unpaired(this.#row.number + 1);
  }

  finish(): void {
    if (this.#rest.length > 0) this.#records(this.#rest, true);
  }

  /** Visits every whole record; the number of bytes that they took. */
  #records(bytes: Buffer, isLast: boolean): number {
    this.#row.bytes = bytes;
    let at = 0;
    while (at < bytes.length) {
      const next = this.#record(bytes, at, isLast);
      if (next < 0) break;
      this.#row.number++;
      if (!this.#isBlank()) this.#visit(this.#row);
      at = next;
    }
    return at;
  }

  /** Finds the cells of the record at `from`; where the next begins, or −1 when this one is not whole yet. */
  #record(bytes: Buffer, from: number, isLast: boolean): number {
    const { length } = bytes;
    const delimiter = this.#delimiter;
    const row = this.#row;
    row.count = 0;
    let at = from;
    for (;;) {
      while (at < length && bytes[at] === BLANK) at++;
      let start = at;
      let end = at;
      let doubled = 0;
      if (bytes[at] === QUOTE) {
        start++;
        const close = closing(bytes, start);
        if (close.at < 0 || (close.at === length - 1 && !isLast)) {
          if (isLast) throw unpaired(row.number + 1);
          return -1;
        }
        end = close.at;
        doubled = close.isDoubled ? 1 : 0;
        at = end + 1;
        while (at < length && bytes[at] === BLANK) at++;
        if (at < length && !isEnd(bytes[at]!, delimiter)) throw unpaired(row.number + 1);
      } else {
        while (at < length && !isEnd(bytes[at]!, delimiter)) at++;
        end = at;
        while (end > start && bytes[end - 1] === BLANK) end--;
      }
      if (at >= length && !isLast) return -1;
      this.#add(start, end, doubled);
      if (at >= length) return length;
      const mark = bytes[at]!;
      at++;
      if (mark === delimiter) continue;
      if (mark === LINE_FEED) return at;
      if (at >= length) return isLast ? at : -1;
      return bytes[at] === LINE_FEED ? at + 1 : at;
    }
  }

  #add(start: number, end: number, doubled: number): void {
    const row = this.#row;
    if (row.count === row.start.length) this.#grow();
    row.start[row.count] = start;
    row.end[row.count] = end;
    row.doubled[row.count] = doubled;
    row.count++;
  }

  #grow(): void {
    const row = this.#row;
    const larger = places(2 * row.start.length);
    larger.start.set(row.start);
    larger.end.set(row.end);
    larger.doubled.set(row.doubled);
    Object.assign(row, larger);
  }

  #isBlank(): boolean {
    const { count, start, end } = this.#row;
    for (let c = 0; c < count; c++) if (end[c]! > start[c]!) return false;
    return true;
  }
}

function places(size: number): Pick<Row, "start" | "end" | "doubled"> {
  return { start: new Int32Array(size), end: new Int32Array(size), doubled: new Uint8Array(size) };
}

function isEnd(byte: number, delimiter: number): boolean {
  return byte === delimiter || byte === LINE_FEED || byte === RETURN;
}

/** The quotation mark that ends the cell; two in a row stand for one. */
function closing(bytes: Buffer, from: number): { at: number; isDoubled: boolean } {
  let isDoubled = false;
  for (let at = bytes.indexOf(QUOTE, from); at >= 0; at = bytes.indexOf(QUOTE, at + 2)) {
    if (bytes[at + 1] !== QUOTE) return { at, isDoubled };
    isDoubled = true;
  }
  return { at: -1, isDoubled };
}

function unpaired(row: number): AnalyseFault {
  return new AnalyseFault({
    zh: `第${row}行不是合格的 CSV（常见原因：引号没有成对）。`,
    en: `Row ${row} is not well-formed CSV (often an unpaired quotation mark).`,
  });
}
