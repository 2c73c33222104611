import { hashOf } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/context.ts";
import type { Db } from "../../platform/db/database.ts";
import type { CampaignRow, RateeRow } from "../campaigns/schema.ts";
import { findCampaign, findFrozen, rateesOf } from "../campaigns/service.ts";
import { FALSE_DISCOVERY_RATE } from "./analyse.ts";
import { countsOf, peopleWithFindings } from "./counts.ts";
import { historyOf } from "./history.ts";
import { AFTER_SEALING } from "./run.ts";
import type { AnalysisRow } from "./schema.ts";
import { isOnScoreSheets } from "./scored.ts";
import { analysisOf, severityByHash } from "./store.ts";
import { TESTS } from "./tests/labels.ts";
import { STATEMENT } from "./words.ts";

/** The analysis of a campaign: severity of raters, which tests were made, how many findings wait, about whom. */
export async function analysisView(ctx: Ctx, campaignId: string) {
  const { db } = ctx.platform;
  const row = await findCampaign(db, ctx.actor.jurisdictionId, campaignId);
  const frozen = await findFrozen(db, row);
  const analysis = await analysisOf(db, row);
  return {
    mayAnalyse: AFTER_SEALING.includes(row.stage),
    use: frozen?.scheme.severityAdjustment ?? row.severityAdjustment,
    falseDiscoveryRate: FALSE_DISCOVERY_RATE,
    statement: STATEMENT,
    counts: await countsOf(db, row),
    people: await peopleWithFindings(db, row),
    analysis: analysis === null ? null : await analysisDetail(db, row, analysis),
  };
}

async function analysisDetail(db: Db, row: CampaignRow, analysis: AnalysisRow) {
  const { engineVersion, sheets, resultHash, runName, runAt, severityHash } = analysis;
  const ratees = await rateesOf(db, row);
  return {
    ...{ engineVersion, sheets, resultHash, runBy: runName, runAt: runAt.toISOString() },
    /** Grades or scores have changed since: analyse again. */
    outdated: hashOf(await historyOf(db, row)) !== analysis.historyHash,
    onScoreSheets: await isOnScoreSheets(db, row, severityHash),
    severity: await severityView(db, row, severityHash, ratees),
    tests: analysis.tests.map((one) => {
      const { label, about, effect } = TESTS[one.test];
      return { ...one, label, about, effect };
    }),
  };
}

async function severityView(db: Db, row: CampaignRow, hash: string, ratees: readonly RateeRow[]) {
  const { code, text, model, connectedness, ratees: all } = await severityByHash(db, row, hash);
  return {
    ...{ code, text, model, connectedness },
    ratees: ratees.flatMap(({ cadreId, name, unitName }) => {
      const own = all[cadreId];
      return own === undefined ? [] : [{ cadreId, name, unitName, ...own }];
    }),
  };
}
