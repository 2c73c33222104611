/** What every distortion test returns. A result is a lead to check, never a verdict. */
import { PsychometricsError } from "../errors.ts";
import { benjaminiHochberg } from "../numeric/false-discovery.ts";

export type TestName =
  | "turn-taking"
  | "seniority"
  | "even-spread"
  | "score-grade"
  | "leniency"
  | "no-differences"
  | "halo"
  | "long-string"
  | "low-variability"
  | "odd-profile"
  | "identical-sheets"
  | "blocs"
  | "in-group"
  | "group-gap"
  | "record-vote"
  | "hair-breadth";

export interface TestResult {
  test: TestName;
  /** What it is about: a unit, a rater, a sheet, a pair of sheets. */
  subject: string;
  statistic: number;
  /** In the unit that the test's own file states. */
  effect: number;
  p: number;
  /** Positions in the input that it rests on. */
  records: number[];
}

export interface Finding extends TestResult {
  /** False-discovery rate at which it would be called, over the whole family (Benjamini and Hochberg 1995). */
  q: number;
}

/** All results with their q, the strongest first. */
export function asFindings(results: readonly TestResult[]): Finding[] {
  const q = benjaminiHochberg(results.map((result) => result.p));
  return results.map((result, i) => ({ ...result, q: q[i] })).sort((a, b) => a.p - b.p);
}

/** p of a random-permutation test; the data themselves count as one permutation (Phipson and Smyth 2010). */
export function permutationP(asExtreme: number, permutations: number): number {
  return (asExtreme + 1) / (permutations + 1);
}

/** @throws PsychometricsError `bad-value`, naming the first record whose value is not a finite number */
export function requireNumbers<T>(records: readonly T[], value: (record: T) => number): void {
  const at = records.findIndex((record) => !Number.isFinite(value(record)));
  if (at < 0) return;
  throw new PsychometricsError(
    "bad-value",
    {
      zh: `第${at + 1}条记录的值${value(records[at])}不可用;请去掉或更正它。`,
      en: `Record ${at + 1} has the value ${value(records[at])}; leave it out or correct it.`,
    },
    { at },
  );
}

export interface PermutationOptions {
  /** The same seed gives the same p. */
  seed?: number;
  permutations?: number;
}

/** Positions of the records of each label, in order of appearance. */
export function positionsBy<T>(records: readonly T[], label: (record: T) => string): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  records.forEach((record, i) => {
    const key = label(record);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [i]);
    else group.push(i);
  });
  return groups;
}
