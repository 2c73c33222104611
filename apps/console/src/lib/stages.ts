import { STAGE_RULES, STAGES, type Stage, type Text } from "@hengjian/appraisal";

/** The name of a stage in both languages. */
export function stageText(stage: string): Text {
  return STAGE_RULES.find((rule) => rule.stage === stage)?.label ?? { zh: stage, en: stage };
}

/** Whether a campaign in this stage has reached another one. */
export function hasReached(stage: Stage, other: Stage): boolean {
  return STAGES.indexOf(stage) >= STAGES.indexOf(other);
}
