import {
  Frontier,
  fromHex,
  type NoteSigner,
  openCheckpoint,
  signCheckpoint,
  toHex,
  verifierOf,
} from "@hengjian/ballot";
import { and, asc, desc, eq, gt, gte, sql } from "drizzle-orm";
import type { Db, Tx } from "../db/database.ts";
import { DomainError } from "../errors.ts";
import { type LeafEvent, leafOf } from "./leaf.ts";
import { auditCheckpoint, auditEvent, auditLeaf } from "./schema.ts";

const BATCH = 5_000;
/** One sequencer at a time for each jurisdiction; any number does, as long as nothing else takes it. */
const LOCK_SPACE = 7_316;

export interface CheckpointRow {
  treeSize: number;
  rootHash: string;
  note: string;
  reason: string;
  createdAt: Date;
}

/** The log that a checkpoint names in its first line. */
export function originOf(jurisdictionId: string): string {
  return `hengjian/${jurisdictionId}/audit`;
}

/**
 * Give every committed event that has none its place in the tree. An event whose transaction commits late gets a
 * later place: nothing is skipped, and no writer waits.
 */
export async function sequence(tx: Tx, jurisdictionId: string): Promise<number> {
  await tx.execute(sql`select pg_advisory_xact_lock(${LOCK_SPACE}, hashtext(${jurisdictionId}))`);
  let size = await treeSize(tx, jurisdictionId);
  for (;;) {
    const events = await withoutLeaf(tx, jurisdictionId);
    if (events.length === 0) return size;
    const start = size;
    const rows = events.map((event, i) => ({
      jurisdictionId,
      leafIndex: start + i,
      eventId: event.eventId,
      leafHash: toHex(leafOf(event)),
    }));
    await tx.insert(auditLeaf).values(rows);
    size += rows.length;
  }
}

async function treeSize(tx: Db | Tx, jurisdictionId: string): Promise<number> {
  const [last] = await tx
    .select({ index: auditLeaf.leafIndex })
    .from(auditLeaf)
    .where(eq(auditLeaf.jurisdictionId, jurisdictionId))
    .orderBy(desc(auditLeaf.leafIndex))
    .limit(1);
  return last === undefined ? 0 : last.index + 1;
}

function withoutLeaf(tx: Tx, jurisdictionId: string): Promise<LeafEvent[]> {
  const placed = sql`exists (select 1 from audit_leaf l where l.jurisdiction_id = ${auditEvent.jurisdictionId} and l.event_id = ${auditEvent.eventId})`;
  return tx
    .select()
    .from(auditEvent)
    .where(and(eq(auditEvent.jurisdictionId, jurisdictionId), sql`not ${placed}`))
    .orderBy(asc(auditEvent.at), asc(auditEvent.eventId))
    .limit(BATCH);
}

/**
 * Sequence what is new and sign the root, after checking that the tree still continues the previous checkpoint.
 * @throws DomainError `audit-broken` when it does not: somebody changed the log behind the server's back
 */
export async function makeCheckpoint(
  db: Db,
  jurisdictionId: string,
  reason: string,
  signer: NoteSigner,
  now: Date,
): Promise<CheckpointRow> {
  return db.transaction(async (tx) => {
    await sequence(tx, jurisdictionId);
    const previous = await latestCheckpoint(tx, jurisdictionId);
    const tree = await rebuild(tx, jurisdictionId, previous, signer);
    const root = tree.root();
    const note = signCheckpoint({ origin: originOf(jurisdictionId), size: tree.size, root }, [signer]);
    const row = { treeSize: tree.size, rootHash: toHex(root), note, reason, createdAt: now };
    await tx
      .insert(auditCheckpoint)
      .values({ jurisdictionId, ...row })
      .onConflictDoNothing();
    return row;
  });
}

/** The tree over all leaves; at the size of the previous checkpoint it must have just that root. */
async function rebuild(
  tx: Tx,
  jurisdictionId: string,
  previous: CheckpointRow | null,
  signer: NoteSigner,
): Promise<Frontier> {
  const tree = new Frontier();
  const expected = previous === null ? null : openCheckpoint(previous.note, [verifierOf(signer)]);
  for await (const { leafHash } of leafHashes(tx, jurisdictionId)) {
    if (expected !== null && tree.size === expected.size) compareRoots(tree, toHex(expected.root));
    tree.append(fromHex(leafHash));
  }
  if (expected !== null && tree.size < expected.size) throw broken();
  if (expected !== null && tree.size === expected.size) compareRoots(tree, toHex(expected.root));
  return tree;
}

function compareRoots(tree: Frontier, expected: string): void {
  if (toHex(tree.root()) !== expected) throw broken();
}

function broken(): DomainError {
  return new DomainError("audit-broken", 500, {
    zh: "审计记录与上一个检查点不符:有记录在服务器之外被改动或删除。请立即保存现场并通知审计管理员。",
    en: "The audit log does not continue its last checkpoint: something was changed or removed behind the server's back. Keep everything as it is and tell the audit officer.",
  });
}

async function* leafHashes(tx: Tx, jurisdictionId: string): AsyncGenerator<{ leafHash: string }> {
  for (let from = 0; ; from += BATCH * 4) {
    const rows = await tx
      .select({ leafHash: auditLeaf.leafHash, leafIndex: auditLeaf.leafIndex })
      .from(auditLeaf)
      .where(and(eq(auditLeaf.jurisdictionId, jurisdictionId), gte(auditLeaf.leafIndex, from)))
      .orderBy(asc(auditLeaf.leafIndex))
      .limit(BATCH * 4);
    yield* rows;
    if (rows.length < BATCH * 4) return;
  }
}

export async function latestCheckpoint(tx: Db | Tx, jurisdictionId: string): Promise<CheckpointRow | null> {
  const [row] = await tx
    .select()
    .from(auditCheckpoint)
    .where(eq(auditCheckpoint.jurisdictionId, jurisdictionId))
    .orderBy(desc(auditCheckpoint.createdAt))
    .limit(1);
  return row ?? null;
}

/** Events in leaf order, in portions, for export. */
export async function* eventsInOrder(
  tx: Db | Tx,
  jurisdictionId: string,
): AsyncGenerator<{ leafIndex: number; leafHash: string; event: LeafEvent }> {
  for (let after = -1; ; ) {
    const rows = await tx
      .select({ leafIndex: auditLeaf.leafIndex, leafHash: auditLeaf.leafHash, event: auditEvent })
      .from(auditLeaf)
      .innerJoin(
        auditEvent,
        and(
          eq(auditEvent.jurisdictionId, auditLeaf.jurisdictionId),
          eq(auditEvent.eventId, auditLeaf.eventId),
        ),
      )
      .where(and(eq(auditLeaf.jurisdictionId, jurisdictionId), gt(auditLeaf.leafIndex, after)))
      .orderBy(asc(auditLeaf.leafIndex))
      .limit(BATCH);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return;
    after = last.leafIndex;
  }
}
