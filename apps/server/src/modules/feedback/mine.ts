import { duesAfter, type RulePack, type RuleRef, type Text, type WorkCalendar } from "@hengjian/appraisal";
import { and, asc, eq, inArray } from "drizzle-orm";
import { recordEvent } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/context.ts";
import { conflict, invalid, notFound } from "../../platform/errors.ts";
import { campaign, campaignFrozen } from "../campaigns/schema.ts";
import { dateOf, workCalendar } from "../schemes/service.ts";
import { acknowledgement, improvementItem, type LetterRow, type TalkRow } from "./schema.ts";
import { talkFacts } from "./talk-state.ts";
import { ackView, lettersOfCadre } from "./views.ts";

export interface TimelineItem {
  key: string;
  label: Text;
  day: string;
  passed: boolean;
  /** Who has to act by then. */
  party: "cadre" | "office";
  rule: RuleRef | null;
}

/** The released letters of the person signed in, with what can be done until when. */
export async function myLetters(ctx: Ctx) {
  const { actor, platform } = ctx;
  if (actor.cadreId === null) return { items: [] };
  const { db } = platform;
  const rows = await lettersOfCadre(db, actor.jurisdictionId, actor.cadreId);
  if (rows.length === 0) return { items: [] };
  const ids = rows.map((row) => row.letter.campaignId);
  const campaigns = await db
    .select({
      campaign: { campaignId: campaign.campaignId, name: campaign.name, year: campaign.year },
      packs: campaignFrozen.packs,
    })
    .from(campaign)
    .innerJoin(
      campaignFrozen,
      and(
        eq(campaignFrozen.jurisdictionId, campaign.jurisdictionId),
        eq(campaignFrozen.campaignId, campaign.campaignId),
      ),
    )
    .where(and(eq(campaign.jurisdictionId, actor.jurisdictionId), inArray(campaign.campaignId, ids)));
  const items = await db
    .select()
    .from(improvementItem)
    .where(
      and(
        eq(improvementItem.jurisdictionId, actor.jurisdictionId),
        eq(improvementItem.cadreId, actor.cadreId),
        inArray(improvementItem.campaignId, ids),
      ),
    )
    .orderBy(asc(improvementItem.due), asc(improvementItem.itemNo));
  const today = dateOf(platform.now());
  const calendar = await workCalendar(db, actor.jurisdictionId);
  return {
    items: rows.map(({ letter: one, acknowledgement: ack, talk }) => {
      const known = campaigns.find((row) => row.campaign.campaignId === one.campaignId)!;
      return {
        campaign: known.campaign,
        cadreId: one.cadreId,
        content: one.content,
        inputsHash: one.inputsHash,
        releasedAt: one.releasedAt!.toISOString(),
        timeline: timelineOf(one, talk, known.packs, calendar, today),
        acknowledged: ackView(ack),
        talk: talkFacts(talk, today),
        improvements: items
          .filter((item) => item.campaignId === one.campaignId)
          .map(({ itemNo, nodeId, text, owner, due }) => ({ itemNo, nodeId, text, owner, due })),
      };
    }),
  };
}

const RELEASED: Text = { zh: "意见书发出", en: "Letter released" };

/** Every term that the release set running for the person or for the office, with the rule that sets it. */
function timelineOf(
  one: LetterRow,
  talk: TalkRow | null,
  packs: readonly RulePack[],
  calendar: WorkCalendar,
  today: string,
): TimelineItem[] {
  const released = dateOf(one.releasedAt!);
  const talked = talk?.heldOn && talk.tookPlace !== false ? { talked: talk.heldOn } : {};
  const dues = duesAfter({ learned: released, ...talked }, packs, calendar);
  return [
    { key: "released", label: RELEASED, day: released, passed: true, party: "office", rule: null },
    ...dues.map(
      ({ key, label, due, party, rule }): TimelineItem => ({
        ...{ key, label, party, rule },
        day: due,
        passed: due < today,
      }),
    ),
  ];
}

/**
 * The person assessed says that the letter was read, and whether it was understood; questions come with a word.
 * @throws DomainError `not-found`, `already-acknowledged`, `comment-required`
 */
export async function acknowledge(
  ctx: Ctx,
  campaignId: string,
  input: { understood: boolean; comment: string },
): Promise<void> {
  const { actor, platform } = ctx;
  const own =
    actor.cadreId === null ? [] : await lettersOfCadre(platform.db, actor.jurisdictionId, actor.cadreId);
  const found = own.find((one) => one.letter.campaignId === campaignId);
  if (found === undefined) throw notFound({ zh: "您的反馈意见书", en: "Your letter" });
  const comment = input.comment.trim();
  if (!input.understood && comment === "") {
    throw invalid("comment-required", {
      zh: "请写下您的疑问,考核办据此向您解释。",
      en: "Write down your question, so that the office can explain.",
    });
  }
  await platform.db.transaction(async (tx) => {
    const added = await tx
      .insert(acknowledgement)
      .values({
        jurisdictionId: actor.jurisdictionId,
        campaignId,
        cadreId: found.letter.cadreId,
        understood: input.understood,
        comment,
        acknowledgedBy: actor.userId,
        acknowledgedAt: platform.now(),
      })
      .onConflictDoNothing()
      .returning({ at: acknowledgement.acknowledgedAt });
    if (added.length === 0) {
      throw conflict("already-acknowledged", {
        zh: "您已经签收过这份意见书。",
        en: "You have acknowledged this letter already.",
      });
    }
    await recordEvent(tx, ctx, {
      action: "feedback.acknowledge",
      subjectType: "letter",
      subjectId: found.letter.cadreId,
      detail: { campaign: campaignId, understood: input.understood },
      personal: { comment },
    });
  });
}
