import { and, desc, eq, sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { campaign } from "../campaigns/schema.ts";
import { severityResult } from "../findings/schema.ts";
import { openFindings } from "../findings/service.ts";
import { scoreRun } from "./schema.ts";

/**
 * How far the ratings of each scored campaign can be trusted, the latest first: for whoever plans the next one, and
 * decides how many raters it needs.
 */
export async function reliabilityList(ctx: Ctx) {
  const { db } = ctx.platform;
  const { jurisdictionId } = ctx.actor;
  const rows = await db
    .select({
      campaignId: campaign.campaignId,
      name: campaign.name,
      year: campaign.year,
      kind: campaign.kind,
      reliability: scoreRun.reliability,
      scoredAt: scoreRun.scoredAt,
      severity: sql<string | null>`${severityResult.result} ->> 'code'`,
    })
    .from(scoreRun)
    .innerJoin(
      campaign,
      and(eq(campaign.jurisdictionId, scoreRun.jurisdictionId), eq(campaign.campaignId, scoreRun.campaignId)),
    )
    .leftJoin(
      severityResult,
      and(
        eq(severityResult.jurisdictionId, scoreRun.jurisdictionId),
        eq(severityResult.campaignId, scoreRun.campaignId),
        eq(severityResult.severityHash, scoreRun.severityHash),
      ),
    )
    .where(eq(scoreRun.jurisdictionId, jurisdictionId))
    .orderBy(desc(campaign.periodTo), desc(scoreRun.scoredAt));
  const open = await openFindings(
    db,
    jurisdictionId,
    rows.map((row) => row.campaignId),
    null,
  );
  const items = rows.map(({ reliability, scoredAt, ...row }) => {
    const { ratees, sheets, icc1, icc2, averageSize, wanted, ratersNeeded } = reliability;
    return {
      ...{ ...row, ratees, sheets, icc1, icc2, averageSize, wanted, ratersNeeded },
      openFindings: open.get(row.campaignId) ?? 0,
      scoredAt: scoredAt.toISOString(),
    };
  });
  return { items };
}
