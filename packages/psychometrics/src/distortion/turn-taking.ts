/**
 * Awards taken in turns. Within a unit: T = Σ over persons and their consecutive awards of 1 / (years between).
 * Taking turns spaces a person's awards out, so T is small. The years are permuted with their winners: how
 * often each person wins, and so merit, stays; only the order is tested.
 * Effect: 1 − T / mean of T over the permutations (0 none, about 0.4 strict turns).
 * Limits: merit constant over the years looked at; says nothing where nobody wins in two years (see even-spread).
 */
import { createRandom } from "../numeric/random.ts";
import { type PermutationOptions, permutationP, positionsBy, type TestResult } from "./result.ts";

export interface Award {
  unit: string;
  /** Any order-keeping number; a unit's years are used by rank. */
  year: number;
  person: string;
}

export function turnTaking(awards: readonly Award[], options: PermutationOptions = {}): TestResult[] {
  const permutations = options.permutations ?? 10_000;
  const orders = new Map<number, Uint16Array>();
  const samples = new Map<string, Float64Array>();
  const results: TestResult[] = [];
  for (const [unit, records] of positionsBy(awards, (award) => award.unit)) {
    const years = yearsOf(records.map((i) => awards[i]));
    if (years.length < 3) continue;
    // Under permuted years T depends only on which sets of winners there are, so alike units share one sample.
    const key = keyOf(years);
    let sample = samples.get(key);
    if (sample === undefined) {
      let order = orders.get(years.length);
      if (order === undefined) {
        order = drawOrders(years.length, permutations, options.seed ?? 1);
        orders.set(years.length, order);
      }
      sample = closenessOf(key.split("/"), order, permutations).sort();
      samples.set(key, sample);
    }
    const mean = sample.reduce((sum, value) => sum + value, 0) / permutations;
    if (mean === 0) continue;
    const observed = closenessOf(years.map(String), identity(years.length), 1)[0];
    results.push({
      test: "turn-taking",
      subject: unit,
      statistic: observed,
      effect: 1 - observed / mean,
      p: permutationP(countUpTo(sample, observed + 1e-9), permutations),
      records,
    });
  }
  return results;
}

/** Winners of each year, in order of the years; persons are numbered, the ones with most awards first. */
function yearsOf(awards: readonly Award[]): number[][] {
  const wins = new Map<string, number>();
  for (const { person } of awards) wins.set(person, (wins.get(person) ?? 0) + 1);
  const persons = [...wins].sort(([, a], [, b]) => b - a).map(([person]) => person);
  const number = new Map(persons.map((person, i) => [person, i]));
  const years = [...positionsBy(awards, (award) => String(award.year)).values()];
  years.sort(([a], [b]) => awards[a].year - awards[b].year);
  return years.map((own) => own.map((i) => number.get(awards[i].person)!).sort((a, b) => a - b));
}

/** The sets of winners without their order in time. */
function keyOf(years: readonly number[][]): string {
  return years.map(String).sort().join("/");
}

function identity(years: number): Uint16Array {
  return Uint16Array.from({ length: years }, (_, y) => y);
}

/** Permutations of the years, one after another. */
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

/**
 * T under each order of the years.
 * @param sets numbers of each year's winners, parted by commas
 */
function closenessOf(sets: readonly string[], orders: Uint16Array, count: number): Float64Array {
  const years = sets.length;
  const winners = sets.map((set) => set.split(",").map(Number));
  const start = new Uint32Array(years + 1);
  winners.forEach((own, y) => {
    start[y + 1] = start[y] + own.length;
  });
  const winner = Uint16Array.from(winners.flat());
  const inverse = Float64Array.from({ length: years + 1 }, (_, gap) => (gap > 0 ? 1 / gap : 0));
  // Time runs on from one order to the next, so what was noted in the one before is told by its being too old.
  const last = new Int32Array(1 + Math.max(...winner)).fill(-1);
  const closeness = new Float64Array(count);
  for (let p = 0; p < count; p++) {
    const begin = p * years;
    let sum = 0;
    for (let t = begin; t < begin + years; t++) {
      const year = orders[t];
      for (let i = start[year]; i < start[year + 1]; i++) {
        const person = winner[i];
        if (last[person] >= begin) sum += inverse[t - last[person]];
        last[person] = t;
      }
    }
    closeness[p] = sum;
  }
  return closeness;
}

/** How many of the rising values do not exceed `limit`. */
function countUpTo(sorted: Float64Array, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
