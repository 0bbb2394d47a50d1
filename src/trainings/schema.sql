-- A training that a unit holds for those who lead villages and cells: political theory, the work of one who holds both posts.
create table training_course (
  id         int  primary key generated always as identity,
  unit_id    int  not null references unit,           -- who holds it
  name       text not null check (name <> ''),
  paper_id   int  references paper,                   -- the plan
  begins_on  date not null,
  recorded_at timestamptz not null default now(),
  unique (id, unit_id)
);
create unique index one_course_of_a_name on training_course (unit_id, fold(name), begins_on);

-- A day of it, or one of its classes.
create table training_session (
  id         int  primary key generated always as identity,
  course_id  int  not null,
  unit_id    int  not null,                           -- the course's, so that rights can be told from the row
  on_day     date not null,
  place      text not null default '',
  topics     text not null,
  hours      numeric(4, 1) check (hours > 0 and hours <= 24),
  cancelled_on date,
  recorded   tstzrange not null default tstzrange(now(), null), -- a cancelled one is no longer believed, and stays under its number
  constraint cancelled_is_dated check (upper_inf(recorded) = (cancelled_on is null)),
  foreign key (course_id, unit_id) references training_course (id, unit_id)
);
create index training_session_course on training_session (course_id, on_day);
create unique index one_session_of_a_day on training_session (course_id, on_day, fold(place)) where upper_inf(recorded);

-- Who was called, and whether they came; noted again, the row is closed and another told. A person is trained from the first session on at which they were.
create table training_attendance (
  id          int  primary key generated always as identity,
  session_id  int  not null references training_session,
  person_id   int  not null references person,
  present     boolean not null,
  certificate text,                                   -- its number, where one was given
  note        text,                                   -- why they did not come
  recorded    tstzrange not null default tstzrange(now(), null)
);
create unique index attends_once on training_attendance (session_id, person_id) where upper_inf(recorded);
create index training_attendance_session on training_attendance (session_id);
create index training_attendance_person on training_attendance (person_id);

-- Public: the persons who were at a session by the day, as known at k. It says no more, and so may be asked by whoever may see figures.
create function people_trained(d date, k timestamptz default 'infinity') returns setof int
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select distinct person_of(a.person_id, k) from training_attendance a join training_session s on s.id = a.session_id
  where a.present and believed_at(a.recorded, k) and believed_at(s.recorded, k) and s.on_day <= d;
end;

create trigger training_course_changes after insert or update or delete on training_course for each statement execute function note_data_change();
create trigger training_session_changes after insert or update or delete on training_session for each statement execute function note_data_change();
create trigger training_attendance_changes after insert or update or delete on training_attendance for each statement execute function note_data_change();
