import { and, asc, eq, inArray, isNull, ne, or, sql } from "drizzle-orm";
import type { Db, Tx } from "../../platform/db/database.ts";
import { type CampaignRow, campaignRatee } from "../campaigns/schema.ts";
import { type Disposition, finding } from "./schema.ts";

type Key = Pick<CampaignRow, "jurisdictionId" | "campaignId">;

export const ofCampaign = (row: Key) =>
  and(eq(finding.jurisdictionId, row.jurisdictionId), eq(finding.campaignId, row.campaignId));

/** The roster row that a finding about a person goes with. */
export const ofRatee = and(
  eq(campaignRatee.jurisdictionId, finding.jurisdictionId),
  eq(campaignRatee.campaignId, finding.campaignId),
  eq(campaignRatee.cadreId, finding.cadreId),
);

/** To be checked: found by the last analysis, and nobody has dealt with it. */
export const isOpen = and(eq(finding.disposition, "open"), eq(finding.stands, true));

/** How many of them are about a person of a list of ratees, as a column. */
export const openAboutRatee = sql<number>`(select count(*)::int from finding f
  where f.jurisdiction_id = ${campaignRatee.jurisdictionId} and f.campaign_id = ${campaignRatee.campaignId}
    and f.cadre_id = ${campaignRatee.cadreId} and f.disposition = 'open' and f.stands)`;

/** By what they came to; `gone` are those that no longer stand and that nobody has dealt with. */
export type FindingCounts = Record<Disposition | "gone", number>;

export async function countsOf(db: Db | Tx, row: Key): Promise<FindingCounts> {
  const rows = await db
    .select({ disposition: finding.disposition, stands: finding.stands, n: sql<number>`count(*)::int` })
    .from(finding)
    .where(ofCampaign(row))
    .groupBy(finding.disposition, finding.stands);
  const counts: FindingCounts = { open: 0, confirmed: 0, dismissed: 0, noted: 0, gone: 0 };
  for (const { disposition, stands, n } of rows)
    counts[disposition === "open" && !stands ? "gone" : disposition] += n;
  return counts;
}

export interface PersonWithFindings {
  cadreId: string;
  name: string;
  unitName: string;
  open: number;
  all: number;
}

/** People whom findings are about, in roster order. */
export function peopleWithFindings(db: Db | Tx, row: Key): Promise<PersonWithFindings[]> {
  return db
    .select({
      cadreId: campaignRatee.cadreId,
      name: campaignRatee.name,
      unitName: campaignRatee.unitName,
      open: sql<number>`(count(*) filter (where ${isOpen}))::int`,
      all: sql<number>`count(*)::int`,
    })
    .from(finding)
    .innerJoin(campaignRatee, ofRatee)
    .where(ofCampaign(row))
    .groupBy(campaignRatee.cadreId, campaignRatee.name, campaignRatee.unitName, campaignRatee.position)
    .orderBy(asc(campaignRatee.position));
}

/** Open findings by campaign, without those about this person, who may not deal with them. */
export async function openFindings(
  db: Db | Tx,
  jurisdictionId: string,
  campaignIds: readonly string[],
  except: string | null,
): Promise<Map<string, number>> {
  if (campaignIds.length === 0) return new Map();
  const rows = await db
    .select({ campaignId: finding.campaignId, n: sql<number>`count(*)::int` })
    .from(finding)
    .where(
      and(
        eq(finding.jurisdictionId, jurisdictionId),
        inArray(finding.campaignId, [...campaignIds]),
        isOpen,
        except === null ? undefined : or(isNull(finding.cadreId), ne(finding.cadreId, except)),
      ),
    )
    .groupBy(finding.campaignId);
  return new Map(rows.map((one) => [one.campaignId, one.n]));
}
