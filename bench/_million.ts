import pg from "pg";
import { pinyin } from "pinyin-pro";
import { GIVEN, SURNAMES } from "./_people.ts";

const UNIT_SIZE = 50;

/**
 * Fill the roster of the first jurisdiction with generated people (nobody real) straight in the database: it is the
 * reading that is measured. Surnames are as unequal as in life; rare ranks and degrees are rare.
 */
export async function fillRoster(databaseUrl: string, people: number): Promise<void> {
  const db = new pg.Client({ connectionString: databaseUrl });
  await db.connect();
  try {
    const {
      rows: [first],
    } = await db.query<{ id: string }>(
      "select jurisdiction_id as id from jurisdiction order by created_at limit 1",
    );
    const id = first?.id ?? "";
    await db.query(
      `insert into unit (jurisdiction_id, unit_id, code, name, kind, sort_order)
       select $1, gen_random_uuid(), 'M' || lpad(g::text, 6, '0'), '虚构第' || g || case when g % 5 = 0 then '镇' else '局' end,
         case when g % 5 = 0 then 'town' else 'county_department' end, 10000 + g
       from generate_series(1, $2::int) g`,
      [id, Math.ceil(people / UNIT_SIZE)],
    );
    const sounds = (text: string) => [...text].map((one) => pinyin(one, { toneType: "none", v: true }));
    await db.query("set synchronous_commit = off");
    await db.query("set statement_timeout = 0");
    await db.query(INSERT, [
      id,
      [...SURNAMES],
      sounds(SURNAMES),
      [...GIVEN],
      sounds(GIVEN),
      people,
      UNIT_SIZE,
    ]);
    await db.query("vacuum analyze cadre");
    await db.query("vacuum analyze unit");
  } finally {
    await db.end();
  }
}

/** `u(k)` is the k-th number between 0 and 1 that belongs to person g. */
const INSERT = `
  with numbered as (select g, u.unit_id, (g - 1) % $7::int as place, u.sort_order,
      (hashint8extended(g, 1) & 1048575) / 1048576.0 as u1, (hashint8extended(g, 2) & 1048575) / 1048576.0 as u2,
      (hashint8extended(g, 3) & 1048575) / 1048576.0 as u3, (hashint8extended(g, 4) & 1048575) / 1048576.0 as u4,
      (hashint8extended(g, 5) & 1048575) / 1048576.0 as u5, (hashint8extended(g, 6) & 1048575) / 1048576.0 as u6
    from generate_series(1, $6::bigint) g
    join unit u on u.jurisdiction_id = $1 and u.code = 'M' || lpad((1 + (g - 1) / $7::int)::text, 6, '0')),
  named as (select n.*, 1 + floor(power(cardinality($2::text[]), u1))::int - 1 as s,
      1 + floor(u2 * cardinality($4::text[]))::int as a, 1 + floor(u3 * cardinality($4::text[]))::int as b, u4 < 0.7 as two
    from numbered n)
  insert into cadre (jurisdiction_id, cadre_id, name, name_as_written, sex, ethnicity, birth, education, pinyin, initials,
    unit_id, title, rank, is_head, is_team_member, reserve, position_since, sort_order)
  select $1, gen_random_uuid(),
    ($2::text[])[s] || ($4::text[])[a] || case when two then ($4::text[])[b] else '' end, '',
    case when u5 < 0.3 then '女' else '男' end, '汉',
    (1966 + floor(u6 * 32)::int) || '-' || lpad((1 + floor(u5 * 12)::int)::text, 2, '0'),
    case when u6 < 0.004 then '博士研究生' when u6 < 0.25 then '研究生' when u6 < 0.8 then '大学' else '大专' end,
    ($3::text[])[s] || ($5::text[])[a] || case when two then ($5::text[])[b] else '' end,
    left(($3::text[])[s], 1) || left(($5::text[])[a], 1) || case when two then left(($5::text[])[b], 1) else '' end,
    unit_id, case when place = 0 then '党组书记、局长' else '副局长' end,
    case when place = 0 then '正科级' when u2 < 0.001 then '一级调研员' else '副科级' end,
    place = 0, place < 7, u3 < 0.02, (2010 + floor(u4 * 16)::int) || '-' || lpad((1 + floor(u3 * 12)::int)::text, 2, '0'),
    sort_order * 1000000::bigint + place
  from named`;
