import { randomUUID } from "node:crypto";
import { and, desc, eq } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import type { Db, Tx } from "../../platform/db/database.ts";
import { ratingMapping } from "./schema.ts";
import type { RatingMapping } from "./types.ts";

/** The mapping saved last for files with this header, if it fits the scheme. */
export async function savedMapping(
  db: Db | Tx,
  jurisdictionId: string,
  schemeId: string,
  fingerprint: string,
): Promise<{ name: string; mapping: RatingMapping } | null> {
  const [row] = await db
    .select({ name: ratingMapping.name, mapping: ratingMapping.mapping })
    .from(ratingMapping)
    .where(
      and(
        eq(ratingMapping.jurisdictionId, jurisdictionId),
        eq(ratingMapping.fingerprint, fingerprint),
        eq(ratingMapping.schemeId, schemeId),
      ),
    )
    .orderBy(desc(ratingMapping.savedAt))
    .limit(1);
  return row ?? null;
}

/** Keep a mapping under a name; the same name again replaces it. */
export async function saveMapping(
  tx: Tx,
  ctx: Ctx,
  saved: { name: string; fingerprint: string; schemeId: string; mapping: RatingMapping },
): Promise<void> {
  const values = { ...saved, savedBy: ctx.actor.userId, savedAt: ctx.platform.now() };
  await tx
    .insert(ratingMapping)
    .values({ jurisdictionId: ctx.actor.jurisdictionId, mappingId: randomUUID(), ...values })
    .onConflictDoUpdate({ target: [ratingMapping.jurisdictionId, ratingMapping.name], set: values });
}

export async function listMappings(ctx: Ctx) {
  const rows = await ctx.platform.db
    .select()
    .from(ratingMapping)
    .where(eq(ratingMapping.jurisdictionId, ctx.actor.jurisdictionId))
    .orderBy(desc(ratingMapping.savedAt));
  return rows.map(({ mappingId, name, schemeId, mapping, savedAt }) => ({
    ...{ mappingId, name, schemeId, mapping },
    savedAt: savedAt.toISOString(),
  }));
}
