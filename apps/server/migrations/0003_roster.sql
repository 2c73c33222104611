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

-- Grows by one with every change of the roster. An import compares it with what it was at the preview; the lock on its
-- row keeps two writers of one roster apart.
create table roster_state (
  jurisdiction_id text not null primary key references jurisdiction,
  version bigint not null
);

-- What is searched and sorted by compares bytes (collation "C"): the same index then serves a prefix and an order, and
-- an outside database of any locale sorts alike.
create table cadre (
  jurisdiction_id text not null references jurisdiction,
  cadre_id uuid not null,
  -- Without blanks; `name_as_written` keeps them.
  name text collate "C" not null,
  name_as_written text not null,
  sex text check (sex in ('男', '女')),
  ethnicity text,
  native_place text,
  birth text collate "C",
  work_start text,
  political_status text,
  party_date text,
  education text,
  degree text,
  school text,
  reserve boolean not null default false,
  note text,
  -- Full pinyin and initials, lower case, for search.
  pinyin text collate "C" not null,
  initials text collate "C" not null,
  -- Denormalised from the appointment in force, so that the list needs no join to filter, sort and page.
  unit_id uuid,
  title text,
  rank text,
  is_head boolean not null default false,
  is_team_member boolean not null default false,
  position_since text collate "C",
  rank_since text,
  duties text,
  -- A million times the place of the unit, plus the place in it.
  sort_order bigint not null default 0,
  updated_at timestamptz not null default now(),
  primary key (jurisdiction_id, cadre_id),
  foreign key (jurisdiction_id, unit_id) references unit
);
-- The list in each of its orders, page by page, without sorting a million rows.
create index cadre_in_order on cadre (jurisdiction_id, sort_order, cadre_id);
create index cadre_by_birth on cadre (jurisdiction_id, birth, cadre_id);
create index cadre_by_position on cadre (jurisdiction_id, position_since, cadre_id);
create index cadre_by_position_newest on cadre (jurisdiction_id, position_since desc nulls last, cadre_id desc);
-- Order by name, and search by the beginning of the name, of the given name, of the pinyin, or of the initials.
create index cadre_by_pinyin on cadre (jurisdiction_id, pinyin, cadre_id);
create index cadre_by_name on cadre (jurisdiction_id, name, birth);
create index cadre_by_given_name on cadre (jurisdiction_id, substr(name, 2));
create index cadre_by_initials on cadre (jurisdiction_id, initials);
-- Filters of which a rare value must not cost a walk through everybody, each in roster order.
create index cadre_by_unit on cadre (jurisdiction_id, unit_id, sort_order);
create index cadre_by_rank on cadre (jurisdiction_id, rank, sort_order);
create index cadre_by_education on cadre (jurisdiction_id, education, sort_order);
create index cadre_reserve on cadre (jurisdiction_id, sort_order) where reserve;
create index cadre_heads_in_order on cadre (jurisdiction_id, sort_order) where is_head;
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
-- The history of one person, and the appointment in force.
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

-- Field by field what an import or a correction changed about a person.
create table cadre_change (
  jurisdiction_id text not null,
  change_id uuid not null,
  cadre_id uuid not null,
  at timestamptz not null default now(),
  -- Name of the imported file, or empty for a correction by hand.
  source text not null default '',
  recorded_by text not null,
  differences jsonb not null,
  primary key (jurisdiction_id, change_id),
  foreign key (jurisdiction_id, cadre_id) references cadre
);
create index cadre_change_by_cadre on cadre_change (jurisdiction_id, cadre_id, at);

create table roster_import (
  jurisdiction_id text not null references jurisdiction,
  import_id uuid not null,
  file_name text not null,
  file_sha256 text not null,
  file_id uuid not null,
  status text not null check (status in ('reading', 'preview', 'importing', 'failed', 'confirmed', 'discarded')),
  job_id uuid,
  -- Of the roster at the preview.
  roster_version bigint,
  -- What was understood: header rows, columns, notices, counts.
  summary jsonb,
  created_by text not null,
  created_at timestamptz not null default now(),
  confirmed_at timestamptz,
  primary key (jurisdiction_id, import_id)
);
create index roster_import_newest on roster_import (jurisdiction_id, created_at desc);

-- Rows of a preview, removed when the import is confirmed or discarded.
create table roster_import_row (
  jurisdiction_id text not null,
  import_id uuid not null,
  position integer not null,
  -- add, change, same
  state text not null,
  row jsonb not null,
  cadre_id uuid,
  -- For a change: field by field what was and what will be.
  detail jsonb not null default '[]',
  primary key (jurisdiction_id, import_id, position),
  foreign key (jurisdiction_id, import_id) references roster_import
);
create index roster_import_row_by_state on roster_import_row (jurisdiction_id, import_id, state, position);
-- Who of the roster stands in the file.
create index roster_import_row_by_cadre on roster_import_row (jurisdiction_id, import_id, cadre_id);

grant select, insert, update, delete on unit, roster_state, cadre, appointment, cadre_fact, roster_import, roster_import_row to hengjian_app;
grant select, insert on cadre_change to hengjian_app;
