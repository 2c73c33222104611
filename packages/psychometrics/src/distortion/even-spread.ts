/**
 * Awards spread too evenly. Within a unit: the number of repeat awards R = Σ over persons of w(w − 1)/2, against
 * a lottery among each year's candidates that forgets who has won before. Fewer repeats than even the lottery
 * gives mean that past winners were passed over; merit only makes repeats more frequent, so the test is
 * conservative where merit counts.
 * Effect: 1 − R / mean of R in the lottery (1: nobody twice).
 */
import type { Candidate } from "./candidates.ts";
import { type PermutationOptions, permutationP, positionsBy, type TestResult } from "./result.ts";
import { SharedDraws } from "./shared-draws.ts";

export function evenSpread(candidates: readonly Candidate[], options: PermutationOptions = {}): TestResult[] {
  const permutations = options.permutations ?? 2000;
  const draws = new SharedDraws(options.seed ?? 1, permutations);
  const results: TestResult[] = [];
  for (const [unit, records] of positionsBy(candidates, (candidate) => candidate.unit)) {
    const lottery = lotteryOf(candidates, records);
    const awarded = records.filter((i) => candidates[i].awarded);
    const drawn = drawRepeats(lottery, draws, permutations);
    const mean = drawn.reduce((sum, repeats) => sum + repeats, 0) / permutations;
    if (mean === 0) continue;
    const observed = observedRepeats(lottery);
    results.push({
      test: "even-spread",
      subject: unit,
      statistic: observed,
      effect: 1 - observed / mean,
      p: permutationP(drawn.filter((repeats) => repeats <= observed).length, permutations),
      records: awarded,
    });
  }
  return results;
}

interface Lottery {
  persons: number;
  /** Candidates of each year by number within the unit, and who of them won. */
  rounds: { candidates: Uint16Array; winners: Uint16Array }[];
}

function lotteryOf(candidates: readonly Candidate[], records: readonly number[]): Lottery {
  const place = new Map<string, number>();
  for (const i of records) if (!place.has(candidates[i].person)) place.set(candidates[i].person, place.size);
  const numbers = (of: readonly number[]) => Uint16Array.from(of, (i) => place.get(candidates[i].person)!);
  const years = positionsBy(records, (i) => String(candidates[i].year));
  const rounds = [...years.values()].map((positions) => {
    const round = positions.map((p) => records[p]);
    return { candidates: numbers(round), winners: numbers(round.filter((i) => candidates[i].awarded)) };
  });
  return { persons: place.size, rounds };
}

function observedRepeats({ persons, rounds }: Lottery): number {
  const wins = new Float64Array(persons);
  let repeats = 0;
  for (const { winners } of rounds) for (const person of winners) repeats += wins[person]++;
  return repeats;
}

/** R in each permutation. An award to somebody with w awards so far makes w new repeats. */
function drawRepeats({ persons, rounds }: Lottery, draws: SharedDraws, permutations: number): Float64Array {
  const wins = new Uint16Array(persons);
  const repeats = new Float64Array(permutations);
  const lots = rounds.map((round, t) => draws.lots(t, round.candidates.length, round.winners.length));
  for (let p = 0; p < permutations; p++) {
    wins.fill(0);
    let sum = 0;
    for (let t = 0; t < rounds.length; t++) {
      const own = rounds[t].candidates;
      const count = rounds[t].winners.length;
      const table = lots[t];
      for (let i = p * count; i < (p + 1) * count; i++) sum += wins[own[table[i]]]++;
    }
    repeats[p] = sum;
  }
  return repeats;
}
