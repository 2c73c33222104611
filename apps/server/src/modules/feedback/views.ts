import { and, asc, count, desc, eq, ilike, inArray, isNotNull, or, type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import type { Db, Tx } from "../../platform/db/database.ts";
import { notFound } from "../../platform/errors.ts";
import { type CampaignRow, campaignRatee, type RateeRow } from "../campaigns/schema.ts";
import { findCampaign } from "../campaigns/service.ts";
import { commentsFor } from "../evidence/service.ts";
import { dateOf } from "../schemes/service.ts";
import { acknowledgement, feedbackTalk, improvementItem, type LetterRow, letter } from "./schema.ts";
import { hasTalk, type TalkFilter, talkFacts } from "./talk-state.ts";

/** No cadre has this number. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

/** Whose letters an actor may read, in SQL: the own one, for a giver those assigned; both only once released. */
function reachable(ctx: Ctx): SQL | undefined {
  const { reach, actor } = ctx;
  if (reach.all) return undefined;
  const about = eq(campaignRatee.cadreId, actor.cadreId ?? NOBODY);
  const isGiver = actor.grants.some((grant) => grant.role === "feedback_giver");
  const own = and(isNotNull(letter.releasedAt), isGiver ? or(about, isAssignedTo(actor.userId)) : about);
  const units = reach.unitIds.length === 0 ? [] : [inArray(campaignRatee.unitId, [...reach.unitIds])];
  return or(...units, ...(reach.own ? [own] : []), sql`false`);
}

/** Qualified by hand, as the outer query may hold the same table. */
function isAssignedTo(userId: string): SQL {
  return sql`exists (select 1 from feedback_talk own where own.jurisdiction_id = ${campaignRatee.jurisdictionId}
    and own.campaign_id = ${campaignRatee.campaignId} and own.cadre_id = ${campaignRatee.cadreId}
    and own.giver_id = ${userId})`;
}

export const sameRatee = <T extends { jurisdictionId: unknown; campaignId: unknown; cadreId: unknown }>(
  table: T,
) =>
  sql`${table.jurisdictionId} = ${campaignRatee.jurisdictionId} and ${table.campaignId} = ${campaignRatee.campaignId} and ${table.cadreId} = ${campaignRatee.cadreId}`;

export interface LetterQuery {
  q: string;
  state?: "missing" | "open" | "ready" | "released" | "acknowledged" | undefined;
  talk?: TalkFilter | undefined;
  page: number;
  size: number;
}

const STATES: Readonly<Record<NonNullable<LetterQuery["state"]>, SQL>> = {
  missing: sql`${letter.cadreId} is null`,
  open: sql`${letter.releasedAt} is null and ${letter.openErrors} > 0`,
  ready: sql`${letter.releasedAt} is null and ${letter.openErrors} = 0`,
  released: sql`${letter.releasedAt} is not null`,
  acknowledged: sql`${acknowledgement.acknowledgedAt} is not null`,
};

/** Everybody of a campaign with how far their letter is. @throws DomainError `not-found` */
export async function listLetters(ctx: Ctx, campaignId: string, query: LetterQuery) {
  const { db } = ctx.platform;
  const row = await findCampaign(db, ctx.actor.jurisdictionId, campaignId);
  const today = dateOf(ctx.platform.now());
  const like = `%${query.q.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const rows = await db
    .select({
      ...{ ratee: campaignRatee, letter, acknowledgement, talk: feedbackTalk },
      total: sql<number>`count(*) over ()::int`,
    })
    .from(campaignRatee)
    .leftJoin(letter, sameRatee(letter))
    .leftJoin(feedbackTalk, sameRatee(feedbackTalk))
    .leftJoin(acknowledgement, sameRatee(acknowledgement))
    .where(
      and(
        eq(campaignRatee.jurisdictionId, row.jurisdictionId),
        eq(campaignRatee.campaignId, campaignId),
        reachable(ctx),
        query.q === "" ? undefined : or(ilike(campaignRatee.name, like), ilike(campaignRatee.unitName, like)),
        query.state === undefined ? undefined : STATES[query.state],
        query.talk === undefined ? undefined : hasTalk(query.talk, today),
      ),
    )
    .orderBy(asc(campaignRatee.position))
    .limit(query.size)
    .offset((query.page - 1) * query.size);
  const items = rows.map((one) => ({
    ...rateeView(one.ratee),
    drafted: one.letter !== null,
    openErrors: one.letter?.openErrors ?? null,
    overrides: one.letter?.overrides.length ?? null,
    grade: one.letter?.content.grade ?? null,
    editedAt: one.letter?.editedAt.toISOString() ?? null,
    releasedAt: one.letter?.releasedAt?.toISOString() ?? null,
    acknowledged: ackView(one.acknowledgement),
    talk: talkFacts(one.talk, today),
  }));
  return { items, total: rows[0]?.total ?? 0, page: query.page, size: query.size };
}

export function rateeView({ cadreId, name, unitCode, unitName, post }: RateeRow) {
  return { cadreId, name, unitCode, unitName, post };
}

export function ackView(row: typeof acknowledgement.$inferSelect | null) {
  if (row === null) return null;
  const { understood, comment, acknowledgedAt } = row;
  return { understood, comment, at: acknowledgedAt.toISOString() };
}

/** A letter that the actor may read. @throws DomainError `not-found` also for what lies outside the reach */
export async function readableLetter(
  ctx: Ctx,
  campaignId: string,
  cadreId: string,
): Promise<{
  letter: LetterRow;
  ratee: RateeRow;
  acknowledgement: typeof acknowledgement.$inferSelect | null;
}> {
  const [row] = await ctx.platform.db
    .select({ letter, ratee: campaignRatee, acknowledgement })
    .from(campaignRatee)
    .innerJoin(letter, sameRatee(letter))
    .leftJoin(acknowledgement, sameRatee(acknowledgement))
    .where(
      and(
        eq(campaignRatee.jurisdictionId, ctx.actor.jurisdictionId),
        eq(campaignRatee.campaignId, campaignId),
        eq(campaignRatee.cadreId, cadreId),
        reachable(ctx),
      ),
    );
  if (row === undefined) {
    throw notFound({
      zh: "该反馈意见书(可能尚未起草或发出)",
      en: "The letter (it may not be drafted or released yet)",
    });
  }
  return row;
}

/** @throws DomainError `not-found` */
export async function letterView(ctx: Ctx, campaignId: string, cadreId: string) {
  const row = await readableLetter(ctx, campaignId, cadreId);
  const { content, findings, overrides, openErrors, inputsHash, revision } = row.letter;
  const isWorked = ctx.reach.all;
  const campaign = await findCampaign(ctx.platform.db, ctx.actor.jurisdictionId, campaignId);
  return {
    ratee: rateeView(row.ratee),
    content,
    findings: isWorked ? findings : [],
    overrides: isWorked ? overrides.map(({ by: _, ...one }) => one) : [],
    openErrors: isWorked ? openErrors : 0,
    inputsHash,
    revision,
    editedAt: row.letter.editedAt.toISOString(),
    releasedAt: row.letter.releasedAt?.toISOString() ?? null,
    reviewUntil: row.letter.reviewUntil,
    appealUntil: row.letter.appealUntil,
    acknowledged: ackView(row.acknowledgement),
    comments: await commentsFor(ctx, campaign, cadreId),
  };
}

/** All drafted letters of a campaign in roster order. */
export async function allLetters(db: Db | Tx, row: CampaignRow): Promise<LetterRow[]> {
  const rows = await db
    .select({ letter })
    .from(campaignRatee)
    .innerJoin(letter, sameRatee(letter))
    .where(
      and(eq(campaignRatee.jurisdictionId, row.jurisdictionId), eq(campaignRatee.campaignId, row.campaignId)),
    )
    .orderBy(asc(campaignRatee.position));
  return rows.map((one) => one.letter);
}

/** Improvement items of released letters, earliest due first. */
export async function listImprovements(ctx: Ctx, campaignId: string, query: { page: number; size: number }) {
  const row = await findCampaign(ctx.platform.db, ctx.actor.jurisdictionId, campaignId);
  const where = and(
    eq(campaignRatee.jurisdictionId, row.jurisdictionId),
    eq(campaignRatee.campaignId, campaignId),
    reachable(ctx),
  );
  const from = () => ctx.platform.db.select({ n: count() }).from(campaignRatee);
  const [total] = await from()
    .innerJoin(letter, sameRatee(letter))
    .innerJoin(improvementItem, sameRatee(improvementItem))
    .where(where);
  const items = await ctx.platform.db
    .select({
      cadreId: campaignRatee.cadreId,
      name: campaignRatee.name,
      unitName: campaignRatee.unitName,
      itemNo: improvementItem.itemNo,
      nodeId: improvementItem.nodeId,
      text: improvementItem.text,
      owner: improvementItem.owner,
      due: improvementItem.due,
    })
    .from(campaignRatee)
    .innerJoin(letter, sameRatee(letter))
    .innerJoin(improvementItem, sameRatee(improvementItem))
    .where(where)
    .orderBy(asc(improvementItem.due), asc(campaignRatee.position), asc(improvementItem.itemNo))
    .limit(query.size)
    .offset((query.page - 1) * query.size);
  return { items, total: total?.n ?? 0, page: query.page, size: query.size };
}

/** Letters of one cadre over the years, newest first. */
export function lettersOfCadre(db: Db, jurisdictionId: string, cadreId: string) {
  return db
    .select({ letter, ratee: campaignRatee, acknowledgement, talk: feedbackTalk })
    .from(campaignRatee)
    .innerJoin(letter, sameRatee(letter))
    .leftJoin(acknowledgement, sameRatee(acknowledgement))
    .leftJoin(feedbackTalk, sameRatee(feedbackTalk))
    .where(
      and(
        eq(campaignRatee.jurisdictionId, jurisdictionId),
        eq(campaignRatee.cadreId, cadreId),
        isNotNull(letter.releasedAt),
      ),
    )
    .orderBy(desc(letter.releasedAt));
}
