import { and, asc, eq, ilike, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { isSamePerson } from "../campaigns/service.ts";
import {
  ballotGroupRater,
  ballotIssued,
  ballotRater,
  ballotReplacement,
  type GroupRow,
  type ReplacementRow,
} from "./schema.ts";
import type { issuedRater, replacementShape } from "./shapes.ts";
import { findRound, groupsOf } from "./store.ts";

export type ReplacementView = z.infer<typeof replacementShape>;

export async function listReplacements(ctx: Ctx, campaignId: string, roundId: string) {
  const { db } = ctx.platform;
  const round = await findRound(db, ctx.actor.jurisdictionId, campaignId, roundId);
  const groups = await groupsOf(db, round);
  const rows = await db
    .select()
    .from(ballotReplacement)
    .where(
      and(
        eq(ballotReplacement.jurisdictionId, round.jurisdictionId),
        eq(ballotReplacement.roundId, round.roundId),
      ),
    )
    .orderBy(asc(ballotReplacement.proposedAt));
  return { items: rows.map((row) => replacementView(ctx, row, groups)) };
}

/** Raters of a name, for a replacement: whether a token was issued, which says nothing about a vote. */
export async function issuedTo(ctx: Ctx, campaignId: string, roundId: string, q: string) {
  const { db } = ctx.platform;
  const round = await findRound(db, ctx.actor.jurisdictionId, campaignId, roundId);
  const rows = await db
    .select({
      raterId: ballotRater.raterId,
      name: ballotRater.name,
      unitName: ballotRater.unitName,
      groups: sql<string[]>`array_agg(${ballotGroupRater.groupId} order by ${ballotGroupRater.groupId})`,
    })
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
        sql`${ballotRater.accountId} is not null`,
        ilike(ballotRater.name, `%${q.trim().replaceAll(/[\\%_]/g, "\\$&")}%`),
      ),
    )
    .groupBy(ballotRater.raterId, ballotRater.name, ballotRater.unitName)
    .orderBy(asc(ballotRater.name), asc(ballotRater.raterId))
    .limit(20);
  const groups = await groupsOf(db, round);
  const issued = await db
    .select({ holder: ballotIssued.holder, groupId: ballotIssued.groupId })
    .from(ballotIssued)
    .where(
      and(eq(ballotIssued.jurisdictionId, round.jurisdictionId), eq(ballotIssued.roundId, round.roundId)),
    );
  const has = new Set(issued.map((one) => `${one.holder} ${one.groupId}`));
  const labelOf = new Map(groups.map((one) => [one.groupId, one.label]));
  const items: z.infer<typeof issuedRater>[] = rows.map(({ groups: ids, ...row }) => ({
    ...row,
    groups: ids.map((group) => ({
      group,
      label: labelOf.get(group)!,
      issued: has.has(`${row.raterId} ${group}`),
    })),
  }));
  return { items };
}

export function replacementView(ctx: Ctx, row: ReplacementRow, groups: readonly GroupRow[]): ReplacementView {
  const { replacementId, groupId, who, state, note, proposedName, confirmedName } = row;
  return {
    replacementId,
    group: groupId,
    label: groups.find((one) => one.groupId === groupId)?.label ?? { zh: groupId, en: groupId },
    who,
    state,
    note,
    proposedBy: proposedName,
    confirmedBy: confirmedName,
    mayConfirm: state === "proposed" && !isSamePerson(ctx, row),
  };
}
