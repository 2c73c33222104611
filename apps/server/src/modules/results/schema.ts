import type { Cohort, Grade, PersonnelFact, Proposal, Quota, ScoreSheet } from "@hengjian/appraisal";
import {
  doublePrecision,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import type { CampaignReliability } from "./types.ts";

const at = (name: string) => timestamp(name, { withTimezone: true });

export const scoreRun = pgTable(
  "score_run",
  {
    jurisdictionId: text("jurisdiction_id").notNull(),
    campaignId: uuid("campaign_id").notNull(),
    engineVersion: text("engine_version").notNull(),
    cohort: jsonb("cohort").$type<Cohort>(),
    reliability: jsonb("reliability").$type<CampaignReliability>().notNull(),
    resultHash: text("result_hash").notNull(),
    severityHash: text("severity_hash"),
    scoredBy: text("scored_by").notNull(),
    scoredAt: at("scored_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.campaignId] })],
);

export const scoreSheet = pgTable(
  "score_sheet",
  {
    jurisdictionId: text("jurisdiction_id").notNull(),
    campaignId: uuid("campaign_id").notNull(),
    cadreId: uuid("cadre_id").notNull(),
    inputsHash: text("inputs_hash").notNull(),
    sheetHash: text("sheet_hash").notNull(),
    sheet: jsonb("sheet").$type<ScoreSheet>().notNull(),
    score: doublePrecision("score"),
    rank: integer("rank"),
    ratingsN: integer("ratings_n").notNull(),
    ratingsMean: doublePrecision("ratings_mean"),
    ratingsSe: doublePrecision("ratings_se"),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.campaignId, t.cadreId] })],
);

export const campaignQuota = pgTable(
  "campaign_quota",
  {
    jurisdictionId: text("jurisdiction_id").notNull(),
    campaignId: uuid("campaign_id").notNull(),
    quota: jsonb("quota").$type<Quota>().notNull(),
    counted: integer("counted").notNull(),
    factsHash: text("facts_hash").notNull(),
    proposedAt: at("proposed_at").notNull(),
    approvedShare: doublePrecision("approved_share"),
    approvedDocument: text("approved_document"),
    approvedBy: text("approved_by"),
    approvedName: text("approved_name"),
    approvedAt: at("approved_at"),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.campaignId] })],
);
export type QuotaRow = typeof campaignQuota.$inferSelect;

export const grade = pgTable(
  "grade",
  {
    jurisdictionId: text("jurisdiction_id").notNull(),
    campaignId: uuid("campaign_id").notNull(),
    cadreId: uuid("cadre_id").notNull(),
    facts: jsonb("facts").$type<PersonnelFact[]>().notNull(),
    proposal: jsonb("proposal").$type<Proposal>().notNull(),
    proposed: text("proposed").$type<Grade>().notNull(),
    decided: text("decided").$type<Grade>(),
    reason: text("reason"),
    decidedBy: text("decided_by"),
    decidedName: text("decided_name"),
    decidedAt: at("decided_at"),
    finalAt: at("final_at"),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.campaignId, t.cadreId] })],
);
export type GradeRow = typeof grade.$inferSelect;
