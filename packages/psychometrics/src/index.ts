export { type CronbachAlpha, correlation, cronbachAlpha } from "./agreement/cronbach.ts";
export { type Intraclass, type IntraclassForm, type IntraclassName, intraclass } from "./agreement/icc.ts";
export { type Concordance, kendallW } from "./agreement/kendall.ts";
export { type KrippendorffAlpha, krippendorffAlpha, type Metric } from "./agreement/krippendorff.ts";
export {
  type GroupSummary,
  type Limits,
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
export { blocs } from "./distortion/blocs.ts";
export { carelessSheets } from "./distortion/careless.ts";
export { evenSpread } from "./distortion/even-spread.ts";
export { groupGap, inGroupFavour } from "./distortion/group-effects.ts";
export { metByAHair } from "./distortion/hair-breadth.ts";
export { identicalSheets } from "./distortion/identical.ts";
export { raterHalo, raterLeniency, raterNoDifferences } from "./distortion/rater-style.ts";
export { recordAgainstVote } from "./distortion/record-vote.ts";
export { asFindings, type TestResult } from "./distortion/result.ts";
export { scoreGradeOutOfStep } from "./distortion/score-grade.ts";
export { senioritySpeaks } from "./distortion/seniority.ts";
export { turnTaking } from "./distortion/turn-taking.ts";
export { type Bilingual, type ErrorCode, PsychometricsError } from "./errors.ts";
export { type BiasTerm, biasTerms } from "./facets/bias.ts";
export { type Connectedness, findSubsets } from "./facets/connectedness.ts";
export { buildDesign, type Design } from "./facets/design.ts";
export { estimateJoint, type JointOptions } from "./facets/joint.ts";
export { estimateJointThreaded } from "./facets/joint-threads.ts";
export { estimateMarginal, type MarginalOptions } from "./facets/marginal.ts";
export type { MarginalSolution } from "./facets/marginal-solution.ts";
export { type FacetsReport, reportFacets } from "./facets/report.ts";
export { type Simulation, type SimulationPlan, simulateRatings } from "./facets/simulate.ts";
export type { Solution } from "./facets/solution.ts";
export type { FacetColumn, RatingTable } from "./facets/table.ts";
export { factorize, solveFactored } from "./numeric/cholesky.ts";
export { binomialUpper } from "./numeric/distributions.ts";
export { benjaminiHochberg } from "./numeric/false-discovery.ts";
export { type Coefficients, conditionsNeeded, generalizability } from "./variance/generalizability.ts";
export { type VarianceComponents, varianceComponents } from "./variance/reml.ts";
export {
  type ComponentName,
  type SheetComponent,
  type SheetComponents,
  sheetComponents,
} from "./variance/strata.ts";
