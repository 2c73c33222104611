import { and, eq, max } from "drizzle-orm";
import { recordEvent } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/context.ts";
import type { Tx } from "../../platform/db/database.ts";
import { forbidden, invalid, notFound } from "../../platform/errors.ts";
import { type Disposition, type FindingRow, finding, findingDisposition } from "./schema.ts";

/** Short answers such as "已核" say nothing to who reads them in a year. */
const SHORTEST_REASON = 4;

/**
 * Say what a lead came to, with the reason; to open it again takes a reason as well. What was said before stays.
 * @throws DomainError `not-found`, `reason-required`, `own-finding`
 */
export async function disposeFinding(
  ctx: Ctx,
  findingId: string,
  { disposition, reason }: { disposition: Disposition; reason: string },
): Promise<void> {
  const text = reason.trim();
  if (text.length < SHORTEST_REASON) throw reasonRequired();
  await ctx.platform.db.transaction(async (tx) => {
    const row = await lockFinding(tx, ctx, findingId);
    if (row.cadreId !== null && row.cadreId === ctx.actor.cadreId) throw ownFinding();
    await tx.insert(findingDisposition).values({
      ...{ jurisdictionId: row.jurisdictionId, campaignId: row.campaignId, findingId },
      ...{ number: (await lastNumber(tx, row)) + 1, disposition, reason: text, sentence: row.sentence },
      ...{ disposedBy: ctx.actor.userId, disposedName: ctx.actor.displayName },
      disposedAt: ctx.platform.now(),
    });
    await tx.update(finding).set({ disposition }).where(one(row.jurisdictionId, findingId));
    await recordEvent(tx, ctx, {
      action: "findings.dispose",
      subjectType: "finding",
      subjectId: findingId,
      // What it came to stays out of the tree: the audit officer sees no business data.
      detail: { campaign: row.campaignId, test: row.test },
      before: { disposition: row.disposition },
      after: { disposition, reason: text },
      personal: { disposition, reason: text },
    });
  });
}

function one(jurisdictionId: string, findingId: string) {
  return and(eq(finding.jurisdictionId, jurisdictionId), eq(finding.findingId, findingId));
}

async function lockFinding(tx: Tx, ctx: Ctx, findingId: string): Promise<FindingRow> {
  const here = one(ctx.actor.jurisdictionId, findingId);
  const [row] = await tx.select().from(finding).where(here).for("update");
  if (row === undefined) throw notFound({ zh: "该线索", en: "The finding" });
  return row;
}

/** 0 where nobody has dealt with the finding yet. */
async function lastNumber(tx: Tx, row: FindingRow): Promise<number> {
  const [last] = await tx
    .select({ number: max(findingDisposition.number) })
    .from(findingDisposition)
    .where(
      and(
        eq(findingDisposition.jurisdictionId, row.jurisdictionId),
        eq(findingDisposition.campaignId, row.campaignId),
        eq(findingDisposition.findingId, row.findingId),
      ),
    );
  return last?.number ?? 0;
}

function reasonRequired() {
  return invalid("reason-required", {
    zh: `请写明处理的理由(至少 ${SHORTEST_REASON} 个字):核对了什么,结论是什么。`,
    en: `Give the reason (at least ${SHORTEST_REASON} characters): what was checked and what came of it.`,
  });
}

function ownFinding() {
  return forbidden(
    {
      zh: "这条线索与您本人有关,须由他人处理。",
      en: "This finding is about yourself; somebody else must deal with it.",
    },
    "own-finding",
  );
}
