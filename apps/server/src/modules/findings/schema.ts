import type { Text } from "@hengjian/appraisal";
import {
  boolean,
  doublePrecision,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import type { Evidence, LeadSubject, LeadTest, SeverityResult, TestOutcome } from "./types.ts";

const at = (name: string) => timestamp(name, { withTimezone: true });

/** What a person made of a lead: 待核, 核实属实, 排除, 记录备查. */
export const DISPOSITIONS = ["open", "confirmed", "dismissed", "noted"] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

export const severityResult = pgTable(
  "severity_result",
  {
    jurisdictionId: text("jurisdiction_id").notNull(),
    campaignId: uuid("campaign_id").notNull(),
    severityHash: text("severity_hash").notNull(),
    result: jsonb("result").$type<SeverityResult>().notNull(),
    madeAt: at("made_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.campaignId, t.severityHash] })],
);

export const ratingAnalysis = pgTable(
  "rating_analysis",
  {
    jurisdictionId: text("jurisdiction_id").notNull(),
    campaignId: uuid("campaign_id").notNull(),
    engineVersion: text("engine_version").notNull(),
    ratingsHash: text("ratings_hash").notNull(),
    historyHash: text("history_hash").notNull(),
    severityHash: text("severity_hash").notNull(),
    tests: jsonb("tests").$type<TestOutcome[]>().notNull(),
    resultHash: text("result_hash").notNull(),
    sheets: integer("sheets").notNull(),
    runBy: text("run_by").notNull(),
    runName: text("run_name").notNull(),
    runAt: at("run_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.campaignId] })],
);
export type AnalysisRow = typeof ratingAnalysis.$inferSelect;

export const finding = pgTable(
  "finding",
  {
    jurisdictionId: text("jurisdiction_id").notNull(),
    campaignId: uuid("campaign_id").notNull(),
    findingId: uuid("finding_id").notNull(),
    test: text("test").$type<LeadTest>().notNull(),
    subject: jsonb("subject").$type<LeadSubject>().notNull(),
    subjectKey: text("subject_key").notNull(),
    cadreId: uuid("cadre_id"),
    statistic: doublePrecision("statistic").notNull(),
    effect: doublePrecision("effect").notNull(),
    p: doublePrecision("p").notNull(),
    q: doublePrecision("q").notNull(),
    sentence: jsonb("sentence").$type<Text>().notNull(),
    evidence: jsonb("evidence").$type<Evidence>().notNull(),
    stands: boolean("stands").notNull(),
    foundAt: at("found_at").notNull(),
    disposition: text("disposition").$type<Disposition>().notNull().default("open"),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.campaignId, t.findingId] })],
);
export type FindingRow = typeof finding.$inferSelect;

export const findingDisposition = pgTable(
  "finding_disposition",
  {
    jurisdictionId: text("jurisdiction_id").notNull(),
    campaignId: uuid("campaign_id").notNull(),
    findingId: uuid("finding_id").notNull(),
    number: integer("number").notNull(),
    disposition: text("disposition").$type<Disposition>().notNull(),
    reason: text("reason").notNull(),
    sentence: jsonb("sentence").$type<Text>().notNull(),
    disposedBy: text("disposed_by").notNull(),
    disposedName: text("disposed_name").notNull(),
    disposedAt: at("disposed_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.campaignId, t.findingId, t.number] })],
);
