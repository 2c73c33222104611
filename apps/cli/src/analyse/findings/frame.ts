/** What all distortion tests of a rating table share. A finding is a lead to check, never a verdict. */
import { type Bilingual, benjaminiHochberg } from "@hengjian/psychometrics";
import { type Missing, type Note, note } from "../notes.ts";
import { NO_MARK, type Ratings } from "../read/ratings.ts";

export type FindingTest =
  | "leniency"
  | "no-differences"
  | "halo"
  | "long-string"
  | "low-variability"
  | "odd-profile"
  | "identical-sheets"
  | "blocs"
  | "group-leniency"
  | "group-gap"
  | "in-group";

/** Whom or what it is about, by their ids in the file. */
export interface About {
  rater?: string;
  raters?: [string, string];
  ratee?: string;
  group?: string;
}

export interface Candidate {
  test: FindingTest;
  about: About;
  statistic: number;
  effect: number;
  p: number;
  /** Positions of the sheets that it rests on. */
  sheets: readonly number[];
  /** Made only for what is told. */
  text: () => Bilingual;
}

export interface Finding extends Omit<Candidate, "text"> {
  text: Bilingual;
  /** False-discovery rate at which it would be called, over the results of the same test. */
  q: number;
}

export interface TestRun {
  test: FindingTest;
  candidates: Candidate[];
  notRun: Missing | null;
  /** 0 for an exact test. */
  permutations: number;
  /** Fewer permutations than the number of results needs. */
  limit: Note | null;
}

export interface TestOutcome extends Omit<TestRun, "candidates"> {
  tried: number;
  found: number;
}

export const FALSE_DISCOVERY_RATE = 0.05;

/** Smaller effects are no lead, however sure: with many sheets trifles become significant. In the unit of the test. */
export const SMALLEST_EFFECT: Readonly<Record<FindingTest, number>> = {
  leniency: 0.2,
  "no-differences": 0.15,
  halo: 0.15,
  "long-string": 0.5,
  "low-variability": 0.3,
  "odd-profile": 2,
  "identical-sheets": 0.2,
  blocs: 2.5,
  "group-leniency": 0.2,
  "group-gap": 0.5,
  "in-group": 0.2,
};

/**
 * q over the results of each test (Benjamini and Hochberg 1995): rater tests have a few hundred results, pairs of sheets
 * hundreds of thousands, and in one family the second would drown the first.
 */
export function conclude(runs: readonly TestRun[]): { findings: Finding[]; tests: TestOutcome[] } {
  const found = runs.map((run) => {
    const q = benjaminiHochberg(run.candidates.map(({ p }) => p));
    return run.candidates
      .map((candidate, i) => ({ ...candidate, q: q[i]! }))
      .filter(({ test, effect, q }) => q <= FALSE_DISCOVERY_RATE && Math.abs(effect) >= SMALLEST_EFFECT[test])
      .map((candidate): Finding => ({ ...candidate, text: candidate.text() }))
      .sort((a, b) => a.p - b.p || Math.abs(b.effect) - Math.abs(a.effect));
  });
  const tests = runs.map(({ candidates, ...run }, r) => ({
    ...run,
    tried: candidates.length,
    found: found[r]!.length,
  }));
  return { findings: found.flat(), tests };
}

export function made(test: FindingTest, candidates: Candidate[], plan: Plan | null = null): TestRun {
  return {
    test,
    candidates,
    notRun: null,
    permutations: plan?.permutations ?? 0,
    limit: plan?.limit ?? null,
  };
}

export function notMade(test: FindingTest, notRun: Missing): TestRun {
  return { test, candidates: [], notRun, permutations: 0, limit: null };
}

export interface Plan {
  permutations: number;
  limit: Note | null;
}

/** Single values that are moved in about half a second. */
const MOVES = 1e7;
const FEWEST = 200;
const MOST = 100_000;
/** Permutations for each result, so that one strong result among them can be called. */
const PER_RESULT = 60;

/**
 * How often to permute `records` values for `results` p-values.
 * @returns null when there is no time for a sensible number
 */
export function planPermutations(records: number, results: number, full: boolean): Plan | null {
  const wanted = Math.min(MOST, Math.max(1000, PER_RESULT * results));
  const permutations = full ? wanted : Math.min(wanted, Math.floor(MOVES / records));
  if (permutations < FEWEST) return null;
  if (permutations === wanted) return { permutations, limit: null };
  const least = (1 / (permutations + 1)).toPrecision(2);
  return {
    permutations,
    limit: note(
      "few-permutations",
      `数据量大，只置换了${permutations}次，p 最小只能到${least}，个别的异常可能显不出来；加 --full 则置换${wanted}次。`,
      `With so many ratings only ${permutations} permutations were made; p cannot fall below ${least}, and single odd cases may stay hidden. --full makes ${wanted}.`,
    ),
  };
}

/** Mean mark of each sheet, as if every sheet had a mark on every item; NaN without marks. */
export function sheetScores({ marks, items, row }: Ratings): Float64Array {
  const k = items.length;
  const sums = new Float64Array(k);
  const counts = new Float64Array(k);
  for (let i = 0; i < marks.length; i++) {
    if (marks[i] === NO_MARK) continue;
    sums[i % k]! += marks[i]!;
    counts[i % k]!++;
  }
  const means = sums.map((sum, j) => (counts[j]! > 0 ? sum / counts[j]! : 0));
  const used = means.filter((_, j) => counts[j]! > 0);
  const centre = used.reduce((sum, mean) => sum + mean, 0) / used.length;
  return Float64Array.from({ length: row.length }, (_, s) => {
    let sum = 0;
    let count = 0;
    for (let j = 0; j < k; j++) {
      const mark = marks[s * k + j]!;
      if (mark === NO_MARK) continue;
      sum += mark - means[j]!;
      count++;
    }
    return centre + sum / count;
  });
}

/** Decimals of a sentence. */
export function shown(value: number, decimals = 2): string {
  return value.toFixed(decimals);
}

export function percent(share: number): string {
  return `${Math.round(100 * share)}%`;
}
