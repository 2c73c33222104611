import { eq, sql } from "drizzle-orm";
import type { Db, Tx } from "../../platform/db/database.ts";
import { rosterState } from "./schema.ts";

/**
 * Count a change of the roster; call it first in the transaction of the change. Other writers of this roster wait until
 * the transaction ends, readers do not.
 * @returns the version before the change
 */
export async function changeRoster(tx: Tx, jurisdictionId: string): Promise<number> {
  const [row] = await tx
    .insert(rosterState)
    .values({ jurisdictionId, version: 1 })
    .onConflictDoUpdate({
      target: rosterState.jurisdictionId,
      set: { version: sql`${rosterState.version} + 1` },
    })
    .returning({ version: rosterState.version });
  return (row?.version ?? 1) - 1;
}

export async function rosterVersion(db: Db | Tx, jurisdictionId: string): Promise<number> {
  const [row] = await db
    .select({ version: rosterState.version })
    .from(rosterState)
    .where(eq(rosterState.jurisdictionId, jurisdictionId));
  return row?.version ?? 0;
}
