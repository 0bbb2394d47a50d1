-- How unit_area and person_area follow from the facts, in the very transaction that changes them: when a unit moves, rights move with it.

-- One plan serves one unit and the whole country: what is looked up by id comes over its index, whatever the statistics say.

-- From where a unit is seen directly: what it stands under now, what it stood under until that itself ended, and what it became.
-- A unit that moved away is no longer seen from where it was.
create function above_units(ids int[]) returns table (unit_id int, above_id int)
  language sql stable
  set enable_nestloop = on set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
  with line as materialized (
    select v.unit_id, v.parent_id, coalesce(upper(v.valid), 'infinity') as upto, max(coalesce(upper(v.valid), 'infinity')) over (partition by v.unit_id) as ends
    from unnest(ids) u join unit_version v on v.unit_id = u
    where upper_inf(v.recorded)
  )
  select l.unit_id, coalesce(c.state_id, l.parent_id)
  from line l left join unit_counterpart c on c.party_id = l.parent_id
  where l.parent_id is not null
    and (l.upto = l.ends or l.upto = (select max(coalesce(upper(p.valid), 'infinity')) from unit_version p where p.unit_id = l.parent_id and upper_inf(p.recorded)))
  union
  select u, c.state_id from unnest(ids) u join unit_counterpart c on c.party_id = u
  union
  select l.unit_id, s.to_id
  from (select distinct unit_id, ends from line where ends < 'infinity') l join unit_succession s on s.from_id = l.unit_id
  where s.to_id is not null and s.on_day = l.ends and upper_inf(s.recorded)
$$;

-- The areas of these units: themselves, all above, and the villages of a cell or the cells of a village.
create function areas_of(ids int[]) returns table (unit_id int, area_id int)
  language plpgsql stable
  set enable_hashjoin = on set enable_mergejoin = off set enable_nestloop = off set enable_seqscan = off set enable_bitmapscan = off
  set plan_cache_mode = force_generic_plan set work_mem = '64MB'
as $$
declare
  due int[] := ids; seen int[] := ids; below int[] := '{}'; above int[] := '{}'; f int[]; t int[];
begin
  loop
    select array_agg(a.unit_id), array_agg(a.above_id) into f, t from above_units(due) a;
    exit when f is null;
    below := below || f;
    above := above || t;
    due := array(select a from unnest(t) a except select s from unnest(seen) s);
    seen := seen || due;
  end loop;
  return query
    with recursive edge as materialized (select b, a from unnest(below, above) e (b, a)),
    reach as (
      select u as id, u as at_id from unnest(ids) u
      union
      select r.id, e.a from reach r join edge e on e.b = r.at_id
    )
    select r.id, r.at_id from reach r join unit u on u.id = r.at_id where u.kind not in ('country', 'central')
    union
    select c.cell_id, c.village_id from unnest(ids) u join cell_cover c on c.cell_id = u where upper_inf(c.recorded) and upper_inf(c.held)
    union
    select c.village_id, c.cell_id from unnest(ids) u join cell_cover c on c.village_id = u where upper_inf(c.recorded) and upper_inf(c.held);
end $$;

-- The units where these persons live, serve or work, or did; records judged to be one human being count together.
create function places_of(ids int[]) returns table (person_id int, unit_id int)
  language sql stable
  set enable_nestloop = on set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
  with line as (
    select i as person_id, i as record_id from unnest(ids) i
    union select s.person_id, s.kept_id from same_person s where s.person_id = any(ids) and s.judged = 'same' and upper_inf(s.recorded)
    union select s.kept_id, s.person_id from same_person s where s.kept_id = any(ids) and s.judged = 'same' and upper_inf(s.recorded)
  )
  select l.person_id, a.unit_id from line l join appointment a on a.person_id = l.record_id where upper_inf(a.recorded)
  union select l.person_id, v.lives_in from line l join person_version v on v.person_id = l.record_id where upper_inf(v.recorded) and v.lives_in is not null
  union select l.person_id, e.unit_id from line l join employment e on e.person_id = l.record_id where upper_inf(e.recorded) and e.unit_id is not null
$$;

create function settle_areas() returns void
  language plpgsql security definer set search_path = public, pg_temp
  set plan_cache_mode = force_generic_plan
as $$
declare
  me xid8 := pg_current_xact_id();
  units int[]; people int[]; moved int[];
begin
  units := array(select distinct unit_id from area_due where writer = me and unit_id is not null);
  people := array(select distinct person_id from area_due where writer = me and person_id is not null);
  delete from area_due where writer = me;
  if units <> '{}' then
    units := array(select u from unnest(units) u union select a.unit_id from unnest(units) u join unit_area a on a.area_id = u);
    moved := keep_unit_areas(units);
    people := people || array(
      select a.person_id from unnest(moved) u join appointment a on a.unit_id = u
      union select v.person_id from unnest(moved) u join person_version v on v.lives_in = u
      union select e.person_id from unnest(moved) u join employment e on e.unit_id = u);
  end if;
  if people <> '{}' then perform keep_person_areas(people); end if;
end $$;

-- Makes the rows of these units what follows from the facts. Gives the units of which something changed.
create function keep_unit_areas(units int[]) returns int[]
  language sql
  set enable_hashjoin = on set enable_mergejoin = off set enable_nestloop = off set enable_seqscan = off set enable_bitmapscan = on set work_mem = '64MB'
as $$
  with asked as materialized (select distinct u as id from unnest(units) u),
  fresh as materialized (select unit_id, area_id from areas_of(units)),
  known as materialized (select a.unit_id, a.area_id from asked join unit_area a on a.unit_id = asked.id),
  gone as (
    delete from unit_area a
    using (select unit_id, area_id from known except select unit_id, area_id from fresh) old
    where a.unit_id = old.unit_id and a.area_id = old.area_id
    returning a.unit_id),
  come as (
    insert into unit_area (unit_id, area_id)
    select unit_id, area_id from fresh except select unit_id, area_id from known
    returning unit_id)
  select coalesce(array_agg(distinct id), '{}') from (select unit_id as id from gone union all select unit_id from come) changed
$$;

-- A person without any place stays where they were registered.
create function keep_person_areas(people int[]) returns void
  language sql
  set enable_hashjoin = on set enable_mergejoin = off set enable_nestloop = on set enable_seqscan = off set work_mem = '64MB'
as $$
  insert into person_area (person_id, area_ids)
  select p.person_id, array_agg(distinct a.area_id order by a.area_id)
  from places_of(people) p join unit_area a on a.unit_id = p.unit_id
  group by p.person_id
  on conflict (person_id) do update set area_ids = excluded.area_ids where person_area.area_ids is distinct from excluded.area_ids
$$;

create function settle_areas_at_the_end() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from area_due where writer = pg_current_xact_id()) then perform settle_areas(); end if;
  return null;
end $$;
-- one row without names asks for settling, however many there are with
create constraint trigger settle_areas_at_the_end after insert on area_due deferrable initially deferred
  for each row when (new.unit_id is null and new.person_id is null) execute function settle_areas_at_the_end();

create function areas_are_due() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from touched) then return null; end if;
  if not exists (select from area_due where writer = pg_current_xact_id() and unit_id is null and person_id is null) then insert into area_due default values; end if;
  case tg_table_name
    when 'unit_counterpart' then insert into area_due (unit_id) select party_id from touched;
    when 'cell_cover' then insert into area_due (unit_id) select cell_id from touched union select village_id from touched;
    when 'unit_succession' then insert into area_due (unit_id) select from_id from touched;
    when 'unit_version' then insert into area_due (unit_id) select distinct unit_id from touched;
    when 'same_person' then insert into area_due (person_id) select person_id from touched union select kept_id from touched;
    else insert into area_due (person_id) select distinct person_id from touched;
  end case;
  return null;
end $$;

-- Whoever registers a person sees them at once, before it is known where they live.
create function person_is_seen() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare areas int[] := access_areas(array['province_staff', 'commune_staff']);
begin
  if areas <> '{}' then insert into person_area (person_id, area_ids) select id, areas from touched; end if;
  return null;
end $$;
create trigger person_is_seen after insert on person referencing new table as touched for each statement execute function person_is_seen();

-- Where somebody first lives, is appointed or works must be the speaker's to register: into another's unit a person is moved, not registered.
-- Imports are the program's, which has looked whose unit it is.
create function person_lives_in_own_unit() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if access_account() is null or new.lives_in is null or access_covers(new.lives_in, array['province_staff', 'commune_staff'])
    or exists (select from person_version v where v.person_id = new.person_id and v.id <> new.id and v.lives_in is not null)
    or exists (select from appointment a where a.person_id = new.person_id)
    or exists (select from employment e where e.person_id = new.person_id and e.unit_id is not null)
  then return null; end if;
  raise exception 'registered in a unit of others' using errcode = 'check_violation', constraint = 'person_lives_in_own_unit';
end $$;
create trigger person_lives_in_own_unit after insert on person_version for each row execute function person_lives_in_own_unit();

-- Whoever founds a unit may write about it at once, before its areas are settled: those of what it is put under.
create function unit_is_seen() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if access_account() is null then return null; end if;
  insert into unit_area (unit_id, area_id)
  select t.unit_id, a.area_id from touched t left join unit_counterpart c on c.party_id = t.parent_id join unit_area a on a.unit_id = coalesce(c.state_id, t.parent_id)
  where not exists (select from unit_area k where k.unit_id = t.unit_id)
  on conflict do nothing;
  return null;
end $$;
create trigger unit_is_seen after insert on unit_version referencing new table as touched for each statement execute function unit_is_seen();

do $$
declare fact text;
begin
  foreach fact in array array['appointment', 'person_version', 'employment', 'same_person', 'unit_version', 'unit_counterpart', 'cell_cover', 'unit_succession'] loop
    execute format('create trigger areas_due_when_added after insert on %I referencing new table as touched for each statement execute function areas_are_due()', fact);
    execute format('create trigger areas_due_when_changed after update on %I referencing new table as touched for each statement execute function areas_are_due()', fact);
    execute format('create trigger areas_due_when_removed after delete on %I referencing old table as touched for each statement execute function areas_are_due()', fact);
  end loop;
end $$;
