import { type Giver, proposeGivers } from "@hengjian/appraisal";
import { and, eq, inArray, isNotNull, sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import type { Db, Tx } from "../../platform/db/database.ts";
import { conflict } from "../../platform/errors.ts";
import { type CampaignRow, campaignRatee } from "../campaigns/schema.ts";
import { findCampaign, frozenOf } from "../campaigns/service.ts";
import { holdersOf } from "../identity/service.ts";
import { unitsOfCadres } from "../roster/service.ts";
import { dateOf, workCalendar } from "../schemes/service.ts";
import { feedbackTalk, letter, type TalkRow } from "./schema.ts";
import { isOpenTalk, talkDue } from "./talk-state.ts";

export interface GiverView extends Giver {
  name: string;
  unitName: string | null;
  /** Talks held so far, in all campaigns. */
  held: number;
}

/** A released letter with the day by which its talk is due, and the talk as it is assigned now. */
export interface Talkable {
  cadreId: string;
  unitId: string;
  name: string;
  unitName: string;
  due: string;
  talk: TalkRow | null;
}

/**
 * Everybody who holds the role of a feedback giver now, with the workload in all campaigns.
 * @param without talks of this campaign that are being given out anew do not count
 */
export async function giversOf(
  tx: Db | Tx,
  jurisdictionId: string,
  without: { campaignId: string; cadreIds: readonly string[] },
): Promise<GiverView[]> {
  const holders = await holdersOf(tx, jurisdictionId, "feedback_giver");
  const cadreIds = holders.flatMap((one) => (one.cadreId === null ? [] : [one.cadreId]));
  const units = await unitsOfCadres(tx, jurisdictionId, cadreIds);
  const loads = await loadsOf(tx, jurisdictionId, without);
  return holders.map(({ accountId, displayName, cadreId }) => {
    const unit = cadreId === null ? undefined : units.get(cadreId);
    return {
      ...{ giverId: accountId, name: displayName, cadreId },
      unitId: unit?.unitId ?? null,
      unitName: unit?.unitName ?? null,
      ...(loads.get(accountId) ?? { open: 0, held: 0 }),
    };
  });
}

async function loadsOf(
  tx: Db | Tx,
  jurisdictionId: string,
  { campaignId, cadreIds }: { campaignId: string; cadreIds: readonly string[] },
): Promise<Map<string, { open: number; held: number }>> {
  const isGivenAnew = sql`(${feedbackTalk.campaignId} = ${campaignId}
    and ${feedbackTalk.cadreId} = any(${sql.param([...cadreIds])}::uuid[]))`;
  const rows = await tx
    .select({
      giverId: feedbackTalk.giverId,
      open: sql<number>`(count(*) filter (where ${isOpenTalk} and not ${isGivenAnew}))::int`,
      held: sql<number>`(count(*) filter (where not ${isOpenTalk}))::int`,
    })
    .from(feedbackTalk)
    .where(eq(feedbackTalk.jurisdictionId, jurisdictionId))
    .groupBy(feedbackTalk.giverId);
  return new Map(rows.map(({ giverId, ...load }) => [giverId, load]));
}

/**
 * The released letters of these people.
 * @throws DomainError `letters-not-released` when one of them is missing
 */
export async function talkables(
  tx: Db | Tx,
  row: CampaignRow,
  cadreIds: readonly string[],
): Promise<Talkable[]> {
  const rows = await tx
    .select({ ratee: campaignRatee, releasedAt: letter.releasedAt, talk: feedbackTalk })
    .from(campaignRatee)
    .innerJoin(
      letter,
      and(
        eq(letter.jurisdictionId, campaignRatee.jurisdictionId),
        eq(letter.campaignId, campaignRatee.campaignId),
        eq(letter.cadreId, campaignRatee.cadreId),
        isNotNull(letter.releasedAt),
      ),
    )
    .leftJoin(
      feedbackTalk,
      and(
        eq(feedbackTalk.jurisdictionId, campaignRatee.jurisdictionId),
        eq(feedbackTalk.campaignId, campaignRatee.campaignId),
        eq(feedbackTalk.cadreId, campaignRatee.cadreId),
      ),
    )
    .where(
      and(
        eq(campaignRatee.jurisdictionId, row.jurisdictionId),
        eq(campaignRatee.campaignId, row.campaignId),
        inArray(campaignRatee.cadreId, [...cadreIds]),
      ),
    )
    .orderBy(campaignRatee.position);
  if (rows.length < new Set(cadreIds).size) throw notReleased(new Set(cadreIds).size - rows.length);
  const { packs } = await frozenOf(tx, row);
  const calendar = await workCalendar(tx, row.jurisdictionId);
  return rows.map(({ ratee: { cadreId, unitId, name, unitName }, releasedAt, talk }) => ({
    ...{ cadreId, unitId, name, unitName, talk },
    due: talkDue(dateOf(releasedAt!), packs, calendar),
  }));
}

function notReleased(n: number) {
  return conflict("letters-not-released", {
    zh: `所选人员中有 ${n} 人的反馈意见书还没有发出。请先发出意见书,再指定反馈人。`,
    en: `The letters of ${n} of the people chosen are not released yet. Release them first, then assign a giver.`,
  });
}

/** Who could talk with whom: loads even, nobody from the own unit where that can be. People decide. */
export async function proposalFor(ctx: Ctx, campaignId: string, cadreIds: readonly string[]) {
  const { db } = ctx.platform;
  const row = await findCampaign(db, ctx.actor.jurisdictionId, campaignId);
  const talks = await talkables(db, row, cadreIds);
  const givers = await giversOf(db, row.jurisdictionId, { campaignId, cadreIds });
  const proposed = new Map(proposeGivers(talks, givers).map((one) => [one.cadreId, one.giverId]));
  return {
    givers,
    talks: talks.map(({ talk, ...one }) => ({
      ...one,
      now: talk?.giverName ?? null,
      giverId: proposed.get(one.cadreId) ?? null,
    })),
  };
}
