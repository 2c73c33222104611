import type { Text } from "@hengjian/appraisal";
import { and, asc, eq, inArray } from "drizzle-orm";
import { recordEvent } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/context.ts";
import { conflict, invalid, notFound } from "../../platform/errors.ts";
import { campaign } from "../campaigns/schema.ts";
import { dateOf } from "../schemes/service.ts";
import { acknowledgement, improvementItem, type LetterRow } from "./schema.ts";
import { ackView, lettersOfCadre } from "./views.ts";

export interface TimelineItem {
  key: string;
  label: Text;
  day: string;
  passed: boolean;
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
    .select({ campaignId: campaign.campaignId, name: campaign.name, year: campaign.year })
    .from(campaign)
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
  return {
    items: rows.map(({ letter: one, acknowledgement: ack }) => ({
      campaign: campaigns.find((row) => row.campaignId === one.campaignId)!,
      cadreId: one.cadreId,
      content: one.content,
      inputsHash: one.inputsHash,
      releasedAt: one.releasedAt!.toISOString(),
      timeline: timelineOf(one, today),
      acknowledged: ackView(ack),
      improvements: items
        .filter((item) => item.campaignId === one.campaignId)
        .map(({ itemNo, nodeId, text, owner, due }) => ({ itemNo, nodeId, text, owner, due })),
    })),
  };
}

const LABELS = {
  released: { zh: "意见书发出", en: "Letter released" },
  plan: { zh: "提交整改措施", en: "Improvement plan due" },
  review: { zh: "可申请复核,至", en: "Review may be asked for until" },
  appeal: { zh: "可直接申诉,至", en: "Direct appeal possible until" },
} as const satisfies Record<string, Text>;

function timelineOf(one: LetterRow, today: string): TimelineItem[] {
  const at = (key: keyof typeof LABELS, day: string | null): TimelineItem[] =>
    day === null ? [] : [{ key, label: LABELS[key], day, passed: day < today }];
  const days = [
    ...at("released", one.releasedAt === null ? null : dateOf(one.releasedAt)),
    ...at("plan", one.measuresDue),
    ...at("review", one.reviewUntil),
    ...at("appeal", one.appealUntil),
  ];
  return days.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
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
