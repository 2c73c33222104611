import {
  addWorkingDays,
  STAGE_RULES,
  STAGES,
  type Stage,
  type Text,
  type WorkCalendar,
  workingDaysBetween,
} from "@hengjian/appraisal";
import { dateOf } from "../schemes/service.ts";
import type { CampaignRow, StepRow } from "./schema.ts";

export interface StageState {
  stage: Stage;
  label: Text;
  state: "done" | "now" | "next";
  /** Who took the step into this stage: one person, or two. */
  by: string[];
  at: string | null;
  /** The day by which the stage should be over, in working days from its beginning. */
  due: string | null;
  earlyReason: string | null;
}

/** Every stage with what happened or when it is due; later stages follow from the one that runs now. */
export function stageLineOf(
  row: CampaignRow,
  steps: readonly StepRow[],
  calendar: WorkCalendar,
): StageState[] {
  const now = STAGES.indexOf(row.stage);
  const taken = new Map(steps.filter((step) => step.state === "taken").map((step) => [step.toStage, step]));
  let due = dateOf(row.stageSince);
  return STAGE_RULES.map((rule, i) => {
    // A campaign that went back has steps into stages that lie ahead again.
    const step = i > now ? undefined : taken.get(rule.stage);
    const at = i === 0 ? row.createdAt : (step?.takenAt ?? null);
    if (i >= now) due = dueOf(row, rule.stage, addWorkingDays(due, rule.workingDays, calendar));
    return {
      stage: rule.stage,
      label: rule.label,
      state: i < now ? "done" : i === now ? "now" : "next",
      by: peopleOf(step),
      at: at?.toISOString() ?? null,
      due: i < now ? null : due,
      earlyReason: step?.earlyReason ?? null,
    };
  });
}

/** A posting that has begun ends on the day that was announced. */
function dueOf(row: CampaignRow, stage: Stage, usual: string): string {
  return stage === "post" && row.postingUntil !== null ? row.postingUntil : usual;
}

function peopleOf(step: StepRow | undefined): string[] {
  if (step === undefined) return [];
  return [step.proposedName, step.confirmedName].filter((name) => name !== null);
}

/** The day by which the running stage should be over. */
export function dueNow(row: CampaignRow, calendar: WorkCalendar): string {
  return stageLineOf(row, [], calendar).find((stage) => stage.state === "now")!.due!;
}

/** Working days left until a day; negative when it has passed. */
export function daysLeft(due: string, today: string, calendar: WorkCalendar): number {
  return workingDaysBetween(today, due, calendar);
}
