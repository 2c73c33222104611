import { and, asc, eq, or, type SQL, sql } from "drizzle-orm";
import { recordEvent } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/context.ts";
import { writeWorkbook } from "../../platform/spreadsheets/index.ts";
import { cadre, unit } from "./schema.ts";

/** Counting stops here; a list that long is filtered, not read. */
const COUNT_LIMIT = 10_000;

export interface CadreQuery {
  q: string;
  unitId?: string | undefined;
  sex?: string | undefined;
  rank?: string | undefined;
  education?: string | undefined;
  heads?: boolean | undefined;
  reserve?: boolean | undefined;
  sort: string;
  page: number;
  size: number;
}

const SORTS: Readonly<Record<string, SQL>> = {
  roster: sql`${cadre.sortOrder} asc, ${cadre.cadreId} asc`,
  name: sql`${cadre.pinyin} asc, ${cadre.cadreId} asc`,
  "-name": sql`${cadre.pinyin} desc, ${cadre.cadreId} desc`,
  birth: sql`${cadre.birth} asc, ${cadre.cadreId} asc`,
  "-birth": sql`${cadre.birth} desc, ${cadre.cadreId} desc`,
  positionSince: sql`${cadre.positionSince} asc, ${cadre.cadreId} asc`,
  "-positionSince": sql`${cadre.positionSince} desc, ${cadre.cadreId} desc`,
};

export const CADRE_SORTS = Object.keys(SORTS) as [string, ...string[]];

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

/** One page of the roster within the actor's reach; `totalIsCapped` says that counting stopped at 10,000. */
export async function listCadres(ctx: Ctx, query: CadreQuery) {
  const where = whereOf(ctx, query);
  const { db } = ctx.platform;
  const [items, counted] = await Promise.all([
    rowsOf(ctx, where, query)
      .limit(query.size)
      .offset((query.page - 1) * query.size),
    db.execute<{ n: number }>(
      sql`select count(*) as n from (select 1 from cadre where ${where} limit ${COUNT_LIMIT + 1}) c`,
    ),
  ]);
  const total = Number(counted.rows[0]?.n ?? 0);
  return {
    items,
    total: Math.min(total, COUNT_LIMIT),
    totalIsCapped: total > COUNT_LIMIT,
    page: query.page,
    size: query.size,
  };
}

function rowsOf(ctx: Ctx, where: SQL | undefined, query: CadreQuery) {
  return ctx.platform.db
    .select(columns)
    .from(cadre)
    .leftJoin(unit, and(eq(unit.jurisdictionId, cadre.jurisdictionId), eq(unit.unitId, cadre.unitId)))
    .where(where)
    .orderBy(SORTS[query.sort] ?? SORTS.roster!);
}

function whereOf(ctx: Ctx, query: CadreQuery): SQL | undefined {
  const { actor, reach } = ctx;
  return and(
    eq(cadre.jurisdictionId, actor.jurisdictionId),
    reach.all
      ? undefined
      : sql`${cadre.unitId}::text in (select jsonb_array_elements_text(${JSON.stringify(reach.unitIds)}::jsonb))`,
    searchOf(actor.jurisdictionId, query.q),
    query.unitId === undefined ? undefined : eq(cadre.unitId, query.unitId),
    query.sex === undefined ? undefined : sql`${cadre.sex} = ${query.sex}`,
    query.rank === undefined ? undefined : eq(cadre.rank, query.rank),
    query.education === undefined ? undefined : eq(cadre.education, query.education),
    query.heads === true ? eq(cadre.isHead, true) : undefined,
    query.reserve === true ? eq(cadre.reserve, true) : undefined,
  );
}

/** By the beginning of the name, its pinyin or initials, or by unit name; blanks in names do not matter. */
function searchOf(jurisdictionId: string, q: string): SQL | undefined {
  const text = q.replaceAll(/[\s\u3000]/g, "");
  if (text === "") return undefined;
  const prefix = `${text.replaceAll(/[\\%_]/g, "\\$&")}%`;
  if (/^[a-z']+$/i.test(text)) {
    const latin = prefix.toLowerCase().replaceAll("'", "");
    return or(sql`${cadre.pinyin} like ${latin}`, sql`${cadre.initials} like ${latin}`);
  }
  return or(
    sql`${cadre.name} like ${prefix}`,
    sql`${cadre.unitId} in (select u.unit_id from unit u where u.jurisdiction_id = ${jurisdictionId} and u.name like ${`%${prefix}`})`,
  );
}

export async function listUnits(ctx: Ctx) {
  const { actor, reach, platform } = ctx;
  const rows = await platform.db
    .select({
      unitId: unit.unitId,
      code: unit.code,
      name: unit.name,
      kind: unit.kind,
      people: sql<number>`(select count(*) from cadre c where c.jurisdiction_id = ${unit.jurisdictionId} and c.unit_id = ${unit.unitId})`,
      head: sql<
        string | null
      >`(select c.name from cadre c where c.jurisdiction_id = ${unit.jurisdictionId} and c.unit_id = ${unit.unitId} and c.is_head limit 1)`,
    })
    .from(unit)
    .where(eq(unit.jurisdictionId, actor.jurisdictionId))
    .orderBy(asc(unit.sortOrder), asc(unit.code));
  return reach.all ? rows : rows.filter((row) => reach.unitIds.includes(row.unitId));
}

const EXPORT_LIMIT = 100_000;
const HEADER = [
  "单位编码",
  "单位",
  "姓名",
  "性别",
  "民族",
  "出生年月",
  "参加工作时间",
  "政治面貌",
  "学历",
  "学位",
  "现任职务",
  "任现职时间",
  "任现职级时间",
  "职级",
  "是否班子成员",
  "分管工作",
];

/** What the list shows, as .xlsx; the export itself is audited. */
export async function exportCadres(ctx: Ctx, query: CadreQuery): Promise<Buffer> {
  const rows = await rowsOf(ctx, whereOf(ctx, query), query).limit(EXPORT_LIMIT);
  await recordEvent(ctx.platform.db, ctx, {
    action: "roster.export",
    subjectType: "roster",
    subjectId: "list",
    detail: { rows: rows.length },
  });
  const lines = rows.map((row) => [
    row.unitCode,
    row.unitName,
    row.name,
    row.sex,
    row.ethnicity,
    row.birth,
    row.workStart,
    row.politicalStatus,
    row.education,
    row.degree,
    row.title,
    row.positionSince,
    row.rankSince,
    row.rank,
    row.isTeamMember ? "是" : "否",
    row.duties,
  ]);
  return writeWorkbook([{ name: "花名册", header: HEADER, rows: lines }]);
}
