-- A model that is rolled out: what paper asks it, who leads it, which figure it moves and how far by when.
-- `number` stays while what is known of it changes; a change closes `recorded` and adds a row, so that what was believed stays.
create sequence programme_number;

create table programme (
  id             int  primary key generated always as identity,
  number         int  not null,
  name           text not null,
  unit_id        int  not null references unit,  -- the area whose committee leads it
  paper_id       int  references paper,
  indicator      text,                           -- code of the figure it moves, 'posts.unified'
  starts_on      date not null,
  ends_on        date,                           -- its last day; null while it has none
  goal           numeric(5, 2) check (goal between 0 and 100), -- percent
  goal_on        date,                           -- the day by which
  acknowledge_by date,                           -- last day for the units to say that they take part
  plan_by        date,                           -- last day for their own plans
  recorded       tstzrange not null default tstzrange(now(), null),
  check (ends_on >= starts_on),
  check ((goal is null) = (goal_on is null) and (goal is null or indicator is not null))
);
create unique index programme_once on programme (number) where upper_inf(recorded);
create unique index programme_name_once on programme (unit_id, fold(name)) where upper_inf(recorded);

-- A unit to which the programme comes down: what it is to reach by when, and whether it is a model for others (điển hình).
create table programme_unit (
  id           int  primary key generated always as identity,
  programme    int  not null,                    -- programme.number
  lead_id      int  not null references unit,    -- as of the programme: who may write it
  unit_id      int  not null references unit,
  target       numeric(5, 2) check (target between 0 and 100),
  due_on       date,
  model_on     date,
  model_reason text,
  recorded     tstzrange not null default tstzrange(now(), null),
  check ((target is null) = (due_on is null))
);
create unique index programme_unit_once on programme_unit (programme, unit_id) where upper_inf(recorded);
create index programme_unit_lead on programme_unit (lead_id);
create index programme_unit_unit on programme_unit (unit_id);

-- What the unit itself says: that it took the programme up, its own plan, and in which order it elects.
create table programme_response (
  id              int  primary key generated always as identity,
  programme       int  not null,
  unit_id         int  not null references unit,
  acknowledged_on date,
  plan_on         date,
  plan_paper_id   int  references paper,         -- null where the number of the plan is not known
  sequence        text check (sequence in ('head_first', 'secretary_first')),
  recorded        tstzrange not null default tstzrange(now(), null),
  check (plan_paper_id is null or plan_on is not null)
);
create unique index programme_response_once on programme_response (programme, unit_id) where upper_inf(recorded);
create index programme_response_unit on programme_response (unit_id);

-- A step with a day: reported by each unit, or, where it has an indicator, read from the figures.
create table programme_milestone (
  id        int  primary key generated always as identity,
  number    int  not null,
  programme int  not null,
  lead_id   int  not null references unit,
  name      text not null,
  due_on    date not null,
  indicator text,
  percent   numeric(5, 2) check (percent between 0 and 100),
  recorded  tstzrange not null default tstzrange(now(), null),
  check ((indicator is null) = (percent is null))
);
create unique index programme_milestone_once on programme_milestone (number) where upper_inf(recorded);
create unique index programme_milestone_name_once on programme_milestone (programme, fold(name)) where upper_inf(recorded);
create index programme_milestone_lead on programme_milestone (lead_id);

-- A unit's word that a milestone is done.
create table programme_report (
  id        int  primary key generated always as identity,
  programme int  not null,
  milestone int  not null,                       -- programme_milestone.number
  unit_id   int  not null references unit,
  done_on   date not null,
  paper_id  int  references paper,
  note      text,
  recorded  tstzrange not null default tstzrange(now(), null)
);
create unique index programme_report_once on programme_report (milestone, unit_id) where upper_inf(recorded);
create index programme_report_unit on programme_report (unit_id);

-- A reminder (đôn đốc) written to a unit that is late, on a day, by whom.
create table programme_reminder (
  id        int  primary key generated always as identity,
  programme int  not null,
  lead_id   int  not null references unit,
  unit_id   int  not null references unit,
  matter    text not null check (matter in ('acknowledge', 'plan', 'milestone', 'target')),
  milestone int,
  due_on    date not null,
  sent_on   date not null,
  sent_by   text not null,
  note      text,
  recorded_at timestamptz not null default now()
);
create unique index programme_reminder_once on programme_reminder (programme, unit_id, matter, coalesce(milestone, 0), sent_on);
create index programme_reminder_lead on programme_reminder (lead_id);
create index programme_reminder_unit on programme_reminder (unit_id);

-- A propaganda session, or an exchange of experience with others.
create table programme_session (
  id        int  primary key generated always as identity,
  programme int  not null,
  unit_id   int  not null references unit,
  kind      text not null check (kind in ('propaganda', 'exchange', 'briefing')),
  on_day    date not null,
  topic     text not null,
  with_whom text,
  audience  int  check (audience > 0),           -- null where nobody counted
  invited   int  check (invited >= audience),    -- to a briefing
  conclusions text,                              -- of a briefing; what follows from them is work (tasks, by origin)
  recorded  tstzrange not null default tstzrange(now(), null)
);
create index programme_session_of on programme_session (programme, on_day);
create index programme_session_unit on programme_session (unit_id);

create trigger programme_changes after insert or update or delete on programme for each statement execute function note_data_change();
create trigger programme_unit_changes after insert or update or delete on programme_unit for each statement execute function note_data_change();
create trigger programme_response_changes after insert or update or delete on programme_response for each statement execute function note_data_change();
create trigger programme_milestone_changes after insert or update or delete on programme_milestone for each statement execute function note_data_change();
create trigger programme_report_changes after insert or update or delete on programme_report for each statement execute function note_data_change();
create trigger programme_reminder_changes after insert or update or delete on programme_reminder for each statement execute function note_data_change();
create trigger programme_session_changes after insert or update or delete on programme_session for each statement execute function note_data_change();
