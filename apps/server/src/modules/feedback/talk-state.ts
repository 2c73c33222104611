import { duesAfter, nationalPack, type RulePack, type WorkCalendar } from "@hengjian/appraisal";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { feedbackTalk, letter, type TalkRow } from "./schema.ts";

export const TALK_STATES = ["waiting", "overdue", "held", "confirmed", "disputed"] as const;
export type TalkState = (typeof TALK_STATES)[number];

/** A talk that its giver has still to hold: not recorded, or the person assessed says that it did not take place. */
export const isOpenTalk = sql<boolean>`(${feedbackTalk.recordedAt} is null or ${feedbackTalk.tookPlace} is false)`;

export function oneTalk(jurisdictionId: string, campaignId: string, cadreId: string) {
  return and(
    eq(feedbackTalk.jurisdictionId, jurisdictionId),
    eq(feedbackTalk.campaignId, campaignId),
    eq(feedbackTalk.cadreId, cadreId),
  );
}

export function stateOf(talk: TalkRow, today: string): TalkState {
  if (talk.tookPlace !== null) return talk.tookPlace ? "confirmed" : "disputed";
  if (talk.recordedAt !== null) return "held";
  return talk.due < today ? "overdue" : "waiting";
}

/** State of the talk about a released letter; `unassigned` where it has no giver yet. */
export type TalkFilter = TalkState | "unassigned";

/** The same in SQL, over letters with their talks where there are any. */
export function hasTalk(state: TalkFilter, today: string): SQL {
  const { recordedAt, tookPlace, due, giverId } = feedbackTalk;
  const waits = sql`${giverId} is not null and ${recordedAt} is null`;
  const conditions: Readonly<Record<TalkFilter, SQL>> = {
    unassigned: sql`${letter.releasedAt} is not null and ${giverId} is null`,
    waiting: sql`${waits} and ${due} >= ${today}`,
    overdue: sql`${waits} and ${due} < ${today}`,
    held: sql`${recordedAt} is not null and ${tookPlace} is null`,
    confirmed: sql`${tookPlace} is true`,
    disputed: sql`${tookPlace} is false`,
  };
  return conditions[state];
}

/** What everybody who may see a talk sees of it. */
export function talkFacts(talk: TalkRow | null, today: string) {
  if (talk === null) return null;
  const { giverName, due } = talk;
  return { giverName, due, state: stateOf(talk, today), record: recordOf(talk), answer: answerOf(talk) };
}

function recordOf({ form, heldOn, reception, receptionNote, measuresNote, recordedAt }: TalkRow) {
  if (form === null || heldOn === null || reception === null || recordedAt === null) return null;
  return {
    ...{ form, heldOn, reception },
    receptionNote: receptionNote ?? "",
    measuresNote: measuresNote ?? "",
    recordedAt: recordedAt.toISOString(),
  };
}

function answerOf({ tookPlace, answerNote, answeredAt }: TalkRow) {
  if (tookPlace === null || answeredAt === null) return null;
  return { tookPlace, note: answerNote ?? "", at: answeredAt.toISOString() };
}

/**
 * The last day for the talk about a letter released on this day. Packs frozen before the rule existed do not hold it;
 * for them the built-in value stands.
 */
export function talkDue(released: string, packs: readonly RulePack[], calendar: WorkCalendar): string {
  const dues = duesAfter({ learned: released }, [nationalPack, ...packs], calendar);
  const found = dues.find((one) => one.key === "deadline.talk");
  if (found === undefined) throw new Error('The national pack holds no term "deadline.talk".');
  return found.due;
}
