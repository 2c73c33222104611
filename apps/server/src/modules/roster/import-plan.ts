import { randomUUID } from "node:crypto";
import { and, eq, inArray } from "drizzle-orm";
import type { Db } from "../../platform/db/database.ts";
import { cadre, type UnitKind, unit } from "./schema.ts";
import type { KeyedRow } from "./understand/understand.worker.ts";

/** The columns that an import sets and compares. */
export const COMPARED = [
  "sex",
  "ethnicity",
  "nativePlace",
  "birth",
  "workStart",
  "politicalStatus",
  "partyDate",
  "education",
  "degree",
  "school",
  "title",
  "rank",
  "isHead",
  "isTeamMember",
  "positionSince",
  "rankSince",
  "duties",
  "note",
] as const;
type Compared = (typeof COMPARED)[number];

export interface Difference {
  field: Compared | "unit";
  before: string | null;
  after: string | null;
}

export interface PlannedRow {
  state: "add" | "change" | "same";
  cadreId: string;
  unitId: string;
  source: KeyedRow;
  differences: Difference[];
}

export interface UnitPlan {
  unitId: string;
  code: string;
  name: string;
  kind: UnitKind;
  isNew: boolean;
}

/** Units of the file beside the known ones: found by code, else by name; new ones get a code when they bring none. */
export async function planUnits(
  db: Db,
  jurisdictionId: string,
  rows: readonly KeyedRow[],
): Promise<Map<string, UnitPlan>> {
  const known = await db.select().from(unit).where(eq(unit.jurisdictionId, jurisdictionId));
  const byCode = new Map(known.map((one) => [one.code, one]));
  const byName = new Map(known.map((one) => [one.name, one]));
  const plans = new Map<string, UnitPlan>();
  let fresh = known.length;
  for (const { person } of rows) {
    const key = unitKey(person);
    if (plans.has(key)) continue;
    const found = byCode.get(person.unitCode) ?? byName.get(person.unitName);
    if (found !== undefined) {
      plans.set(key, {
        unitId: found.unitId,
        code: found.code,
        name: found.name,
        kind: found.kind,
        isNew: false,
      });
      continue;
    }
    fresh += 1;
    const code = person.unitCode || `U${String(fresh).padStart(4, "0")}`;
    plans.set(key, {
      unitId: randomUUID(),
      code,
      name: person.unitName || code,
      kind: kindOfUnit(person.unitName),
      isNew: true,
    });
  }
  return plans;
}

export function unitKey(person: { unitCode: string; unitName: string }): string {
  return person.unitCode || person.unitName;
}

function kindOfUnit(name: string): UnitKind {
  if (/(镇|乡)(党委|人民政府|政府)?$/.test(name)) return "town";
  if (/(街道|街道办|办事处)$/.test(name)) return "subdistrict";
  if (/(学校|中学|小学|医院|中心|所|馆|站)$/.test(name)) return "institution";
  return "county_department";
}

/**
 * What one portion of rows would do. The same person is found by name and birth, in the same unit first; two of them
 * elsewhere are not guessed at but added.
 * @param taken cadres that earlier rows of this file already stand for
 */
export async function planRows(
  db: Db,
  jurisdictionId: string,
  rows: readonly KeyedRow[],
  units: ReadonlyMap<string, UnitPlan>,
  taken: Set<string>,
): Promise<PlannedRow[]> {
  const names = [...new Set(rows.map((row) => row.person.name))];
  const known = await db
    .select()
    .from(cadre)
    .where(and(eq(cadre.jurisdictionId, jurisdictionId), inArray(cadre.name, names)));
  const byPerson = new Map<string, (typeof known)[number][]>();
  for (const one of known) {
    const key = `${one.name}|${one.birth}`;
    byPerson.set(key, [...(byPerson.get(key) ?? []), one]);
  }
  const unitNames = new Map([...units.values()].map((one) => [one.unitId, one.name]));
  return rows.map((source) => {
    const target = units.get(unitKey(source.person))!;
    const free = (byPerson.get(`${source.person.name}|${source.person.birth}`) ?? []).filter(
      (one) => !taken.has(one.cadreId),
    );
    const match =
      free.find((one) => one.unitId === target.unitId) ?? (free.length === 1 ? free[0] : undefined);
    if (match === undefined)
      return { state: "add", cadreId: randomUUID(), unitId: target.unitId, source, differences: [] };
    taken.add(match.cadreId);
    const differences = differencesOf(match, source, target, unitNames);
    return {
      state: differences.length === 0 ? "same" : "change",
      cadreId: match.cadreId,
      unitId: target.unitId,
      source,
      differences,
    };
  });
}

function differencesOf(
  known: typeof cadre.$inferSelect,
  source: KeyedRow,
  target: UnitPlan,
  unitNames: ReadonlyMap<string, string>,
): Difference[] {
  const after: Record<Compared, string | boolean | null> = { ...source.person, isHead: source.isHead };
  const show = (value: string | boolean | null) =>
    typeof value === "boolean" ? (value ? "是" : "否") : value;
  const fields = COMPARED.filter((field) => (known[field] ?? null) !== (after[field] ?? null));
  const list: Difference[] = fields.map((field) => ({
    field,
    before: show(known[field]),
    after: show(after[field]),
  }));
  if (known.unitId !== target.unitId)
    list.push({ field: "unit", before: unitNames.get(known.unitId ?? "") ?? null, after: target.name });
  return list;
}
