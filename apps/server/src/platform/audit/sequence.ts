import { toHex } from "@hengjian/ballot";
import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { Db, Tx } from "../db/database.ts";
import { leafOf } from "./leaf.ts";
import { auditEvent, auditLeaf, auditQueue } from "./schema.ts";

const BATCH = 5_000;
/** One sequencer at a time for each jurisdiction; any number does, as long as nothing else takes it. */
const LOCK_SPACE = 7_316;

/** Held until the transaction ends. */
export async function lockLog(tx: Tx, jurisdictionId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${LOCK_SPACE}, hashtext(${jurisdictionId}))`);
}

/**
 * Give every committed event that has none its place in the tree. An event whose transaction commits late gets a
 * later place: nothing is skipped, and no writer waits. Costs what is new, however long the log is.
 * @returns how many events got a place
 */
export async function sequence(db: Db, jurisdictionId: string): Promise<number> {
  for (let total = 0; ; ) {
    const placed = await db.transaction((tx) => placeNext(tx, jurisdictionId));
    total += placed;
    if (placed < BATCH) return total;
  }
}

async function placeNext(tx: Tx, jurisdictionId: string): Promise<number> {
  await lockLog(tx, jurisdictionId);
  const waiting = await tx
    .select({ place: auditQueue.place, event: auditEvent })
    .from(auditQueue)
    .innerJoin(
      auditEvent,
      and(
        eq(auditEvent.jurisdictionId, auditQueue.jurisdictionId),
        eq(auditEvent.eventId, auditQueue.eventId),
      ),
    )
    .where(eq(auditQueue.jurisdictionId, jurisdictionId))
    .orderBy(asc(auditQueue.place))
    .limit(BATCH);
  if (waiting.length === 0) return 0;
  const size = await treeSize(tx, jurisdictionId);
  const ids = sql.param(waiting.map(({ event }) => event.eventId));
  const hashes = sql.param(waiting.map(({ event }) => toHex(leafOf(event))));
  await tx.execute(sql`insert into ${auditLeaf} (jurisdiction_id, leaf_index, event_id, leaf_hash)
    select ${jurisdictionId}, ${size}::bigint + n - 1, event_id, leaf_hash
    from unnest(${ids}::uuid[], ${hashes}::text[]) with ordinality as placed (event_id, leaf_hash, n)`);
  const places = sql.param(waiting.map(({ place }) => place));
  await tx.execute(sql`delete from ${auditQueue}
    where jurisdiction_id = ${jurisdictionId} and place = any(${places}::bigint[])`);
  return waiting.length;
}

/** Number of events that have a place. */
export async function treeSize(tx: Db | Tx, jurisdictionId: string): Promise<number> {
  const [last] = await tx
    .select({ index: auditLeaf.leafIndex })
    .from(auditLeaf)
    .where(eq(auditLeaf.jurisdictionId, jurisdictionId))
    .orderBy(desc(auditLeaf.leafIndex))
    .limit(1);
  return last === undefined ? 0 : last.index + 1;
}
