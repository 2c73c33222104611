import { evenSpread } from "../../distortion/even-spread.ts";
import { senioritySpeaks } from "../../distortion/seniority.ts";
import { turnTaking } from "../../distortion/turn-taking.ts";
import type { Random } from "../../numeric/random.ts";
import { named, type Scenario, times } from "./scenario.ts";

const YEARS = 9;

const awards = (unit: number, winner: (year: number) => number) =>
  times(YEARS, (year) => ({ unit: named("u", unit), year: 2016 + year, person: named("p", winner(year)) }));

/** One award a year among five, the better ones more often. */
const turns: Scenario = {
  test: "turn-taking",
  distortion: "three persons rotate strictly over nine years",
  isDiscrete: true,
  honest: (random, size) =>
    turnTaking(
      times(size, (u) => awards(u, () => Math.min(3, Math.floor(5 * random.uniform() ** 2)))).flat(),
      {
        permutations: 1000,
      },
    ),
  distorted: (_, size) =>
    turnTaking(times(size, (u) => awards(u, (year) => year % 3)).flat(), { permutations: 1000 }),
};

/** Two awards among eight in each of five years, by score, `weight` per year of service and a little chance. */
function serviceUnit(random: Random, unit: number, weight: number) {
  return times(5, (year) => {
    const people = times(8, (p) => ({
      person: named("p", p),
      score: random.normal(),
      seniority: 20 * random.uniform(),
    }));
    const value = people.map(({ score, seniority }) => score + weight * seniority + 0.3 * random.normal());
    const bar = value.toSorted((a, b) => b - a)[1];
    return people.map((one, p) => ({ ...one, unit: named("u", unit), year, awarded: value[p] >= bar }));
  }).flat();
}

const seniority: Scenario = {
  test: "seniority",
  distortion: "ten years of service weigh as much as one standard deviation of the score",
  isDiscrete: false,
  honest: (random, size) =>
    senioritySpeaks(times(size, (u) => serviceUnit(random, u, 0)).flat(), { permutations: 400 }),
  distorted: (random, size) =>
    senioritySpeaks(times(size, (u) => serviceUnit(random, u, 0.1)).flat(), { permutations: 400 }),
};

/** Two awards among the same eight persons in each of ten years. */
const candidates = (unit: number, winners: () => readonly number[]) =>
  times(10, (year) => {
    const won = winners();
    return times(8, (p) => ({
      unit: named("u", unit),
      year,
      person: named("p", p),
      awarded: won.includes(p),
    }));
  }).flat();

/** Those with the fewest awards so far are next. */
function fewestFirst(random: Random): () => number[] {
  const wins = new Float64Array(8);
  return () => {
    const order = times(8, (p) => ({ p, wins: wins[p], tie: random.uniform() }))
      .sort((a, b) => a.wins - b.wins || a.tie - b.tie)
      .slice(0, 2)
      .map((one) => one.p);
    for (const p of order) wins[p]++;
    return order;
  };
}

const evenly: Scenario = {
  test: "even-spread",
  distortion: "everyone gets the same number of awards within one",
  isDiscrete: true,
  honest: (random, size) =>
    evenSpread(times(size, (u) => candidates(u, () => [...random.sample(8, 2)])).flat(), {
      permutations: 500,
    }),
  distorted: (random, size) =>
    evenSpread(times(size, (u) => candidates(u, fewestFirst(random))).flat(), { permutations: 500 }),
};

export const AWARD_SCENARIOS: readonly Scenario[] = [turns, seniority, evenly];
