import { raterHalo, raterLeniency, raterNoDifferences } from "../../distortion/rater-style.ts";
import type { TestResult } from "../../distortion/result.ts";
import type { Random } from "../../numeric/random.ts";
import { named, type Scenario, times } from "./scenario.ts";

const RATERS = 12;
const ITEMS = 6;

/** 30 ratees rated by 12 raters (or groups) each, to five categories; rater 0 may see abilities differently. */
function ratings(random: Random, severitySd: number, odd: (ability: number) => number) {
  const severity = times(RATERS, () => severitySd * random.normal());
  return times(30, (p) => {
    const ability = random.normal();
    return times(RATERS, (r) => {
      const seen = (r === 0 ? odd(ability) : ability) - severity[r] + 0.7 * random.normal();
      return { ratee: named("p", p), rater: named("r", r), score: toCategory(3 + seen) };
    });
  }).flat();
}

function toCategory(value: number): number {
  return Math.max(1, Math.min(5, Math.round(value)));
}

type RaterTest = (
  data: ReturnType<typeof ratings>,
  options: { seed: number; permutations: number },
) => TestResult[];

const everyRater = (test: RaterTest, random: Random, size: number, severitySd: number) =>
  times(Math.ceil(size / RATERS), (s) =>
    test(
      ratings(random, severitySd, (ability) => ability),
      { seed: s, permutations: 300 },
    ),
  ).flat();

const firstRater = (
  test: RaterTest,
  random: Random,
  size: number,
  severitySd: number,
  odd: (ability: number) => number,
) => times(size, (s) => test(ratings(random, severitySd, odd), { seed: s, permutations: 200 })[0]);

const leniency: Scenario = {
  test: "leniency",
  distortion: "0.6 points above the rest (0.6 standard deviations of a rating)",
  isDiscrete: true,
  honest: (random, size) => everyRater(raterLeniency, random, size, 0),
  distorted: (random, size) => firstRater(raterLeniency, random, size, 0, (ability) => ability + 0.6),
};

/** Honest raters differ in severity, which must not pass for seeing no differences. */
const noDifferences: Scenario = {
  test: "no-differences",
  distortion: "a third of the true differences between ratees",
  isDiscrete: true,
  honest: (random, size) => everyRater(raterNoDifferences, random, size, 0.5),
  distorted: (random, size) => firstRater(raterNoDifferences, random, size, 0.5, (ability) => ability / 3),
};

/** 40 ratees; three groups of raters with a mean of eight sheets each. */
function groupMeans(random: Random, odd: (ability: number) => number) {
  return times(40, (p) => {
    const ability = random.normal();
    return times(3, (g) => ({
      ratee: named("p", p),
      rater: named("g", g),
      score: (g === 0 ? odd(ability) : ability) + (0.9 / Math.sqrt(8)) * random.normal(),
    }));
  }).flat();
}

const groupLeniency: Scenario = {
  test: "leniency",
  variant: "rater groups",
  distortion: "a group 0.2 points above the two others, over 40 ratees",
  isDiscrete: false,
  honest: (random, size) =>
    times(Math.ceil(size / 3), (s) =>
      raterLeniency(
        groupMeans(random, (ability) => ability),
        { seed: s, permutations: 300 },
      ),
    ).flat(),
  distorted: (random, size) =>
    times(
      size,
      (s) =>
        raterLeniency(
          groupMeans(random, (ability) => ability + 0.2),
          { seed: s, permutations: 200 },
        )[0],
    ),
};

const groupNoDifferences: Scenario = {
  test: "no-differences",
  variant: "rater groups",
  distortion: "a group shows 0.6 of the true differences, over 40 ratees",
  isDiscrete: false,
  honest: (random, size) =>
    times(Math.ceil(size / 3), (s) =>
      raterNoDifferences(
        groupMeans(random, (ability) => ability),
        { seed: s, permutations: 300 },
      ),
    ).flat(),
  distorted: (random, size) =>
    times(
      size,
      (s) =>
        raterNoDifferences(
          groupMeans(random, (ability) => 0.6 * ability),
          { seed: s, permutations: 200 },
        )[0],
    ),
};

/** 15 ratees by 10 raters on six five-category items; raters differ in severity, so some work near the ends. */
function sheets(random: Random, share: number) {
  const severity = times(10, () => 0.6 * random.normal());
  return times(15, (p) =>
    times(10, (r) => {
      const level = random.normal() - severity[r];
      const own = r === 0 ? share : 1;
      return {
        ratee: named("p", p),
        rater: named("r", r),
        items: times(ITEMS, (j) => toCategory(3 + level + 0.3 * (j - 2.5) + own * random.normal())),
      };
    }),
  ).flat();
}

const halo: Scenario = {
  test: "halo",
  distortion: "a rater's items differ half as much as others'",
  isDiscrete: false,
  honest: (random, size) =>
    times(Math.ceil(size / 10), (s) => raterHalo(sheets(random, 1), { seed: s, permutations: 300 })).flat(),
  distorted: (random, size) =>
    times(size, (s) => raterHalo(sheets(random, 0.5), { seed: s, permutations: 200 })[0]),
};

export const RATER_SCENARIOS: readonly Scenario[] = [
  leniency,
  groupLeniency,
  noDifferences,
  groupNoDifferences,
  halo,
];
