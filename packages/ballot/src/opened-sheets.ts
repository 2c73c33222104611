import type { Sheet } from "./ballot.ts";
import { fromUtf8 } from "./bytes.ts";
import { FILES } from "./record.ts";
import { readJson } from "./shape.ts";
import { openingReader } from "./verify-lines.ts";

/**
 * The sheets of one group from a recount team's copy of a record that was verified.
 * @throws ShapeError for lines that are none
 */
export function openedSheets(files: ReadonlyMap<string, Uint8Array>, group: string): Sheet[] {
  const source = fromUtf8(files.get(FILES.openings(group)) ?? new Uint8Array());
  const lines = source.split("\n").filter((line) => line !== "");
  return lines.map((line) => readJson(line, openingReader, "opening").sheet);
}
