import { sql } from "drizzle-orm";
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
  reserve: number;
  sex: StructureRow[];
  age: StructureRow[];
  education: StructureRow[];
  tenure: StructureRow[];
  rank: StructureRow[];
  units: { unitId: string; name: string; total: number; women: number; meanAge: number | null }[];
}

type Dimension = "sex" | "age" | "education" | "tenure" | "rank";

/**
 * Structure of the cadres in office at a month [队伍结构分析]: sex, age bands, education, years in the post, rank.
 * For an earlier month the appointments of that month count.
 * @param asOf `YYYY-MM`
 */
export async function structureOf(
  ctx: Ctx,
  query: { asOf: string; unitId?: string | undefined; heads?: boolean | undefined },
): Promise<Structure> {
  const { platform, actor, reach } = ctx;
  const people = sql`
    select c.cadre_id, c.sex, c.birth, c.education, c.reserve, a.unit_id, a.rank, a.since, a.is_head,
      (${query.asOf}::text || '-01')::date as today
    from appointment a join cadre c on c.jurisdiction_id = a.jurisdiction_id and c.cadre_id = a.cadre_id
    where a.jurisdiction_id = ${actor.jurisdictionId}
      and (a.since is null or a.since <= ${query.asOf} or a.ended is null) and (a.ended is null or a.ended > ${query.asOf})
      and (${reach.all} or a.unit_id::text in (select jsonb_array_elements_text(${JSON.stringify(reach.unitIds)}::jsonb)))
      and (${query.unitId ?? null}::uuid is null or a.unit_id = ${query.unitId ?? null}::uuid)
      and (${query.heads ?? false} = false or a.is_head)`;
  const classed = sql`
    select p.*, extract(year from age(today, (birth || '-01')::date))::int as years_old,
      extract(year from age(today, (since || '-01')::date))::int as years_in_post
    from (${people}) p`;
  const counted = await platform.db.execute<{ dimension: Dimension; key: string | null; n: number }>(sql`
    with people as (${classed})
    select 'sex' as dimension, sex as key, count(*) as n from people group by sex
    union all select 'education', education, count(*) from people group by education
    union all select 'rank', rank, count(*) from people group by rank
    union all select 'age', case when years_old is null then null when years_old <= 35 then '≤35' when years_old <= 40 then '36–40'
      when years_old <= 45 then '41–45' when years_old <= 50 then '46–50' when years_old <= 55 then '51–55' else '≥56' end, count(*) from people group by 2
    union all select 'tenure', case when years_in_post is null then null when years_in_post < 1 then '<1' when years_in_post < 3 then '1–2'
      when years_in_post < 5 then '3–4' when years_in_post < 10 then '5–9' else '≥10' end, count(*) from people group by 2`);
  const units = await platform.db.execute<Structure["units"][number] & Record<string, unknown>>(sql`
    with people as (${classed})
    select u.unit_id as "unitId", u.name, count(*)::int as total, count(*) filter (where p.sex = '女')::int as women,
      round(avg(p.years_old), 1)::float as "meanAge"
    from people p join unit u on u.jurisdiction_id = ${actor.jurisdictionId} and u.unit_id = p.unit_id
    group by u.unit_id, u.name, u.sort_order, u.code order by u.sort_order, u.code`);
  const totals = await platform.db.execute<{ total: number; heads: number; reserve: number }>(sql`
    with people as (${classed})
    select count(*)::int as total, count(*) filter (where is_head)::int as heads, count(*) filter (where reserve)::int as reserve from people`);
  const { total = 0, heads = 0, reserve = 0 } = totals.rows[0] ?? {};
  const table = (dimension: Dimension) =>
    tableOf(
      counted.rows.filter((row) => row.dimension === dimension),
      ORDER[dimension],
    );
  return {
    asOf: query.asOf,
    total,
    heads,
    reserve,
    sex: table("sex"),
    age: table("age"),
    education: table("education"),
    tenure: table("tenure"),
    rank: table("rank"),
    units: units.rows,
  };
}

const ORDER: Readonly<Record<Dimension, readonly string[]>> = {
  sex: ["男", "女"],
  age: ["≤35", "36–40", "41–45", "46–50", "51–55", "≥56"],
  education: ["研究生", "大学", "大专", "中专", "高中"],
  tenure: ["<1", "1–2", "3–4", "5–9", "≥10"],
  rank: ["正县级", "副县级", "正科级", "副科级", "一级调研员", "二级调研员", "三级调研员", "四级调研员"],
};

/** Known classes first in their own order, others behind by size; "" stands for unknown and has no share. */
function tableOf(
  rows: readonly { key: string | null; n: number }[],
  order: readonly string[],
): StructureRow[] {
  const known = rows.reduce((total, row) => total + (row.key === null ? 0 : Number(row.n)), 0);
  const place = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  return rows
    .map(({ key, n }) => ({
      key: key ?? "",
      count: Number(n),
      share: key === null || known === 0 ? 0 : Number(n) / known,
    }))
    .sort(
      (a, b) =>
        Number(a.key === "") - Number(b.key === "") || place(a.key) - place(b.key) || b.count - a.count,
    );
}
