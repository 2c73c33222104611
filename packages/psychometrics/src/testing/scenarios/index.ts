import { AWARD_SCENARIOS } from "./awards.ts";
import { GROUP_SCENARIOS } from "./groups.ts";
import { RATER_SCENARIOS } from "./raters.ts";
import { RESULT_SCENARIOS } from "./results.ts";
import type { Scenario } from "./scenario.ts";
import { SHEET_SCENARIOS } from "./sheets.ts";

/** Every distortion test, each with honest and distorted data. */
export const SCENARIOS: readonly Scenario[] = [
  ...AWARD_SCENARIOS,
  ...RATER_SCENARIOS,
  ...SHEET_SCENARIOS,
  ...GROUP_SCENARIOS,
  ...RESULT_SCENARIOS,
];
