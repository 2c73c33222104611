-- Jurisdictions, jobs, files, audit. Every primary key starts with jurisdiction_id so that the tables can be
-- distributed by it (Citus) and joins stay inside one jurisdiction.

create table jurisdiction (
  jurisdiction_id text primary key,
  name text not null,
  fictional boolean not null default false,
  created_at timestamptz not null default now()
);

-- Long work with progress; one may leave the page and come back.
create table job (
  jurisdiction_id text not null references jurisdiction,
  job_id uuid not null,
  kind text not null,
  title jsonb not null,
  status text not null check (status in ('queued', 'running', 'done', 'failed', 'cancelled')),
  done integer not null default 0,
  total integer,
  input jsonb not null,
  result jsonb,
  error jsonb,
  created_by text not null,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  primary key (jurisdiction_id, job_id)
);
-- The list "my running and recent work" on every page.
create index job_by_creator on job (jurisdiction_id, created_by, created_at desc);

-- Uploaded and produced files; the bytes lie in the file store under their hash.
create table stored_file (
  jurisdiction_id text not null references jurisdiction,
  file_id uuid not null,
  sha256 text not null,
  name text not null,
  media_type text not null,
  size bigint not null,
  purpose text not null,
  created_by text not null,
  created_at timestamptz not null default now(),
  primary key (jurisdiction_id, file_id)
);

-- Audit: events are written in the transaction of the change; leaves give them their place in the tree
-- afterwards, in commit order, so that no writer waits for another. Personal text stays beside the tree: the
-- event carries its salted hash only.
create table audit_event (
  jurisdiction_id text not null references jurisdiction,
  event_id uuid not null,
  at timestamptz not null,
  actor text not null,
  action text not null,
  subject_type text not null,
  subject_id text not null,
  detail jsonb not null,
  before_hash text,
  after_hash text,
  personal_hash text,
  primary key (jurisdiction_id, event_id)
);
create table audit_personal (
  jurisdiction_id text not null,
  event_id uuid not null,
  salt text not null,
  text jsonb not null,
  primary key (jurisdiction_id, event_id)
);
create table audit_leaf (
  jurisdiction_id text not null,
  leaf_index bigint not null,
  event_id uuid not null,
  leaf_hash text not null,
  primary key (jurisdiction_id, leaf_index),
  unique (jurisdiction_id, event_id)
);
create table audit_checkpoint (
  jurisdiction_id text not null,
  tree_size bigint not null,
  root_hash text not null,
  note text not null,
  reason text not null,
  created_at timestamptz not null,
  primary key (jurisdiction_id, tree_size, created_at)
);
-- "What happened to this object" on every detail page.
create index audit_event_by_subject on audit_event (jurisdiction_id, subject_type, subject_id, at);
-- The sequencer looks for events without a leaf, newest part of the log only.
create index audit_event_by_time on audit_event (jurisdiction_id, at);

grant usage on schema public to hengjian_app;
grant select, insert, update, delete on jurisdiction, job, stored_file to hengjian_app;
grant select, insert on audit_event, audit_personal, audit_leaf, audit_checkpoint to hengjian_app;
grant select on schema_migration to hengjian_app;

-- Queue tables of pg-boss live in a schema of their own, which the server may manage.
create schema pgboss authorization hengjian_app;
