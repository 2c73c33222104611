-- Analysis of the ratings of a campaign, and findings: leads to check, never verdicts.

-- Severity of raters as it was estimated; results point to the one they were computed with, so none is ever changed.
create table severity_result (
  jurisdiction_id text not null,
  campaign_id uuid not null,
  -- SHA-256 of the canonical JSON of the result
  severity_hash text not null,
  result jsonb not null,
  made_at timestamptz not null,
  primary key (jurisdiction_id, campaign_id, severity_hash),
  foreign key (jurisdiction_id, campaign_id) references campaign
);

-- The last analysis of a campaign: only its results; single ratings stay in the file store.
create table rating_analysis (
  jurisdiction_id text not null,
  campaign_id uuid not null,
  engine_version text not null,
  -- Hash of the files, their mappings, void votes, scheme, rule packs and roster snapshot that the sheets follow from
  ratings_hash text not null,
  -- Hash of the grades and scores that the tests over the years look at
  history_hash text not null,
  severity_hash text not null,
  tests jsonb not null,
  -- SHA-256 over severity, tests and leads; the audit event holds it too
  result_hash text not null,
  sheets integer not null,
  run_by text not null,
  run_name text not null,
  run_at timestamptz not null,
  primary key (jurisdiction_id, campaign_id),
  foreign key (jurisdiction_id, campaign_id, severity_hash) references severity_result
);

create table finding (
  jurisdiction_id text not null,
  campaign_id uuid not null,
  finding_id uuid not null,
  test text not null,
  subject jsonb not null,
  -- What it is about as one text: a test has at most one finding about it
  subject_key text not null,
  cadre_id uuid,
  statistic double precision not null,
  effect double precision not null,
  p double precision not null,
  q double precision not null,
  sentence jsonb not null,
  -- Counts and means behind it, never a single ballot
  evidence jsonb not null,
  -- False when a later analysis no longer finds it: kept, since a lead must not vanish from the record
  stands boolean not null,
  found_at timestamptz not null,
  disposition text not null default 'open'
    check (disposition in ('open', 'confirmed', 'dismissed', 'noted')),
  primary key (jurisdiction_id, campaign_id, finding_id),
  -- A finding is linked to by its number alone.
  unique (jurisdiction_id, finding_id),
  unique (jurisdiction_id, campaign_id, test, subject_key),
  foreign key (jurisdiction_id, campaign_id) references campaign
);

-- What people made of a finding, one row for each time; the last one holds.
create table finding_disposition (
  jurisdiction_id text not null,
  campaign_id uuid not null,
  finding_id uuid not null,
  -- Counted from 1 within a finding
  number integer not null,
  disposition text not null check (disposition in ('open', 'confirmed', 'dismissed', 'noted')),
  reason text not null,
  -- The finding as it was worded when this was said of it
  sentence jsonb not null,
  disposed_by text not null,
  disposed_name text not null,
  disposed_at timestamptz not null,
  primary key (jurisdiction_id, campaign_id, finding_id, number),
  foreign key (jurisdiction_id, campaign_id, finding_id) references finding
);

-- With which severities the sheets were computed; null for scores from before the ratings were analysed.
alter table score_run add column severity_hash text;
-- What becomes of the adjustment; copied into the scheme when the campaign freezes.
alter table campaign add column severity_adjustment text not null default 'shown'
  check (severity_adjustment in ('shown', 'used'));

grant select, insert on severity_result to hengjian_app;
grant select, insert, update on rating_analysis to hengjian_app;
grant select, insert, update on finding to hengjian_app;
grant select, insert on finding_disposition to hengjian_app;
