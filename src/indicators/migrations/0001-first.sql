-- A figure that a paper printed, beside the one derived from the facts. It never replaces it.
create table printed_figure (
  id          int  primary key generated always as identity,
  indicator   text not null,
  unit_id     int  not null references unit,
  on_day      date not null,
  numerator   int,                         -- as printed; null where it was not
  denominator int,
  percent     text,                        -- the characters printed, '81,16'
  approximate boolean not null default false, -- 'gần 90 %', 'trên 4.000'
  source      text not null,
  assumed     text,                        -- what had to be assumed so that the facts could stand, in words
  recorded    tstzrange not null default tstzrange(now(), null)
);
create index printed_figure_unit on printed_figure (unit_id, indicator);
create unique index printed_figure_once on printed_figure (indicator, unit_id, on_day, source) where (upper_inf(recorded));

-- What a unit set itself to reach by a day.
create table target (
  id          int  primary key generated always as identity,
  indicator   text not null,
  unit_id     int  not null references unit,
  due_on      date not null,
  percent     numeric(5, 2) not null check (percent between 0 and 100),
  set_on      date not null,
  paper_id    int references paper,
  recorded    tstzrange not null default tstzrange(now(), null),
  constraint one_target_per_due_day exclude using gist (indicator with =, unit_id with =, due_on with =) where (upper_inf(recorded))
);

-- A term of a body ('nhiệm kỳ 2020–2022'): a name for a stretch of days of a unit's subtree, for series by term.
create table term (
  id       int  primary key generated always as identity,
  name     text not null,
  unit_id  int  not null references unit,
  held     daterange not null,
  basis    text,
  first_id int  references term,           -- of a corrected term: the row it was entered with; null in that row itself
  recorded tstzrange not null default tstzrange(now(), null),
  constraint one_term_at_a_time exclude using gist (unit_id with =, held with &&) where (upper_inf(recorded))
);

-- Public: all rows of the same term, however often it was corrected.
create function same_term(asked int) returns setof int language sql stable
as $$ select o.id from term t join term o on coalesce(o.first_id, o.id) = coalesce(t.first_id, t.id) where t.id = asked $$;

-- Answers are remembered by the version of all facts; these tables are facts too.
create trigger printed_figure_changes after insert or update or delete on printed_figure for each statement execute function note_data_change();
create trigger target_changes after insert or update or delete on target for each statement execute function note_data_change();
create trigger term_changes after insert or update or delete on term for each statement execute function note_data_change();
