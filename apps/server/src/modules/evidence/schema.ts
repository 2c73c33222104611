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
import type { CheckResult, FileAnalysis, RatingMapping } from "./types.ts";

const at = (name: string) => timestamp(name, { withTimezone: true });

export type ImportStatus = "uploaded" | "checked" | "confirmed" | "discarded" | "replaced";

export const ratingImport = pgTable(
  "rating_import",
  {
    jurisdictionId: text("jurisdiction_id").notNull(),
    campaignId: uuid("campaign_id").notNull(),
    importId: uuid("import_id").notNull(),
    status: text("status").$type<ImportStatus>().notNull(),
    fileId: uuid("file_id").notNull(),
    fileName: text("file_name").notNull(),
    sha256: text("sha256").notNull(),
    fingerprint: text("fingerprint").notNull(),
    analysis: jsonb("analysis").$type<FileAnalysis>().notNull(),
    mapping: jsonb("mapping").$type<RatingMapping>().notNull(),
    mappingFrom: text("mapping_from").$type<"saved" | "guess" | "entered">().notNull(),
    mappingName: text("mapping_name"),
    checkResult: jsonb("check_result").$type<CheckResult>(),
    replacedBy: uuid("replaced_by"),
    createdBy: text("created_by").notNull(),
    createdAt: at("created_at").notNull(),
    confirmedBy: text("confirmed_by"),
    confirmedAt: at("confirmed_at"),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.campaignId, t.importId] })],
);
export type ImportRow = typeof ratingImport.$inferSelect;

export const ratingMapping = pgTable(
  "rating_mapping",
  {
    jurisdictionId: text("jurisdiction_id").notNull(),
    mappingId: uuid("mapping_id").notNull(),
    name: text("name").notNull(),
    fingerprint: text("fingerprint").notNull(),
    schemeId: text("scheme_id").notNull(),
    mapping: jsonb("mapping").$type<RatingMapping>().notNull(),
    savedBy: text("saved_by").notNull(),
    savedAt: at("saved_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.mappingId] })],
);

export const tally = pgTable(
  "tally",
  {
    jurisdictionId: text("jurisdiction_id").notNull(),
    campaignId: uuid("campaign_id").notNull(),
    cadreId: uuid("cadre_id").notNull(),
    raterGroup: text("rater_group").notNull(),
    indicator: text("indicator").notNull(),
    counts: jsonb("counts").$type<Record<string, number>>().notNull(),
    notKnown: integer("not_known").notNull(),
    abstained: integer("abstained").notNull(),
    importId: uuid("import_id").notNull(),
    /** What the ballot box kept back: the counts, or everything. */
    withheld: text("withheld").$type<"counts" | "all">(),
    rated: integer("rated"),
    mean: doublePrecision("mean"),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.campaignId, t.cadreId, t.raterGroup, t.indicator] })],
);

export const sheetStats = pgTable(
  "sheet_stats",
  {
    jurisdictionId: text("jurisdiction_id").notNull(),
    campaignId: uuid("campaign_id").notNull(),
    cadreId: uuid("cadre_id").notNull(),
    raterGroup: text("rater_group").notNull(),
    returned: integer("returned").notNull(),
    valid: integer("valid").notNull(),
    n: integer("n").notNull(),
    mean: doublePrecision("mean").notNull(),
    variance: doublePrecision("variance").notNull(),
    importId: uuid("import_id").notNull(),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.campaignId, t.cadreId, t.raterGroup] })],
);

export const ballotsIssued = pgTable(
  "ballots_issued",
  {
    jurisdictionId: text("jurisdiction_id").notNull(),
    campaignId: uuid("campaign_id").notNull(),
    cadreId: uuid("cadre_id").notNull(),
    raterGroup: text("rater_group").notNull(),
    issued: integer("issued").notNull(),
    setBy: text("set_by").notNull(),
    setAt: at("set_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.campaignId, t.cadreId, t.raterGroup] })],
);

export const ballotRelease = pgTable(
  "ballot_release",
  {
    jurisdictionId: text("jurisdiction_id").notNull(),
    campaignId: uuid("campaign_id").notNull(),
    roundId: uuid("round_id").notNull(),
    title: text("title").notNull(),
    manifestHash: text("manifest_hash").notNull(),
    root: text("root").notNull(),
    releasedBy: text("released_by").notNull(),
    releasedAt: at("released_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.campaignId, t.roundId] })],
);

export const releasedComments = pgTable(
  "released_comments",
  {
    jurisdictionId: text("jurisdiction_id").notNull(),
    campaignId: uuid("campaign_id").notNull(),
    cadreId: uuid("cadre_id").notNull(),
    roundId: uuid("round_id").notNull(),
    comments: jsonb("comments").$type<string[]>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.campaignId, t.cadreId, t.roundId] })],
);
