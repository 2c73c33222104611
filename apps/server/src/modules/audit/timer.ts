import { and, desc, eq, isNull } from "drizzle-orm";
import { LogBroken, makeCheckpoint, verifyLog } from "../../platform/audit/index.ts";
import { auditCheck } from "../../platform/audit/schema.ts";
import type { Platform } from "../../platform/context.ts";
import { jurisdiction } from "../../platform/schema.ts";

const CHECKPOINT_MS = 10 * 60_000;
const VERIFY_AFTER_HOURS = 24;

/**
 * Every ten minutes a checkpoint of each jurisdiction, once a day the whole log read again.
 * @returns how to stop it
 */
export function keepAuditLog(platform: Platform): () => void {
  let running = false;
  const round = async (): Promise<void> => {
    if (running) return;
    running = true;
    try {
      await signAll(platform);
    } catch (error) {
      platform.log.error({ err: error }, "audit timer");
    } finally {
      running = false;
    }
  };
  const timer = setInterval(round, CHECKPOINT_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** One round of the timer. A broken log of one jurisdiction does not keep the others from being signed. */
export async function signAll(platform: Platform): Promise<void> {
  const all = await platform.db.select({ id: jurisdiction.jurisdictionId }).from(jurisdiction);
  for (const { id } of all) {
    try {
      await makeCheckpoint(platform, id, "timer");
      if (await isVerificationDue(platform, id)) await verifyLog(platform, id);
    } catch (error) {
      if (!(error instanceof LogBroken)) throw error;
      platform.log.error(
        { err: error, jurisdiction: id },
        "the audit log was changed behind the server's back",
      );
    }
  }
}

async function isVerificationDue(platform: Platform, jurisdictionId: string): Promise<boolean> {
  const [last] = await platform.db
    .select({ checkedAt: auditCheck.checkedAt })
    .from(auditCheck)
    .where(and(eq(auditCheck.jurisdictionId, jurisdictionId), isNull(auditCheck.problem)))
    .orderBy(desc(auditCheck.checkedAt))
    .limit(1);
  if (last === undefined) return true;
  return platform.now().getTime() - last.checkedAt.getTime() > VERIFY_AFTER_HOURS * 3_600_000;
}
