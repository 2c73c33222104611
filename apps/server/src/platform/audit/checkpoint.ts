import { randomUUID } from "node:crypto";
import { Frontier, fromHex, signCheckpoint, toHex, verifierOf } from "@hengjian/ballot";
import type { Platform } from "../context.ts";
import type { Tx } from "../db/database.ts";
import { auditSigner } from "./key.ts";
import { type CheckpointRow, entriesInOrder, leafHashes, newestCheckpoints } from "./read.ts";
import { appendChecked, checkSignedRoot, LogBroken, reopen } from "./recheck.ts";
import { auditCheck, auditCheckpoint } from "./schema.ts";
import { lockLog, sequence } from "./sequence.ts";

/** The log that a checkpoint names in its first line. */
export function originOf(jurisdictionId: string): string {
  return `hengjian/${jurisdictionId}/audit`;
}

/**
 * Place what is new and sign the root, after checking the previous checkpoint: its signature, and the entries since
 * the one before it, computed anew. Costs what is new since then, however long the log is; `verifyLog` reads it all.
 * @param reason why now, for example `timer` or `campaign … seal`
 * @returns the new checkpoint, or the previous one when nothing happened since
 * @throws LogBroken (`audit-broken`) when the log does not continue its past; nothing is signed then
 */
export async function makeCheckpoint(
  platform: Platform,
  jurisdictionId: string,
  reason: string,
): Promise<CheckpointRow> {
  await sequence(platform.db, jurisdictionId);
  try {
    return await platform.db.transaction((tx) => signNext(tx, platform, jurisdictionId, reason));
  } catch (error) {
    if (error instanceof LogBroken) await recordCheck(platform, jurisdictionId, 0, error);
    throw error;
  }
}

async function signNext(
  tx: Tx,
  platform: Platform,
  jurisdictionId: string,
  reason: string,
): Promise<CheckpointRow> {
  await lockLog(tx, jurisdictionId);
  const signer = auditSigner(platform.config.dataFolder);
  const [previous, before] = await newestCheckpoints(tx, jurisdictionId, 2);
  if (previous !== undefined) await recheckSegment(tx, platform, before, previous);
  const tree = previous === undefined ? new Frontier() : reopen(previous, verifierOf(signer));
  for await (const hash of leafHashes(tx, jurisdictionId, tree.size)) tree.append(fromHex(hash));
  if (previous !== undefined && tree.size === previous.treeSize) return previous;
  const root = tree.root();
  const row = {
    jurisdictionId,
    treeSize: tree.size,
    rootHash: toHex(root),
    peaks: tree.peaks.map(toHex),
    note: signCheckpoint({ origin: originOf(jurisdictionId), size: tree.size, root }, [signer]),
    reason,
    createdAt: platform.now(),
  };
  await tx.insert(auditCheckpoint).values(row);
  return row;
}

/** From the checkpoint before to the previous one, every entry computed anew must lead to the signed root. */
async function recheckSegment(
  tx: Tx,
  platform: Platform,
  before: CheckpointRow | undefined,
  previous: CheckpointRow,
): Promise<void> {
  const verifier = verifierOf(auditSigner(platform.config.dataFolder));
  const tree = before === undefined ? new Frontier() : reopen(before, verifier);
  const { jurisdictionId, treeSize } = previous;
  await appendChecked(tree, entriesInOrder(tx, jurisdictionId, tree.size, treeSize));
  if (tree.size < treeSize) throw new LogBroken("entry-missing", tree.size, null);
  checkSignedRoot(previous, tree, verifier);
}

/** Keep the outcome of a check; a finding stays on the pages of auditor and supervisor. */
export async function recordCheck(
  platform: Platform,
  jurisdictionId: string,
  entries: number,
  broken: LogBroken | null,
): Promise<void> {
  await platform.db.insert(auditCheck).values({
    jurisdictionId,
    checkId: randomUUID(),
    checkedAt: platform.now(),
    entries,
    problem: broken?.problem ?? null,
  });
}
