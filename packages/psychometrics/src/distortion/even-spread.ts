/**
 * Awards spread too evenly. Within a unit: the number of repeat awards R = Σ over persons of w(w − 1)/2, against
 * a lottery among each year's candidates that forgets who has won before. Fewer repeats than even the lottery
 * gives mean that past winners were passed over; merit only makes repeats more frequent, so the test is
 * conservative where merit counts.
 * Effect: 1 − R / mean of R in the lottery (1: nobody twice).
 */
import { createRandom } from "../numeric/random.ts";
import type { Candidate } from "./candidates.ts";
import { type PermutationOptions, permutationP, positionsBy, type TestResult } from "./result.ts";

export function evenSpread(candidates: readonly Candidate[], options: PermutationOptions = {}): TestResult[] {
  const permutations = options.permutations ?? 2000;
  const random = createRandom(options.seed ?? 1);
  const results: TestResult[] = [];
  for (const [unit, records] of positionsBy(candidates, (candidate) => candidate.unit)) {
    const persons = [...new Set(records.map((i) => candidates[i].person))];
    const place = new Map(persons.map((person, k) => [person, k]));
    const rounds = [...Map.groupBy(records, (i) => candidates[i].year).values()].map((round) => ({
      persons: Uint32Array.from(round, (i) => place.get(candidates[i].person)!),
      awards: round.filter((i) => candidates[i].awarded).length,
    }));
    const awarded = records.filter((i) => candidates[i].awarded);
    const wins = new Float64Array(persons.length);
    for (const i of awarded) wins[place.get(candidates[i].person)!]++;
    const observed = repeats(wins);
    let asFew = 0;
    let sum = 0;
    for (let p = 0; p < permutations; p++) {
      wins.fill(0);
      for (const round of rounds)
        for (const k of random.sample(round.persons.length, round.awards)) wins[round.persons[k]]++;
      const drawn = repeats(wins);
      sum += drawn;
      if (drawn <= observed) asFew++;
    }
    if (sum === 0) continue;
    results.push({
      test: "even-spread",
      subject: unit,
      statistic: observed,
      effect: 1 - observed / (sum / permutations),
      p: permutationP(asFew, permutations),
      records: awarded,
    });
  }
  return results;
}

function repeats(wins: Float64Array): number {
  let sum = 0;
  for (const won of wins) sum += (won * (won - 1)) / 2;
  return sum;
}
