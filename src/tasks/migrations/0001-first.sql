-- Work that somebody was given: by an office, to a unit or to a person who serves there, as one who leads the Party cell or the village. What becomes of it stands in its steps.
create table task (
  id        int  primary key generated always as identity,
  unit_id   int  not null references unit,           -- who is to do it, or where the person who is to do it serves
  person_id int  references person,                  -- null: the unit itself
  what      text not null check (what <> ''),
  hat       text not null check (hat in ('party', 'village')), -- as which of the two it is done: for the cell, for the village
  given_on  date not null,
  due_on    date not null,                           -- as first set; a step may put it off
  paper_id  int  references paper,
  origin    text unique,                             -- 'inspections/3/recommendations/2' where an act of another room gave rise to it
  given_by  int,                                     -- account; null for the program
  recorded_at timestamptz not null default now(),
  unique (id, unit_id),
  constraint due_after_given check (due_on >= given_on)
);
create index task_unit on task (unit_id);
create index task_person on task (person_id);

-- What happened to a task, a day after the other. Never changed: the state on any day is the last step until then, as known at an instant the last that was noted by then.
create table task_step (
  id       int  primary key generated always as identity,
  task_id  int  not null,
  unit_id  int  not null,                            -- the task's, so that rights can be told from the row
  kind     text not null check (kind in ('received', 'progress', 'done', 'accepted', 'returned', 'extended', 'reminded', 'cancelled')),
  on_day   date not null,
  note     text,
  counted  int,                                      -- of progress that can be counted: so many
  of_all   int,                                      -- of so many
  until_day date,                                    -- of an extension: the new last day
  paper_id int references paper,                     -- of what is done: the evidence
  done_by  int,                                      -- account
  recorded_at timestamptz not null default now(),
  foreign key (task_id, unit_id) references task (id, unit_id),
  constraint counted_within check ((counted is null) = (of_all is null) and counted >= 0 and counted <= of_all and of_all > 0),
  constraint extension_has_day check ((kind = 'extended') = (until_day is not null))
);
create index task_step_task on task_step (task_id, on_day, id);
create unique index put_off_once on task_step (task_id) where kind = 'extended';
create unique index cancelled_once on task_step (task_id) where kind = 'cancelled';

-- Public: the tasks that had been given by a day, each as it stood then, as known at k. finished: the day of the work that was not sent back; due: with the extension; soon_days: how many days before the last one are soon.
create function task_on(d date, soon_days int, k timestamptz default 'infinity')
  returns table (id int, unit_id int, person_id int, what text, hat text, given_on date, due date, first_due date, origin text, paper_id int, given_by int, state text, finished date, counted int, of_all int, reminded int, late boolean, soon boolean)
  language sql stable
as $$
  select t.id, t.unit_id, t.person_id, t.what, t.hat, t.given_on, c.due, t.due_on, t.origin, t.paper_id, t.given_by, c.state, c.finished, c.counted, c.of_all, c.reminded,
         c.state <> 'cancelled' and coalesce(c.finished, d) > c.due,
         c.state in ('given', 'received', 'returned') and d <= c.due and c.due - d <= soon_days
  from task t cross join lateral (
    select coalesce(max(s.until_day) filter (where s.kind = 'extended'), t.due_on) as due,
           case coalesce((array_agg(s.kind order by s.on_day desc, s.id desc) filter (where s.kind not in ('extended', 'reminded')))[1], 'given')
             when 'progress' then 'received' when 'given' then 'given' else (array_agg(s.kind order by s.on_day desc, s.id desc) filter (where s.kind not in ('extended', 'reminded')))[1] end as state,
           case when (array_agg(s.kind order by s.on_day desc, s.id desc) filter (where s.kind not in ('extended', 'reminded')))[1] in ('done', 'accepted') then max(s.on_day) filter (where s.kind = 'done') end as finished,
           (array_agg(s.counted order by s.on_day desc, s.id desc) filter (where s.counted is not null))[1] as counted,
           (array_agg(s.of_all order by s.on_day desc, s.id desc) filter (where s.counted is not null))[1] as of_all,
           (count(*) filter (where s.kind = 'reminded'))::int as reminded
    from task_step s where s.task_id = t.id and s.on_day <= d and s.recorded_at <= k) c
  where t.given_on <= d and t.recorded_at <= k
$$;

-- Public: the villages that had work due by a day, as known at k, their cells' work included, and whether all of it was done in time. It says no more than that, and so may be asked by whoever may see figures.
create function villages_with_due_tasks(d date, k timestamptz default 'infinity') returns table (village_id int, in_time boolean)
  language sql stable security definer set search_path = public, pg_temp
begin atomic
  select p.village_id, bool_and(not p.late)
  from (
    select coalesce(c.village_id, t.unit_id) as village_id, t.late
    from task_on(d, 0, k) t join unit u on u.id = t.unit_id and u.kind in ('village', 'cell')
      left join cell_cover c on c.cell_id = t.unit_id and believed_at(c.recorded, k) and c.held @> d
    where t.state <> 'cancelled' and (t.due < d or t.finished is not null)) p
  group by 1;
end;

create trigger task_changes after insert or update or delete on task for each statement execute function note_data_change();
create trigger task_step_changes after insert or update or delete on task_step for each statement execute function note_data_change();
