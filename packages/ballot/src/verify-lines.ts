import { sheetReader } from "./ballot.ts";
import { canonicalJson } from "./canonical-json.ts";
import { FILES } from "./record.ts";
import type { Words } from "./refusal.ts";
import { base64, exactly, hex, type Reader, readJson, ShapeError, text } from "./shape.ts";

/** Something wrong with a record, with its place. */
export interface Problem {
  code: string;
  file: string;
  /** Counted from 1; null when the file as a whole is meant. */
  line: number | null;
  text: Words;
}

export type Report = (code: string, file: string, line: number | null, text: Words) => void;

export const ballotLineReader = exactly({
  h: hex(32),
  key: hex(32),
  prefix: base64(32),
  signature: base64(64),
  token: base64(384),
});
export const sheetLineReader = exactly({ commitment: hex(32), ratee: text(64) });
export const openingReader = exactly({ commitment: hex(32), salt: base64(32), sheet: sheetReader });

/**
 * Lines of a file, each read, each checked to be the canonical JSON of what it says, in strictly ascending order.
 * A line that cannot be read is reported and null.
 */
export function readLines<T>(
  source: string,
  file: string,
  reader: Reader<T>,
  orderKey: (value: T) => string,
  report: Report,
): { lines: string[]; values: (T | null)[] } {
  const lines = splitLines(source, file, report);
  let last = "";
  const values = lines.map((line, i) => {
    const value = readLine(line, file, i + 1, reader, report);
    if (value === null) return null;
    const key = orderKey(value);
    if (key <= last)
      report("order", file, i + 1, {
        zh: "这一行的位置不对，或与前面重复。",
        en: "This line is out of order or occurs twice.",
      });
    last = key;
    return value;
  });
  return { lines, values };
}

export function splitLines(source: string, file: string, report: Report): string[] {
  if (source === "") return [];
  if (!source.endsWith("\n"))
    report("cut", file, null, { zh: "文件末尾被截断。", en: "The end of the file is cut off." });
  return source.replace(/\n$/, "").split("\n");
}

function readLine<T>(
  line: string,
  file: string,
  number: number,
  reader: Reader<T>,
  report: Report,
): T | null {
  try {
    const value = readJson(line, reader, "line");
    if (canonicalJson(value) === line) return value;
    report("not-canonical", file, number, {
      zh: "这一行不是规范形式。",
      en: "This line is not in canonical form.",
    });
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    report("unreadable", file, number, {
      zh: "这一行无法读取。",
      en: `This line cannot be read: ${error.message}`,
    });
  }
  return null;
}

/** The names a record may hold. */
export function knownFiles(groups: readonly string[]): Set<string> {
  const perGroup = groups.flatMap((id) => [FILES.ballots(id), FILES.sheets(id), FILES.openings(id)]);
  return new Set([FILES.manifest, FILES.order, FILES.summary, FILES.checkpoint, ...perGroup]);
}
