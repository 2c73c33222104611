import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { recordEvent } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/context.ts";
import type { Tx } from "../../platform/db/database.ts";
import { portions } from "../../platform/db/portions.ts";
import { invalid } from "../../platform/errors.ts";
import { headsOfUnits, unitsOfKinds } from "../roster/service.ts";
import { defaultPackRefs, getScheme } from "../schemes/service.ts";
import { type CampaignKind, campaign, campaignRatee, campaignUnit, type SeverityUse } from "./schema.ts";
import { lockForChange, rateeOf } from "./store.ts";

export {
  advance,
  type ChecklistItem,
  checklistFor,
  isSamePerson,
  mayTake,
  signLog,
  withdraw,
} from "./advance.ts";
export { campaignPart } from "./checks.ts";
export {
  type CheckScope,
  compareStages,
  composeStageLine,
  type EnteredStage,
  type Finding,
  type StageLine,
  type StagePart,
} from "./line.ts";
export {
  findCampaign,
  findFrozen,
  frozenOf,
  lockCampaign,
  lockForChange,
  openStep,
  rateeOf,
  rateesOf,
  requireStage,
} from "./store.ts";
export { daysLeft, dueNow } from "./timeline.ts";
export { campaignView, listCampaigns, runningCampaigns, snapshotPage } from "./views.ts";

export interface NewCampaign {
  name: string;
  year: number;
  kind: CampaignKind;
  schemeId: string;
  /** Units by id; or all units of these kinds; or, with neither, all units of the scheme's category. */
  unitIds?: readonly string[] | undefined;
  unitKinds?: readonly string[] | undefined;
  periodFrom?: string | undefined;
  periodTo?: string | undefined;
  /** Local packs beyond those that hold by default. */
  packIds?: readonly string[] | undefined;
  /** What becomes of the severity of raters; without it as the scheme says. */
  severityAdjustment?: SeverityUse | undefined;
}

/**
 * A campaign in its first stage, over units whose heads are assessed.
 * @throws DomainError `campaign-period`, `campaign-units`, `not-found`
 */
export async function createCampaign(ctx: Ctx, input: NewCampaign): Promise<string> {
  const { platform, actor } = ctx;
  const { jurisdictionId } = actor;
  const { scheme } = await getScheme(platform, jurisdictionId, input.schemeId);
  const packRefs = await defaultPackRefs(ctx, input.packIds);
  const period = periodOf(input);
  const severityAdjustment = input.severityAdjustment ?? scheme.severityAdjustment ?? "shown";
  const campaignId = randomUUID();
  const now = platform.now();
  await platform.db.transaction(async (tx) => {
    const unitIds = await unitsFor(tx, jurisdictionId, input, scheme.category.unitKinds);
    await tx.insert(campaign).values({
      jurisdictionId,
      campaignId,
      name: input.name,
      kind: input.kind,
      year: input.year,
      ...period,
      schemeId: scheme.id,
      schemeVersion: scheme.version,
      packRefs,
      severityAdjustment,
      stage: "prepare",
      stageSince: now,
      createdBy: actor.userId,
      createdAt: now,
    });
    await putUnits(tx, jurisdictionId, campaignId, unitIds);
    await recordEvent(tx, ctx, {
      action: "campaign.create",
      subjectType: "campaign",
      subjectId: campaignId,
      detail: {
        kind: input.kind,
        year: input.year,
        units: unitIds.length,
        scheme: `${scheme.id}@${scheme.version}`,
        severityAdjustment,
      },
      after: { ...input, ...period, packRefs, severityAdjustment, unitIds: [...unitIds].sort() },
    });
  });
  return campaignId;
}

function periodOf(input: NewCampaign): { periodFrom: string; periodTo: string } {
  const periodFrom = input.periodFrom ?? `${input.year}-01-01`;
  const periodTo = input.periodTo ?? `${input.year}-12-31`;
  if (periodFrom <= periodTo) return { periodFrom, periodTo };
  throw invalid("campaign-period", {
    zh: `考核期间的起始日 ${periodFrom} 晚于截止日 ${periodTo}。请改正。`,
    en: `The period begins on ${periodFrom}, after its end on ${periodTo}. Mend the dates.`,
  });
}

async function unitsFor(
  tx: Tx,
  jurisdictionId: string,
  input: Pick<NewCampaign, "unitIds" | "unitKinds">,
  categoryKinds: readonly string[],
): Promise<string[]> {
  if (input.unitIds !== undefined) return [...new Set(input.unitIds)];
  const units = await unitsOfKinds(tx, jurisdictionId, input.unitKinds ?? categoryKinds);
  // A unit without a head has nobody to assess; the chosen list says what the campaign covers.
  const unitIds = units.map((unit) => unit.unitId);
  if (input.unitKinds !== undefined) return unitIds;
  const heads = await headsOfUnits(tx, jurisdictionId, { unitIds });
  return [...new Set(heads.map((head) => head.unitId))];
}

async function putUnits(
  tx: Tx,
  jurisdictionId: string,
  campaignId: string,
  unitIds: readonly string[],
): Promise<void> {
  await requireUnits(tx, jurisdictionId, unitIds);
  const rows = unitIds.map((unitId) => ({ jurisdictionId, campaignId, unitId }));
  for (const some of portions(rows)) await tx.insert(campaignUnit).values(some);
}

async function requireUnits(tx: Tx, jurisdictionId: string, unitIds: readonly string[]): Promise<void> {
  const known = new Set((await unitsOfKinds(tx, jurisdictionId)).map((unit) => unit.unitId));
  const unknown = unitIds.filter((unitId) => !known.has(unitId));
  if (unknown.length === 0) return;
  throw invalid(
    "campaign-units",
    {
      zh: `所选单位中有 ${unknown.length} 个不在干部库中。请刷新页面后重选。`,
      en: `${unknown.length} of the chosen units are not on the roster. Reload the page and choose again.`,
    },
    { unknown },
  );
}

export interface CampaignChange {
  name?: string | undefined;
  unitIds?: readonly string[] | undefined;
  severityAdjustment?: SeverityUse | undefined;
}

/** Rename a campaign, change its units or what becomes of severity; only before the freeze. @throws DomainError `wrong-stage`, `campaign-units` */
export async function changeCampaign(ctx: Ctx, campaignId: string, change: CampaignChange): Promise<void> {
  const { jurisdictionId } = ctx.actor;
  await ctx.platform.db.transaction(async (tx) => {
    const row = await lockForChange(tx, jurisdictionId, campaignId, ["prepare"]);
    const here = and(eq(campaign.jurisdictionId, jurisdictionId), eq(campaign.campaignId, campaignId));
    const { name = row.name, severityAdjustment = row.severityAdjustment } = change;
    await tx.update(campaign).set({ name, severityAdjustment }).where(here);
    if (change.unitIds !== undefined) {
      await tx
        .delete(campaignUnit)
        .where(and(eq(campaignUnit.jurisdictionId, jurisdictionId), eq(campaignUnit.campaignId, campaignId)));
      await putUnits(tx, jurisdictionId, campaignId, [...new Set(change.unitIds)]);
    }
    await recordEvent(tx, ctx, {
      action: "campaign.change",
      subjectType: "campaign",
      subjectId: campaignId,
      detail: { units: change.unitIds?.length ?? null, severityAdjustment },
      before: { name: row.name, severityAdjustment: row.severityAdjustment },
      after: change,
    });
  });
}

/**
 * Say why a ratee is not rated (away the whole year, for example), so that the sealing need not wait; an empty reason
 * takes that back.
 * @throws DomainError `wrong-stage`, `not-found`
 */
export async function setUnratedReason(
  ctx: Ctx,
  campaignId: string,
  cadreId: string,
  reason: string,
): Promise<void> {
  const { jurisdictionId } = ctx.actor;
  await ctx.platform.db.transaction(async (tx) => {
    const row = await lockForChange(tx, jurisdictionId, campaignId, ["collect"]);
    const ratee = await rateeOf(tx, row, cadreId);
    const unratedReason = reason.trim() === "" ? null : reason.trim();
    await tx
      .update(campaignRatee)
      .set({ unratedReason })
      .where(
        and(
          eq(campaignRatee.jurisdictionId, jurisdictionId),
          eq(campaignRatee.campaignId, campaignId),
          eq(campaignRatee.cadreId, cadreId),
        ),
      );
    await recordEvent(tx, ctx, {
      action: "campaign.unrated",
      subjectType: "ratee",
      subjectId: cadreId,
      detail: { campaign: campaignId, unrated: unratedReason !== null },
      before: { reason: ratee.unratedReason },
      after: { reason: unratedReason },
      personal: { reason: unratedReason },
    });
  });
}
