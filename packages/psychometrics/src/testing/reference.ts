/** Reference data beside the project's root; tests on it skip by name where it is missing. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const FOLDER = join(fileURLToPath(import.meta.url), "../../../../../../shared/data");

export const hasReference = existsSync(join(FOLDER, "leadership-ratings.csv"));

/** Rows of a plain CSV file as records of text. */
export function readReference(name: string): Record<string, string>[] {
  const lines = readFileSync(join(FOLDER, name), "utf8").trim().split(/\r?\n/);
  const header = lines[0].split(",").map(unquote);
  return lines.slice(1).map((line) => {
    const cells = line.split(",").map(unquote);
    return Object.fromEntries(header.map((column, i) => [column, cells[i]]));
  });
}

export const LEADERSHIP_ITEMS = Array.from({ length: 11 }, (_, i) => `LEAD${String(i + 1).padStart(2, "0")}`);

/** The sheets of the leadership ratings: 2,042 rows of 11 values, with the ratee of each. */
export function leadershipSheets(): { ratee: string; values: number[] }[] {
  return readReference("leadership-ratings.csv").map((row) => ({
    ratee: row.ratee,
    values: LEADERSHIP_ITEMS.map((item) => Number(row[item])),
  }));
}

function unquote(cell: string): string {
  return cell.startsWith('"') ? cell.slice(1, -1) : cell;
}
