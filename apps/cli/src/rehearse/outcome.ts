import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** What a rehearsal found, for summary.json and the last lines. */
export interface Outcome {
  units: number;
  roster: { dataRows: number; good: number; errorRows: number; add: number };
  secondImport: { add: number; change: number; same: number };
  ratees: number;
  sheets: number;
  ratings: number;
  meanOfRatees: number;
  best: { unitCode: string; mean: number }[];
  reliability: { icc1: number | null; icc2: number | null };
  quota: { places: number; sentence: string };
  excellent: number;
  letters: number;
  files: number;
  auditEntries: number;
  root: string;
}

/** @param timings milliseconds by step */
export function writeSummary(out: string, outcome: Outcome, timings: Record<string, number>): void {
  writeFileSync(
    join(out, "summary.json"),
    `${JSON.stringify({ counts: outcome, timingsMs: timings, root: outcome.root }, null, 2)}\n`,
  );
}
