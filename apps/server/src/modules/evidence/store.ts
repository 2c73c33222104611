import { and, eq, ne, type SQL } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import type { Db, Tx } from "../../platform/db/database.ts";
import { conflict, notFound } from "../../platform/errors.ts";
import { readSpreadsheet } from "../../platform/spreadsheets/index.ts";
import type { CampaignRow, FrozenRow, RateeRow } from "../campaigns/schema.ts";
import { groupKey, heldFromFiles } from "./held.ts";
import { paperCovers } from "./paper/open.ts";
import { rateeIndex } from "./ratees.ts";
import { type ReadResult, readSheets } from "./read-sheets.ts";
import { ballotRelease, type ImportRow, type ImportStatus, ratingImport, sheetStats } from "./schema.ts";
import { tableOf } from "./table.ts";
import type { CheckResult, RatingMapping, RatingTable } from "./types.ts";

/** @throws DomainError `not-found` */
export async function findImport(db: Db | Tx, row: CampaignRow, importId: string): Promise<ImportRow> {
  const [found] = await db.select().from(ratingImport).where(oneImport(row, importId));
  if (found === undefined) throw notFound({ zh: "该次测评导入", en: "The import of ratings" });
  return found;
}

export function oneImport(row: CampaignRow, importId: string): SQL | undefined {
  return and(
    eq(ratingImport.jurisdictionId, row.jurisdictionId),
    eq(ratingImport.campaignId, row.campaignId),
    eq(ratingImport.importId, importId),
  );
}

/** @throws DomainError `import-closed` */
export function requireOpen(found: ImportRow): void {
  const open: readonly ImportStatus[] = ["uploaded", "checked"];
  if (open.includes(found.status)) return;
  throw conflict("import-closed", {
    zh: "这次导入已经确认、作废或被替换,不能再改。请重新上传文件。",
    en: "This import was confirmed, discarded or replaced already and cannot be changed. Upload the file anew.",
  });
}

/** Read the stored file again; it never leaves the file store otherwise. */
export async function readTable(ctx: Ctx, sha256: string, signal?: AbortSignal): Promise<RatingTable> {
  const bytes = await ctx.platform.files.read(sha256);
  return tableOf(await readSpreadsheet(bytes, signal === undefined ? {} : { signal }));
}

/** What a table means under a mapping, beside what the campaign holds already. */
export async function checkTable(
  tx: Db | Tx,
  row: CampaignRow,
  frozen: FrozenRow,
  ratees: readonly RateeRow[],
  importId: string,
  table: RatingTable,
  mapping: RatingMapping,
): Promise<{ result: CheckResult; read: ReadResult }> {
  const read = readSheets(table, mapping, rateeIndex(ratees), frozen.scheme);
  await refuseReleased(tx, row, read);
  await refusePaper(tx, row, read);
  const rated = new Set(read.sheets.map((sheet) => sheet.cadreId));
  const missing = ratees.filter((ratee) => !rated.has(ratee.cadreId) && ratee.unratedReason === null);
  const result: CheckResult = {
    faults: read.faults,
    faultCount: read.faultCount,
    counts: {
      rows: table.rows.length,
      sheets: read.sheets.length,
      valid: read.sheets.filter((sheet) => isValid(sheet)).length,
      ratees: rated.size,
      rateesMissing: missing.length,
    },
    missing: missing.map(({ unitCode, unitName, name }) => ({ unitCode, unitName, name })),
    overlaps: await overlapsOf(tx, row, importId, read),
  };
  return { result, read };
}

/** A sheet without any mark is a returned ballot, not a valid one. */
export function isValid(sheet: { answers: Readonly<Record<string, unknown>> }): boolean {
  return Object.values(sheet.answers).some((answer) => answer !== null);
}

async function overlapsOf(tx: Db | Tx, row: CampaignRow, importId: string, read: ReadResult) {
  const held = await heldFromFiles(tx, row, ne(sheetStats.importId, importId));
  const coming = new Set(read.sheets.map((sheet) => groupKey(sheet.cadreId, sheet.group)));
  const overlaps = new Map<string, { importId: string; fileName: string; ratees: number }>();
  for (const one of held) {
    if (!coming.has(groupKey(one.cadreId, one.group))) continue;
    const known = overlaps.get(one.importId) ?? { importId: one.importId, fileName: one.fileName, ratees: 0 };
    overlaps.set(one.importId, { ...known, ratees: known.ratees + 1 });
  }
  return [...overlaps.values()];
}

/**
 * Votes that a ballot box gave are not replaced by a file: they can be verified, the file cannot.
 * @throws DomainError `ballots-released`
 */
async function refuseReleased(tx: Db | Tx, row: CampaignRow, read: ReadResult): Promise<void> {
  const held = await tx
    .select({ cadreId: sheetStats.cadreId, raterGroup: sheetStats.raterGroup })
    .from(sheetStats)
    .innerJoin(
      ballotRelease,
      and(
        eq(ballotRelease.jurisdictionId, sheetStats.jurisdictionId),
        eq(ballotRelease.campaignId, sheetStats.campaignId),
        eq(ballotRelease.roundId, sheetStats.importId),
      ),
    )
    .where(and(eq(sheetStats.jurisdictionId, row.jurisdictionId), eq(sheetStats.campaignId, row.campaignId)));
  const coming = new Set(read.sheets.map((sheet) => groupKey(sheet.cadreId, sheet.group)));
  const overlaps = held.filter((one) => coming.has(groupKey(one.cadreId, one.raterGroup)));
  if (overlaps.length === 0) return;
  throw conflict("ballots-released", {
    zh: "文件中有的评价主体已由票箱计入,不能再用文件中的票。请从文件中去掉这些评价主体。",
    en: "Some rater groups of the file were counted from a ballot box already, and a file cannot take their place. Take these groups out of the file.",
  });
}

/** @throws DomainError `paper-counted` */
async function refusePaper(tx: Db | Tx, row: CampaignRow, read: ReadResult): Promise<void> {
  const covered = await paperCovers(tx, row);
  if (!read.sheets.some((one) => covered.has(groupKey(one.cadreId, one.group)))) return;
  throw conflict("paper-counted", {
    zh: "文件中有的评价主体已有纸质票计票,同一批票可能重复。请从文件中去掉这些评价主体,或先作废、撤回纸质票计票。",
    en: "Some rater groups of the file have a count of paper ballots, and the same ballots could count twice. Take these groups out of the file, or discard or withdraw the count of paper first.",
  });
}
