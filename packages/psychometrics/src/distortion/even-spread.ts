/**
 * Awards spread too evenly. Within a unit: the number of repeat awards R = Σ over persons of w(w − 1)/2, against
 * a lottery among each year's candidates that forgets who has won before. Fewer repeats than even the lottery
 * gives mean that past winners were passed over; merit only makes repeats more frequent, so the test is
 * conservative where merit counts.
 * Effect: 1 − R / mean of R in the lottery (1: nobody twice).
 * Limits: at most 255 years.
 */
import type { Candidate } from "./candidates.ts";
import { type PermutationOptions, permutationP, positionsBy, type TestResult } from "./result.ts";
import { SharedDraws, sumsByCode } from "./shared-draws.ts";

export function evenSpread(candidates: readonly Candidate[], options: PermutationOptions = {}): TestResult[] {
  const permutations = options.permutations ?? 2000;
  const draws = new SharedDraws(options.seed ?? 1, permutations);
  const results: TestResult[] = [];
  for (const [unit, records] of positionsBy(candidates, (candidate) => candidate.unit)) {
    const lottery = lotteryOf(candidates, records);
    const drawn = drawRepeats(lottery, draws, permutations);
    let sum = 0;
    let asFew = 0;
    const observed = observedRepeats(lottery);
    for (let p = 0; p < permutations; p++) {
      sum += drawn[p];
      if (drawn[p] <= observed) asFew++;
    }
    if (sum === 0) continue;
    results.push({
      test: "even-spread",
      subject: unit,
      statistic: observed,
      effect: 1 - observed / (sum / permutations),
      p: permutationP(asFew, permutations),
      records: records.filter((i) => candidates[i].awarded),
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

/**
 * R in each permutation. Wins are counted for several persons at once, as fields of one whole number: four bits each
 * up to 15 years, eight beyond.
 */
function drawRepeats({ persons, rounds }: Lottery, draws: SharedDraws, permutations: number): Float64Array {
  const bits = rounds.length <= 15 ? 4 : 8;
  const perWord = 32 / bits;
  const pairs = pairsByByte(bits);
  const repeats = new Float64Array(permutations);
  const fields = new Int32Array(permutations);
  for (let word = 0; word * perWord < persons; word++) {
    fields.fill(0);
    rounds.forEach(({ candidates, winners }, t) => {
      if (winners.length === 0) return;
      const lots = draws.lots(t, candidates.length, winners.length);
      const one = new Float64Array(winners.length).fill(1);
      const field = Float64Array.from(candidates, (person) => {
        const within = person - word * perWord;
        return within >= 0 && within < perWord ? 2 ** (within * bits) : 0;
      });
      lots.groups.forEach((codes, g) => {
        const sums = sumsByCode(lots, g, one, field);
        const wins = new Int32Array(sums.length);
        for (let i = 0; i < sums.length; i++) wins[i] = sums[i] | 0;
        for (let p = 0; p < permutations; p++) fields[p] += wins[codes[p]];
      });
    });
    for (let p = 0; p < permutations; p++) {
      const own = fields[p];
      repeats[p] +=
        pairs[own & 255] + pairs[(own >>> 8) & 255] + pairs[(own >>> 16) & 255] + pairs[own >>> 24];
    }
  }
  return repeats;
}

/** Σ w(w − 1)/2 over the fields in each byte. */
function pairsByByte(bits: number): Uint16Array {
  const pairsOf = (wins: number) => (wins * (wins - 1)) / 2;
  return Uint16Array.from({ length: 256 }, (_, byte) =>
    bits === 8 ? pairsOf(byte) : pairsOf(byte & 15) + pairsOf(byte >> 4),
  );
}
