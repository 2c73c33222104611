/**
 * `npm run power`: what every distortion test finds and how often it calls honest data, by simulation.
 * Prints a table; the exit code is 1 when a test leaves its level or finds its distortion in fewer than eight of ten.
 */
import { betaQuantile } from "../numeric/distributions.ts";
import { SCENARIOS } from "./scenarios/index.ts";
import { LEVEL, type Rates, ratesOf, type Scenario, threeErrors } from "./scenarios/scenario.ts";

/** Results on honest and on distorted data, about. */
const SIZES = { honest: 2000, distorted: 500 };
const SEED = 2026;
const WANTED = 0.8;

interface Line {
  test: string;
  distortion: string;
  "false alarms": string;
  allowed: string;
  power: string;
  "95 % limits": string;
  holds: "yes" | "no";
}

function lineOf(scenario: Scenario): Line {
  const rates = ratesOf(scenario, SIZES, SEED);
  const [low, high] = allowed(scenario, rates);
  const { falseAlarms, power, honest, distorted } = rates;
  const isLevel = falseAlarms >= low && falseAlarms <= high;
  return {
    test: scenario.variant === undefined ? scenario.test : `${scenario.test} (${scenario.variant})`,
    distortion: scenario.distortion,
    "false alarms": `${percent(falseAlarms)} of ${honest.length}`,
    allowed: `${percent(low)} to ${percent(high)}`,
    power: `${percent(power)} of ${distorted.length}`,
    "95 % limits": exactLimits(power, distorted.length).map(percent).join(" to "),
    holds: isLevel && power >= WANTED ? "yes" : "no",
  };
}

/** Within three binomial errors of the level; a test with few values may stay below. */
function allowed({ isDiscrete }: Scenario, { honest }: Rates): [number, number] {
  const width = threeErrors(honest);
  return [isDiscrete ? 0 : LEVEL - width, LEVEL + width];
}

/** Clopper and Pearson (1934). */
function exactLimits(share: number, n: number): [number, number] {
  const found = Math.round(share * n);
  return [
    found === 0 ? 0 : betaQuantile(0.025, found, n - found + 1),
    found === n ? 1 : betaQuantile(0.975, found + 1, n - found),
  ];
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

const lines = SCENARIOS.map(lineOf);
console.log(`Level ${percent(LEVEL)}, power wanted ${percent(WANTED)}, seed ${SEED}.`);
console.table(Object.fromEntries(lines.map(({ test, ...line }) => [test, line])));
process.exitCode = lines.every(({ holds }) => holds === "yes") ? 0 : 1;
