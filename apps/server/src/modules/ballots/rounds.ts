import { randomUUID } from "node:crypto";
import { and, asc, eq, sql } from "drizzle-orm";
import { recordEvent } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/context.ts";
import type { Db, Tx } from "../../platform/db/database.ts";
import { invalid } from "../../platform/errors.ts";
import { findCampaign, lockForChange } from "../campaigns/service.ts";
import { proposePlan } from "./plan/propose.ts";
import { ballotRound, type RoundMode, type RoundRow } from "./schema.ts";
import { signersOf } from "./signers.ts";
import { isRound, lockForSetup } from "./store.ts";
import type { RoundSettings } from "./types.ts";

const FIRST_SETTINGS: RoundSettings = {
  issuing: null,
  casting: null,
  commentLength: 200,
  limitTop: false,
  officers: [],
  supervisor: null,
};

/**
 * A round of voting [测评轮次] of a campaign that collects, with the plan that follows from the rules.
 * @throws DomainError `wrong-stage`, `step-pending`
 */
export async function createRound(
  ctx: Ctx,
  campaignId: string,
  { title, mode }: { title: string; mode: RoundMode },
): Promise<string> {
  const { jurisdictionId, userId } = ctx.actor;
  const roundId = randomUUID();
  await ctx.platform.db.transaction(async (tx) => {
    await lockForChange(tx, jurisdictionId, campaignId, ["collect"]);
    const [row] = await tx
      .insert(ballotRound)
      .values({
        ...{ jurisdictionId, roundId, campaignId, title, mode },
        status: "setup",
        settings: FIRST_SETTINGS,
        createdBy: userId,
        createdAt: ctx.platform.now(),
      })
      .returning();
    await proposePlan(tx, ctx, row!, {});
    await recordEvent(tx, ctx, {
      action: "ballots.create",
      subjectType: "round",
      subjectId: roundId,
      detail: { campaign: campaignId, mode },
      after: { title, mode },
    });
  });
  return roundId;
}

export interface RoundChange {
  title?: string | undefined;
  settings?: Partial<{ [K in keyof RoundSettings]: RoundSettings[K] | undefined }> | undefined;
}

/** Change title or settings; only before the freeze. @throws DomainError `round-frozen`, `signer-unfit` */
export async function changeRound(
  ctx: Ctx,
  campaignId: string,
  roundId: string,
  change: RoundChange,
): Promise<void> {
  const { jurisdictionId } = ctx.actor;
  await ctx.platform.db.transaction(async (tx) => {
    const row = await lockForSetup(tx, jurisdictionId, campaignId, roundId);
    const given = Object.entries(change.settings ?? {}).filter(([, value]) => value !== undefined);
    const settings: RoundSettings = { ...row.settings, ...Object.fromEntries(given) };
    await requireSigners(tx, jurisdictionId, settings);
    const title = change.title ?? row.title;
    await tx.update(ballotRound).set({ title, settings }).where(isRound(row));
    await recordEvent(tx, ctx, {
      action: "ballots.change",
      subjectType: "round",
      subjectId: roundId,
      before: { title: row.title, settings: row.settings },
      after: { title, settings },
    });
  });
}

/** Officers and supervisor must be people who may sign; whether they have a key yet is seen at the freeze. */
async function requireSigners(tx: Tx, jurisdictionId: string, settings: RoundSettings): Promise<void> {
  const signers = await signersOf(tx, jurisdictionId);
  const officers = new Set(signers.filter((one) => one.role !== "supervisor").map((one) => one.accountId));
  const supervisors = new Set(signers.filter((one) => one.role === "supervisor").map((one) => one.accountId));
  const fits =
    settings.officers.every((one) => officers.has(one)) &&
    (settings.supervisor === null || supervisors.has(settings.supervisor)) &&
    new Set(settings.officers).size === settings.officers.length;
  if (fits) return;
  throw invalid("signer-unfit", {
    zh: "封箱人须是考核办或领导角色的账号且不重复,监督员须是监督员角色的账号。请重新选择。",
    en: "Officers must be different accounts of the office or of leaders, the supervisor an account with that role. Choose again.",
  });
}

/** Rounds of a campaign, oldest first. */
export async function roundsOf(db: Db | Tx, jurisdictionId: string, campaignId: string): Promise<RoundRow[]> {
  await findCampaign(db, jurisdictionId, campaignId);
  return db
    .select()
    .from(ballotRound)
    .where(and(eq(ballotRound.jurisdictionId, jurisdictionId), eq(ballotRound.campaignId, campaignId)))
    .orderBy(asc(ballotRound.createdAt), sql`${ballotRound.roundId}`);
}
