import { randomUUID } from "node:crypto";
import { and, asc, count, desc, eq, inArray } from "drizzle-orm";
import { recordEvent } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/context.ts";
import type { Db, Tx } from "../../platform/db/database.ts";
import { rowsOf } from "./import-stage.ts";
import { APPLY_JOB, importNotReady, loadImport, one, READ_JOB } from "./import-store.ts";
import { type ImportStatus, rosterImport, rosterImportRow } from "./schema.ts";

/** Take an upload and start reading it; nothing of the roster changes. */
export async function startImport(
  ctx: Ctx,
  file: { name: string; bytes: Buffer },
): Promise<{ importId: string; jobId: string }> {
  const { platform, actor } = ctx;
  const { jurisdictionId, userId } = actor;
  const importId = randomUUID();
  const fileName = plainName(file.name);
  await platform.db.transaction(async (tx) => {
    const stored = await platform.files.put(tx, jurisdictionId, {
      name: fileName,
      bytes: file.bytes,
      mediaType: "application/octet-stream",
      purpose: "roster-import",
      createdBy: userId,
    });
    await tx.insert(rosterImport).values({
      jurisdictionId,
      importId,
      fileName,
      fileSha256: stored.sha256,
      fileId: stored.fileId,
      status: "reading",
      createdBy: userId,
      createdAt: platform.now(),
    });
    await recordEvent(tx, ctx, {
      action: "roster.upload",
      subjectType: "roster_import",
      subjectId: importId,
      detail: { sha256: stored.sha256, size: stored.size },
    });
  });
  const title = { zh: `读取花名册 ${fileName}`, en: `Reading ${fileName}` };
  const jobId = await platform.jobs.enqueue(actor, { kind: READ_JOB, title, input: { importId } });
  await platform.db.update(rosterImport).set({ jobId }).where(one(jurisdictionId, importId));
  return { importId, jobId };
}

/** Some browsers send the whole path. */
function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1)?.trim() ?? "";
  return last.slice(-120) || "花名册";
}

const listColumns = {
  importId: rosterImport.importId,
  fileName: rosterImport.fileName,
  status: rosterImport.status,
  jobId: rosterImport.jobId,
  createdBy: rosterImport.createdBy,
  createdAt: rosterImport.createdAt,
  confirmedAt: rosterImport.confirmedAt,
};

/** Imports of the jurisdiction, newest first. */
export async function listImports(ctx: Ctx, query: { page: number; size: number }) {
  const { db } = ctx.platform;
  const where = eq(rosterImport.jurisdictionId, ctx.actor.jurisdictionId);
  const items = await db
    .select(listColumns)
    .from(rosterImport)
    .where(where)
    .orderBy(desc(rosterImport.createdAt), asc(rosterImport.importId))
    .limit(query.size)
    .offset((query.page - 1) * query.size);
  const [total] = await db.select({ n: count() }).from(rosterImport).where(where);
  return { items, total: total?.n ?? 0, page: query.page, size: query.size };
}

/** @throws DomainError `not-found` */
export async function getImport(ctx: Ctx, importId: string) {
  const row = await loadImport(ctx.platform.db, ctx.actor.jurisdictionId, importId);
  const { fileSha256: _hash, fileId: _file, jurisdictionId: _own, rosterVersion: _version, ...rest } = row;
  return rest;
}

export async function importRows(
  ctx: Ctx,
  importId: string,
  query: { state: "add" | "change" | "same"; page: number; size: number },
) {
  const { jurisdictionId } = ctx.actor;
  const { db } = ctx.platform;
  await loadImport(db, jurisdictionId, importId);
  const where = and(rowsOf({ jurisdictionId, importId }), eq(rosterImportRow.state, query.state));
  const [total] = await db.select({ n: count() }).from(rosterImportRow).where(where);
  const items = await db
    .select({
      position: rosterImportRow.position,
      state: rosterImportRow.state,
      row: rosterImportRow.row,
      differences: rosterImportRow.detail,
    })
    .from(rosterImportRow)
    .where(where)
    .orderBy(asc(rosterImportRow.position))
    .limit(query.size)
    .offset((query.page - 1) * query.size);
  return { items, total: total?.n ?? 0, page: query.page, size: query.size };
}

/** Import the good rows as a job, in one transaction. @throws DomainError `import-not-ready` */
export async function confirmImport(ctx: Ctx, importId: string): Promise<{ jobId: string }> {
  const { actor, platform } = ctx;
  const { fileName } = await loadImport(platform.db, actor.jurisdictionId, importId);
  await take(platform.db, actor.jurisdictionId, importId, ["preview"], "importing");
  const title = { zh: `导入花名册 ${fileName}`, en: `Importing ${fileName}` };
  const jobId = await platform.jobs.enqueue(actor, { kind: APPLY_JOB, title, input: { importId } });
  await platform.db.update(rosterImport).set({ jobId }).where(one(actor.jurisdictionId, importId));
  return { jobId };
}

/** @throws DomainError `import-not-ready` once it is confirmed */
export async function discardImport(ctx: Ctx, importId: string): Promise<void> {
  const { jurisdictionId } = ctx.actor;
  await loadImport(ctx.platform.db, jurisdictionId, importId);
  await ctx.platform.db.transaction(async (tx) => {
    await take(tx, jurisdictionId, importId, ["reading", "preview", "failed"], "discarded");
    await tx.delete(rosterImportRow).where(rowsOf({ jurisdictionId, importId }));
    await recordEvent(tx, ctx, {
      action: "roster.discard",
      subjectType: "roster_import",
      subjectId: importId,
    });
  });
}

/** One step of an import; of two people at once only one takes it. */
async function take(
  db: Db | Tx,
  jurisdictionId: string,
  importId: string,
  from: ImportStatus[],
  to: ImportStatus,
): Promise<void> {
  const taken = await db
    .update(rosterImport)
    .set({ status: to })
    .where(and(one(jurisdictionId, importId), inArray(rosterImport.status, from)))
    .returning({ importId: rosterImport.importId });
  if (taken.length === 0) throw importNotReady();
}
