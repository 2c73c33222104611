import { recordEvent } from "../../../platform/audit/index.ts";
import type { Ctx } from "../../../platform/context.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { conflict, invalid } from "../../../platform/errors.ts";
import { frozenOf, isSamePerson } from "../../campaigns/service.ts";
import { differencesOf, ownEntry } from "./enter.ts";
import { refuseFile } from "./open.ts";
import { type PaperCountRow, paperCount } from "./schema.ts";
import { type HeldCount, lockCount, oneCount } from "./store.ts";

/**
 * Take a count as evidence: two people entered it, alike in every cell, and one of them says so. Nothing of it counts
 * before.
 * @throws DomainError of `lockCount`, `paper-not-yours`, `paper-incomplete`, `paper-differs`, `paper-beside-file`
 */
export async function takePaper(ctx: Ctx, campaignId: string, countId: string): Promise<void> {
  await ctx.platform.db.transaction(async (tx) => {
    const held = await lockCount(tx, ctx, campaignId, countId, ["open"]);
    if (ownEntry(ctx, held.entries) === undefined) throw notYours();
    const { scheme } = await frozenOf(tx, held.row);
    const differences = differencesOf(scheme, held.ratees, held.entries);
    if (differences === null) throw incomplete();
    if (differences.length > 0) throw differs(differences.length);
    await refuseFile(tx, held.row, held.count.raterGroup, held.ratees);
    const [first, second] = held.entries;
    await change(tx, held, {
      status: "taken",
      ...{ firstName: first!.accountName, secondName: second!.accountName },
      ...{ takenBy: ctx.actor.userId, takenAt: ctx.platform.now() },
    });
    await recordEvent(tx, ctx, {
      action: "evidence.paper-take",
      subjectType: "campaign",
      subjectId: campaignId,
      detail: {
        count: countId,
        ratees: held.ratees.length,
        first: first!.accountId,
        second: second!.accountId,
      },
      after: first!.counts,
      personal: { first: first!.accountName, second: second!.accountName },
    });
  });
}

async function change(tx: Tx, { row, count }: HeldCount, set: Partial<PaperCountRow>): Promise<void> {
  await tx.update(paperCount).set(set).where(oneCount(row, count.countId));
}

function notYours() {
  return conflict("paper-not-yours", {
    zh: "计入须由录入这份票的两人之一办理。",
    en: "A count is taken by one of the two who entered it.",
  });
}

function incomplete() {
  return conflict("paper-incomplete", {
    zh: "还没有两人都提交,不能计入。请另一人录入并提交后再办理。",
    en: "Two people have not submitted it yet, so it cannot be taken. Another person has to enter and submit it first.",
  });
}

function differs(n: number) {
  return conflict("paper-differs", {
    zh: `两次录入有 ${n} 格不一致,不能计入。请对照原票,由录错的一方改正后再提交。`,
    en: `The two entries differ in ${n} cells, so it cannot be taken. Compare with the paper; whoever is wrong corrects the own entry.`,
  });
}

/** Put an open count aside; it stays on the list. @throws DomainError of `lockCount` */
export async function discardPaper(
  ctx: Ctx,
  campaignId: string,
  countId: string,
  reason: string,
): Promise<void> {
  await ctx.platform.db.transaction(async (tx) => {
    const held = await lockCount(tx, ctx, campaignId, countId, ["open"]);
    await end(tx, ctx, held, "discarded", reason);
  });
}

async function end(
  tx: Tx,
  ctx: Ctx,
  held: HeldCount,
  status: "discarded" | "withdrawn",
  reason: string,
): Promise<void> {
  const { count, entries } = held;
  const now = ctx.platform.now();
  await change(tx, held, {
    status,
    endedBy: ctx.actor.userId,
    endedName: ctx.actor.displayName,
    endReason: reason,
    endedAt: now,
  });
  await recordEvent(tx, ctx, {
    action: status === "discarded" ? "evidence.paper-discard" : "evidence.paper-withdraw",
    subjectType: "campaign",
    subjectId: count.campaignId,
    detail: { count: count.countId, proposedBy: count.withdrawBy },
    before: entries.map(({ turn, counts }) => ({ turn, counts })),
    personal: { reason, proposedBy: count.withdrawName },
  });
}

/**
 * Take a count out of the evidence again: one person proposes and gives the reason, another one confirms.
 * @throws DomainError of `lockCount`, `reason-required`, `second-person-needed`
 */
export async function withdrawPaper(
  ctx: Ctx,
  campaignId: string,
  countId: string,
  reason: string,
): Promise<"proposed" | "taken"> {
  return ctx.platform.db.transaction(async (tx) => {
    const held = await lockCount(tx, ctx, campaignId, countId, ["taken"]);
    const { count } = held;
    if (count.withdrawBy === null) {
      await proposeWithdrawal(tx, ctx, held, reason);
      return "proposed";
    }
    if (isProposer(ctx, count)) throw secondNeeded();
    await end(tx, ctx, held, "withdrawn", reason === "" ? (count.withdrawReason ?? "") : reason);
    return "taken";
  });
}

async function proposeWithdrawal(tx: Tx, ctx: Ctx, held: HeldCount, reason: string): Promise<void> {
  if (reason === "")
    throw invalid("reason-required", {
      zh: "请写明撤回的理由。",
      en: "Give the reason for the withdrawal.",
    });
  const { userId, displayName, cadreId } = ctx.actor;
  await change(tx, held, {
    ...{ withdrawBy: userId, withdrawName: displayName, withdrawCadre: cadreId },
    ...{ withdrawReason: reason, withdrawAt: ctx.platform.now() },
  });
  await recordEvent(tx, ctx, {
    action: "evidence.paper-withdraw-propose",
    subjectType: "campaign",
    subjectId: held.count.campaignId,
    detail: { count: held.count.countId },
    personal: { reason },
  });
}

export function isProposer(ctx: Ctx, { withdrawBy, withdrawCadre }: PaperCountRow): boolean {
  if (withdrawBy === null) return false;
  return isSamePerson(ctx, { proposedBy: withdrawBy, proposedCadre: withdrawCadre });
}

function secondNeeded() {
  return conflict("second-person-needed", {
    zh: "撤回由您提出,须由另一人确认。也可以由您取消。",
    en: "You proposed the withdrawal yourself; another person must confirm it. You may also cancel it.",
  });
}

/** Leave a count in the evidence after all. @throws DomainError of `lockCount`, `no-step-pending` */
export async function keepPaper(ctx: Ctx, campaignId: string, countId: string): Promise<void> {
  await ctx.platform.db.transaction(async (tx) => {
    const held = await lockCount(tx, ctx, campaignId, countId, ["taken"]);
    if (held.count.withdrawBy === null)
      throw conflict("no-step-pending", {
        zh: "没有人提出撤回,可能已被取消。请刷新页面。",
        en: "No withdrawal is proposed; it may have been cancelled. Reload the page.",
      });
    await change(tx, held, {
      ...{ withdrawBy: null, withdrawName: null, withdrawCadre: null },
      ...{ withdrawReason: null, withdrawAt: null },
    });
    await recordEvent(tx, ctx, {
      action: "evidence.paper-keep",
      subjectType: "campaign",
      subjectId: campaignId,
      detail: { count: countId },
      before: { by: held.count.withdrawBy, reason: held.count.withdrawReason },
    });
  });
}
