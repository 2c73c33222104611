import { mayGive } from "@hengjian/appraisal";
import { sql } from "drizzle-orm";
import { recordEvent } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/context.ts";
import type { Tx } from "../../platform/db/database.ts";
import { portions } from "../../platform/db/portions.ts";
import { conflict, invalid } from "../../platform/errors.ts";
import { lockForChange } from "../campaigns/service.ts";
import { holdersOf, type RoleHolder } from "../identity/service.ts";
import { feedbackTalk } from "./schema.ts";
import { type Talkable, talkables } from "./talk-givers.ts";

/** Talks are given out and recorded from the release of the letters until the campaign is closed. */
export const TALK_STAGES = ["feedback", "improve"] as const;

export interface Assignment {
  cadreId: string;
  giverId: string;
}

/** One talk with the account that shall hold it. */
interface Given {
  talk: Talkable;
  giver: RoleHolder;
}

/**
 * Assign feedback givers to released letters, or others in their place; all or none of those asked for. A talk that the
 * person assessed says did not take place may go to somebody else.
 * @throws DomainError `letters-not-released`, `giver-unknown`, `giver-is-ratee`, `talk-held`, `wrong-stage`
 */
export async function assignGivers(
  ctx: Ctx,
  campaignId: string,
  assignments: readonly Assignment[],
): Promise<{ assigned: number }> {
  const { jurisdictionId } = ctx.actor;
  const giverIds = new Map(assignments.map((one) => [one.cadreId, one.giverId]));
  await ctx.platform.db.transaction(async (tx) => {
    const row = await lockForChange(tx, jurisdictionId, campaignId, TALK_STAGES);
    const talks = await talkables(tx, row, [...giverIds.keys()]);
    const holders = await holdersOf(tx, jurisdictionId, "feedback_giver");
    refuseHeld(talks);
    const given = talks.map((talk) => ({ talk, giver: holderOf(holders, giverIds.get(talk.cadreId)) }));
    refuseOwn(given);
    await putTalks(tx, ctx, campaignId, given);
    await recordEvent(tx, ctx, {
      action: "feedback.assign",
      subjectType: "campaign",
      subjectId: campaignId,
      detail: {
        talks: given.map(({ talk: { cadreId, due }, giver }) => ({ cadreId, due, giver: giver.accountId })),
      },
      before: talks.flatMap(({ talk }) => (talk === null ? [] : [talk])),
    });
  });
  return { assigned: giverIds.size };
}

function refuseHeld(talks: readonly Talkable[]): void {
  const held = talks.filter(
    ({ talk }) => talk !== null && talk.recordedAt !== null && talk.tookPlace !== false,
  );
  if (held.length === 0) return;
  throw conflict("talk-held", {
    zh: `与${namesOf(held)}的反馈谈话已有记录,不能再换反馈人。请取消选择后重试;一个也没有指定。`,
    en: `The talks with ${namesOf(held)} are recorded already and keep their giver. Take them out of the choice; nobody was assigned.`,
  });
}

function namesOf(talks: readonly { name: string }[]): string {
  const names = talks.slice(0, 10).map((one) => one.name);
  return `${names.join("、")}${talks.length > names.length ? "……" : ""}`;
}

function holderOf(holders: readonly RoleHolder[], giverId: string | undefined): RoleHolder {
  const found = holders.find((one) => one.accountId === giverId);
  if (found !== undefined) return found;
  throw invalid("giver-unknown", {
    zh: "所选的人现在没有“反馈人”角色,或账号已停用。请刷新后重选,或请安全管理员授权。",
    en: "Somebody chosen does not hold the role of a feedback giver now, or the account is closed. Reload and choose again, or ask the security officer to grant it.",
  });
}

function refuseOwn(given: readonly Given[]): void {
  const own = given.filter(({ talk, giver }) => !mayGive(giver, talk)).map(({ talk }) => talk);
  if (own.length === 0) return;
  throw invalid("giver-is-ratee", {
    zh: `${namesOf(own)}不能担任自己的反馈人。请另选一人。`,
    en: `${namesOf(own)} cannot give feedback to themselves. Choose somebody else.`,
  });
}

/** Nothing recorded about an earlier giver's talk is left beside the new one; the audit log keeps it. */
const UNRECORDED = {
  ...{ form: null, heldOn: null, reception: null, receptionNote: null, measuresNote: null, recordedAt: null },
  ...{ tookPlace: null, answerNote: null, answeredBy: null, answeredAt: null },
};

async function putTalks(tx: Tx, ctx: Ctx, campaignId: string, given: readonly Given[]): Promise<void> {
  const { actor, platform } = ctx;
  const rows = given.map(({ talk: { cadreId, due }, giver }) => ({
    ...{ jurisdictionId: actor.jurisdictionId, campaignId, cadreId, due },
    ...{ giverId: giver.accountId, giverName: giver.displayName },
    ...{ assignedBy: actor.userId, assignedAt: platform.now() },
  }));
  const set = {
    ...UNRECORDED,
    due: sql`excluded.due`,
    giverId: sql`excluded.giver_id`,
    giverName: sql`excluded.giver_name`,
    assignedBy: sql`excluded.assigned_by`,
    assignedAt: sql`excluded.assigned_at`,
  };
  const target = [feedbackTalk.jurisdictionId, feedbackTalk.campaignId, feedbackTalk.cadreId];
  for (const some of portions(rows))
    await tx.insert(feedbackTalk).values(some).onConflictDoUpdate({ target, set });
}
