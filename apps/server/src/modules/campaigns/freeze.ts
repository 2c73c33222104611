import { and, eq } from "drizzle-orm";
import { hashOf, recordEvent } from "../../platform/audit/index.ts";
import { portions } from "../../platform/db/portions.ts";
import { rosterSnapshotRows } from "../roster/service.ts";
import { getScheme, packsOf } from "../schemes/service.ts";
import type { EnteredStage } from "./line.ts";
import { campaignFrozen, campaignRatee, campaignUnit } from "./schema.ts";

/**
 * Copy scheme, rule packs and the roster rows of the ratees into the campaign, each with its hash. Everything
 * computed afterwards reads these copies, so that later changes never move a result.
 */
export async function freezeCampaign({ tx, ctx, campaign: row }: EnteredStage): Promise<void> {
  const { jurisdictionId, campaignId } = row;
  const listing = await getScheme(ctx.platform, jurisdictionId, row.schemeId, row.schemeVersion);
  // The choice of the campaign becomes part of its scheme, so that scores follow from what was frozen.
  const scheme = { ...listing.scheme, severityAdjustment: row.severityAdjustment };
  const packs = await packsOf(tx, jurisdictionId, row.packRefs);
  const units = await tx
    .select({ unitId: campaignUnit.unitId })
    .from(campaignUnit)
    .where(and(eq(campaignUnit.jurisdictionId, jurisdictionId), eq(campaignUnit.campaignId, campaignId)));
  const rows = await rosterSnapshotRows(
    tx,
    jurisdictionId,
    units.map((unit) => unit.unitId),
  );
  const ratees = rows.map((one, position) => ({
    jurisdictionId,
    campaignId,
    position,
    cadreId: one.cadreId,
    unitId: one.unitId,
    unitCode: one.unitCode,
    unitName: one.unitName,
    name: one.name,
    post: one.title,
    rosterRow: { ...one },
    rowHash: hashOf(one)!,
  }));
  for (const some of portions(ratees)) await tx.insert(campaignRatee).values(some);
  const frozen = {
    scheme,
    schemeHash: hashOf(scheme)!,
    packs,
    packsHash: hashOf(packs)!,
    snapshotHash: hashOf(ratees.map((ratee) => ratee.rowHash))!,
    frozenAt: ctx.platform.now(),
  };
  await tx.insert(campaignFrozen).values({ jurisdictionId, campaignId, ...frozen });
  const { schemeHash, packsHash, snapshotHash } = frozen;
  await recordEvent(tx, ctx, {
    action: "campaign.freeze",
    subjectType: "campaign",
    subjectId: campaignId,
    detail: { ratees: ratees.length, schemeHash, packsHash, snapshotHash },
  });
}
