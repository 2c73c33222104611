import { type RawSheet, releaseStats, releaseTallies, ruleValue, tallySheets } from "@hengjian/appraisal";
import { and, asc, eq, sql } from "drizzle-orm";
import { hashOf, recordEvent } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/context.ts";
import type { Db, Tx } from "../../platform/db/database.ts";
import { portions } from "../../platform/db/portions.ts";
import { conflict } from "../../platform/errors.ts";
import type { CampaignRow } from "../campaigns/schema.ts";
import { frozenOf, lockForChange } from "../campaigns/service.ts";
import { keepComments, type RateeComments } from "./comments.ts";
import { groupKey } from "./held.ts";
import { ballotRelease, ballotsIssued, sheetStats, tally } from "./schema.ts";

/** Sheets of a closed box about the ratees of a campaign; they live in memory and go no further than this module. */
export interface BoxVotes {
  campaignId: string;
  roundId: string;
  title: string;
  manifestHash: string;
  /** Root of the record, Base64. */
  root: string;
  sheets: readonly (RawSheet & { cadreId: string })[];
  /** Tokens issued to the raters of a ratee, by rater group of the scheme. */
  issued: readonly { cadreId: string; group: string; issued: number }[];
  /** What may be let out of the comments, by the threshold of the manifest. */
  comments: readonly RateeComments[];
}

/**
 * Take the votes of a ballot box in as evidence, once: tallies as far as the thresholds allow, with the root from which
 * anybody can recompute them. What is below a threshold never reaches the database.
 * @throws DomainError `release-overlaps`, `wrong-stage`, `step-pending`
 */
export async function countBoxVotes(tx: Tx, ctx: Ctx, votes: BoxVotes): Promise<void> {
  const { jurisdictionId, userId } = ctx.actor;
  const row = await lockForChange(tx, jurisdictionId, votes.campaignId, ["collect"]);
  const { scheme, packs } = await frozenOf(tx, row);
  await refuseOverlap(tx, row, votes);
  const counted = count(row, votes, {
    indicators: scheme.indicators.map((one) => one.code),
    thresholds: {
      mean: ruleValue(packs, "anonymity.mean"),
      distribution: ruleValue(packs, "anonymity.distribution"),
    },
  });
  const now = ctx.platform.now();
  for (const some of portions(counted.tallies)) await tx.insert(tally).values(some);
  for (const some of portions(counted.stats)) await tx.insert(sheetStats).values(some);
  await putIssued(tx, row, votes, { setBy: userId, setAt: now });
  const { roundId, title, manifestHash, root, campaignId } = votes;
  await tx.insert(ballotRelease).values({
    ...{ jurisdictionId, campaignId, roundId, title, manifestHash, root },
    ...{ releasedBy: userId, releasedAt: now },
  });
  await keepComments(tx, row, roundId, votes.comments);
  await recordEvent(tx, ctx, {
    action: "evidence.release",
    subjectType: "campaign",
    subjectId: campaignId,
    detail: {
      round: roundId,
      root,
      manifest: manifestHash,
      sheets: votes.sheets.length,
      tallies: hashOf(counted),
      comments: votes.comments.reduce((total, one) => total + one.comments.length, 0),
    },
    after: { ...counted, comments: votes.comments },
  });
}

/** Votes of one group about one person come from one source only: added up, they could not be traced to it. */
async function refuseOverlap(tx: Tx, row: CampaignRow, { sheets }: BoxVotes): Promise<void> {
  const held = await tx
    .select({ cadreId: sheetStats.cadreId, group: sheetStats.raterGroup })
    .from(sheetStats)
    .where(and(eq(sheetStats.jurisdictionId, row.jurisdictionId), eq(sheetStats.campaignId, row.campaignId)));
  const coming = new Set(sheets.map((one) => groupKey(one.cadreId, one.group)));
  const overlaps = held.filter((one) => coming.has(groupKey(one.cadreId, one.group)));
  if (overlaps.length === 0) return;
  throw conflict(
    "release-overlaps",
    {
      zh: `本次考核已有同一评价主体对 ${new Set(overlaps.map((one) => one.cadreId)).size} 人的票(导入的文件或另一轮测评),两处的票不能相加,没有计入。请先撤下已导入的文件。`,
      en: `The campaign already holds votes of the same rater groups about ${new Set(overlaps.map((one) => one.cadreId)).size} people (an imported file or another round). Votes of two sources are not added up and nothing was counted. Take the imported file out first.`,
    },
    { overlaps: overlaps.slice(0, 20) },
  );
}

interface Rules {
  indicators: readonly string[];
  thresholds: { mean: number; distribution: number };
}

function count(row: CampaignRow, { roundId, sheets }: BoxVotes, { indicators, thresholds }: Rules) {
  const { jurisdictionId, campaignId } = row;
  const tallies: (typeof tally.$inferInsert)[] = [];
  const stats: (typeof sheetStats.$inferInsert)[] = [];
  const byRatee = Map.groupBy(sheets, (sheet) => sheet.cadreId);
  for (const cadreId of [...byRatee.keys()].sort()) {
    const own = byRatee.get(cadreId)!;
    const key = { jurisdictionId, campaignId, cadreId, importId: roundId };
    const counted = tallySheets(own, indicators);
    const released = releaseTallies(counted.tallies, thresholds);
    for (const { group, withheld, ...rest } of released)
      tallies.push({ ...key, raterGroup: group, ...rest, ...withheldColumns(withheld) });
    for (const { group, ...rest } of releaseStats(counted.sheetStats, released)) {
      const returned = own.filter((sheet) => sheet.group === group).length;
      // A form in the booth has no empty answer, so every sheet is valid.
      stats.push({ ...key, raterGroup: group, returned, valid: returned, ...rest });
    }
  }
  return { tallies, stats };
}

function withheldColumns(withheld: ReturnType<typeof releaseTallies>[number]["withheld"]) {
  if (withheld === undefined) return { withheld: null, rated: null, mean: null };
  if (withheld.kept === "all") return { withheld: "all" as const, rated: null, mean: null };
  return { withheld: "counts" as const, rated: withheld.rated, mean: withheld.mean };
}

async function putIssued(
  tx: Tx,
  { jurisdictionId, campaignId }: CampaignRow,
  { issued }: BoxVotes,
  stamp: { setBy: string; setAt: Date },
): Promise<void> {
  const rows = issued.map(({ cadreId, group, issued: n }) => ({
    ...{ jurisdictionId, campaignId, cadreId, raterGroup: group, issued: n },
    ...stamp,
  }));
  // Entered by hand before the votes came: the box knows better.
  const target = [
    ballotsIssued.jurisdictionId,
    ballotsIssued.campaignId,
    ballotsIssued.cadreId,
    ballotsIssued.raterGroup,
  ];
  const set = { issued: sql`excluded.issued`, ...stamp };
  for (const some of portions(rows))
    await tx.insert(ballotsIssued).values(some).onConflictDoUpdate({ target, set });
}

/** Rounds released into a campaign, in order. */
export function releasesOf(db: Db | Tx, row: Pick<CampaignRow, "jurisdictionId" | "campaignId">) {
  return db
    .select()
    .from(ballotRelease)
    .where(
      and(eq(ballotRelease.jurisdictionId, row.jurisdictionId), eq(ballotRelease.campaignId, row.campaignId)),
    )
    .orderBy(asc(ballotRelease.releasedAt), asc(ballotRelease.roundId));
}
