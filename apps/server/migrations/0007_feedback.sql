-- Feedback letters, what their readers answered, and what is to be improved.

create table letter (
  jurisdiction_id text not null,
  campaign_id uuid not null,
  cadre_id uuid not null,
  content jsonb not null,
  -- Findings of the check and the reasons given for passing over them
  findings jsonb not null,
  overrides jsonb not null default '[]',
  open_errors integer not null,
  -- Inputs of the score sheet that the letter speaks about
  inputs_hash text not null,
  revision integer not null,
  edited_by text not null,
  edited_at timestamptz not null,
  released_at timestamptz,
  released_by text,
  review_until date,
  appeal_until date,
  measures_due date,
  primary key (jurisdiction_id, campaign_id, cadre_id),
  foreign key (jurisdiction_id, campaign_id, cadre_id) references campaign_ratee
);

create table acknowledgement (
  jurisdiction_id text not null,
  campaign_id uuid not null,
  cadre_id uuid not null,
  understood boolean not null,
  comment text not null,
  acknowledged_by text not null,
  acknowledged_at timestamptz not null,
  primary key (jurisdiction_id, campaign_id, cadre_id),
  foreign key (jurisdiction_id, campaign_id, cadre_id) references letter
);

create table improvement_item (
  jurisdiction_id text not null,
  campaign_id uuid not null,
  cadre_id uuid not null,
  item_no integer not null,
  node_id text not null,
  text text not null,
  owner text not null,
  due date not null,
  primary key (jurisdiction_id, campaign_id, cadre_id, item_no),
  foreign key (jurisdiction_id, campaign_id, cadre_id) references letter
);

grant select, insert, update on letter to hengjian_app;
grant select, insert on acknowledgement, improvement_item to hengjian_app;
