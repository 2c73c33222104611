import type { LetterContent, LetterFinding } from "@hengjian/appraisal";
import {
  boolean,
  date,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";

const at = (name: string) => timestamp(name, { withTimezone: true });

/** A finding that somebody let pass, and why. */
export interface Override {
  code: string;
  place: string;
  reason: string;
  by: string;
  byName: string;
  at: string;
}

export const letter = pgTable(
  "letter",
  {
    jurisdictionId: text("jurisdiction_id").notNull(),
    campaignId: uuid("campaign_id").notNull(),
    cadreId: uuid("cadre_id").notNull(),
    content: jsonb("content").$type<LetterContent>().notNull(),
    findings: jsonb("findings").$type<LetterFinding[]>().notNull(),
    overrides: jsonb("overrides").$type<Override[]>().notNull(),
    openErrors: integer("open_errors").notNull(),
    inputsHash: text("inputs_hash").notNull(),
    revision: integer("revision").notNull(),
    editedBy: text("edited_by").notNull(),
    editedAt: at("edited_at").notNull(),
    releasedAt: at("released_at"),
    releasedBy: text("released_by"),
    reviewUntil: date("review_until"),
    appealUntil: date("appeal_until"),
    measuresDue: date("measures_due"),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.campaignId, t.cadreId] })],
);
export type LetterRow = typeof letter.$inferSelect;

export const acknowledgement = pgTable(
  "acknowledgement",
  {
    jurisdictionId: text("jurisdiction_id").notNull(),
    campaignId: uuid("campaign_id").notNull(),
    cadreId: uuid("cadre_id").notNull(),
    understood: boolean("understood").notNull(),
    comment: text("comment").notNull(),
    acknowledgedBy: text("acknowledged_by").notNull(),
    acknowledgedAt: at("acknowledged_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.campaignId, t.cadreId] })],
);

export const TALK_FORMS = ["individual", "collective", "written", "message"] as const;
export type TalkForm = (typeof TALK_FORMS)[number];
export const RECEPTIONS = ["accepted", "partly", "objection"] as const;
export type Reception = (typeof RECEPTIONS)[number];

export const feedbackTalk = pgTable(
  "feedback_talk",
  {
    jurisdictionId: text("jurisdiction_id").notNull(),
    campaignId: uuid("campaign_id").notNull(),
    cadreId: uuid("cadre_id").notNull(),
    giverId: uuid("giver_id").notNull(),
    giverName: text("giver_name").notNull(),
    due: date("due").notNull(),
    assignedBy: text("assigned_by").notNull(),
    assignedAt: at("assigned_at").notNull(),
    form: text("form").$type<TalkForm>(),
    heldOn: date("held_on"),
    reception: text("reception").$type<Reception>(),
    receptionNote: text("reception_note"),
    measuresNote: text("measures_note"),
    recordedAt: at("recorded_at"),
    tookPlace: boolean("took_place"),
    answerNote: text("answer_note"),
    answeredBy: text("answered_by"),
    answeredAt: at("answered_at"),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.campaignId, t.cadreId] })],
);
export type TalkRow = typeof feedbackTalk.$inferSelect;

export const improvementItem = pgTable(
  "improvement_item",
  {
    jurisdictionId: text("jurisdiction_id").notNull(),
    campaignId: uuid("campaign_id").notNull(),
    cadreId: uuid("cadre_id").notNull(),
    itemNo: integer("item_no").notNull(),
    nodeId: text("node_id").notNull(),
    text: text("text").notNull(),
    owner: text("owner").notNull(),
    due: date("due").notNull(),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.campaignId, t.cadreId, t.itemNo] })],
);
