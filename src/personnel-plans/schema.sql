create sequence personnel_plan_number;

-- The plan of a village in a term. Every step (drafted, proposed, approved, returned) is a row of its own; 'number' stays, what was believed stays.
create table personnel_plan (
  id          bigint primary key generated always as identity,
  number      int  not null default nextval('personnel_plan_number'),
  village_id  int  not null references unit,
  term_id     int  not null references term,
  option      text not null check (option in ('retain', 'replace', 'commune_officer', 'admit_and_wait', 'interim', 'do_not_unify')),
  person_id   int  references person,       -- who is to lead
  due_on      date,                         -- by when one person is to hold both posts
  obstacles   text[] not null default '{}', -- of the taxonomy in plan.ts
  reason      text,
  state       text not null default 'drafted' check (state in ('drafted', 'proposed', 'approved', 'returned')),
  return_reason text,                       -- why it was returned
  proposed_by int,                          -- account
  proposed_from int references unit,        -- the unit whose staff proposed it: whoever approves it stands above
  done_by     int,                          -- account of this step
  scenario_id int,                          -- the feasible plan it came from
  recorded    tstzrange not null default tstzrange(now(), null),
  constraint plan_says_who check (option = 'do_not_unify' or person_id is not null),
  constraint plan_says_why check (option <> 'do_not_unify' or reason is not null),
  constraint one_plan_at_a_time exclude using gist (village_id with =, term_id with =) where (upper_inf(recorded))
);
create index personnel_plan_number_rows on personnel_plan (number);

-- Who is looked at for a village in a term. Only what nobody can reckon is entered: consent and certificate.
create table plan_candidate (
  id             bigint primary key generated always as identity,
  village_id     int  not null references unit,
  term_id        int  not null references term,
  person_id      int  not null references person,
  consent        text check (consent in ('yes', 'no')),
  consent_on     date,
  certificate_on date,                      -- of the class that the post asks for
  entered_by     int,
  recorded       tstzrange not null default tstzrange(now(), null),
  constraint candidate_once exclude using gist (village_id with =, term_id with =, person_id with =) where (upper_inf(recorded))
);

-- A talk with somebody about holding both posts. Read only by the very unit that wrote it, and never by whom it is about.
create table consultation (
  id         bigint primary key generated always as identity,
  unit_id    int  not null references unit, -- the State unit of the committee that wrote it
  village_id int  not null references unit,
  term_id    int  not null references term,
  person_id  int  not null references person,
  on_day     date not null,
  stance     text not null check (stance in ('agrees', 'wavers', 'declines')),
  note       text,
  written_by int,
  corrects   bigint references consultation, -- the row before, which stays as it was written
  withdrawal_reason text,
  withdrawn_by  int,
  recorded   tstzrange not null default tstzrange(now(), null)
);
create index consultation_village on consultation (village_id);

-- A feasible plan that was solved: what was asked, and what came of it. It becomes plans only when a person accepts it.
create table plan_scenario (
  id          int  primary key generated always as identity,
  unit_id     int  not null references unit,
  term_id     int  not null references term,
  title       text not null,
  on_day      date not null,                -- the facts of this day
  by_day      date not null,
  wishes      jsonb not null,               -- [{kind, limit, weight, must}]
  pins        jsonb not null,               -- [{villageId, personId}]
  result      jsonb not null,               -- {state, chosen: [[villageId, personId]], blocked, met, …}
  made_by     int,
  made_at     timestamptz not null default now(),
  accepted_by int,
  accepted_at timestamptz,
  dropped_at  timestamptz
);
create index plan_scenario_unit on plan_scenario (unit_id);

-- A reminder (đôn đốc) of a late step of somebody who leads a village without being an official member. The work is the cell's; the village's where no cell covers it.
create table admission_reminder (
  id         int  primary key generated always as identity,
  village_id int  not null references unit,
  unit_id    int  not null references unit, -- who is to do it
  person_id  int  not null references person,
  step       text not null check (step in ('introduce', 'class', 'dossier', 'admit', 'official')),
  missed_on  date not null,                 -- the day that is past
  due_on     date not null,                 -- by when it is to be done now
  sent_on    date not null,
  sent_by    text not null,
  note       text,
  task       text,                          -- the origin of the work it gave, or reminded of: 'personnel-plans/reminders/3'
  recorded   timestamptz not null default now(),
  constraint reminded_once_a_day unique (village_id, person_id, step, sent_on),
  constraint due_after_reminder check (due_on > sent_on)
);

create trigger admission_reminder_changes after insert or update or delete on admission_reminder for each statement execute function note_data_change();
create trigger personnel_plan_changes after insert or update or delete on personnel_plan for each statement execute function note_data_change();
create trigger plan_candidate_changes after insert or update or delete on plan_candidate for each statement execute function note_data_change();
