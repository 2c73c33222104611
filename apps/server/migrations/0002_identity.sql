-- Accounts, what they may do, and their sessions.

create table account (
  jurisdiction_id text not null references jurisdiction,
  account_id uuid not null,
  username text not null,
  display_name text not null,
  -- scrypt$N$r$p$salt$hash
  password_hash text not null,
  password_set_at timestamptz not null,
  must_change boolean not null default false,
  failures integer not null default 0,
  locked_until timestamptz,
  -- The cadre that this account belongs to; what is "own" for the person.
  cadre_id uuid,
  totp_secret text,
  active boolean not null default true,
  created_by text not null,
  created_at timestamptz not null default now(),
  primary key (jurisdiction_id, account_id)
);
-- People sign in with a name alone: it is unique over the installation.
create unique index account_username on account (lower(username));

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
  account_id uuid not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  primary key (jurisdiction_id, token_hash),
  foreign key (jurisdiction_id, account_id) references account
);
-- A request brings only the cookie.
create unique index session_by_token on session (token_hash);

grant select, insert, update, delete on account, account_grant, session to hengjian_app;
grant select, insert on password_history to hengjian_app;
