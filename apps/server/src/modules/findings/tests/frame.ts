import type { Text } from "@hengjian/appraisal";
import type { TestResult } from "@hengjian/psychometrics";
import type { Candidate, EvidenceFact, LeadTest, RatedSheet, RatingSet, TestRun } from "../types.ts";

/** The same seed for every test: the same ratings give the same p-values. */
export const SEED = 20_260_101;

const FIRST_ROUND = 1000;
const PROMISING = 0.1;

/**
 * Permutation p-values in two rounds: few draws for everybody, then many for those alone whose p could come near the
 * false-discovery rate. What is not below 0.1 after a thousand draws cannot become a lead.
 * @param test the test over these records; a record belongs to one subject, whose result depends on no other's records
 */
export function inTwoRounds<One>(
  records: readonly One[],
  subjectOf: (record: One) => string,
  ratees: number,
  test: (records: readonly One[], options: { seed: number; permutations: number }) => TestResult[],
): Omit<TestResult, "records">[] {
  const first = test(records, { seed: SEED, permutations: FIRST_ROUND });
  const promising = new Set(first.filter((one) => one.p <= PROMISING).map((one) => one.subject));
  if (promising.size === 0) return first;
  const again = records.filter((record) => promising.has(subjectOf(record)));
  const second = test(again, { seed: SEED, permutations: permutationsFor(ratees) });
  return [...second, ...first.filter((one) => !promising.has(one.subject))];
}

/** A single lead among the results of all ratees must be able to reach the false-discovery rate. */
export function permutationsFor(ratees: number): number {
  return Math.min(100_000, Math.max(10_000, 200 * ratees));
}

export function made(test: LeadTest, candidates: Candidate[]): TestRun {
  return { test, candidates, notRun: null };
}

export function notMade(test: LeadTest, notRun: Text): TestRun {
  return { test, candidates: [], notRun };
}

export function fact(zh: string, en: string, value: number | null, decimals = 0): EvidenceFact {
  return { label: { zh, en }, value, decimals };
}

/** "王某(县财政局)": a ratee as pages name one. */
export function rateeText(set: RatingSet, ratee: number): Text {
  const { name, unitName } = set.ratees[ratee]!;
  return { zh: `${name}(${unitName})`, en: `${name} (${unitName})` };
}

export function isComplete(sheet: RatedSheet): boolean {
  return sheet.marks.every((mark) => !Number.isNaN(mark));
}

/** Mean of the marks of a sheet, or NaN without any. */
export function sheetMean({ marks }: RatedSheet): number {
  const given = marks.filter((mark) => !Number.isNaN(mark));
  return given.reduce((sum, mark) => sum + mark, 0) / given.length;
}

/**
 * Sheets that may enter a mean, with that mean: those of groups as large as a mean of their own needs. Otherwise the
 * difference to the numbers on the score sheet would give a small group away.
 */
export function meanSheets(set: RatingSet): { ratee: number; group: number; mean: number }[] {
  const all = set.sheets
    .map((sheet) => ({ ratee: sheet.ratee, group: sheet.group, mean: sheetMean(sheet) }))
    .filter((one) => !Number.isNaN(one.mean));
  const sizes = Map.groupBy(all, (one) => `${one.ratee} ${one.group}`);
  return all.filter((one) => sizes.get(`${one.ratee} ${one.group}`)!.length >= set.thresholds.mean);
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function sdOf(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const mean = meanOf(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

export function percentText(share: number): string {
  return `${(share * 100).toFixed(0)}%`;
}
