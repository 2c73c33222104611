-- Ratings collected offline: the file stays in the file store, only counts come in here.

create table rating_import (
  jurisdiction_id text not null,
  campaign_id uuid not null,
  import_id uuid not null,
  status text not null check (status in ('uploaded', 'checked', 'confirmed', 'discarded', 'replaced')),
  file_id uuid not null,
  file_name text not null,
  sha256 text not null,
  -- SHA-256 of the header, to find the mapping that fitted a file like this one
  fingerprint text not null,
  analysis jsonb not null,
  mapping jsonb not null,
  -- Where the mapping comes from: saved by that name, guessed from the header, or entered
  mapping_from text not null check (mapping_from in ('saved', 'guess', 'entered')),
  mapping_name text,
  check_result jsonb,
  replaced_by uuid,
  created_by text not null,
  created_at timestamptz not null,
  confirmed_by text,
  confirmed_at timestamptz,
  primary key (jurisdiction_id, campaign_id, import_id),
  foreign key (jurisdiction_id, campaign_id) references campaign
);

create table rating_mapping (
  jurisdiction_id text not null references jurisdiction,
  mapping_id uuid not null,
  name text not null,
  fingerprint text not null,
  scheme_id text not null,
  mapping jsonb not null,
  saved_by text not null,
  saved_at timestamptz not null,
  primary key (jurisdiction_id, mapping_id),
  unique (jurisdiction_id, name)
);
-- The mapping saved last for files of one header.
create index rating_mapping_by_fingerprint on rating_mapping (jurisdiction_id, fingerprint, saved_at desc);

-- Votes on one indicator of one ratee by one rater group: counts per level, never single sheets.
create table tally (
  jurisdiction_id text not null,
  campaign_id uuid not null,
  cadre_id uuid not null,
  rater_group text not null,
  indicator text not null,
  counts jsonb not null,
  not_known integer not null,
  abstained integer not null,
  import_id uuid not null,
  primary key (jurisdiction_id, campaign_id, cadre_id, rater_group, indicator),
  foreign key (jurisdiction_id, campaign_id, cadre_id) references campaign_ratee
);

-- Sheets of one rater group about one ratee: how many, and how their means vary.
create table sheet_stats (
  jurisdiction_id text not null,
  campaign_id uuid not null,
  cadre_id uuid not null,
  rater_group text not null,
  -- 收回: sheets in the file; 有效: sheets with at least one mark or "not known"
  returned integer not null,
  valid integer not null,
  -- Of the sheets with at least one mark: number, mean and sample variance of their means, raw scale
  n integer not null,
  mean double precision not null,
  variance double precision not null,
  import_id uuid not null,
  primary key (jurisdiction_id, campaign_id, cadre_id, rater_group),
  foreign key (jurisdiction_id, campaign_id, cadre_id) references campaign_ratee
);

-- 应发: how many ballots were handed out.
create table ballots_issued (
  jurisdiction_id text not null,
  campaign_id uuid not null,
  cadre_id uuid not null,
  rater_group text not null,
  issued integer not null check (issued >= 0),
  set_by text not null,
  set_at timestamptz not null,
  primary key (jurisdiction_id, campaign_id, cadre_id, rater_group),
  foreign key (jurisdiction_id, campaign_id, cadre_id) references campaign_ratee
);

grant select, insert, update on rating_import to hengjian_app;
grant select, insert, update, delete on rating_mapping, ballots_issued to hengjian_app;
-- Counts are never edited: a replaced import takes its rows away and brings new ones.
grant select, insert, delete on tally, sheet_stats to hengjian_app;
