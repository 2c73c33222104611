import { and, eq } from "drizzle-orm";
import { recordEvent } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/context.ts";
import type { Tx } from "../../platform/db/database.ts";
import { dropIssuingKeys } from "./issuing-keys.ts";
import {
  ballotCode,
  ballotGroup,
  ballotIssued,
  ballotOrder,
  ballotRater,
  ballotReplacement,
  ballotRound,
  type RoundRow,
} from "./schema.ts";
import { isRound, manifestOf } from "./store.ts";

/**
 * Throw a round away: lists, codes, tokens and keys go, the row and its events stay. The ballots of a mock round leave
 * the box too; those of a formal one stay there, where nobody can open them.
 * @throws DomainError `box-down` for a mock round whose ballots cannot be cleared now
 */
export async function discardRound(tx: Tx, ctx: Ctx, row: RoundRow): Promise<void> {
  // Groups and raters take the rows that hang on them along.
  for (const table of [ballotCode, ballotGroup, ballotIssued, ballotReplacement, ballotOrder, ballotRater])
    await tx
      .delete(table)
      .where(and(eq(table.jurisdictionId, row.jurisdictionId), eq(table.roundId, row.roundId)));
  await dropIssuingKeys(tx, row);
  await tx.update(ballotRound).set({ status: "discarded" }).where(isRound(row));
  await recordEvent(tx, ctx, {
    action: "ballots.discard",
    subjectType: "round",
    subjectId: row.roundId,
    detail: { mode: row.mode, was: row.status, manifest: row.manifestHash },
  });
  if (row.mode === "mock" && row.manifest !== null)
    await ctx.platform.box.clearMock(manifestOf(row).manifest.campaign);
}
