import { randomUUID } from "node:crypto";
import { and, eq, inArray, or, sql } from "drizzle-orm";
import type { Db } from "../../platform/db/database.ts";
import type { StagedRow, UnitPlan } from "./import-types.ts";
import { matchPerson } from "./match.ts";
import { cadre, type Difference } from "./schema.ts";
import type { Field } from "./understand/header.ts";
import type { KeyedRow } from "./understand/understand.worker.ts";
import { unitKey } from "./unit-plan.ts";

/** The columns that an import sets and compares, where the file has them. */
const COMPARED = [
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
  "isTeamMember",
  "positionSince",
  "rankSince",
  "duties",
  "reserve",
  "note",
] as const;

export interface PlannedRow extends StagedRow {
  state: "add" | "change" | "same";
  cadreId: string;
  differences: Difference[];
}

/** What the rows of one file are compared with, and what its earlier rows have taken. */
export interface Plan {
  jurisdictionId: string;
  units: ReadonlyMap<string, UnitPlan>;
  /** Of the units on the roster, by id. */
  unitNames: ReadonlyMap<string, string>;
  /** Columns of each sheet: what a file does not tell, it does not change. */
  fields: ReadonlyMap<string, ReadonlySet<Field>>;
  /** `name|birth|unit` of every row, so that no row takes somebody whom another names exactly. */
  claimed: ReadonlySet<string>;
  unitsWithHead: ReadonlySet<string>;
  taken: Set<string>;
  /** `YYYY-MM` of the file */
  asOf: string;
}

type Known = typeof cadre.$inferSelect;

export function claimKey(name: string, birth: string | null, unitId: string | null): string {
  return `${name}|${birth}|${unitId}`;
}

/** What one portion of rows would do. @param from place of the first one in the file */
export async function planRows(
  db: Db,
  plan: Plan,
  rows: readonly KeyedRow[],
  from: number,
): Promise<PlannedRow[]> {
  const known = Map.groupBy(await candidates(db, plan, rows), (one) => one.name);
  return rows.map((source, i) => {
    const unit = plan.units.get(unitKey(source.person))!;
    const { unitId } = unit;
    const open = (known.get(source.person.name) ?? []).filter((one) => !plan.taken.has(one.cadreId));
    const { found, doubt } = matchPerson(
      { ...source.person, unitId },
      open,
      (one) => !plan.claimed.has(claimKey(one.name, one.birth, one.unitId)),
    );
    const sortOrder = unit.sortOrder * 1_000_000 + from + i;
    const base = { sheet: source.sheet, row: source.row, pinyin: source.pinyin, initials: source.initials };
    const staged = { ...base, unitId, sortOrder, doubt };
    if (found === null) return { ...staged, ...addition(source) };
    plan.taken.add(found.cadreId);
    return { ...staged, ...comparison(plan, found, source, unit) };
  });
}

/** People of these names who share birth or unit with one of the rows. */
function candidates(db: Db, plan: Plan, rows: readonly KeyedRow[]): Promise<Known[]> {
  const names = [...new Set(rows.map((row) => row.person.name))];
  const births = [...new Set(rows.map(({ person }) => `${person.name}|${person.birth}`))];
  const unitIds = [...new Set(rows.map((row) => plan.units.get(unitKey(row.person))!.unitId))];
  return db
    .select()
    .from(cadre)
    .where(
      and(
        eq(cadre.jurisdictionId, plan.jurisdictionId),
        inArray(cadre.name, names),
        or(inArray(sql`${cadre.name} || '|' || ${cadre.birth}`, births), inArray(cadre.unitId, unitIds)),
      ),
    );
}

function addition({ person, isHead }: KeyedRow) {
  const begins = person.positionSince;
  const cadreId = randomUUID();
  const rest = { moves: true, begins, differences: [] };
  return { state: "add" as const, cadreId, person, isHead, becomesHead: isHead, ...rest };
}

function comparison(plan: Plan, known: Known, source: KeyedRow, unit: UnitPlan) {
  const told = plan.fields.get(source.sheet) ?? new Set<Field>();
  const compared = COMPARED.filter((field) => told.has(field) || field === "birth");
  const person = { ...source.person, ...keptOf(known, new Set(compared)) };
  const changed = compared.filter((field) => (known[field] ?? null) !== (person[field] ?? null));
  const differences: Difference[] = changed.map((field) => ({
    field,
    before: shown(known[field]),
    after: shown(person[field]),
  }));
  const newUnit = known.unitId !== unit.unitId;
  if (newUnit)
    differences.unshift({
      field: "unit",
      before: plan.unitNames.get(known.unitId ?? "") ?? null,
      after: unit.name,
    });
  const isChanged = (field: string) => differences.some((one) => one.field === field);
  // Who is the head was decided by people, or guessed when title and duties came in; while these stay, so does that.
  const decided =
    !newUnit && !isChanged("title") && !isChanged("duties") && plan.unitsWithHead.has(unit.unitId);
  const isHead = decided ? known.isHead : source.isHead;
  if (isHead !== known.isHead)
    differences.push({ field: "isHead", before: shown(known.isHead), after: shown(isHead) });
  const moves = newUnit || isChanged("title") || isChanged("rank");
  return {
    state: differences.length === 0 ? ("same" as const) : ("change" as const),
    cadreId: known.cadreId,
    person,
    isHead,
    becomesHead: isHead && (newUnit || !known.isHead),
    moves,
    begins: beginOf(known, person, newUnit || isChanged("title"), plan.asOf),
    differences,
  };
}

/** What the roster knows and the file does not tell; a birth every file tells. */
function keptOf(known: Known, told: ReadonlySet<string>) {
  const kept = COMPARED.filter((field) => !told.has(field)).map((field) => [field, known[field]] as const);
  return Object.fromEntries(kept) as Partial<Pick<Known, Exclude<(typeof COMPARED)[number], "birth">>>;
}

/** When the changed appointment began: as the file says, if that is later than the one before; else at its date. */
function beginOf(
  known: Known,
  told: { positionSince: string | null; rankSince: string | null },
  newPost: boolean,
  asOf: string,
): string {
  const [said, before] = newPost
    ? [told.positionSince, known.positionSince]
    : [told.rankSince, known.rankSince ?? known.positionSince];
  return said !== null && (before === null || said > before) ? said : asOf;
}

function shown(value: string | boolean | null): string | null {
  if (typeof value === "boolean") return value ? "是" : "否";
  return value;
}
