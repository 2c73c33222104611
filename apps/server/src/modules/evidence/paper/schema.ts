import type { PaperCounts } from "@hengjian/appraisal";
import { date, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";

const at = (name: string) => timestamp(name, { withTimezone: true });

export type PaperStatus = "open" | "taken" | "withdrawn" | "discarded";

export const paperCount = pgTable(
  "paper_count",
  {
    jurisdictionId: text("jurisdiction_id").notNull(),
    campaignId: uuid("campaign_id").notNull(),
    countId: uuid("count_id").notNull(),
    raterGroup: text("rater_group").notNull(),
    status: text("status").$type<PaperStatus>().notNull(),
    place: text("place").notNull(),
    countedOn: date("counted_on").notNull(),
    remark: text("remark").notNull(),
    createdBy: text("created_by").notNull(),
    createdName: text("created_name").notNull(),
    createdAt: at("created_at").notNull(),
    firstName: text("first_name"),
    secondName: text("second_name"),
    takenBy: text("taken_by"),
    takenAt: at("taken_at"),
    withdrawBy: text("withdraw_by"),
    withdrawName: text("withdraw_name"),
    withdrawCadre: uuid("withdraw_cadre"),
    withdrawReason: text("withdraw_reason"),
    withdrawAt: at("withdraw_at"),
    endedBy: text("ended_by"),
    endedName: text("ended_name"),
    endReason: text("end_reason"),
    endedAt: at("ended_at"),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.campaignId, t.countId] })],
);
export type PaperCountRow = typeof paperCount.$inferSelect;

export const paperCountRatee = pgTable(
  "paper_count_ratee",
  {
    jurisdictionId: text("jurisdiction_id").notNull(),
    campaignId: uuid("campaign_id").notNull(),
    countId: uuid("count_id").notNull(),
    cadreId: uuid("cadre_id").notNull(),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.campaignId, t.countId, t.cadreId] })],
);

/** Numbers of one entry by ratee and cell. */
export type EntryCounts = Record<string, PaperCounts>;

export const paperEntry = pgTable(
  "paper_entry",
  {
    jurisdictionId: text("jurisdiction_id").notNull(),
    campaignId: uuid("campaign_id").notNull(),
    countId: uuid("count_id").notNull(),
    turn: integer("turn").$type<1 | 2>().notNull(),
    accountId: text("account_id").notNull(),
    accountName: text("account_name").notNull(),
    cadreId: uuid("cadre_id"),
    counts: jsonb("counts").$type<EntryCounts>().notNull(),
    savedAt: at("saved_at").notNull(),
    submittedAt: at("submitted_at"),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.campaignId, t.countId, t.turn] })],
);
export type PaperEntryRow = typeof paperEntry.$inferSelect;
