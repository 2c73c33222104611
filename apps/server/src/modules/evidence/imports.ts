import { randomUUID } from "node:crypto";
import { and, desc, eq } from "drizzle-orm";
import { recordEvent } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/context.ts";
import type { Tx } from "../../platform/db/database.ts";
import { invalid } from "../../platform/errors.ts";
import { readSpreadsheet } from "../../platform/spreadsheets/index.ts";
import type { CampaignRow } from "../campaigns/schema.ts";
import { findCampaign, frozenOf, lockForChange, rateesOf, requireStage } from "../campaigns/service.ts";
import { guessMapping } from "./guess.ts";
import { savedMapping, saveMapping } from "./mappings.ts";
import { rateeIndex } from "./ratees.ts";
import { type ImportRow, ratingImport } from "./schema.ts";
import { checkTable, findImport, oneImport, readTable, requireOpen } from "./store.ts";
import { analyse, fingerprintOf, tableOf } from "./table.ts";
import type { RatingMapping } from "./types.ts";

/** Rows of the file shown while the mapping is settled; they are read from the file each time. */
const SAMPLE_ROWS = 5;

export interface Upload {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
}

/**
 * Take a file of ratings: read it, guess what its columns mean, and keep it out of reach of everybody's downloads.
 * Nothing of it counts before it is confirmed.
 * @throws DomainError of the spreadsheet reader, `ratings-empty`, `wrong-stage`
 */
export async function uploadRatings(ctx: Ctx, campaignId: string, upload: Upload): Promise<string> {
  const { platform, actor } = ctx;
  const { jurisdictionId } = actor;
  const early = await findCampaign(platform.db, jurisdictionId, campaignId);
  requireStage(early, ["collect"]);
  const table = tableOf(await readSpreadsheet(upload.bytes));
  const fingerprint = fingerprintOf(table.header);
  const importId = randomUUID();
  await platform.db.transaction(async (tx) => {
    const row = await lockForChange(tx, jurisdictionId, campaignId, ["collect"]);
    const frozen = await frozenOf(tx, row);
    const saved = await savedMapping(tx, jurisdictionId, row.schemeId, fingerprint);
    const ratees = rateeIndex(await rateesOf(tx, row));
    const mapping = saved?.mapping ?? guessMapping(table, ratees, frozen.scheme, frozen.packs);
    const file = await platform.files.put(tx, jurisdictionId, {
      ...upload,
      purpose: "ratings",
      // Not a person: nobody downloads single ratings through the pages.
      createdBy: "evidence",
    });
    await tx.insert(ratingImport).values({
      jurisdictionId,
      campaignId,
      importId,
      status: "uploaded",
      fileId: file.fileId,
      fileName: upload.name,
      sha256: file.sha256,
      fingerprint,
      analysis: analyse(table),
      mapping,
      mappingFrom: saved === null ? "guess" : "saved",
      mappingName: saved?.name ?? null,
      createdBy: actor.userId,
      createdAt: platform.now(),
    });
    await recordEvent(tx, ctx, {
      action: "evidence.upload",
      subjectType: "campaign",
      subjectId: campaignId,
      detail: { import: importId, sha256: file.sha256, rows: table.rows.length },
    });
  });
  return importId;
}

/** One import with its mapping and what the check said; the sample only while nothing is counted yet. */
export async function importView(ctx: Ctx, campaignId: string, importId: string) {
  const row = await findCampaign(ctx.platform.db, ctx.actor.jurisdictionId, campaignId);
  const found = await findImport(ctx.platform.db, row, importId);
  const isOpen = found.status === "uploaded" || found.status === "checked";
  const sample = isOpen ? (await readTable(ctx, found.sha256)).rows.slice(0, SAMPLE_ROWS) : [];
  return { ...summaryOf(found), mapping: found.mapping, sample: sample.map(({ cells }) => cells) };
}

function summaryOf(found: ImportRow) {
  return {
    importId: found.importId,
    status: found.status,
    fileName: found.fileName,
    sha256: found.sha256,
    analysis: found.analysis,
    mappingFrom: found.mappingFrom,
    savedName: found.mappingName,
    check: found.checkResult,
    createdAt: found.createdAt.toISOString(),
    confirmedAt: found.confirmedAt?.toISOString() ?? null,
    replacedBy: found.replacedBy,
  };
}

/** All imports of a campaign, newest first. */
export async function listImports(ctx: Ctx, campaignId: string) {
  const row = await findCampaign(ctx.platform.db, ctx.actor.jurisdictionId, campaignId);
  const rows = await ctx.platform.db
    .select()
    .from(ratingImport)
    .where(
      and(eq(ratingImport.jurisdictionId, row.jurisdictionId), eq(ratingImport.campaignId, row.campaignId)),
    )
    .orderBy(desc(ratingImport.createdAt));
  return { items: rows.map(summaryOf) };
}

/**
 * Say what the columns and marks mean; the whole file is checked against it at once.
 * @throws DomainError `mapping-unfit`, `import-closed`, `wrong-stage`
 */
export async function putMapping(
  ctx: Ctx,
  campaignId: string,
  importId: string,
  input: { mapping: RatingMapping; saveAs?: string | undefined },
): Promise<void> {
  const { jurisdictionId } = ctx.actor;
  const { db } = ctx.platform;
  const early = await findImport(db, await findCampaign(db, jurisdictionId, campaignId), importId);
  const table = await readTable(ctx, early.sha256);
  await db.transaction(async (tx) => {
    const row = await lockForChange(tx, jurisdictionId, campaignId, ["collect"]);
    const found = await findImport(tx, row, importId);
    requireOpen(found);
    const frozen = await frozenOf(tx, row);
    requireFit(input.mapping, frozen.scheme);
    const ratees = await rateesOf(tx, row);
    const { result } = await checkTable(tx, row, frozen, ratees, importId, table, input.mapping);
    const name = input.saveAs?.trim() ?? "";
    await tx
      .update(ratingImport)
      .set({
        status: "checked",
        mapping: input.mapping,
        mappingFrom: "entered",
        mappingName: name === "" ? null : name,
        checkResult: result,
      })
      .where(oneImport(row, importId));
    if (name !== "") await keepMapping(tx, ctx, row, found, name, input.mapping);
    await recordEvent(tx, ctx, {
      action: "evidence.map",
      subjectType: "campaign",
      subjectId: campaignId,
      detail: { import: importId, faults: result.faultCount, sheets: result.counts.sheets },
      after: input.mapping,
    });
  });
}

function keepMapping(
  tx: Tx,
  ctx: Ctx,
  row: CampaignRow,
  found: ImportRow,
  name: string,
  mapping: RatingMapping,
): Promise<void> {
  return saveMapping(tx, ctx, {
    name,
    mapping,
    fingerprint: found.fingerprint,
    schemeId: row.schemeId,
  });
}

type SchemeOf = Awaited<ReturnType<typeof frozenOf>>["scheme"];

/** Indicators, groups and levels must be those of the scheme, each mark must have one meaning. */
function requireFit(mapping: RatingMapping, scheme: SchemeOf): void {
  const codes = new Set(scheme.indicators.map((indicator) => indicator.code));
  const groups = new Set(scheme.methods.flatMap((method) => method.groups.map((group) => group.code)));
  const levels = new Set(scheme.indicators.flatMap((indicator) => indicator.levels.map((one) => one.value)));
  const usedGroups =
    "fixed" in mapping.group ? [mapping.group.fixed] : mapping.group.values.map((one) => one.group);
  const indicators = mapping.items.map((item) => item.indicator);
  const marks = mapping.values.map((value) => value.text.trim());
  const isFit =
    indicators.every((code) => codes.has(code)) &&
    new Set(indicators).size === indicators.length &&
    usedGroups.every((group) => groups.has(group)) &&
    mapping.values.every(({ level }) => level === "not_known" || levels.has(level)) &&
    new Set(marks).size === marks.length;
  if (isFit) return;
  throw invalid("mapping-unfit", {
    zh: "对应关系与方案不符:每个指标只能对应一列,评价主体和档次须是方案里有的,每种写法只能有一个含义。请改正。",
    en: "The mapping does not fit the scheme: one column for each indicator, rater groups and levels of the scheme, one meaning for each mark. Mend it.",
  });
}

/** Put an import aside that was not confirmed. @throws DomainError `import-closed` */
export async function discardImport(ctx: Ctx, campaignId: string, importId: string): Promise<void> {
  const { jurisdictionId } = ctx.actor;
  await ctx.platform.db.transaction(async (tx) => {
    const row = await lockForChange(tx, jurisdictionId, campaignId, ["collect"]);
    requireOpen(await findImport(tx, row, importId));
    await tx.update(ratingImport).set({ status: "discarded" }).where(oneImport(row, importId));
    await recordEvent(tx, ctx, {
      action: "evidence.discard",
      subjectType: "campaign",
      subjectId: campaignId,
      detail: { import: importId },
    });
  });
}
