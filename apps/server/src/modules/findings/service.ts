export { openAboutRatee, openFindings } from "./counts.ts";
export { disposeFinding } from "./dispose.ts";
export { findingDetail, listFindings } from "./list.ts";
export { analyseForScoring, startAnalysis } from "./run.ts";
export { currentSeverity, type ScoredSeverity, severityOfHash } from "./severity-inputs.ts";
export { analysisView } from "./views.ts";
