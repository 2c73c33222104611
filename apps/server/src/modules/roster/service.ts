import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Db, Tx } from "../../platform/db/database.ts";
import { cadre, cadreFact, UNIT_KINDS, type UnitKind, unit } from "./schema.ts";

export { getCadre } from "./cadre-detail.ts";
export { appoint, createCadre, leaveOffice, setHead, updateCadre } from "./cadre-edit.ts";
export { type Colleague, colleagues } from "./colleagues.ts";
export { exportCadres } from "./export.ts";
export { addFact, removeFact, updateFact } from "./facts.ts";
export { defineRosterJobs } from "./import-jobs.ts";
export {
  confirmImport,
  discardImport,
  getImport,
  importRows,
  listImports,
  startImport,
} from "./imports.ts";
export { type CadreQuery, listCadres, listUnits, searchRoster } from "./lists.ts";
export { structureOf } from "./structure.ts";
export { exportStructure } from "./structure-export.ts";
export { updateUnit } from "./units.ts";

export interface HeadOfUnit {
  unitId: string;
  unitCode: string;
  unitName: string;
  unitKind: UnitKind;
  cadreId: string;
  name: string;
  title: string;
  rank: string | null;
}

/** The heads [主要负责人] of units, in roster order; a unit may have none or, wrongly, several. */
export async function headsOfUnits(
  db: Db | Tx,
  jurisdictionId: string,
  filter: { unitIds?: readonly string[]; kinds?: readonly UnitKind[] } = {},
): Promise<HeadOfUnit[]> {
  if (filter.unitIds?.length === 0) return [];
  const rows = await db
    .select({
      unitId: unit.unitId,
      unitCode: unit.code,
      unitName: unit.name,
      unitKind: unit.kind,
      cadreId: cadre.cadreId,
      name: cadre.name,
      title: cadre.title,
      rank: cadre.rank,
    })
    .from(unit)
    .innerJoin(
      cadre,
      and(eq(cadre.jurisdictionId, unit.jurisdictionId), eq(cadre.unitId, unit.unitId), cadre.isHead),
    )
    .where(
      and(
        eq(unit.jurisdictionId, jurisdictionId),
        filter.unitIds === undefined ? undefined : inArray(unit.unitId, [...filter.unitIds]),
        filter.kinds === undefined ? undefined : inArray(unit.kind, [...filter.kinds]),
      ),
    )
    .orderBy(asc(unit.sortOrder), asc(unit.code), asc(cadre.sortOrder));
  return rows.map((row) => ({ ...row, title: row.title ?? "" }));
}

/** What a campaign freezes about each head: the row of the roster as it stands now. */
export interface SnapshotRow extends HeadOfUnit {
  sex: string | null;
  birth: string | null;
  education: string | null;
  positionSince: string | null;
  rankSince: string | null;
  facts: SnapshotFact[];
}

export interface SnapshotFact {
  kind: string;
  from: string;
  to: string | null;
  note: string;
}

/** The heads of these units with the facts that rules look at; plain data, so that its hash means it. */
export async function rosterSnapshotRows(
  db: Db | Tx,
  jurisdictionId: string,
  unitIds: readonly string[],
): Promise<SnapshotRow[]> {
  const heads = await headsOfUnits(db, jurisdictionId, { unitIds });
  const ids = heads.map((head) => head.cadreId);
  if (ids.length === 0) return [];
  const people = await db
    .select({
      cadreId: cadre.cadreId,
      sex: cadre.sex,
      birth: cadre.birth,
      education: cadre.education,
      positionSince: cadre.positionSince,
      rankSince: cadre.rankSince,
    })
    .from(cadre)
    .where(and(eq(cadre.jurisdictionId, jurisdictionId), inArray(cadre.cadreId, ids)));
  const byId = new Map(people.map((person) => [person.cadreId, person]));
  const facts = await factsOf(db, jurisdictionId, ids);
  return heads.map((head) => {
    const { cadreId: _, ...person } = byId.get(head.cadreId)!;
    return { ...head, ...person, facts: facts.get(head.cadreId) ?? [] };
  });
}

/** Dated facts (discipline, open case, leave, probation, …) of several people, oldest first. */
export async function factsOf(
  db: Db | Tx,
  jurisdictionId: string,
  cadreIds: readonly string[],
): Promise<Map<string, SnapshotFact[]>> {
  if (cadreIds.length === 0) return new Map();
  const rows = await db
    .select({
      cadreId: cadreFact.cadreId,
      kind: cadreFact.kind,
      from: cadreFact.fromDate,
      to: cadreFact.toDate,
      note: cadreFact.note,
    })
    .from(cadreFact)
    .where(and(eq(cadreFact.jurisdictionId, jurisdictionId), inArray(cadreFact.cadreId, [...cadreIds])))
    .orderBy(asc(cadreFact.fromDate), asc(cadreFact.factId));
  const grouped = new Map<string, SnapshotFact[]>();
  for (const { cadreId, ...fact } of rows) grouped.set(cadreId, [...(grouped.get(cadreId) ?? []), fact]);
  return grouped;
}

export interface UnitRow {
  unitId: string;
  code: string;
  name: string;
  kind: UnitKind;
}

const unitColumns = { unitId: unit.unitId, code: unit.code, name: unit.name, kind: unit.kind };

/** Units of these kinds, or all, in roster order. */
export function unitsOfKinds(
  db: Db | Tx,
  jurisdictionId: string,
  kinds: readonly string[] = UNIT_KINDS,
): Promise<UnitRow[]> {
  return db
    .select(unitColumns)
    .from(unit)
    .where(and(eq(unit.jurisdictionId, jurisdictionId), inArray(unit.kind, [...kinds] as UnitKind[])))
    .orderBy(asc(unit.sortOrder), asc(unit.code));
}

export function findUnitsByCode(
  db: Db | Tx,
  jurisdictionId: string,
  codes: readonly string[],
): Promise<UnitRow[]> {
  return db
    .select(unitColumns)
    .from(unit)
    .where(and(eq(unit.jurisdictionId, jurisdictionId), inArray(unit.code, [...codes])));
}

/** The unit in which each of these people works now; who works in none is left out. */
export async function unitsOfCadres(
  db: Db | Tx,
  jurisdictionId: string,
  cadreIds: readonly string[],
): Promise<Map<string, { unitId: string; unitName: string }>> {
  if (cadreIds.length === 0) return new Map();
  const rows = await db
    .select({ cadreId: cadre.cadreId, unitId: unit.unitId, unitName: unit.name })
    .from(cadre)
    .innerJoin(unit, and(eq(unit.jurisdictionId, cadre.jurisdictionId), eq(unit.unitId, cadre.unitId)))
    .where(and(eq(cadre.jurisdictionId, jurisdictionId), inArray(cadre.cadreId, [...cadreIds])));
  return new Map(rows.map(({ cadreId, ...own }) => [cadreId, own]));
}

/** How many cadres there are, for the start page. */
export async function countCadres(db: Db | Tx, jurisdictionId: string): Promise<number> {
  const [row] = await db
    .select({ n: sql<number>`count(*)` })
    .from(cadre)
    .where(eq(cadre.jurisdictionId, jurisdictionId));
  return row?.n ?? 0;
}
