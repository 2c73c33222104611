import { type Bar, GRADE_LABELS, type Grade, requiresReason, ruleValue } from "@hengjian/appraisal";
import { and, count, eq, inArray, notInArray } from "drizzle-orm";
import { recordEvent } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/context.ts";
import type { Tx } from "../../platform/db/database.ts";
import { conflict, forbidden, invalid, notFound } from "../../platform/errors.ts";
import type { CampaignRow } from "../campaigns/schema.ts";
import { frozenOf, lockForChange } from "../campaigns/service.ts";
import { barAgainst } from "./proposals.ts";
import { campaignQuota, type GradeRow, grade, type QuotaRow } from "./schema.ts";

/**
 * A person decides the grade of another. The rules bind where a fact closes a grade and where the quota is full;
 * elsewhere a decision other than the proposal needs its reason.
 * @throws DomainError `recusal`, `grade-barred`, `quota-full`, `reason-required`, `wrong-stage`, `step-pending`
 */
export async function decideGrade(
  ctx: Ctx,
  campaignId: string,
  cadreId: string,
  input: { grade: Grade; reason: string },
): Promise<void> {
  requireOther(ctx, [cadreId]);
  await ctx.platform.db.transaction(async (tx) => {
    const row = await lockForChange(tx, ctx.actor.jurisdictionId, campaignId, ["deliberate"]);
    const [found] = await tx.select().from(grade).where(oneGrade(row, cadreId));
    if (found === undefined) throw notFound({ zh: "该干部的建议等次", en: "The proposal for this person" });
    const reason = input.reason.trim();
    requireAllowed(found, input.grade);
    requireGivenReason(found, input.grade, reason);
    if (input.grade === "excellent") await requirePlaces(tx, row, [cadreId], 1);
    await writeDecisions(tx, ctx, row, [cadreId], input.grade, reason === "" ? null : reason);
    await recordEvent(tx, ctx, {
      action: "grades.decide",
      subjectType: "ratee",
      subjectId: cadreId,
      // The verdict itself stays out of the tree: the audit officer sees no business data.
      detail: { campaign: campaignId, asProposed: found.proposed === input.grade },
      before: { decided: found.decided, reason: found.reason },
      after: { decided: input.grade, reason },
      personal: { proposed: found.proposed, decided: input.grade, reason },
    });
  });
}

/** Nobody decides about oneself [回避]. */
function requireOther(ctx: Ctx, cadreIds: readonly string[]): void {
  if (ctx.actor.cadreId === null || !cadreIds.includes(ctx.actor.cadreId)) return;
  throw forbidden(
    {
      zh: "这里面有您本人,依规应当回避。请由他人评定您的等次。",
      en: "This concerns yourself, and the rules ask you to recuse yourself. Leave your own grade to others.",
    },
    "recusal",
  );
}

function requireAllowed(found: GradeRow, decided: Grade): void {
  const bar = barAgainst(found.proposal.bars, decided);
  if (bar === null) return;
  throw barred(bar, decided);
}

function barred(bar: Bar, decided: Grade) {
  const label = GRADE_LABELS[decided];
  return conflict(
    "grade-barred",
    {
      zh: `不能定为“${label.zh}”:${bar.text.zh}(${bar.rule.source})如事实有误,请先在干部库中更正,再重新生成建议。`,
      en: `"${label.en}" is closed: ${bar.text.en} (${bar.rule.source}) If the fact is wrong, correct it on the roster and propose again.`,
    },
    { bar },
  );
}

function requireGivenReason(found: GradeRow, decided: Grade, reason: string): void {
  if (!requiresReason(found.proposal, decided) || reason !== "") return;
  throw invalid("reason-required", {
    zh: found.proposal.tieAtCut
      ? "此人与他人并列在优秀名额的末位,系统没有替您取舍。请写明理由。"
      : "评定的等次与建议不同,请写明理由。",
    en: found.proposal.tieAtCut
      ? "This person ties with others at the last place for excellent. Give the reason for your choice."
      : "The decision differs from the proposal. Give the reason.",
  });
}

/** @param except people whose earlier decision is being replaced */
async function requirePlaces(
  tx: Tx,
  row: CampaignRow,
  except: readonly string[],
  more: number,
): Promise<void> {
  const quota = await quotaOf(tx, row);
  const [held] = await tx
    .select({ n: count() })
    .from(grade)
    .where(
      and(
        eq(grade.jurisdictionId, row.jurisdictionId),
        eq(grade.campaignId, row.campaignId),
        eq(grade.decided, "excellent"),
        notInArray(grade.cadreId, [...except]),
      ),
    );
  const limit = limitOf(quota);
  if ((held?.n ?? 0) + more <= limit) return;
  const { approvedPlaces } = quota.quota;
  const mayBeApproved = quota.approvedShare === null && approvedPlaces !== null && approvedPlaces > limit;
  throw conflict("quota-full", {
    zh: `优秀名额 ${limit} 个已用完。请先把他人改为其他等次${mayBeApproved ? `,或登记上级批准后按 ${approvedPlaces} 个掌握` : ""}。`,
    en: `All ${limit} places for excellent are taken. Change another decision first${mayBeApproved ? `, or record the approval for ${approvedPlaces} places` : ""}.`,
  });
}

/** Places for excellent: of the approved share where an approval is recorded. */
export function limitOf(quota: QuotaRow): number {
  return quota.approvedShare === null
    ? quota.quota.places
    : (quota.quota.approvedPlaces ?? quota.quota.places);
}

/** @throws DomainError `not-found` before grades were proposed */
export async function quotaOf(tx: Tx | Ctx["platform"]["db"], row: CampaignRow): Promise<QuotaRow> {
  const [quota] = await tx
    .select()
    .from(campaignQuota)
    .where(
      and(eq(campaignQuota.jurisdictionId, row.jurisdictionId), eq(campaignQuota.campaignId, row.campaignId)),
    );
  if (quota === undefined)
    throw notFound({ zh: "优秀名额(尚未进入评议)", en: "The quota (grades are not proposed yet)" });
  return quota;
}

function oneGrade(row: CampaignRow, cadreId: string) {
  return and(
    eq(grade.jurisdictionId, row.jurisdictionId),
    eq(grade.campaignId, row.campaignId),
    eq(grade.cadreId, cadreId),
  );
}

async function writeDecisions(
  tx: Tx,
  ctx: Ctx,
  row: CampaignRow,
  cadreIds: readonly string[],
  decided: Grade,
  reason: string | null,
): Promise<void> {
  await tx
    .update(grade)
    .set({
      decided,
      reason,
      decidedBy: ctx.actor.userId,
      decidedName: ctx.actor.displayName,
      decidedAt: ctx.platform.now(),
    })
    .where(
      and(
        eq(grade.jurisdictionId, row.jurisdictionId),
        eq(grade.campaignId, row.campaignId),
        inArray(grade.cadreId, [...cadreIds]),
      ),
    );
}

/**
 * Decide as proposed for the people named: one deed, but about each of them. Ties at the last place are not taken
 * along, since there the rules do not choose.
 * @throws DomainError `tie-needs-decision`, `quota-full`, `recusal`, `not-found`
 */
export async function acceptProposals(
  ctx: Ctx,
  campaignId: string,
  cadreIds: readonly string[],
): Promise<{ accepted: number }> {
  requireOther(ctx, cadreIds);
  return ctx.platform.db.transaction(async (tx) => {
    const row = await lockForChange(tx, ctx.actor.jurisdictionId, campaignId, ["deliberate"]);
    const rows = await tx
      .select()
      .from(grade)
      .where(
        and(
          eq(grade.jurisdictionId, row.jurisdictionId),
          eq(grade.campaignId, campaignId),
          inArray(grade.cadreId, [...cadreIds]),
        ),
      );
    if (rows.length !== new Set(cadreIds).size) {
      throw notFound({ zh: "其中有人的建议等次", en: "The proposal for one of these people" });
    }
    if (rows.some((one) => one.proposal.tieAtCut)) throw tieNeedsDecision();
    const byGrade = Map.groupBy(rows, (one) => one.proposed);
    const excellent = (byGrade.get("excellent") ?? []).map((one) => one.cadreId);
    if (excellent.length > 0) await requirePlaces(tx, row, excellent, excellent.length);
    for (const [proposed, own] of byGrade) {
      const ids = own.map((one) => one.cadreId);
      await writeDecisions(tx, ctx, row, ids, proposed, null);
    }
    await recordEvent(tx, ctx, {
      action: "grades.accept",
      subjectType: "campaign",
      subjectId: campaignId,
      detail: { people: rows.length, excellent: excellent.length },
      after: rows.map((one) => ({ cadreId: one.cadreId, decided: one.proposed })),
    });
    return { accepted: rows.length };
  });
}

function tieNeedsDecision() {
  return conflict("tie-needs-decision", {
    zh: "所选的人里有得分并列在优秀名额末位的,不能按建议批量评定。请逐人决定并写明理由。",
    en: "Some of these people tie at the last place for excellent and cannot be decided as proposed. Decide them one by one with the reason.",
  });
}

/**
 * Record that the larger share was approved, with the document that says so.
 * @throws DomainError `no-approved-share`, `wrong-stage`
 */
export async function approveQuota(ctx: Ctx, campaignId: string, document: string): Promise<void> {
  await ctx.platform.db.transaction(async (tx) => {
    const row = await lockForChange(tx, ctx.actor.jurisdictionId, campaignId, ["deliberate"]);
    const quota = await quotaOf(tx, row);
    const { packs } = await frozenOf(tx, row);
    const share = ruleValue(packs, "quota.excellent.approved");
    if (quota.quota.approvedPlaces === null) {
      throw conflict("no-approved-share", {
        zh: "本次活动的规则包没有规定可放宽的比例。",
        en: "The rule packs of this campaign know no larger share.",
      });
    }
    await tx
      .update(campaignQuota)
      .set({
        approvedShare: share,
        approvedDocument: document,
        approvedBy: ctx.actor.userId,
        approvedName: ctx.actor.displayName,
        approvedAt: ctx.platform.now(),
      })
      .where(
        and(
          eq(campaignQuota.jurisdictionId, row.jurisdictionId),
          eq(campaignQuota.campaignId, row.campaignId),
        ),
      );
    await recordEvent(tx, ctx, {
      action: "grades.approve-quota",
      subjectType: "campaign",
      subjectId: campaignId,
      detail: { share, places: quota.quota.approvedPlaces },
      after: { document },
    });
  });
}
