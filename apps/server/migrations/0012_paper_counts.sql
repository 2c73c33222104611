-- Votes on paper [纸质票]: counted by hand, entered twice by two people who do not see each other's numbers, and taken as
-- evidence where both are the same.

create table paper_count (
  jurisdiction_id text not null,
  campaign_id uuid not null,
  count_id uuid not null,
  rater_group text not null,
  status text not null check (status in ('open', 'taken', 'withdrawn', 'discarded')),
  -- Where and when the paper was counted
  place text not null,
  counted_on date not null,
  remark text not null,
  created_by text not null,
  created_name text not null,
  created_at timestamptz not null,
  -- The first and the second who entered, as their names stood when it was taken
  first_name text,
  second_name text,
  taken_by text,
  taken_at timestamptz,
  -- Taking it out again needs two people as well: the first proposes and gives the reason
  withdraw_by text,
  withdraw_name text,
  withdraw_cadre uuid,
  withdraw_reason text,
  withdraw_at timestamptz,
  -- Who withdrew or discarded it in the end
  ended_by text,
  ended_name text,
  end_reason text,
  ended_at timestamptz,
  primary key (jurisdiction_id, campaign_id, count_id),
  foreign key (jurisdiction_id, campaign_id) references campaign,
  constraint taken_is_whole check (num_nulls(first_name, second_name, taken_by, taken_at) in (0, 4)),
  constraint withdrawal_is_whole check (
    num_nulls(withdraw_by, withdraw_name, withdraw_reason, withdraw_at) in (0, 4)
  )
);

create table paper_count_ratee (
  jurisdiction_id text not null,
  campaign_id uuid not null,
  count_id uuid not null,
  cadre_id uuid not null,
  primary key (jurisdiction_id, campaign_id, count_id, cadre_id),
  foreign key (jurisdiction_id, campaign_id, count_id) references paper_count,
  foreign key (jurisdiction_id, campaign_id, cadre_id) references campaign_ratee
);

-- What one of the two entered: numbers of ballots by ratee and cell of the counting form.
create table paper_entry (
  jurisdiction_id text not null,
  campaign_id uuid not null,
  count_id uuid not null,
  turn integer not null check (turn in (1, 2)),
  account_id text not null,
  account_name text not null,
  cadre_id uuid,
  counts jsonb not null,
  saved_at timestamptz not null,
  -- Null while it is a draft
  submitted_at timestamptz,
  primary key (jurisdiction_id, campaign_id, count_id, turn),
  unique (jurisdiction_id, campaign_id, count_id, account_id),
  foreign key (jurisdiction_id, campaign_id, count_id) references paper_count
);

-- Nothing of it is ever deleted.
grant select, insert, update on paper_count, paper_entry to hengjian_app;
grant select, insert on paper_count_ratee to hengjian_app;
