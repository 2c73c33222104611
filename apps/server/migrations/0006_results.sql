-- Score sheets, grades and quota.

create table score_run (
  jurisdiction_id text not null,
  campaign_id uuid not null,
  engine_version text not null,
  -- Means of the cohort that every sheet is shown beside
  cohort jsonb,
  reliability jsonb not null,
  -- SHA-256 over the hashes of all inputs and sheets; the audit event holds it too
  result_hash text not null,
  scored_by text not null,
  scored_at timestamptz not null,
  primary key (jurisdiction_id, campaign_id),
  foreign key (jurisdiction_id, campaign_id) references campaign
);

create table score_sheet (
  jurisdiction_id text not null,
  campaign_id uuid not null,
  cadre_id uuid not null,
  inputs_hash text not null,
  sheet_hash text not null,
  sheet jsonb not null,
  -- Taken out of the sheet for lists
  score double precision,
  rank integer,
  ratings_n integer not null,
  ratings_mean double precision,
  ratings_se double precision,
  primary key (jurisdiction_id, campaign_id, cadre_id),
  foreign key (jurisdiction_id, campaign_id, cadre_id) references campaign_ratee
);
-- The list of results in order of rank.
create index score_sheet_by_rank on score_sheet (jurisdiction_id, campaign_id, rank);

-- Quota arithmetic as it stood when grades were proposed, and an approved larger share if there is one.
create table campaign_quota (
  jurisdiction_id text not null,
  campaign_id uuid not null,
  quota jsonb not null,
  counted integer not null,
  facts_hash text not null,
  proposed_at timestamptz not null,
  approved_share double precision,
  approved_document text,
  approved_by text,
  approved_name text,
  approved_at timestamptz,
  primary key (jurisdiction_id, campaign_id),
  foreign key (jurisdiction_id, campaign_id) references campaign
);

create table grade (
  jurisdiction_id text not null,
  campaign_id uuid not null,
  cadre_id uuid not null,
  -- Facts of the roster behind the bars, frozen with the proposal
  facts jsonb not null,
  proposal jsonb not null,
  proposed text not null,
  decided text,
  reason text,
  decided_by text,
  decided_name text,
  decided_at timestamptz,
  final_at timestamptz,
  primary key (jurisdiction_id, campaign_id, cadre_id),
  foreign key (jurisdiction_id, campaign_id, cadre_id) references campaign_ratee
);

grant select, insert, update on score_run, campaign_quota, grade to hengjian_app;
grant select, insert, delete on score_sheet to hengjian_app;
grant delete on grade to hengjian_app;
