import { and, asc, count, eq, type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import type { Db, Tx } from "../../platform/db/database.ts";
import { invalid } from "../../platform/errors.ts";
import { type CadreFilter, type CadreSort, SORTS, whereOf } from "./list-query.ts";
import { cadre, unit } from "./schema.ts";

/** Counting and paging stop here; a list that long is filtered, not read. */
const COUNT_LIMIT = 10_000;

export interface CadreQuery extends CadreFilter {
  sort: CadreSort;
  page: number;
  size: number;
}

const columns = {
  cadreId: cadre.cadreId,
  name: cadre.name,
  sex: cadre.sex,
  ethnicity: cadre.ethnicity,
  birth: cadre.birth,
  workStart: cadre.workStart,
  politicalStatus: cadre.politicalStatus,
  education: cadre.education,
  degree: cadre.degree,
  unitId: cadre.unitId,
  unitName: unit.name,
  unitCode: unit.code,
  title: cadre.title,
  rank: cadre.rank,
  positionSince: cadre.positionSince,
  rankSince: cadre.rankSince,
  isHead: cadre.isHead,
  isTeamMember: cadre.isTeamMember,
  reserve: cadre.reserve,
  duties: cadre.duties,
};

/**
 * One page of the roster within the actor's reach; `totalIsCapped` says that counting stopped at 10,000.
 * @throws DomainError `page-too-deep`
 */
export async function listCadres(ctx: Ctx, query: CadreQuery) {
  const offset = (query.page - 1) * query.size;
  if (offset >= COUNT_LIMIT) throw pageTooDeep();
  const where = await whereOf(ctx, query);
  const { db } = ctx.platform;
  const [items, total] = await Promise.all([
    orderedRows(db, where, query.sort).limit(query.size).offset(offset),
    countUpTo(db, where, COUNT_LIMIT + 1),
  ]);
  return {
    items,
    total: Math.min(total, COUNT_LIMIT),
    totalIsCapped: total > COUNT_LIMIT,
    page: query.page,
    size: query.size,
  };
}

function pageTooDeep() {
  return invalid("page-too-deep", {
    zh: `名单只能翻到第 ${COUNT_LIMIT} 人。请用搜索或筛选缩小范围,或导出。`,
    en: `The list can be paged up to person ${COUNT_LIMIT}. Narrow it by search or filters, or export it.`,
  });
}

function orderedRows(db: Db | Tx, where: SQL | undefined, sort: CadreSort) {
  return db
    .select(columns)
    .from(cadre)
    .leftJoin(unit, and(eq(unit.jurisdictionId, cadre.jurisdictionId), eq(unit.unitId, cadre.unitId)))
    .where(where)
    .orderBy(SORTS[sort]);
}

export async function countUpTo(db: Db | Tx, where: SQL | undefined, limit: number): Promise<number> {
  const counted = await db.execute<{ n: number }>(
    sql`select count(*) as n from (select 1 from ${cadre} where ${where} limit ${limit}) c`,
  );
  return Number(counted.rows[0]?.n ?? 0);
}

/** Units within the actor's reach, with how many people and who is the head. */
export async function listUnits(ctx: Ctx) {
  const { actor, reach, platform } = ctx;
  const { db } = platform;
  const own = eq(cadre.jurisdictionId, actor.jurisdictionId);
  const [units, people, heads] = await Promise.all([
    db
      .select({ unitId: unit.unitId, code: unit.code, name: unit.name, kind: unit.kind })
      .from(unit)
      .where(eq(unit.jurisdictionId, actor.jurisdictionId))
      .orderBy(asc(unit.sortOrder), asc(unit.code)),
    db.select({ unitId: cadre.unitId, n: count() }).from(cadre).where(own).groupBy(cadre.unitId),
    db
      .select({ unitId: cadre.unitId, name: cadre.name })
      .from(cadre)
      .where(and(own, sql`${cadre.isHead}`)),
  ]);
  const countOf = new Map(people.map((row) => [row.unitId, row.n]));
  const headOf = new Map(heads.map((row) => [row.unitId, row.name]));
  return units
    .filter((one) => reach.all || reach.unitIds.includes(one.unitId))
    .map((one) => ({ ...one, people: countOf.get(one.unitId) ?? 0, head: headOf.get(one.unitId) ?? null }));
}

/** A few people and units for the search of the whole system. */
export async function searchRoster(ctx: Ctx, q: string, limit: number) {
  const { db } = ctx.platform;
  const where = await whereOf(ctx, { q });
  const persons = await orderedRows(db, where, "roster").limit(limit);
  const like = `%${q.trim().replaceAll(/[\\%_]/g, "\\$&")}%`;
  const units = await db
    .select({ unitId: unit.unitId, code: unit.code, name: unit.name })
    .from(unit)
    .where(
      and(
        eq(unit.jurisdictionId, ctx.actor.jurisdictionId),
        sql`(${unit.name} like ${like} or ${unit.code} ilike ${like})`,
        ctx.reach.all ? undefined : sql`${unit.unitId} = any(${sql.param([...ctx.reach.unitIds])}::uuid[])`,
      ),
    )
    .orderBy(asc(unit.sortOrder), asc(unit.code))
    .limit(limit);
  return {
    persons: persons.map(({ cadreId, name, unitName, title }) => ({ cadreId, name, unitName, title })),
    units,
  };
}
