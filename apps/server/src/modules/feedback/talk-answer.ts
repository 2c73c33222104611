import { recordEvent } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/context.ts";
import { conflict, invalid, notFound } from "../../platform/errors.ts";
import { feedbackTalk, type TalkRow } from "./schema.ts";
import { oneTalk } from "./talk-state.ts";

const OWN_TALK = { zh: "与您的反馈谈话", en: "A feedback talk with you" };

/**
 * The person assessed says whether the talk took place as it is recorded.
 * @param input.recordedAt of the record that was read; another one in its place is not answered
 * @throws DomainError `not-found`, `talk-not-recorded`, `talk-answered`, `talk-changed`, `dispute-note-required`
 */
export async function answerTalk(
  ctx: Ctx,
  campaignId: string,
  input: { tookPlace: boolean; note: string; recordedAt: string },
): Promise<void> {
  const { actor, platform } = ctx;
  const { cadreId } = actor;
  if (cadreId === null) throw notFound(OWN_TALK);
  const { tookPlace } = input;
  const note = input.note.trim();
  if (!tookPlace && note === "") throw disputeNoteRequired();
  await platform.db.transaction(async (tx) => {
    const own = oneTalk(actor.jurisdictionId, campaignId, cadreId);
    const [talk] = await tx.select().from(feedbackTalk).where(own).for("update");
    if (talk === undefined) throw notFound(OWN_TALK);
    requireUnanswered(talk, input.recordedAt);
    await tx
      .update(feedbackTalk)
      .set({ tookPlace, answerNote: note, answeredBy: actor.userId, answeredAt: platform.now() })
      .where(own);
    await recordEvent(tx, ctx, {
      action: "feedback.talk-answer",
      subjectType: "ratee",
      subjectId: cadreId,
      detail: { campaign: campaignId, tookPlace },
      personal: { note },
    });
  });
}

function requireUnanswered(talk: TalkRow, recordedAt: string): void {
  if (talk.recordedAt === null) {
    throw conflict("talk-not-recorded", {
      zh: "这次谈话还没有记录,暂不需要确认。",
      en: "The talk is not recorded yet; there is nothing to confirm.",
    });
  }
  if (talk.tookPlace !== null) {
    throw conflict("talk-answered", {
      zh: "您已经确认过这次谈话。",
      en: "You have answered about this talk already.",
    });
  }
  if (talk.recordedAt.toISOString() === recordedAt) return;
  throw conflict("talk-changed", {
    zh: "您打开之后,反馈人改过这份记录。请刷新页面,看过新的记录再确认。",
    en: "The giver changed the record after you opened it. Reload the page and read it before you answer.",
  });
}

function disputeNoteRequired() {
  return invalid("dispute-note-required", {
    zh: "认为谈话没有进行或与记录不符的,请写明情况,考核办据此核实。",
    en: "Write down what is not so, so that the office can check.",
  });
}
