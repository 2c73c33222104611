-- Accounts, what they may do, and their sessions. Two tables are keyed by name and not by jurisdiction: they are read
-- before anybody knows which jurisdiction a person belongs to, stay small, and are reference tables when distributed.

create table account (
  jurisdiction_id text not null references jurisdiction,
  account_id uuid not null,
  username text not null,
  display_name text not null,
  -- scrypt$N$r$p$salt$hash
  password_hash text not null,
  password_set_at timestamptz not null,
  must_change boolean not null default false,
  -- After a reset by the system officer nobody signs in until the security officer has released the account.
  held boolean not null default false,
  -- The cadre that this account belongs to; what is "own" for the person.
  cadre_id uuid,
  -- TOTP secrets, sealed with a key of the data folder; pending until the person has entered a first code.
  totp_secret text,
  totp_pending text,
  -- The last accepted time step: a code is good for one sign-in (RFC 6238 section 5.2).
  totp_step bigint,
  active boolean not null default true,
  created_by text not null,
  created_at timestamptz not null default now(),
  primary key (jurisdiction_id, account_id)
);
-- The list of accounts, in order of the name.
create index account_in_order on account (jurisdiction_id, username);

-- People sign in with a name alone: it is unique over the installation.
create table sign_in_name (
  -- NFKC, lower case
  name text primary key,
  jurisdiction_id text not null,
  account_id uuid not null
);

-- Attempts by name, whether an account has it or not, so that being locked does not tell that an account exists.
create table sign_in_attempt (
  -- SHA-256 of the name: people type passwords into the wrong field.
  name_hash text primary key,
  failures integer not null,
  last_at timestamptz not null,
  locked_until timestamptz
);

create table account_grant (
  jurisdiction_id text not null,
  account_id uuid not null,
  role text not null,
  unit_ids jsonb not null default '[]',
  granted_by text not null,
  granted_at timestamptz not null default now(),
  primary key (jurisdiction_id, account_id, role),
  foreign key (jurisdiction_id, account_id) references account
);
-- The three officers [三员] are three people, whatever the program does.
create unique index one_officer_role on account_grant (jurisdiction_id, account_id)
  where role in ('system_officer', 'security_officer', 'audit_officer');

create table password_history (
  jurisdiction_id text not null,
  account_id uuid not null,
  set_at timestamptz not null,
  password_hash text not null,
  primary key (jurisdiction_id, account_id, set_at),
  foreign key (jurisdiction_id, account_id) references account
);

create table session (
  jurisdiction_id text not null,
  -- SHA-256 of the cookie: a copy of the table signs nobody in.
  token_hash text not null,
  -- How the person's own list of sessions names it.
  session_id uuid not null,
  account_id uuid not null,
  address text not null,
  agent text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  primary key (jurisdiction_id, token_hash),
  foreign key (jurisdiction_id, account_id) references account
);
-- A person's own sessions, and ending all of them.
create index session_by_account on session (jurisdiction_id, account_id);

create table security_settings (
  jurisdiction_id text primary key references jurisdiction,
  idle_minutes integer not null default 15 check (idle_minutes between 1 and 60),
  -- {"role": minutes}, shorter or longer than the common value.
  role_idle_minutes jsonb not null default '{}',
  -- The three officers must have a second factor.
  officers_second_factor boolean not null default false
);

grant select, insert, update, delete on
  account, account_grant, session, sign_in_name, sign_in_attempt, security_settings to hengjian_app;
grant select, insert on password_history to hengjian_app;
