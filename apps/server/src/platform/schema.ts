import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import type { Text } from "./errors.ts";

const at = (name: string) => timestamp(name, { withTimezone: true });

export const jurisdiction = pgTable("jurisdiction", {
  jurisdictionId: text("jurisdiction_id").primaryKey(),
  name: text("name").notNull(),
  fictional: boolean("fictional").notNull().default(false),
  createdAt: at("created_at").notNull().defaultNow(),
});

export const job = pgTable(
  "job",
  {
    jurisdictionId: text("jurisdiction_id").notNull(),
    jobId: uuid("job_id").notNull(),
    kind: text("kind").notNull(),
    title: jsonb("title").$type<Text>().notNull(),
    status: text("status").$type<JobStatus>().notNull(),
    done: integer("done").notNull().default(0),
    total: integer("total"),
    input: jsonb("input").notNull(),
    result: jsonb("result"),
    error: jsonb("error").$type<{ code: string; text: Text }>(),
    createdBy: text("created_by").notNull(),
    createdAt: at("created_at").notNull().defaultNow(),
    startedAt: at("started_at"),
    finishedAt: at("finished_at"),
  },
  (t) => [
    primaryKey({ columns: [t.jurisdictionId, t.jobId] }),
    index("job_by_creator").on(t.jurisdictionId, t.createdBy, t.createdAt),
  ],
);
export type JobStatus = "queued" | "running" | "done" | "failed" | "cancelled";

export const storedFile = pgTable(
  "stored_file",
  {
    jurisdictionId: text("jurisdiction_id").notNull(),
    fileId: uuid("file_id").notNull(),
    sha256: text("sha256").notNull(),
    name: text("name").notNull(),
    mediaType: text("media_type").notNull(),
    size: bigint("size", { mode: "number" }).notNull(),
    purpose: text("purpose").notNull(),
    createdBy: text("created_by").notNull(),
    createdAt: at("created_at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.jurisdictionId, t.fileId] })],
);
