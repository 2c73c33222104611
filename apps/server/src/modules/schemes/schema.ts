import type { RulePack, Scheme, Text } from "@hengjian/appraisal";
import { boolean, date, jsonb, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";

const at = (name: string) => timestamp(name, { withTimezone: true });

export const rulePack = pgTable(
  "rule_pack",
  {
    jurisdictionId: text("jurisdiction_id").notNull(),
    packId: text("pack_id").notNull(),
    version: text("version").notNull(),
    title: jsonb("title").$type<Text>().notNull(),
    body: jsonb("body").$type<RulePack>().notNull(),
    bodyHash: text("body_hash").notNull(),
    builtin: boolean("builtin").notNull(),
    createdBy: text("created_by").notNull(),
    createdAt: at("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.packId, t.version] })],
);

export const scheme = pgTable(
  "scheme",
  {
    jurisdictionId: text("jurisdiction_id").notNull(),
    schemeId: text("scheme_id").notNull(),
    version: text("version").notNull(),
    title: jsonb("title").$type<Text>().notNull(),
    categoryCode: text("category_code").notNull(),
    body: jsonb("body").$type<Scheme>().notNull(),
    bodyHash: text("body_hash").notNull(),
    builtin: boolean("builtin").notNull(),
    createdBy: text("created_by").notNull(),
    createdAt: at("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.schemeId, t.version] })],
);

export const calendarDay = pgTable(
  "calendar_day",
  {
    jurisdictionId: text("jurisdiction_id").notNull(),
    day: date("day").notNull(),
    working: boolean("working").notNull(),
    note: text("note").notNull(),
    setBy: text("set_by").notNull(),
    setAt: at("set_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.day] })],
);
