import {
  bigint,
  boolean,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
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
    held: boolean("held").notNull().default(false),
    cadreId: uuid("cadre_id"),
    totpSecret: text("totp_secret"),
    totpPending: text("totp_pending"),
    totpStep: bigint("totp_step", { mode: "number" }),
    active: boolean("active").notNull().default(true),
    createdBy: text("created_by").notNull(),
    createdAt: at("created_at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.accountId] })],
);
export type Account = typeof account.$inferSelect;

export const signInName = pgTable("sign_in_name", {
  name: text("name").primaryKey(),
  jurisdictionId: text("jurisdiction_id").notNull(),
  accountId: uuid("account_id").notNull(),
});

export const signInAttempt = pgTable("sign_in_attempt", {
  nameHash: text("name_hash").primaryKey(),
  failures: integer("failures").notNull(),
  lastAt: at("last_at").notNull(),
  lockedUntil: at("locked_until"),
});

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
    sessionId: uuid("session_id").notNull(),
    accountId: uuid("account_id").notNull(),
    address: text("address").notNull(),
    agent: text("agent").notNull(),
    createdAt: at("created_at").notNull(),
    seenAt: at("seen_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.tokenHash] })],
);

export const securitySettings = pgTable("security_settings", {
  jurisdictionId: text("jurisdiction_id").primaryKey(),
  idleMinutes: integer("idle_minutes").notNull().default(15),
  roleIdleMinutes: jsonb("role_idle_minutes").$type<Partial<Record<Role, number>>>().notNull().default({}),
  officersSecondFactor: boolean("officers_second_factor").notNull().default(false),
});
