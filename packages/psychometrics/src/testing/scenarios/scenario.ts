/** Simulated data for the distortion tests: honest ones, and ones with the distortion at a stated size. */
import type { TestName, TestResult } from "../../distortion/result.ts";
import { createRandom, type Random } from "../../numeric/random.ts";

export interface Scenario {
  test: TestName;
  /** About whom, where a test comes in several. */
  variant?: string;
  /** The distortion and its size, in words for the table of the manual. */
  distortion: string;
  /** The statistic takes few values, so the rate of false alarms may stay below the level. */
  isDiscrete: boolean;
  /** Results on honest data, about `size` of them. */
  honest: (random: Random, size: number) => TestResult[];
  /** Results on the subjects that are distorted, about `size` of them. */
  distorted: (random: Random, size: number) => TestResult[];
}

export const LEVEL = 0.05;

/** Share of results called at the level. */
export function rateOf(results: readonly TestResult[]): number {
  return results.filter((result) => result.p <= LEVEL).length / results.length;
}

/** Three binomial standard errors of a rate at the level. */
export function threeErrors(results: readonly TestResult[]): number {
  return 3 * Math.sqrt((LEVEL * (1 - LEVEL)) / results.length);
}

export interface Rates {
  falseAlarms: number;
  power: number;
  honest: TestResult[];
  distorted: TestResult[];
}

/** Both rates, from about so many results each; the same seed gives the same rates. */
export function ratesOf(scenario: Scenario, sizes: { honest: number; distorted: number }, seed = 1): Rates {
  const honest = scenario.honest(createRandom(seed), sizes.honest);
  const distorted = scenario.distorted(createRandom(seed + 1000), sizes.distorted);
  return { falseAlarms: rateOf(honest), power: rateOf(distorted), honest, distorted };
}

export function times<T>(count: number, make: (i: number) => T): T[] {
  return Array.from({ length: count }, (_, i) => make(i));
}

export function named(letter: string, i: number): string {
  return `${letter}${i}`;
}
