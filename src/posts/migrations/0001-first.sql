-- Kinds of post are data. One holder at a time where seats = 1.
create table post_kind (
  code       text primary key,             -- 'village_head', 'cell_secretary'
  vi         text not null,
  en         text not null,
  tree       text not null check (tree in ('state', 'party')),
  unit_kinds text[] not null,              -- where such a post stands
  seats      int,                          -- null: any number
  elected    boolean not null,
  rank       int not null,                 -- order on the screen
  single     boolean not null generated always as (coalesce(seats = 1, false)) stored,
  unique (code, single)
);
-- By this number a kind stands in the constraint below: no two kinds may share it.
create function post_number(kind text) returns int language sql immutable parallel safe return hashtext(kind) & 65535;
create unique index post_kind_number on post_kind (post_number(code));

-- Two posts that one person may hold together: secretary and village head, secretary and chair.
create table post_pair (
  code       text primary key,
  party_kind text not null references post_kind,
  state_kind text not null references post_kind,
  vi         text not null,
  en         text not null
);

create sequence appointment_number;

-- A person in a post of a unit for a period, with its basis. 'number' stays the same through corrections.
create table appointment (
  id         bigint primary key generated always as identity,
  number     int  not null default nextval('appointment_number'),
  unit_id    int  not null references unit,
  kind       text not null,
  single     boolean not null,             -- the kind's, so that the constraint can hold it; where it is left out a trigger copies it
  person_id  int  not null references person,
  held       daterange not null check (not isempty(held)),
  recorded   tstzrange not null default tstzrange(now(), null),
  interim    boolean not null default false,
  entered    text not null default 'elected' check (entered in ('elected', 'appointed', 'co_opted')),
  planned_end date,                        -- as first planned; extensions below
  paper_id   int references paper,         -- recognition, approval, appointment
  basis      text,                         -- 'elections/12' where an act of another room gave rise to it
  end_reason text check (end_reason in ('term_over', 'resigned', 'discharged', 'transferred', 'retired', 'died', 'unit_ended', 'replaced', 'other')),
  end_paper_id int references paper,
  foreign key (kind, single) references post_kind (code, single),
  constraint one_holder_at_a_time exclude using gist (line_of(unit_id * 65536.0 + post_number(kind), held) with &&) where (single and upper_inf(recorded)),
  constraint one_seat_per_person exclude using gist (unit_id with =, kind with =, person_id with =, held with &&) where (not single and upper_inf(recorded))
);
create index appointment_unit on appointment (unit_id, kind);
create index appointment_person on appointment (person_id);
create index appointment_number_rows on appointment (number);

-- A planned end that was put off.
create table term_extension (
  id          int  primary key generated always as identity,
  number      int  not null,               -- the appointment
  planned_end date not null,
  decided_on  date not null,
  paper_id    int  references paper,
  recorded    tstzrange not null default tstzrange(now(), null)
);
create index term_extension_number on term_extension (number);

-- Derived, never entered: a row per village and period in which its answers do not change. Present knowledge only.
-- The words of the state are domain law: see village-state.ts.
create table village_state (
  village_id   int  not null,
  from_day     date not null,
  upto_day     date not null,              -- half-open; infinity while it lasts
  province_id  int  not null,
  district_id  int  not null,              -- 0 from 01/07/2025
  commune_id   int  not null,              -- 0 while the village waits to be placed
  legal_kind   text not null,              -- thon, tdp
  state        text not null,
  since_day    date not null,              -- since when this state, whatever else changed
  cell_id      int,                        -- the cell whose secretary counts, else the first cell that covers it
  head_id      int,                        -- the person who speaks for the record (people.person_of)
  secretary_id int,
  head_interim boolean not null,
  secretary_interim boolean not null,
  head_party   text not null,              -- none, pipeline, probationary, official
  head_since   date,
  reelected    boolean not null,           -- the head held the same post in the same village right before
  female       boolean,                    -- of the head; null where it is not known
  minority     boolean,
  birth        date,
  general_education text,
  professional_level text,
  theory_level text,
  commune_officer boolean not null,        -- the head is a commune cadre or civil servant
  retired      boolean not null,
  primary key (village_id, from_day)
);
-- What most figures ask for stands in the index itself, so that a country or a province is counted without its rows, which lie scattered by village.
create index village_state_province on village_state (province_id, upto_day, from_day)
  include (commune_id, district_id, state, head_party, legal_kind, head_id, secretary_id, head_interim);
create index village_state_district on village_state (district_id, upto_day, from_day) where district_id <> 0;
create index village_state_commune on village_state (commune_id, upto_day, from_day) where commune_id <> 0;

-- The same for cells.
create table cell_state (
  cell_id      int  not null,
  from_day     date not null,
  upto_day     date not null,
  province_id  int  not null,
  district_id  int  not null,
  commune_id   int  not null,
  villages     int  not null,              -- how many it covers
  secretary_id int,
  secretary_interim boolean not null,
  committee    int  not null,              -- members of the committee, secretary and deputy included
  officer_on_committee boolean not null,   -- a commune cadre or civil servant sits on it (domain A4)
  primary key (cell_id, from_day)
);
create index cell_state_province on cell_state (province_id, upto_day, from_day) include (commune_id, district_id, secretary_id, officer_on_committee);
create index cell_state_district on cell_state (district_id, upto_day, from_day) where district_id <> 0;
create index cell_state_commune on cell_state (commune_id, upto_day, from_day) where commune_id <> 0;

create function copy_single() returns trigger language plpgsql as $$
begin
  new.single := (select seats = 1 from post_kind where code = new.kind) is true;
  return new;
end $$;
create trigger copy_single before insert on appointment for each row when (new.single is null) execute function copy_single();

insert into post_kind (code, vi, en, tree, unit_kinds, seats, elected, rank) values
  ('village_head', 'Trưởng thôn', 'Village head', 'state', '{village}', 1, true, 10),
  ('deputy_village_head', 'Phó trưởng thôn', 'Deputy village head', 'state', '{village}', null, false, 20),
  ('front_head', 'Trưởng ban công tác Mặt trận', 'Front committee head', 'state', '{village}', 1, true, 30),
  ('cell_secretary', 'Bí thư chi bộ', 'Cell secretary', 'party', '{cell}', 1, true, 40),
  ('cell_deputy_secretary', 'Phó bí thư chi bộ', 'Deputy cell secretary', 'party', '{cell}', 1, true, 50),
  ('cell_committee_member', 'Chi ủy viên', 'Cell committee member', 'party', '{cell}', null, true, 60),
  ('committee_secretary', 'Bí thư cấp ủy', 'Committee secretary', 'party', '{province_committee,district_committee,commune_committee}', 1, true, 70),
  ('committee_deputy_secretary', 'Phó bí thư cấp ủy', 'Deputy committee secretary', 'party', '{province_committee,district_committee,commune_committee}', null, true, 80),
  ('committee_member', 'Cấp ủy viên', 'Committee member', 'party', '{province_committee,district_committee,commune_committee}', null, true, 90),
  ('people_committee_chair', 'Chủ tịch Ủy ban nhân dân', 'People''s Committee chair', 'state', '{province,district,commune}', 1, true, 100),
  ('people_committee_vice_chair', 'Phó Chủ tịch Ủy ban nhân dân', 'People''s Committee vice chair', 'state', '{province,district,commune}', null, true, 110),
  ('people_council_chair', 'Chủ tịch Hội đồng nhân dân', 'People''s Council chair', 'state', '{province,district,commune}', 1, true, 120),
  ('commune_officer', 'Cán bộ, công chức xã', 'Commune cadre or civil servant', 'state', '{commune}', null, false, 130);

insert into post_pair (code, party_kind, state_kind, vi, en) values
  ('village', 'cell_secretary', 'village_head', 'Bí thư chi bộ kiêm trưởng thôn', 'Secretary-cum-village head'),
  ('front', 'cell_secretary', 'front_head', 'Bí thư chi bộ kiêm trưởng ban công tác Mặt trận', 'Secretary-cum-Front head'),
  ('chair', 'committee_secretary', 'people_committee_chair', 'Bí thư kiêm Chủ tịch Ủy ban nhân dân', 'Secretary-cum-chair'),
  ('council', 'committee_secretary', 'people_council_chair', 'Bí thư kiêm Chủ tịch Hội đồng nhân dân', 'Secretary-cum-Council chair');

-- Facts that this transaction touched and whose derived rows are not yet derived again. Empty whenever nobody writes.
create unlogged table stale (
  writer xid8 not null default pg_current_xact_id(),
  -- life: a unit's versions, cover or lineage; post, secretary: an appointment in it; person: facts of a person; holder: only to be locked
  reason text not null check (reason in ('life', 'post', 'secretary', 'person', 'holder')),
  id     int  not null
);
create index stale_writer on stale (writer);

-- One row asks for settling when the transaction ends, however many facts it wrote.
create unlogged table settlement (writer xid8 primary key default pg_current_xact_id());

-- The villages and cells whose answers may hang on what is stale, by all that was ever recorded.
create function touched_by_stale(out villages int[], out cells int[])
  language plpgsql stable
  set enable_nestloop = on set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off set plan_cache_mode = force_generic_plan
as $$
declare
  me xid8 := pg_current_xact_id();
  life int[] := array(select distinct id from stale where writer = me and reason = 'life');
  led int[] := array(select distinct id from stale where writer = me and reason = 'secretary');
  here int[] := life || led || array(select distinct id from stale where writer = me and reason = 'post');
  people int[] := array(select distinct id from stale where writer = me and reason = 'person');
  below int[];
begin
  people := people || array(select kept_id from same_person where person_id = any(people) and judged = 'same');
  people := people || array(select person_id from same_person where kept_id = any(people) and judged = 'same');
  below := array(
    with recursive down as (
      select u.id, u.kind from unit u where u.id = any(life) and u.kind not in ('village', 'cell', 'country', 'central')
      union
      select u.id, u.kind from down d
        cross join lateral (select v.unit_id from unit_version v where v.parent_id = d.id and upper_inf(v.recorded)
                            union all select c.party_id from unit_counterpart c where c.state_id = d.id) n
        join unit u on u.id = n.unit_id
      where d.kind not in ('village', 'cell'))
    select id from down where kind in ('village', 'cell'));
  cells := array(
    select u.id from unit u where u.id = any(here || below) and u.kind = 'cell'
    union select cell_id from cell_cover where village_id = any(life)
    union select unit_id from appointment where person_id = any(people) and kind in ('cell_secretary', 'cell_deputy_secretary', 'cell_committee_member')
    order by 1);
  villages := array(
    select u.id from unit u where u.id = any(here || below) and u.kind = 'village'
    union select s.to_id from unit_succession s join unit u on u.id = s.to_id where s.from_id = any(here) and u.kind = 'village'
    union select village_id from cell_cover where cell_id = any(life || led || array(
      select unit_id from appointment where person_id = any(people) and kind = 'cell_secretary'))
    union select unit_id from appointment where person_id = any(people) and kind = 'village_head'
    order by 1);
end $$;

-- Makes the rows of these units equal to what follows from the facts; a row that is right already stays untouched.
create function keep_village_state(ids int[]) returns void language plpgsql
  set enable_hashjoin = on set enable_mergejoin = on set enable_nestloop = off set enable_seqscan = off set enable_bitmapscan = off
  set plan_cache_mode = force_generic_plan set work_mem = '64MB'
as $$ begin
  with fresh as materialized (select * from village_state_of(ids)),
  gone as (
    delete from village_state s where s.village_id = any(ids)
      and not exists (select from fresh f where f.village_id = s.village_id and f.from_day = s.from_day)),
  changed as (
    update village_state s
    set (upto_day, province_id, district_id, commune_id, legal_kind, state, since_day, cell_id, head_id, secretary_id, head_interim, secretary_interim,
     head_party, head_since, reelected, female, minority, birth, general_education, professional_level, theory_level, commune_officer, retired)
    = (f.upto_day, f.province_id, f.district_id, f.commune_id, f.legal_kind, f.state, f.since_day, f.cell_id, f.head_id, f.secretary_id, f.head_interim,
     f.secretary_interim, f.head_party, f.head_since, f.reelected, f.female, f.minority, f.birth, f.general_education, f.professional_level,
     f.theory_level, f.commune_officer, f.retired)
    from fresh f
    where s.village_id = any(ids) and f.village_id = s.village_id and f.from_day = s.from_day and row(s.*) is distinct from row(f.*))
  insert into village_state
  select f.* from fresh f left join (select village_id, from_day from village_state where village_id = any(ids)) s using (village_id, from_day)
  where s.village_id is null;
end $$;

create function keep_cell_state(ids int[]) returns void language plpgsql
  set enable_hashjoin = on set enable_mergejoin = on set enable_nestloop = off set enable_seqscan = off set enable_bitmapscan = off
  set plan_cache_mode = force_generic_plan set work_mem = '64MB'
as $$ begin
  with fresh as materialized (select * from cell_state_of(ids)),
  gone as (
    delete from cell_state s where s.cell_id = any(ids)
      and not exists (select from fresh f where f.cell_id = s.cell_id and f.from_day = s.from_day)),
  changed as (
    update cell_state s
    set (upto_day, province_id, district_id, commune_id, villages, secretary_id, secretary_interim, committee, officer_on_committee)
    = (f.upto_day, f.province_id, f.district_id, f.commune_id, f.villages, f.secretary_id, f.secretary_interim, f.committee, f.officer_on_committee)
    from fresh f
    where s.cell_id = any(ids) and f.cell_id = s.cell_id and f.from_day = s.from_day and row(s.*) is distinct from row(f.*))
  insert into cell_state
  select f.* from fresh f left join (select cell_id, from_day from cell_state where cell_id = any(ids)) s using (cell_id, from_day)
  where s.cell_id is null;
end $$;

-- Derives again what this transaction made stale. Whoever writes a fact locks its person or unit here, then looks what hangs on it:
-- of two writers the second sees the first one's facts and derives what hangs on both.
create function settle() returns void
  language plpgsql
  set plan_cache_mode = force_generic_plan
as $$
declare
  me xid8 := pg_current_xact_id();
  touched record; held int[] := '{}';
begin
  delete from settlement where writer = me;
  if not exists (select from stale where writer = me) then return; end if;
  -- A move of a commune or above takes all below along: nobody places a unit below it meanwhile.
  if exists (select from stale s join unit u on u.id = s.id where s.writer = me and s.reason = 'life' and u.kind not in ('village', 'cell'))
  then perform pg_advisory_xact_lock(hashtext('tree of units')::bigint);
  elsif exists (select from stale where writer = me and reason = 'life')
  then perform pg_advisory_xact_lock_shared(hashtext('tree of units')::bigint);
  end if;
  perform from person where id = any(array(select id from stale where writer = me and reason in ('person', 'holder'))) order by id for no key update;
  loop
    touched := touched_by_stale();
    exit when not exists (select unnest(touched.villages || touched.cells) except select unnest(held));
    held := touched.villages || touched.cells;
    perform from unit where id = any(held) order by id for no key update;
  end loop;
  delete from stale where writer = me;
  perform keep_village_state(touched.villages);
  perform keep_cell_state(touched.cells);
end $$;

create function settle_at_the_end() returns trigger language plpgsql as $$ begin perform settle(); return null; end $$;
create constraint trigger settle_at_the_end after insert on settlement deferrable initially deferred
  for each row execute function settle_at_the_end();

-- Fires once a statement; 'touched' are its rows. Facts never change hands: the new rows name all units and persons.
create function mark_stale() returns trigger language plpgsql as $$
begin
  if not exists (select from touched) then return null; end if;
  insert into settlement default values on conflict do nothing;
  case tg_table_name
    when 'appointment' then
      insert into stale (reason, id)
      select distinct f.reason, f.id
      from touched t cross join lateral (values (case t.kind when 'cell_secretary' then 'secretary' else 'post' end, t.unit_id), ('holder', t.person_id)) f (reason, id)
      where t.kind in ('village_head', 'cell_secretary', 'cell_deputy_secretary', 'cell_committee_member');
    when 'unit_version' then insert into stale (reason, id) select distinct 'life', unit_id from touched;
    when 'unit_counterpart' then insert into stale (reason, id) select 'life', party_id from touched;
    when 'cell_cover' then insert into stale (reason, id) select 'life', cell_id from touched union select 'life', village_id from touched;
    when 'unit_succession' then
      insert into stale (reason, id) select 'life', from_id from touched union select 'life', to_id from touched where to_id is not null;
    when 'same_person' then insert into stale (reason, id) select 'person', person_id from touched union select 'person', kept_id from touched;
    else insert into stale (reason, id) select distinct 'person', person_id from touched;
  end case;
  return null;
end $$;

create trigger appointment_changes after insert or update or delete on appointment for each statement execute function note_data_change();
create trigger term_extension_changes after insert or update or delete on term_extension for each statement execute function note_data_change();

do $$
declare fact text;
begin
  foreach fact in array array['appointment', 'party_status', 'person_version', 'employment', 'same_person', 'unit_version', 'unit_counterpart', 'cell_cover', 'unit_succession'] loop
    execute format('create trigger stale_when_added after insert on %I referencing new table as touched for each statement execute function mark_stale()', fact);
    execute format('create trigger stale_when_changed after update on %I referencing new table as touched for each statement execute function mark_stale()', fact);
    execute format('create trigger stale_when_removed after delete on %I referencing old table as touched for each statement execute function mark_stale()', fact);
  end loop;
end $$;
