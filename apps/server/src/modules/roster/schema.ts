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
import type { FailedSummary, ImportSummary, StagedRow } from "./import-types.ts";
import { UNIT_KINDS, type UnitKind } from "./unit-kinds.ts";

export { UNIT_KINDS, type UnitKind };

const at = (name: string) => timestamp(name, { withTimezone: true });
const own = () => text("jurisdiction_id").notNull();

export const unit = pgTable(
  "unit",
  {
    jurisdictionId: own(),
    unitId: uuid("unit_id").notNull(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    kind: text("kind").$type<UnitKind>().notNull(),
    sortOrder: integer("sort_order").notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.unitId] })],
);

export const cadre = pgTable(
  "cadre",
  {
    jurisdictionId: own(),
    cadreId: uuid("cadre_id").notNull(),
    name: text("name").notNull(),
    nameAsWritten: text("name_as_written").notNull(),
    sex: text("sex").$type<"男" | "女">(),
    ethnicity: text("ethnicity"),
    nativePlace: text("native_place"),
    birth: text("birth"),
    workStart: text("work_start"),
    politicalStatus: text("political_status"),
    partyDate: text("party_date"),
    education: text("education"),
    degree: text("degree"),
    school: text("school"),
    reserve: boolean("reserve").notNull().default(false),
    note: text("note"),
    pinyin: text("pinyin").notNull(),
    initials: text("initials").notNull(),
    unitId: uuid("unit_id"),
    title: text("title"),
    rank: text("rank"),
    isHead: boolean("is_head").notNull().default(false),
    isTeamMember: boolean("is_team_member").notNull().default(false),
    positionSince: text("position_since"),
    rankSince: text("rank_since"),
    duties: text("duties"),
    sortOrder: bigint("sort_order", { mode: "number" }).notNull().default(0),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.cadreId] })],
);

export const appointment = pgTable(
  "appointment",
  {
    jurisdictionId: own(),
    appointmentId: uuid("appointment_id").notNull(),
    cadreId: uuid("cadre_id").notNull(),
    unitId: uuid("unit_id").notNull(),
    title: text("title").notNull(),
    rank: text("rank"),
    isHead: boolean("is_head").notNull().default(false),
    isTeamMember: boolean("is_team_member").notNull().default(false),
    since: text("since"),
    ended: text("ended"),
    source: text("source").notNull(),
    recordedAt: at("recorded_at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.appointmentId] })],
);

export const cadreFact = pgTable(
  "cadre_fact",
  {
    jurisdictionId: own(),
    factId: uuid("fact_id").notNull(),
    cadreId: uuid("cadre_id").notNull(),
    kind: text("kind").notNull(),
    fromDate: text("from_date").notNull(),
    toDate: text("to_date"),
    note: text("note").notNull().default(""),
    source: text("source").notNull().default(""),
    recordedBy: text("recorded_by").notNull(),
    recordedAt: at("recorded_at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.factId] })],
);

export const rosterState = pgTable("roster_state", {
  jurisdictionId: text("jurisdiction_id").primaryKey(),
  version: bigint("version", { mode: "number" }).notNull(),
});

export const cadreChange = pgTable(
  "cadre_change",
  {
    jurisdictionId: own(),
    changeId: uuid("change_id").notNull(),
    cadreId: uuid("cadre_id").notNull(),
    at: at("at").notNull().defaultNow(),
    source: text("source").notNull().default(""),
    recordedBy: text("recorded_by").notNull(),
    differences: jsonb("differences").$type<Difference[]>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.changeId] })],
);

/** One field of a person, before and after a change. */
export interface Difference {
  field: string;
  before: string | null;
  after: string | null;
}

export const IMPORT_STATUS = ["reading", "preview", "importing", "failed", "confirmed", "discarded"] as const;
export type ImportStatus = (typeof IMPORT_STATUS)[number];

export const rosterImport = pgTable(
  "roster_import",
  {
    jurisdictionId: own(),
    importId: uuid("import_id").notNull(),
    fileName: text("file_name").notNull(),
    fileSha256: text("file_sha256").notNull(),
    fileId: uuid("file_id").notNull(),
    status: text("status").$type<ImportStatus>().notNull(),
    jobId: uuid("job_id"),
    rosterVersion: bigint("roster_version", { mode: "number" }),
    summary: jsonb("summary").$type<ImportSummary | FailedSummary>(),
    createdBy: text("created_by").notNull(),
    createdAt: at("created_at").notNull().defaultNow(),
    confirmedAt: at("confirmed_at"),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.importId] })],
);

export const rosterImportRow = pgTable(
  "roster_import_row",
  {
    jurisdictionId: own(),
    importId: uuid("import_id").notNull(),
    position: integer("position").notNull(),
    state: text("state").$type<"add" | "change" | "same">().notNull(),
    row: jsonb("row").$type<StagedRow>().notNull(),
    cadreId: uuid("cadre_id"),
    detail: jsonb("detail").$type<Difference[]>().notNull().default([]),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.importId, t.position] })],
);
