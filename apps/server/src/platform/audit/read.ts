import { and, asc, desc, eq, gt, gte, lt } from "drizzle-orm";
import type { Db, Tx } from "../db/database.ts";
import type { LeafEvent } from "./leaf.ts";
import { auditCheckpoint, auditEvent, auditLeaf, auditPersonal } from "./schema.ts";

const BATCH = 5_000;

export type CheckpointRow = typeof auditCheckpoint.$inferSelect;

/** An event at its place in the tree; null where the event is gone. */
export interface Entry {
  leafIndex: number;
  eventId: string;
  leafHash: string;
  event: LeafEvent | null;
  /** Beside the tree; null where there is none, or where it was erased. */
  personal: { salt: string; text: Record<string, unknown> | null } | null;
}

/** Entries from one place (inclusive) to another (exclusive), in leaf order, read in portions. */
export async function* entriesInOrder(
  tx: Db | Tx,
  jurisdictionId: string,
  from: number,
  to: number,
): AsyncGenerator<Entry> {
  for (let next = from; next < to; next += BATCH) {
    yield* await tx
      .select({
        leafIndex: auditLeaf.leafIndex,
        eventId: auditLeaf.eventId,
        leafHash: auditLeaf.leafHash,
        event: auditEvent,
        personal: { salt: auditPersonal.salt, text: auditPersonal.text },
      })
      .from(auditLeaf)
      .leftJoin(
        auditEvent,
        and(
          eq(auditEvent.jurisdictionId, auditLeaf.jurisdictionId),
          eq(auditEvent.eventId, auditLeaf.eventId),
        ),
      )
      .leftJoin(
        auditPersonal,
        and(
          eq(auditPersonal.jurisdictionId, auditLeaf.jurisdictionId),
          eq(auditPersonal.eventId, auditLeaf.eventId),
        ),
      )
      .where(
        and(
          eq(auditLeaf.jurisdictionId, jurisdictionId),
          gte(auditLeaf.leafIndex, next),
          lt(auditLeaf.leafIndex, Math.min(to, next + BATCH)),
        ),
      )
      .orderBy(asc(auditLeaf.leafIndex));
  }
}

/** Leaf hashes from a place to the end, in portions. */
export async function* leafHashes(tx: Db | Tx, jurisdictionId: string, from: number): AsyncGenerator<string> {
  for (let after = from - 1; ; ) {
    const rows = await tx
      .select({ leafIndex: auditLeaf.leafIndex, leafHash: auditLeaf.leafHash })
      .from(auditLeaf)
      .where(and(eq(auditLeaf.jurisdictionId, jurisdictionId), gt(auditLeaf.leafIndex, after)))
      .orderBy(asc(auditLeaf.leafIndex))
      .limit(BATCH);
    for (const row of rows) yield row.leafHash;
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return;
    after = last.leafIndex;
  }
}

/** The newest checkpoints, newest first. */
export function newestCheckpoints(
  tx: Db | Tx,
  jurisdictionId: string,
  limit: number,
): Promise<CheckpointRow[]> {
  return tx
    .select()
    .from(auditCheckpoint)
    .where(eq(auditCheckpoint.jurisdictionId, jurisdictionId))
    .orderBy(desc(auditCheckpoint.treeSize))
    .limit(limit);
}

/** Every checkpoint, oldest first. */
export function allCheckpoints(tx: Db | Tx, jurisdictionId: string): Promise<CheckpointRow[]> {
  return tx
    .select()
    .from(auditCheckpoint)
    .where(eq(auditCheckpoint.jurisdictionId, jurisdictionId))
    .orderBy(asc(auditCheckpoint.treeSize));
}
