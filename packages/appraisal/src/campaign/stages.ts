import type { Text } from "../types.ts";

export const STAGES = [
  "prepare",
  "freeze",
  "collect",
  "seal",
  "score",
  "deliberate",
  "post",
  "decide",
  "feedback",
  "improve",
  "archive",
] as const;
export type Stage = (typeof STAGES)[number];

export interface StageRule {
  stage: Stage;
  label: Text;
  /** Roles that may propose or confirm the step INTO this stage. */
  roles: readonly ("office" | "leader" | "supervisor")[];
  /** Steps that unlock names, results or ballots take two people. */
  twoPeople: boolean;
  /** Keys of what must be true before the step into this stage. */
  needs: readonly string[];
  /** Usual length of the stage in working days, for the timeline. */
  workingDays: number;
}

/** The stage line of every campaign, whatever its kind. */
export const STAGE_RULES: readonly StageRule[] = [
  {
    stage: "prepare",
    label: { zh: "准备", en: "Prepare" },
    roles: ["office"],
    twoPeople: false,
    needs: [],
    workingDays: 5,
  },
  {
    stage: "freeze",
    label: { zh: "冻结", en: "Freeze" },
    roles: ["office", "leader"],
    twoPeople: true,
    needs: ["has-units", "one-ratee-per-unit"],
    workingDays: 2,
  },
  {
    stage: "collect",
    label: { zh: "采集", en: "Collect" },
    roles: ["office"],
    twoPeople: false,
    needs: ["snapshot-frozen"],
    workingDays: 10,
  },
  {
    stage: "seal",
    label: { zh: "封箱", en: "Seal" },
    roles: ["office", "leader", "supervisor"],
    twoPeople: true,
    needs: ["has-evidence", "every-ratee-rated", "rounds-settled", "paper-settled"],
    workingDays: 1,
  },
  {
    stage: "score",
    label: { zh: "核算", en: "Score" },
    roles: ["office"],
    twoPeople: false,
    needs: ["evidence-sealed"],
    workingDays: 2,
  },
  {
    stage: "deliberate",
    label: { zh: "评议", en: "Deliberate" },
    roles: ["office", "leader"],
    twoPeople: true,
    needs: ["all-scored"],
    workingDays: 3,
  },
  {
    stage: "post",
    label: { zh: "公示", en: "Post" },
    roles: ["office", "leader"],
    twoPeople: true,
    needs: ["all-decided", "within-quota", "reasons-given"],
    workingDays: 5,
  },
  {
    stage: "decide",
    label: { zh: "定等", en: "Decide" },
    roles: ["office", "leader"],
    twoPeople: true,
    needs: ["posting-ended"],
    workingDays: 1,
  },
  {
    stage: "feedback",
    label: { zh: "反馈", en: "Feedback" },
    roles: ["office"],
    twoPeople: false,
    needs: ["grades-final"],
    workingDays: 15,
  },
  {
    stage: "improve",
    label: { zh: "整改", en: "Improve" },
    roles: ["office"],
    twoPeople: false,
    needs: ["letters-released"],
    workingDays: 60,
  },
  {
    stage: "archive",
    label: { zh: "归档", en: "Archive" },
    roles: ["office"],
    twoPeople: false,
    needs: ["everyone-acknowledged"],
    workingDays: 5,
  },
];

export function stageRule(stage: Stage): StageRule {
  return STAGE_RULES[STAGES.indexOf(stage)]!;
}

/** The one stage that may follow; null at the end of the line. */
export function nextStage(stage: Stage): Stage | null {
  return STAGES[STAGES.indexOf(stage) + 1] ?? null;
}

export function isAtOrAfter(stage: Stage, other: Stage): boolean {
  return STAGES.indexOf(stage) >= STAGES.indexOf(other);
}
