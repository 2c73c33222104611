import type { Text } from "@hengjian/appraisal";
import type { Candidate, EvidenceFact, LeadTest, RatedSheet, RatingSet, TestRun } from "../types.ts";

/** The same seed for every test: the same ratings give the same p-values. */
export const SEED = 20_260_101;

/** A single lead among the results of all ratees must be able to reach the false-discovery rate. */
export function permutationsFor(set: RatingSet): number {
  return Math.min(100_000, Math.max(10_000, 200 * set.ratees.length));
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
