import { canonicalJson, verifierOf, verifierText } from "@hengjian/ballot";
import { desc, eq } from "drizzle-orm";
import {
  allCheckpoints,
  auditSigner,
  type CheckpointRow,
  entriesInOrder,
  leafContent,
  makeCheckpoint,
  newestCheckpoints,
  originOf,
  recordEvent,
  treeSize,
} from "../../platform/audit/index.ts";
import { auditCheck, auditQueue } from "../../platform/audit/schema.ts";
import type { Ctx, Platform } from "../../platform/context.ts";

export { listEvents } from "./events.ts";
export { defineAuditJobs, startVerification } from "./jobs.ts";
export { keepAuditLog } from "./timer.ts";

/**
 * Sign the log as it stands; called at every stage change (after its transaction), every ten minutes, on demand.
 * @throws DomainError `audit-broken` when the log was changed behind the server's back
 */
export function checkpoint(
  platform: Platform,
  jurisdictionId: string,
  reason: string,
): Promise<CheckpointRow> {
  return makeCheckpoint(platform, jurisdictionId, reason);
}

/** The public key that checkpoints are verified with, as `name+hash+key`. */
export function publicKey(platform: Platform): string {
  return verifierText(verifierOf(auditSigner(platform.config.dataFolder)));
}

/**
 * The log as lines of canonical JSON: a head, every entry in leaf order, each checkpoint behind the last entry that it
 * covers. No personal text. Begins with a checkpoint, so that the last line covers every entry; the export itself is
 * the newest of them.
 */
export async function startExport(ctx: Ctx): Promise<AsyncGenerator<string>> {
  const { platform, actor } = ctx;
  const { jurisdictionId } = actor;
  await platform.db.transaction((tx) =>
    recordEvent(tx, ctx, { action: "audit.export", subjectType: "jurisdiction", subjectId: jurisdictionId }),
  );
  const last = await checkpoint(platform, jurisdictionId, "export");
  const checkpoints = (await allCheckpoints(platform.db, jurisdictionId)).filter(
    (one) => one.treeSize <= last.treeSize,
  );
  return exportLines(platform, jurisdictionId, checkpoints, last.treeSize);
}

async function* exportLines(
  platform: Platform,
  jurisdictionId: string,
  checkpoints: readonly CheckpointRow[],
  entries: number,
): AsyncGenerator<string> {
  const head = {
    format: "hengjian-audit-1",
    origin: originOf(jurisdictionId),
    key: publicKey(platform),
    entries,
    checkpoints: checkpoints.length,
  };
  yield line(head);
  let next = 0;
  for await (const { leafIndex, leafHash, event } of entriesInOrder(
    platform.db,
    jurisdictionId,
    0,
    entries,
  )) {
    if (event !== null) yield line({ index: leafIndex, leaf: leafHash, event: leafContent(event) });
    for (; checkpoints[next]?.treeSize === leafIndex + 1; next++)
      yield line({ checkpoint: checkpoints[next]?.note });
  }
}

function line(value: unknown): string {
  return `${canonicalJson(value)}\n`;
}

/** A checkpoint as the pages show it and the auditor prints it. */
export interface CheckpointView {
  treeSize: number;
  /** SHA-256, lower-case hexadecimal. */
  rootHash: string;
  note: string;
  reason: string;
  createdAt: string;
}

export async function listCheckpoints(
  ctx: Ctx,
  limit: number,
): Promise<{ key: string; items: CheckpointView[] }> {
  const rows = await newestCheckpoints(ctx.platform.db, ctx.actor.jurisdictionId, limit);
  return { key: publicKey(ctx.platform), items: rows.map(viewOf) };
}

/** The root as it stands now, signed, to be printed and kept outside. */
export async function currentRoot(ctx: Ctx): Promise<CheckpointView & { key: string; origin: string }> {
  const { jurisdictionId } = ctx.actor;
  const row = await checkpoint(ctx.platform, jurisdictionId, "demand");
  return { ...viewOf(row), key: publicKey(ctx.platform), origin: originOf(jurisdictionId) };
}

function viewOf({ treeSize: size, rootHash, note, reason, createdAt }: CheckpointRow): CheckpointView {
  return { treeSize: size, rootHash, note, reason, createdAt: createdAt.toISOString() };
}

/** How the log stands: for the pages of auditor and supervisor. */
export async function logState(ctx: Ctx) {
  const { db } = ctx.platform;
  const { jurisdictionId } = ctx.actor;
  const [last] = await newestCheckpoints(db, jurisdictionId, 1);
  const checks = await db
    .select({ checkedAt: auditCheck.checkedAt, entries: auditCheck.entries, problem: auditCheck.problem })
    .from(auditCheck)
    .where(eq(auditCheck.jurisdictionId, jurisdictionId))
    .orderBy(desc(auditCheck.checkedAt))
    .limit(20);
  return {
    entries: await treeSize(db, jurisdictionId),
    waiting: await db.$count(auditQueue, eq(auditQueue.jurisdictionId, jurisdictionId)),
    lastCheckpoint: last === undefined ? null : viewOf(last),
    key: publicKey(ctx.platform),
    checks: checks.map((one) => ({ ...one, checkedAt: one.checkedAt.toISOString() })),
  };
}
