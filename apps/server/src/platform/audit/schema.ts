import { bigint, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";

const at = (name: string) => timestamp(name, { withTimezone: true });

export const auditEvent = pgTable(
  "audit_event",
  {
    jurisdictionId: text("jurisdiction_id").notNull(),
    eventId: uuid("event_id").notNull(),
    at: at("at").notNull(),
    actor: text("actor").notNull(),
    action: text("action").notNull(),
    subjectType: text("subject_type").notNull(),
    subjectId: text("subject_id").notNull(),
    detail: jsonb("detail").$type<Record<string, unknown>>().notNull(),
    beforeHash: text("before_hash"),
    afterHash: text("after_hash"),
    personalHash: text("personal_hash"),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.eventId] })],
);

export const auditPersonal = pgTable(
  "audit_personal",
  {
    jurisdictionId: text("jurisdiction_id").notNull(),
    eventId: uuid("event_id").notNull(),
    salt: text("salt").notNull(),
    text: jsonb("text").$type<Record<string, unknown>>(),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.eventId] })],
);

export const auditQueue = pgTable(
  "audit_queue",
  {
    jurisdictionId: text("jurisdiction_id").notNull(),
    place: bigint("place", { mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    eventId: uuid("event_id").notNull(),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.place] })],
);

export const auditLeaf = pgTable(
  "audit_leaf",
  {
    jurisdictionId: text("jurisdiction_id").notNull(),
    leafIndex: bigint("leaf_index", { mode: "number" }).notNull(),
    eventId: uuid("event_id").notNull(),
    leafHash: text("leaf_hash").notNull(),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.leafIndex] })],
);

export const auditCheckpoint = pgTable(
  "audit_checkpoint",
  {
    jurisdictionId: text("jurisdiction_id").notNull(),
    treeSize: bigint("tree_size", { mode: "number" }).notNull(),
    rootHash: text("root_hash").notNull(),
    peaks: text("peaks").array().notNull(),
    note: text("note").notNull(),
    reason: text("reason").notNull(),
    createdAt: at("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.treeSize] })],
);

export const auditCheck = pgTable(
  "audit_check",
  {
    jurisdictionId: text("jurisdiction_id").notNull(),
    checkId: uuid("check_id").notNull(),
    checkedAt: at("checked_at").notNull(),
    entries: bigint("entries", { mode: "number" }).notNull(),
    problem: jsonb("problem").$type<LogProblem>(),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.checkId] })],
);

/** What does not fit, at the first place where it does not. */
export interface LogProblem {
  kind: LogProblemKind;
  /** Place in the log, from 0; null when the log as a whole is meant. */
  index: number | null;
  eventId: string | null;
}

export type LogProblemKind =
  | "entry-changed"
  | "entry-missing"
  | "entry-unplaced"
  | "personal-changed"
  | "root-differs"
  | "signature";
