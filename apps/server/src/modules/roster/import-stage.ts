import { createHash } from "node:crypto";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "../../platform/db/database.ts";
import type { HeadChange, ImportSummary, UnitPlan } from "./import-types.ts";
import { claimKey, type Plan, type PlannedRow, planRows } from "./row-plan.ts";
import { cadre, rosterImportRow, unit } from "./schema.ts";
import type { KeyedRow, RosterEnd } from "./understand/understand.worker.ts";
import { planUnits, unitKey } from "./unit-plan.ts";

const BATCH = 1_000;
/** Remarks and people kept for the page; the counts are always whole. */
const KEPT_REMARKS = 2_000;
const KEPT_MISSING = 500;

interface ImportIds {
  jurisdictionId: string;
  importId: string;
}

/** Compare the rows of a file with the roster and keep every row with what it would do. */
export async function stageRows(
  db: Db,
  ids: ImportIds,
  rows: readonly KeyedRow[],
  end: RosterEnd,
  onProgress: (done: number) => void,
): Promise<ImportSummary> {
  const { jurisdictionId } = ids;
  const { units, unitNames } = await planUnits(
    db,
    jurisdictionId,
    rows.map((row) => row.person),
  );
  const plan = await planOf(db, jurisdictionId, units, unitNames, rows, end);
  const hash = createHash("sha256");
  const counts = { add: 0, change: 0, same: 0, doubts: 0 };
  const newHeads = new Map<string, PlannedRow>();
  await db.delete(rosterImportRow).where(rowsOf(ids));
  for (let from = 0; from < rows.length; from += BATCH) {
    const planned = await planRows(db, plan, rows.slice(from, from + BATCH), from);
    for (const row of planned) {
      counts[row.state] += 1;
      if (row.doubt !== null) counts.doubts += 1;
      if (row.becomesHead) newHeads.set(row.unitId, row);
    }
    hash.update(await insertStaged(db, ids, planned, from));
    onProgress(from + planned.length);
  }
  const { unread, ...told } = end;
  const missing = await missingPeople(db, ids, units, unread);
  const changedUnits = [...units.values()].filter(
    (one) => one.isNew || one.renamedFrom !== null || one.codeInFile !== null,
  );
  return {
    ...told,
    errors: end.errors.slice(0, KEPT_REMARKS),
    notices: end.notices.slice(0, KEPT_REMARKS),
    units: changedUnits,
    headChanges: await headChanges(db, jurisdictionId, newHeads),
    missing: missing.slice(0, KEPT_MISSING),
    rowsHash: hash.digest("hex"),
    counts: {
      ...counts,
      dataRows: end.dataRows,
      good: rows.length,
      errorRows: end.dataRows - rows.length,
      newUnits: changedUnits.filter((one) => one.isNew).length,
      renamedUnits: changedUnits.filter((one) => one.renamedFrom !== null).length,
      missing: missing.length,
    },
  };
}

export const rowsOf = ({ jurisdictionId, importId }: ImportIds) =>
  and(eq(rosterImportRow.jurisdictionId, jurisdictionId), eq(rosterImportRow.importId, importId));

async function planOf(
  db: Db,
  jurisdictionId: string,
  units: ReadonlyMap<string, UnitPlan>,
  unitNames: ReadonlyMap<string, string>,
  rows: readonly KeyedRow[],
  end: RosterEnd,
): Promise<Plan> {
  const heads = await db
    .selectDistinct({ unitId: cadre.unitId })
    .from(cadre)
    .where(and(eq(cadre.jurisdictionId, jurisdictionId), eq(cadre.isHead, true)));
  const claims = rows.map(({ person }) =>
    claimKey(person.name, person.birth, units.get(unitKey(person))!.unitId),
  );
  const fields = end.sheets.map(
    (sheet) => [sheet.name, new Set(sheet.columns.flatMap(({ field }) => field ?? []))] as const,
  );
  return {
    jurisdictionId,
    units,
    unitNames,
    fields: new Map(fields),
    claimed: new Set(claims),
    unitsWithHead: new Set(heads.flatMap((one) => one.unitId ?? [])),
    taken: new Set(),
    asOf: end.asOf,
  };
}

/** @returns what was staged, as text, for the hash */
async function insertStaged(
  db: Db,
  { jurisdictionId, importId }: ImportIds,
  planned: readonly PlannedRow[],
  from: number,
): Promise<string> {
  const list = JSON.stringify(
    planned.map(({ state, cadreId, differences, ...row }, i) => ({
      position: from + i,
      state,
      cadre_id: cadreId,
      row,
      detail: differences,
    })),
  );
  await db.execute(sql`
    insert into roster_import_row (jurisdiction_id, import_id, position, state, row, cadre_id, detail)
    select ${jurisdictionId}, ${importId}, r.position, r.state, r.row, r.cadre_id, r.detail
    from jsonb_to_recordset(${list}::jsonb) as r(position integer, state text, row jsonb, cadre_id uuid, detail jsonb)`);
  return list;
}

/**
 * People of the file's units who stand on the roster and not in the file: a question, never a deletion. Who is in the
 * file, though in a row with errors, is not missing.
 */
async function missingPeople(
  db: Db,
  { jurisdictionId, importId }: ImportIds,
  units: ReadonlyMap<string, UnitPlan>,
  unread: RosterEnd["unread"],
): Promise<ImportSummary["missing"]> {
  const ids = [...units.values()].filter((one) => !one.isNew).map((one) => one.unitId);
  if (ids.length === 0) return [];
  const found = await db
    .select({
      cadreId: cadre.cadreId,
      name: cadre.name,
      unit: unit.name,
      unitId: unit.unitId,
      title: cadre.title,
    })
    .from(cadre)
    .innerJoin(unit, and(eq(unit.jurisdictionId, cadre.jurisdictionId), eq(unit.unitId, cadre.unitId)))
    .where(
      and(
        eq(cadre.jurisdictionId, jurisdictionId),
        inArray(cadre.unitId, [...new Set(ids)]),
        sql`not exists (select 1 from roster_import_row s where s.jurisdiction_id = ${jurisdictionId} and s.import_id = ${importId} and s.cadre_id = ${cadre.cadreId})`,
      ),
    )
    .orderBy(cadre.sortOrder);
  const inFile = new Set(unread.map((one) => `${units.get(unitKey(one))?.unitId}|${one.name}`));
  return found.filter((one) => !inFile.has(`${one.unitId}|${one.name}`)).map(({ unitId: _, ...one }) => one);
}

/** Units whose head the import replaces. */
async function headChanges(
  db: Db,
  jurisdictionId: string,
  newHeads: ReadonlyMap<string, PlannedRow>,
): Promise<HeadChange[]> {
  if (newHeads.size === 0) return [];
  const now = await db
    .select({ cadreId: cadre.cadreId, name: cadre.name, unitId: unit.unitId, unit: unit.name })
    .from(cadre)
    .innerJoin(unit, and(eq(unit.jurisdictionId, cadre.jurisdictionId), eq(unit.unitId, cadre.unitId)))
    .where(
      and(
        eq(cadre.jurisdictionId, jurisdictionId),
        eq(cadre.isHead, true),
        inArray(cadre.unitId, [...newHeads.keys()]),
      ),
    )
    .orderBy(cadre.sortOrder);
  return now.flatMap((one) => {
    const next = newHeads.get(one.unitId)!;
    if (next.cadreId === one.cadreId) return [];
    return { unit: one.unit, before: one.name, after: next.person.name };
  });
}
