/** A column of labels: the element of each sheet. */
import { ByteKeys } from "./byte-keys.ts";
import type { CellText } from "./cell-text.ts";
import type { CellFaults } from "./faults.ts";
import { Growing } from "./growing.ts";
import type { Labels } from "./ratings.ts";
import type { Row } from "./row-reader.ts";

export class LabelColumn {
  readonly name: string;
  readonly #at: number;
  readonly #ids: string[] = [];
  readonly #index = new Growing((length) => new Uint32Array(length));
  /** Elements by the bytes of the cell: no decoding for a label that was met before. */
  readonly #byBytes = new ByteKeys();
  readonly #byText = new Map<string, number>();

  constructor(name: string, at: number) {
    this.name = name;
    this.#at = at;
  }

  /** The element of this row; −1 when the cell holds no label. */
  element(row: Row, text: CellText, faults: CellFaults): number {
    const start = row.start[this.#at]!;
    const end = row.end[this.#at]!;
    const known = this.#byBytes.get(row.bytes, start, end);
    if (known >= 0) return known;
    const label = text.read(row, this.#at);
    if (label === null) {
      faults.add(
        `第${row.number}行“${this.name}”列有无法识别的字符。请另存为 UTF-8 编码的 CSV。`,
        `Row ${row.number}, column "${this.name}" holds characters that cannot be read. Save the file as UTF-8 CSV.`,
      );
      return -1;
    }
    if (label === "") {
      faults.add(
        `第${row.number}行“${this.name}”列是空的；请补上，或删去这一行。`,
        `Row ${row.number}, column "${this.name}" is empty; fill it in or take the row out.`,
      );
      return -1;
    }
    const element = this.#byText.get(label) ?? this.#ids.push(label) - 1;
    this.#byText.set(label, element);
    this.#byBytes.add(row.bytes, start, end, element);
    return element;
  }

  push(element: number): void {
    this.#index.push(element);
  }

  finish(): Labels {
    return { column: this.name, ids: this.#ids, index: this.#index.finish() };
  }
}
