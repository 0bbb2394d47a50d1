-- A commendation: proposed, then once decided by a paper that somebody signs, or declined. Giấy khen is given by a commune or district body, bằng khen by a provincial one (Luật Thi đua, khen thưởng).
create table commendation (
  id          int  primary key generated always as identity,
  unit_id     int  not null references unit,          -- whose proposal it is, and whose register it stands in
  unit_ids    int[] not null,                         -- that unit, and those of the rows: whoever may read in one of them sees it
  topic       text not null check (topic <> ''),      -- for what
  level       text not null check (level in ('giay_khen', 'bang_khen')), -- as proposed
  year        int  not null check (year between 1945 and 2200), -- the year that is commended
  proposed_on date not null,
  decided_on  date,
  paper_id    int  references paper,                  -- the decision
  decided_level text check (decided_level in ('giay_khen', 'bang_khen')), -- where the decision gives another
  signer      text,                                   -- by office, not by name: 'Bí thư Huyện ủy'
  declined_on date,
  note        text,                                   -- why it was declined
  recorded_at timestamptz not null default now(),
  outcome_at  timestamptz,                            -- when it became known here that it was decided or declined
  unique (id, unit_id),
  constraint outcome_is_known_since check ((coalesce(decided_on, declined_on) is null) = (outcome_at is null)),
  constraint decided_or_declined check (decided_on is null or declined_on is null),
  constraint decided_after_proposed check (coalesce(decided_on, declined_on, proposed_on) >= proposed_on),
  constraint decision_is_signed check (decided_on is null or signer is not null)
);
create index commendation_unit on commendation (unit_id);
create index commendation_units on commendation using gin (unit_ids);

-- Who is commended: a unit (a collective), or a person who serves in it.
create table commendation_row (
  id              int  primary key generated always as identity,
  commendation_id int  not null references commendation,
  unit_id         int  not null references unit,
  person_id       int  references person,             -- null: the collective
  note            text,                               -- for what in particular
  recorded_at     timestamptz not null default now(),
  taken_out_on    date,                               -- left out by the decision
  taken_out_at    timestamptz,                        -- when that became known here
  constraint taken_out_is_known_since check ((taken_out_on is null) = (taken_out_at is null))
);
create unique index commended_once on commendation_row (commendation_id, unit_id, coalesce(person_id, 0)) where taken_out_on is null;
create index commendation_row_unit on commendation_row (unit_id);
create index commendation_row_person on commendation_row (person_id);

-- Public: the units, and the persons, that were commended by a decision of the year until the day, as known at k. It says no more, and so may be asked by whoever may see figures.
create function units_commended(d date, k timestamptz default 'infinity') returns setof int
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select distinct r.unit_id from commendation_row r join commendation c on c.id = r.commendation_id
  where r.person_id is null and r.recorded_at <= k and coalesce(r.taken_out_at > k, true) and c.outcome_at <= k and c.decided_on <= d and c.decided_on >= date_trunc('year', d)::date;
end;
create function people_commended(d date, k timestamptz default 'infinity') returns setof int
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select distinct person_of(r.person_id, k) from commendation_row r join commendation c on c.id = r.commendation_id
  where r.person_id is not null and r.recorded_at <= k and coalesce(r.taken_out_at > k, true) and c.outcome_at <= k and c.decided_on <= d and c.decided_on >= date_trunc('year', d)::date;
end;

create trigger commendation_changes after insert or update or delete on commendation for each statement execute function note_data_change();
create trigger commendation_row_changes after insert or update or delete on commendation_row for each statement execute function note_data_change();
