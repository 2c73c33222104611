import { randomUUID } from "node:crypto";
import { nextStage, type Stage, type StageRule, stageRule, type Text } from "@hengjian/appraisal";
import { and, eq } from "drizzle-orm";
import { recordEvent } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/context.ts";
import type { Db, Tx } from "../../platform/db/database.ts";
import { conflict, forbidden, invalid } from "../../platform/errors.ts";
import { checkpoint } from "../audit/service.ts";
import { dateOf } from "../schemes/service.ts";
import type { Check, Finding, StageLine } from "./line.ts";
import { type CampaignRow, campaign, campaignStep, type StepRow } from "./schema.ts";
import { lockCampaign, openStep, stepPending } from "./store.ts";

export interface AdvanceRequest {
  to: Stage;
  note: string;
  /** Stands in for what is not fulfilled, where the rules allow a reason. */
  earlyReason?: string | undefined;
}

export interface ChecklistItem extends Finding {
  key: string;
  label: Text;
  mayBeReasoned: boolean;
}

/** What must be true before the step into a stage, looked at now. */
export async function checklistFor(
  line: StageLine,
  tx: Db | Tx,
  row: CampaignRow,
  stage: Stage,
  today: string,
): Promise<ChecklistItem[]> {
  const items: ChecklistItem[] = [];
  for (const key of stageRule(stage).needs) {
    const check: Check = line.check(key);
    const finding = await check.run({ tx, campaign: row, today });
    items.push({ key, label: check.label, mayBeReasoned: check.mayBeReasoned === true, ...finding });
  }
  return items;
}

/**
 * Take the next step of a campaign, or propose it where two people are needed; the second call, by another person,
 * confirms. The confirmation of a return repeats its note or gives one of its own.
 * @throws DomainError `stage-not-next`, `role-not-allowed`, `stage-needs`, `second-person-needed`, `reason-required`
 */
export async function advance(
  ctx: Ctx,
  line: StageLine,
  campaignId: string,
  request: AdvanceRequest,
): Promise<{ state: "proposed" | "taken"; stage: Stage; checkpoint: boolean }> {
  const { jurisdictionId } = ctx.actor;
  const state = await ctx.platform.db.transaction(async (tx) => {
    const row = await lockCampaign(tx, jurisdictionId, campaignId);
    const rule = ruleOfStep(row, request);
    requireRole(ctx, rule);
    const pending = await openStep(tx, row);
    if (pending !== null) requireSecondPerson(ctx, pending, request.to);
    const earlyReason = pending === null ? cleaned(request.earlyReason) : pending.earlyReason;
    await requireChecks(line, tx, ctx, row, rule, earlyReason);
    if (rule.twoPeople && pending === null) {
      await propose(tx, ctx, row, { ...request, earlyReason });
      return "proposed" as const;
    }
    const step = pending ?? (await insertStep(tx, ctx, row, { ...request, earlyReason }, "taken"));
    await take(tx, ctx, line, row, rule, step, pending !== null);
    return "taken" as const;
  });
  const reason = state === "taken" ? `stage ${request.to}` : `step proposed: ${request.to}`;
  const signed = await signLog(ctx, `campaign ${campaignId} ${reason}`);
  return { state, stage: request.to, checkpoint: signed };
}

/**
 * A checkpoint after the step, which is already taken: where the log cannot be signed (somebody tampered with it), the
 * answer says so, the server's log has the cause, and every later checkpoint fails as well.
 */
export async function signLog(ctx: Ctx, reason: string): Promise<boolean> {
  try {
    await checkpoint(ctx.platform, ctx.actor.jurisdictionId, reason);
    return true;
  } catch (error) {
    ctx.platform.log.error({ err: error }, `checkpoint failed: ${reason}`);
    return false;
  }
}

function cleaned(reason: string | undefined): string | null {
  const text = reason?.trim() ?? "";
  return text === "" ? null : text;
}

/**
 * The one way back: an objection that is upheld during the posting takes the campaign back to the deliberation. It needs
 * nothing but two people and the reason.
 */
export function returnStage(stage: Stage): Stage | null {
  return stage === "post" ? "deliberate" : null;
}

function ruleOfStep(row: CampaignRow, { to, note }: AdvanceRequest): StageRule {
  if (returnStage(row.stage) === to) {
    if (note.trim() !== "") return { ...stageRule(to), needs: [] };
    throw invalid("reason-required", {
      zh: "退回评议请写明理由,例如公示期内收到的异议及核实情况。",
      en: "Say why it goes back to the deliberation: the objection, for example, and what was found.",
    });
  }
  return nextRule(row, to);
}

function nextRule(row: CampaignRow, to: Stage): StageRule {
  if (nextStage(row.stage) === to) return stageRule(to);
  const now = stageRule(row.stage).label;
  const wanted = stageRule(to).label;
  throw conflict("stage-not-next", {
    zh: `活动现处于“${now.zh}”阶段,下一步不是“${wanted.zh}”。可能已有人办理,请刷新页面。`,
    en: `The campaign is in the stage ${now.en}; ${wanted.en} does not come next. Somebody may have taken the step already: reload the page.`,
  });
}

function requireRole(ctx: Ctx, rule: StageRule): void {
  if (mayTake(ctx, rule)) return;
  throw forbidden(
    {
      zh: `进入“${rule.label.zh}”这一步不由您的角色办理。`,
      en: `The step to ${rule.label.en} is not for your role to take.`,
    },
    "role-not-allowed",
  );
}

export function mayTake(ctx: Ctx, rule: StageRule): boolean {
  const roles: readonly string[] = rule.roles;
  return ctx.actor.grants.some((grant) => roles.includes(grant.role));
}

/** Another account of the same cadre is the same person. */
export function isSamePerson(ctx: Ctx, step: Pick<StepRow, "proposedBy" | "proposedCadre">): boolean {
  const { userId, cadreId } = ctx.actor;
  return step.proposedBy === userId || (cadreId !== null && step.proposedCadre === cadreId);
}

function requireSecondPerson(ctx: Ctx, pending: StepRow, to: Stage): void {
  if (pending.toStage !== to) throw stepPending(pending);
  if (!isSamePerson(ctx, pending)) return;
  throw conflict("second-person-needed", {
    zh: "这一步由您提出,须由另一人确认。也可以由您撤回。",
    en: "You proposed this step yourself; another person must confirm it. You may also withdraw it.",
  });
}

async function requireChecks(
  line: StageLine,
  tx: Tx,
  ctx: Ctx,
  row: CampaignRow,
  rule: StageRule,
  earlyReason: string | null,
): Promise<void> {
  const items = await checklistFor(line, tx, row, rule.stage, dateOf(ctx.platform.now()));
  const unmet = items.filter((item) => !item.ok);
  const blocking = unmet.filter((item) => !item.mayBeReasoned);
  if (blocking.length > 0) throw needsUnmet(blocking);
  if (unmet.length === 0 || earlyReason !== null) return;
  throw invalid(
    "reason-required",
    {
      zh: `${unmet.map((item) => item.label.zh).join("、")}:尚未满足。确需提前办理的,请写明理由。`,
      en: `Not fulfilled yet: ${unmet.map((item) => item.label.en).join(", ")}. To go on all the same, give the reason.`,
    },
    { unmet },
  );
}

function needsUnmet(unmet: readonly ChecklistItem[]) {
  return conflict(
    "stage-needs",
    {
      zh: `还不能进入下一步:${unmet.map((item) => `${item.label.zh}——${item.detail.zh}`).join("")}`,
      en: `The next step is not possible yet. ${unmet.map((item) => `${item.label.en}: ${item.detail.en}`).join(" ")}`,
    },
    { unmet },
  );
}

type StepRequest = Pick<AdvanceRequest, "to" | "note"> & { earlyReason: string | null };

async function propose(tx: Tx, ctx: Ctx, row: CampaignRow, request: StepRequest): Promise<void> {
  const step = await insertStep(tx, ctx, row, request, "proposed");
  await recordEvent(tx, ctx, {
    action: "campaign.step-propose",
    subjectType: "campaign",
    subjectId: row.campaignId,
    detail: { from: row.stage, to: request.to, step: step.stepId, early: request.earlyReason !== null },
    personal: { note: request.note, earlyReason: request.earlyReason },
  });
}

async function insertStep(
  tx: Tx,
  ctx: Ctx,
  row: CampaignRow,
  request: StepRequest,
  state: "proposed" | "taken",
): Promise<StepRow> {
  const now = ctx.platform.now();
  const [step] = await tx
    .insert(campaignStep)
    .values({
      jurisdictionId: row.jurisdictionId,
      campaignId: row.campaignId,
      stepId: randomUUID(),
      fromStage: row.stage,
      toStage: request.to,
      state,
      note: request.note,
      earlyReason: request.earlyReason,
      proposedBy: ctx.actor.userId,
      proposedName: ctx.actor.displayName,
      proposedCadre: ctx.actor.cadreId,
      proposedAt: now,
      takenAt: state === "taken" ? now : null,
    })
    .returning();
  return step!;
}

async function take(
  tx: Tx,
  ctx: Ctx,
  line: StageLine,
  row: CampaignRow,
  rule: StageRule,
  step: StepRow,
  confirms: boolean,
): Promise<void> {
  const now = ctx.platform.now();
  const { jurisdictionId, campaignId } = row;
  if (confirms) {
    await tx
      .update(campaignStep)
      .set({
        state: "taken",
        confirmedBy: ctx.actor.userId,
        confirmedName: ctx.actor.displayName,
        takenAt: now,
      })
      .where(and(eq(campaignStep.jurisdictionId, jurisdictionId), eq(campaignStep.stepId, step.stepId)));
  }
  const [entered] = await tx
    .update(campaign)
    .set({ stage: rule.stage, stageSince: now })
    .where(and(eq(campaign.jurisdictionId, jurisdictionId), eq(campaign.campaignId, campaignId)))
    .returning();
  await line.enter(rule.stage, { tx, ctx, campaign: entered!, today: dateOf(now) });
  await recordEvent(tx, ctx, {
    action: "campaign.step-take",
    subjectType: "campaign",
    subjectId: campaignId,
    detail: {
      from: row.stage,
      to: rule.stage,
      proposedBy: step.proposedBy,
      early: step.earlyReason !== null,
      step: step.stepId,
    },
  });
}

/** Take a proposal back. @throws DomainError `no-step-pending`, `role-not-allowed` */
export async function withdraw(ctx: Ctx, campaignId: string, note: string): Promise<void> {
  const { jurisdictionId } = ctx.actor;
  await ctx.platform.db.transaction(async (tx) => {
    const row = await lockCampaign(tx, jurisdictionId, campaignId);
    const pending = await openStep(tx, row);
    if (pending === null) {
      throw conflict("no-step-pending", {
        zh: "没有等待确认的步骤,可能已被确认或撤回。请刷新页面。",
        en: "No step waits for confirmation; it may have been confirmed or withdrawn. Reload the page.",
      });
    }
    requireRole(ctx, stageRule(pending.toStage));
    await tx
      .update(campaignStep)
      .set({ state: "withdrawn" })
      .where(and(eq(campaignStep.jurisdictionId, jurisdictionId), eq(campaignStep.stepId, pending.stepId)));
    await recordEvent(tx, ctx, {
      action: "campaign.step-withdraw",
      subjectType: "campaign",
      subjectId: campaignId,
      detail: { to: pending.toStage, step: pending.stepId },
      personal: { note },
    });
  });
}
