import { GRADE_LABELS, type Grade } from "@hengjian/appraisal";
import { and, asc, eq, inArray, isNotNull } from "drizzle-orm";
import type { Db, Tx } from "../../platform/db/database.ts";
import { type CampaignRow, campaign, campaignRatee } from "../campaigns/schema.ts";
import { frozenOf } from "../campaigns/service.ts";
import { grade, scoreSheet } from "../results/schema.ts";
import type { GradedPerson, History, OwnGrade } from "./types.ts";

/** Higher is better; a person without a grade is in no order. */
const ORDER: Readonly<Partial<Record<Grade, number>>> = {
  excellent: 4,
  competent: 3,
  basically_competent: 2,
  incompetent: 1,
};

/** What past campaigns of the same category, and this one once graded, say beside the ratings. */
export async function historyOf(db: Db | Tx, row: CampaignRow): Promise<History> {
  const { scheme } = await frozenOf(db, row);
  return {
    category: scheme.category.label,
    awards: await awardsOf(db, row),
    grades: await ownGrades(db, row, scheme.scale.max),
    records: await recordsOf(db, row),
  };
}

const ofGrade = and(
  eq(grade.jurisdictionId, campaignRatee.jurisdictionId),
  eq(grade.campaignId, campaignRatee.campaignId),
  eq(grade.cadreId, campaignRatee.cadreId),
);
const ofSheet = and(
  eq(scoreSheet.jurisdictionId, campaignRatee.jurisdictionId),
  eq(scoreSheet.campaignId, campaignRatee.campaignId),
  eq(scoreSheet.cadreId, campaignRatee.cadreId),
);
const ofCampaign = and(
  eq(campaign.jurisdictionId, campaignRatee.jurisdictionId),
  eq(campaign.campaignId, campaignRatee.campaignId),
);

/** Final grades of annual campaigns of the category, up to the year of this one. */
async function awardsOf(db: Db | Tx, row: CampaignRow): Promise<GradedPerson[]> {
  const rows = await db
    .select({
      year: campaign.year,
      periodTo: campaign.periodTo,
      cadreId: campaignRatee.cadreId,
      name: campaignRatee.name,
      rosterRow: campaignRatee.rosterRow,
      score: scoreSheet.score,
      decided: grade.decided,
    })
    .from(campaignRatee)
    .innerJoin(campaign, ofCampaign)
    .innerJoin(grade, ofGrade)
    .innerJoin(scoreSheet, ofSheet)
    .where(
      and(
        eq(campaign.jurisdictionId, row.jurisdictionId),
        eq(campaign.schemeId, row.schemeId),
        eq(campaign.kind, "annual"),
        isNotNull(grade.finalAt),
      ),
    )
    .orderBy(asc(campaign.year), asc(campaign.campaignId), asc(campaignRatee.position));
  return rows
    .filter((one) => one.year <= row.year)
    .map(({ periodTo, rosterRow, decided, ...one }) => ({
      ...one,
      excellent: decided === "excellent",
      service: yearsInRank(rosterRow, periodTo),
    }));
}

/** From the month in which the rank, or else the post, was reached, as it was frozen. */
function yearsInRank(rosterRow: Record<string, unknown>, until: string): number | null {
  const since = rosterRow.rankSince ?? rosterRow.positionSince;
  if (typeof since !== "string" || !/^\d{4}-\d{2}/.test(since)) return null;
  const months = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
  return (months(until) - months(since)) / 12;
}

/** Empty unless everybody is graded; people under a bar are left out, since a rule lowered their grade. */
async function ownGrades(db: Db | Tx, row: CampaignRow, scaleMax: number): Promise<OwnGrade[]> {
  const rows = await db
    .select({
      cadreId: campaignRatee.cadreId,
      name: campaignRatee.name,
      score: scoreSheet.score,
      ratingsSe: scoreSheet.ratingsSe,
      decided: grade.decided,
      proposal: grade.proposal,
    })
    .from(campaignRatee)
    .innerJoin(grade, ofGrade)
    .innerJoin(scoreSheet, ofSheet)
    .where(
      and(eq(campaignRatee.jurisdictionId, row.jurisdictionId), eq(campaignRatee.campaignId, row.campaignId)),
    )
    .orderBy(asc(campaignRatee.position));
  if (rows.some((one) => one.decided === null)) return [];
  return rows.flatMap(({ cadreId, name, score, ratingsSe, decided, proposal }): OwnGrade[] => {
    const order = decided === null ? undefined : ORDER[decided];
    if (order === undefined || decided === null || score === null || proposal.bars.length > 0) return [];
    const se = ratingsSe === null ? null : (ratingsSe / scaleMax) * 100;
    return [{ cadreId, name, score, se, grade: order, gradeLabel: GRADE_LABELS[decided] }];
  });
}

/** Daily campaigns of the year beside the score of an annual or term campaign. */
async function recordsOf(db: Db | Tx, row: CampaignRow): Promise<History["records"]> {
  if (row.kind !== "annual" && row.kind !== "term") return [];
  const rows = await db
    .select({
      campaignId: campaign.campaignId,
      kind: campaign.kind,
      cadreId: campaignRatee.cadreId,
      name: campaignRatee.name,
      score: scoreSheet.score,
    })
    .from(campaignRatee)
    .innerJoin(campaign, ofCampaign)
    .innerJoin(scoreSheet, ofSheet)
    .where(
      and(
        eq(campaign.jurisdictionId, row.jurisdictionId),
        eq(campaign.year, row.year),
        inArray(campaign.kind, ["daily", row.kind]),
      ),
    )
    .orderBy(asc(campaign.campaignId), asc(campaignRatee.position));
  const own = rows.filter((one) => one.campaignId === row.campaignId);
  const daily = Map.groupBy(
    rows.filter((one) => one.kind === "daily" && one.score !== null),
    (one) => one.cadreId,
  );
  return own.flatMap(({ cadreId, name, score }) => {
    const scores = (daily.get(cadreId) ?? []).map((one) => one.score ?? 0);
    if (score === null || scores.length === 0) return [];
    const record = scores.reduce((sum, one) => sum + one, 0) / scores.length;
    return [{ cadreId, name, record, vote: score }];
  });
}
