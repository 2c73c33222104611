import {
  computeCampaign,
  nationalPack,
  type RawSheet,
  countyDepartmentHeads as scheme,
  tallySheets,
} from "@hengjian/appraisal";
import { canonicalJson } from "@hengjian/ballot";

const RATEES = 49;
const SHEETS = 2042;
const ROUNDS = 9;

/** 49 score sheets from 22,462 ratings: tallies, two passes over the campaign, canonical JSON of every sheet. */
export async function bench(): Promise<void> {
  const codes = scheme.indicators.map((indicator) => indicator.code);
  const sheets = generated(codes);
  const times: number[] = [];
  let bytes = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now();
    const inputs = sheets.map((own, i) => ({
      ratee: { ref: `r${i}`, name: "", unit: "", post: "" },
      scheme,
      packs: [nationalPack],
      ...tallySheets(own, codes),
      methodScores: [],
      cohort: null,
      source: { kind: "file" as const, ref: "", label: { zh: "", en: "" } },
      thresholds: { mean: 5, distribution: 8 },
    }));
    const result = computeCampaign(inputs);
    bytes = result.sheets.reduce((total, sheet) => total + canonicalJson(sheet).length, 0);
    times.push(performance.now() - began);
  }
  const median = times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
  console.table({
    ratings: SHEETS * codes.length,
    "score sheets": RATEES,
    "median ms (wanted < 1000)": Math.round(median),
    "ratings per second": Math.round((SHEETS * codes.length * 1000) / median),
    "canonical JSON, kB": Math.round(bytes / 1000),
  });
}

/** Sheets without a pattern: the work does not depend on the answers. */
function generated(codes: readonly string[]): RawSheet[][] {
  const ratees = Array.from({ length: RATEES }, (): RawSheet[] => []);
  for (let i = 0; i < SHEETS; i++) {
    const answers = Object.fromEntries(codes.map((code, k) => [code, 1 + ((i * 7 + k * 3 + (i >> 3)) % 5)]));
    ratees[i % RATEES]?.push({ group: "subordinates", answers });
  }
  return ratees;
}
