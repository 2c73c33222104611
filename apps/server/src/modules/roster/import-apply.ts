import { sql } from "drizzle-orm";
import type { Tx } from "../../platform/db/database.ts";
import type { UnitPlan } from "./import-plan.ts";

const BATCH = 1_000;

/** New units of the file, in its order behind the known ones. */
export async function insertUnits(tx: Tx, jurisdictionId: string, units: readonly UnitPlan[]): Promise<void> {
  const fresh = units.filter((one) => one.isNew);
  if (fresh.length === 0) return;
  await tx.execute(sql`
    insert into unit (jurisdiction_id, unit_id, code, name, kind, sort_order)
    select ${jurisdictionId}, r.unit_id, r.code, r.name, r.kind,
      (select coalesce(max(u.sort_order), 0) from unit u where u.jurisdiction_id = ${jurisdictionId}) + r.n
    from jsonb_to_recordset(${JSON.stringify(fresh.map((one, i) => ({ unit_id: one.unitId, code: one.code, name: one.name, kind: one.kind, n: i + 1 })))}::jsonb)
      as r(unit_id uuid, code text, name text, kind text, n integer)`);
}

/**
 * Write staged rows of one import into the roster: people, and the appointments that begin and end with them.
 * The rows are in the database already, so nothing travels.
 * @param source what appointments name as their origin
 * @param endMonth when an appointment ends whose successor has no date
 */
export async function applyStagedRows(
  tx: Tx,
  ids: { jurisdictionId: string; importId: string },
  source: string,
  endMonth: string,
  onProgress: (done: number) => void,
): Promise<void> {
  const { jurisdictionId, importId } = ids;
  const last = await tx.execute<{ n: number }>(
    sql`select coalesce(max(position), -1) as n from roster_import_row where jurisdiction_id = ${jurisdictionId} and import_id = ${importId}`,
  );
  const end = Number(last.rows[0]?.n ?? -1);
  for (let from = 0; from <= end; from += BATCH) {
    const staged = sql`roster_import_row s where s.jurisdiction_id = ${jurisdictionId} and s.import_id = ${importId}
      and s.position >= ${from} and s.position < ${from + BATCH} and s.state in ('add', 'change')`;
    await tx.execute(endAppointments(jurisdictionId, staged, endMonth));
    await tx.execute(upsertCadres(jurisdictionId, staged));
    await tx.execute(beginAppointments(jurisdictionId, staged, source));
    onProgress(Math.min(end + 1, from + BATCH));
  }
}

type Sql = ReturnType<typeof sql>;

/** A staged row that moves the person to another unit, title or rank. */
const MOVES = sql`exists (select 1 from jsonb_array_elements(s.detail) d where d->>'field' in ('unit', 'title', 'rank', 'isHead'))`;

function endAppointments(jurisdictionId: string, staged: Sql, endMonth: string): Sql {
  return sql`
    update appointment a set ended = coalesce(s.row->'person'->>'positionSince', ${endMonth})
    from ${staged} and s.state = 'change' and ${MOVES}
      and a.jurisdiction_id = ${jurisdictionId} and a.cadre_id = s.cadre_id and a.ended is null`;
}

function upsertCadres(jurisdictionId: string, staged: Sql): Sql {
  return sql`
    insert into cadre (jurisdiction_id, cadre_id, name, name_as_written, sex, ethnicity, native_place, birth, work_start,
      political_status, party_date, education, degree, school, note, pinyin, initials, unit_id, title, rank, is_head,
      is_team_member, position_since, rank_since, duties, sort_order)
    select ${jurisdictionId}, s.cadre_id, p->>'name', p->>'nameAsWritten', p->>'sex', p->>'ethnicity', p->>'nativePlace',
      p->>'birth', p->>'workStart', p->>'politicalStatus', p->>'partyDate', p->>'education', p->>'degree', p->>'school',
      p->>'note', s.row->>'pinyin', s.row->>'initials', (s.row->>'unitId')::uuid, p->>'title', p->>'rank',
      (s.row->>'isHead')::boolean, (p->>'isTeamMember')::boolean, p->>'positionSince', p->>'rankSince', p->>'duties', s.position
    from roster_import_row s, lateral (select s.row->'person' as p) x
    where (s.jurisdiction_id, s.import_id, s.position) in (select s.jurisdiction_id, s.import_id, s.position from ${staged})
    on conflict (jurisdiction_id, cadre_id) do update set
      name = excluded.name, name_as_written = excluded.name_as_written, sex = excluded.sex, ethnicity = excluded.ethnicity,
      native_place = excluded.native_place, birth = excluded.birth, work_start = excluded.work_start,
      political_status = excluded.political_status, party_date = excluded.party_date, education = excluded.education,
      degree = excluded.degree, school = excluded.school, note = excluded.note, pinyin = excluded.pinyin,
      initials = excluded.initials, unit_id = excluded.unit_id, title = excluded.title, rank = excluded.rank,
      is_head = excluded.is_head, is_team_member = excluded.is_team_member, position_since = excluded.position_since,
      rank_since = excluded.rank_since, duties = excluded.duties, sort_order = excluded.sort_order, updated_at = now()`;
}

function beginAppointments(jurisdictionId: string, staged: Sql, source: string): Sql {
  return sql`
    insert into appointment (jurisdiction_id, appointment_id, cadre_id, unit_id, title, rank, is_head, is_team_member, since, source)
    select ${jurisdictionId}, gen_random_uuid(), s.cadre_id, (s.row->>'unitId')::uuid, coalesce(s.row->'person'->>'title', ''),
      s.row->'person'->>'rank', (s.row->>'isHead')::boolean, (s.row->'person'->>'isTeamMember')::boolean,
      s.row->'person'->>'positionSince', ${source}
    from ${staged} and (s.state = 'add' or ${MOVES})`;
}
