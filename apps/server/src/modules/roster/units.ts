import { and, eq } from "drizzle-orm";
import { recordEvent } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/context.ts";
import { notFound } from "../../platform/errors.ts";
import { changeRoster } from "./roster-version.ts";
import { type UnitKind, unit } from "./schema.ts";

/** Correct the name of a unit, or the kind that was guessed from it. @throws DomainError `not-found` */
export async function updateUnit(
  ctx: Ctx,
  unitId: string,
  change: { name?: string | undefined; kind?: UnitKind | undefined },
): Promise<void> {
  const { jurisdictionId } = ctx.actor;
  const where = and(eq(unit.jurisdictionId, jurisdictionId), eq(unit.unitId, unitId));
  await ctx.platform.db.transaction(async (tx) => {
    await changeRoster(tx, jurisdictionId);
    const [before] = await tx.select().from(unit).where(where).for("update");
    if (before === undefined) throw notFound({ zh: "该单位", en: "The unit" });
    await tx.update(unit).set(change).where(where);
    await recordEvent(tx, ctx, {
      action: "roster.edit-unit",
      subjectType: "unit",
      subjectId: unitId,
      before: { name: before.name, kind: before.kind },
      after: change,
    });
  });
}
