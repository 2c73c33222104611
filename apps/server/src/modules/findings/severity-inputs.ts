import type { SeverityAdjustment } from "@hengjian/appraisal";
import type { Db, Tx } from "../../platform/db/database.ts";
import type { CampaignRow } from "../campaigns/schema.ts";
import { analysisOf, findSeverity, severityByHash } from "./store.ts";
import type { SeverityResult } from "./types.ts";

/** The severities that score sheets show or use: one result of the analysis, by its hash. */
export interface ScoredSeverity {
  hash: string;
  of(cadreId: string): SeverityAdjustment | null;
}

/** Those of the last analysis; null where there was none. @throws DomainError `severity-changed` */
export async function currentSeverity(db: Db | Tx, row: CampaignRow): Promise<ScoredSeverity | null> {
  const analysis = await analysisOf(db, row);
  if (analysis === null) return null;
  return scored(analysis.severityHash, await severityByHash(db, row, analysis.severityHash));
}

/** Those that earlier scores were computed with; null where they are gone or not what their hash says. */
export async function severityOfHash(
  db: Db | Tx,
  row: CampaignRow,
  hash: string,
): Promise<ScoredSeverity | null> {
  const result = await findSeverity(db, row, hash);
  return result === null ? null : scored(hash, result);
}

function scored(hash: string, result: SeverityResult): ScoredSeverity {
  return {
    hash,
    of(cadreId) {
      const own = result.ratees[cadreId];
      return own === undefined ? null : { ...own, method: result.text, ref: hash };
    },
  };
}
