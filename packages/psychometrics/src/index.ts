export { type CronbachAlpha, correlation, cronbachAlpha } from "./agreement/cronbach.ts";
export { type Intraclass, type IntraclassForm, type IntraclassName, intraclass } from "./agreement/icc.ts";
export { type Concordance, kendallW } from "./agreement/kendall.ts";
export { type KrippendorffAlpha, krippendorffAlpha, type Metric } from "./agreement/krippendorff.ts";
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
