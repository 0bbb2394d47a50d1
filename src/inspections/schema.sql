-- Of each table `number` stays while what is known changes: what is noted of it anew closes `recorded` and adds a row; what is withdrawn is closed and no row added.
create sequence inspection_team_number;
create sequence inspection_visit_number;
create sequence inspection_finding_number;
create sequence inspection_recommendation_number;

-- A team that an office sends to see how its units do (Quy định 296-QĐ/TW for the Party): by a decision, with a head and members, for a time, to named units.
create table inspection_team (
  id         int  primary key generated always as identity,
  number     int  not null default nextval('inspection_team_number'),
  unit_id    int  not null references unit,           -- whose team it is
  unit_ids   int[] not null,                          -- that unit first, then those that are inspected: whoever may read in one of them sees the team
  name       text not null check (name <> ''),
  paper_id   int  references paper,                   -- the decision
  held       daterange not null check (not isempty(held) and not lower_inf(held)),
  head_id    int  not null references person,
  person_ids int[] not null,                          -- all members, the head first
  recorded   tstzrange not null default tstzrange(now(), null),
  constraint head_is_member check (head_id = any(person_ids)),
  constraint unit_sees_its_team check (unit_id = any(unit_ids))
);
create index inspection_team_units on inspection_team using gin (unit_ids);
create index inspection_team_people on inspection_team using gin (person_ids);
create index inspection_team_number_rows on inspection_team (number);
create unique index one_team_of_a_number on inspection_team (number) where upper_inf(recorded);
create unique index one_team_of_a_name on inspection_team (unit_id, fold(name), lower(held)) where upper_inf(recorded);

-- A day at a unit: planned, then held.
create table inspection_visit (
  id         int  primary key generated always as identity,
  number     int  not null default nextval('inspection_visit_number'),
  team       int  not null,                           -- inspection_team.number
  unit_id    int  not null references unit,
  planned_on date not null,
  held_on    date,
  paper_id   int  references paper,                   -- the minutes
  note       text,
  recorded   tstzrange not null default tstzrange(now(), null)
);
create unique index one_visit_of_a_number on inspection_visit (number) where upper_inf(recorded);
create unique index planned_once on inspection_visit (team, unit_id, planned_on) where upper_inf(recorded);
create index inspection_visit_number_rows on inspection_visit (number);
create index inspection_visit_team on inspection_visit (team);
create index inspection_visit_unit on inspection_visit (unit_id);

-- What was found there. An obstacle is told by its cause, as the personnel plans tell it.
create table inspection_finding (
  id         int  primary key generated always as identity,
  number     int  not null default nextval('inspection_finding_number'),
  visit      int  not null,                           -- inspection_visit.number
  unit_id    int  not null references unit,           -- the visit's
  kind       text not null check (kind in ('good', 'shortcoming', 'obstacle')),
  obstacle   text check (obstacle in ('clan', 'localism', 'envy', 'power_sharing', 'income', 'ability', 'age', 'other')),
  person_id  int  references person,                  -- whom it is about, where it is about one
  note       text not null check (note <> ''),
  recorded   tstzrange not null default tstzrange(now(), null),
  constraint obstacle_has_cause check ((kind = 'obstacle') = (obstacle is not null))
);
create unique index one_finding_of_a_number on inspection_finding (number) where upper_inf(recorded);
create index inspection_finding_visit on inspection_finding (visit);

-- What the unit is to do about it: a task, whose origin is 'inspections/<team>/recommendations/<number>'. The task says what came of it; one that is said otherwise is withdrawn and made anew.
create table inspection_recommendation (
  id         int  primary key generated always as identity,
  number     int  not null unique default nextval('inspection_recommendation_number'),
  visit      int  not null,                           -- inspection_visit.number
  unit_id    int  not null references unit,           -- the visit's
  what       text not null check (what <> ''),
  due_on     date not null,                           -- as first set; the task may put it off
  recorded   tstzrange not null default tstzrange(now(), null)
);
create index inspection_recommendation_visit on inspection_recommendation (visit);

create trigger inspection_team_changes after insert or update or delete on inspection_team for each statement execute function note_data_change();
create trigger inspection_visit_changes after insert or update or delete on inspection_visit for each statement execute function note_data_change();
create trigger inspection_finding_changes after insert or update or delete on inspection_finding for each statement execute function note_data_change();
create trigger inspection_recommendation_changes after insert or update or delete on inspection_recommendation for each statement execute function note_data_change();
