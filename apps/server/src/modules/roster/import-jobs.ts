import { and, eq } from "drizzle-orm";
import { recordEvent } from "../../platform/audit/index.ts";
import type { Platform } from "../../platform/context.ts";
import { conflict, DomainError } from "../../platform/errors.ts";
import type { JobRun } from "../../platform/jobs/jobs.ts";
import { runCapped } from "../../platform/spreadsheets/index.ts";
import { applyStagedRows, applyUnits } from "./import-apply.ts";
import { rowsOf, stageRows } from "./import-stage.ts";
import { APPLY_JOB, importGone, importNotReady, one, READ_JOB } from "./import-store.ts";
import type { ImportSummary } from "./import-types.ts";
import { changeRoster, rosterVersion } from "./roster-version.ts";
import { type ImportStatus, rosterImport, rosterImportRow } from "./schema.ts";
import type { KeyedRow, RosterEnd } from "./understand/understand.worker.ts";

type Run = JobRun<{ importId: string }>;

export function defineRosterJobs(platform: Platform): void {
  platform.jobs.define(READ_JOB, (run: Run) => readFile(platform, run));
  platform.jobs.define(APPLY_JOB, (run: Run) => applyImport(platform, run));
}

/** Read the upload in a capped worker and stage it; nothing of the roster changes. */
async function readFile(platform: Platform, run: Run): Promise<{ importId: string }> {
  const { importId } = run.input;
  try {
    await restage(platform, run);
  } catch (error) {
    const failure = error instanceof DomainError ? { code: error.code, text: error.text } : READING_FAILED;
    await setStatus(platform, run, "reading", { status: "failed", summary: { failure } });
    throw error;
  }
  return { importId };
}

async function restage(platform: Platform, run: Run): Promise<void> {
  const { jurisdictionId } = run.actor;
  const { importId } = run.input;
  const { db, files } = platform;
  const [row] = await db.select().from(rosterImport).where(one(jurisdictionId, importId));
  if (row === undefined) throw importGone();
  const rows: KeyedRow[] = [];
  const end = await runCapped<KeyedRow[], RosterEnd>(
    new URL("./understand/understand.worker.ts", import.meta.url),
    { bytes: await files.read(row.fileSha256), today: platform.now().toISOString().slice(0, 7) },
    (portion) => rows.push(...portion),
    { signal: run.signal },
  );
  const version = await rosterVersion(db, jurisdictionId);
  const summary = await stageRows(db, { jurisdictionId, importId }, rows, end, (done) => {
    run.signal.throwIfAborted();
    run.progress(done, rows.length);
  });
  await setStatus(platform, run, "reading", { status: "preview", rosterVersion: version, summary });
}

/** Import the staged rows in one transaction, if the roster is still what the preview showed. */
async function applyImport(platform: Platform, run: Run): Promise<ImportSummary["counts"]> {
  try {
    return await applyInOneTransaction(platform, run);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "roster-changed") {
      await setStatus(platform, run, "importing", { status: "preview" });
      throw error;
    }
    await setStatus(platform, run, "importing", { status: "reading" });
    await readFile(platform, run);
    throw error;
  }
}

function applyInOneTransaction(platform: Platform, run: Run): Promise<ImportSummary["counts"]> {
  const { jurisdictionId, userId } = run.actor;
  const { importId } = run.input;
  return platform.db.transaction(async (tx) => {
    const version = await changeRoster(tx, jurisdictionId);
    const [row] = await tx.select().from(rosterImport).where(one(jurisdictionId, importId)).for("update");
    if (row === undefined) throw importGone();
    if (row.status !== "importing" || row.summary === null || "failure" in row.summary)
      throw importNotReady();
    if (row.rosterVersion !== version) throw rosterChanged();
    const { summary } = row;
    await applyUnits(tx, jurisdictionId, summary.units);
    await applyStagedRows(tx, {
      jurisdictionId,
      importId,
      source: row.fileName,
      recordedBy: userId,
      onProgress(done) {
        run.signal.throwIfAborted();
        run.progress(done, summary.counts.good);
      },
    });
    await tx.delete(rosterImportRow).where(rowsOf({ jurisdictionId, importId }));
    const confirmed = { status: "confirmed" as const, confirmedAt: platform.now() };
    await tx.update(rosterImport).set(confirmed).where(one(jurisdictionId, importId));
    const { counts, rowsHash } = summary;
    await recordEvent(
      tx,
      { platform, actor: run.actor },
      {
        action: "roster.import",
        subjectType: "roster_import",
        subjectId: importId,
        detail: { sha256: row.fileSha256, rowsHash, ...counts },
      },
    );
    return counts;
  });
}

/** From one state to another, unless somebody has taken it elsewhere meanwhile. */
async function setStatus(
  platform: Platform,
  run: Run,
  from: ImportStatus,
  to: Partial<typeof rosterImport.$inferInsert> & { status: ImportStatus },
): Promise<void> {
  const where = and(one(run.actor.jurisdictionId, run.input.importId), eq(rosterImport.status, from));
  await platform.db.update(rosterImport).set(to).where(where);
}

function rosterChanged(): DomainError {
  return conflict("roster-changed", {
    zh: "预览之后干部库又有改动,没有导入任何内容。已按最新的干部库重新比对,请再看一遍预览后确认。",
    en: "The roster was changed after the preview; nothing was imported. The file was compared again: look at the new preview and confirm it.",
  });
}

const READING_FAILED = {
  code: "reading-failed",
  text: {
    zh: "读取文件时服务器出错,没有导入任何内容。请重新上传;再次出现时请联系系统管理员。",
    en: "The server failed while reading the file; nothing was imported. Upload it again; if it happens again, tell the system officer.",
  },
};
