import { talkGuide } from "@hengjian/appraisal";
import { and, asc, desc, eq, isNotNull, sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import type { Db, Tx } from "../../platform/db/database.ts";
import { notFound } from "../../platform/errors.ts";
import { type CampaignRow, campaign, campaignRatee } from "../campaigns/schema.ts";
import { commentsFor } from "../evidence/service.ts";
import { dateOf } from "../schemes/service.ts";
import { acknowledgement, feedbackTalk, letter } from "./schema.ts";
import { TALK_STAGES } from "./talk-assign.ts";
import { hasTalk, isOpenTalk, oneTalk, stateOf, type TalkFilter, talkFacts } from "./talk-state.ts";
import { ackView, rateeView, sameRatee } from "./views.ts";

/**
 * One talk with the letter and the guide to it: for who reads all, or for the giver it is assigned to.
 * @throws DomainError `not-found` also for the talk of another giver
 */
export async function talkView(ctx: Ctx, campaignId: string, cadreId: string) {
  const { actor, platform, reach } = ctx;
  const [row] = await platform.db
    .select({ ratee: campaignRatee, letter, talk: feedbackTalk, acknowledgement, campaign })
    .from(campaignRatee)
    .innerJoin(letter, sameRatee(letter))
    .innerJoin(feedbackTalk, sameRatee(feedbackTalk))
    .innerJoin(
      campaign,
      and(
        eq(campaign.jurisdictionId, campaignRatee.jurisdictionId),
        eq(campaign.campaignId, campaignRatee.campaignId),
      ),
    )
    .leftJoin(acknowledgement, sameRatee(acknowledgement))
    .where(
      and(
        oneTalk(actor.jurisdictionId, campaignId, cadreId),
        reach.all ? undefined : eq(feedbackTalk.giverId, actor.userId),
      ),
    );
  if (row === undefined) {
    throw notFound({
      zh: "这次反馈谈话(可能还没有指定反馈人,或已改由他人负责)",
      en: "The talk (no giver may be assigned yet, or it went to somebody else)",
    });
  }
  const { content, releasedAt } = row.letter;
  const isMine = row.talk.giverId === actor.userId;
  return {
    campaign: nameOf(row.campaign),
    ratee: rateeView(row.ratee),
    content,
    guide: talkGuide(content),
    releasedOn: dateOf(releasedAt!),
    acknowledged: ackView(row.acknowledgement),
    talk: talkFacts(row.talk, dateOf(platform.now()))!,
    comments: await commentsFor(ctx, row.campaign, cadreId, isMine),
    mayRecord: isMine && row.talk.tookPlace !== true && isStageOfTalks(row.campaign),
  };
}

function nameOf({ campaignId, name, year }: CampaignRow) {
  return { campaignId, name, year };
}

function isStageOfTalks({ stage }: CampaignRow): boolean {
  return TALK_STAGES.some((one) => one === stage);
}

/** Most talks that the list of one giver shows. */
const MOST = 500;

/** The talks assigned to the person signed in: open ones by their due day first, then those held, newest first. */
export async function myTalks(ctx: Ctx) {
  const { actor, platform } = ctx;
  const today = dateOf(platform.now());
  const isOver = sql`not ${isOpenTalk}`;
  const rows = await platform.db
    .select({ ratee: campaignRatee, talk: feedbackTalk, campaign })
    .from(campaignRatee)
    .innerJoin(feedbackTalk, sameRatee(feedbackTalk))
    .innerJoin(
      campaign,
      and(
        eq(campaign.jurisdictionId, campaignRatee.jurisdictionId),
        eq(campaign.campaignId, campaignRatee.campaignId),
      ),
    )
    .where(and(eq(feedbackTalk.jurisdictionId, actor.jurisdictionId), eq(feedbackTalk.giverId, actor.userId)))
    .orderBy(
      isOver,
      sql`case when ${isOver} then null else ${feedbackTalk.due} end`,
      desc(feedbackTalk.heldOn),
      asc(campaignRatee.position),
    )
    .limit(MOST);
  return {
    items: rows.map(({ ratee, talk, campaign: row }) => ({
      campaign: nameOf(row),
      ratee: rateeView(ratee),
      due: talk.due,
      heldOn: talk.heldOn,
      state: stateOf(talk, today),
      /** Talks of a closed campaign stay as they are. */
      closed: !isStageOfTalks(row),
    })),
  };
}

export interface TalkCounts {
  /** Released letters that nobody is to talk about yet. */
  unassigned: number;
  overdue: number;
  disputed: number;
  /** Since when the oldest overdue talk is due. */
  overdueSince: string | null;
}

/** What the office has to see to about the talks of a campaign. */
export async function talkCounts(db: Db | Tx, row: CampaignRow, today: string): Promise<TalkCounts> {
  const n = (state: TalkFilter) => sql<number>`(count(*) filter (where ${hasTalk(state, today)}))::int`;
  const [counts] = await db
    .select({
      ...{ unassigned: n("unassigned"), overdue: n("overdue"), disputed: n("disputed") },
      overdueSince: sql<
        string | null
      >`(min(${feedbackTalk.due}) filter (where ${hasTalk("overdue", today)}))::text`,
    })
    .from(campaignRatee)
    .innerJoin(letter, and(sameRatee(letter), isNotNull(letter.releasedAt)))
    .leftJoin(feedbackTalk, sameRatee(feedbackTalk))
    .where(
      and(eq(campaignRatee.jurisdictionId, row.jurisdictionId), eq(campaignRatee.campaignId, row.campaignId)),
    );
  return counts ?? { unassigned: 0, overdue: 0, disputed: 0, overdueSince: null };
}
