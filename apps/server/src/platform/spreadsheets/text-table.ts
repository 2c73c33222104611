import { CsvError, parse } from "csv-parse/sync";
import type { Grid } from "./grid.ts";
import { MAX_ROWS } from "./limits.ts";
import { refusals } from "./refusals.ts";

/** A CSV or tab-separated file in UTF-8 (with or without mark), UTF-16 or GBK. @throws DomainError of `refusals` */
export function readTextTable(bytes: Uint8Array): Grid {
  const { text, encoding } = decode(bytes);
  const notices =
    encoding === "GB18030" ? [{ zh: "文本按 GBK 编码读取。", en: "The text was read as GBK." }] : [];
  return { format: "csv", sheets: [{ name: "CSV", rows: split(text), merges: [] }], notices };
}

function decode(bytes: Uint8Array): { text: string; encoding: string } {
  const [a, b] = bytes;
  const encodings =
    a === 0xff && b === 0xfe ? ["UTF-16LE"] : a === 0xfe && b === 0xff ? ["UTF-16BE"] : ["UTF-8", "GB18030"];
  for (const encoding of encodings) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      // Binary rubbish may happen to decode; control characters give it away.
      // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
      if (/[\u0000-\u0008\u000e-\u001f\ufffd]/.test(text)) throw refusals.notSpreadsheet();
      return { text, encoding };
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  throw refusals.encoding();
}

function split(text: string): string[][] {
  const firstLine = text.slice(0, text.indexOf("\n") + 1 || undefined);
  const count = (mark: string) => firstLine.split(mark).length;
  const delimiter = [",", "\t", ";"].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
  try {
    const rows: string[][] = parse(text, {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: false,
      trim: true,
      bom: true,
    });
    if (rows.length > MAX_ROWS) throw refusals.tooManyRows(MAX_ROWS);
    return rows;
  } catch (error) {
    if (error instanceof CsvError) throw refusals.csv(Number(error.lines ?? 1));
    throw error;
  }
}
