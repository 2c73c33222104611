import { nextStage, type RulePack, type Scheme, STAGES, type Stage, stageRule } from "@hengjian/appraisal";
import { and, asc, count, desc, eq, ilike, ne, type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import type { Db, Tx } from "../../platform/db/database.ts";
import { dateOf, getScheme, workCalendar } from "../schemes/service.ts";
import { checklistFor, isSamePerson, mayTake, returnStage } from "./advance.ts";
import type { StageLine } from "./line.ts";
import { type CampaignRow, campaign, campaignRatee, campaignStep, type StepRow } from "./schema.ts";
import { findCampaign, findFrozen, openStep } from "./store.ts";
import { daysLeft, dueNow, stageLineOf } from "./timeline.ts";

/** How many units and, once frozen, ratees a campaign has. Columns are qualified by hand: the subqueries have their own. */
const unitCount = sql<number>`(select count(*)::int from campaign_unit u where u.jurisdiction_id = campaign.jurisdiction_id and u.campaign_id = campaign.campaign_id)`;
const rateeCount = sql<number>`(select count(*)::int from campaign_ratee r where r.jurisdiction_id = campaign.jurisdiction_id and r.campaign_id = campaign.campaign_id)`;

export interface CampaignQuery {
  q: string;
  year?: number | undefined;
  stage?: Stage | undefined;
  page: number;
  size: number;
  sort: string;
}

const SORTS: Readonly<Record<string, SQL>> = {
  name: sql`${campaign.name}`,
  year: sql`${campaign.year}`,
  createdAt: sql`${campaign.createdAt}`,
  stage: sql`array_position(${sql.raw(`array[${STAGES.map((stage) => `'${stage}'`).join()}]`)}, ${campaign.stage})`,
};

/** Campaigns of the jurisdiction, with where each stands and by when. */
export async function listCampaigns(ctx: Ctx, query: CampaignQuery) {
  const { jurisdictionId } = ctx.actor;
  const { db } = ctx.platform;
  const where = and(
    eq(campaign.jurisdictionId, jurisdictionId),
    query.q === "" ? undefined : ilike(campaign.name, `%${query.q.replaceAll(/[\\%_]/g, "\\$&")}%`),
    query.year === undefined ? undefined : eq(campaign.year, query.year),
    query.stage === undefined ? undefined : eq(campaign.stage, query.stage),
  );
  const descending = query.sort.startsWith("-");
  const key = SORTS[query.sort.replace(/^-/, "")] ?? SORTS.createdAt!;
  const [total] = await db.select({ n: count() }).from(campaign).where(where);
  const rows = await db
    .select({ row: campaign, units: unitCount, ratees: rateeCount })
    .from(campaign)
    .where(where)
    .orderBy(descending ? desc(key) : asc(key), desc(campaign.createdAt))
    .limit(query.size)
    .offset((query.page - 1) * query.size);
  const calendar = await workCalendar(db, jurisdictionId);
  const today = dateOf(ctx.platform.now());
  const items = rows.map(({ row, units, ratees }) => {
    const due = row.stage === "archive" ? null : dueNow(row, calendar);
    return { ...summaryOf(row), units, ratees, due, overdue: due !== null && due < today };
  });
  return { items, total: total?.n ?? 0, page: query.page, size: query.size };
}

function summaryOf(row: CampaignRow) {
  const { campaignId, name, kind, year, periodFrom, periodTo, schemeId, schemeVersion, stage } = row;
  return {
    ...{ campaignId, name, kind, year, periodFrom, periodTo, schemeId, schemeVersion, stage },
    stageLabel: stageRule(stage).label,
    stageSince: row.stageSince.toISOString(),
    createdAt: row.createdAt.toISOString(),
  };
}

/** One campaign with its stage line, the checklist of the next step and who may take it. @throws DomainError `not-found` */
export async function campaignView(ctx: Ctx, line: StageLine, campaignId: string) {
  const { jurisdictionId } = ctx.actor;
  const { db } = ctx.platform;
  const row = await findCampaign(db, jurisdictionId, campaignId);
  const steps = await db
    .select()
    .from(campaignStep)
    .where(and(eq(campaignStep.jurisdictionId, jurisdictionId), eq(campaignStep.campaignId, campaignId)))
    .orderBy(asc(campaignStep.proposedAt));
  const [counts] = await db
    .select({ units: unitCount, ratees: rateeCount })
    .from(campaign)
    .where(and(eq(campaign.jurisdictionId, jurisdictionId), eq(campaign.campaignId, campaignId)));
  const calendar = await workCalendar(db, jurisdictionId);
  const today = dateOf(ctx.platform.now());
  const frozen = await findFrozen(db, row);
  const scheme = frozen?.scheme ?? (await liveScheme(ctx, row));
  const due = row.stage === "archive" ? null : dueNow(row, calendar);
  return {
    campaign: {
      ...summaryOf(row),
      schemeTitle: scheme.title,
      category: scheme.category.label,
      packs: row.packRefs,
      severityAdjustment: frozen?.scheme.severityAdjustment ?? row.severityAdjustment,
      postingFrom: row.postingFrom,
      postingUntil: row.postingUntil,
      finalAt: row.finalAt?.toISOString() ?? null,
      due,
      daysLeft: due === null ? null : daysLeft(due, today, calendar),
      overdue: due !== null && due < today,
      frozen: frozen === null ? null : frozenSummary(frozen),
    },
    stageLine: stageLineOf(row, steps, calendar),
    ...(await nextOf(ctx, line, db, row, today)),
    steps: steps.filter((step) => step.state !== "proposed").map(stepView),
    counts: counts ?? { units: 0, ratees: 0 },
  };
}

async function liveScheme(ctx: Ctx, row: CampaignRow): Promise<Scheme> {
  const listing = await getScheme(ctx.platform, row.jurisdictionId, row.schemeId, row.schemeVersion);
  return listing.scheme;
}

function frozenSummary(frozen: {
  schemeHash: string;
  packsHash: string;
  snapshotHash: string;
  frozenAt: Date;
  packs: RulePack[];
}) {
  const { schemeHash, packsHash, snapshotHash } = frozen;
  return { schemeHash, packsHash, snapshotHash, frozenAt: frozen.frozenAt.toISOString() };
}

async function nextOf(ctx: Ctx, line: StageLine, db: Db | Tx, row: CampaignRow, today: string) {
  const to = nextStage(row.stage);
  if (to === null) return { checklist: [], next: null, back: null };
  const back = returnStage(row.stage);
  const rule = stageRule(to);
  const pending = await openStep(db, row);
  const allowed = ctx.actor.grants.length > 0 && mayTake(ctx, rule);
  return {
    checklist: await checklistFor(line, db, row, to, today),
    next: {
      stage: to,
      label: rule.label,
      roles: [...rule.roles],
      twoPeople: rule.twoPeople,
      proposal: pending === null ? null : stepView(pending),
      /** What the person signed in may do about it. */
      may: {
        propose: allowed && pending === null,
        confirm: allowed && pending !== null && !isSamePerson(ctx, pending),
        withdraw: allowed && pending !== null,
      },
    },
    back: back === null ? null : { stage: back, label: stageRule(back).label },
  };
}

function stepView(step: StepRow) {
  return {
    from: step.fromStage,
    to: step.toStage,
    state: step.state,
    note: step.note,
    earlyReason: step.earlyReason,
    proposedBy: step.proposedName,
    proposedAt: step.proposedAt.toISOString(),
    confirmedBy: step.confirmedName,
    takenAt: step.takenAt?.toISOString() ?? null,
  };
}

/** Campaigns that are not archived, with their rows, for to-do lists. */
export function runningCampaigns(ctx: Ctx): Promise<CampaignRow[]> {
  return ctx.platform.db
    .select()
    .from(campaign)
    .where(and(eq(campaign.jurisdictionId, ctx.actor.jurisdictionId), ne(campaign.stage, "archive")))
    .orderBy(asc(campaign.stageSince));
}

/** The frozen roster rows of a campaign. @throws DomainError `not-found` */
export async function snapshotPage(ctx: Ctx, campaignId: string, query: { page: number; size: number }) {
  const row = await findCampaign(ctx.platform.db, ctx.actor.jurisdictionId, campaignId);
  const where = and(
    eq(campaignRatee.jurisdictionId, row.jurisdictionId),
    eq(campaignRatee.campaignId, campaignId),
  );
  const [total] = await ctx.platform.db.select({ n: count() }).from(campaignRatee).where(where);
  const items = await ctx.platform.db
    .select({
      cadreId: campaignRatee.cadreId,
      unitId: campaignRatee.unitId,
      unitCode: campaignRatee.unitCode,
      unitName: campaignRatee.unitName,
      name: campaignRatee.name,
      post: campaignRatee.post,
      row: campaignRatee.rosterRow,
      rowHash: campaignRatee.rowHash,
      unratedReason: campaignRatee.unratedReason,
    })
    .from(campaignRatee)
    .where(where)
    .orderBy(asc(campaignRatee.position))
    .limit(query.size)
    .offset((query.page - 1) * query.size);
  return { items, total: total?.n ?? 0, page: query.page, size: query.size };
}
