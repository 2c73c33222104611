import { tallySheets } from "@hengjian/appraisal";
import { and, eq, inArray } from "drizzle-orm";
import { recordEvent } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/context.ts";
import type { Tx } from "../../platform/db/database.ts";
import { portions } from "../../platform/db/portions.ts";
import { conflict } from "../../platform/errors.ts";
import type { CampaignRow } from "../campaigns/schema.ts";
import { findCampaign, frozenOf, lockForChange, rateesOf, requireStage } from "../campaigns/service.ts";
import { type ImportRow, ratingImport, sheetStats, tally } from "./schema.ts";
import { checkTable, findImport, isValid, oneImport, readTable, requireOpen } from "./store.ts";
import type { CheckResult, ReadSheet } from "./types.ts";

export const CONFIRM_JOB = "evidence.confirm";

export interface ConfirmInput {
  campaignId: string;
  importId: string;
  replace: boolean;
}

/**
 * Ask for an import to be counted; refuses at once what the job would refuse.
 * @returns the job's id
 * @throws DomainError `import-not-checked`, `import-faulty`, `import-overlaps`, `import-closed`, `wrong-stage`
 */
export async function confirmImport(ctx: Ctx, input: ConfirmInput): Promise<string> {
  const { db } = ctx.platform;
  const row = await findCampaign(db, ctx.actor.jurisdictionId, input.campaignId);
  requireStage(row, ["collect"]);
  const found = await findImport(db, row, input.importId);
  requireOpen(found);
  requireCheck(found.checkResult, input.replace);
  return ctx.platform.jobs.enqueue(ctx.actor, {
    kind: CONFIRM_JOB,
    title: { zh: `计入测评票:${found.fileName}`, en: `Count ratings: ${found.fileName}` },
    input,
  });
}

function requireCheck(check: CheckResult | null, replace: boolean): void {
  if (check === null) {
    throw conflict("import-not-checked", {
      zh: "请先确认各列和取值的含义,再计入。",
      en: "Settle what the columns and marks mean before counting.",
    });
  }
  if (check.faultCount > 0) {
    throw conflict("import-faulty", {
      zh: `文件还有 ${check.faultCount} 处问题,一张票都没有计入。请按清单改正后重新上传,或调整对应关系。`,
      en: `The file has ${check.faultCount} faults and nothing was counted. Mend them by the list and upload again, or change the mapping.`,
    });
  }
  if (check.overlaps.length > 0 && !replace) {
    const files = check.overlaps.map((one) => one.fileName);
    throw conflict(
      "import-overlaps",
      {
        zh: `这些被考核人已有来自“${files.join("、")}”的票。确要以本文件替换的,请选择替换;旧的一次将整个撤下并留下记录。`,
        en: `Votes from ${files.join(", ")} about these people are counted already. Choose to replace them; the older import is then taken out as a whole and the log keeps both.`,
      },
      { overlaps: check.overlaps },
    );
  }
}

/** Count an import: one transaction, tallies only. */
export async function countImport(
  ctx: Ctx,
  input: ConfirmInput,
  signal: AbortSignal,
): Promise<{ sheets: number; ratees: number; replaced: number }> {
  const { jurisdictionId } = ctx.actor;
  const { db } = ctx.platform;
  const early = await findImport(
    db,
    await findCampaign(db, jurisdictionId, input.campaignId),
    input.importId,
  );
  const table = await readTable(ctx, early.sha256, signal);
  return db.transaction(async (tx) => {
    const row = await lockForChange(tx, jurisdictionId, input.campaignId, ["collect"]);
    const found = await findImport(tx, row, input.importId);
    requireOpen(found);
    const frozen = await frozenOf(tx, row);
    const ratees = await rateesOf(tx, row);
    const { result, read } = await checkTable(tx, row, frozen, ratees, input.importId, table, found.mapping);
    requireCheck(result, input.replace);
    const replaced = await takeOut(
      tx,
      row,
      input.importId,
      result.overlaps.map((one) => one.importId),
    );
    const codes = frozen.scheme.indicators.map((indicator) => indicator.code);
    const counted = count(row, input.importId, read.sheets, codes);
    await insertAll(tx, counted);
    signal.throwIfAborted();
    await close(tx, ctx, row, found, result);
    const detail = {
      import: input.importId,
      sha256: found.sha256,
      sheets: result.counts.sheets,
      ratees: result.counts.ratees,
      replaced: result.overlaps.map((one) => one.importId),
    };
    await recordEvent(tx, ctx, {
      action: replaced === null ? "evidence.count" : "evidence.replace",
      subjectType: "campaign",
      subjectId: input.campaignId,
      detail,
      before: replaced,
      after: counted,
    });
    return {
      sheets: result.counts.sheets,
      ratees: result.counts.ratees,
      replaced: result.overlaps.length,
    };
  });
}

type Counted = ReturnType<typeof count>;

/** From sheets to counts; the sheets go no further. */
function count(
  row: CampaignRow,
  importId: string,
  sheets: readonly ReadSheet[],
  indicators: readonly string[],
) {
  const { jurisdictionId, campaignId } = row;
  const byRatee = Map.groupBy(sheets, (sheet) => sheet.cadreId);
  const tallies: (typeof tally.$inferInsert)[] = [];
  const stats: (typeof sheetStats.$inferInsert)[] = [];
  for (const [cadreId, own] of byRatee) {
    const key = { jurisdictionId, campaignId, cadreId, importId };
    const counted = tallySheets(own, indicators);
    for (const { group, withheld: _, ...rest } of counted.tallies)
      tallies.push({ ...key, raterGroup: group, ...rest });
    for (const { group, ...rest } of counted.sheetStats) {
      const ofGroup = own.filter((sheet) => sheet.group === group);
      const valid = ofGroup.filter((sheet) => isValid(sheet)).length;
      stats.push({ ...key, raterGroup: group, returned: ofGroup.length, valid, ...rest });
    }
  }
  return { tallies, stats };
}

async function insertAll(tx: Tx, { tallies, stats }: Counted): Promise<void> {
  for (const some of portions(tallies)) await tx.insert(tally).values(some);
  for (const some of portions(stats)) await tx.insert(sheetStats).values(some);
}

/** @returns the counts taken out, or null when nothing was to be replaced */
async function takeOut(tx: Tx, row: CampaignRow, importId: string, replaced: readonly string[]) {
  if (replaced.length === 0) return null;
  const ids = [...replaced];
  const { jurisdictionId, campaignId } = row;
  const tallies = await tx
    .delete(tally)
    .where(
      and(
        eq(tally.jurisdictionId, jurisdictionId),
        eq(tally.campaignId, campaignId),
        inArray(tally.importId, ids),
      ),
    )
    .returning();
  const stats = await tx
    .delete(sheetStats)
    .where(
      and(
        eq(sheetStats.jurisdictionId, jurisdictionId),
        eq(sheetStats.campaignId, campaignId),
        inArray(sheetStats.importId, ids),
      ),
    )
    .returning();
  await tx
    .update(ratingImport)
    .set({ status: "replaced", replacedBy: importId })
    .where(
      and(
        eq(ratingImport.jurisdictionId, jurisdictionId),
        eq(ratingImport.campaignId, campaignId),
        inArray(ratingImport.importId, ids),
      ),
    );
  return { tallies, stats };
}

async function close(
  tx: Tx,
  ctx: Ctx,
  row: CampaignRow,
  found: ImportRow,
  result: CheckResult,
): Promise<void> {
  await tx
    .update(ratingImport)
    .set({
      status: "confirmed",
      checkResult: result,
      confirmedBy: ctx.actor.userId,
      confirmedAt: ctx.platform.now(),
    })
    .where(oneImport(row, found.importId));
}
