-- Feedback talks [反馈谈话]: who talks with whom by when, what was recorded, and what the person assessed says about it.

create table feedback_talk (
  jurisdiction_id text not null,
  campaign_id uuid not null,
  cadre_id uuid not null,
  -- The account of the feedback giver, and the name as it stood then
  giver_id uuid not null,
  giver_name text not null,
  due date not null,
  assigned_by text not null,
  assigned_at timestamptz not null,
  form text check (form in ('individual', 'collective', 'written', 'message')),
  held_on date,
  reception text check (reception in ('accepted', 'partly', 'objection')),
  reception_note text,
  -- Empty where the measures stay as the letter has them
  measures_note text,
  recorded_at timestamptz,
  took_place boolean,
  answer_note text,
  answered_by text,
  answered_at timestamptz,
  primary key (jurisdiction_id, campaign_id, cadre_id),
  foreign key (jurisdiction_id, campaign_id, cadre_id) references letter,
  foreign key (jurisdiction_id, giver_id) references account,
  constraint record_is_whole check (
    num_nulls(form, held_on, reception, reception_note, measures_note, recorded_at) in (0, 6)
  ),
  constraint answer_is_whole check (
    num_nulls(took_place, answer_note, answered_by, answered_at) in (0, 4)
    and (answered_at is null or recorded_at is not null)
  )
);
-- The own talks of a giver, and how many each one has.
create index feedback_talk_by_giver on feedback_talk (jurisdiction_id, giver_id);

grant select, insert, update on feedback_talk to hengjian_app;
