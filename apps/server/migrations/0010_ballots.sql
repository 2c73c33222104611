-- Rounds of voting [测评轮次]: who rates whom, what was frozen, who may get a token, and what came out. Ballots and
-- single answers never come in here: they lie in the box. Nothing in these tables holds the time of an issued token.

-- Signing keys of people: made in their browsers, sealed there with their own passphrase.
create table signing_key (
  jurisdiction_id text not null references jurisdiction,
  key_id uuid not null,
  account_id uuid not null,
  -- name+hash+key
  public_key text not null,
  blob jsonb not null,
  created_at timestamptz not null,
  -- Manifests may name it further.
  replaced_at timestamptz,
  primary key (jurisdiction_id, key_id),
  foreign key (jurisdiction_id, account_id) references account
);
create unique index signing_key_now on signing_key (jurisdiction_id, account_id) where replaced_at is null;

-- Lines of responsibility [分管]: which leader answers for which units.
create table leadership_line (
  jurisdiction_id text not null references jurisdiction,
  -- cadre:… or account:…
  person text not null,
  unit_id uuid not null,
  set_by text not null,
  set_at timestamptz not null,
  primary key (jurisdiction_id, person, unit_id),
  foreign key (jurisdiction_id, unit_id) references unit
);

-- Recusals [回避]: who must not rate whom.
create table recusal (
  jurisdiction_id text not null references jurisdiction,
  recusal_id uuid not null,
  person text not null,
  cadre_id uuid not null,
  kind text not null check (kind in ('relative', 'conflict', 'other')),
  note text not null,
  set_by text not null,
  set_at timestamptz not null,
  primary key (jurisdiction_id, recusal_id),
  unique (jurisdiction_id, person, cadre_id),
  foreign key (jurisdiction_id, cadre_id) references cadre
);

create table ballot_round (
  jurisdiction_id text not null,
  round_id uuid not null,
  campaign_id uuid not null,
  title text not null,
  mode text not null check (mode in ('formal', 'mock')),
  -- Between frozen and closed the windows of the manifest say how far it is.
  status text not null check (status in ('setup', 'frozen', 'closed', 'released', 'discarded')),
  settings jsonb not null,
  -- Canonical JSON as frozen, its hash in hexadecimal, and the accounts whose keys it names
  manifest text,
  manifest_hash text,
  frozen_at timestamptz,
  -- Address of the page that votes, as cards and notices name it
  booth_url text,
  -- Set with the order to close: the counts of that order are final.
  issuing_stopped boolean not null default false,
  -- Checkpoint of the record (signed note), root in Base64, and the lines of the protocol sheet
  checkpoint text,
  root text,
  summary jsonb,
  closed_at timestamptz,
  cosigned_at timestamptz,
  created_by text not null,
  created_at timestamptz not null,
  primary key (jurisdiction_id, round_id),
  foreign key (jurisdiction_id, campaign_id) references campaign
);
create index ballot_round_by_campaign on ballot_round (jurisdiction_id, campaign_id, created_at);
-- A phone names the manifest, not the jurisdiction.
create unique index ballot_round_by_manifest on ballot_round (manifest_hash);

-- Steps that take two people, and who took them.
create table ballot_step (
  jurisdiction_id text not null,
  round_id uuid not null,
  step_id uuid not null,
  step text not null check (step in ('freeze', 'close', 'release', 'discard', 'reprint')),
  -- Group that a reprint is about
  group_id text,
  state text not null check (state in ('proposed', 'taken', 'withdrawn')),
  note text not null,
  early_reason text,
  proposed_by text not null,
  proposed_name text not null,
  proposed_cadre uuid,
  proposed_at timestamptz not null,
  confirmed_by text,
  confirmed_name text,
  taken_at timestamptz,
  primary key (jurisdiction_id, round_id, step_id),
  foreign key (jurisdiction_id, round_id) references ballot_round on delete cascade
);
create unique index ballot_step_open on ballot_step (jurisdiction_id, round_id) where state = 'proposed';

-- Raters who rate the same people on the same form.
create table ballot_group (
  jurisdiction_id text not null,
  round_id uuid not null,
  group_id text not null,
  position integer not null,
  role text not null,
  rule text not null,
  label jsonb not null,
  -- Cards beyond those of named raters without an account
  extra_cards integer not null check (extra_cards >= 0),
  -- Fixed by the freeze
  eligible integer,
  cards integer,
  -- Printed and later made void; unused ones counted back
  printed integer not null default 0,
  voided integer not null default 0,
  returned integer,
  primary key (jurisdiction_id, round_id, group_id),
  foreign key (jurisdiction_id, round_id) references ballot_round on delete cascade
);

create table ballot_group_ratee (
  jurisdiction_id text not null,
  round_id uuid not null,
  group_id text not null,
  cadre_id uuid not null,
  position integer not null,
  primary key (jurisdiction_id, round_id, group_id, cadre_id),
  foreign key (jurisdiction_id, round_id, group_id) references ballot_group on delete cascade
);

-- One row a person and round, with the name as the roster had it when the plan was made.
create table ballot_rater (
  jurisdiction_id text not null,
  round_id uuid not null,
  rater_id uuid not null,
  person text not null,
  cadre_id uuid,
  -- Null: gets a card, nobody knows which
  account_id uuid,
  name text not null,
  unit_name text not null,
  post text not null,
  primary key (jurisdiction_id, round_id, rater_id),
  unique (jurisdiction_id, round_id, person),
  foreign key (jurisdiction_id, round_id) references ballot_round on delete cascade
);
-- "My ballots" of an account.
create index ballot_rater_by_account on ballot_rater (jurisdiction_id, account_id) where account_id is not null;

create table ballot_group_rater (
  jurisdiction_id text not null,
  round_id uuid not null,
  group_id text not null,
  rater_id uuid not null,
  primary key (jurisdiction_id, round_id, group_id, rater_id),
  foreign key (jurisdiction_id, round_id, group_id) references ballot_group on delete cascade,
  foreign key (jurisdiction_id, round_id, rater_id) references ballot_rater on delete cascade
);

-- Private issuing keys, sealed with a key that lies in a file beside the database; both are destroyed at the close.
create table ballot_issuing_key (
  jurisdiction_id text not null,
  round_id uuid not null,
  group_id text not null,
  sealed text not null,
  primary key (jurisdiction_id, round_id, group_id),
  foreign key (jurisdiction_id, round_id) references ballot_round on delete cascade
);

-- Hashes of codes, of cards and of accounts alike. A card's holder is a random id that stands for nobody.
create table ballot_code (
  jurisdiction_id text not null,
  round_id uuid not null,
  code_hash text not null,
  holder text not null,
  way text not null check (way in ('account', 'card')),
  group_ids text[] not null,
  void boolean not null default false,
  primary key (jurisdiction_id, round_id, code_hash),
  foreign key (jurisdiction_id, round_id) references ballot_round on delete cascade
);
-- A new code of an account takes the place of the one before.
create unique index ballot_code_of_account on ballot_code (jurisdiction_id, round_id, holder) where way = 'account';

-- To whom a token was issued: the hash of the request and how often, no time.
create table ballot_issued (
  jurisdiction_id text not null,
  round_id uuid not null,
  group_id text not null,
  holder text not null,
  -- Null between a confirmed replacement [补发] and the new request
  request_hash text,
  issued integer not null,
  primary key (jurisdiction_id, round_id, group_id, holder),
  foreign key (jurisdiction_id, round_id) references ballot_round on delete cascade
);

create table ballot_replacement (
  jurisdiction_id text not null,
  round_id uuid not null,
  replacement_id uuid not null,
  group_id text not null,
  holder text not null,
  -- Name of the rater, null for the bearer of a card
  who text,
  state text not null check (state in ('proposed', 'confirmed', 'withdrawn')),
  note text not null,
  proposed_by text not null,
  proposed_name text not null,
  proposed_cadre uuid,
  proposed_at timestamptz not null,
  confirmed_name text,
  primary key (jurisdiction_id, round_id, replacement_id),
  foreign key (jurisdiction_id, round_id) references ballot_round on delete cascade
);
create unique index ballot_replacement_open on ballot_replacement (jurisdiction_id, round_id, group_id, holder)
  where state = 'proposed';

-- Orders of two officers: to close the box, to open the answers for a recount.
create table ballot_order (
  jurisdiction_id text not null,
  round_id uuid not null,
  kind text not null check (kind in ('close', 'recount')),
  text text not null,
  counts jsonb,
  -- [{accountId, name, line, at}]
  signatures jsonb not null default '[]',
  created_by text not null,
  created_at timestamptz not null,
  primary key (jurisdiction_id, round_id, kind),
  foreign key (jurisdiction_id, round_id) references ballot_round on delete cascade
);

-- Released rounds among the evidence: the root from which the tallies come.
create table ballot_release (
  jurisdiction_id text not null,
  campaign_id uuid not null,
  round_id uuid not null,
  title text not null,
  manifest_hash text not null,
  root text not null,
  released_by text not null,
  released_at timestamptz not null,
  primary key (jurisdiction_id, campaign_id, round_id),
  foreign key (jurisdiction_id, campaign_id) references campaign
);

-- What the thresholds leave of a tally: counts; or only the mean of so many ratings; or nothing.
alter table tally add column withheld text check (withheld in ('counts', 'all'));
alter table tally add column rated integer;
alter table tally add column mean double precision;

grant select, insert, update on signing_key, ballot_round, ballot_step, ballot_issued, ballot_replacement to hengjian_app;
grant select, insert, update, delete on leadership_line, recusal, ballot_group, ballot_group_ratee, ballot_rater,
  ballot_group_rater, ballot_issuing_key, ballot_code, ballot_order to hengjian_app;
grant delete on ballot_round, ballot_step, ballot_issued, ballot_replacement to hengjian_app;
grant select, insert on ballot_release to hengjian_app;
