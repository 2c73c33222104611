import type { Solution } from "@hengjian/psychometrics";
import type { Group } from "../model/groups.ts";
import type { Ratings } from "../read/ratings.ts";
import { conclude } from "./frame.ts";
import { groupTests } from "./groups.ts";
import { raterTests, type Settings } from "./raters.ts";
import { carelessTests, identicalTest } from "./sheets.ts";

/** Every distortion test that a plain rating table can feed. Seeded: the same input gives the same result. */
export function findingsOf(
  ratings: Ratings,
  groups: readonly Group[],
  solution: Solution,
  settings: Settings,
) {
  return conclude([
    ...raterTests(ratings, groups, solution, settings),
    ...carelessTests(ratings, settings),
    identicalTest(ratings, settings),
    ...groupTests(ratings, settings),
  ]);
}
