-- Units, cadres, appointments, dated facts, and imports.

create table unit (
  jurisdiction_id text not null references jurisdiction,
  unit_id uuid not null,
  code text not null,
  name text not null,
  kind text not null check (kind in ('county_department', 'town', 'subdistrict', 'institution', 'other')),
  sort_order integer not null default 0,
  primary key (jurisdiction_id, unit_id)
);
create unique index unit_by_code on unit (jurisdiction_id, code);

create table cadre (
  jurisdiction_id text not null references jurisdiction,
  cadre_id uuid not null,
  -- Without blanks; `name_as_written` keeps them.
  name text not null,
  name_as_written text not null,
  sex text check (sex in ('男', '女')),
  ethnicity text,
  native_place text,
  birth text,
  work_start text,
  political_status text,
  party_date text,
  education text,
  degree text,
  school text,
  reserve boolean not null default false,
  note text,
  -- Full pinyin and initials, lower case, for search.
  pinyin text not null,
  initials text not null,
  -- Denormalised from the appointment in force, so that the list needs no join to filter, sort and page.
  unit_id uuid,
  title text,
  rank text,
  is_head boolean not null default false,
  is_team_member boolean not null default false,
  position_since text,
  rank_since text,
  duties text,
  sort_order bigint not null default 0,
  updated_at timestamptz not null default now(),
  primary key (jurisdiction_id, cadre_id),
  foreign key (jurisdiction_id, unit_id) references unit
);
-- The list in roster order, and the people of one unit in order.
create index cadre_in_order on cadre (jurisdiction_id, sort_order, cadre_id);
create index cadre_by_unit on cadre (jurisdiction_id, unit_id, sort_order);
-- Search by the beginning of the name, of its pinyin, or of its initials.
create index cadre_by_name on cadre (jurisdiction_id, name text_pattern_ops);
create index cadre_by_pinyin on cadre (jurisdiction_id, pinyin text_pattern_ops);
create index cadre_by_initials on cadre (jurisdiction_id, initials text_pattern_ops);
-- The list by name, by birth and by years in the post, first page without sorting a million rows.
create index cadre_in_name_order on cadre (jurisdiction_id, pinyin, cadre_id);
create index cadre_in_birth_order on cadre (jurisdiction_id, birth, cadre_id);
create index cadre_in_position_order on cadre (jurisdiction_id, position_since, cadre_id);
-- Heads of units, for campaigns.
create index cadre_heads on cadre (jurisdiction_id, unit_id) where is_head;

create table appointment (
  jurisdiction_id text not null,
  appointment_id uuid not null,
  cadre_id uuid not null,
  unit_id uuid not null,
  title text not null,
  rank text,
  is_head boolean not null default false,
  is_team_member boolean not null default false,
  since text,
  ended text,
  source text not null,
  recorded_at timestamptz not null default now(),
  primary key (jurisdiction_id, appointment_id),
  foreign key (jurisdiction_id, cadre_id) references cadre,
  foreign key (jurisdiction_id, unit_id) references unit
);
create index appointment_by_cadre on appointment (jurisdiction_id, cadre_id, since);

create table cadre_fact (
  jurisdiction_id text not null,
  fact_id uuid not null,
  cadre_id uuid not null,
  kind text not null,
  from_date text not null,
  to_date text,
  note text not null default '',
  source text not null default '',
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  primary key (jurisdiction_id, fact_id),
  foreign key (jurisdiction_id, cadre_id) references cadre
);
create index cadre_fact_by_cadre on cadre_fact (jurisdiction_id, cadre_id, from_date);

create table roster_import (
  jurisdiction_id text not null references jurisdiction,
  import_id uuid not null,
  file_name text not null,
  file_sha256 text not null,
  file_id uuid not null,
  status text not null check (status in ('reading', 'preview', 'failed', 'confirmed', 'discarded')),
  job_id uuid,
  -- What was understood: header rows, columns, notices, counts.
  summary jsonb,
  created_by text not null,
  created_at timestamptz not null default now(),
  confirmed_at timestamptz,
  primary key (jurisdiction_id, import_id)
);

-- Rows of a preview, removed when the import is confirmed or discarded.
create table roster_import_row (
  jurisdiction_id text not null,
  import_id uuid not null,
  position integer not null,
  -- add, change, same, error
  state text not null,
  row jsonb not null,
  cadre_id uuid,
  -- For a change: field by field what was and what will be. For an error: what and how to mend it.
  detail jsonb not null default '[]',
  primary key (jurisdiction_id, import_id, position),
  foreign key (jurisdiction_id, import_id) references roster_import
);
create index roster_import_row_by_state on roster_import_row (jurisdiction_id, import_id, state, position);

grant select, insert, update, delete on unit, cadre, appointment, cadre_fact, roster_import, roster_import_row to hengjian_app;
