-- Comments [评语] that a round of voting released about a ratee: of all rater groups together, ordered by their text, so
-- that neither group nor time can be told. A row is there only where the threshold of the manifest allows it.
create table released_comments (
  jurisdiction_id text not null,
  campaign_id uuid not null,
  cadre_id uuid not null,
  round_id uuid not null,
  comments jsonb not null,
  primary key (jurisdiction_id, campaign_id, cadre_id, round_id),
  foreign key (jurisdiction_id, campaign_id, cadre_id) references campaign_ratee,
  foreign key (jurisdiction_id, campaign_id, round_id) references ballot_release
);

grant select, insert on released_comments to hengjian_app;
