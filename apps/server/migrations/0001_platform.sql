-- Jurisdictions, jobs, files. Every primary key starts with jurisdiction_id so that the tables can be
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

grant usage on schema public to hengjian_app;
grant select, insert, update, delete on jurisdiction, job, stored_file to hengjian_app;
grant select on schema_migration to hengjian_app;

-- Queue tables of pg-boss live in a schema of their own, which the server may manage.
create schema pgboss authorization hengjian_app;
