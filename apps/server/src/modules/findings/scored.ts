import { and, eq } from "drizzle-orm";
import type { Db } from "../../platform/db/database.ts";
import type { CampaignRow } from "../campaigns/schema.ts";
import { scoreRun } from "../results/schema.ts";

/** Whether the score sheets of a campaign carry these severities; null before scoring. */
export async function isOnScoreSheets(db: Db, row: CampaignRow, hash: string): Promise<boolean | null> {
  const [run] = await db
    .select({ severityHash: scoreRun.severityHash })
    .from(scoreRun)
    .where(and(eq(scoreRun.jurisdictionId, row.jurisdictionId), eq(scoreRun.campaignId, row.campaignId)));
  return run === undefined ? null : run.severityHash === hash;
}
