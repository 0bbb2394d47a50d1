-- Units of two trees: the State's (country … village) and the Party's (central … cell). A unit lives on while its name, kind and parent change.
create table unit (
  id     int  primary key generated always as identity,
  tree   text not null check (tree in ('state', 'party')),
  kind   text not null check (kind in ('country', 'province', 'district', 'commune', 'village',
                                       'central', 'province_committee', 'district_committee', 'commune_committee', 'cell')),
  shard  smallint not null default 0   -- code of the province of the 63 before July 2025: no unit ever crosses one, so it never changes
);

-- An act of a clerk on units: what was done, on which day it takes effect, on which paper. Its rows are opened and closed below.
create table unit_act (
  id          int  primary key generated always as identity,
  kind        text not null check (kind in ('load', 'found', 'rename', 'move', 'merge', 'split', 'convert', 'dissolve', 'place', 'cover', 'correct', 'import')),
  on_day      date not null,
  paper_id    int  references paper,
  note        text,
  done_at     timestamptz not null default now(),
  done_by     int,                      -- account; null for the national seed
  reverses    int  references unit_act, -- a dated correction of an earlier act
  units       int[] not null default '{}' -- the units it touched, for their page
);
create index unit_act_units on unit_act using gin (units);
create unique index unit_act_reversed_once on unit_act (reverses) where reverses is not null;

-- A name, kind and parent that held for a period, as known for a period.
create table unit_version (
  id         bigint primary key generated always as identity,
  unit_id    int       not null references unit,
  tree       text      not null,
  valid      daterange not null check (not isempty(valid)), -- lower null: since before the records
  recorded   tstzrange not null default tstzrange(now(), null),
  code       text      not null,
  label      text      not null,         -- the local word: 'Phường', 'Thôn', 'Khối', 'Bản', 'Chi bộ'
  legal_kind text      not null,         -- tinh, thanh_pho | quan, huyen, thi_xa | xa, phuong, thi_tran, dac_khu | thon, tdp | party
  name       text      not null,         -- bare: 'Vĩnh Trại'
  full_name  text      not null generated always as (trim(label || ' ' || name)) stored,
  key        text      not null generated always as (fold(label || ' ' || name)) stored,
  name_key   text      not null generated always as (fold(name)) stored, -- people type the bare name
  note       text,                       -- what the office wrote beside the unit
  parent_id  int       references unit,  -- null for the two roots
  opened_by  int       references unit_act,
  closed_by  int       references unit_act,
  constraint unit_one_version_at_a_time exclude using gist (line_of(unit_id, valid) with &&) where (upper_inf(recorded)),
  -- by a 64-bit hash: a gist index on texts takes 3 s for the 28,000 versions of the national tree, on int8 0.3 s; a false meeting is one in 10^9
  constraint unit_code_once_at_a_time exclude using gist (hashtextextended(tree || ':' || code, 0) with =, valid with &&) where (upper_inf(recorded))
);
create index unit_version_unit on unit_version (unit_id);
create index unit_version_parent on unit_version (parent_id) where upper_inf(recorded);
create index unit_version_code on unit_version (code text_pattern_ops) where upper_inf(recorded);
create index unit_version_words on unit_version using gin (name_words(key)) where upper_inf(recorded);
-- beginnings of names in three classes, each read in order and left after the first twenty: 'th' begins 90,000 names, but few of areas
create index area_name_start on unit_version (name_key text_pattern_ops) where upper_inf(recorded) and legal_kind not in ('thon', 'tdp', 'party');
create index area_key_start on unit_version (key text_pattern_ops) where upper_inf(recorded) and legal_kind not in ('thon', 'tdp', 'party');
create index village_name_start on unit_version (name_key text_pattern_ops) where upper_inf(recorded) and legal_kind in ('thon', 'tdp');
create index village_key_start on unit_version (key text_pattern_ops) where upper_inf(recorded) and legal_kind in ('thon', 'tdp');
create index party_name_start on unit_version (name_key text_pattern_ops) where upper_inf(recorded) and legal_kind = 'party';
create index party_key_start on unit_version (key text_pattern_ops) where upper_inf(recorded) and legal_kind = 'party';
create index unit_version_opened on unit_version (opened_by);
create index unit_version_closed on unit_version (closed_by) where closed_by is not null;

-- Where a unit came from and what it became. Facts are never moved to the successor.
create table unit_succession (
  id        int  primary key generated always as identity,
  from_id   int  not null references unit,
  to_id     int  references unit,        -- null when dissolved into nothing
  kind      text not null check (kind in ('merge', 'split', 'partial', 'rename', 'convert', 'transfer', 'dissolve')),
  on_day    date not null,
  note      text,                        -- the official wording where there is one
  paper_id  int  references paper,
  recorded  tstzrange not null default tstzrange(now(), null),
  opened_by int  references unit_act,
  closed_by int  references unit_act
);
create index unit_succession_from on unit_succession (from_id);
create index unit_succession_to on unit_succession (to_id);

-- A name that a unit's area bore before the records begin (abolished in the round of 2023-2025): found by search, nothing more.
create table unit_former_name (
  unit_id int  not null references unit,
  name    text not null,
  code    text not null,
  note    text,
  key     text not null generated always as (fold(name)) stored
);

-- A Party committee stands where a province, district or commune stands. Permanent: when the area ends, so does the committee.
create table unit_counterpart (
  party_id int primary key references unit,
  state_id int not null unique references unit
);

-- A cell covers villages for a period, many to many.
create table cell_cover (
  id         bigint primary key generated always as identity,
  cell_id    int not null references unit,
  village_id int not null references unit,
  held       daterange not null check (not isempty(held)),
  recorded   tstzrange not null default tstzrange(now(), null),
  paper_id   int references paper,
  opened_by  int references unit_act,
  closed_by  int references unit_act,
  constraint cell_covers_village_once exclude using gist (cell_id with =, village_id with =, held with &&) where (upper_inf(recorded))
);
create index cell_cover_village on cell_cover (village_id);
create index cell_cover_cell on cell_cover (cell_id);

-- How large a unit is, as a source told it for a period: households and people are counted, area is in square kilometres.
create table unit_measure (
  id         bigint primary key generated always as identity,
  unit_id    int  not null references unit,
  kind       text not null check (kind in ('households', 'population', 'area_km2')),
  value      numeric(14, 4) not null check (value >= 0 and (kind = 'area_km2' or value = trunc(value))),
  held       daterange not null check (not isempty(held)),
  recorded   tstzrange not null default tstzrange(now(), null),
  source     text not null,
  paper_id   int  references paper,
  opened_by  int  references unit_act,   -- the merger or split that follows from what was known of the parts
  closed_by  int  references unit_act,
  constraint unit_measured_once exclude using gist (unit_id with =, kind with =, held with &&) where (upper_inf(recorded))
);
create index unit_measure_unit on unit_measure (unit_id, kind);

-- Public: what is known of the size of units on a day, of one kind.
create function unit_measure_on(asked text, d date) returns table (unit_id int, value numeric, since date, source text)
  language sql stable
as $$
  select m.unit_id, m.value, lower(m.held), m.source from unit_measure m
  where m.kind = asked and m.held @> d and upper_inf(m.recorded)
$$;

-- Public: the units as they stood on a day, as believed now.
create function unit_on(d date)
  returns table (id int, tree text, kind text, code text, label text, legal_kind text, name text, full_name text, parent_id int, since date)
  language sql stable
as $$
  select v.unit_id, v.tree, u.kind, v.code, v.label, v.legal_kind, v.name, v.full_name, v.parent_id, lower(v.valid)
  from unit_version v join unit u on u.id = v.unit_id
  where v.valid @> d and upper_inf(v.recorded)
$$;

-- Public: the same, as known at an instant.
create function unit_on_as_known(d date, k timestamptz)
  returns table (id int, tree text, kind text, code text, label text, legal_kind text, name text, full_name text, parent_id int, since date)
  language sql stable
as $$
  select v.unit_id, v.tree, u.kind, v.code, v.label, v.legal_kind, v.name, v.full_name, v.parent_id, lower(v.valid)
  from unit_version v join unit u on u.id = v.unit_id
  where v.valid @> d and v.recorded @> k
$$;

-- Public: under which province, district and commune a State unit stood, in which periods, as known at an instant.
-- A cell is placed by the State unit that its committee stands for. Days, not ranges: -infinity and infinity where open. 0 where there is none.
-- A village without a commune (its commune was split and nobody has placed it yet) hangs on its province: commune_id is 0.
create function unit_paths(ids int[], k timestamptz default 'infinity')
  returns table (unit_id int, from_day date, upto_day date, province_id int, district_id int, commune_id int)
  language sql stable
as $$
  with recursive up as (
    select v.unit_id, coalesce(lower(v.valid), '-infinity') as from_day, coalesce(upper(v.valid), 'infinity') as upto_day,
           coalesce(c.state_id, v.parent_id) as at_id, 0 as province_id, 0 as district_id, 0 as commune_id, 1 as step
    from unit_version v left join unit_counterpart c on c.party_id = v.parent_id
    where v.unit_id = any(ids)
      and case when k = 'infinity' then upper_inf(v.recorded) else v.recorded @> k end
    union all
    select up.unit_id, greatest(up.from_day, coalesce(lower(v.valid), '-infinity')), least(up.upto_day, coalesce(upper(v.valid), 'infinity')),
           v.parent_id,
           case when u.kind = 'province' then u.id else up.province_id end,
           case when u.kind = 'district' then u.id else up.district_id end,
           case when u.kind = 'commune' then u.id else up.commune_id end,
           up.step + 1
    from up
      join unit u on u.id = up.at_id
      join unit_version v on v.unit_id = up.at_id
        and case when k = 'infinity' then upper_inf(v.recorded) else v.recorded @> k end
        and coalesce(lower(v.valid), '-infinity') < up.upto_day
        and coalesce(upper(v.valid), 'infinity') > up.from_day
    where u.kind in ('province', 'district', 'commune')
  )
  select unit_id, from_day, upto_day, province_id, district_id, commune_id
  from up join unit u on u.id = up.at_id
  where u.kind = 'country'
$$;

-- Public: a unit and all that stands under it on a day, as believed now.
create function unit_subtree(root int, d date) returns setof int
  language sql stable
as $$
  with recursive down as (
    select root as id, false as is_village
    union all
    select v.unit_id, v.legal_kind in ('thon', 'tdp') from down join unit_version v on v.parent_id = down.id
    where not down.is_village and upper_inf(v.recorded) and v.valid @> d
  )
  select id from down
$$;

create trigger unit_version_changes after insert or update or delete on unit_version for each statement execute function note_data_change();
create trigger unit_succession_changes after insert or update or delete on unit_succession for each statement execute function note_data_change();
create trigger cell_cover_changes after insert or update or delete on cell_cover for each statement execute function note_data_change();
create trigger unit_measure_changes after insert or update or delete on unit_measure for each statement execute function note_data_change();
