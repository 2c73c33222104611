import { boolean, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { Role } from "../../platform/policy.ts";

const at = (name: string) => timestamp(name, { withTimezone: true });

export const account = pgTable(
  "account",
  {
    jurisdictionId: text("jurisdiction_id").notNull(),
    accountId: uuid("account_id").notNull(),
    username: text("username").notNull(),
    displayName: text("display_name").notNull(),
    passwordHash: text("password_hash").notNull(),
    passwordSetAt: at("password_set_at").notNull(),
    mustChange: boolean("must_change").notNull().default(false),
    failures: integer("failures").notNull().default(0),
    lockedUntil: at("locked_until"),
    cadreId: uuid("cadre_id"),
    totpSecret: text("totp_secret"),
    active: boolean("active").notNull().default(true),
    createdBy: text("created_by").notNull(),
    createdAt: at("created_at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.accountId] })],
);

export const accountGrant = pgTable(
  "account_grant",
  {
    jurisdictionId: text("jurisdiction_id").notNull(),
    accountId: uuid("account_id").notNull(),
    role: text("role").$type<Role>().notNull(),
    unitIds: jsonb("unit_ids").$type<string[]>().notNull().default([]),
    grantedBy: text("granted_by").notNull(),
    grantedAt: at("granted_at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.accountId, t.role] })],
);

export const passwordHistory = pgTable(
  "password_history",
  {
    jurisdictionId: text("jurisdiction_id").notNull(),
    accountId: uuid("account_id").notNull(),
    setAt: at("set_at").notNull(),
    passwordHash: text("password_hash").notNull(),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.accountId, t.setAt] })],
);

export const session = pgTable(
  "session",
  {
    jurisdictionId: text("jurisdiction_id").notNull(),
    tokenHash: text("token_hash").notNull(),
    accountId: uuid("account_id").notNull(),
    createdAt: at("created_at").notNull(),
    seenAt: at("seen_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.tokenHash] })],
);
