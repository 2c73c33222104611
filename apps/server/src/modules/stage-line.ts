import { ballotsPart } from "./ballots/service.ts";
import { campaignPart, composeStageLine } from "./campaigns/service.ts";
import { evidencePart } from "./evidence/service.ts";
import { feedbackPart } from "./feedback/service.ts";
import { resultsPart } from "./results/service.ts";

/** The stage line of every campaign: what each module checks before a step, and does when a stage begins. */
export const stageLine = composeStageLine([
  campaignPart,
  ballotsPart,
  evidencePart,
  resultsPart,
  feedbackPart,
]);
