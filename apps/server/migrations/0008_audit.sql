-- Audit: events are written in the transaction of the change; leaves give them their place in the tree afterwards, in
-- portions, so that no writer waits for another and an event whose transaction commits late gets a later place. The
-- server's role may insert and select, nothing else; only the queue, which holds no content, is emptied.

create table audit_event (
  jurisdiction_id text not null references jurisdiction,
  event_id uuid not null,
  at timestamptz not null,
  actor text not null,
  action text not null,
  subject_type text not null,
  subject_id text not null,
  -- Counts, codes, stages: nothing personal.
  detail jsonb not null,
  -- SHA-256 over salt and canonical JSON; the salt stands beside the tree, so that nobody guesses a short text.
  before_hash text,
  after_hash text,
  personal_hash text,
  primary key (jurisdiction_id, event_id)
);
-- The auditor's page, newest first.
create index audit_event_by_time on audit_event (jurisdiction_id, at desc, event_id desc);
-- "What happened to this object" on every detail page.
create index audit_event_by_subject on audit_event (jurisdiction_id, subject_type, subject_id, at);

-- Beside the tree: may be erased for a person by law without breaking the log.
create table audit_personal (
  jurisdiction_id text not null,
  event_id uuid not null,
  salt text not null,
  text jsonb,
  primary key (jurisdiction_id, event_id)
);

-- Committed events that have no leaf yet; the sequencer never has to look through the whole log for them.
create table audit_queue (
  jurisdiction_id text not null,
  place bigint generated always as identity,
  event_id uuid not null,
  primary key (jurisdiction_id, place)
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
  -- Roots of the perfect subtrees, largest first: the tree is continued from here without reading it again.
  peaks text[] not null,
  note text not null,
  reason text not null,
  created_at timestamptz not null,
  primary key (jurisdiction_id, tree_size)
);

-- Re-readings of the whole log, and every finding.
create table audit_check (
  jurisdiction_id text not null,
  check_id uuid not null,
  checked_at timestamptz not null,
  entries bigint not null,
  -- null: everything as it was signed
  problem jsonb,
  primary key (jurisdiction_id, check_id)
);
create index audit_check_by_time on audit_check (jurisdiction_id, checked_at desc);

grant select, insert on audit_event, audit_personal, audit_leaf, audit_checkpoint, audit_check to hengjian_app;
grant select, insert, delete on audit_queue to hengjian_app;
