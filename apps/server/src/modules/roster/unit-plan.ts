import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Db } from "../../platform/db/database.ts";
import type { UnitPlan } from "./import-types.ts";
import { type UnitKind, unit } from "./schema.ts";

interface UnitOfPerson {
  unitCode: string;
  unitName: string;
}

/**
 * Units of the file beside the known ones: found by code, else by name; new ones get a code when they bring none.
 * @returns plans by `unitKey`, and the names of all known units by id
 */
export async function planUnits(
  db: Db,
  jurisdictionId: string,
  people: Iterable<UnitOfPerson>,
): Promise<{ units: Map<string, UnitPlan>; unitNames: Map<string, string> }> {
  const known = await db.select().from(unit).where(eq(unit.jurisdictionId, jurisdictionId));
  const byCode = new Map(known.map((one) => [one.code, one]));
  const byName = new Map(known.map((one) => [one.name, one]));
  const plans = new Map<string, UnitPlan>();
  let sortOrder = Math.max(0, ...known.map((one) => one.sortOrder));
  for (const person of people) {
    const key = unitKey(person);
    if (plans.has(key)) continue;
    const found = byCode.get(person.unitCode) ?? byName.get(person.unitName);
    if (found === undefined) sortOrder += 1;
    plans.set(key, found === undefined ? newUnit(person, sortOrder, byCode) : knownUnit(found, person));
  }
  return { units: plans, unitNames: new Map(known.map((one) => [one.unitId, one.name])) };
}

export function unitKey(person: UnitOfPerson): string {
  return person.unitCode || person.unitName;
}

function knownUnit(found: typeof unit.$inferSelect, told: UnitOfPerson): UnitPlan {
  const { unitId, code, kind, sortOrder } = found;
  const byCode = told.unitCode === code;
  const renamed = byCode && told.unitName !== "" && told.unitName !== found.name;
  return {
    unitId,
    code,
    name: renamed ? told.unitName : found.name,
    kind,
    sortOrder,
    isNew: false,
    renamedFrom: renamed ? found.name : null,
    codeInFile: byCode || told.unitCode === "" ? null : told.unitCode,
  };
}

function newUnit(told: UnitOfPerson, sortOrder: number, taken: ReadonlyMap<string, unknown>): UnitPlan {
  const code = told.unitCode || freeCode(sortOrder, taken);
  return {
    unitId: randomUUID(),
    code,
    name: told.unitName || code,
    kind: kindOfUnit(told.unitName),
    sortOrder,
    isNew: true,
    renamedFrom: null,
    codeInFile: null,
  };
}

function freeCode(number: number, taken: ReadonlyMap<string, unknown>): string {
  const code = `U${String(number).padStart(4, "0")}`;
  return taken.has(code) ? `${code}-${randomUUID().slice(0, 4)}` : code;
}

/** A guess from the name, to be corrected on the page of units. */
export function kindOfUnit(name: string): UnitKind {
  const plain = name.replace(/[((][^))]*[))]$/, "");
  if (/(街道|街道办|街道办事处|街道党工委)$/.test(plain)) return "subdistrict";
  if (/(镇|乡)(党委|人民政府|政府)?$/.test(plain)) return "town";
  if (/(学校|中学|小学|幼儿园|学院|党校|医院|中心|研究所|馆|站|电视台|报社|园)$/.test(plain))
    return "institution";
  if (/(公司|集团|银行)$/.test(plain)) return "other";
  return "county_department";
}
