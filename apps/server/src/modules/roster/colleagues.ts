import { and, asc, eq, inArray, or, sql } from "drizzle-orm";
import type { Db, Tx } from "../../platform/db/database.ts";
import { cadre, unit } from "./schema.ts";

/** Somebody in office, with the place in the team of the unit. */
export interface Colleague {
  cadreId: string;
  name: string;
  title: string;
  unitId: string;
  unitName: string;
  isHead: boolean;
  isTeamMember: boolean;
}

/** People in office of these units, or these people, or those whose name or unit is like this; in roster order. */
export async function colleagues(
  db: Db | Tx,
  jurisdictionId: string,
  filter: { unitIds?: readonly string[]; cadreIds?: readonly string[]; q?: string },
): Promise<Colleague[]> {
  const { unitIds, cadreIds, q } = filter;
  const like = `%${(q ?? "").trim().replaceAll(/[\\%_]/g, "\\$&")}%`;
  const rows = await db
    .select({
      cadreId: cadre.cadreId,
      name: cadre.name,
      title: cadre.title,
      unitId: unit.unitId,
      unitName: unit.name,
      isHead: cadre.isHead,
      isTeamMember: cadre.isTeamMember,
    })
    .from(cadre)
    .innerJoin(unit, and(eq(unit.jurisdictionId, cadre.jurisdictionId), eq(unit.unitId, cadre.unitId)))
    .where(
      and(
        eq(cadre.jurisdictionId, jurisdictionId),
        unitIds === undefined ? undefined : inArray(cadre.unitId, [...unitIds]),
        cadreIds === undefined ? undefined : inArray(cadre.cadreId, [...cadreIds]),
        q === undefined
          ? undefined
          : or(
              sql`${cadre.name} like ${like}`,
              sql`${cadre.pinyin} like ${like}`,
              sql`${unit.name} like ${like}`,
            ),
      ),
    )
    .orderBy(asc(cadre.sortOrder), asc(cadre.cadreId));
  return rows.map((row) => ({ ...row, title: row.title ?? "" }));
}
