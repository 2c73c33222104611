import { and, eq } from "drizzle-orm";
import { hashOf } from "../../platform/audit/index.ts";
import type { Db, Tx } from "../../platform/db/database.ts";
import { conflict } from "../../platform/errors.ts";
import type { CampaignRow } from "../campaigns/schema.ts";
import { type AnalysisRow, ratingAnalysis, severityResult } from "./schema.ts";
import type { SeverityResult } from "./types.ts";

type Key = Pick<CampaignRow, "jurisdictionId" | "campaignId">;

export async function analysisOf(db: Db | Tx, row: Key): Promise<AnalysisRow | null> {
  const [found] = await db
    .select()
    .from(ratingAnalysis)
    .where(
      and(
        eq(ratingAnalysis.jurisdictionId, row.jurisdictionId),
        eq(ratingAnalysis.campaignId, row.campaignId),
      ),
    );
  return found ?? null;
}

/** Null where the result is gone or is not what its hash says. */
export async function findSeverity(db: Db | Tx, row: Key, hash: string): Promise<SeverityResult | null> {
  const [found] = await db
    .select({ result: severityResult.result })
    .from(severityResult)
    .where(
      and(
        eq(severityResult.jurisdictionId, row.jurisdictionId),
        eq(severityResult.campaignId, row.campaignId),
        eq(severityResult.severityHash, hash),
      ),
    );
  return found !== undefined && hashOf(found.result) === hash ? found.result : null;
}

/** @throws DomainError `severity-changed` */
export async function severityByHash(db: Db | Tx, row: Key, hash: string): Promise<SeverityResult> {
  const result = await findSeverity(db, row, hash);
  if (result !== null) return result;
  throw conflict("severity-changed", {
    zh: "存储的宽严估计与其校验码不符,可能被改动。请从备份恢复数据库,并查明原因;在此之前不能核算。",
    en: "The stored severities do not agree with their hash; somebody may have changed them. Restore the database from a backup and find out why; scores cannot be computed before.",
  });
}
