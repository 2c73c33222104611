export {
  type GroupSummary,
  type OneWay,
  oneWay,
  oneWayFromSummaries,
  spearmanBrown,
  spearmanBrownRaters,
} from "./agreement/one-way.ts";
export {
  rwgFromCounts,
  rwgj,
  rwgjFromCounts,
  uniformVariance,
  type WithinGroupAgreement,
} from "./agreement/rwg.ts";
export { type Bilingual, type ErrorCode, PsychometricsError } from "./errors.ts";
