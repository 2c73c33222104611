import { randomUUID } from "node:crypto";
import { codeHash, readCode } from "@hengjian/ballot";
import { and, eq, sql } from "drizzle-orm";
import { recordEvent } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/context.ts";
import type { Tx } from "../../platform/db/database.ts";
import { conflict, forbidden, invalid, notFound } from "../../platform/errors.ts";
import { isSamePerson } from "../campaigns/service.ts";
import { type ReplacementView, replacementView } from "./replacement-views.ts";
import {
  ballotCode,
  ballotGroupRater,
  ballotIssued,
  ballotRater,
  ballotReplacement,
  type ReplacementRow,
  type RoundRow,
} from "./schema.ts";
import { groupsOf, lockRound, manifestOf, requireStatus } from "./store.ts";

export interface NewReplacement {
  group: string;
  /** A rater with an account … */
  raterId?: string | undefined;
  /** … or the code of a card, shown by its bearer. */
  code?: string | undefined;
  note: string;
}

/**
 * Propose that a rater who lost the token may ask for another one [补发]. The lost one cannot be called back: nobody knows
 * it. So it takes two people, and the protocol sheet counts it.
 * @throws DomainError `wrong-round-state`, `not-issued-yet`, `replacement-pending`, `holder-excluded`, `unknown-code`
 */
export async function proposeReplacement(
  ctx: Ctx,
  campaignId: string,
  roundId: string,
  input: NewReplacement,
): Promise<ReplacementView> {
  const { jurisdictionId } = ctx.actor;
  return ctx.platform.db.transaction(async (tx) => {
    const round = await lockRound(tx, jurisdictionId, campaignId, roundId);
    requireIssuing(round);
    const holder = await holderOf(tx, round, input);
    refuseHolder(ctx, holder.cadreId);
    await requireIssued(tx, round, input.group, holder.holder);
    const [made] = await tx
      .insert(ballotReplacement)
      .values({
        ...{ jurisdictionId, roundId, replacementId: randomUUID(), groupId: input.group },
        ...{ holder: holder.holder, who: holder.name, state: "proposed", note: input.note },
        proposedBy: ctx.actor.userId,
        proposedName: ctx.actor.displayName,
        proposedCadre: ctx.actor.cadreId,
        proposedAt: ctx.platform.now(),
      })
      .onConflictDoNothing()
      .returning();
    if (made === undefined) throw alreadyProposed();
    await record(tx, ctx, made, "ballots.replacement-propose");
    return replacementView(ctx, made, await groupsOf(tx, round));
  });
}

interface Holder {
  holder: string;
  name: string | null;
  cadreId: string | null;
}

async function holderOf(tx: Tx, round: RoundRow, { raterId, code, group }: NewReplacement): Promise<Holder> {
  if (raterId !== undefined) return raterHolder(tx, round, group, raterId);
  const read = readCode(code ?? "");
  const hash = read === null ? "" : codeHash(manifestOf(round).hash, read);
  const [card] = await tx
    .select({ holder: ballotCode.holder })
    .from(ballotCode)
    .where(
      and(
        eq(ballotCode.jurisdictionId, round.jurisdictionId),
        eq(ballotCode.roundId, round.roundId),
        eq(ballotCode.codeHash, hash),
        eq(ballotCode.void, false),
        sql`${group} = any(${ballotCode.groupIds})`,
      ),
    );
  if (card !== undefined) return { holder: card.holder, name: null, cadreId: null };
  throw invalid("unknown-code", {
    zh: "这张卡片不属于该评价主体,或已作废。请核对卡片上的代码和评价主体。",
    en: "This card does not belong to the group, or is void. Compare its code and the group.",
  });
}

async function raterHolder(tx: Tx, round: RoundRow, groupId: string, raterId: string): Promise<Holder> {
  const [rater] = await tx
    .select({ name: ballotRater.name, cadreId: ballotRater.cadreId })
    .from(ballotRater)
    .innerJoin(
      ballotGroupRater,
      and(
        eq(ballotGroupRater.jurisdictionId, ballotRater.jurisdictionId),
        eq(ballotGroupRater.roundId, ballotRater.roundId),
        eq(ballotGroupRater.raterId, ballotRater.raterId),
      ),
    )
    .where(
      and(
        eq(ballotRater.jurisdictionId, round.jurisdictionId),
        eq(ballotRater.roundId, round.roundId),
        eq(ballotRater.raterId, raterId),
        eq(ballotGroupRater.groupId, groupId),
      ),
    );
  if (rater === undefined) throw notFound({ zh: "该评价人", en: "The rater" });
  return { holder: raterId, ...rater };
}

/** Neither of the two may be the one who gets it. */
function refuseHolder(ctx: Ctx, cadreId: string | null): void {
  if (cadreId === null || cadreId !== ctx.actor.cadreId) return;
  throw forbidden(
    {
      zh: "不能为自己办理补发。请由另外两人办理。",
      en: "Nobody replaces his own token. Two others have to do it.",
    },
    "holder-excluded",
  );
}

async function requireIssued(tx: Tx, round: RoundRow, groupId: string, holder: string): Promise<void> {
  const [row] = await tx
    .select()
    .from(ballotIssued)
    .where(isIssued(round, groupId, holder));
  if (row !== undefined && row.requestHash !== null) return;
  throw conflict("not-issued-yet", {
    zh: "还没有向这位评价人签发过凭证,不需要补发,请本人直接签到。",
    en: "No token was issued to this rater yet, so none is to be replaced; the rater can simply sign in.",
  });
}

function isIssued({ jurisdictionId, roundId }: RoundRow, groupId: string, holder: string) {
  return and(
    eq(ballotIssued.jurisdictionId, jurisdictionId),
    eq(ballotIssued.roundId, roundId),
    eq(ballotIssued.groupId, groupId),
    eq(ballotIssued.holder, holder),
  );
}

function requireIssuing(round: RoundRow): void {
  requireStatus(round, ["frozen"]);
  if (!round.issuingStopped) return;
  throw conflict("issuing-closed", {
    zh: "封箱指令已经生成,发票数已经固定,不能再补发。",
    en: "The order to close was drawn up and the counts are final; no token can be replaced any more.",
  });
}

function alreadyProposed() {
  return conflict("replacement-pending", {
    zh: "已有人提出为这位评价人补发,等待另一人确认。",
    en: "A replacement for this rater waits for its second person already.",
  });
}

/** The second person. @throws DomainError `second-person-needed`, `holder-excluded`, `no-step-pending` */
export async function confirmReplacement(
  ctx: Ctx,
  campaignId: string,
  roundId: string,
  replacementId: string,
): Promise<ReplacementView> {
  return settle(ctx, campaignId, roundId, replacementId, async (tx, round, row) => {
    if (isSamePerson(ctx, row)) throw secondNeeded();
    refuseHolder(ctx, await cadreOf(tx, round, row.holder));
    await tx
      .update(ballotIssued)
      .set({ requestHash: null })
      .where(isIssued(round, row.groupId, row.holder));
    return "confirmed";
  });
}

export async function withdrawReplacement(
  ctx: Ctx,
  campaignId: string,
  roundId: string,
  replacementId: string,
): Promise<ReplacementView> {
  return settle(ctx, campaignId, roundId, replacementId, async () => "withdrawn");
}

async function settle(
  ctx: Ctx,
  campaignId: string,
  roundId: string,
  replacementId: string,
  how: (tx: Tx, round: RoundRow, row: ReplacementRow) => Promise<"confirmed" | "withdrawn">,
): Promise<ReplacementView> {
  const { jurisdictionId } = ctx.actor;
  const isThis = and(
    eq(ballotReplacement.jurisdictionId, jurisdictionId),
    eq(ballotReplacement.roundId, roundId),
    eq(ballotReplacement.replacementId, replacementId),
  );
  return ctx.platform.db.transaction(async (tx) => {
    const round = await lockRound(tx, jurisdictionId, campaignId, roundId);
    requireIssuing(round);
    const [row] = await tx.select().from(ballotReplacement).where(isThis);
    if (row === undefined) throw notFound({ zh: "该项补发", en: "The replacement" });
    if (row.state !== "proposed") throw settledAlready();
    const state = await how(tx, round, row);
    const confirmedName = state === "confirmed" ? ctx.actor.displayName : null;
    await tx.update(ballotReplacement).set({ state, confirmedName }).where(isThis);
    await record(
      tx,
      ctx,
      row,
      state === "confirmed" ? "ballots.replacement" : "ballots.replacement-withdraw",
    );
    return replacementView(ctx, { ...row, state, confirmedName }, await groupsOf(tx, round));
  });
}

async function cadreOf(tx: Tx, round: RoundRow, holder: string): Promise<string | null> {
  const [rater] = await tx
    .select({ cadreId: ballotRater.cadreId })
    .from(ballotRater)
    .where(
      and(
        eq(ballotRater.jurisdictionId, round.jurisdictionId),
        eq(ballotRater.roundId, round.roundId),
        sql`${ballotRater.raterId}::text = ${holder}`,
      ),
    );
  return rater?.cadreId ?? null;
}

function secondNeeded() {
  return conflict("second-person-needed", {
    zh: "补发由您提出,须由另一人确认。",
    en: "You proposed the replacement yourself; another person must confirm it.",
  });
}

function settledAlready() {
  return conflict("no-step-pending", {
    zh: "这项补发已被确认或撤回。请刷新页面。",
    en: "This replacement was confirmed or withdrawn already. Reload the page.",
  });
}

async function record(tx: Tx, ctx: Ctx, row: ReplacementRow, action: string): Promise<void> {
  await recordEvent(tx, ctx, {
    action,
    subjectType: "round",
    subjectId: row.roundId,
    detail: { group: row.groupId, replacement: row.replacementId },
    personal: { who: row.who, note: row.note },
  });
}
