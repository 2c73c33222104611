/** What a cell says, in the encoding of the file. */
import type { Encoding } from "./open-bytes.ts";
import type { Row } from "./row-reader.ts";

export class CellText {
  #encoding: Encoding;
  readonly #utf8 = new TextDecoder("utf-8", { fatal: true });
  readonly #gb18030 = new TextDecoder("gb18030", { fatal: true });

  constructor(encoding: Encoding) {
    this.#encoding = encoding;
  }

  /** "ascii" when no cell that was read held anything else. */
  get encoding(): Encoding {
    return this.#encoding;
  }

  /** null when the bytes are no text in the encoding of the file. */
  read(row: Row, cell: number): string | null {
    const bytes = row.bytes.subarray(row.start[cell], row.end[cell]);
    const text = this.#decode(bytes);
    if (text === null) return null;
    const plain = row.doubled[cell] === 1 ? text.replaceAll('""', '"') : text;
    return plain.trim();
  }

  #decode(bytes: Buffer): string | null {
    if (this.#encoding === "ascii") this.#encoding = this.#guess(bytes);
    try {
      return (this.#encoding === "gb18030" ? this.#gb18030 : this.#utf8).decode(bytes);
    } catch {
      return null;
    }
  }

  /** The first cell beyond ASCII decides. */
  #guess(bytes: Buffer): Encoding {
    if (!bytes.some((byte) => byte >= 0x80)) return "ascii";
    try {
      this.#utf8.decode(bytes);
      return "utf-8";
    } catch {
      return "gb18030";
    }
  }
}
