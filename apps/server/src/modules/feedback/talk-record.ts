import { and, eq } from "drizzle-orm";
import { recordEvent } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/context.ts";
import type { Tx } from "../../platform/db/database.ts";
import { conflict, invalid, notFound } from "../../platform/errors.ts";
import { lockForChange } from "../campaigns/service.ts";
import { dateOf } from "../schemes/service.ts";
import { feedbackTalk, letter, type Reception, type TalkForm, type TalkRow } from "./schema.ts";
import { TALK_STAGES } from "./talk-assign.ts";
import { oneTalk } from "./talk-state.ts";

export interface TalkRecord {
  form: TalkForm;
  heldOn: string;
  reception: Reception;
  receptionNote: string;
  /** What was agreed otherwise than in the letter; empty where its measures stay. */
  measuresNote: string;
}

const TALK = { zh: "这次反馈谈话(可能没有指定给您)", en: "The talk (it may not be assigned to you)" };

/**
 * The giver records the own talk. Until the person assessed confirms it, it may be corrected; a talk that this person
 * disputes is held and recorded anew.
 * @throws DomainError `not-found`, `talk-confirmed`, `talk-date`, `reception-note-required`, `wrong-stage`
 */
export async function recordTalk(
  ctx: Ctx,
  campaignId: string,
  cadreId: string,
  input: TalkRecord,
): Promise<void> {
  const { actor, platform } = ctx;
  requireNote(input);
  await platform.db.transaction(async (tx) => {
    await lockForChange(tx, actor.jurisdictionId, campaignId, TALK_STAGES);
    const { talk, releasedAt } = await lockOwnTalk(tx, ctx, campaignId, cadreId);
    requireUnconfirmed(talk);
    requireDate(input.heldOn, dateOf(releasedAt), dateOf(platform.now()));
    await tx
      .update(feedbackTalk)
      .set({
        ...input,
        recordedAt: platform.now(),
        ...{ tookPlace: null, answerNote: null, answeredBy: null, answeredAt: null },
      })
      .where(oneTalk(actor.jurisdictionId, campaignId, cadreId));
    await recordEvent(tx, ctx, {
      action: "feedback.talk",
      subjectType: "ratee",
      subjectId: cadreId,
      detail: { campaign: campaignId, form: input.form, heldOn: input.heldOn },
      before: talk,
      after: input,
      personal: { ...input },
    });
  });
}

async function lockOwnTalk(
  tx: Tx,
  ctx: Ctx,
  campaignId: string,
  cadreId: string,
): Promise<{ talk: TalkRow; releasedAt: Date }> {
  const [found] = await tx
    .select({ talk: feedbackTalk, releasedAt: letter.releasedAt })
    .from(feedbackTalk)
    .innerJoin(
      letter,
      and(
        eq(letter.jurisdictionId, feedbackTalk.jurisdictionId),
        eq(letter.campaignId, feedbackTalk.campaignId),
        eq(letter.cadreId, feedbackTalk.cadreId),
      ),
    )
    .where(
      and(oneTalk(ctx.actor.jurisdictionId, campaignId, cadreId), eq(feedbackTalk.giverId, ctx.actor.userId)),
    )
    .for("update", { of: feedbackTalk });
  if (found?.releasedAt == null) throw notFound(TALK);
  return { talk: found.talk, releasedAt: found.releasedAt };
}

function requireUnconfirmed(talk: TalkRow): void {
  if (talk.tookPlace !== true) return;
  throw conflict("talk-confirmed", {
    zh: "本人已经确认这次谈话,记录不能再改。",
    en: "The person has confirmed this talk; its record stays as it is.",
  });
}

/** Nobody has talked about a letter before it was out, or tomorrow. */
function requireDate(heldOn: string, released: string, today: string): void {
  if (heldOn >= released && heldOn <= today) return;
  throw invalid("talk-date", {
    zh: `谈话日期应在意见书发出之日(${released})至今天(${today})之间。请改正。`,
    en: `The day of the talk lies between the release of the letter (${released}) and today (${today}). Mend it.`,
  });
}

function requireNote({ reception, receptionNote }: TalkRecord): void {
  if (reception === "accepted" || receptionNote.trim() !== "") return;
  throw invalid("reception-note-required", {
    zh: "本人部分接受或有不同意见时,请写明是哪一点、本人怎么说。",
    en: "Where the feedback was accepted in part or met an objection, write down which point and what was said.",
  });
}
