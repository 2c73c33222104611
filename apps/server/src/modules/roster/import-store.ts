import { and, eq, inArray } from "drizzle-orm";
import type { Db } from "../../platform/db/database.ts";
import { conflict, type DomainError, notFound } from "../../platform/errors.ts";
import { job } from "../../platform/schema.ts";
import { rosterImport } from "./schema.ts";

export const READ_JOB = "roster.read-file";
export const APPLY_JOB = "roster.apply-import";

export const one = (jurisdictionId: string, importId: string) =>
  and(eq(rosterImport.jurisdictionId, jurisdictionId), eq(rosterImport.importId, importId));

/**
 * An import as it stands. A job that ended without a word (cancelled, or the server was killed) leaves "reading" or
 * "importing" behind: the first has failed, the second has changed nothing and is a preview again.
 * @throws DomainError `not-found`
 */
export async function loadImport(
  db: Db,
  jurisdictionId: string,
  importId: string,
): Promise<typeof rosterImport.$inferSelect> {
  const [row] = await db.select().from(rosterImport).where(one(jurisdictionId, importId));
  if (row === undefined) throw importGone();
  if (row.jobId === null || (row.status !== "reading" && row.status !== "importing")) return row;
  const [ended] = await db
    .select({ error: job.error })
    .from(job)
    .where(
      and(
        eq(job.jurisdictionId, jurisdictionId),
        eq(job.jobId, row.jobId),
        inArray(job.status, ["failed", "cancelled"]),
      ),
    );
  if (ended === undefined) return row;
  const settled =
    row.status === "importing"
      ? { status: "preview" as const }
      : { status: "failed" as const, summary: { failure: ended.error ?? CANCELLED } };
  const where = and(one(jurisdictionId, importId), eq(rosterImport.status, row.status));
  await db.update(rosterImport).set(settled).where(where);
  return { ...row, ...settled };
}

const CANCELLED = {
  code: "cancelled",
  text: {
    zh: "读取已取消,没有导入任何内容。如需导入请重新上传。",
    en: "Reading was cancelled; nothing was imported. Upload the file again to import it.",
  },
};

export function importGone(): DomainError {
  return notFound({ zh: "该次导入", en: "The import" });
}

export function importNotReady(): DomainError {
  return conflict("import-not-ready", {
    zh: "这次导入已经完成、已放弃或还在处理,不能确认。请看它现在的状态,或重新上传。",
    en: "This import is finished, discarded or still at work and cannot be confirmed. Look at its state, or upload again.",
  });
}
