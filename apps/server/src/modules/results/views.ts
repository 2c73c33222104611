import { GRADE_LABELS, type Grade } from "@hengjian/appraisal";
import { and, asc, desc, eq, ilike, inArray, isNotNull, or, type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import { notFound } from "../../platform/errors.ts";
import { campaign, campaignRatee } from "../campaigns/schema.ts";
import { findCampaign } from "../campaigns/service.ts";
import { letter } from "../feedback/schema.ts";
import { openAboutRatee } from "../findings/service.ts";
import { limitOf, quotaOf } from "./decide.ts";
import { grade, scoreRun, scoreSheet } from "./schema.ts";

/**
 * Whose results an actor may see, in SQL: everybody's, those of the own units, or the own one after its letter was
 * released.
 */
function reachable(ctx: Ctx): SQL | undefined {
  const { reach, actor } = ctx;
  if (reach.all) return undefined;
  const released = and(eq(campaignRatee.cadreId, actor.cadreId ?? NOBODY), isNotNull(letter.releasedAt));
  const units = reach.unitIds.length === 0 ? [] : [inArray(campaignRatee.unitId, [...reach.unitIds])];
  return or(...units, ...(reach.own ? [released] : []), sql`false`);
}

/** No cadre has this number. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

const ofRatee = <T extends { jurisdictionId: unknown; campaignId: unknown; cadreId: unknown }>(table: T) =>
  sql`${table.jurisdictionId} = ${campaignRatee.jurisdictionId} and ${table.campaignId} = ${campaignRatee.campaignId} and ${table.cadreId} = ${campaignRatee.cadreId}`;

export interface ResultQuery {
  q: string;
  grade?: Grade | undefined;
  sort: string;
  page: number;
  size: number;
}

const SORTS: Readonly<Record<string, SQL>> = {
  rank: sql`${scoreSheet.rank}`,
  score: sql`${scoreSheet.score}`,
  name: sql`${campaignRatee.name}`,
  unit: sql`${campaignRatee.position}`,
  ratingsMean: sql`${scoreSheet.ratingsMean}`,
  ratingsN: sql`${scoreSheet.ratingsN}`,
  decided: sql`${grade.decided}`,
};

const columns = {
  cadreId: campaignRatee.cadreId,
  name: campaignRatee.name,
  unitCode: campaignRatee.unitCode,
  unitName: campaignRatee.unitName,
  post: campaignRatee.post,
  score: scoreSheet.score,
  rank: scoreSheet.rank,
  ratingsN: scoreSheet.ratingsN,
  ratingsMean: scoreSheet.ratingsMean,
  ratingsSe: scoreSheet.ratingsSe,
  proposed: grade.proposed,
  proposal: grade.proposal,
  decided: grade.decided,
  reason: grade.reason,
  finalAt: grade.finalAt,
  openFindings: openAboutRatee,
};

/** The results of a campaign as a list, within the actor's reach. @throws DomainError `not-found` */
export async function listResults(ctx: Ctx, campaignId: string, query: ResultQuery) {
  const { db } = ctx.platform;
  const row = await findCampaign(db, ctx.actor.jurisdictionId, campaignId);
  const like = `%${query.q.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const where = and(
    eq(campaignRatee.jurisdictionId, row.jurisdictionId),
    eq(campaignRatee.campaignId, row.campaignId),
    reachable(ctx),
    query.q === "" ? undefined : or(ilike(campaignRatee.name, like), ilike(campaignRatee.unitName, like)),
    query.grade === undefined
      ? undefined
      : eq(sql`coalesce(${grade.decided}, ${grade.proposed})`, query.grade),
  );
  const key = SORTS[query.sort.replace(/^-/, "")] ?? SORTS.rank!;
  const order = query.sort.startsWith("-") ? sql`${key} desc nulls last` : sql`${key} asc nulls last`;
  const from = () =>
    db
      .select({ ...columns, total: sql<number>`count(*) over ()::int` })
      .from(campaignRatee)
      .innerJoin(scoreSheet, ofRatee(scoreSheet))
      .leftJoin(grade, ofRatee(grade))
      .leftJoin(letter, ofRatee(letter));
  const rows = await from()
    .where(where)
    .orderBy(order, asc(campaignRatee.position))
    .limit(query.size)
    .offset((query.page - 1) * query.size);
  const mayDeliberate = ctx.reach.all;
  const items = rows.map(({ proposal, total: _, finalAt, ...one }) => ({
    ...one,
    proposed: mayDeliberate ? one.proposed : null,
    decided: mayDeliberate || finalAt !== null ? one.decided : null,
    reason: mayDeliberate ? one.reason : null,
    final: finalAt !== null,
    differs: mayDeliberate && one.decided !== null && one.decided !== one.proposed,
    tieAtCut: mayDeliberate && (proposal?.tieAtCut ?? false),
    bars: mayDeliberate ? (proposal?.bars ?? []).map((bar) => bar.text) : [],
    openFindings: mayDeliberate ? one.openFindings : 0,
  }));
  return { items, total: rows[0]?.total ?? 0, page: query.page, size: query.size };
}

/** One person's score sheet and grade. @throws DomainError `not-found` also for what lies outside the reach */
export async function resultView(ctx: Ctx, campaignId: string, cadreId: string) {
  const { db } = ctx.platform;
  const [row] = await db
    .select({
      ratee: campaignRatee,
      sheet: scoreSheet.sheet,
      inputsHash: scoreSheet.inputsHash,
      rank: scoreSheet.rank,
      grade,
    })
    .from(campaignRatee)
    .innerJoin(scoreSheet, ofRatee(scoreSheet))
    .leftJoin(grade, ofRatee(grade))
    .leftJoin(letter, ofRatee(letter))
    .where(
      and(
        eq(campaignRatee.jurisdictionId, ctx.actor.jurisdictionId),
        eq(campaignRatee.campaignId, campaignId),
        eq(campaignRatee.cadreId, cadreId),
        reachable(ctx),
      ),
    );
  if (row === undefined) throw notFound({ zh: "该得分表", en: "The score sheet" });
  const { name, unitCode, unitName, post } = row.ratee;
  return {
    ratee: { cadreId, name, unitCode, unitName, post },
    sheet: row.sheet,
    inputsHash: row.inputsHash,
    rank: row.rank,
    grade: row.grade === null ? null : gradeView(ctx, row.grade),
  };
}

/** Who is assessed sees the final grade; how it was deliberated stays with those who deliberate. */
function gradeView(ctx: Ctx, row: typeof grade.$inferSelect) {
  const isFinal = row.finalAt !== null;
  const mayDeliberate = ctx.reach.all;
  const decided = mayDeliberate || isFinal ? row.decided : null;
  return {
    decided,
    decidedLabel: decided === null ? null : GRADE_LABELS[decided],
    final: isFinal,
    deliberation: mayDeliberate
      ? {
          proposed: row.proposed,
          bars: row.proposal.bars.map(({ effect, text, rule }) => ({ effect, text, rule })),
          reasons: [...row.proposal.reasons],
          tieAtCut: row.proposal.tieAtCut,
          reason: row.reason,
          decidedBy: row.decidedName,
          decidedAt: row.decidedAt?.toISOString() ?? null,
        }
      : null,
  };
}

/** @throws DomainError `not-found` before scoring */
export async function reliabilityView(ctx: Ctx, campaignId: string) {
  const row = await findCampaign(ctx.platform.db, ctx.actor.jurisdictionId, campaignId);
  const [run] = await ctx.platform.db
    .select()
    .from(scoreRun)
    .where(and(eq(scoreRun.jurisdictionId, row.jurisdictionId), eq(scoreRun.campaignId, row.campaignId)));
  if (run === undefined || !ctx.reach.all)
    throw notFound({ zh: "信度(尚未核算)", en: "The reliability (not scored yet)" });
  return {
    ...run.reliability,
    cohort: run.cohort,
    engineVersion: run.engineVersion,
    resultHash: run.resultHash,
    scoredAt: run.scoredAt.toISOString(),
  };
}

/** The quota arithmetic beside what has been decided. @throws DomainError `not-found` before the deliberation */
export async function quotaView(ctx: Ctx, campaignId: string) {
  const { db } = ctx.platform;
  const row = await findCampaign(db, ctx.actor.jurisdictionId, campaignId);
  const quota = await quotaOf(db, row);
  const [counts] = await db
    .select({
      excellent: sql<number>`count(*) filter (where ${grade.decided} = 'excellent')::int`,
      undecided: sql<number>`count(*) filter (where ${grade.decided} is null)::int`,
      differing: sql<number>`count(*) filter (where ${grade.decided} <> ${grade.proposed})::int`,
    })
    .from(grade)
    .where(and(eq(grade.jurisdictionId, row.jurisdictionId), eq(grade.campaignId, row.campaignId)));
  return {
    quota: quota.quota,
    counted: quota.counted,
    limit: limitOf(quota),
    ...(counts ?? { excellent: 0, undecided: 0, differing: 0 }),
    approved:
      quota.approvedShare === null
        ? null
        : {
            share: quota.approvedShare,
            document: quota.approvedDocument ?? "",
            by: quota.approvedName ?? "",
            at: quota.approvedAt?.toISOString() ?? "",
          },
    proposedAt: quota.proposedAt.toISOString(),
  };
}

/** The own results of the person signed in, newest first, once their letters were released. */
export async function myResults(ctx: Ctx) {
  const { actor, platform } = ctx;
  if (actor.cadreId === null) return { items: [] };
  const rows = await platform.db
    .select({
      campaign: { campaignId: campaign.campaignId, name: campaign.name, year: campaign.year },
      ratee: campaignRatee,
      sheet: scoreSheet.sheet,
      inputsHash: scoreSheet.inputsHash,
      rank: scoreSheet.rank,
      decided: grade.decided,
      cohortSize: sql<number>`(select count(*)::int from score_sheet s where s.jurisdiction_id = ${campaign.jurisdictionId} and s.campaign_id = ${campaign.campaignId} and s.score is not null)`,
    })
    .from(campaignRatee)
    .innerJoin(scoreSheet, ofRatee(scoreSheet))
    .innerJoin(letter, ofRatee(letter))
    .innerJoin(
      campaign,
      and(
        eq(campaign.jurisdictionId, campaignRatee.jurisdictionId),
        eq(campaign.campaignId, campaignRatee.campaignId),
      ),
    )
    .leftJoin(grade, ofRatee(grade))
    .where(
      and(
        eq(campaignRatee.jurisdictionId, actor.jurisdictionId),
        eq(campaignRatee.cadreId, actor.cadreId),
        isNotNull(letter.releasedAt),
      ),
    )
    .orderBy(desc(letter.releasedAt));
  const items = rows.map(({ ratee, decided, ...one }) => ({
    ...one,
    ratee: {
      cadreId: ratee.cadreId,
      name: ratee.name,
      unitCode: ratee.unitCode,
      unitName: ratee.unitName,
      post: ratee.post,
    },
    grade: decided === null ? null : { code: decided, label: GRADE_LABELS[decided] },
  }));
  return { items };
}

/** Results for feedback: score, rank, sheet and final grade of these ratees, or of all. */
export async function gradedSheets(
  db: Ctx["platform"]["db"] | Parameters<Parameters<Ctx["platform"]["db"]["transaction"]>[0]>[0],
  row: { jurisdictionId: string; campaignId: string },
  cadreIds?: readonly string[],
) {
  return db
    .select({
      ratee: campaignRatee,
      sheet: scoreSheet.sheet,
      inputsHash: scoreSheet.inputsHash,
      rank: scoreSheet.rank,
      decided: grade.decided,
    })
    .from(campaignRatee)
    .innerJoin(scoreSheet, ofRatee(scoreSheet))
    .innerJoin(grade, ofRatee(grade))
    .where(
      and(
        eq(campaignRatee.jurisdictionId, row.jurisdictionId),
        eq(campaignRatee.campaignId, row.campaignId),
        isNotNull(grade.finalAt),
        cadreIds === undefined ? undefined : inArray(campaignRatee.cadreId, [...cadreIds]),
      ),
    )
    .orderBy(asc(campaignRatee.position));
}
