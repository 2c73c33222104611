import type { SheetStats, Tally } from "@hengjian/appraisal";
import { and, asc, eq } from "drizzle-orm";
import type { Db, Tx } from "../../platform/db/database.ts";
import type { CampaignRow } from "../campaigns/schema.ts";
import { releasesOf } from "./released.ts";
import { ballotsIssued, ratingImport, sheetStats, tally } from "./schema.ts";

/** Ballots of one rater group about one ratee: handed out, come back, valid. */
export interface GroupCount {
  cadreId: string;
  group: string;
  issued: number | null;
  returned: number;
  valid: number;
  /** More came back than went out: the vote does not count. */
  isVoid: boolean;
  importId: string;
}

export interface CountedEvidence {
  groups: GroupCount[];
  /** By ratee, void votes included: the score sheet leaves them out and says so. */
  tallies: Map<string, Tally[]>;
  stats: Map<string, SheetStats[]>;
  /** Hash of the files that the counts come from, in order of import. */
  sources: { sha256: string; fileName: string }[];
  /** Ballot boxes that the counts come from, with the root of each record, in order of release. */
  boxes: { title: string; root: string }[];
}

/** All counts of a campaign, in an order that depends on nothing but the data. */
export async function countedEvidence(db: Db | Tx, row: CampaignRow): Promise<CountedEvidence> {
  const { jurisdictionId, campaignId } = row;
  const ofStats = and(eq(sheetStats.jurisdictionId, jurisdictionId), eq(sheetStats.campaignId, campaignId));
  const statRows = await db
    .select()
    .from(sheetStats)
    .where(ofStats)
    .orderBy(asc(sheetStats.cadreId), asc(sheetStats.raterGroup));
  const tallyRows = await db
    .select()
    .from(tally)
    .where(and(eq(tally.jurisdictionId, jurisdictionId), eq(tally.campaignId, campaignId)))
    .orderBy(asc(tally.cadreId), asc(tally.raterGroup), asc(tally.indicator));
  const issuedRows = await db
    .select()
    .from(ballotsIssued)
    .where(and(eq(ballotsIssued.jurisdictionId, jurisdictionId), eq(ballotsIssued.campaignId, campaignId)));
  const issued = new Map(issuedRows.map((one) => [keyOf(one), one.issued]));
  const groups = statRows.map((one) => groupCount(one, issued.get(keyOf(one)) ?? null));
  const tallies = tallyRows.map((one) => ({ cadreId: one.cadreId, value: tallyOf(one) }));
  const stats = statRows.map((one) => ({ cadreId: one.cadreId, value: statsOf(one) }));
  const boxes = (await releasesOf(db, row)).map(({ title, root }) => ({ title, root }));
  const sources = await sourcesOf(db, row);
  return { groups, tallies: byRatee(tallies), stats: byRatee(stats), sources, boxes };
}

function keyOf(one: { cadreId: string; raterGroup: string }): string {
  return `${one.cadreId} ${one.raterGroup}`;
}

function groupCount(one: typeof sheetStats.$inferSelect, issued: number | null): GroupCount {
  const { cadreId, raterGroup, returned, valid, importId } = one;
  const isVoid = issued !== null && returned > issued;
  return { cadreId, group: raterGroup, issued, returned, valid, isVoid, importId };
}

function tallyOf(row: typeof tally.$inferSelect): Tally {
  const { indicator, raterGroup: group, counts, notKnown, abstained, withheld, rated, mean } = row;
  const given = { indicator, group, counts, notKnown, abstained };
  if (withheld === null) return given;
  if (withheld === "all" || rated === null || mean === null) return { ...given, withheld: { kept: "all" } };
  return { ...given, withheld: { kept: "counts", rated, mean } };
}

function statsOf({ raterGroup, n, mean, variance }: typeof sheetStats.$inferSelect): SheetStats {
  return { group: raterGroup, n, mean, variance };
}

function byRatee<T>(rows: readonly { cadreId: string; value: T }[]): Map<string, T[]> {
  const grouped = Map.groupBy(rows, (one) => one.cadreId);
  return new Map([...grouped].map(([cadreId, own]) => [cadreId, own.map((one) => one.value)]));
}

function sourcesOf(db: Db | Tx, row: CampaignRow): Promise<{ sha256: string; fileName: string }[]> {
  return db
    .select({ sha256: ratingImport.sha256, fileName: ratingImport.fileName })
    .from(ratingImport)
    .where(
      and(
        eq(ratingImport.jurisdictionId, row.jurisdictionId),
        eq(ratingImport.campaignId, row.campaignId),
        eq(ratingImport.status, "confirmed"),
      ),
    )
    .orderBy(asc(ratingImport.confirmedAt), asc(ratingImport.importId));
}
