import { STAGE_RULES, type Stage, stageRule, type Text } from "@hengjian/appraisal";
import { and, asc, eq } from "drizzle-orm";
import type { Db, Tx } from "../../platform/db/database.ts";
import { conflict, notFound } from "../../platform/errors.ts";
import {
  type CampaignRow,
  campaign,
  campaignFrozen,
  campaignRatee,
  campaignStep,
  type FrozenRow,
  type RateeRow,
  type StepRow,
} from "./schema.ts";

export const CAMPAIGN_TEXT: Text = { zh: "该考核活动", en: "The campaign" };

/** What names a campaign; every row of it will do. */
export type CampaignKey = Pick<CampaignRow, "jurisdictionId" | "campaignId">;

/** @throws DomainError `not-found` */
export async function findCampaign(
  db: Db | Tx,
  jurisdictionId: string,
  campaignId: string,
): Promise<CampaignRow> {
  const [row] = await db.select().from(campaign).where(one(jurisdictionId, campaignId));
  if (row === undefined) throw notFound(CAMPAIGN_TEXT);
  return row;
}

function one(jurisdictionId: string, campaignId: string) {
  return and(eq(campaign.jurisdictionId, jurisdictionId), eq(campaign.campaignId, campaignId));
}

/** The row, held until the transaction ends: changes to one campaign happen one after the other. */
export async function lockCampaign(tx: Tx, jurisdictionId: string, campaignId: string): Promise<CampaignRow> {
  const [row] = await tx.select().from(campaign).where(one(jurisdictionId, campaignId)).for("update");
  if (row === undefined) throw notFound(CAMPAIGN_TEXT);
  return row;
}

/**
 * Take hold of a campaign to change what belongs to it. Nothing changes between the proposal of a step and its
 * confirmation: the second person confirms what the first one saw.
 * @throws DomainError `wrong-stage`, `step-pending`
 */
export async function lockForChange(
  tx: Tx,
  jurisdictionId: string,
  campaignId: string,
  stages: readonly Stage[],
): Promise<CampaignRow> {
  const row = await lockCampaign(tx, jurisdictionId, campaignId);
  requireStage(row, stages);
  const pending = await openStep(tx, row);
  if (pending !== null) throw stepPending(pending);
  return row;
}

export function stepPending(pending: StepRow) {
  const { label } = stageRule(pending.toStage);
  return conflict("step-pending", {
    zh: `已有人提出进入“${label.zh}”,等待另一人确认,此时不能改动。请先确认或撤回。`,
    en: `The step to "${label.en}" waits for its second person; nothing can be changed meanwhile. Confirm or withdraw it first.`,
  });
}

/** @throws DomainError `wrong-stage` */
export function requireStage(row: CampaignRow, stages: readonly Stage[]): void {
  if (stages.includes(row.stage)) return;
  const names = STAGE_RULES.filter((rule) => stages.includes(rule.stage)).map((rule) => rule.label);
  const now = stageRule(row.stage).label;
  throw conflict("wrong-stage", {
    zh: `这项操作只能在“${names.map((name) => name.zh).join("、")}”阶段进行;活动现处于“${now.zh}”阶段。`,
    en: `This is possible only in the stage ${names.map((name) => name.en).join(", ")}; the campaign is in the stage ${now.en}.`,
  });
}

export async function openStep(db: Db | Tx, row: CampaignKey): Promise<StepRow | null> {
  const [step] = await db
    .select()
    .from(campaignStep)
    .where(
      and(
        eq(campaignStep.jurisdictionId, row.jurisdictionId),
        eq(campaignStep.campaignId, row.campaignId),
        eq(campaignStep.state, "proposed"),
      ),
    );
  return step ?? null;
}

/** @throws DomainError `not-frozen` */
export async function frozenOf(db: Db | Tx, row: CampaignKey): Promise<FrozenRow> {
  const frozen = await findFrozen(db, row);
  if (frozen !== null) return frozen;
  throw conflict("not-frozen", {
    zh: "活动还没有冻结名册和方案。请先在活动页完成“冻结”。",
    en: "The campaign has not frozen its roster and scheme yet. Freeze it first.",
  });
}

export async function findFrozen(db: Db | Tx, row: CampaignKey): Promise<FrozenRow | null> {
  const [frozen] = await db
    .select()
    .from(campaignFrozen)
    .where(
      and(
        eq(campaignFrozen.jurisdictionId, row.jurisdictionId),
        eq(campaignFrozen.campaignId, row.campaignId),
      ),
    );
  return frozen ?? null;
}

/** The frozen ratees in roster order. */
export function rateesOf(db: Db | Tx, row: CampaignKey): Promise<RateeRow[]> {
  return db
    .select()
    .from(campaignRatee)
    .where(
      and(eq(campaignRatee.jurisdictionId, row.jurisdictionId), eq(campaignRatee.campaignId, row.campaignId)),
    )
    .orderBy(asc(campaignRatee.position));
}

/** @throws DomainError `not-found` */
export async function rateeOf(db: Db | Tx, row: CampaignKey, cadreId: string): Promise<RateeRow> {
  const [ratee] = await db
    .select()
    .from(campaignRatee)
    .where(
      and(
        eq(campaignRatee.jurisdictionId, row.jurisdictionId),
        eq(campaignRatee.campaignId, row.campaignId),
        eq(campaignRatee.cadreId, cadreId),
      ),
    );
  if (ratee === undefined) throw notFound({ zh: "这次考核中的该干部", en: "This person in the campaign" });
  return ratee;
}
