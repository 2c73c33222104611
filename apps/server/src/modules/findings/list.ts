import { and, asc, desc, eq, type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { notFound } from "../../platform/errors.ts";
import { campaign, campaignRatee } from "../campaigns/schema.ts";
import { findCampaign } from "../campaigns/service.ts";
import { isOpen, ofCampaign, ofRatee } from "./counts.ts";
import { type Disposition, type FindingRow, finding, findingDisposition } from "./schema.ts";
import { TESTS } from "./tests/labels.ts";
import type { LeadTest } from "./types.ts";
import { DISPOSITION_LABELS, STATEMENT } from "./words.ts";

/** A disposition, or `gone`: no longer standing and never dealt with. */
export type FindingState = Disposition | "gone";

export interface FindingQuery {
  state?: FindingState | undefined;
  test?: LeadTest | undefined;
  cadreId?: string | undefined;
  page: number;
  size: number;
}

/** Findings of a campaign, those to be checked first, the surest first. */
export async function listFindings(ctx: Ctx, campaignId: string, query: FindingQuery) {
  const { db } = ctx.platform;
  const row = await findCampaign(db, ctx.actor.jurisdictionId, campaignId);
  const rows = await db
    .select({ row: finding, person: PERSON, total: sql<number>`count(*) over ()::int` })
    .from(finding)
    .leftJoin(campaignRatee, ofRatee)
    .where(
      and(
        ofCampaign(row),
        inState(query.state),
        query.test === undefined ? undefined : eq(finding.test, query.test),
        query.cadreId === undefined ? undefined : eq(finding.cadreId, query.cadreId),
      ),
    )
    .orderBy(desc(isOpen!), desc(finding.stands), asc(finding.p), asc(finding.test), asc(finding.subjectKey))
    .limit(query.size)
    .offset((query.page - 1) * query.size);
  return {
    items: rows.map((one) => findingView(one.row, one.person)),
    total: rows[0]?.total ?? 0,
    page: query.page,
    size: query.size,
  };
}

const PERSON = { name: campaignRatee.name, unitName: campaignRatee.unitName };

function inState(state: FindingState | undefined): SQL | undefined {
  if (state === undefined) return undefined;
  if (state === "open") return isOpen;
  if (state === "gone") return and(eq(finding.disposition, "open"), eq(finding.stands, false));
  return eq(finding.disposition, state);
}

/** One finding with its evidence and what people said of it. @throws DomainError `not-found` */
export async function findingDetail(ctx: Ctx, findingId: string) {
  const { db } = ctx.platform;
  const [found] = await db
    .select({ row: finding, person: PERSON, campaignName: campaign.name, year: campaign.year })
    .from(finding)
    .innerJoin(
      campaign,
      and(eq(campaign.jurisdictionId, finding.jurisdictionId), eq(campaign.campaignId, finding.campaignId)),
    )
    .leftJoin(campaignRatee, ofRatee)
    .where(and(eq(finding.jurisdictionId, ctx.actor.jurisdictionId), eq(finding.findingId, findingId)));
  if (found === undefined) throw notFound({ zh: "该线索", en: "The finding" });
  const { row, person, campaignName, year } = found;
  return {
    ...findingView(row, person),
    campaign: { campaignId: row.campaignId, name: campaignName, year },
    statement: STATEMENT,
    /** Nobody deals with a finding about the own person. */
    isOwn: row.cadreId !== null && row.cadreId === ctx.actor.cadreId,
    history: await dispositionsOf(ctx, row),
  };
}

async function dispositionsOf(ctx: Ctx, row: FindingRow) {
  const rows = await ctx.platform.db
    .select()
    .from(findingDisposition)
    .where(
      and(
        eq(findingDisposition.jurisdictionId, row.jurisdictionId),
        eq(findingDisposition.campaignId, row.campaignId),
        eq(findingDisposition.findingId, row.findingId),
      ),
    )
    .orderBy(desc(findingDisposition.number));
  return rows.map((one) => ({
    disposition: one.disposition,
    dispositionLabel: DISPOSITION_LABELS[one.disposition],
    reason: one.reason,
    by: one.disposedName,
    at: one.disposedAt.toISOString(),
    /** The finding as it read then, where a later analysis has worded it anew. */
    sentence: one.sentence.zh === row.sentence.zh ? null : one.sentence,
  }));
}

function findingView(row: FindingRow, person: { name: string; unitName: string } | null) {
  const { findingId, test, subject, cadreId, statistic, effect, p, q, sentence, evidence, stands } = row;
  const { label, about, effect: effectUnit } = TESTS[test];
  return {
    ...{ findingId, test, label, about, subject, cadreId, person, statistic, effect, effectUnit, p, q },
    ...{ sentence, evidence, stands, foundAt: row.foundAt.toISOString() },
    disposition: row.disposition,
    dispositionLabel: DISPOSITION_LABELS[row.disposition],
  };
}
