import { randomUUID } from "node:crypto";
import { and, eq, inArray } from "drizzle-orm";
import { recordEvent } from "../../../platform/audit/index.ts";
import type { Ctx } from "../../../platform/context.ts";
import type { Db, Tx } from "../../../platform/db/database.ts";
import { conflict, invalid } from "../../../platform/errors.ts";
import type { CampaignRow } from "../../campaigns/schema.ts";
import { frozenOf, lockForChange, rateesOf } from "../../campaigns/service.ts";
import { dateOf } from "../../schemes/service.ts";
import { groupKey, heldFromFiles } from "../held.ts";
import { sheetStats } from "../schema.ts";
import { paperCount, paperCountRatee } from "./schema.ts";
import { ofCampaign, refuseRatee } from "./store.ts";

export interface NewPaperCount {
  group: string;
  ratees: readonly string[];
  place: string;
  /** Civil date of the count, `YYYY-MM-DD`. */
  countedOn: string;
  remark: string;
}

/**
 * Open a count of paper ballots [纸质票计票]: one rater group, the people it voted on, where and when it was counted.
 * @throws DomainError `wrong-stage`, `step-pending`, `own-vote`, `paper-unfit`, `paper-future`, `paper-overlaps`,
 * `paper-beside-file`
 */
export async function openPaperCount(ctx: Ctx, campaignId: string, input: NewPaperCount): Promise<string> {
  const { jurisdictionId, userId, displayName } = ctx.actor;
  const countId = randomUUID();
  const ratees = [...new Set(input.ratees)].sort();
  await ctx.platform.db.transaction(async (tx) => {
    const row = await lockForChange(tx, jurisdictionId, campaignId, ["collect"]);
    await requireFit(tx, row, input.group, ratees);
    refuseRatee(ctx, ratees);
    refuseFuture(ctx, input.countedOn);
    await refuseOtherCount(tx, row, input.group, ratees);
    await refuseFile(tx, row, input.group, ratees);
    const key = { jurisdictionId, campaignId, countId };
    await tx.insert(paperCount).values({
      ...{ ...key, raterGroup: input.group, status: "open" },
      ...{ place: input.place, countedOn: input.countedOn, remark: input.remark },
      ...{ createdBy: userId, createdName: displayName, createdAt: ctx.platform.now() },
    });
    await tx.insert(paperCountRatee).values(ratees.map((cadreId) => ({ ...key, cadreId })));
    await recordEvent(tx, ctx, {
      action: "evidence.paper-open",
      subjectType: "campaign",
      subjectId: campaignId,
      detail: { count: countId, ratees: ratees.length, date: input.countedOn },
      after: { ...input, ratees },
      personal: { place: input.place, remark: input.remark },
    });
  });
  return countId;
}

async function requireFit(tx: Tx, row: CampaignRow, group: string, ratees: readonly string[]): Promise<void> {
  const { scheme } = await frozenOf(tx, row);
  const known = new Set((await rateesOf(tx, row)).map((one) => one.cadreId));
  const groups = scheme.methods.flatMap((method) => method.groups.map((one) => one.code));
  if (groups.includes(group) && ratees.every((cadreId) => known.has(cadreId))) return;
  throw invalid("paper-unfit", {
    zh: "所选的评价主体或被考核人不属于本次考核。请刷新页面后重选。",
    en: "The rater group or a person chosen is not part of this campaign. Reload the page and choose again.",
  });
}

function refuseFuture(ctx: Ctx, countedOn: string): void {
  const today = dateOf(ctx.platform.now());
  if (countedOn <= today) return;
  throw invalid("paper-future", {
    zh: `计票日期 ${countedOn} 晚于今天 ${today}。请改正日期。`,
    en: `The count is dated ${countedOn}, after today, ${today}. Correct the date.`,
  });
}

/** One count for one rater group about one person: several halls are added up before they are entered. */
async function refuseOtherCount(
  tx: Tx,
  row: CampaignRow,
  group: string,
  ratees: readonly string[],
): Promise<void> {
  const covered = await paperCovers(tx, row);
  const overlaps = ratees.filter((cadreId) => covered.has(groupKey(cadreId, group)));
  if (overlaps.length === 0) return;
  throw conflict(
    "paper-overlaps",
    {
      zh: `同一评价主体对其中 ${overlaps.length} 人已有一份纸质票。几个会场的票请先合计再录入;要重录的,请先作废或撤回原来的一份。`,
      en: `There is a count of paper ballots by the same rater group about ${overlaps.length} of these people already. Add several halls up before entering; to enter it anew, discard or withdraw the other count first.`,
    },
    { overlaps },
  );
}

/**
 * A file of ratings holds the single sheets; what is on paper as well belongs into it, or would count twice.
 * @throws DomainError `paper-beside-file`
 */
export async function refuseFile(
  tx: Tx,
  row: CampaignRow,
  group: string,
  ratees: readonly string[],
): Promise<void> {
  const held = await heldFromFiles(
    tx,
    row,
    and(eq(sheetStats.raterGroup, group), inArray(sheetStats.cadreId, [...ratees])),
  );
  if (held.length === 0) return;
  const files = [...new Set(held.map((one) => one.fileName))];
  throw conflict("paper-beside-file", {
    zh: `同一评价主体对其中 ${held.length} 人的票已由文件“${files.join("、")}”计入,不能再加纸质票。请把这些票补进文件后重新导入。`,
    en: `Ballots of the same rater group about ${held.length} of these people were counted from ${files.join(", ")}, and paper cannot be added. Put these ballots into the file and import it again.`,
  });
}

/** Keys of the groups with paper ballots, open or taken. */
export async function paperCovers(db: Db | Tx, row: CampaignRow): Promise<Set<string>> {
  const held = await db
    .select({ cadreId: paperCountRatee.cadreId, group: paperCount.raterGroup })
    .from(paperCountRatee)
    .innerJoin(
      paperCount,
      and(
        eq(paperCount.jurisdictionId, paperCountRatee.jurisdictionId),
        eq(paperCount.campaignId, paperCountRatee.campaignId),
        eq(paperCount.countId, paperCountRatee.countId),
      ),
    )
    .where(and(ofCampaign(paperCountRatee, row), inArray(paperCount.status, ["open", "taken"])));
  return new Set(held.map((one) => groupKey(one.cadreId, one.group)));
}
