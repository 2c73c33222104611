export { resultsPart } from "./checks.ts";
export { acceptProposals, approveQuota, decideGrade } from "./decide.ts";
export { proposeAgain } from "./proposals.ts";
export {
  type Difference,
  type RecomputedCampaign,
  recomputeAll,
  recomputeCampaign,
} from "./recompute.ts";
export { reliabilityList } from "./reliability-list.ts";
export { startScoring } from "./score.ts";
export { gradedSheets, listResults, myResults, quotaView, reliabilityView, resultView } from "./views.ts";
