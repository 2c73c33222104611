import { randomUUID } from "node:crypto";
import { and, eq, notInArray, sql } from "drizzle-orm";
import { hashOf, recordEvent } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/context.ts";
import type { Tx } from "../../platform/db/database.ts";
import { portions } from "../../platform/db/portions.ts";
import type { CampaignRow } from "../campaigns/schema.ts";
import { lockCampaign } from "../campaigns/service.ts";
import type { Basis } from "./basis.ts";
import { finding, ratingAnalysis, severityResult } from "./schema.ts";
import { analysisOf } from "./store.ts";
import {
  ANALYSIS_ENGINE,
  type AnalysisInput,
  type AnalysisResult,
  type Lead,
  type LeadSubject,
} from "./types.ts";

export interface AnalysisSummary {
  sheets: number;
  leads: number;
  severity: string;
  resultHash: string;
  /** The same as before, bit for bit. */
  unchanged: boolean;
}

/** Keep the results of an analysis in place of those of the last one, with its audit event. */
export async function keepAnalysis(
  tx: Tx,
  ctx: Ctx,
  row: CampaignRow,
  { basis, input, result }: { basis: Basis; input: AnalysisInput; result: AnalysisResult },
): Promise<AnalysisSummary> {
  // Two analyses at the same time keep their results one after the other.
  await lockCampaign(tx, row.jurisdictionId, row.campaignId);
  const before = await analysisOf(tx, row);
  const { jurisdictionId, campaignId } = row;
  const now = ctx.platform.now();
  const severityHash = hashOf(result.severity)!;
  const resultHash = hashOf(result)!;
  const sheets = input.set.sheets.length;
  await tx
    .insert(severityResult)
    .values({ jurisdictionId, campaignId, severityHash, result: result.severity, madeAt: now })
    .onConflictDoNothing();
  const values = {
    ...{ engineVersion: ANALYSIS_ENGINE, ratingsHash: basis.ratingsHash, historyHash: basis.historyHash },
    ...{ severityHash, resultHash, tests: result.tests, sheets },
    ...{ runBy: ctx.actor.userId, runName: ctx.actor.displayName, runAt: now },
  };
  await tx
    .insert(ratingAnalysis)
    .values({ jurisdictionId, campaignId, ...values })
    .onConflictDoUpdate({ target: [ratingAnalysis.jurisdictionId, ratingAnalysis.campaignId], set: values });
  await keepLeads(tx, row, result.leads, now);
  const summary = { sheets, leads: result.leads.length, severity: result.severity.code, resultHash };
  await recordEvent(tx, ctx, {
    action: "findings.analyse",
    subjectType: "campaign",
    subjectId: campaignId,
    detail: { ...summary, engineVersion: ANALYSIS_ENGINE, severityHash },
  });
  return { ...summary, unchanged: before?.resultHash === resultHash };
}

/**
 * A lead that was there keeps its number and what people made of it. One that is gone stays on record as no longer
 * standing.
 */
async function keepLeads(tx: Tx, row: CampaignRow, leads: readonly Lead[], now: Date): Promise<void> {
  const { jurisdictionId, campaignId } = row;
  const kept: string[] = [];
  const rows = leads.map((lead) => ({
    ...{ jurisdictionId, campaignId, findingId: randomUUID(), foundAt: now, stands: true },
    ...lead,
    subjectKey: subjectKey(lead.subject),
    cadreId: lead.subject.kind === "ratee" ? lead.subject.cadreId : null,
  }));
  for (const some of portions(rows)) {
    const done = await tx
      .insert(finding)
      .values(some)
      .onConflictDoUpdate({
        target: [finding.jurisdictionId, finding.campaignId, finding.test, finding.subjectKey],
        set: FRESH,
      })
      .returning({ findingId: finding.findingId });
    kept.push(...done.map((one) => one.findingId));
  }
  await tx
    .update(finding)
    .set({ stands: false })
    .where(
      and(
        eq(finding.jurisdictionId, jurisdictionId),
        eq(finding.campaignId, campaignId),
        kept.length === 0 ? undefined : notInArray(finding.findingId, kept),
      ),
    );
}

/** Everything that the analysis says; nothing that people said. */
const FRESH = {
  subject: sql`excluded.subject`,
  statistic: sql`excluded.statistic`,
  effect: sql`excluded.effect`,
  p: sql`excluded.p`,
  q: sql`excluded.q`,
  sentence: sql`excluded.sentence`,
  evidence: sql`excluded.evidence`,
  stands: sql`true`,
};

/** What a lead is about as one text. */
function subjectKey(subject: LeadSubject): string {
  if (subject.kind === "ratee") return `ratee:${subject.cadreId}`;
  return subject.kind === "group" ? `group:${subject.group}` : subject.kind;
}
