-- Written from policy.ts by: node bin/write-policies.mjs. Do not edit.
-- The owner of the tables is the program itself: migrations, imports, backups, and the functions that look up who speaks.

-- May the speaker give this role there?
create or replace function access_may_give(asked int, wanted text) returns boolean
  language sql stable security definer set search_path = public, pg_temp
return (wanted = any(array['administrator', 'province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'auditor', 'reader']) and access_covers(asked, array['administrator']))
  or (wanted = any(array['commune_staff', 'village_leader', 'officer', 'inspector', 'reader']) and access_covers(asked, array['province_staff']))
  or (wanted = any(array['village_leader', 'officer', 'reader']) and access_covers(asked, array['commune_staff']));

-- May the speaker hand this role on there until then? One that was granted to them, not handed on or taken in an emergency, and for no longer than they hold it.
create or replace function access_may_delegate(asked int, wanted text, until timestamptz) returns boolean
  language sql stable security definer set search_path = public, pg_temp
return until is not null and wanted = any(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector']) and exists (
  select from role_grant g join unit u on u.id = g.area_id
  where g.account_id = access_account() and g.role = wanted and g.kind = 'granted' and g.held @> now() and (upper_inf(g.held) or until <= upper(g.held))
    and (u.kind = 'country' or exists (select from unit_area a where a.area_id = g.area_id and a.unit_id = asked)));

-- May the speaker end such a role there? One that they could give or gave; an emergency's, whoever keeps roles there.
create or replace function access_may_end(asked int, ended text, how text, giver int) returns boolean
  language sql stable security definer set search_path = public, pg_temp
return access_covers(asked, array['administrator', 'province_staff', 'commune_staff']) and (how = 'break_glass' or access_may_give(asked, ended) or giver is not distinct from access_account());

-- The versions of persons whose name is found that way (posts/find-people.ts), of those alone whom the speaker may see: from where, the session says, and nothing that is passed.
-- Of few units the people are read and their names looked at: all of them, for how many bear a name or its end the planner cannot tell and takes for few.
-- Of many the indexes of names are walked, in their order and only until enough are found, and the areas looked at.
create or replace function people_named(way text, sought text, most int, units int[], on_day date) returns setof bigint
  language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan
as $$
#variable_conflict use_column
declare
  everywhere boolean := access_program() or access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector']);
  areas int[] := access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector']);
begin
  if not everywhere and areas = '{}' then return; end if;
  if not everywhere and (select count(*) from (select from unit_area a where a.area_id = any(areas) limit 301) few) <= 300 then
    return query with place as materialized (select unnest(units) as id), mine as materialized (select p.person_id from person_area p where p.area_ids && areas)
      select v.id from mine cross join lateral (select * from person_version one where one.person_id = mine.person_id and upper_inf(one.recorded) offset 0) v
      where case way when 'starting' then v.key like sought when 'ending' then reverse(v.key) like sought else name_words(v.key) @@ sought::tsquery end
        and (units is null or (case when v.held @> on_day then v.lives_in
          else (select r.lives_in from person_version r where r.person_id = v.person_id and upper_inf(r.recorded) and r.held @> on_day) end) in (select id from place)
        or (select true from appointment a where a.person_id = v.person_id and (a.unit_id in (select id from place)) is true
            and upper_inf(a.recorded) and first_day(a.held) <= on_day and end_day(a.held) > on_day limit 1))
      order by case when way = 'ending' then reverse(v.key) else v.key end using ~<~ limit most;
  elsif way = 'starting' then
    return query with place as materialized (select unnest(units) as id)
      select v.id from person_version v
      where upper_inf(v.recorded) and v.key like sought and (everywhere or (select a.area_ids from person_area a where a.person_id = v.person_id) && areas)
        and (units is null or (case when v.held @> on_day then v.lives_in
          else (select r.lives_in from person_version r where r.person_id = v.person_id and upper_inf(r.recorded) and r.held @> on_day) end) in (select id from place)
        or (select true from appointment a where a.person_id = v.person_id and (a.unit_id in (select id from place)) is true
            and upper_inf(a.recorded) and first_day(a.held) <= on_day and end_day(a.held) > on_day limit 1)) order by v.key using ~<~ limit most;
  elsif way = 'ending' then
    return query with place as materialized (select unnest(units) as id)
      select v.id from person_version v
      where upper_inf(v.recorded) and reverse(v.key) like sought and (everywhere or (select a.area_ids from person_area a where a.person_id = v.person_id) && areas)
        and (units is null or (case when v.held @> on_day then v.lives_in
          else (select r.lives_in from person_version r where r.person_id = v.person_id and upper_inf(r.recorded) and r.held @> on_day) end) in (select id from place)
        or (select true from appointment a where a.person_id = v.person_id and (a.unit_id in (select id from place)) is true
            and upper_inf(a.recorded) and first_day(a.held) <= on_day and end_day(a.held) > on_day limit 1)) order by reverse(v.key) using ~<~ limit most;
  else
    return query with place as materialized (select unnest(units) as id)
      select v.id from person_version v
      where upper_inf(v.recorded) and name_words(v.key) @@ sought::tsquery and (everywhere or (select a.area_ids from person_area a where a.person_id = v.person_id) && areas)
        and (units is null or (case when v.held @> on_day then v.lives_in
          else (select r.lives_in from person_version r where r.person_id = v.person_id and upper_inf(r.recorded) and r.held @> on_day) end) in (select id from place)
        or (select true from appointment a where a.person_id = v.person_id and (a.unit_id in (select id from place)) is true
            and upper_inf(a.recorded) and first_day(a.held) <= on_day and end_day(a.held) > on_day limit 1))  limit most;
  end if;
end $$;

-- The versions of units of these classes (units/find.ts) whose names hold the words, for anyone signed in.
create or replace function units_holding(words text, classes text[], most int) returns setof bigint
  language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan
as $$
begin
  if not access_program() and not access_has(array['administrator', 'province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'auditor', 'reader']) then return; end if;
  return query select h.id from unit_version h
    where upper_inf(h.recorded) and name_words(h.key) @@ words::tsquery
      and case when h.legal_kind in ('thon', 'tdp') then 'village' when h.legal_kind = 'party' then 'party' else 'area' end = any(classes)
    limit most;
end $$;

-- People of these units (null: of all), counted by party status (posts/listing.ts): those alone whom the speaker may see.
create or replace function people_counted(units int[], on_day date, words text, of_sex text, minority boolean, post text, out by_party jsonb) language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  areas int[] := access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector']);
  asked int[] := units; others int[]; seen int[];
begin
  if not (access_program() or access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector'])) then
    if areas = '{}' then by_party := '{}'; return; end if;
    if units is null or post is not null or cardinality(units) > 300 then
      seen := array(select distinct a.unit_id from unit_area a where a.area_id = any(areas));
      asked := array(select u from unnest(units) u intersect select u from unnest(seen) u);
    else
      asked := array(select u from unnest(units) u where exists (select from unit_area a where a.unit_id = u and a.area_id = any(areas)));
    end if;
    if units is null then
      others := array(select p.person_id from person_area p where p.area_ids && areas);
    else
      others := array(select coalesce(s.kept_id, x.person_id) from person_version x left join same_person s on s.person_id = x.person_id and s.judged = 'same' and upper_inf(s.recorded)
        where x.lives_in = any(array(select u from unnest(units) u except select u from unnest(asked) u)) and upper_inf(x.recorded) and x.held @> on_day
          and (select p.area_ids from person_area p where p.person_id = x.person_id) && areas);
    end if;
  end if;
  select c.by_party into by_party from (
    with other as (
      select coalesce(s.kept_id, a.person_id) as id from appointment a left join same_person s on s.person_id = a.person_id and s.judged = 'same' and believed_at(s.recorded, 'infinity')
      where a.unit_id = any("asked") and ("seen" is null or a.unit_id = any("seen")) and believed_at("a".recorded, 'infinity') and "a".held @> "on_day"
      union select s.kept_id from same_person s join person_version x on x.person_id = s.person_id where s.judged = 'same' and believed_at(s.recorded, 'infinity') and x.lives_in = any("asked") and believed_at("x".recorded, 'infinity') and "x".held @> "on_day"
      union select unnest("others")),
    living as materialized (
      select v.id, v.person_id, v.sort_key from person_version v where ("asked" is null or v.lives_in = any("asked")) and believed_at("v".recorded, 'infinity') and "v".held @> "on_day" and ("post" is null or case "post" when 'none' then not exists (select from appointment a where a.person_id in (select v.person_id union all select s.person_id from same_person s where s.kept_id = v.person_id and s.judged = 'same' and believed_at(s.recorded, 'infinity')) and believed_at("a".recorded, 'infinity') and "a".held @> "on_day" and ("seen" is null or a.unit_id = any("seen")) and true) else exists (select from appointment a where a.person_id in (select v.person_id union all select s.person_id from same_person s where s.kept_id = v.person_id and s.judged = 'same' and believed_at(s.recorded, 'infinity')) and believed_at("a".recorded, 'infinity') and "a".held @> "on_day" and ("seen" is null or a.unit_id = any("seen")) and a.kind = "post") end)
        and ("words" is null or name_words(v.key) @@ "words"::tsquery) and ("of_sex" is null or v.sex = "of_sex") and ("minority" is null or (v.ethnic <> '01') = "minority")),
    serving as (
      select v.id, v.person_id, v.sort_key
      from (select id from other except select person_id from living) o
        cross join lateral (select * from person_version v where v.person_id = o.id and believed_at("v".recorded, 'infinity') and "v".held @> "on_day" offset 0) v
      where "asked" is not null and (v.lives_in = any("asked")) is not true and ("post" is null or case "post" when 'none' then not exists (select from appointment a where a.person_id in (select v.person_id union all select s.person_id from same_person s where s.kept_id = v.person_id and s.judged = 'same' and believed_at(s.recorded, 'infinity')) and believed_at("a".recorded, 'infinity') and "a".held @> "on_day" and ("seen" is null or a.unit_id = any("seen")) and true) else exists (select from appointment a where a.person_id in (select v.person_id union all select s.person_id from same_person s where s.kept_id = v.person_id and s.judged = 'same' and believed_at(s.recorded, 'infinity')) and believed_at("a".recorded, 'infinity') and "a".held @> "on_day" and ("seen" is null or a.unit_id = any("seen")) and a.kind = "post") end)
        and ("words" is null or name_words(v.key) @@ "words"::tsquery) and ("of_sex" is null or v.sex = "of_sex") and ("minority" is null or (v.ethnic <> '01') = "minority")),
    partied as (
      select v.id, v.person_id, v.sort_key, coalesce(f.status, case when v.person_id in (select s.kept_id from same_person s where s.judged = 'same' and believed_at(s.recorded, 'infinity'))
        then (select r.status from same_person s join party_status r on r.person_id = s.person_id where s.kept_id = v.person_id and s.judged = 'same' and believed_at(s.recorded, 'infinity') and believed_at("r".recorded, 'infinity') and "r".held @> "on_day" limit 1) end) as party
      from (select * from living union all select * from serving) v left join party_status f on f.person_id = v.person_id and believed_at("f".recorded, 'infinity') and "f".held @> "on_day"
      where v.person_id not in (select s.person_id from same_person s where s.judged = 'same' and believed_at(s.recorded, 'infinity')))
    select coalesce(jsonb_object_agg(c.party, c.n), '{}') as by_party from (select coalesce(p.party, 'none') as party, count(*)::int as n from partied p group by 1) c) c;
end $$;

-- A page of them.
create or replace function people_listed(units int[], on_day date, words text, of_sex text, minority boolean, post text, parties text[], after_key text, after_person int, most int) returns setof bigint language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  areas int[] := access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector']);
  asked int[] := units; others int[]; seen int[];
begin
  if not (access_program() or access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector'])) then
    if areas = '{}' then return; end if;
    if units is null or post is not null or cardinality(units) > 300 then
      seen := array(select distinct a.unit_id from unit_area a where a.area_id = any(areas));
      asked := array(select u from unnest(units) u intersect select u from unnest(seen) u);
    else
      asked := array(select u from unnest(units) u where exists (select from unit_area a where a.unit_id = u and a.area_id = any(areas)));
    end if;
    if units is null then
      others := array(select p.person_id from person_area p where p.area_ids && areas);
    else
      others := array(select coalesce(s.kept_id, x.person_id) from person_version x left join same_person s on s.person_id = x.person_id and s.judged = 'same' and upper_inf(s.recorded)
        where x.lives_in = any(array(select u from unnest(units) u except select u from unnest(asked) u)) and upper_inf(x.recorded) and x.held @> on_day
          and (select p.area_ids from person_area p where p.person_id = x.person_id) && areas);
    end if;
  end if;
  return query 
    with other as (
      select coalesce(s.kept_id, a.person_id) as id from appointment a left join same_person s on s.person_id = a.person_id and s.judged = 'same' and believed_at(s.recorded, 'infinity')
      where a.unit_id = any("asked") and ("seen" is null or a.unit_id = any("seen")) and believed_at("a".recorded, 'infinity') and "a".held @> "on_day"
      union select s.kept_id from same_person s join person_version x on x.person_id = s.person_id where s.judged = 'same' and believed_at(s.recorded, 'infinity') and x.lives_in = any("asked") and believed_at("x".recorded, 'infinity') and "x".held @> "on_day"
      union select unnest("others")),
    living as materialized (
      select v.id, v.person_id, v.sort_key from person_version v where ("asked" is null or v.lives_in = any("asked")) and believed_at("v".recorded, 'infinity') and "v".held @> "on_day" and ("post" is null or case "post" when 'none' then not exists (select from appointment a where a.person_id in (select v.person_id union all select s.person_id from same_person s where s.kept_id = v.person_id and s.judged = 'same' and believed_at(s.recorded, 'infinity')) and believed_at("a".recorded, 'infinity') and "a".held @> "on_day" and ("seen" is null or a.unit_id = any("seen")) and true) else exists (select from appointment a where a.person_id in (select v.person_id union all select s.person_id from same_person s where s.kept_id = v.person_id and s.judged = 'same' and believed_at(s.recorded, 'infinity')) and believed_at("a".recorded, 'infinity') and "a".held @> "on_day" and ("seen" is null or a.unit_id = any("seen")) and a.kind = "post") end)
        and ("words" is null or name_words(v.key) @@ "words"::tsquery) and ("of_sex" is null or v.sex = "of_sex") and ("minority" is null or (v.ethnic <> '01') = "minority")),
    serving as (
      select v.id, v.person_id, v.sort_key
      from (select id from other except select person_id from living) o
        cross join lateral (select * from person_version v where v.person_id = o.id and believed_at("v".recorded, 'infinity') and "v".held @> "on_day" offset 0) v
      where "asked" is not null and (v.lives_in = any("asked")) is not true and ("post" is null or case "post" when 'none' then not exists (select from appointment a where a.person_id in (select v.person_id union all select s.person_id from same_person s where s.kept_id = v.person_id and s.judged = 'same' and believed_at(s.recorded, 'infinity')) and believed_at("a".recorded, 'infinity') and "a".held @> "on_day" and ("seen" is null or a.unit_id = any("seen")) and true) else exists (select from appointment a where a.person_id in (select v.person_id union all select s.person_id from same_person s where s.kept_id = v.person_id and s.judged = 'same' and believed_at(s.recorded, 'infinity')) and believed_at("a".recorded, 'infinity') and "a".held @> "on_day" and ("seen" is null or a.unit_id = any("seen")) and a.kind = "post") end)
        and ("words" is null or name_words(v.key) @@ "words"::tsquery) and ("of_sex" is null or v.sex = "of_sex") and ("minority" is null or (v.ethnic <> '01') = "minority")),
    partied as (
      select v.id, v.person_id, v.sort_key, coalesce(f.status, case when v.person_id in (select s.kept_id from same_person s where s.judged = 'same' and believed_at(s.recorded, 'infinity'))
        then (select r.status from same_person s join party_status r on r.person_id = s.person_id where s.kept_id = v.person_id and s.judged = 'same' and believed_at(s.recorded, 'infinity') and believed_at("r".recorded, 'infinity') and "r".held @> "on_day" limit 1) end) as party
      from (select * from living union all select * from serving) v left join party_status f on f.person_id = v.person_id and believed_at("f".recorded, 'infinity') and "f".held @> "on_day"
      where v.person_id not in (select s.person_id from same_person s where s.judged = 'same' and believed_at(s.recorded, 'infinity')))
    select p.id from partied p
    where ("parties" is null or coalesce(p.party, 'none') = any("parties"))
      and ("after_key" is null or (p.sort_key, p.person_id) > ("after_key" collate "C", "after_person"))
    order by p.sort_key, p.person_id limit "most";
end $$;

-- Whoever is given the same text here sees the same people, while nothing changes.
create or replace function people_shown_to() returns text
  language sql stable security definer set search_path = public, pg_temp
return case when access_program() or access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector']) then 'all' else array_to_string(access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector']), ' ') end;

-- The same page read along the names, as far as so many of them (posts/listing.ts, paging), by the posts that the speaker may see.
create or replace function people_along(units int[], on_day date, words text, of_sex text, minority boolean, post text, parties text[], after_key text, after_person int, most int, walked int) returns setof bigint language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_variable
declare
  everywhere boolean := access_program() or access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector']);
  areas int[] := access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector']);
begin
  if not everywhere and areas = '{}' then return; end if;
  if words is null then return query 
    with place as materialized (select unnest("units") as id)
    select v.id from (select * from person_version v where upper_inf("v".recorded) and "v".held @> "on_day" and ("after_key" is null or (v.sort_key, v.person_id) > ("after_key" collate "C", "after_person")) order by v.sort_key, v.person_id limit "walked") v
    where ("units" is null or (v.lives_in in (select id from place)) is true or ((select true from appointment a where a.person_id = v.person_id and upper_inf("a".recorded) and "a".held @> "on_day" and (everywhere or (select true from unit_area u where u.unit_id = a.unit_id and u.area_id = any(areas) limit 1)) and (a.unit_id in (select id from place)) is true limit 1) is true
      or (select true from appointment a where a.person_id in (select s.person_id from same_person s where s.kept_id = v.person_id and s.judged = 'same' and upper_inf(s.recorded)) and upper_inf("a".recorded) and "a".held @> "on_day" and (everywhere or (select true from unit_area u where u.unit_id = a.unit_id and u.area_id = any(areas) limit 1)) and (a.unit_id in (select id from place)) is true limit 1) is true)
        or (select true from person_version x where x.person_id in (select s.person_id from same_person s where s.kept_id = v.person_id and s.judged = 'same' and upper_inf(s.recorded)) and upper_inf("x".recorded) and "x".held @> "on_day" and (x.lives_in in (select id from place)) is true limit 1) is true)
      and (everywhere or (select p.area_ids from person_area p where p.person_id = v.person_id) && areas) and v.person_id not in (select s.person_id from same_person s where s.judged = 'same' and upper_inf(s.recorded))
      and ("post" is null or case "post" when 'none' then not ((select true from appointment a where a.person_id = v.person_id and upper_inf("a".recorded) and "a".held @> "on_day" and (everywhere or (select true from unit_area u where u.unit_id = a.unit_id and u.area_id = any(areas) limit 1)) and true limit 1) is true
      or (select true from appointment a where a.person_id in (select s.person_id from same_person s where s.kept_id = v.person_id and s.judged = 'same' and upper_inf(s.recorded)) and upper_inf("a".recorded) and "a".held @> "on_day" and (everywhere or (select true from unit_area u where u.unit_id = a.unit_id and u.area_id = any(areas) limit 1)) and true limit 1) is true) else ((select true from appointment a where a.person_id = v.person_id and upper_inf("a".recorded) and "a".held @> "on_day" and (everywhere or (select true from unit_area u where u.unit_id = a.unit_id and u.area_id = any(areas) limit 1)) and a.kind = "post" limit 1) is true
      or (select true from appointment a where a.person_id in (select s.person_id from same_person s where s.kept_id = v.person_id and s.judged = 'same' and upper_inf(s.recorded)) and upper_inf("a".recorded) and "a".held @> "on_day" and (everywhere or (select true from unit_area u where u.unit_id = a.unit_id and u.area_id = any(areas) limit 1)) and a.kind = "post" limit 1) is true) end)
      and ("of_sex" is null or v.sex = "of_sex") and ("minority" is null or (v.ethnic <> '01') = "minority")
      and ("parties" is null or coalesce((select f.status from party_status f where f.person_id = v.person_id and upper_inf("f".recorded) and "f".held @> "on_day" limit 1),
        (select r.status from party_status r where r.person_id in (select s.person_id from same_person s where s.kept_id = v.person_id and s.judged = 'same' and upper_inf(s.recorded)) and upper_inf("r".recorded) and "r".held @> "on_day" limit 1), 'none') = any("parties"))
    order by v.sort_key, v.person_id limit "most";
  else return query 
    with place as materialized (select unnest("units") as id),
    named as materialized (
      select v.id, v.person_id, v.sort_key, v.lives_in, v.sex, v.ethnic from person_version v
      where upper_inf("v".recorded) and "v".held @> "on_day" and ("after_key" is null or (v.sort_key, v.person_id) > ("after_key" collate "C", "after_person")) and name_words(v.key) @@ "words"::tsquery
      order by v.sort_key, v.person_id limit "walked"),
    page as materialized (select v.id from named v where ("units" is null or (v.lives_in in (select id from place)) is true or ((select true from appointment a where a.person_id = v.person_id and upper_inf("a".recorded) and "a".held @> "on_day" and (everywhere or (select true from unit_area u where u.unit_id = a.unit_id and u.area_id = any(areas) limit 1)) and (a.unit_id in (select id from place)) is true limit 1) is true
      or (select true from appointment a where a.person_id in (select s.person_id from same_person s where s.kept_id = v.person_id and s.judged = 'same' and upper_inf(s.recorded)) and upper_inf("a".recorded) and "a".held @> "on_day" and (everywhere or (select true from unit_area u where u.unit_id = a.unit_id and u.area_id = any(areas) limit 1)) and (a.unit_id in (select id from place)) is true limit 1) is true)
        or (select true from person_version x where x.person_id in (select s.person_id from same_person s where s.kept_id = v.person_id and s.judged = 'same' and upper_inf(s.recorded)) and upper_inf("x".recorded) and "x".held @> "on_day" and (x.lives_in in (select id from place)) is true limit 1) is true)
      and (everywhere or (select p.area_ids from person_area p where p.person_id = v.person_id) && areas) and v.person_id not in (select s.person_id from same_person s where s.judged = 'same' and upper_inf(s.recorded))
      and ("post" is null or case "post" when 'none' then not ((select true from appointment a where a.person_id = v.person_id and upper_inf("a".recorded) and "a".held @> "on_day" and (everywhere or (select true from unit_area u where u.unit_id = a.unit_id and u.area_id = any(areas) limit 1)) and true limit 1) is true
      or (select true from appointment a where a.person_id in (select s.person_id from same_person s where s.kept_id = v.person_id and s.judged = 'same' and upper_inf(s.recorded)) and upper_inf("a".recorded) and "a".held @> "on_day" and (everywhere or (select true from unit_area u where u.unit_id = a.unit_id and u.area_id = any(areas) limit 1)) and true limit 1) is true) else ((select true from appointment a where a.person_id = v.person_id and upper_inf("a".recorded) and "a".held @> "on_day" and (everywhere or (select true from unit_area u where u.unit_id = a.unit_id and u.area_id = any(areas) limit 1)) and a.kind = "post" limit 1) is true
      or (select true from appointment a where a.person_id in (select s.person_id from same_person s where s.kept_id = v.person_id and s.judged = 'same' and upper_inf(s.recorded)) and upper_inf("a".recorded) and "a".held @> "on_day" and (everywhere or (select true from unit_area u where u.unit_id = a.unit_id and u.area_id = any(areas) limit 1)) and a.kind = "post" limit 1) is true) end)
      and ("of_sex" is null or v.sex = "of_sex") and ("minority" is null or (v.ethnic <> '01') = "minority")
      and ("parties" is null or coalesce((select f.status from party_status f where f.person_id = v.person_id and upper_inf("f".recorded) and "f".held @> "on_day" limit 1),
        (select r.status from party_status r where r.person_id in (select s.person_id from same_person s where s.kept_id = v.person_id and s.judged = 'same' and upper_inf(s.recorded)) and upper_inf("r".recorded) and "r".held @> "on_day" limit 1), 'none') = any("parties")) order by v.sort_key, v.person_id limit "most")
    select p.id from page p
    union all select null where case when (select count(*) from page) < "most" then (select count(*) from named) < "walked" end; end if;
end $$;

do $$
declare old record;
begin
  if not exists (select from pg_roles where rolname = 'nhatthe_scoped') then
    begin
      create role nhatthe_scoped nologin;
    exception when duplicate_object or unique_violation then null; -- another register of this server was quicker
    end;
  end if;
  for old in select c.relname, p.polname from pg_policy p join pg_class c on c.oid = p.polrelid
             where c.relnamespace = 'public'::regnamespace and c.relname <> 'migration'
  loop
    execute format('drop policy %I on %I', old.polname, old.relname);
  end loop;
end $$;
revoke execute on all functions in schema public from public;
grant execute on all functions in schema public to nhatthe_scoped;
grant usage on all sequences in schema public to nhatthe_scoped;
revoke execute on function erase_from_journal(int), note_looks(jsonb) from nhatthe_scoped;

-- data_version
alter table data_version enable row level security;
alter table data_version force row level security;
create policy program on data_version to current_user using (true) with check (true);
revoke all on data_version from nhatthe_scoped;
grant select on data_version to nhatthe_scoped;
create policy select_by_role on data_version for select to nhatthe_scoped
  using (true);

-- data_version_due
alter table data_version_due enable row level security;
alter table data_version_due force row level security;
create policy program on data_version_due to current_user using (true) with check (true);
revoke all on data_version_due from nhatthe_scoped;

-- data_change
alter table data_change enable row level security;
alter table data_change force row level security;
create policy program on data_change to current_user using (true) with check (true);
revoke all on data_change from nhatthe_scoped;

-- journal
alter table journal enable row level security;
alter table journal force row level security;
create policy program on journal to current_user using (true) with check (true);
revoke all on journal from nhatthe_scoped;
grant select on journal to nhatthe_scoped;
create policy select_by_role on journal for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'inspector', 'auditor'])) or exists (select from unit_area a where a.unit_id = any(journal.unit_ids) and a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'inspector', 'auditor']))::int[])));

-- journal_value
alter table journal_value enable row level security;
alter table journal_value force row level security;
create policy program on journal_value to current_user using (true) with check (true);
revoke all on journal_value from nhatthe_scoped;
grant select on journal_value to nhatthe_scoped;
create policy select_by_role on journal_value for select to nhatthe_scoped
  using ((select access_has(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector'])) and exists (select from journal j where j.id = journal_value.entry_id));

-- journal_link
alter table journal_link enable row level security;
alter table journal_link force row level security;
create policy program on journal_link to current_user using (true) with check (true);
revoke all on journal_link from nhatthe_scoped;
grant select on journal_link to nhatthe_scoped;
create policy select_by_role on journal_link for select to nhatthe_scoped
  using ((select access_has(array['province_staff', 'commune_staff', 'inspector', 'auditor'])));

-- journal_chain
alter table journal_chain enable row level security;
alter table journal_chain force row level security;
create policy program on journal_chain to current_user using (true) with check (true);
revoke all on journal_chain from nhatthe_scoped;
grant select on journal_chain to nhatthe_scoped;
create policy select_by_role on journal_chain for select to nhatthe_scoped
  using ((select access_has(array['province_staff', 'commune_staff', 'inspector', 'auditor'])));

-- journal_due
alter table journal_due enable row level security;
alter table journal_due force row level security;
create policy program on journal_due to current_user using (true) with check (true);
revoke all on journal_due from nhatthe_scoped;

-- journal_head
alter table journal_head enable row level security;
alter table journal_head force row level security;
create policy program on journal_head to current_user using (true) with check (true);
revoke all on journal_head from nhatthe_scoped;
grant select on journal_head to nhatthe_scoped;
create policy select_by_role on journal_head for select to nhatthe_scoped
  using ((select access_has(array['administrator', 'province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'auditor', 'reader'])));

-- journal_check
alter table journal_check enable row level security;
alter table journal_check force row level security;
create policy program on journal_check to current_user using (true) with check (true);
revoke all on journal_check from nhatthe_scoped;
grant select on journal_check to nhatthe_scoped;
create policy select_by_role on journal_check for select to nhatthe_scoped
  using ((select access_has(array['province_staff', 'commune_staff', 'inspector', 'auditor'])));

-- access_log
alter table access_log enable row level security;
alter table access_log force row level security;
create policy program on access_log to current_user using (true) with check (true);
revoke all on access_log from nhatthe_scoped;
grant select on access_log to nhatthe_scoped;
create policy select_by_role on access_log for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'auditor'])) or (select access_self()) = any(access_log.person_ids)
    or exists (select from person_area a where a.person_id = any(access_log.person_ids) and a.area_ids && (select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'auditor']))::int[]));

-- paper
alter table paper enable row level security;
alter table paper force row level security;
create policy program on paper to current_user using (true) with check (true);
revoke all on paper from nhatthe_scoped;
grant select on paper to nhatthe_scoped;
create policy select_by_role on paper for select to nhatthe_scoped
  using ((select access_has(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader'])));
grant insert on paper to nhatthe_scoped;
create policy insert_by_role on paper for insert to nhatthe_scoped
  with check ((select access_has(array['province_staff', 'commune_staff'])));

-- paper_link
alter table paper_link enable row level security;
alter table paper_link force row level security;
create policy program on paper_link to current_user using (true) with check (true);
revoke all on paper_link from nhatthe_scoped;
grant select on paper_link to nhatthe_scoped;
create policy select_by_role on paper_link for select to nhatthe_scoped
  using ((select access_has(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader'])));
grant insert on paper_link to nhatthe_scoped;
create policy insert_by_role on paper_link for insert to nhatthe_scoped
  with check ((select access_has(array['province_staff', 'commune_staff'])));
grant update on paper_link to nhatthe_scoped;
create policy update_by_role on paper_link for update to nhatthe_scoped
  using ((select access_has(array['province_staff', 'commune_staff'])))
  with check ((select access_has(array['province_staff', 'commune_staff'])));

-- paper_series
alter table paper_series enable row level security;
alter table paper_series force row level security;
create policy program on paper_series to current_user using (true) with check (true);
revoke all on paper_series from nhatthe_scoped;
grant select on paper_series to nhatthe_scoped;
create policy select_by_role on paper_series for select to nhatthe_scoped
  using ((select access_has(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader'])));
grant insert on paper_series to nhatthe_scoped;
create policy insert_by_role on paper_series for insert to nhatthe_scoped
  with check ((select access_all(array['province_staff', 'commune_staff'])) or paper_series.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));
grant update on paper_series to nhatthe_scoped;
create policy update_by_role on paper_series for update to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff'])) or paper_series.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])))
  with check ((select access_all(array['province_staff', 'commune_staff'])) or paper_series.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));

-- paper_reservation
alter table paper_reservation enable row level security;
alter table paper_reservation force row level security;
create policy program on paper_reservation to current_user using (true) with check (true);
revoke all on paper_reservation from nhatthe_scoped;
grant select on paper_reservation to nhatthe_scoped;
create policy select_by_role on paper_reservation for select to nhatthe_scoped
  using ((select access_has(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader'])));
grant insert on paper_reservation to nhatthe_scoped;
create policy insert_by_role on paper_reservation for insert to nhatthe_scoped
  with check ((select access_all(array['province_staff', 'commune_staff'])) or paper_reservation.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));
grant update on paper_reservation to nhatthe_scoped;
create policy update_by_role on paper_reservation for update to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff'])) or paper_reservation.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])))
  with check ((select access_all(array['province_staff', 'commune_staff'])) or paper_reservation.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));

-- paper_file
alter table paper_file enable row level security;
alter table paper_file force row level security;
create policy program on paper_file to current_user using (true) with check (true);
revoke all on paper_file from nhatthe_scoped;
grant select on paper_file to nhatthe_scoped;
create policy select_by_role on paper_file for select to nhatthe_scoped
  using ((select access_has(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader'])));
grant insert on paper_file to nhatthe_scoped;
create policy insert_by_role on paper_file for insert to nhatthe_scoped
  with check ((select access_has(array['province_staff', 'commune_staff'])));
grant update on paper_file to nhatthe_scoped;
create policy update_by_role on paper_file for update to nhatthe_scoped
  using ((select access_has(array['province_staff', 'commune_staff'])))
  with check ((select access_has(array['province_staff', 'commune_staff'])));

-- legal_rule
alter table legal_rule enable row level security;
alter table legal_rule force row level security;
create policy program on legal_rule to current_user using (true) with check (true);
revoke all on legal_rule from nhatthe_scoped;
grant select on legal_rule to nhatthe_scoped;
create policy select_by_role on legal_rule for select to nhatthe_scoped
  using ((select access_has(array['administrator', 'province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'auditor', 'reader'])));

-- calendar_day
alter table calendar_day enable row level security;
alter table calendar_day force row level security;
create policy program on calendar_day to current_user using (true) with check (true);
revoke all on calendar_day from nhatthe_scoped;
grant select on calendar_day to nhatthe_scoped;
create policy select_by_role on calendar_day for select to nhatthe_scoped
  using ((select access_has(array['administrator', 'province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'auditor', 'reader'])));

-- account
alter table account enable row level security;
alter table account force row level security;
create policy program on account to current_user using (true) with check (true);
revoke all on account from nhatthe_scoped;

-- session
alter table session enable row level security;
alter table session force row level security;
create policy program on session to current_user using (true) with check (true);
revoke all on session from nhatthe_scoped;

-- invitation
alter table invitation enable row level security;
alter table invitation force row level security;
create policy program on invitation to current_user using (true) with check (true);
revoke all on invitation from nhatthe_scoped;

-- totp
alter table totp enable row level security;
alter table totp force row level security;
create policy program on totp to current_user using (true) with check (true);
revoke all on totp from nhatthe_scoped;

-- passkey
alter table passkey enable row level security;
alter table passkey force row level security;
create policy program on passkey to current_user using (true) with check (true);
revoke all on passkey from nhatthe_scoped;

-- recovery_code
alter table recovery_code enable row level security;
alter table recovery_code force row level security;
create policy program on recovery_code to current_user using (true) with check (true);
revoke all on recovery_code from nhatthe_scoped;

-- account_reset
alter table account_reset enable row level security;
alter table account_reset force row level security;
create policy program on account_reset to current_user using (true) with check (true);
revoke all on account_reset from nhatthe_scoped;

-- oidc_identity
alter table oidc_identity enable row level security;
alter table oidc_identity force row level security;
create policy program on oidc_identity to current_user using (true) with check (true);
revoke all on oidc_identity from nhatthe_scoped;

-- unit
alter table unit enable row level security;
alter table unit force row level security;
create policy program on unit to current_user using (true) with check (true);
revoke all on unit from nhatthe_scoped;
grant select on unit to nhatthe_scoped;
create policy select_by_role on unit for select to nhatthe_scoped
  using ((select access_has(array['administrator', 'province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'auditor', 'reader'])));
grant insert on unit to nhatthe_scoped;
create policy insert_by_role on unit for insert to nhatthe_scoped
  with check ((select access_has(array['province_staff', 'commune_staff'])));
grant update (id) on unit to nhatthe_scoped;
create policy update_by_role on unit for update to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff'])) or unit.id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])))
  with check ((select access_all(array['province_staff', 'commune_staff'])) or unit.id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));

-- unit_act
alter table unit_act enable row level security;
alter table unit_act force row level security;
create policy program on unit_act to current_user using (true) with check (true);
revoke all on unit_act from nhatthe_scoped;
grant select on unit_act to nhatthe_scoped;
create policy select_by_role on unit_act for select to nhatthe_scoped
  using ((select access_has(array['administrator', 'province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'auditor', 'reader'])));
grant insert on unit_act to nhatthe_scoped;
create policy insert_by_role on unit_act for insert to nhatthe_scoped
  with check (unit_act.done_by = (select access_account()) and (select access_has(array['province_staff', 'commune_staff'])));
grant update (units) on unit_act to nhatthe_scoped;
create policy update_by_role on unit_act for update to nhatthe_scoped
  using (unit_act.done_by = (select access_account()) and (select access_has(array['province_staff', 'commune_staff'])))
  with check (unit_act.done_by = (select access_account()) and (select access_has(array['province_staff', 'commune_staff'])));

-- unit_version
alter table unit_version enable row level security;
alter table unit_version force row level security;
create policy program on unit_version to current_user using (true) with check (true);
revoke all on unit_version from nhatthe_scoped;
grant select on unit_version to nhatthe_scoped;
create policy select_by_role on unit_version for select to nhatthe_scoped
  using ((select access_has(array['administrator', 'province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'auditor', 'reader'])));
grant insert on unit_version to nhatthe_scoped;
create policy insert_by_role on unit_version for insert to nhatthe_scoped
  with check ((select access_all(array['province_staff', 'commune_staff'])) or unit_version.parent_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));
grant update on unit_version to nhatthe_scoped;
create policy update_by_role on unit_version for update to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff'])) or unit_version.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])))
  with check ((select access_all(array['province_staff', 'commune_staff'])) or unit_version.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));

-- unit_succession
alter table unit_succession enable row level security;
alter table unit_succession force row level security;
create policy program on unit_succession to current_user using (true) with check (true);
revoke all on unit_succession from nhatthe_scoped;
grant select on unit_succession to nhatthe_scoped;
create policy select_by_role on unit_succession for select to nhatthe_scoped
  using ((select access_has(array['administrator', 'province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'auditor', 'reader'])));
grant insert on unit_succession to nhatthe_scoped;
create policy insert_by_role on unit_succession for insert to nhatthe_scoped
  with check ((select access_all(array['province_staff', 'commune_staff'])) or unit_succession.from_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));
grant update on unit_succession to nhatthe_scoped;
create policy update_by_role on unit_succession for update to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff'])) or unit_succession.from_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])))
  with check ((select access_all(array['province_staff', 'commune_staff'])) or unit_succession.from_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));

-- unit_former_name
alter table unit_former_name enable row level security;
alter table unit_former_name force row level security;
create policy program on unit_former_name to current_user using (true) with check (true);
revoke all on unit_former_name from nhatthe_scoped;
grant select on unit_former_name to nhatthe_scoped;
create policy select_by_role on unit_former_name for select to nhatthe_scoped
  using ((select access_has(array['administrator', 'province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'auditor', 'reader'])));

-- unit_counterpart
alter table unit_counterpart enable row level security;
alter table unit_counterpart force row level security;
create policy program on unit_counterpart to current_user using (true) with check (true);
revoke all on unit_counterpart from nhatthe_scoped;
grant select on unit_counterpart to nhatthe_scoped;
create policy select_by_role on unit_counterpart for select to nhatthe_scoped
  using ((select access_has(array['administrator', 'province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'auditor', 'reader'])));

-- cell_cover
alter table cell_cover enable row level security;
alter table cell_cover force row level security;
create policy program on cell_cover to current_user using (true) with check (true);
revoke all on cell_cover from nhatthe_scoped;
grant select on cell_cover to nhatthe_scoped;
create policy select_by_role on cell_cover for select to nhatthe_scoped
  using ((select access_has(array['administrator', 'province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'auditor', 'reader'])));
grant insert on cell_cover to nhatthe_scoped;
create policy insert_by_role on cell_cover for insert to nhatthe_scoped
  with check ((select access_all(array['province_staff', 'commune_staff'])) or cell_cover.cell_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));
grant update on cell_cover to nhatthe_scoped;
create policy update_by_role on cell_cover for update to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff'])) or cell_cover.cell_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])))
  with check ((select access_all(array['province_staff', 'commune_staff'])) or cell_cover.cell_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));

-- unit_measure
alter table unit_measure enable row level security;
alter table unit_measure force row level security;
create policy program on unit_measure to current_user using (true) with check (true);
revoke all on unit_measure from nhatthe_scoped;
grant select on unit_measure to nhatthe_scoped;
create policy select_by_role on unit_measure for select to nhatthe_scoped
  using ((select access_has(array['administrator', 'province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'auditor', 'reader'])));
grant insert on unit_measure to nhatthe_scoped;
create policy insert_by_role on unit_measure for insert to nhatthe_scoped
  with check ((select access_all(array['province_staff', 'commune_staff'])) or unit_measure.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));
grant update on unit_measure to nhatthe_scoped;
create policy update_by_role on unit_measure for update to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff'])) or unit_measure.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])))
  with check ((select access_all(array['province_staff', 'commune_staff'])) or unit_measure.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));

-- person
alter table person enable row level security;
alter table person force row level security;
create policy program on person to current_user using (true) with check (true);
revoke all on person from nhatthe_scoped;
grant select on person to nhatthe_scoped;
create policy select_by_role on person for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector'])) or (select a.area_ids from person_area a where a.person_id = person.id) && (select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector']))::int[]);
grant insert on person to nhatthe_scoped;
create policy insert_by_role on person for insert to nhatthe_scoped
  with check ((select access_has(array['province_staff', 'commune_staff'])));
grant update on person to nhatthe_scoped;
create policy update_by_role on person for update to nhatthe_scoped
  using (((select access_all(array['province_staff', 'commune_staff'])) or (select a.area_ids from person_area a where a.person_id = person.id) && (select access_areas(array['province_staff', 'commune_staff']))::int[]) and (person.id = (select access_self())) is not true)
  with check (((select access_all(array['province_staff', 'commune_staff'])) or (select a.area_ids from person_area a where a.person_id = person.id) && (select access_areas(array['province_staff', 'commune_staff']))::int[]) and (person.id = (select access_self())) is not true);

-- person_version
alter table person_version enable row level security;
alter table person_version force row level security;
create policy program on person_version to current_user using (true) with check (true);
revoke all on person_version from nhatthe_scoped;
grant select on person_version to nhatthe_scoped;
create policy select_by_role on person_version for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector'])) or (select a.area_ids from person_area a where a.person_id = person_version.person_id) && (select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector']))::int[]);
grant insert on person_version to nhatthe_scoped;
create policy insert_by_role on person_version for insert to nhatthe_scoped
  with check (((select access_all(array['province_staff', 'commune_staff'])) or (select a.area_ids from person_area a where a.person_id = person_version.person_id) && (select access_areas(array['province_staff', 'commune_staff']))::int[]) and (person_version.person_id = (select access_self())) is not true);
grant update on person_version to nhatthe_scoped;
create policy update_by_role on person_version for update to nhatthe_scoped
  using (((select access_all(array['province_staff', 'commune_staff'])) or (select a.area_ids from person_area a where a.person_id = person_version.person_id) && (select access_areas(array['province_staff', 'commune_staff']))::int[]) and (person_version.person_id = (select access_self())) is not true)
  with check (((select access_all(array['province_staff', 'commune_staff'])) or (select a.area_ids from person_area a where a.person_id = person_version.person_id) && (select access_areas(array['province_staff', 'commune_staff']))::int[]) and (person_version.person_id = (select access_self())) is not true);

-- party_status
alter table party_status enable row level security;
alter table party_status force row level security;
create policy program on party_status to current_user using (true) with check (true);
revoke all on party_status from nhatthe_scoped;
grant select on party_status to nhatthe_scoped;
create policy select_by_role on party_status for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector'])) or (select a.area_ids from person_area a where a.person_id = party_status.person_id) && (select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector']))::int[]);
grant insert on party_status to nhatthe_scoped;
create policy insert_by_role on party_status for insert to nhatthe_scoped
  with check (((select access_all(array['province_staff', 'commune_staff'])) or (select a.area_ids from person_area a where a.person_id = party_status.person_id) && (select access_areas(array['province_staff', 'commune_staff']))::int[]) and (party_status.person_id = (select access_self())) is not true);
grant update on party_status to nhatthe_scoped;
create policy update_by_role on party_status for update to nhatthe_scoped
  using (((select access_all(array['province_staff', 'commune_staff'])) or (select a.area_ids from person_area a where a.person_id = party_status.person_id) && (select access_areas(array['province_staff', 'commune_staff']))::int[]) and (party_status.person_id = (select access_self())) is not true)
  with check (((select access_all(array['province_staff', 'commune_staff'])) or (select a.area_ids from person_area a where a.person_id = party_status.person_id) && (select access_areas(array['province_staff', 'commune_staff']))::int[]) and (party_status.person_id = (select access_self())) is not true);

-- admission_step
alter table admission_step enable row level security;
alter table admission_step force row level security;
create policy program on admission_step to current_user using (true) with check (true);
revoke all on admission_step from nhatthe_scoped;
grant select on admission_step to nhatthe_scoped;
create policy select_by_role on admission_step for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector'])) or (select a.area_ids from person_area a where a.person_id = admission_step.person_id) && (select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector']))::int[]);
grant insert on admission_step to nhatthe_scoped;
create policy insert_by_role on admission_step for insert to nhatthe_scoped
  with check (((select access_all(array['province_staff', 'commune_staff'])) or (select a.area_ids from person_area a where a.person_id = admission_step.person_id) && (select access_areas(array['province_staff', 'commune_staff']))::int[]) and (admission_step.person_id = (select access_self())) is not true);
grant update on admission_step to nhatthe_scoped;
create policy update_by_role on admission_step for update to nhatthe_scoped
  using (((select access_all(array['province_staff', 'commune_staff'])) or (select a.area_ids from person_area a where a.person_id = admission_step.person_id) && (select access_areas(array['province_staff', 'commune_staff']))::int[]) and (admission_step.person_id = (select access_self())) is not true)
  with check (((select access_all(array['province_staff', 'commune_staff'])) or (select a.area_ids from person_area a where a.person_id = admission_step.person_id) && (select access_areas(array['province_staff', 'commune_staff']))::int[]) and (admission_step.person_id = (select access_self())) is not true);

-- employment
alter table employment enable row level security;
alter table employment force row level security;
create policy program on employment to current_user using (true) with check (true);
revoke all on employment from nhatthe_scoped;
grant select on employment to nhatthe_scoped;
create policy select_by_role on employment for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector'])) or (select a.area_ids from person_area a where a.person_id = employment.person_id) && (select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector']))::int[]);
grant insert on employment to nhatthe_scoped;
create policy insert_by_role on employment for insert to nhatthe_scoped
  with check (((select access_all(array['province_staff', 'commune_staff'])) or (select a.area_ids from person_area a where a.person_id = employment.person_id) && (select access_areas(array['province_staff', 'commune_staff']))::int[]) and (employment.person_id = (select access_self())) is not true);
grant update on employment to nhatthe_scoped;
create policy update_by_role on employment for update to nhatthe_scoped
  using (((select access_all(array['province_staff', 'commune_staff'])) or (select a.area_ids from person_area a where a.person_id = employment.person_id) && (select access_areas(array['province_staff', 'commune_staff']))::int[]) and (employment.person_id = (select access_self())) is not true)
  with check (((select access_all(array['province_staff', 'commune_staff'])) or (select a.area_ids from person_area a where a.person_id = employment.person_id) && (select access_areas(array['province_staff', 'commune_staff']))::int[]) and (employment.person_id = (select access_self())) is not true);

-- same_person
alter table same_person enable row level security;
alter table same_person force row level security;
create policy program on same_person to current_user using (true) with check (true);
revoke all on same_person from nhatthe_scoped;
grant select on same_person to nhatthe_scoped;
create policy select_by_role on same_person for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector'])) or (select a.area_ids from person_area a where a.person_id = same_person.person_id) && (select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector']))::int[]);
grant insert on same_person to nhatthe_scoped;
create policy insert_by_role on same_person for insert to nhatthe_scoped
  with check (((select access_all(array['province_staff', 'commune_staff'])) or (select a.area_ids from person_area a where a.person_id = same_person.person_id) && (select access_areas(array['province_staff', 'commune_staff']))::int[]) and (same_person.person_id = (select access_self())) is not true);
grant update on same_person to nhatthe_scoped;
create policy update_by_role on same_person for update to nhatthe_scoped
  using (((select access_all(array['province_staff', 'commune_staff'])) or (select a.area_ids from person_area a where a.person_id = same_person.person_id) && (select access_areas(array['province_staff', 'commune_staff']))::int[]) and (same_person.person_id = (select access_self())) is not true)
  with check (((select access_all(array['province_staff', 'commune_staff'])) or (select a.area_ids from person_area a where a.person_id = same_person.person_id) && (select access_areas(array['province_staff', 'commune_staff']))::int[]) and (same_person.person_id = (select access_self())) is not true);

-- post_kind
alter table post_kind enable row level security;
alter table post_kind force row level security;
create policy program on post_kind to current_user using (true) with check (true);
revoke all on post_kind from nhatthe_scoped;
grant select on post_kind to nhatthe_scoped;
create policy select_by_role on post_kind for select to nhatthe_scoped
  using ((select access_has(array['administrator', 'province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'auditor', 'reader'])));

-- post_pair
alter table post_pair enable row level security;
alter table post_pair force row level security;
create policy program on post_pair to current_user using (true) with check (true);
revoke all on post_pair from nhatthe_scoped;
grant select on post_pair to nhatthe_scoped;
create policy select_by_role on post_pair for select to nhatthe_scoped
  using ((select access_has(array['administrator', 'province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'auditor', 'reader'])));

-- appointment
alter table appointment enable row level security;
alter table appointment force row level security;
create policy program on appointment to current_user using (true) with check (true);
revoke all on appointment from nhatthe_scoped;
grant select on appointment to nhatthe_scoped;
create policy select_by_role on appointment for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector'])) or appointment.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector']))::int[])));
grant insert on appointment to nhatthe_scoped;
create policy insert_by_role on appointment for insert to nhatthe_scoped
  with check (((select access_all(array['province_staff', 'commune_staff'])) or appointment.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[]))) and (appointment.person_id = (select access_self())) is not true);
grant update on appointment to nhatthe_scoped;
create policy update_by_role on appointment for update to nhatthe_scoped
  using (((select access_all(array['province_staff', 'commune_staff'])) or appointment.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[]))) and (appointment.person_id = (select access_self())) is not true)
  with check (((select access_all(array['province_staff', 'commune_staff'])) or appointment.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[]))) and (appointment.person_id = (select access_self())) is not true);

-- term_extension
alter table term_extension enable row level security;
alter table term_extension force row level security;
create policy program on term_extension to current_user using (true) with check (true);
revoke all on term_extension from nhatthe_scoped;
grant select on term_extension to nhatthe_scoped;
create policy select_by_role on term_extension for select to nhatthe_scoped
  using ((select access_has(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector'])));
grant insert on term_extension to nhatthe_scoped;
create policy insert_by_role on term_extension for insert to nhatthe_scoped
  with check ((select access_has(array['province_staff', 'commune_staff'])));
grant update on term_extension to nhatthe_scoped;
create policy update_by_role on term_extension for update to nhatthe_scoped
  using ((select access_has(array['province_staff', 'commune_staff'])))
  with check ((select access_has(array['province_staff', 'commune_staff'])));

-- village_state
alter table village_state enable row level security;
alter table village_state force row level security;
create policy program on village_state to current_user using (true) with check (true);
revoke all on village_state from nhatthe_scoped;
grant select on village_state to nhatthe_scoped;
create policy select_by_role on village_state for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader'])) or array[village_state.province_id, village_state.district_id, village_state.commune_id] && (select access_paths(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader']))::int[]
    or village_state.village_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader']))::int[])));

-- cell_state
alter table cell_state enable row level security;
alter table cell_state force row level security;
create policy program on cell_state to current_user using (true) with check (true);
revoke all on cell_state from nhatthe_scoped;
grant select on cell_state to nhatthe_scoped;
create policy select_by_role on cell_state for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader'])) or array[cell_state.province_id, cell_state.district_id, cell_state.commune_id] && (select access_paths(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader']))::int[]
    or cell_state.cell_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader']))::int[])));

-- stale
alter table stale enable row level security;
alter table stale force row level security;
create policy program on stale to current_user using (true) with check (true);
revoke all on stale from nhatthe_scoped;

-- settlement
alter table settlement enable row level security;
alter table settlement force row level security;
create policy program on settlement to current_user using (true) with check (true);
revoke all on settlement from nhatthe_scoped;

-- task
alter table task enable row level security;
alter table task force row level security;
create policy program on task to current_user using (true) with check (true);
revoke all on task from nhatthe_scoped;
grant select on task to nhatthe_scoped;
create policy select_by_role on task for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector'])) or task.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector']))::int[])));
grant insert on task to nhatthe_scoped;
create policy insert_by_role on task for insert to nhatthe_scoped
  with check ((select access_all(array['province_staff', 'commune_staff', 'inspector'])) or task.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'inspector']))::int[])));

-- task_step
alter table task_step enable row level security;
alter table task_step force row level security;
create policy program on task_step to current_user using (true) with check (true);
revoke all on task_step from nhatthe_scoped;
grant select on task_step to nhatthe_scoped;
create policy select_by_role on task_step for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector'])) or task_step.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector']))::int[])));
grant insert on task_step to nhatthe_scoped;
create policy insert_by_role on task_step for insert to nhatthe_scoped
  with check ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector'])) or task_step.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector']))::int[])));

-- inspection_team
alter table inspection_team enable row level security;
alter table inspection_team force row level security;
create policy program on inspection_team to current_user using (true) with check (true);
revoke all on inspection_team from nhatthe_scoped;
grant select on inspection_team to nhatthe_scoped;
create policy select_by_role on inspection_team for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector'])) or exists (select from unit_area a where a.unit_id = any(inspection_team.unit_ids) and a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector']))::int[])));
grant insert on inspection_team to nhatthe_scoped;
create policy insert_by_role on inspection_team for insert to nhatthe_scoped
  with check ((select access_all(array['province_staff', 'commune_staff'])) or inspection_team.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));
grant update (recorded) on inspection_team to nhatthe_scoped;
create policy update_by_role on inspection_team for update to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff'])) or inspection_team.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])))
  with check ((select access_all(array['province_staff', 'commune_staff'])) or inspection_team.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));

-- inspection_visit
alter table inspection_visit enable row level security;
alter table inspection_visit force row level security;
create policy program on inspection_visit to current_user using (true) with check (true);
revoke all on inspection_visit from nhatthe_scoped;
grant select on inspection_visit to nhatthe_scoped;
create policy select_by_role on inspection_visit for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector'])) or inspection_visit.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector']))::int[])));
grant insert on inspection_visit to nhatthe_scoped;
create policy insert_by_role on inspection_visit for insert to nhatthe_scoped
  with check ((select access_all(array['province_staff', 'commune_staff', 'inspector'])) or inspection_visit.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'inspector']))::int[])));
grant update (recorded) on inspection_visit to nhatthe_scoped;
create policy update_by_role on inspection_visit for update to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'inspector'])) or inspection_visit.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'inspector']))::int[])))
  with check ((select access_all(array['province_staff', 'commune_staff', 'inspector'])) or inspection_visit.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'inspector']))::int[])));

-- inspection_finding
alter table inspection_finding enable row level security;
alter table inspection_finding force row level security;
create policy program on inspection_finding to current_user using (true) with check (true);
revoke all on inspection_finding from nhatthe_scoped;
grant select on inspection_finding to nhatthe_scoped;
create policy select_by_role on inspection_finding for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector'])) or inspection_finding.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector']))::int[])));
grant insert on inspection_finding to nhatthe_scoped;
create policy insert_by_role on inspection_finding for insert to nhatthe_scoped
  with check (((select access_all(array['province_staff', 'commune_staff', 'inspector'])) or inspection_finding.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'inspector']))::int[]))) and (inspection_finding.person_id = (select access_self())) is not true);
grant update (recorded) on inspection_finding to nhatthe_scoped;
create policy update_by_role on inspection_finding for update to nhatthe_scoped
  using (((select access_all(array['province_staff', 'commune_staff', 'inspector'])) or inspection_finding.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'inspector']))::int[]))) and (inspection_finding.person_id = (select access_self())) is not true)
  with check (((select access_all(array['province_staff', 'commune_staff', 'inspector'])) or inspection_finding.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'inspector']))::int[]))) and (inspection_finding.person_id = (select access_self())) is not true);

-- inspection_recommendation
alter table inspection_recommendation enable row level security;
alter table inspection_recommendation force row level security;
create policy program on inspection_recommendation to current_user using (true) with check (true);
revoke all on inspection_recommendation from nhatthe_scoped;
grant select on inspection_recommendation to nhatthe_scoped;
create policy select_by_role on inspection_recommendation for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector'])) or inspection_recommendation.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector']))::int[])));
grant insert on inspection_recommendation to nhatthe_scoped;
create policy insert_by_role on inspection_recommendation for insert to nhatthe_scoped
  with check ((select access_all(array['province_staff', 'commune_staff', 'inspector'])) or inspection_recommendation.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'inspector']))::int[])));
grant update (recorded) on inspection_recommendation to nhatthe_scoped;
create policy update_by_role on inspection_recommendation for update to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'inspector'])) or inspection_recommendation.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'inspector']))::int[])))
  with check ((select access_all(array['province_staff', 'commune_staff', 'inspector'])) or inspection_recommendation.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'inspector']))::int[])));

-- training_course
alter table training_course enable row level security;
alter table training_course force row level security;
create policy program on training_course to current_user using (true) with check (true);
revoke all on training_course from nhatthe_scoped;
grant select on training_course to nhatthe_scoped;
create policy select_by_role on training_course for select to nhatthe_scoped
  using ((select access_has(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector'])));
grant insert on training_course to nhatthe_scoped;
create policy insert_by_role on training_course for insert to nhatthe_scoped
  with check ((select access_all(array['province_staff', 'commune_staff'])) or training_course.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));

-- training_session
alter table training_session enable row level security;
alter table training_session force row level security;
create policy program on training_session to current_user using (true) with check (true);
revoke all on training_session from nhatthe_scoped;
grant select on training_session to nhatthe_scoped;
create policy select_by_role on training_session for select to nhatthe_scoped
  using ((select access_has(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector'])));
grant insert on training_session to nhatthe_scoped;
create policy insert_by_role on training_session for insert to nhatthe_scoped
  with check ((select access_all(array['province_staff', 'commune_staff'])) or training_session.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));
grant update on training_session to nhatthe_scoped;
create policy update_by_role on training_session for update to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff'])) or training_session.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])))
  with check ((select access_all(array['province_staff', 'commune_staff'])) or training_session.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));

-- training_attendance
alter table training_attendance enable row level security;
alter table training_attendance force row level security;
create policy program on training_attendance to current_user using (true) with check (true);
revoke all on training_attendance from nhatthe_scoped;
grant select on training_attendance to nhatthe_scoped;
create policy select_by_role on training_attendance for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector'])) or (select a.area_ids from person_area a where a.person_id = training_attendance.person_id) && (select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector']))::int[]);
grant insert on training_attendance to nhatthe_scoped;
create policy insert_by_role on training_attendance for insert to nhatthe_scoped
  with check (((select access_all(array['province_staff', 'commune_staff'])) or (select a.area_ids from person_area a where a.person_id = training_attendance.person_id) && (select access_areas(array['province_staff', 'commune_staff']))::int[]) and (training_attendance.person_id = (select access_self())) is not true);
grant update on training_attendance to nhatthe_scoped;
create policy update_by_role on training_attendance for update to nhatthe_scoped
  using (((select access_all(array['province_staff', 'commune_staff'])) or (select a.area_ids from person_area a where a.person_id = training_attendance.person_id) && (select access_areas(array['province_staff', 'commune_staff']))::int[]) and (training_attendance.person_id = (select access_self())) is not true)
  with check (((select access_all(array['province_staff', 'commune_staff'])) or (select a.area_ids from person_area a where a.person_id = training_attendance.person_id) && (select access_areas(array['province_staff', 'commune_staff']))::int[]) and (training_attendance.person_id = (select access_self())) is not true);

-- commendation
alter table commendation enable row level security;
alter table commendation force row level security;
create policy program on commendation to current_user using (true) with check (true);
revoke all on commendation from nhatthe_scoped;
grant select on commendation to nhatthe_scoped;
create policy select_by_role on commendation for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector'])) or exists (select from unit_area a where a.unit_id = any(commendation.unit_ids) and a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector']))::int[])));
grant insert on commendation to nhatthe_scoped;
create policy insert_by_role on commendation for insert to nhatthe_scoped
  with check ((select access_all(array['province_staff', 'commune_staff'])) or commendation.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));
grant update on commendation to nhatthe_scoped;
create policy update_by_role on commendation for update to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff'])) or commendation.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])))
  with check ((select access_all(array['province_staff', 'commune_staff'])) or commendation.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));

-- commendation_row
alter table commendation_row enable row level security;
alter table commendation_row force row level security;
create policy program on commendation_row to current_user using (true) with check (true);
revoke all on commendation_row from nhatthe_scoped;
grant select on commendation_row to nhatthe_scoped;
create policy select_by_role on commendation_row for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector'])) or commendation_row.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector']))::int[])));
grant insert on commendation_row to nhatthe_scoped;
create policy insert_by_role on commendation_row for insert to nhatthe_scoped
  with check (((select access_all(array['province_staff', 'commune_staff'])) or commendation_row.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[]))) and (commendation_row.person_id = (select access_self())) is not true);
grant update on commendation_row to nhatthe_scoped;
create policy update_by_role on commendation_row for update to nhatthe_scoped
  using (((select access_all(array['province_staff', 'commune_staff'])) or commendation_row.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[]))) and (commendation_row.person_id = (select access_self())) is not true)
  with check (((select access_all(array['province_staff', 'commune_staff'])) or commendation_row.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[]))) and (commendation_row.person_id = (select access_self())) is not true);

-- evaluation_criterion
alter table evaluation_criterion enable row level security;
alter table evaluation_criterion force row level security;
create policy program on evaluation_criterion to current_user using (true) with check (true);
revoke all on evaluation_criterion from nhatthe_scoped;
grant select on evaluation_criterion to nhatthe_scoped;
create policy select_by_role on evaluation_criterion for select to nhatthe_scoped
  using ((select access_has(array['province_staff', 'commune_staff', 'inspector'])));

-- evaluation_round
alter table evaluation_round enable row level security;
alter table evaluation_round force row level security;
create policy program on evaluation_round to current_user using (true) with check (true);
revoke all on evaluation_round from nhatthe_scoped;
grant select on evaluation_round to nhatthe_scoped;
create policy select_by_role on evaluation_round for select to nhatthe_scoped
  using ((select access_has(array['province_staff', 'commune_staff', 'inspector'])));
grant insert on evaluation_round to nhatthe_scoped;
create policy insert_by_role on evaluation_round for insert to nhatthe_scoped
  with check ((select access_all(array['province_staff', 'commune_staff'])) or evaluation_round.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));
grant update (recorded, withdrawal_reason) on evaluation_round to nhatthe_scoped;
create policy update_by_role on evaluation_round for update to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff'])) or evaluation_round.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])))
  with check ((select access_all(array['province_staff', 'commune_staff'])) or evaluation_round.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));

-- evaluation
alter table evaluation enable row level security;
alter table evaluation force row level security;
create policy program on evaluation to current_user using (true) with check (true);
revoke all on evaluation from nhatthe_scoped;
grant select on evaluation to nhatthe_scoped;
create policy select_by_role on evaluation for select to nhatthe_scoped
  using (((select access_all(array['province_staff', 'commune_staff', 'inspector'])) or evaluation.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'inspector']))::int[]))) and (evaluation.person_id = (select access_self())) is not true);
grant insert on evaluation to nhatthe_scoped;
create policy insert_by_role on evaluation for insert to nhatthe_scoped
  with check (((select access_all(array['province_staff', 'commune_staff'])) or evaluation.lead_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[]))) and (evaluation.person_id = (select access_self())) is not true);
grant update (recorded) on evaluation to nhatthe_scoped;
create policy update_by_role on evaluation for update to nhatthe_scoped
  using (((select access_all(array['province_staff', 'commune_staff'])) or evaluation.lead_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[]))) and (evaluation.person_id = (select access_self())) is not true)
  with check (((select access_all(array['province_staff', 'commune_staff'])) or evaluation.lead_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[]))) and (evaluation.person_id = (select access_self())) is not true);

-- evaluation_finding
alter table evaluation_finding enable row level security;
alter table evaluation_finding force row level security;
create policy program on evaluation_finding to current_user using (true) with check (true);
revoke all on evaluation_finding from nhatthe_scoped;
grant select on evaluation_finding to nhatthe_scoped;
create policy select_by_role on evaluation_finding for select to nhatthe_scoped
  using (((select access_all(array['province_staff', 'commune_staff', 'inspector'])) or evaluation_finding.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'inspector']))::int[]))) and (evaluation_finding.person_id = (select access_self())) is not true);
grant insert on evaluation_finding to nhatthe_scoped;
create policy insert_by_role on evaluation_finding for insert to nhatthe_scoped
  with check (((select access_all(array['province_staff', 'commune_staff'])) or evaluation_finding.lead_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[]))) and (evaluation_finding.person_id = (select access_self())) is not true);

-- evaluation_answer
alter table evaluation_answer enable row level security;
alter table evaluation_answer force row level security;
create policy program on evaluation_answer to current_user using (true) with check (true);
revoke all on evaluation_answer from nhatthe_scoped;
grant select on evaluation_answer to nhatthe_scoped;
create policy select_by_role on evaluation_answer for select to nhatthe_scoped
  using (((select access_all(array['province_staff', 'commune_staff', 'inspector'])) or evaluation_answer.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'inspector']))::int[]))) and (evaluation_answer.person_id = (select access_self())) is not true);

-- printed_figure
alter table printed_figure enable row level security;
alter table printed_figure force row level security;
create policy program on printed_figure to current_user using (true) with check (true);
revoke all on printed_figure from nhatthe_scoped;
grant select on printed_figure to nhatthe_scoped;
create policy select_by_role on printed_figure for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader'])) or printed_figure.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader']))::int[])));
grant insert on printed_figure to nhatthe_scoped;
create policy insert_by_role on printed_figure for insert to nhatthe_scoped
  with check ((select access_all(array['province_staff', 'commune_staff'])) or printed_figure.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));
grant update on printed_figure to nhatthe_scoped;
create policy update_by_role on printed_figure for update to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff'])) or printed_figure.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])))
  with check ((select access_all(array['province_staff', 'commune_staff'])) or printed_figure.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));

-- target
alter table target enable row level security;
alter table target force row level security;
create policy program on target to current_user using (true) with check (true);
revoke all on target from nhatthe_scoped;
grant select on target to nhatthe_scoped;
create policy select_by_role on target for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader'])) or target.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader']))::int[])));
grant insert on target to nhatthe_scoped;
create policy insert_by_role on target for insert to nhatthe_scoped
  with check ((select access_all(array['province_staff', 'commune_staff'])) or target.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));
grant update on target to nhatthe_scoped;
create policy update_by_role on target for update to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff'])) or target.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])))
  with check ((select access_all(array['province_staff', 'commune_staff'])) or target.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));

-- term
alter table term enable row level security;
alter table term force row level security;
create policy program on term to current_user using (true) with check (true);
revoke all on term from nhatthe_scoped;
grant select on term to nhatthe_scoped;
create policy select_by_role on term for select to nhatthe_scoped
  using ((select access_has(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader'])));
grant insert on term to nhatthe_scoped;
create policy insert_by_role on term for insert to nhatthe_scoped
  with check ((select access_all(array['province_staff', 'commune_staff'])) or term.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));
grant update (recorded) on term to nhatthe_scoped;
create policy update_by_role on term for update to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff'])) or term.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])))
  with check ((select access_all(array['province_staff', 'commune_staff'])) or term.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));

-- programme
alter table programme enable row level security;
alter table programme force row level security;
create policy program on programme to current_user using (true) with check (true);
revoke all on programme from nhatthe_scoped;
grant select on programme to nhatthe_scoped;
create policy select_by_role on programme for select to nhatthe_scoped
  using ((select access_has(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader'])));
grant insert on programme to nhatthe_scoped;
create policy insert_by_role on programme for insert to nhatthe_scoped
  with check ((select access_all(array['province_staff', 'commune_staff'])) or programme.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));
grant update on programme to nhatthe_scoped;
create policy update_by_role on programme for update to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff'])) or programme.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])))
  with check ((select access_all(array['province_staff', 'commune_staff'])) or programme.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));

-- programme_unit
alter table programme_unit enable row level security;
alter table programme_unit force row level security;
create policy program on programme_unit to current_user using (true) with check (true);
revoke all on programme_unit from nhatthe_scoped;
grant select on programme_unit to nhatthe_scoped;
create policy select_by_role on programme_unit for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader'])) or programme_unit.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader']))::int[])));
grant insert on programme_unit to nhatthe_scoped;
create policy insert_by_role on programme_unit for insert to nhatthe_scoped
  with check ((select access_all(array['province_staff', 'commune_staff'])) or programme_unit.lead_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));
grant update on programme_unit to nhatthe_scoped;
create policy update_by_role on programme_unit for update to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff'])) or programme_unit.lead_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])))
  with check ((select access_all(array['province_staff', 'commune_staff'])) or programme_unit.lead_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));

-- programme_response
alter table programme_response enable row level security;
alter table programme_response force row level security;
create policy program on programme_response to current_user using (true) with check (true);
revoke all on programme_response from nhatthe_scoped;
grant select on programme_response to nhatthe_scoped;
create policy select_by_role on programme_response for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader'])) or programme_response.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader']))::int[])));
grant insert on programme_response to nhatthe_scoped;
create policy insert_by_role on programme_response for insert to nhatthe_scoped
  with check ((select access_all(array['province_staff', 'commune_staff'])) or programme_response.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));
grant update on programme_response to nhatthe_scoped;
create policy update_by_role on programme_response for update to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff'])) or programme_response.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])))
  with check ((select access_all(array['province_staff', 'commune_staff'])) or programme_response.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));

-- programme_milestone
alter table programme_milestone enable row level security;
alter table programme_milestone force row level security;
create policy program on programme_milestone to current_user using (true) with check (true);
revoke all on programme_milestone from nhatthe_scoped;
grant select on programme_milestone to nhatthe_scoped;
create policy select_by_role on programme_milestone for select to nhatthe_scoped
  using ((select access_has(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader'])));
grant insert on programme_milestone to nhatthe_scoped;
create policy insert_by_role on programme_milestone for insert to nhatthe_scoped
  with check ((select access_all(array['province_staff', 'commune_staff'])) or programme_milestone.lead_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));
grant update on programme_milestone to nhatthe_scoped;
create policy update_by_role on programme_milestone for update to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff'])) or programme_milestone.lead_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])))
  with check ((select access_all(array['province_staff', 'commune_staff'])) or programme_milestone.lead_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));

-- programme_report
alter table programme_report enable row level security;
alter table programme_report force row level security;
create policy program on programme_report to current_user using (true) with check (true);
revoke all on programme_report from nhatthe_scoped;
grant select on programme_report to nhatthe_scoped;
create policy select_by_role on programme_report for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader'])) or programme_report.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader']))::int[])));
grant insert on programme_report to nhatthe_scoped;
create policy insert_by_role on programme_report for insert to nhatthe_scoped
  with check ((select access_all(array['province_staff', 'commune_staff'])) or programme_report.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));
grant update on programme_report to nhatthe_scoped;
create policy update_by_role on programme_report for update to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff'])) or programme_report.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])))
  with check ((select access_all(array['province_staff', 'commune_staff'])) or programme_report.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));

-- programme_reminder
alter table programme_reminder enable row level security;
alter table programme_reminder force row level security;
create policy program on programme_reminder to current_user using (true) with check (true);
revoke all on programme_reminder from nhatthe_scoped;
grant select on programme_reminder to nhatthe_scoped;
create policy select_by_role on programme_reminder for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader'])) or programme_reminder.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader']))::int[])));
grant insert on programme_reminder to nhatthe_scoped;
create policy insert_by_role on programme_reminder for insert to nhatthe_scoped
  with check ((select access_all(array['province_staff', 'commune_staff'])) or programme_reminder.lead_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));

-- programme_session
alter table programme_session enable row level security;
alter table programme_session force row level security;
create policy program on programme_session to current_user using (true) with check (true);
revoke all on programme_session from nhatthe_scoped;
grant select on programme_session to nhatthe_scoped;
create policy select_by_role on programme_session for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader'])) or programme_session.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader']))::int[])));
grant insert on programme_session to nhatthe_scoped;
create policy insert_by_role on programme_session for insert to nhatthe_scoped
  with check ((select access_all(array['province_staff', 'commune_staff'])) or programme_session.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));
grant update on programme_session to nhatthe_scoped;
create policy update_by_role on programme_session for update to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff'])) or programme_session.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])))
  with check ((select access_all(array['province_staff', 'commune_staff'])) or programme_session.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));

-- personnel_plan
alter table personnel_plan enable row level security;
alter table personnel_plan force row level security;
create policy program on personnel_plan to current_user using (true) with check (true);
revoke all on personnel_plan from nhatthe_scoped;
grant select on personnel_plan to nhatthe_scoped;
create policy select_by_role on personnel_plan for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'inspector'])) or personnel_plan.village_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'inspector']))::int[])));
grant insert on personnel_plan to nhatthe_scoped;
create policy insert_by_role on personnel_plan for insert to nhatthe_scoped
  with check (((select access_all(array['province_staff', 'commune_staff'])) or personnel_plan.village_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[]))) and (personnel_plan.person_id = (select access_self())) is not true);
grant update (recorded) on personnel_plan to nhatthe_scoped;
create policy update_by_role on personnel_plan for update to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff'])) or personnel_plan.village_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])))
  with check ((select access_all(array['province_staff', 'commune_staff'])) or personnel_plan.village_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));

-- plan_candidate
alter table plan_candidate enable row level security;
alter table plan_candidate force row level security;
create policy program on plan_candidate to current_user using (true) with check (true);
revoke all on plan_candidate from nhatthe_scoped;
grant select on plan_candidate to nhatthe_scoped;
create policy select_by_role on plan_candidate for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'inspector'])) or plan_candidate.village_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'inspector']))::int[])));
grant insert on plan_candidate to nhatthe_scoped;
create policy insert_by_role on plan_candidate for insert to nhatthe_scoped
  with check (((select access_all(array['province_staff', 'commune_staff'])) or plan_candidate.village_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[]))) and (plan_candidate.person_id = (select access_self())) is not true);
grant update (recorded) on plan_candidate to nhatthe_scoped;
create policy update_by_role on plan_candidate for update to nhatthe_scoped
  using (((select access_all(array['province_staff', 'commune_staff'])) or plan_candidate.village_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[]))) and (plan_candidate.person_id = (select access_self())) is not true)
  with check (((select access_all(array['province_staff', 'commune_staff'])) or plan_candidate.village_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[]))) and (plan_candidate.person_id = (select access_self())) is not true);

-- consultation
alter table consultation enable row level security;
alter table consultation force row level security;
create policy program on consultation to current_user using (true) with check (true);
revoke all on consultation from nhatthe_scoped;
grant select on consultation to nhatthe_scoped;
create policy select_by_role on consultation for select to nhatthe_scoped
  using ((consultation.unit_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])) and (consultation.person_id = (select access_self())) is not true);
grant insert on consultation to nhatthe_scoped;
create policy insert_by_role on consultation for insert to nhatthe_scoped
  with check ((consultation.unit_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])) and (consultation.person_id = (select access_self())) is not true);
grant update (recorded, withdrawal_reason, withdrawn_by) on consultation to nhatthe_scoped;
create policy update_by_role on consultation for update to nhatthe_scoped
  using ((consultation.unit_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])) and (consultation.person_id = (select access_self())) is not true)
  with check ((consultation.unit_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])) and (consultation.person_id = (select access_self())) is not true);

-- admission_reminder
alter table admission_reminder enable row level security;
alter table admission_reminder force row level security;
create policy program on admission_reminder to current_user using (true) with check (true);
revoke all on admission_reminder from nhatthe_scoped;
grant select on admission_reminder to nhatthe_scoped;
create policy select_by_role on admission_reminder for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'inspector'])) or admission_reminder.village_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'inspector']))::int[])));
grant insert on admission_reminder to nhatthe_scoped;
create policy insert_by_role on admission_reminder for insert to nhatthe_scoped
  with check (((select access_all(array['province_staff', 'commune_staff'])) or admission_reminder.village_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[]))) and (admission_reminder.person_id = (select access_self())) is not true);

-- plan_scenario
alter table plan_scenario enable row level security;
alter table plan_scenario force row level security;
create policy program on plan_scenario to current_user using (true) with check (true);
revoke all on plan_scenario from nhatthe_scoped;
grant select on plan_scenario to nhatthe_scoped;
create policy select_by_role on plan_scenario for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'inspector'])) or plan_scenario.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'inspector']))::int[])));
grant insert on plan_scenario to nhatthe_scoped;
create policy insert_by_role on plan_scenario for insert to nhatthe_scoped
  with check ((select access_all(array['province_staff', 'commune_staff'])) or plan_scenario.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));
grant update (accepted_by, accepted_at, dropped_at) on plan_scenario to nhatthe_scoped;
create policy update_by_role on plan_scenario for update to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff'])) or plan_scenario.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])))
  with check ((select access_all(array['province_staff', 'commune_staff'])) or plan_scenario.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));

-- import_job
alter table import_job enable row level security;
alter table import_job force row level security;
create policy program on import_job to current_user using (true) with check (true);
revoke all on import_job from nhatthe_scoped;
grant select on import_job to nhatthe_scoped;
create policy select_by_role on import_job for select to nhatthe_scoped
  using (import_job.account_id = (select access_account()) and (select access_has(array['province_staff', 'commune_staff'])));
grant insert on import_job to nhatthe_scoped;
create policy insert_by_role on import_job for insert to nhatthe_scoped
  with check (import_job.account_id = (select access_account()) and (select access_has(array['province_staff', 'commune_staff'])));
grant update on import_job to nhatthe_scoped;
create policy update_by_role on import_job for update to nhatthe_scoped
  using (import_job.account_id = (select access_account()) and (select access_has(array['province_staff', 'commune_staff'])))
  with check (import_job.account_id = (select access_account()) and (select access_has(array['province_staff', 'commune_staff'])));

-- import_mapping
alter table import_mapping enable row level security;
alter table import_mapping force row level security;
create policy program on import_mapping to current_user using (true) with check (true);
revoke all on import_mapping from nhatthe_scoped;
grant select on import_mapping to nhatthe_scoped;
create policy select_by_role on import_mapping for select to nhatthe_scoped
  using ((select access_has(array['province_staff', 'commune_staff'])));
grant insert on import_mapping to nhatthe_scoped;
create policy insert_by_role on import_mapping for insert to nhatthe_scoped
  with check ((select access_has(array['province_staff', 'commune_staff'])));
grant update on import_mapping to nhatthe_scoped;
create policy update_by_role on import_mapping for update to nhatthe_scoped
  using ((select access_has(array['province_staff', 'commune_staff'])))
  with check ((select access_has(array['province_staff', 'commune_staff'])));

-- drive
alter table drive enable row level security;
alter table drive force row level security;
create policy program on drive to current_user using (true) with check (true);
revoke all on drive from nhatthe_scoped;
grant select on drive to nhatthe_scoped;
create policy select_by_role on drive for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader'])) or drive.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader']))::int[])));
grant insert on drive to nhatthe_scoped;
create policy insert_by_role on drive for insert to nhatthe_scoped
  with check ((select access_all(array['province_staff', 'commune_staff'])) or drive.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));
grant update on drive to nhatthe_scoped;
create policy update_by_role on drive for update to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff'])) or drive.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])))
  with check ((select access_all(array['province_staff', 'commune_staff'])) or drive.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));

-- drive_belief
alter table drive_belief enable row level security;
alter table drive_belief force row level security;
create policy program on drive_belief to current_user using (true) with check (true);
revoke all on drive_belief from nhatthe_scoped;
grant select on drive_belief to nhatthe_scoped;
create policy select_by_role on drive_belief for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader'])) or drive_belief.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader']))::int[])));

-- election_belief
alter table election_belief enable row level security;
alter table election_belief force row level security;
create policy program on election_belief to current_user using (true) with check (true);
revoke all on election_belief from nhatthe_scoped;
grant select on election_belief to nhatthe_scoped;
create policy select_by_role on election_belief for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader'])) or election_belief.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader']))::int[])));

-- candidate_belief
alter table candidate_belief enable row level security;
alter table candidate_belief force row level security;
create policy program on candidate_belief to current_user using (true) with check (true);
revoke all on candidate_belief from nhatthe_scoped;
grant select on candidate_belief to nhatthe_scoped;
create policy select_by_role on candidate_belief for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector'])) or candidate_belief.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector']))::int[])));

-- election_cluster_belief
alter table election_cluster_belief enable row level security;
alter table election_cluster_belief force row level security;
create policy program on election_cluster_belief to current_user using (true) with check (true);
revoke all on election_cluster_belief from nhatthe_scoped;
grant select on election_cluster_belief to nhatthe_scoped;
create policy select_by_role on election_cluster_belief for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader'])) or election_cluster_belief.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader']))::int[])));

-- election
alter table election enable row level security;
alter table election force row level security;
create policy program on election to current_user using (true) with check (true);
revoke all on election from nhatthe_scoped;
grant select on election to nhatthe_scoped;
create policy select_by_role on election for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader'])) or election.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader']))::int[])));
grant insert on election to nhatthe_scoped;
create policy insert_by_role on election for insert to nhatthe_scoped
  with check ((select access_all(array['province_staff', 'commune_staff'])) or election.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));
grant update on election to nhatthe_scoped;
create policy update_by_role on election for update to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff'])) or election.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])))
  with check ((select access_all(array['province_staff', 'commune_staff'])) or election.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));

-- election_step
alter table election_step enable row level security;
alter table election_step force row level security;
create policy program on election_step to current_user using (true) with check (true);
revoke all on election_step from nhatthe_scoped;
grant select on election_step to nhatthe_scoped;
create policy select_by_role on election_step for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader'])) or election_step.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader']))::int[])));
grant insert on election_step to nhatthe_scoped;
create policy insert_by_role on election_step for insert to nhatthe_scoped
  with check ((select access_all(array['province_staff', 'commune_staff'])) or election_step.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));

-- election_team_member
alter table election_team_member enable row level security;
alter table election_team_member force row level security;
create policy program on election_team_member to current_user using (true) with check (true);
revoke all on election_team_member from nhatthe_scoped;
grant select on election_team_member to nhatthe_scoped;
create policy select_by_role on election_team_member for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector'])) or election_team_member.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector']))::int[])));
grant insert on election_team_member to nhatthe_scoped;
create policy insert_by_role on election_team_member for insert to nhatthe_scoped
  with check ((select access_all(array['province_staff', 'commune_staff'])) or election_team_member.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));

-- candidate
alter table candidate enable row level security;
alter table candidate force row level security;
create policy program on candidate to current_user using (true) with check (true);
revoke all on candidate from nhatthe_scoped;
grant select on candidate to nhatthe_scoped;
create policy select_by_role on candidate for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector'])) or candidate.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector']))::int[])));
grant insert on candidate to nhatthe_scoped;
create policy insert_by_role on candidate for insert to nhatthe_scoped
  with check ((select access_all(array['province_staff', 'commune_staff'])) or candidate.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));
grant update on candidate to nhatthe_scoped;
create policy update_by_role on candidate for update to nhatthe_scoped
  using (((select access_all(array['province_staff', 'commune_staff'])) or candidate.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[]))) and (candidate.person_id = (select access_self())) is not true)
  with check (((select access_all(array['province_staff', 'commune_staff'])) or candidate.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[]))) and (candidate.person_id = (select access_self())) is not true);

-- election_cluster
alter table election_cluster enable row level security;
alter table election_cluster force row level security;
create policy program on election_cluster to current_user using (true) with check (true);
revoke all on election_cluster from nhatthe_scoped;
grant select on election_cluster to nhatthe_scoped;
create policy select_by_role on election_cluster for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader'])) or election_cluster.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader']))::int[])));
grant insert on election_cluster to nhatthe_scoped;
create policy insert_by_role on election_cluster for insert to nhatthe_scoped
  with check ((select access_all(array['province_staff', 'commune_staff'])) or election_cluster.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));
grant update (name) on election_cluster to nhatthe_scoped;
create policy update_by_role on election_cluster for update to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff'])) or election_cluster.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])))
  with check ((select access_all(array['province_staff', 'commune_staff'])) or election_cluster.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));

-- election_round
alter table election_round enable row level security;
alter table election_round force row level security;
create policy program on election_round to current_user using (true) with check (true);
revoke all on election_round from nhatthe_scoped;
grant select on election_round to nhatthe_scoped;
create policy select_by_role on election_round for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader'])) or election_round.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader']))::int[])));
grant insert on election_round to nhatthe_scoped;
create policy insert_by_role on election_round for insert to nhatthe_scoped
  with check ((select access_all(array['province_staff', 'commune_staff'])) or election_round.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));

-- count_entry
alter table count_entry enable row level security;
alter table count_entry force row level security;
create policy program on count_entry to current_user using (true) with check (true);
revoke all on count_entry from nhatthe_scoped;
grant select on count_entry to nhatthe_scoped;
create policy select_by_role on count_entry for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer'])) or count_entry.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer']))::int[])));
grant insert on count_entry to nhatthe_scoped;
create policy insert_by_role on count_entry for insert to nhatthe_scoped
  with check ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer'])) or count_entry.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer']))::int[])));
grant update on count_entry to nhatthe_scoped;
create policy update_by_role on count_entry for update to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer'])) or count_entry.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer']))::int[])))
  with check ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer'])) or count_entry.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer']))::int[])));

-- election_result
alter table election_result enable row level security;
alter table election_result force row level security;
create policy program on election_result to current_user using (true) with check (true);
revoke all on election_result from nhatthe_scoped;
grant select on election_result to nhatthe_scoped;
create policy select_by_role on election_result for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader'])) or election_result.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader']))::int[])));
grant insert on election_result to nhatthe_scoped;
create policy insert_by_role on election_result for insert to nhatthe_scoped
  with check ((select access_all(array['province_staff', 'commune_staff'])) or election_result.unit_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));

-- allowance_resolution
alter table allowance_resolution enable row level security;
alter table allowance_resolution force row level security;
create policy program on allowance_resolution to current_user using (true) with check (true);
revoke all on allowance_resolution from nhatthe_scoped;
grant select on allowance_resolution to nhatthe_scoped;
create policy select_by_role on allowance_resolution for select to nhatthe_scoped
  using ((select access_has(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader'])));
grant insert on allowance_resolution to nhatthe_scoped;
create policy insert_by_role on allowance_resolution for insert to nhatthe_scoped
  with check ((select access_all(array['province_staff', 'commune_staff'])) or allowance_resolution.province_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));
grant update on allowance_resolution to nhatthe_scoped;
create policy update_by_role on allowance_resolution for update to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff'])) or allowance_resolution.province_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])))
  with check ((select access_all(array['province_staff', 'commune_staff'])) or allowance_resolution.province_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));

-- allowance_level
alter table allowance_level enable row level security;
alter table allowance_level force row level security;
create policy program on allowance_level to current_user using (true) with check (true);
revoke all on allowance_level from nhatthe_scoped;
grant select on allowance_level to nhatthe_scoped;
create policy select_by_role on allowance_level for select to nhatthe_scoped
  using ((select access_has(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader'])));
grant insert on allowance_level to nhatthe_scoped;
create policy insert_by_role on allowance_level for insert to nhatthe_scoped
  with check ((select access_all(array['province_staff', 'commune_staff'])) or allowance_level.province_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));

-- village_class
alter table village_class enable row level security;
alter table village_class force row level security;
create policy program on village_class to current_user using (true) with check (true);
revoke all on village_class from nhatthe_scoped;
grant select on village_class to nhatthe_scoped;
create policy select_by_role on village_class for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader'])) or village_class.village_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader']))::int[])));
grant insert on village_class to nhatthe_scoped;
create policy insert_by_role on village_class for insert to nhatthe_scoped
  with check ((select access_all(array['province_staff', 'commune_staff'])) or village_class.village_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));
grant update on village_class to nhatthe_scoped;
create policy update_by_role on village_class for update to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff'])) or village_class.village_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])))
  with check ((select access_all(array['province_staff', 'commune_staff'])) or village_class.village_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));

-- village_neighbour
alter table village_neighbour enable row level security;
alter table village_neighbour force row level security;
create policy program on village_neighbour to current_user using (true) with check (true);
revoke all on village_neighbour from nhatthe_scoped;
grant select on village_neighbour to nhatthe_scoped;
create policy select_by_role on village_neighbour for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector'])) or village_neighbour.commune_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector']))::int[])));
grant insert on village_neighbour to nhatthe_scoped;
create policy insert_by_role on village_neighbour for insert to nhatthe_scoped
  with check ((select access_all(array['province_staff', 'commune_staff'])) or village_neighbour.commune_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));
grant update on village_neighbour to nhatthe_scoped;
create policy update_by_role on village_neighbour for update to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff'])) or village_neighbour.commune_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])))
  with check ((select access_all(array['province_staff', 'commune_staff'])) or village_neighbour.commune_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));

-- merger_plan
alter table merger_plan enable row level security;
alter table merger_plan force row level security;
create policy program on merger_plan to current_user using (true) with check (true);
revoke all on merger_plan from nhatthe_scoped;
grant select on merger_plan to nhatthe_scoped;
create policy select_by_role on merger_plan for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector'])) or merger_plan.commune_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector']))::int[])));
grant insert on merger_plan to nhatthe_scoped;
create policy insert_by_role on merger_plan for insert to nhatthe_scoped
  with check ((select access_all(array['province_staff', 'commune_staff'])) or merger_plan.commune_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));
grant update on merger_plan to nhatthe_scoped;
create policy update_by_role on merger_plan for update to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff'])) or merger_plan.commune_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])))
  with check ((select access_all(array['province_staff', 'commune_staff'])) or merger_plan.commune_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));

-- merger_wish
alter table merger_wish enable row level security;
alter table merger_wish force row level security;
create policy program on merger_wish to current_user using (true) with check (true);
revoke all on merger_wish from nhatthe_scoped;
grant select on merger_wish to nhatthe_scoped;
create policy select_by_role on merger_wish for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector'])) or merger_wish.commune_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector']))::int[])));
grant insert on merger_wish to nhatthe_scoped;
create policy insert_by_role on merger_wish for insert to nhatthe_scoped
  with check ((select access_all(array['province_staff', 'commune_staff'])) or merger_wish.commune_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));
grant update on merger_wish to nhatthe_scoped;
create policy update_by_role on merger_wish for update to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff'])) or merger_wish.commune_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])))
  with check ((select access_all(array['province_staff', 'commune_staff'])) or merger_wish.commune_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));

-- merger_proposal
alter table merger_proposal enable row level security;
alter table merger_proposal force row level security;
create policy program on merger_proposal to current_user using (true) with check (true);
revoke all on merger_proposal from nhatthe_scoped;
grant select on merger_proposal to nhatthe_scoped;
create policy select_by_role on merger_proposal for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector'])) or merger_proposal.commune_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector']))::int[])));
grant insert on merger_proposal to nhatthe_scoped;
create policy insert_by_role on merger_proposal for insert to nhatthe_scoped
  with check ((select access_all(array['province_staff', 'commune_staff'])) or merger_proposal.commune_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));

-- merger_group
alter table merger_group enable row level security;
alter table merger_group force row level security;
create policy program on merger_group to current_user using (true) with check (true);
revoke all on merger_group from nhatthe_scoped;
grant select on merger_group to nhatthe_scoped;
create policy select_by_role on merger_group for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector'])) or merger_group.commune_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector']))::int[])));
grant insert on merger_group to nhatthe_scoped;
create policy insert_by_role on merger_group for insert to nhatthe_scoped
  with check ((select access_all(array['province_staff', 'commune_staff'])) or merger_group.commune_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));

-- merger_holder
alter table merger_holder enable row level security;
alter table merger_holder force row level security;
create policy program on merger_holder to current_user using (true) with check (true);
revoke all on merger_holder from nhatthe_scoped;
grant select on merger_holder to nhatthe_scoped;
create policy select_by_role on merger_holder for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector'])) or merger_holder.commune_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector']))::int[])));
grant insert on merger_holder to nhatthe_scoped;
create policy insert_by_role on merger_holder for insert to nhatthe_scoped
  with check ((select access_all(array['province_staff', 'commune_staff'])) or merger_holder.commune_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));
grant update (recorded) on merger_holder to nhatthe_scoped;
create policy update_by_role on merger_holder for update to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff'])) or merger_holder.commune_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])))
  with check ((select access_all(array['province_staff', 'commune_staff'])) or merger_holder.commune_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['province_staff', 'commune_staff']))::int[])));

-- role_grant
alter table role_grant enable row level security;
alter table role_grant force row level security;
create policy program on role_grant to current_user using (true) with check (true);
revoke all on role_grant from nhatthe_scoped;
grant select on role_grant to nhatthe_scoped;
create policy select_by_role on role_grant for select to nhatthe_scoped
  using ((select access_all(array['administrator', 'province_staff', 'commune_staff', 'inspector', 'auditor'])) or role_grant.area_id in (select a.unit_id from unit_area a where a.area_id = any((select access_areas(array['administrator', 'province_staff', 'commune_staff', 'inspector', 'auditor']))::int[])));
grant insert on role_grant to nhatthe_scoped;
create policy insert_by_role on role_grant for insert to nhatthe_scoped
  with check (role_grant.granted_by = (select access_account()) and role_grant.account_id <> (select access_account()) and lower(role_grant.held) >= now() and role_grant.ended_by is null
    and case role_grant.kind when 'granted' then access_may_give(role_grant.area_id, role_grant.role)
      when 'delegated' then access_may_delegate(role_grant.area_id, role_grant.role, upper(role_grant.held)) else false end);
grant update (held, ended_by, end_reason) on role_grant to nhatthe_scoped;
create policy update_by_role on role_grant for update to nhatthe_scoped
  using (access_may_end(role_grant.area_id, role_grant.role, role_grant.kind, role_grant.granted_by) and role_grant.held @> now())
  with check (access_may_end(role_grant.area_id, role_grant.role, role_grant.kind, role_grant.granted_by) and role_grant.ended_by = (select access_account()) and upper(role_grant.held) <= now());

-- unit_area
alter table unit_area enable row level security;
alter table unit_area force row level security;
create policy program on unit_area to current_user using (true) with check (true);
revoke all on unit_area from nhatthe_scoped;
grant select on unit_area to nhatthe_scoped;
create policy select_by_role on unit_area for select to nhatthe_scoped
  using ((select access_all(array['administrator', 'province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'auditor', 'reader'])) or unit_area.area_id = any((select access_areas(array['administrator', 'province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'auditor', 'reader']))::int[]));

-- person_area
alter table person_area enable row level security;
alter table person_area force row level security;
create policy program on person_area to current_user using (true) with check (true);
revoke all on person_area from nhatthe_scoped;
grant select on person_area to nhatthe_scoped;
create policy select_by_role on person_area for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector'])) or person_area.area_ids && (select access_areas(array['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector']))::int[]);

-- area_due
alter table area_due enable row level security;
alter table area_due force row level security;
create policy program on area_due to current_user using (true) with check (true);
revoke all on area_due from nhatthe_scoped;

-- canary
alter table canary enable row level security;
alter table canary force row level security;
create policy program on canary to current_user using (true) with check (true);
revoke all on canary from nhatthe_scoped;
grant select on canary to nhatthe_scoped;
create policy select_by_role on canary for select to nhatthe_scoped
  using (false);

-- person_request
alter table person_request enable row level security;
alter table person_request force row level security;
create policy program on person_request to current_user using (true) with check (true);
revoke all on person_request from nhatthe_scoped;
grant select on person_request to nhatthe_scoped;
create policy select_by_role on person_request for select to nhatthe_scoped
  using ((select access_all(array['province_staff', 'commune_staff'])) or (select a.area_ids from person_area a where a.person_id = person_request.person_id) && (select access_areas(array['province_staff', 'commune_staff']))::int[]);
grant insert on person_request to nhatthe_scoped;
create policy insert_by_role on person_request for insert to nhatthe_scoped
  with check (((select access_all(array['province_staff', 'commune_staff'])) or (select a.area_ids from person_area a where a.person_id = person_request.person_id) && (select access_areas(array['province_staff', 'commune_staff']))::int[]) and (person_request.person_id = (select access_self())) is not true);
grant update on person_request to nhatthe_scoped;
create policy update_by_role on person_request for update to nhatthe_scoped
  using (((select access_all(array['province_staff', 'commune_staff'])) or (select a.area_ids from person_area a where a.person_id = person_request.person_id) && (select access_areas(array['province_staff', 'commune_staff']))::int[]) and (person_request.person_id = (select access_self())) is not true)
  with check (((select access_all(array['province_staff', 'commune_staff'])) or (select a.area_ids from person_area a where a.person_id = person_request.person_id) && (select access_areas(array['province_staff', 'commune_staff']))::int[]) and (person_request.person_id = (select access_self())) is not true);
