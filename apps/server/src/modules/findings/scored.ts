import { and, eq } from "drizzle-orm";
import type { Db } from "../../platform/db/database.ts";
import type { CampaignRow } from "../campaigns/schema.ts";
import { scoreRun } from "../results/schema.ts";

/** The severities on the score sheets of a campaign; null before scoring, and for scores from before any analysis. */
export async function scoredSeverityHash(db: Db, row: CampaignRow): Promise<string | null> {
  const [run] = await db
    .select({ severityHash: scoreRun.severityHash })
    .from(scoreRun)
    .where(and(eq(scoreRun.jurisdictionId, row.jurisdictionId), eq(scoreRun.campaignId, row.campaignId)));
  return run?.severityHash ?? null;
}
