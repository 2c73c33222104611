import { nationalPack } from "../packs/national.ts";
import { countyDepartmentHeads } from "../schemes/county-departments.ts";
import type { SheetInputs, Tally } from "../types.ts";

export const scheme = countyDepartmentHeads;
export const codes = scheme.indicators.map((one) => one.code);

/** Inputs about a nameless head of a department, to be filled by a test. */
export function inputsOf(tallies: readonly Tally[], extra: Partial<SheetInputs> = {}): SheetInputs {
  return {
    ratee: { ref: "r", name: "甲", unit: "局", post: "局长" },
    scheme,
    packs: [nationalPack],
    tallies,
    sheetStats: [],
    methodScores: [],
    cohort: null,
    source: { kind: "file", ref: "hash", label: { zh: "文件", en: "file" } },
    thresholds: { mean: 5, distribution: 8 },
    ...extra,
  };
}

/** @param counts votes for the levels 1 to 5 */
export function tally(indicator: string, group: string, counts: readonly number[]): Tally {
  return {
    indicator,
    group,
    counts: Object.fromEntries(counts.map((count, i) => [String(i + 1), count])),
    notKnown: 1,
    abstained: 0,
  };
}

/** The same counts on every indicator. */
export function tallies(group: string, counts: readonly number[]): Tally[] {
  return codes.map((code) => tally(code, group, counts));
}
