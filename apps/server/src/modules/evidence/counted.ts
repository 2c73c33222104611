import type { SheetStats, Tally } from "@hengjian/appraisal";
import { and, asc, eq } from "drizzle-orm";
import type { Db, Tx } from "../../platform/db/database.ts";
import type { CampaignRow } from "../campaigns/schema.ts";
import { groupKey } from "./held.ts";
import { type PaperPart, takenPaper, withPaper } from "./paper/counted.ts";
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
  /** The import, round or count of paper that it comes from; the first of them, where paper is added to a box. */
  importId: string;
  /** The count of paper ballots that is in these numbers, wholly or in part. */
  paper: string | null;
}

export interface CountedEvidence {
  groups: GroupCount[];
  /** By ratee, void votes included: the score sheet leaves them out and says so. */
  tallies: Map<string, Tally[]>;
  stats: Map<string, SheetStats[]>;
  /** Hash of the files that the counts come from, in order of import. */
  sources: { sha256: string; fileName: string }[];
  /** Ballot boxes that the counts come from, with the root of each record, in order of release. */
  boxes: { roundId: string; title: string; root: string }[];
  /** Paper ballots within the counts, in order of their date. */
  paper: PaperPart[];
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
  const issued = new Map(issuedRows.map((one) => [groupKey(one.cadreId, one.raterGroup), one.issued]));
  const held = statRows.map((one) =>
    groupCount(one, issued.get(groupKey(one.cadreId, one.raterGroup)) ?? null),
  );
  const lost = new Set(held.filter((one) => one.isVoid).map((one) => groupKey(one.cadreId, one.group)));
  // What is void stays void: paper beside it does not mend it.
  const paper = (await takenPaper(db, row)).filter((one) => !lost.has(groupKey(one.cadreId, one.group)));
  const tallies = tallyRows.map((one) => ({ cadreId: one.cadreId, value: tallyOf(one) }));
  const stats = statRows.map((one) => ({ cadreId: one.cadreId, value: statsOf(one) }));
  const boxes = (await releasesOf(db, row)).map(({ roundId, title, root }) => ({ roundId, title, root }));
  const sources = await sourcesOf(db, row);
  return {
    groups: groupsWithPaper(held, paper),
    tallies: await withPaper(db, row, byRatee(tallies), paper),
    stats: withoutPaper(byRatee(stats), paper),
    ...{ sources, boxes, paper },
  };
}

/** Ballots of both, in one number each; groups with paper only come after the others. */
function groupsWithPaper(held: readonly GroupCount[], paper: readonly PaperPart[]): GroupCount[] {
  const parts = new Map(paper.map((one) => [groupKey(one.cadreId, one.group), one]));
  const known = new Set(held.map((one) => groupKey(one.cadreId, one.group)));
  const both = held.map((one) => {
    const part = parts.get(groupKey(one.cadreId, one.group));
    return part === undefined ? one : addedUp(one, part);
  });
  const alone = paper.filter((one) => !known.has(groupKey(one.cadreId, one.group)));
  return [...both, ...alone.map(paperOnly)];
}

function addedUp(held: GroupCount, part: PaperPart): GroupCount {
  return {
    ...held,
    issued: held.issued === null ? null : held.issued + part.issued,
    returned: held.returned + part.returned,
    valid: held.valid + part.valid,
    paper: part.countId,
  };
}

function paperOnly({ cadreId, group, countId, issued, returned, valid }: PaperPart): GroupCount {
  return { cadreId, group, issued, returned, valid, isVoid: false, importId: countId, paper: countId };
}

/**
 * Paper gives no averages of single sheets. Beside it those of the box keep quiet as well: their mean, subtracted from
 * that of all, would tell the paper's.
 */
function withoutPaper(
  stats: ReadonlyMap<string, SheetStats[]>,
  paper: readonly PaperPart[],
): Map<string, SheetStats[]> {
  const quiet = new Map(stats);
  for (const { cadreId, group } of paper) {
    const others = (quiet.get(cadreId) ?? []).filter((one) => one.group !== group);
    quiet.set(cadreId, [...others, { group, n: 0, mean: 0, variance: 0 }]);
  }
  return quiet;
}

function groupCount(one: typeof sheetStats.$inferSelect, issued: number | null): GroupCount {
  const { cadreId, raterGroup, returned, valid, importId } = one;
  const isVoid = issued !== null && returned > issued;
  return { cadreId, group: raterGroup, issued, returned, valid, isVoid, importId, paper: null };
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
