-- Rule packs, schemes, the calendar of working days, and campaigns with their stage line.

create table rule_pack (
  jurisdiction_id text not null references jurisdiction,
  pack_id text not null,
  version text not null,
  title jsonb not null,
  body jsonb not null,
  -- SHA-256 of the canonical JSON of the body
  body_hash text not null,
  builtin boolean not null,
  created_by text not null,
  created_at timestamptz not null,
  primary key (jurisdiction_id, pack_id, version)
);

create table scheme (
  jurisdiction_id text not null references jurisdiction,
  scheme_id text not null,
  version text not null,
  title jsonb not null,
  category_code text not null,
  body jsonb not null,
  body_hash text not null,
  builtin boolean not null,
  created_by text not null,
  created_at timestamptz not null,
  primary key (jurisdiction_id, scheme_id, version)
);

-- Days that differ from the published holidays, as this jurisdiction entered them.
create table calendar_day (
  jurisdiction_id text not null references jurisdiction,
  day date not null,
  working boolean not null,
  note text not null,
  set_by text not null,
  set_at timestamptz not null,
  primary key (jurisdiction_id, day)
);

create table campaign (
  jurisdiction_id text not null references jurisdiction,
  campaign_id uuid not null,
  name text not null,
  kind text not null check (kind in ('daily', 'annual', 'special', 'pre_appointment', 'term')),
  year integer not null,
  period_from date not null,
  period_to date not null,
  scheme_id text not null,
  scheme_version text not null,
  -- [{id, version}], national first, local last
  pack_refs jsonb not null,
  stage text not null,
  stage_since timestamptz not null,
  posting_from date,
  posting_until date,
  final_at timestamptz,
  created_by text not null,
  created_at timestamptz not null,
  primary key (jurisdiction_id, campaign_id),
  foreign key (jurisdiction_id, scheme_id, scheme_version) references scheme
);
-- The list of campaigns, newest first.
create index campaign_by_time on campaign (jurisdiction_id, created_at desc);

create table campaign_unit (
  jurisdiction_id text not null,
  campaign_id uuid not null,
  unit_id uuid not null,
  primary key (jurisdiction_id, campaign_id, unit_id),
  foreign key (jurisdiction_id, campaign_id) references campaign
);

-- What a campaign froze: its own copy of scheme and rule packs, and the hash of the roster rows.
create table campaign_frozen (
  jurisdiction_id text not null,
  campaign_id uuid not null,
  scheme jsonb not null,
  scheme_hash text not null,
  packs jsonb not null,
  packs_hash text not null,
  snapshot_hash text not null,
  frozen_at timestamptz not null,
  primary key (jurisdiction_id, campaign_id),
  foreign key (jurisdiction_id, campaign_id) references campaign
);

-- The roster snapshot: one row for each ratee, as the roster stood at the freeze.
create table campaign_ratee (
  jurisdiction_id text not null,
  campaign_id uuid not null,
  cadre_id uuid not null,
  unit_id uuid not null,
  unit_code text not null,
  unit_name text not null,
  name text not null,
  post text not null,
  position integer not null,
  roster_row jsonb not null,
  row_hash text not null,
  -- Why nobody rates this person, when that is so.
  unrated_reason text,
  primary key (jurisdiction_id, campaign_id, cadre_id),
  foreign key (jurisdiction_id, campaign_id) references campaign
);
-- "My assessment" of one person over the years.
create index campaign_ratee_by_cadre on campaign_ratee (jurisdiction_id, cadre_id);

-- Every step along the stage line, with the one or two people who took it.
create table campaign_step (
  jurisdiction_id text not null,
  campaign_id uuid not null,
  step_id uuid not null,
  from_stage text not null,
  to_stage text not null,
  state text not null check (state in ('proposed', 'taken', 'withdrawn')),
  note text not null,
  -- Why the step was taken although something was not yet fulfilled.
  early_reason text,
  proposed_by text not null,
  proposed_name text not null,
  proposed_cadre uuid,
  proposed_at timestamptz not null,
  confirmed_by text,
  confirmed_name text,
  taken_at timestamptz,
  primary key (jurisdiction_id, campaign_id, step_id),
  foreign key (jurisdiction_id, campaign_id) references campaign
);
-- At most one step waits for its second person.
create unique index campaign_step_open on campaign_step (jurisdiction_id, campaign_id) where state = 'proposed';

grant select, insert on rule_pack, scheme, campaign_frozen to hengjian_app;
grant select, insert, update, delete on calendar_day, campaign_unit to hengjian_app;
grant select, insert, update on campaign, campaign_ratee, campaign_step to hengjian_app;
