import { STAGES, type Stage } from "@hengjian/appraisal";
import type { Ctx } from "../../platform/context.ts";
import type { Db } from "../../platform/db/database.ts";
import { DomainError } from "../../platform/errors.ts";
import type { CampaignRow } from "../campaigns/schema.ts";
import { findCampaign, requireStage } from "../campaigns/service.ts";
import { type ApartOptions, analyseApart } from "./apart.ts";
import { type Basis, basisOf } from "./basis.ts";
import { type AnalysisSummary, keepAnalysis } from "./keep.ts";
import { readInput, TOO_LARGE, withoutSheets } from "./read.ts";
import type { AnalysisRow } from "./schema.ts";
import { analysisOf, severityByHash } from "./store.ts";
import { ANALYSIS_ENGINE, type AnalysisInput, type AnalysisResult, type SeverityResult } from "./types.ts";

export const ANALYSE_JOB = "findings.analyse";

/** Ratings are sealed before anybody looks into them. */
export const AFTER_SEALING: readonly Stage[] = STAGES.slice(STAGES.indexOf("seal"));

/** @returns the job's id @throws DomainError `wrong-stage` */
export async function startAnalysis(ctx: Ctx, campaignId: string): Promise<string> {
  const row = await findCampaign(ctx.platform.db, ctx.actor.jurisdictionId, campaignId);
  requireStage(row, AFTER_SEALING);
  return ctx.platform.jobs.enqueue(ctx.actor, {
    kind: ANALYSE_JOB,
    title: { zh: `分析测评数据:${row.name}`, en: `Analyse ratings: ${row.name}` },
    input: { campaignId },
  });
}

/**
 * Read the ratings from the file store, estimate and test everything anew, keep the results. What people said of
 * findings stays.
 * @throws DomainError `wrong-stage`, `ratings-file-lost`, `ratings-file-changed`, `analysis-too-large`
 */
export async function runAnalysis(
  ctx: Ctx,
  campaignId: string,
  options: ApartOptions = {},
): Promise<AnalysisSummary> {
  const { db } = ctx.platform;
  const row = await findCampaign(db, ctx.actor.jurisdictionId, campaignId);
  requireStage(row, AFTER_SEALING);
  const basis = await basisOf(db, row);
  const input = await readInput(ctx, row, basis, { tolerant: false, signal: options.signal });
  const result = await analyseApart(input, options);
  return db.transaction((tx) => keepAnalysis(tx, ctx, row, { basis, input, result }));
}

/**
 * The analysis that scores go by: the last one where it still holds, else a new one. What cannot be analysed is said as
 * its result and keeps nobody from scoring.
 * @throws DomainError `wrong-stage`, `severity-changed`
 */
export async function analyseForScoring(ctx: Ctx, campaignId: string, signal: AbortSignal): Promise<void> {
  const { db } = ctx.platform;
  const row = await findCampaign(db, ctx.actor.jurisdictionId, campaignId);
  requireStage(row, AFTER_SEALING);
  const basis = await basisOf(db, row);
  const known = await knownFor(db, row, basis);
  if (known?.analysis.historyHash === basis.historyHash) return;
  const input = await readInput(ctx, row, basis, { tolerant: true, signal });
  // The same files gave an answer before: losing one later takes nothing back.
  if (known !== null && input.hindrance !== null && input.hindrance.code !== "counts-only") return;
  const reused = { ...input, severity: known?.severity ?? null };
  const result = await analyseOrSay(basis, reused, signal);
  await db.transaction((tx) => keepAnalysis(tx, ctx, row, { basis, input, result }));
}

/** The last analysis, provided that it is of these very ratings and that they could be read. */
async function knownFor(
  db: Db,
  row: CampaignRow,
  basis: Basis,
): Promise<{ analysis: AnalysisRow; severity: SeverityResult } | null> {
  const analysis = await analysisOf(db, row);
  if (analysis === null || analysis.engineVersion !== ANALYSIS_ENGINE) return null;
  if (analysis.ratingsHash !== basis.ratingsHash) return null;
  const severity = await severityByHash(db, row, analysis.severityHash);
  return severity.code === "ratings-unreadable" || severity.code === "too-large"
    ? null
    : { analysis, severity };
}

async function analyseOrSay(
  basis: Basis,
  input: AnalysisInput,
  signal: AbortSignal,
): Promise<AnalysisResult> {
  try {
    return await analyseApart(input, { signal });
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== TOO_LARGE) throw error;
    return analyseApart(withoutSheets(basis, { code: "too-large", text: error.text }), { signal });
  }
}
