import type { RulePack, Scheme, Stage } from "@hengjian/appraisal";
import { date, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";

const at = (name: string) => timestamp(name, { withTimezone: true });

export const CAMPAIGN_KINDS = ["daily", "annual", "special", "pre_appointment", "term"] as const;
export type CampaignKind = (typeof CAMPAIGN_KINDS)[number];
export interface PackRef {
  id: string;
  version: string;
}

/** What becomes of the severity of raters: shown beside the score, or used for it. */
export const SEVERITY_USES = ["shown", "used"] as const;
export type SeverityUse = (typeof SEVERITY_USES)[number];

export const campaign = pgTable(
  "campaign",
  {
    jurisdictionId: text("jurisdiction_id").notNull(),
    campaignId: uuid("campaign_id").notNull(),
    name: text("name").notNull(),
    kind: text("kind").$type<CampaignKind>().notNull(),
    year: integer("year").notNull(),
    periodFrom: date("period_from").notNull(),
    periodTo: date("period_to").notNull(),
    schemeId: text("scheme_id").notNull(),
    schemeVersion: text("scheme_version").notNull(),
    packRefs: jsonb("pack_refs").$type<PackRef[]>().notNull(),
    severityAdjustment: text("severity_adjustment").$type<SeverityUse>().notNull().default("shown"),
    stage: text("stage").$type<Stage>().notNull(),
    stageSince: at("stage_since").notNull(),
    postingFrom: date("posting_from"),
    postingUntil: date("posting_until"),
    finalAt: at("final_at"),
    createdBy: text("created_by").notNull(),
    createdAt: at("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.campaignId] })],
);
export type CampaignRow = typeof campaign.$inferSelect;

export const campaignUnit = pgTable(
  "campaign_unit",
  {
    jurisdictionId: text("jurisdiction_id").notNull(),
    campaignId: uuid("campaign_id").notNull(),
    unitId: uuid("unit_id").notNull(),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.campaignId, t.unitId] })],
);

export const campaignFrozen = pgTable(
  "campaign_frozen",
  {
    jurisdictionId: text("jurisdiction_id").notNull(),
    campaignId: uuid("campaign_id").notNull(),
    scheme: jsonb("scheme").$type<Scheme>().notNull(),
    schemeHash: text("scheme_hash").notNull(),
    packs: jsonb("packs").$type<RulePack[]>().notNull(),
    packsHash: text("packs_hash").notNull(),
    snapshotHash: text("snapshot_hash").notNull(),
    frozenAt: at("frozen_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.campaignId] })],
);
export type FrozenRow = typeof campaignFrozen.$inferSelect;

export const campaignRatee = pgTable(
  "campaign_ratee",
  {
    jurisdictionId: text("jurisdiction_id").notNull(),
    campaignId: uuid("campaign_id").notNull(),
    cadreId: uuid("cadre_id").notNull(),
    unitId: uuid("unit_id").notNull(),
    unitCode: text("unit_code").notNull(),
    unitName: text("unit_name").notNull(),
    name: text("name").notNull(),
    post: text("post").notNull(),
    position: integer("position").notNull(),
    rosterRow: jsonb("roster_row").$type<Record<string, unknown>>().notNull(),
    rowHash: text("row_hash").notNull(),
    unratedReason: text("unrated_reason"),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.campaignId, t.cadreId] })],
);
export type RateeRow = typeof campaignRatee.$inferSelect;

export const campaignStep = pgTable(
  "campaign_step",
  {
    jurisdictionId: text("jurisdiction_id").notNull(),
    campaignId: uuid("campaign_id").notNull(),
    stepId: uuid("step_id").notNull(),
    fromStage: text("from_stage").$type<Stage>().notNull(),
    toStage: text("to_stage").$type<Stage>().notNull(),
    state: text("state").$type<"proposed" | "taken" | "withdrawn">().notNull(),
    note: text("note").notNull(),
    earlyReason: text("early_reason"),
    proposedBy: text("proposed_by").notNull(),
    proposedName: text("proposed_name").notNull(),
    proposedCadre: uuid("proposed_cadre"),
    proposedAt: at("proposed_at").notNull(),
    confirmedBy: text("confirmed_by"),
    confirmedName: text("confirmed_name"),
    takenAt: at("taken_at"),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.campaignId, t.stepId] })],
);
export type StepRow = typeof campaignStep.$inferSelect;
