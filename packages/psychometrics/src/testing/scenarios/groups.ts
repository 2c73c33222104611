import { groupGap, inGroupFavour } from "../../distortion/group-effects.ts";
import type { Random } from "../../numeric/random.ts";
import { named, type Scenario, times } from "./scenario.ts";

/** 30 ratees, each rated by 8 of 24 raters; four groups, whose levels and severities differ. */
function ratings(random: Random, favour: number) {
  const severity = times(24, (r) => 0.5 * random.normal() + 0.3 * (r % 4));
  return times(30, (p) => {
    const ability = random.normal() + 0.3 * (p % 4);
    return [...random.sample(24, 8)].map((r) => ({
      ratee: named("p", p),
      rater: named("r", r),
      raterGroup: named("g", r % 4),
      rateeGroup: named("g", p % 4),
      score: ability - severity[r] + (r % 4 === p % 4 ? favour : 0) + 0.8 * random.normal(),
    }));
  }).flat();
}

const inGroup: Scenario = {
  test: "in-group",
  distortion: "0.5 standard deviations of a rating for ratees of the own group",
  isDiscrete: false,
  honest: (random, size) =>
    times(size, (s) => inGroupFavour(ratings(random, 0), { seed: s, permutations: 200 })).flat(),
  distorted: (random, size) =>
    times(size, (s) => inGroupFavour(ratings(random, 0.4), { seed: s, permutations: 200 })).flat(),
};

/** 24 sheets from three groups, of 4, 8 and 12. */
const sheets = (random: Random, ratees: number, gap: number) =>
  times(ratees, (p) =>
    times(24, (s) => ({
      ratee: named("p", p),
      raterGroup: s < 4 ? "a" : s < 12 ? "b" : "c",
      score: random.normal() + (s >= 4 && s < 12 ? gap : 0),
    })),
  ).flat();

const gap: Scenario = {
  test: "group-gap",
  distortion: "a group of eight of 24 is 2 standard deviations kinder",
  isDiscrete: false,
  honest: (random, size) => groupGap(sheets(random, size, 0), { permutations: 400 }),
  distorted: (random, size) => groupGap(sheets(random, size, 2), { permutations: 400 }),
};

export const GROUP_SCENARIOS: readonly Scenario[] = [inGroup, gap];
