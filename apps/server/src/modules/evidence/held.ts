import { and, eq, type SQL } from "drizzle-orm";
import type { Db, Tx } from "../../platform/db/database.ts";
import type { CampaignRow } from "../campaigns/schema.ts";
import { ratingImport, sheetStats } from "./schema.ts";

/** What counts stand under: one rater group about one ratee. */
export function groupKey(cadreId: string, group: string): string {
  return `${cadreId} ${group}`;
}

/** Rater groups about ratees that files of ratings gave, as far as the condition on `sheetStats` holds. */
export function heldFromFiles(tx: Db | Tx, row: CampaignRow, condition: SQL | undefined) {
  return tx
    .select({
      importId: sheetStats.importId,
      cadreId: sheetStats.cadreId,
      group: sheetStats.raterGroup,
      fileName: ratingImport.fileName,
    })
    .from(sheetStats)
    .innerJoin(
      ratingImport,
      and(
        eq(ratingImport.jurisdictionId, sheetStats.jurisdictionId),
        eq(ratingImport.campaignId, sheetStats.campaignId),
        eq(ratingImport.importId, sheetStats.importId),
      ),
    )
    .where(
      and(
        eq(sheetStats.jurisdictionId, row.jurisdictionId),
        eq(sheetStats.campaignId, row.campaignId),
        condition,
      ),
    );
}
