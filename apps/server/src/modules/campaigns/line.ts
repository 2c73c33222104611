import { STAGE_RULES, STAGES, type Stage, type Text } from "@hengjian/appraisal";
import type { Ctx } from "../../platform/context.ts";
import type { Db, Tx } from "../../platform/db/database.ts";
import type { CampaignRow } from "./schema.ts";

/** What a check looks at: the campaign, and today's civil date. */
export interface CheckScope {
  tx: Db | Tx;
  campaign: CampaignRow;
  today: string;
}

export interface Finding {
  ok: boolean;
  /** What is there or what is missing, as a sentence. */
  detail: Text;
  /** Address in the console where it can be mended. */
  link: string;
}

export interface Check {
  label: Text;
  /** A reason may stand in for what is not fulfilled, for example a posting cut short. */
  mayBeReasoned?: true;
  run(scope: CheckScope): Promise<Finding>;
}

/**
 * What one module contributes to the stage line: the checks that it can make, and what it does when a stage begins,
 * inside the transaction of the step.
 */
export interface StagePart {
  checks: Readonly<Record<string, Check>>;
  onEnter?: Readonly<Partial<Record<Stage, (step: EnteredStage) => Promise<void>>>>;
}

export interface EnteredStage {
  tx: Tx;
  ctx: Ctx;
  campaign: CampaignRow;
  today: string;
}

/** The whole line, composed once from the parts of all modules. */
export interface StageLine {
  check(key: string): Check;
  enter(stage: Stage, step: EnteredStage): Promise<void>;
}

/** @throws Error at start-up when a need of the stage rules has no check */
export function composeStageLine(parts: readonly StagePart[]): StageLine {
  const checks = new Map(parts.flatMap((part) => Object.entries(part.checks)));
  for (const rule of STAGE_RULES) {
    for (const need of rule.needs) {
      if (!checks.has(need)) throw new Error(`No module checks "${need}" before the stage ${rule.stage}.`);
    }
  }
  return {
    check: (key) => checks.get(key)!,
    async enter(stage, step) {
      for (const part of parts) await part.onEnter?.[stage]?.(step);
    },
  };
}

/** @returns below zero when a comes before b on the line */
export function compareStages(a: Stage, b: Stage): number {
  return STAGES.indexOf(a) - STAGES.indexOf(b);
}
