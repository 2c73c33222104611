import { Frontier, verifierOf } from "@hengjian/ballot";
import { and, eq, sql } from "drizzle-orm";
import type { Platform } from "../context.ts";
import { recordCheck } from "./checkpoint.ts";
import { auditSigner } from "./key.ts";
import { allCheckpoints, type CheckpointRow, entriesInOrder } from "./read.ts";
import { appendChecked, checkSignedRoot, LogBroken } from "./recheck.ts";
import { auditEvent, auditLeaf, auditQueue, type LogProblem } from "./schema.ts";
import { sequence, treeSize } from "./sequence.ts";

export interface LogVerdict {
  entries: number;
  checkpoints: number;
  problem: LogProblem | null;
}

/**
 * Read the whole log again: every entry computed anew, every checkpoint compared with the tree at its size, and no
 * event beside the tree. The outcome is kept.
 * @param progress entries read and entries in all
 */
export async function verifyLog(
  platform: Platform,
  jurisdictionId: string,
  progress: (done: number, total: number) => void = () => {},
): Promise<LogVerdict> {
  await sequence(platform.db, jurisdictionId);
  const checkpoints = await allCheckpoints(platform.db, jurisdictionId);
  const total = await treeSize(platform.db, jurisdictionId);
  const tree = new Frontier();
  const broken = await firstFault(async () => {
    const passed = checkpointsPassed(checkpoints, tree, platform);
    passed.look();
    await appendChecked(tree, entriesInOrder(platform.db, jurisdictionId, 0, total), () => {
      passed.look();
      progress(tree.size, total);
    });
    if (!passed.all()) throw new LogBroken("entry-missing", tree.size, null);
    await refuseUnplaced(platform, jurisdictionId);
  });
  await recordCheck(platform, jurisdictionId, tree.size, broken);
  return { entries: tree.size, checkpoints: checkpoints.length, problem: broken?.problem ?? null };
}

async function firstFault(run: () => Promise<void>): Promise<LogBroken | null> {
  try {
    await run();
    return null;
  } catch (error) {
    if (error instanceof LogBroken) return error;
    throw error;
  }
}

/** Compares each checkpoint when the tree has just its size. */
function checkpointsPassed(checkpoints: readonly CheckpointRow[], tree: Frontier, platform: Platform) {
  const verifier = verifierOf(auditSigner(platform.config.dataFolder));
  let next = 0;
  return {
    look() {
      const checkpoint = checkpoints[next];
      if (checkpoint === undefined || checkpoint.treeSize !== tree.size) return;
      checkSignedRoot(checkpoint, tree, verifier);
      next += 1;
    },
    all: () => next === checkpoints.length,
  };
}

/** An event without a leaf must wait in the queue; otherwise somebody took it out of both. */
async function refuseUnplaced(platform: Platform, jurisdictionId: string): Promise<void> {
  const inTable = (table: typeof auditLeaf | typeof auditQueue) => sql`exists (select 1 from ${table}
    where ${table.jurisdictionId} = ${auditEvent.jurisdictionId} and ${table.eventId} = ${auditEvent.eventId})`;
  const [unplaced] = await platform.db
    .select({ eventId: auditEvent.eventId })
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.jurisdictionId, jurisdictionId),
        sql`not ${inTable(auditLeaf)} and not ${inTable(auditQueue)}`,
      ),
    )
    .limit(1);
  if (unplaced !== undefined) throw new LogBroken("entry-unplaced", null, unplaced.eventId);
}
