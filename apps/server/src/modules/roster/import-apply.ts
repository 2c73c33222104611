import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "../../platform/db/database.ts";
import type { UnitPlan } from "./import-types.ts";

const BATCH = 1_000;

export interface ApplyOptions {
  jurisdictionId: string;
  importId: string;
  /** What appointments and changes name as their origin. */
  source: string;
  /** Who confirmed. */
  recordedBy: string;
  onProgress: (done: number) => void;
}

/** New units, and new names of known ones. */
export async function applyUnits(tx: Tx, jurisdictionId: string, units: readonly UnitPlan[]): Promise<void> {
  const fresh = units.filter((one) => one.isNew);
  if (fresh.length > 0)
    await tx.execute(sql`
      insert into unit (jurisdiction_id, unit_id, code, name, kind, sort_order)
      select ${jurisdictionId}, r."unitId", r.code, r.name, r.kind, r."sortOrder"
      from jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb)
        as r("unitId" uuid, code text, name text, kind text, "sortOrder" integer)`);
  const renamed = units.filter((one) => one.renamedFrom !== null);
  if (renamed.length > 0)
    await tx.execute(sql`
      update unit u set name = r.name
      from jsonb_to_recordset(${JSON.stringify(renamed)}::jsonb) as r("unitId" uuid, name text)
      where u.jurisdiction_id = ${jurisdictionId} and u.unit_id = r."unitId"`);
}

/**
 * Write staged rows of one import into the roster: people, the appointments that begin and end with them, and what
 * changed. The rows are in the database already, so nothing travels.
 */
export async function applyStagedRows(tx: Tx, options: ApplyOptions): Promise<void> {
  const { jurisdictionId, importId, onProgress } = options;
  const last = await tx.execute<{ n: number }>(
    sql`select coalesce(max(position), -1) as n from roster_import_row where jurisdiction_id = ${jurisdictionId} and import_id = ${importId}`,
  );
  const end = Number(last.rows[0]?.n ?? -1);
  for (let from = 0; from <= end; from += BATCH) {
    const staged = sql`(
      select cadre_id, state, row, row->'person' as p, detail from roster_import_row
      where jurisdiction_id = ${jurisdictionId} and import_id = ${importId}
        and position >= ${from} and position < ${from + BATCH} and state in ('add', 'change')) s`;
    await tx.execute(endAppointments(jurisdictionId, staged));
    await tx.execute(upsertCadres(jurisdictionId, staged));
    await tx.execute(beginAppointments(jurisdictionId, staged, options.source));
    await tx.execute(amendAppointments(jurisdictionId, staged));
    await tx.execute(recordChanges(staged, options));
    onProgress(Math.min(end + 1, from + BATCH));
  }
  await oneHeadEach(tx, jurisdictionId, importId);
}

function endAppointments(jurisdictionId: string, staged: SQL): SQL {
  return sql`
    update appointment a set ended = s.row->>'begins' from ${staged}
    where s.state = 'change' and (s.row->>'moves')::boolean
      and a.jurisdiction_id = ${jurisdictionId} and a.cadre_id = s.cadre_id and a.ended is null`;
}

function upsertCadres(jurisdictionId: string, staged: SQL): SQL {
  return sql`
    insert into cadre (jurisdiction_id, cadre_id, name, name_as_written, sex, ethnicity, native_place, birth, work_start,
      political_status, party_date, education, degree, school, reserve, note, pinyin, initials, unit_id, title, rank,
      is_head, is_team_member, position_since, rank_since, duties, sort_order)
    select ${jurisdictionId}, s.cadre_id, p->>'name', p->>'nameAsWritten', p->>'sex', p->>'ethnicity', p->>'nativePlace',
      p->>'birth', p->>'workStart', p->>'politicalStatus', p->>'partyDate', p->>'education', p->>'degree', p->>'school',
      (p->>'reserve')::boolean, p->>'note', s.row->>'pinyin', s.row->>'initials', (s.row->>'unitId')::uuid, p->>'title',
      p->>'rank', (s.row->>'isHead')::boolean, (p->>'isTeamMember')::boolean, p->>'positionSince', p->>'rankSince',
      p->>'duties', (s.row->>'sortOrder')::bigint
    from ${staged}
    on conflict (jurisdiction_id, cadre_id) do update set
      name = excluded.name, name_as_written = excluded.name_as_written, sex = excluded.sex, ethnicity = excluded.ethnicity,
      native_place = excluded.native_place, birth = excluded.birth, work_start = excluded.work_start,
      political_status = excluded.political_status, party_date = excluded.party_date, education = excluded.education,
      degree = excluded.degree, school = excluded.school, reserve = excluded.reserve, note = excluded.note,
      pinyin = excluded.pinyin, initials = excluded.initials, unit_id = excluded.unit_id, title = excluded.title,
      rank = excluded.rank, is_head = excluded.is_head, is_team_member = excluded.is_team_member,
      position_since = excluded.position_since, rank_since = excluded.rank_since, duties = excluded.duties,
      sort_order = excluded.sort_order, updated_at = now()`;
}

function beginAppointments(jurisdictionId: string, staged: SQL, source: string): SQL {
  return sql`
    insert into appointment (jurisdiction_id, appointment_id, cadre_id, unit_id, title, rank, is_head, is_team_member, since, source)
    select ${jurisdictionId}, gen_random_uuid(), s.cadre_id, (s.row->>'unitId')::uuid, coalesce(p->>'title', ''),
      p->>'rank', (s.row->>'isHead')::boolean, (p->>'isTeamMember')::boolean, s.row->>'begins', ${source}
    from ${staged} where (s.row->>'moves')::boolean`;
}

/** No move: the appointment in force is corrected. */
function amendAppointments(jurisdictionId: string, staged: SQL): SQL {
  return sql`
    update appointment a set is_head = (s.row->>'isHead')::boolean, is_team_member = (p->>'isTeamMember')::boolean,
      since = case when jsonb_path_exists(s.detail, '$[*] ? (@.field == "positionSince")') then p->>'positionSince' else a.since end
    from ${staged}
    where s.state = 'change' and not (s.row->>'moves')::boolean
      and a.jurisdiction_id = ${jurisdictionId} and a.cadre_id = s.cadre_id and a.ended is null`;
}

function recordChanges(staged: SQL, { jurisdictionId, source, recordedBy }: ApplyOptions): SQL {
  return sql`
    insert into cadre_change (jurisdiction_id, change_id, cadre_id, source, recorded_by, differences)
    select ${jurisdictionId}, gen_random_uuid(), s.cadre_id, ${source}, ${recordedBy}, s.detail
    from ${staged} where s.state = 'change'`;
}

/** Where the file names a new head, whoever was it stops being it. */
async function oneHeadEach(tx: Tx, jurisdictionId: string, importId: string): Promise<void> {
  const replaced = sql`
    from roster_import_row s
    where s.jurisdiction_id = ${jurisdictionId} and s.import_id = ${importId} and (s.row->>'becomesHead')::boolean
      and x.jurisdiction_id = ${jurisdictionId} and x.unit_id = (s.row->>'unitId')::uuid and x.cadre_id <> s.cadre_id and x.is_head`;
  await tx.execute(sql`update cadre x set is_head = false ${replaced}`);
  await tx.execute(sql`update appointment x set is_head = false ${replaced} and x.ended is null`);
}
