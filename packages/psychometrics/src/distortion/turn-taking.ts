/**
 * Awards taken in turns. Within a unit: T = Σ over persons and their consecutive awards of 1 / (years between).
 * Taking turns spaces a person's awards out, so T is small. The years are permuted with their winners: how
 * often each person wins, and so merit, stays; only the order is tested.
 * Effect: 1 − T / mean of T over the permutations (0 none, about 0.4 strict turns).
 * Limits: merit constant over the years looked at; says nothing where nobody wins twice (see even-spread).
 */
import { createRandom } from "../numeric/random.ts";
import { type PermutationOptions, permutationP, positionsBy, type TestResult } from "./result.ts";

export interface Award {
  unit: string;
  /** Any order-keeping number; a unit's years are used by rank. */
  year: number;
  person: string;
}

interface Sequence {
  /** Winner of each award, numbered within the unit. */
  winner: Uint16Array;
  /** Rank of the year of each award. */
  year: Uint16Array;
  years: number;
  persons: number;
}

export function turnTaking(awards: readonly Award[], options: PermutationOptions = {}): TestResult[] {
  const permutations = options.permutations ?? 10_000;
  const orders = new Map<number, Uint16Array>();
  const results: TestResult[] = [];
  for (const [unit, records] of positionsBy(awards, (award) => award.unit)) {
    const sequence = sequenceOf(records.map((i) => awards[i]));
    if (sequence.persons === sequence.winner.length || sequence.years < 3) continue;
    let order = orders.get(sequence.years);
    if (order === undefined) {
      order = drawOrders(sequence.years, permutations, options.seed ?? 1);
      orders.set(sequence.years, order);
    }
    const tested = testSequence(sequence, order, permutations);
    if (tested !== null) results.push({ ...tested, test: "turn-taking", subject: unit, records });
  }
  return results;
}

function sequenceOf(awards: readonly Award[]): Sequence {
  const years = [...new Set(awards.map((award) => award.year))].sort((a, b) => a - b);
  const persons = [...new Set(awards.map((award) => award.person))];
  const place = new Map(persons.map((person, i) => [person, i]));
  return {
    winner: Uint16Array.from(awards, (award) => place.get(award.person)!),
    year: Uint16Array.from(awards, (award) => years.indexOf(award.year)),
    years: years.length,
    persons: persons.length,
  };
}

/** Permutations of the years, one after another; units with the same number of years share them. */
function drawOrders(years: number, permutations: number, seed: number): Uint16Array {
  const random = createRandom(seed);
  const all = new Uint16Array(years * permutations);
  const one = Uint32Array.from({ length: years }, (_, y) => y);
  for (let p = 0; p < permutations; p++) {
    random.shuffle(one);
    all.set(one, p * years);
  }
  return all;
}

/** Null when nobody wins in two different years. */
function testSequence(sequence: Sequence, orders: Uint16Array, permutations: number) {
  const byYear = winnersByYear(sequence);
  const last = new Int16Array(sequence.persons);
  const inverse = Float64Array.from({ length: sequence.years + 1 }, (_, gap) => (gap > 0 ? 1 / gap : 0));
  const identity = Uint16Array.from({ length: sequence.years }, (_, y) => y);
  const observed = closeness(byYear, identity, 0, last, inverse);
  let asSmall = 0;
  let sum = 0;
  for (let p = 0; p < permutations; p++) {
    const value = closeness(byYear, orders, p * sequence.years, last, inverse);
    sum += value;
    if (value <= observed + 1e-9) asSmall++;
  }
  if (sum === 0) return null;
  return {
    statistic: observed,
    effect: 1 - observed / (sum / permutations),
    p: permutationP(asSmall, permutations),
  };
}

interface WinnersByYear {
  start: Uint16Array;
  winner: Uint16Array;
}

function winnersByYear({ winner, year, years }: Sequence): WinnersByYear {
  const order = [...winner.keys()].sort((a, b) => year[a] - year[b]);
  const start = new Uint16Array(years + 1);
  for (const y of year) start[y + 1]++;
  for (let y = 0; y < years; y++) start[y + 1] += start[y];
  return { start, winner: Uint16Array.from(order, (i) => winner[i]) };
}

function closeness(
  { start, winner }: WinnersByYear,
  order: Uint16Array,
  at: number,
  last: Int16Array,
  inverse: Float64Array,
): number {
  const years = start.length - 1;
  last.fill(-1);
  let sum = 0;
  for (let t = 0; t < years; t++) {
    const year = order[at + t];
    for (let i = start[year]; i < start[year + 1]; i++) {
      const person = winner[i];
      if (last[person] >= 0) sum += inverse[t - last[person]];
      last[person] = t;
    }
  }
  return sum;
}
