import { createHash } from "node:crypto";
import { and, asc, eq } from "drizzle-orm";
import type { Platform } from "../../platform/context.ts";
import { conflict } from "../../platform/errors.ts";
import { readSpreadsheet } from "../../platform/spreadsheets/index.ts";
import type { CampaignRow } from "../campaigns/schema.ts";
import { frozenOf, rateesOf } from "../campaigns/service.ts";
import { rateeIndex } from "./ratees.ts";
import { readSheets } from "./read-sheets.ts";
import { type ImportRow, ratingImport } from "./schema.ts";
import { tableOf } from "./table.ts";
import type { RatingMapping, ReadSheet } from "./types.ts";

/** One anonymous sheet for an analysis; it lives in memory only and is never stored or shown. */
export interface CountedSheet extends Omit<ReadSheet, "number"> {
  /** Same label, same rater, within this campaign; null where a sheet cannot be told to be anybody's. */
  rater: string | null;
  /** The number of the sheet, within its file. */
  number: string | null;
}

/** What the sheets of a campaign follow from: these files, read by these mappings, in this order. */
export async function sheetSources(
  db: Platform["db"],
  row: CampaignRow,
): Promise<{ sha256: string; mapping: RatingMapping }[]> {
  const imports = await confirmedImports(db, row);
  return imports.map(({ sha256, mapping }) => ({ sha256, mapping }));
}

/**
 * Every sheet that was counted in a campaign, read anew from the file store in the order of the imports.
 * @throws DomainError `ratings-file-lost`, `ratings-file-changed` when a file is not what was counted
 */
export async function countedSheets(
  platform: Pick<Platform, "db" | "files">,
  row: CampaignRow,
  signal?: AbortSignal,
): Promise<CountedSheet[]> {
  const { db } = platform;
  const { scheme } = await frozenOf(db, row);
  const ratees = rateeIndex(await rateesOf(db, row));
  const imports = await confirmedImports(db, row);
  const sheets: CountedSheet[] = [];
  for (const [i, one] of imports.entries()) {
    const bytes = await unchanged(platform, one);
    const table = tableOf(await readSpreadsheet(bytes, signal === undefined ? {} : { signal }));
    const read = readSheets(table, one.mapping, ratees, scheme);
    if (read.faultCount > 0) throw fileChanged(one);
    for (const { number, ...sheet } of read.sheets) {
      const isRater = one.mapping.sheetIsRater === true && number !== null;
      sheets.push({ ...sheet, number, rater: isRater ? `${i}/${number}` : null });
    }
  }
  return sheets;
}

function confirmedImports(db: Platform["db"], row: CampaignRow): Promise<ImportRow[]> {
  return db
    .select()
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

async function unchanged({ files }: Pick<Platform, "files">, one: ImportRow): Promise<Buffer> {
  const bytes = await files.read(one.sha256).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") throw fileLost(one);
    throw error;
  });
  if (createHash("sha256").update(bytes).digest("hex") !== one.sha256) throw fileChanged(one);
  return bytes;
}

function fileLost({ fileName }: ImportRow) {
  return conflict("ratings-file-lost", {
    zh: `文件库中找不到测评数据“${fileName}”的原件,只剩计票。请从备份恢复文件库。`,
    en: `The file of ratings ${fileName} is missing from the file store; only its counts are left. Restore the file store from a backup.`,
  });
}

function fileChanged({ fileName }: ImportRow) {
  return conflict("ratings-file-changed", {
    zh: `文件库中的“${fileName}”与计票时不同(校验码不符)。请从备份恢复原件,并查明原因。`,
    en: `${fileName} in the file store is not the file that was counted: its hash differs. Restore it from a backup and find out why.`,
  });
}
