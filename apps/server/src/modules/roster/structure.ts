import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";

/** One row of a structure table: a class, how many, and what share of those whose value is known. */
export interface StructureRow {
  key: string;
  count: number;
  share: number;
}

export interface Structure {
  asOf: string;
  total: number;
  heads: number;
  team: number;
  reserve: number;
  /** In office today and at work then, with no appointment on record for that month: history that nobody entered. */
  withoutHistory: number;
  sex: StructureRow[];
  age: StructureRow[];
  education: StructureRow[];
  tenure: StructureRow[];
  rank: StructureRow[];
  units: { unitId: string; name: string; total: number; women: number; meanAge: number | null }[];
}

export interface StructureQuery {
  /** `YYYY-MM` */
  asOf: string;
  unitId?: string | undefined;
  heads?: boolean | undefined;
  team?: boolean | undefined;
  reserve?: boolean | undefined;
}

/** Oldest and youngest age of a band in whole years. */
const AGE_BANDS = [
  ["≤35", null, 35],
  ["36–40", 36, 40],
  ["41–45", 41, 45],
  ["46–50", 46, 50],
  ["51–55", 51, 55],
  ["≥56", 56, null],
] as const;
/** Whole years in the post. */
const TENURE_BANDS = [
  ["<1", null, 0],
  ["1–2", 1, 2],
  ["3–4", 3, 4],
  ["5–9", 5, 9],
  ["≥10", 10, null],
] as const;
type Band = (typeof AGE_BANDS | typeof TENURE_BANDS)[number];

/**
 * Structure of the cadres in office at a month [队伍结构分析]: sex, age bands, education, years in the post, rank. This
 * month and later: the posts held now. An earlier month: the appointments of that month, as far as they are on record;
 * education and reserve are those of today.
 */
export async function structureOf(ctx: Ctx, query: StructureQuery): Promise<Structure> {
  const { db, now } = ctx.platform;
  const isNow = query.asOf >= now().toISOString().slice(0, 7);
  const people = isNow ? inOfficeNow(ctx, query) : inOfficeAt(ctx, query);
  const counted = await db.execute<Record<string, number>>(countsOf(people, query.asOf));
  const n = (name: string) => counted.rows[0]?.[name] ?? 0;
  const bands = (list: readonly Band[], kind: string) =>
    tableOf(
      list.map(([key], i) => [key, n(`${kind}${i}`)]),
      n("total"),
    );
  return {
    asOf: query.asOf,
    total: n("total"),
    heads: n("heads"),
    team: n("team"),
    reserve: n("reserve"),
    withoutHistory: isNow ? 0 : await unknownThen(ctx, query),
    sex: tableOf(
      [
        ["男", n("men")],
        ["女", n("women")],
      ],
      n("total"),
    ),
    age: bands(AGE_BANDS, "age"),
    education: inOrder(await countBy(ctx, people, sql`education`), EDUCATION),
    tenure: bands(TENURE_BANDS, "tenure"),
    rank: inOrder(await countBy(ctx, people, sql`rank`), RANKS),
    units: await unitsOf(ctx, people, query.asOf),
  };
}

function inOfficeNow(ctx: Ctx, query: StructureQuery): SQL {
  return sql`
    select c.sex, c.birth, c.education, c.reserve, c.unit_id, c.rank, c.position_since as since, c.is_head, c.is_team_member
    from cadre c where c.jurisdiction_id = ${ctx.actor.jurisdictionId} and c.unit_id is not null
      and ${within(ctx, query, sql`c.unit_id`, sql`c.is_head`, sql`c.is_team_member`)}`;
}

/** Of several appointments that one person held then, the latest counts. */
function inOfficeAt(ctx: Ctx, query: StructureQuery): SQL {
  return sql`
    select distinct on (c.cadre_id) c.sex, c.birth, c.education, c.reserve, a.unit_id, a.rank, a.since, a.is_head, a.is_team_member
    from appointment a join cadre c on c.jurisdiction_id = a.jurisdiction_id and c.cadre_id = a.cadre_id
    where a.jurisdiction_id = ${ctx.actor.jurisdictionId} and a.since <= ${query.asOf} and (a.ended is null or a.ended > ${query.asOf})
      and ${within(ctx, query, sql`a.unit_id`, sql`a.is_head`, sql`a.is_team_member`)}
    order by c.cadre_id, a.since desc, a.recorded_at desc`;
}

async function unknownThen(ctx: Ctx, query: StructureQuery): Promise<number> {
  const { asOf } = query;
  const found = await ctx.platform.db.execute<{ n: number }>(sql`
    select count(*)::int as n from cadre c where c.jurisdiction_id = ${ctx.actor.jurisdictionId} and c.unit_id is not null
      and (c.work_start is null or c.work_start <= ${asOf})
      and ${within(ctx, query, sql`c.unit_id`, sql`c.is_head`, sql`c.is_team_member`)}
      and not exists (select 1 from appointment a where a.jurisdiction_id = c.jurisdiction_id and a.cadre_id = c.cadre_id
        and a.since <= ${asOf} and (a.ended is null or a.ended > ${asOf}))`);
  return found.rows[0]?.n ?? 0;
}

function within(ctx: Ctx, query: StructureQuery, unitId: SQL, isHead: SQL, isTeam: SQL): SQL {
  const { reach } = ctx;
  const conditions = [
    reach.all ? undefined : sql`${unitId} = any(${sql.param([...reach.unitIds])}::uuid[])`,
    query.unitId === undefined ? undefined : sql`${unitId} = ${query.unitId}::uuid`,
    query.heads === true ? isHead : undefined,
    query.team === true ? isTeam : undefined,
    query.reserve === true ? sql`c.reserve` : undefined,
  ].filter((one) => one !== undefined);
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}

/** One walk through the people. Months are compared as texts, which costs a tenth of computing ages. */
function countsOf(people: SQL, asOf: string): SQL {
  const bands = (list: readonly Band[], kind: string, since: SQL) =>
    list.map(
      ([, from, to], i) =>
        sql`count(*) filter (where ${since} is not null and ${inBand(asOf, since, from, to)})::int as ${sql.identifier(`${kind}${i}`)}`,
    );
  const filters = [
    sql`count(*)::int as total`,
    sql`count(*) filter (where is_head)::int as heads`,
    sql`count(*) filter (where is_team_member)::int as team`,
    sql`count(*) filter (where reserve)::int as reserve`,
    sql`count(*) filter (where sex = '男')::int as men`,
    sql`count(*) filter (where sex = '女')::int as women`,
    ...bands(AGE_BANDS, "age", sql`birth`),
    ...bands(TENURE_BANDS, "tenure", sql`since`),
  ];
  return sql`select ${sql.join(filters, sql`, `)} from (${people}) p`;
}

/** Whole years passed since a month: at least `from` when it lies that far back, at most `to` unless a year further. */
function inBand(asOf: string, since: SQL, from: number | null, to: number | null): SQL {
  const back = (years: number) => `${Number(asOf.slice(0, 4)) - years}${asOf.slice(4)}`;
  const least = from === null ? sql`true` : sql`${since} <= ${back(from)} collate "C"`;
  const most = to === null ? sql`true` : sql`${since} > ${back(to + 1)} collate "C"`;
  return sql`${least} and ${most}`;
}

async function countBy(ctx: Ctx, people: SQL, column: SQL): Promise<StructureRow[]> {
  const { rows } = await ctx.platform.db.execute<{ key: string | null; n: number }>(
    sql`select ${column} as key, count(*)::int as n from (${people}) p group by 1`,
  );
  const total = rows.reduce((sum, row) => sum + row.n, 0);
  return tableOf(
    rows.flatMap((row) => (row.key === null ? [] : [[row.key, row.n]])),
    total,
  );
}

/** Months since year 0, so that ages are whole divisions. */
const monthCount = (month: SQL) => sql`(left(${month}, 4)::int * 12 + right(${month}, 2)::int)`;

const yearsUntil = (asOf: string, since: SQL) =>
  sql`(${monthCount(sql`${asOf}::text`)} - ${monthCount(since)}) / 12`;

async function unitsOf(ctx: Ctx, people: SQL, asOf: string): Promise<Structure["units"]> {
  const found = await ctx.platform.db.execute<Structure["units"][number] & Record<string, unknown>>(sql`
    select u.unit_id as "unitId", u.name, c.total, c.women, c.mean_age as "meanAge"
    from (select unit_id, count(*)::int as total, (count(*) filter (where sex = '女'))::int as women,
        round(sum(${yearsUntil(asOf, sql`birth`)})::numeric / nullif(count(birth), 0), 1)::float as mean_age
      from (${people}) p group by unit_id) c
    join unit u on u.jurisdiction_id = ${ctx.actor.jurisdictionId} and u.unit_id = c.unit_id
    order by u.sort_order, u.code`);
  return found.rows;
}

const EDUCATION = ["博士研究生", "研究生", "大学", "本科", "大专", "专科", "中专", "高中"];
const RANKS = [
  "正县级",
  "副县级",
  "正科级",
  "副科级",
  "一级调研员",
  "二级调研员",
  "三级调研员",
  "四级调研员",
];

/** Classes that occur, and "" behind them for those who are in none; it has no share. */
function tableOf(classes: readonly (readonly [string, number])[], total: number): StructureRow[] {
  const known = classes.reduce((sum, [, count]) => sum + count, 0);
  const rows = classes.map(([key, count]) => ({ key, count, share: known === 0 ? 0 : count / known }));
  const unknown = total - known;
  return [
    ...rows.filter((row) => row.count > 0),
    ...(unknown > 0 ? [{ key: "", count: unknown, share: 0 }] : []),
  ];
}

/** Known classes first in their own order, others behind by size, unknown last. */
function inOrder(rows: StructureRow[], order: readonly string[]): StructureRow[] {
  const place = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  const unknown = (row: StructureRow) => Number(row.key === "");
  return rows.sort((a, b) => unknown(a) - unknown(b) || place(a.key) - place(b.key) || b.count - a.count);
}
