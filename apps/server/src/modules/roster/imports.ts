import { randomUUID } from "node:crypto";
import { and, asc, eq, sql } from "drizzle-orm";
import { hashOf, recordEvent } from "../../platform/audit/index.ts";
import type { Ctx, Platform } from "../../platform/context.ts";
import { conflict, DomainError, notFound, type Text } from "../../platform/errors.ts";
import type { JobRun } from "../../platform/jobs/jobs.ts";
import { runCapped } from "../../platform/spreadsheets/index.ts";
import { applyStagedRows, insertUnits } from "./import-apply.ts";
import { type PlannedRow, planRows, planUnits, type UnitPlan } from "./import-plan.ts";
import { rosterImport, rosterImportRow } from "./schema.ts";
import type { KeyedRow, RosterEnd } from "./understand/understand.worker.ts";

const READ = "roster.read-file";
const APPLY = "roster.apply-import";
const BATCH = 1_000;
/** Remarks kept for the page; the counts are always whole. */
const KEPT_REMARKS = 2_000;

export interface ImportSummary extends RosterEnd {
  counts: {
    dataRows: number;
    good: number;
    errorRows: number;
    add: number;
    change: number;
    same: number;
    newUnits: number;
    missing: number;
  };
  units: UnitPlan[];
  missing: { name: string; unit: string }[];
  failure?: { code: string; text: Text };
}

export function defineRosterJobs(platform: Platform): void {
  platform.jobs.define(READ, (run: JobRun<{ importId: string }>) => readFile(platform, run));
  platform.jobs.define(APPLY, (run: JobRun<{ importId: string }>) => applyImport(platform, run));
}

/** Take an upload and start reading it; nothing of the roster changes. */
export async function startImport(
  ctx: Ctx,
  file: { name: string; bytes: Buffer },
): Promise<{ importId: string; jobId: string }> {
  const { platform, actor } = ctx;
  const { jurisdictionId, userId } = actor;
  const importId = randomUUID();
  await platform.db.transaction(async (tx) => {
    const stored = await platform.files.put(tx, jurisdictionId, {
      name: file.name,
      bytes: file.bytes,
      mediaType: "application/octet-stream",
      purpose: "roster-import",
      createdBy: userId,
    });
    await tx.insert(rosterImport).values({
      jurisdictionId,
      importId,
      fileName: file.name,
      fileSha256: stored.sha256,
      fileId: stored.fileId,
      status: "reading",
      createdBy: userId,
    });
    await recordEvent(tx, ctx, {
      action: "roster.upload",
      subjectType: "roster_import",
      subjectId: importId,
      detail: { sha256: stored.sha256, size: stored.size },
    });
  });
  const title = { zh: `读取花名册 ${file.name}`, en: `Reading ${file.name}` };
  const jobId = await platform.jobs.enqueue(actor, { kind: READ, title, input: { importId } });
  await platform.db.update(rosterImport).set({ jobId }).where(one(jurisdictionId, importId));
  return { importId, jobId };
}

const one = (jurisdictionId: string, importId: string) =>
  and(eq(rosterImport.jurisdictionId, jurisdictionId), eq(rosterImport.importId, importId));
const rowsOf = (jurisdictionId: string, importId: string) =>
  and(eq(rosterImportRow.jurisdictionId, jurisdictionId), eq(rosterImportRow.importId, importId));

async function readFile(
  platform: Platform,
  run: JobRun<{ importId: string }>,
): Promise<{ importId: string }> {
  const { jurisdictionId } = run.actor;
  const { importId } = run.input;
  const [row] = await platform.db.select().from(rosterImport).where(one(jurisdictionId, importId));
  if (row === undefined) throw importGone();
  try {
    const rows: KeyedRow[] = [];
    const bytes = await platform.files.read(row.fileSha256);
    const today = platform.now().toISOString().slice(0, 7);
    const end = await runCapped<KeyedRow[], RosterEnd>(
      new URL("./understand/understand.worker.ts", import.meta.url),
      { bytes, today },
      (portion) => rows.push(...portion),
      { signal: run.signal },
    );
    const summary = await stage(platform, run, rows, end);
    await platform.db
      .update(rosterImport)
      .set({ status: "preview", summary })
      .where(one(jurisdictionId, importId));
  } catch (error) {
    const failure = error instanceof DomainError ? { code: error.code, text: error.text } : null;
    await platform.db
      .update(rosterImport)
      .set({ status: "failed", summary: { failure } })
      .where(one(jurisdictionId, importId));
    throw error;
  }
  return { importId };
}

/** Compare with the roster and keep every row with what it would do. */
async function stage(
  platform: Platform,
  run: JobRun<{ importId: string }>,
  rows: KeyedRow[],
  end: RosterEnd,
): Promise<ImportSummary> {
  const { jurisdictionId } = run.actor;
  const { importId } = run.input;
  const units = await planUnits(platform.db, jurisdictionId, rows);
  const taken = new Set<string>();
  const counts = { add: 0, change: 0, same: 0 };
  await platform.db.delete(rosterImportRow).where(rowsOf(jurisdictionId, importId));
  for (let from = 0; from < rows.length; from += BATCH) {
    run.signal.throwIfAborted();
    const planned = await planRows(platform.db, jurisdictionId, rows.slice(from, from + BATCH), units, taken);
    for (const { state } of planned) counts[state] += 1;
    await insertStaged(platform, jurisdictionId, importId, planned, from);
    run.progress(from + planned.length, rows.length);
  }
  const missing = await missingPeople(platform, jurisdictionId, importId, [...units.values()]);
  return {
    ...end,
    errors: end.errors.slice(0, KEPT_REMARKS),
    notices: end.notices.slice(0, KEPT_REMARKS),
    units: [...units.values()],
    missing: missing.slice(0, 500),
    counts: {
      ...counts,
      dataRows: end.dataRows,
      good: rows.length,
      errorRows: end.dataRows - rows.length,
      newUnits: [...units.values()].filter((unit) => unit.isNew).length,
      missing: missing.length,
    },
  };
}

async function insertStaged(
  platform: Platform,
  jurisdictionId: string,
  importId: string,
  planned: readonly PlannedRow[],
  from: number,
): Promise<void> {
  const list = planned.map((row, i) => ({
    position: from + i,
    state: row.state,
    cadre_id: row.cadreId,
    row: {
      sheet: row.source.sheet,
      row: row.source.row,
      person: row.source.person,
      isHead: row.source.isHead,
      pinyin: row.source.pinyin,
      initials: row.source.initials,
      unitId: row.unitId,
    },
    detail: row.differences,
  }));
  await platform.db.execute(sql`
    insert into roster_import_row (jurisdiction_id, import_id, position, state, row, cadre_id, detail)
    select ${jurisdictionId}, ${importId}, r.position, r.state, r.row, r.cadre_id, r.detail
    from jsonb_to_recordset(${JSON.stringify(list)}::jsonb) as r(position integer, state text, row jsonb, cadre_id uuid, detail jsonb)`);
}

/** People of the file's units who stand in the roster and not in the file: a question, never a deletion. */
async function missingPeople(
  platform: Platform,
  jurisdictionId: string,
  importId: string,
  units: readonly UnitPlan[],
): Promise<{ name: string; unit: string }[]> {
  const ids = units.filter((unit) => !unit.isNew).map((unit) => unit.unitId);
  const found = await platform.db.execute<{ name: string; unit: string }>(sql`
    select c.name, u.name as unit from cadre c join unit u on u.jurisdiction_id = c.jurisdiction_id and u.unit_id = c.unit_id
    where c.jurisdiction_id = ${jurisdictionId} and c.unit_id in (select (jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))::uuid)
      and not exists (select 1 from roster_import_row s where s.jurisdiction_id = c.jurisdiction_id and s.import_id = ${importId} and s.cadre_id = c.cadre_id)
    order by c.sort_order`);
  return found.rows;
}

export async function getImport(ctx: Ctx, importId: string) {
  const [row] = await ctx.platform.db
    .select()
    .from(rosterImport)
    .where(one(ctx.actor.jurisdictionId, importId));
  if (row === undefined) throw importGone();
  const { fileSha256: _hash, fileId: _file, jurisdictionId: _own, ...rest } = row;
  return { ...rest, summary: rest.summary as ImportSummary | null };
}

export async function importRows(
  ctx: Ctx,
  importId: string,
  query: { state: "add" | "change" | "same"; page: number; size: number },
) {
  await getImport(ctx, importId);
  const where = and(rowsOf(ctx.actor.jurisdictionId, importId), eq(rosterImportRow.state, query.state));
  const [count] = await ctx.platform.db
    .select({ n: sql<number>`count(*)` })
    .from(rosterImportRow)
    .where(where);
  const items = await ctx.platform.db
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
  return { items, total: count?.n ?? 0, page: query.page, size: query.size };
}

/** Import the good rows as a job, in one transaction. @throws DomainError `import-not-ready` */
export async function confirmImport(ctx: Ctx, importId: string): Promise<{ jobId: string }> {
  const found = await getImport(ctx, importId);
  if (found.status !== "preview") throw notReady();
  const title = { zh: `导入花名册 ${found.fileName}`, en: `Importing ${found.fileName}` };
  return { jobId: await ctx.platform.jobs.enqueue(ctx.actor, { kind: APPLY, title, input: { importId } }) };
}

async function applyImport(
  platform: Platform,
  run: JobRun<{ importId: string }>,
): Promise<ImportSummary["counts"]> {
  const { jurisdictionId } = run.actor;
  const { importId } = run.input;
  return platform.db.transaction(async (tx) => {
    const [row] = await tx.select().from(rosterImport).where(one(jurisdictionId, importId)).for("update");
    if (row === undefined) throw importGone();
    if (row.status !== "preview") throw notReady();
    const summary = row.summary as ImportSummary;
    await insertUnits(tx, jurisdictionId, summary.units);
    await applyStagedRows(tx, { jurisdictionId, importId }, row.fileName, summary.asOf, (done) => {
      run.signal.throwIfAborted();
      run.progress(done, summary.counts.good);
    });
    await tx.delete(rosterImportRow).where(rowsOf(jurisdictionId, importId));
    await tx
      .update(rosterImport)
      .set({ status: "confirmed", confirmedAt: platform.now() })
      .where(one(jurisdictionId, importId));
    const { add, change, same, errorRows } = summary.counts;
    await recordEvent(
      tx,
      { platform, actor: run.actor },
      {
        action: "roster.import",
        subjectType: "roster_import",
        subjectId: importId,
        detail: { sha256: row.fileSha256, add, change, same, errorRows, summary: hashOf(summary.counts) },
      },
    );
    return summary.counts;
  });
}

export async function discardImport(ctx: Ctx, importId: string): Promise<void> {
  const { jurisdictionId } = ctx.actor;
  await ctx.platform.db.transaction(async (tx) => {
    await tx.delete(rosterImportRow).where(rowsOf(jurisdictionId, importId));
    await tx
      .update(rosterImport)
      .set({ status: "discarded" })
      .where(and(one(jurisdictionId, importId), sql`${rosterImport.status} in ('preview', 'failed')`));
    await recordEvent(tx, ctx, {
      action: "roster.discard",
      subjectType: "roster_import",
      subjectId: importId,
    });
  });
}

function importGone(): DomainError {
  return notFound({ zh: "该次导入", en: "The import" });
}

function notReady(): DomainError {
  return conflict("import-not-ready", {
    zh: "这次导入已经完成、已放弃或还在读取,不能再次确认。",
    en: "This import is finished, discarded or still being read; it cannot be confirmed.",
  });
}
