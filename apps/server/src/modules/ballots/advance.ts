import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { recordEvent } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/context.ts";
import type { Tx } from "../../platform/db/database.ts";
import { conflict, forbidden, invalid } from "../../platform/errors.ts";
import { isSamePerson, signLog } from "../campaigns/service.ts";
import type { RoundCheck } from "./check.ts";
import { checklistFor } from "./checks.ts";
import { discardRound } from "./discard.ts";
import { freezeRound, makeKeys } from "./freeze.ts";
import { shredWrapper } from "./issuing-keys.ts";
import { releaseRound } from "./release.ts";
import { ballotStep, type RoundRow, type RoundStep, type StepRow } from "./schema.ts";
import { nextStep, STEP_LABELS, STEP_ROLES } from "./steps.ts";
import { findRound, groupsOf, lockRound, openStep, requireStatus, stepPending } from "./store.ts";

/** Steps that are taken here; the close is taken by signatures, a reprint belongs to the cards. */
export type TakenStep = Extract<RoundStep, "freeze" | "release" | "discard">;

export interface RoundAdvance {
  to: TakenStep;
  note: string;
  /** Stands in for what is not fulfilled, where a reason may. */
  earlyReason?: string | undefined;
}

/**
 * Take a step of a round, or propose it where two people are needed; the second call, by another person, confirms.
 * The release rests on an order that two officers signed, so one person takes it.
 * @throws DomainError `step-not-next`, `role-not-allowed`, `round-needs`, `second-person-needed`, `reason-required`,
 * and those of the step itself
 */
export async function advanceRound(
  ctx: Ctx,
  campaignId: string,
  roundId: string,
  request: RoundAdvance,
): Promise<"proposed" | "taken"> {
  const { jurisdictionId } = ctx.actor;
  const { db } = ctx.platform;
  const early = await findRound(db, jurisdictionId, campaignId, roundId);
  requireNext(early, request.to);
  const keys = request.to === "freeze" ? await makeKeysFor(ctx, early) : [];
  const state = await db.transaction(async (tx) => {
    const row = await lockRound(tx, jurisdictionId, campaignId, roundId);
    requireNext(row, request.to);
    requireStepRole(ctx, request.to);
    const pending = await openStep(tx, row);
    if (pending !== null) requireSecond(ctx, pending, request.to);
    const earlyReason = pending === null ? cleaned(request.earlyReason) : pending.earlyReason;
    await requireChecks(tx, ctx, row, request.to, earlyReason);
    if (takesTwo(row, request.to) && pending === null) {
      await proposeStep(tx, ctx, row, { step: request.to, note: request.note, earlyReason });
      return "proposed" as const;
    }
    if (request.to === "freeze") await freezeRound(tx, ctx, row, keys);
    if (request.to === "release") await releaseRound(tx, ctx, row);
    if (request.to === "discard") await discardRound(tx, ctx, row);
    await takeStep(tx, ctx, row, { step: request.to, note: request.note, earlyReason }, pending);
    return "taken" as const;
  });
  if (state === "taken" && request.to === "discard") shredWrapper(ctx.platform, roundId);
  if (state === "taken") await signLog(ctx, `round ${roundId}: ${request.to}`);
  return state;
}

/** Keys are needed by the second person only. */
async function makeKeysFor(ctx: Ctx, row: RoundRow) {
  const pending = await openStep(ctx.platform.db, row);
  if (pending === null) return [];
  return makeKeys((await groupsOf(ctx.platform.db, row)).length);
}

/** What was set up alone is thrown away alone; what others rely on takes two. */
export function takesTwo(row: RoundRow, step: RoundStep): boolean {
  if (step === "release") return false;
  return step !== "discard" || row.status !== "setup";
}

export function mayDiscard(row: RoundRow): boolean {
  return row.status !== "discarded" && row.status !== "released";
}

function requireNext(row: RoundRow, step: TakenStep): void {
  const fits = step === "discard" ? mayDiscard(row) : nextStep(row) === step;
  if (fits) return;
  if (step === "release" && row.mode === "mock") throw mockNeverReleased();
  throw conflict("step-not-next", {
    zh: `本轮现在不能“${STEP_LABELS[step].zh}”。可能已有人办理,请刷新页面。`,
    en: `"${STEP_LABELS[step].en}" is not possible now. Somebody may have taken it already: reload the page.`,
  });
}

function mockNeverReleased() {
  return conflict("mock-never-released", {
    zh: "这是模拟测试,结果不能计入考核,只能作废清除。",
    en: "This is a mock vote. Its result never counts; it can only be discarded.",
  });
}

/** @throws DomainError `role-not-allowed` */
export function requireStepRole(ctx: Ctx, step: RoundStep): void {
  if (mayTakeStep(ctx, step)) return;
  throw forbidden(
    {
      zh: `“${STEP_LABELS[step].zh}”不由您的角色办理。`,
      en: `"${STEP_LABELS[step].en}" is not for your role to take.`,
    },
    "role-not-allowed",
  );
}

export function mayTakeStep(ctx: Ctx, step: RoundStep): boolean {
  return ctx.actor.grants.some((grant) => STEP_ROLES[step].includes(grant.role));
}

/** @throws DomainError `step-pending`, `second-person-needed` */
export function requireSecond(ctx: Ctx, pending: StepRow, step: RoundStep): void {
  if (pending.step !== step) throw stepPending(pending);
  if (!isSamePerson(ctx, pending)) return;
  throw conflict("second-person-needed", {
    zh: "这一步由您提出,须由另一人确认。也可以由您撤回。",
    en: "You proposed this step yourself; another person must confirm it. You may also withdraw it.",
  });
}

export function cleaned(reason: string | undefined): string | null {
  const text = reason?.trim() ?? "";
  return text === "" ? null : text;
}

/** @throws DomainError `round-needs`, `reason-required` */
export async function requireChecks(
  tx: Tx,
  ctx: Ctx,
  row: RoundRow,
  step: RoundStep,
  earlyReason: string | null,
): Promise<void> {
  const unmet = (await checklistFor(tx, ctx, row, step)).filter((one) => !one.ok);
  const blocking = unmet.filter((one) => !one.mayBeReasoned);
  if (blocking.length > 0) throw needsUnmet(blocking);
  if (unmet.length === 0 || earlyReason !== null || row.mode === "mock") return;
  throw invalid(
    "reason-required",
    {
      zh: `${unmet.map((one) => one.label.zh).join("、")}:尚未满足。确需继续的,请写明理由。`,
      en: `Not fulfilled: ${unmet.map((one) => one.label.en).join(", ")}. To go on all the same, give the reason.`,
    },
    { unmet },
  );
}

function needsUnmet(unmet: readonly RoundCheck[]) {
  return conflict(
    "round-needs",
    {
      zh: `还不能进行这一步:${unmet.map((one) => `${one.label.zh}——${one.detail.zh}`).join("")}`,
      en: `This step is not possible yet. ${unmet.map((one) => `${one.label.en}: ${one.detail.en}`).join(" ")}`,
    },
    { unmet },
  );
}

export interface StepRequest {
  step: RoundStep;
  note: string;
  earlyReason: string | null;
  groupId?: string;
}

export async function proposeStep(tx: Tx, ctx: Ctx, row: RoundRow, request: StepRequest): Promise<void> {
  const { stepId } = await insertStep(tx, ctx, row, request, "proposed");
  await recordEvent(tx, ctx, {
    action: "ballots.step-propose",
    subjectType: "round",
    subjectId: row.roundId,
    detail: { to: request.step, step: stepId, early: request.earlyReason !== null },
    personal: { note: request.note, earlyReason: request.earlyReason },
  });
}

/** Note down who took a step: the second person beside the first, or one alone. */
export async function takeStep(
  tx: Tx,
  ctx: Ctx,
  row: RoundRow,
  request: StepRequest,
  pending: StepRow | null,
): Promise<void> {
  const step = pending ?? (await insertStep(tx, ctx, row, request, "taken"));
  if (pending !== null) {
    const { userId: confirmedBy, displayName: confirmedName } = ctx.actor;
    await tx
      .update(ballotStep)
      .set({ state: "taken", confirmedBy, confirmedName, takenAt: ctx.platform.now() })
      .where(isStep(row, step.stepId));
  }
  await recordEvent(tx, ctx, {
    action: "ballots.step-take",
    subjectType: "round",
    subjectId: row.roundId,
    detail: {
      to: request.step,
      step: step.stepId,
      proposedBy: step.proposedBy,
      early: step.earlyReason !== null,
    },
    personal: { note: request.note },
  });
}

function isStep(row: RoundRow, stepId: string) {
  return and(
    eq(ballotStep.jurisdictionId, row.jurisdictionId),
    eq(ballotStep.roundId, row.roundId),
    eq(ballotStep.stepId, stepId),
  );
}

async function insertStep(
  tx: Tx,
  ctx: Ctx,
  row: RoundRow,
  { step, note, earlyReason, groupId }: StepRequest,
  state: "proposed" | "taken",
): Promise<StepRow> {
  const now = ctx.platform.now();
  const { userId, displayName, cadreId } = ctx.actor;
  const [made] = await tx
    .insert(ballotStep)
    .values({
      ...{ jurisdictionId: row.jurisdictionId, roundId: row.roundId, stepId: randomUUID() },
      ...{ step, groupId: groupId ?? null, state, note, earlyReason },
      ...{ proposedBy: userId, proposedName: displayName, proposedCadre: cadreId, proposedAt: now },
      takenAt: state === "taken" ? now : null,
    })
    .returning();
  return made!;
}

/** Take a proposal back. @throws DomainError `no-step-pending`, `role-not-allowed` */
export async function withdrawStep(
  ctx: Ctx,
  campaignId: string,
  roundId: string,
  note: string,
): Promise<void> {
  await ctx.platform.db.transaction(async (tx) => {
    const row = await lockRound(tx, ctx.actor.jurisdictionId, campaignId, roundId);
    requireStatus(row, ["setup", "frozen", "closed"]);
    const pending = await openStep(tx, row);
    if (pending === null) {
      throw conflict("no-step-pending", {
        zh: "没有等待确认的步骤,可能已被确认或撤回。请刷新页面。",
        en: "No step waits for confirmation; it may have been confirmed or withdrawn. Reload the page.",
      });
    }
    if (pending.step === "close") throw stepPending(pending);
    requireStepRole(ctx, pending.step);
    await tx.update(ballotStep).set({ state: "withdrawn" }).where(isStep(row, pending.stepId));
    await recordEvent(tx, ctx, {
      action: "ballots.step-withdraw",
      subjectType: "round",
      subjectId: roundId,
      detail: { to: pending.step, step: pending.stepId },
      personal: { note },
    });
  });
}
