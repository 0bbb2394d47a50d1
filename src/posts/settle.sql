-- How the derived rows keep up: what a transaction touched is derived again once, before it ends.

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
    union select unit_id from appointment where person_id = any(people) and kind in ('village_head', 'front_head')
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
     head_party, head_since, reelected, female, minority, birth, general_education, professional_level, theory_level, commune_officer, retired, secretary_front)
    = (f.upto_day, f.province_id, f.district_id, f.commune_id, f.legal_kind, f.state, f.since_day, f.cell_id, f.head_id, f.secretary_id, f.head_interim,
     f.secretary_interim, f.head_party, f.head_since, f.reelected, f.female, f.minority, f.birth, f.general_education, f.professional_level,
     f.theory_level, f.commune_officer, f.retired, f.secretary_front)
    from fresh f
    where s.village_id = any(ids) and f.village_id = s.village_id and f.from_day = s.from_day and row(s.*) is distinct from row(f.*))
  insert into village_state (village_id, from_day, upto_day, province_id, district_id, commune_id, legal_kind, state, since_day, cell_id, head_id, secretary_id,
    head_interim, secretary_interim, head_party, head_since, reelected, female, minority, birth, general_education, professional_level, theory_level, commune_officer, retired, secretary_front)
  select f.village_id, f.from_day, f.upto_day, f.province_id, f.district_id, f.commune_id, f.legal_kind, f.state, f.since_day, f.cell_id, f.head_id, f.secretary_id,
    f.head_interim, f.secretary_interim, f.head_party, f.head_since, f.reelected, f.female, f.minority, f.birth, f.general_education, f.professional_level, f.theory_level,
    f.commune_officer, f.retired, f.secretary_front
  from fresh f left join (select village_id, from_day from village_state where village_id = any(ids)) s using (village_id, from_day)
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
  language plpgsql security definer set search_path = public, pg_temp
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

create function settle_at_the_end() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$ begin perform settle(); return null; end $$;
create constraint trigger settle_at_the_end after insert on settlement deferrable initially deferred
  for each row execute function settle_at_the_end();

-- Fires once a statement; 'touched' are its rows. Facts never change hands: the new rows name all units and persons.
create function mark_stale() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from touched) then return null; end if;
  insert into settlement default values on conflict do nothing;
  case tg_table_name
    when 'appointment' then
      insert into stale (reason, id)
      select distinct f.reason, f.id
      from touched t cross join lateral (values (case t.kind when 'cell_secretary' then 'secretary' else 'post' end, t.unit_id), ('holder', t.person_id)) f (reason, id)
      where t.kind in ('village_head', 'front_head', 'cell_secretary', 'cell_deputy_secretary', 'cell_committee_member');
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
