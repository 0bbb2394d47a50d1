-- A team that an office sends to see how its units do (Quy định 296-QĐ/TW for the Party): by a decision, with a head and members, for a time, to named units.
create table inspection_team (
  id         int  primary key generated always as identity,
  unit_id    int  not null references unit,           -- whose team it is
  unit_ids   int[] not null,                          -- that unit first, then those that are inspected: whoever may read in one of them sees the team
  name       text not null check (name <> ''),
  paper_id   int  references paper,                   -- the decision
  held       daterange not null check (not isempty(held) and not lower_inf(held)),
  head_id    int  not null references person,
  person_ids int[] not null,                          -- all members, the head first
  recorded_at timestamptz not null default now(),
  constraint head_is_member check (head_id = any(person_ids)),
  constraint unit_sees_its_team check (unit_id = any(unit_ids))
);
create index inspection_team_units on inspection_team using gin (unit_ids);
create index inspection_team_people on inspection_team using gin (person_ids);
create unique index one_team_of_a_name on inspection_team (unit_id, fold(name), lower(held));

-- A day at a unit: planned, then held.
create table inspection_visit (
  id         int  primary key generated always as identity,
  team_id    int  not null references inspection_team,
  unit_id    int  not null references unit,
  planned_on date not null,
  held_on    date,
  paper_id   int  references paper,                   -- the minutes
  note       text,
  unique (id, unit_id),
  constraint planned_once unique (team_id, unit_id, planned_on)
);
create index inspection_visit_unit on inspection_visit (unit_id);

-- What was found there. An obstacle is told by its cause, as the personnel plans tell it.
create table inspection_finding (
  id         int  primary key generated always as identity,
  visit_id   int  not null,
  unit_id    int  not null,
  kind       text not null check (kind in ('good', 'shortcoming', 'obstacle')),
  obstacle   text check (obstacle in ('clan', 'localism', 'envy', 'power_sharing', 'income', 'ability', 'age', 'other')),
  person_id  int  references person,                  -- whom it is about, where it is about one
  note       text not null check (note <> ''),
  recorded_at timestamptz not null default now(),
  foreign key (visit_id, unit_id) references inspection_visit (id, unit_id),
  constraint obstacle_has_cause check ((kind = 'obstacle') = (obstacle is not null))
);
create index inspection_finding_visit on inspection_finding (visit_id);

-- What the unit is to do about it: a task, whose origin is 'inspections/<team>/recommendations/<id>'.
create table inspection_recommendation (
  id         int  primary key generated always as identity,
  visit_id   int  not null,
  unit_id    int  not null,
  what       text not null check (what <> ''),
  due_on     date not null,                           -- as first set; the task may put it off
  recorded_at timestamptz not null default now(),
  foreign key (visit_id, unit_id) references inspection_visit (id, unit_id)
);
create index inspection_recommendation_visit on inspection_recommendation (visit_id);

create trigger inspection_team_changes after insert or update or delete on inspection_team for each statement execute function note_data_change();
create trigger inspection_visit_changes after insert or update or delete on inspection_visit for each statement execute function note_data_change();
create trigger inspection_finding_changes after insert or update or delete on inspection_finding for each statement execute function note_data_change();
create trigger inspection_recommendation_changes after insert or update or delete on inspection_recommendation for each statement execute function note_data_change();
