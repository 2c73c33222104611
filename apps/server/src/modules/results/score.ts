import {
  allNodes,
  computeCampaign,
  ENGINE_VERSION,
  poolSheets,
  rankScores,
  type ScoreSheet,
  type SheetInputs,
} from "@hengjian/appraisal";
import { and, eq } from "drizzle-orm";
import { hashOf, recordEvent } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/context.ts";
import type { Tx } from "../../platform/db/database.ts";
import { portions } from "../../platform/db/portions.ts";
import type { CampaignRow } from "../campaigns/schema.ts";
import { findCampaign, lockForChange, requireStage } from "../campaigns/service.ts";
import { analyseForScoring, currentSeverity } from "../findings/service.ts";
import { inputsHash, type ScoringBasis, scoringBasis, voidGroups } from "./inputs.ts";
import { campaignReliability } from "./reliability.ts";
import { scoreRun, scoreSheet } from "./schema.ts";

export const SCORE_JOB = "results.score";

/** Ranks go by the score as it is shown. */
const SCORE_DECIMALS = 2;

/** @returns the job's id @throws DomainError `wrong-stage` */
export async function startScoring(ctx: Ctx, campaignId: string): Promise<string> {
  const row = await findCampaign(ctx.platform.db, ctx.actor.jurisdictionId, campaignId);
  requireStage(row, ["score"]);
  return ctx.platform.jobs.enqueue(ctx.actor, {
    kind: SCORE_JOB,
    title: { zh: `核算得分:${row.name}`, en: `Compute scores: ${row.name}` },
    input: { campaignId },
  });
}

type SheetRow = typeof scoreSheet.$inferInsert;

export interface Computed {
  rows: SheetRow[];
  run: Omit<typeof scoreRun.$inferInsert, "scoredBy" | "scoredAt">;
}

/** Score sheets, ranks and reliability of a whole campaign from its basis; no clock, no database. */
export function computeResults(row: CampaignRow, basis: ScoringBasis): Computed {
  const { jurisdictionId, campaignId } = row;
  const { inputs, sheets } = computeCampaign(basis.inputs);
  const ranks = rankScores(
    sheets.map((sheet) => ({ ref: sheet.rateeRef, score: sheet.root.value })),
    SCORE_DECIMALS,
  );
  const rows = sheets.map((sheet, i): SheetRow => {
    const own = inputs[i]!;
    return {
      ...{ jurisdictionId, campaignId, cadreId: sheet.rateeRef },
      inputsHash: inputsHash(own, basis.frozen),
      sheetHash: hashOf(sheet)!,
      sheet,
      score: sheet.root.value,
      rank: ranks.get(sheet.rateeRef) ?? null,
      ...ratingsOf(sheet, own),
    };
  });
  return {
    rows,
    run: {
      ...{ jurisdictionId, campaignId },
      engineVersion: ENGINE_VERSION,
      cohort: inputs[0]?.cohort ?? null,
      reliability: campaignReliability(basis.inputs),
      resultHash: resultHash(rows),
      severityHash: basis.severityHash,
    },
  };
}

/** One hash for all sheets, whatever their order. */
export function resultHash(
  rows: readonly { cadreId: string; inputsHash: string; sheetHash: string }[],
): string {
  const lines = rows.map((one) => `${one.cadreId} ${one.inputsHash} ${one.sheetHash}`);
  return hashOf(lines.sort())!;
}

/** The unweighted mean of the sheets, as its node shows it: nothing below the anonymity threshold. */
function ratingsOf(sheet: ScoreSheet, inputs: SheetInputs) {
  const node = allNodes(sheet.root).find((one) => one.id.endsWith("/plain-mean"));
  const lost = voidGroups(inputs);
  return {
    ratingsN: poolSheets(inputs.sheetStats.filter((one) => !lost.has(one.group))).n,
    ratingsMean: node?.value ?? null,
    ratingsSe: node?.reliability?.se ?? null,
  };
}

/**
 * Analyse the ratings where that has not been done, then compute and store everything in one transaction; scoring again
 * gives the same.
 * @throws DomainError `wrong-stage`, `step-pending`, `severity-changed`
 */
export async function score(
  ctx: Ctx,
  campaignId: string,
  progress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<{ sheets: number; resultHash: string }> {
  await analyseForScoring(ctx, campaignId, signal);
  const result = await scoreAnalysed(ctx, campaignId, progress, signal);
  // Now that there are scores, tests can hold them against the record of the year.
  await analyseForScoring(ctx, campaignId, signal);
  return result;
}

async function scoreAnalysed(
  ctx: Ctx,
  campaignId: string,
  progress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<{ sheets: number; resultHash: string }> {
  return ctx.platform.db.transaction(async (tx) => {
    const row = await lockForChange(tx, ctx.actor.jurisdictionId, campaignId, ["score"]);
    const basis = await scoringBasis(tx, row, await currentSeverity(tx, row));
    const { rows, run } = computeResults(row, basis);
    await tx
      .delete(scoreSheet)
      .where(
        and(eq(scoreSheet.jurisdictionId, row.jurisdictionId), eq(scoreSheet.campaignId, row.campaignId)),
      );
    await insertSheets(tx, rows, progress, signal);
    const stamp = { ...run, scoredBy: ctx.actor.userId, scoredAt: ctx.platform.now() };
    await tx
      .insert(scoreRun)
      .values(stamp)
      .onConflictDoUpdate({ target: [scoreRun.jurisdictionId, scoreRun.campaignId], set: stamp });
    await recordEvent(tx, ctx, {
      action: "results.score",
      subjectType: "campaign",
      subjectId: campaignId,
      detail: { sheets: rows.length, engineVersion: run.engineVersion, resultHash: run.resultHash },
    });
    return { sheets: rows.length, resultHash: run.resultHash };
  });
}

/** Sheets are large; progress moves portion by portion. */
const SHEETS = 50;

async function insertSheets(
  tx: Tx,
  rows: SheetRow[],
  progress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<void> {
  let done = 0;
  for (const some of portions(rows, SHEETS)) {
    signal.throwIfAborted();
    await tx.insert(scoreSheet).values(some);
    done += some.length;
    progress(done, rows.length);
  }
}
