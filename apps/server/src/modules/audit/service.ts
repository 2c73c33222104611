import { canonicalJson, verifierOf, verifierText } from "@hengjian/ballot";
import { and, desc, eq, sql } from "drizzle-orm";
import {
  auditSigner,
  type CheckpointRow,
  eventsInOrder,
  leafContent,
  makeCheckpoint,
  originOf,
} from "../../platform/audit/index.ts";
import { auditCheckpoint, auditEvent } from "../../platform/audit/schema.ts";
import type { Ctx, Platform } from "../../platform/context.ts";

/** First line of an exported log; says how to read the rest. */
interface ExportHead {
  format: "hengjian-audit-1";
  origin: string;
  key: string;
  entries: number;
}

/** Sign the log as it stands; called at every stage change, every ten minutes, and on demand. */
export function checkpoint(
  platform: Platform,
  jurisdictionId: string,
  reason: string,
): Promise<CheckpointRow> {
  return makeCheckpoint(
    platform.db,
    jurisdictionId,
    reason,
    auditSigner(platform.config.dataFolder),
    platform.now(),
  );
}

/**
 * The log as lines of canonical JSON: a head, every entry in leaf order, every checkpoint. No personal text.
 * Taken from one snapshot of the database, after a checkpoint, so that the last checkpoint covers every entry.
 */
export async function* exportLog(ctx: Ctx): AsyncGenerator<string> {
  const { platform, actor } = ctx;
  const { jurisdictionId } = actor;
  const last = await checkpoint(platform, jurisdictionId, "export");
  const head: ExportHead = {
    format: "hengjian-audit-1",
    origin: originOf(jurisdictionId),
    key: publicKey(platform),
    entries: last.treeSize,
  };
  yield `${canonicalJson(head)}\n`;
  for await (const { leafIndex, event } of eventsInOrder(platform.db, jurisdictionId)) {
    if (leafIndex >= last.treeSize) break;
    yield `${canonicalJson({ index: leafIndex, event: leafContent(event) })}\n`;
  }
  for (const row of await listCheckpoints(ctx, 100_000)) {
    if (row.treeSize <= last.treeSize)
      yield `${canonicalJson({ checkpoint: row.note, reason: row.reason })}\n`;
  }
}

/** The public key that checkpoints are verified with, as `name+hash+key`. */
export function publicKey(platform: Platform): string {
  return verifierText(verifierOf(auditSigner(platform.config.dataFolder)));
}

/** Oldest first. */
export async function listCheckpoints(ctx: Ctx, limit: number): Promise<CheckpointRow[]> {
  const rows = await ctx.platform.db
    .select({
      treeSize: auditCheckpoint.treeSize,
      rootHash: auditCheckpoint.rootHash,
      note: auditCheckpoint.note,
      reason: auditCheckpoint.reason,
      createdAt: auditCheckpoint.createdAt,
    })
    .from(auditCheckpoint)
    .where(eq(auditCheckpoint.jurisdictionId, ctx.actor.jurisdictionId))
    .orderBy(desc(auditCheckpoint.createdAt))
    .limit(limit);
  return rows.reverse();
}

export interface EventQuery {
  action: string;
  page: number;
  size: number;
}

/** What the auditor sees: who did what when, as identities and hashes; no business content. */
export async function listEvents(ctx: Ctx, query: EventQuery) {
  const where = and(
    eq(auditEvent.jurisdictionId, ctx.actor.jurisdictionId),
    query.action === ""
      ? undefined
      : sql`${auditEvent.action} like ${`${query.action.replaceAll(/[\\%_]/g, "\\$&")}%`}`,
  );
  const [count] = await ctx.platform.db.select({ n: sql<number>`count(*)` }).from(auditEvent).where(where);
  const items = await ctx.platform.db
    .select({
      eventId: auditEvent.eventId,
      at: auditEvent.at,
      actor: auditEvent.actor,
      actorName: sql<
        string | null
      >`(select a.username from account a where a.jurisdiction_id = ${auditEvent.jurisdictionId} and a.account_id::text = ${auditEvent.actor})`,
      action: auditEvent.action,
      subjectType: auditEvent.subjectType,
      subjectId: auditEvent.subjectId,
      afterHash: auditEvent.afterHash,
    })
    .from(auditEvent)
    .where(where)
    .orderBy(desc(auditEvent.at), desc(auditEvent.eventId))
    .limit(query.size)
    .offset((query.page - 1) * query.size);
  return { items, total: count?.n ?? 0, page: query.page, size: query.size };
}
