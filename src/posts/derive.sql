-- How village_state follows from the facts. Never entered, never edited: derived from appointments, Party status, persons, employment, cover and units.

-- Public: the first day of a period and the first day after it; -infinity and infinity where it is open.
create function first_day(held daterange) returns date language sql immutable return coalesce(lower(held), '-infinity');
create function end_day(held daterange) returns date language sql immutable return coalesce(upper(held), 'infinity');

-- A row of unit_paths.
create type unit_path as (unit_id int, from_day date, upto_day date, province_id int, district_id int, commune_id int);

-- Public: the rows of village_state of these villages (null: all), purely from the facts: as believed now, or as known at k.
-- One plan serves one village and 95,000: what is looked up by id comes over its index, whatever the statistics say.
create function village_state_of(ids int[], k timestamptz default 'infinity') returns setof village_state
  language plpgsql stable
  set enable_nestloop = on set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off set plan_cache_mode = force_generic_plan
as $$
declare
  wanted int[] := coalesce(ids, array(select id from unit where kind = 'village' order by id));
  part int[]; before int[]; cells int[]; people int[]; paths unit_path[];
begin
  for i in 1..coalesce(cardinality(wanted), 0) by 10000 loop
    part := wanted[i:i + 9999];
    before := array(select from_id from unit_succession where to_id = any(part));
    cells := array(select distinct cell_id from cell_cover where village_id = any(part));
    people := array(select person_id from appointment where unit_id = any(part || before) and kind in ('village_head', 'front_head')
                    union select person_id from appointment where unit_id = any(cells) and kind = 'cell_secretary');
    people := records_of(people, k);
    paths := array(select p::unit_path from unit_paths(part, k) p);
    return query select * from village_answers(part, before, cells, people, paths, k);
  end loop;
end $$;

-- These records of persons, those that speak for them, and those folded into any of them.
create function records_of(people int[], k timestamptz) returns int[] language plpgsql stable
as $$
declare speakers int[] := people || array(
  select kept_id from same_person where person_id = any(people) and judged = 'same' and believed_at(recorded, k));
begin
  return array(select unnest(speakers) union
               select person_id from same_person where kept_id = any(speakers) and judged = 'same' and believed_at(recorded, k));
end $$;

-- The days on which anything may change cut a village's life into steps; each step has one answer; equal neighbours are one row.
-- Its joins are between sets as large as the part: never row by row.
create function village_answers(part int[], before int[], cells int[], people int[], paths unit_path[], k timestamptz) returns setof village_state
  language plpgsql stable
  set enable_hashjoin = on set enable_mergejoin = on set enable_nestloop = off set enable_seqscan = off set enable_bitmapscan = off
  set plan_cache_mode = force_generic_plan set work_mem = '64MB'
as $$ begin return query with
  path as materialized (select * from unnest(paths)),
  kind as materialized (
    select unit_id, first_day(valid) as from_day, end_day(valid) as upto_day, legal_kind
    from unit_version where unit_id = any(part) and believed_at(recorded, k)),
  same as materialized (
    select person_id, kept_id from same_person where person_id = any(people) and judged = 'same' and believed_at(recorded, k)),
  head as materialized (
    select a.unit_id, coalesce(s.kept_id, a.person_id) as person_id, first_day(a.held) as from_day, end_day(a.held) as upto_day, a.interim
    from appointment a left join same s on s.person_id = a.person_id
    where a.unit_id = any(part || before) and a.kind = 'village_head' and believed_at(a.recorded, k)),
  -- Re-elected: the same person was head here, or in a village this one came from, not interim, until at most 183 days before.
  line as (
    select unnest(part) as unit_id, unnest(part) as from_id
    union select to_id, from_id from unit_succession where to_id = any(part) and believed_at(recorded, k)),
  earlier as materialized (
    select l.unit_id, p.person_id, p.upto_day from line l join head p on p.unit_id = l.from_id where not p.interim),
  term as materialized (
    select h.unit_id, h.person_id, h.from_day, h.upto_day, h.interim, bool_or(e.unit_id is not null) as reelected
    from head h left join earlier e on e.unit_id = h.unit_id and e.person_id = h.person_id and e.upto_day <= h.from_day and e.upto_day >= h.from_day - 183
    group by h.unit_id, h.person_id, h.from_day, h.upto_day, h.interim),
  cover as materialized (
    select c.village_id as unit_id, c.cell_id, greatest(first_day(c.held), first_day(v.valid)) as from_day, least(end_day(c.held), end_day(v.valid)) as upto_day
    from cell_cover c join unit_version v on v.unit_id = c.cell_id and v.valid && c.held and believed_at(v.recorded, k)
    where c.village_id = any(part) and v.unit_id = any(cells) and believed_at(c.recorded, k)),
  secretary as materialized (
    select c.unit_id, c.cell_id, coalesce(s.kept_id, a.person_id) as person_id, a.interim,
           greatest(c.from_day, first_day(a.held)) as from_day, least(c.upto_day, end_day(a.held)) as upto_day
    from appointment a join cover c on c.cell_id = a.unit_id and c.from_day < end_day(a.held) and c.upto_day > first_day(a.held)
      left join same s on s.person_id = a.person_id
    where a.unit_id = any(cells) and a.kind = 'cell_secretary' and believed_at(a.recorded, k)),
  front as materialized (
    select a.unit_id, coalesce(s.kept_id, a.person_id) as person_id, first_day(a.held) as from_day, end_day(a.held) as upto_day
    from appointment a left join same s on s.person_id = a.person_id
    where a.unit_id = any(part) and a.kind = 'front_head' and believed_at(a.recorded, k)),
  both_posts as materialized (
    select b.unit_id, greatest(b.from_day, f.from_day) as from_day, least(b.upto_day, f.upto_day) as upto_day
    from secretary b join front f on f.unit_id = b.unit_id and f.person_id = b.person_id and f.from_day < b.upto_day and f.upto_day > b.from_day),
  party as materialized (
    select h.unit_id, h.person_id, greatest(h.from_day, first_day(f.held)) as from_day, least(h.upto_day, end_day(f.held)) as upto_day,
           f.status, f.person_id as record_id
    from party_status f left join same s on s.person_id = f.person_id
      join head h on h.person_id = coalesce(s.kept_id, f.person_id) and h.from_day < end_day(f.held) and h.upto_day > first_day(f.held)
    where f.person_id = any(people) and believed_at(f.recorded, k)),
  version as materialized (
    select h.unit_id, h.person_id, greatest(h.from_day, first_day(f.held)) as from_day, least(h.upto_day, end_day(f.held)) as upto_day,
           f.sex, f.ethnic, f.birth, f.general_education, f.professional_level, f.theory_level, f.person_id as record_id
    from person_version f left join same s on s.person_id = f.person_id
      join head h on h.person_id = coalesce(s.kept_id, f.person_id) and h.from_day < end_day(f.held) and h.upto_day > first_day(f.held)
    where f.person_id = any(people) and believed_at(f.recorded, k)),
  job as materialized (
    select h.unit_id, h.person_id, greatest(h.from_day, first_day(f.held)) as from_day, least(h.upto_day, end_day(f.held)) as upto_day, f.kind
    from employment f left join same s on s.person_id = f.person_id
      join head h on h.person_id = coalesce(s.kept_id, f.person_id) and h.from_day < end_day(f.held) and h.upto_day > first_day(f.held)
    where f.person_id = any(people) and f.kind in ('commune_cadre', 'commune_civil_servant', 'retired') and believed_at(f.recorded, k)),
  piece as (
    select unit_id, from_day, upto_day from path union all select unit_id, from_day, upto_day from kind
    union all select unit_id, from_day, upto_day from head union all select unit_id, from_day, upto_day from cover
    union all select unit_id, from_day, upto_day from secretary union all select unit_id, from_day, upto_day from party
    union all select unit_id, from_day, upto_day from version union all select unit_id, from_day, upto_day from job
    union all select unit_id, from_day, upto_day from both_posts),
  step as (
    select unit_id, day as from_day, lead(day) over (partition by unit_id order by day) as upto_day
    from (select unit_id, from_day as day from piece union select unit_id, upto_day from piece) cut),
  answer as (
    select distinct on (x.unit_id, x.from_day)
      x.unit_id, x.from_day, x.upto_day, p.province_id, p.district_id, p.commune_id, n.legal_kind, c.cell_id,
      h.person_id as head_id, b.person_id as secretary_id, coalesce(h.interim, false) as head_interim, coalesce(b.interim, false) as secretary_interim,
      case t.status when 'exempt' then 'official' when 'official' then 'official' when 'probationary' then 'probationary' when 'pipeline' then 'pipeline' else 'none' end as head_party,
      nullif(h.from_day, '-infinity') as head_since, coalesce(h.reelected, false) as reelected,
      v.sex = 'female' as female, v.ethnic <> '01' as minority, v.birth, v.general_education, v.professional_level, v.theory_level,
      o.unit_id is not null as commune_officer, r.unit_id is not null as retired, f.unit_id is not null as secretary_front
    from step x
      join path p on p.unit_id = x.unit_id and p.from_day <= x.from_day and p.upto_day > x.from_day
      join kind n on n.unit_id = x.unit_id and n.from_day <= x.from_day and n.upto_day > x.from_day
      left join cover c on c.unit_id = x.unit_id and c.from_day <= x.from_day and c.upto_day > x.from_day
      left join secretary b on b.unit_id = x.unit_id and b.cell_id = c.cell_id and b.from_day <= x.from_day and b.upto_day > x.from_day
      left join term h on h.unit_id = x.unit_id and h.from_day <= x.from_day and h.upto_day > x.from_day
      left join party t on t.unit_id = x.unit_id and t.person_id = h.person_id and t.from_day <= x.from_day and t.upto_day > x.from_day
      left join version v on v.unit_id = x.unit_id and v.person_id = h.person_id and v.from_day <= x.from_day and v.upto_day > x.from_day
      left join job o on o.unit_id = x.unit_id and o.person_id = h.person_id and o.kind <> 'retired' and o.from_day <= x.from_day and o.upto_day > x.from_day
      left join job r on r.unit_id = x.unit_id and r.person_id = h.person_id and r.kind = 'retired' and r.from_day <= x.from_day and r.upto_day > x.from_day
      left join both_posts f on f.unit_id = x.unit_id and f.from_day <= x.from_day and f.upto_day > x.from_day
    -- Of several cells the one whose secretary is the head, else the first with a secretary. Of two records judged one person the kept one speaks.
    order by x.unit_id, x.from_day, coalesce(b.person_id = h.person_id, false) desc, b.person_id is null, c.cell_id,
             t.record_id = h.person_id desc, t.record_id, v.record_id = h.person_id desc, v.record_id),
  told as (
    select a.*, case
        when head_id is null then case when secretary_id is null then 'vacant' else 'secretary_only' end
        when head_interim or (head_id = secretary_id and secretary_interim) then 'interim'
        when head_id = secretary_id then 'unified'
        when head_party = 'none' then 'head_non_member'
        else 'head_' || head_party end as state,
      row(province_id, district_id, commune_id, legal_kind, cell_id, head_id, secretary_id, head_interim, secretary_interim, head_party, head_since, reelected,
          female, minority, birth, general_education, professional_level, theory_level, commune_officer, retired, secretary_front) as rest
    from answer a),
  edge as (
    select t.*, lag(upto_day) over w is not distinct from from_day and lag(state) over w = state as same_state, lag(rest) over w as rest_before
    from told t window w as (partition by unit_id order by from_day)),
  run as (
    select e.*, max(case when same_state then null else from_day end) over w as since_day,
           max(case when same_state and rest_before is not distinct from rest then null else from_day end) over w as run_from
    from edge e window w as (partition by unit_id order by from_day)),
  ended as (select r.*, max(upto_day) over (partition by unit_id, run_from) as run_upto from run r)
select unit_id, from_day, run_upto, province_id, district_id, commune_id, legal_kind, state, since_day, cell_id, head_id, secretary_id,
       head_interim, secretary_interim, head_party, head_since, reelected, female, minority, birth, general_education, professional_level, theory_level, commune_officer, retired, secretary_front,
       village_packed(legal_kind, state, head_id, secretary_id, head_interim, head_party, reelected,
         female, minority, birth, general_education, professional_level, theory_level, commune_officer, retired, secretary_front)
from ended
where from_day = run_from;
end $$;

-- Public: the rows of cell_state of these cells (null: all), purely from the facts: as believed now, or as known at k.
create function cell_state_of(ids int[], k timestamptz default 'infinity') returns setof cell_state
  language plpgsql stable
  set enable_nestloop = on set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off set plan_cache_mode = force_generic_plan
as $$
declare
  wanted int[] := coalesce(ids, array(select id from unit where kind = 'cell' order by id));
  part int[]; people int[]; paths unit_path[];
begin
  for i in 1..coalesce(cardinality(wanted), 0) by 10000 loop
    part := wanted[i:i + 9999];
    people := records_of(array(
      select distinct person_id from appointment
      where unit_id = any(part) and kind in ('cell_secretary', 'cell_deputy_secretary', 'cell_committee_member')), k);
    paths := array(select p::unit_path from unit_paths(part, k) p);
    return query select * from cell_answers(part, array(select distinct village_id from cell_cover where cell_id = any(part)), people, paths, k);
  end loop;
end $$;

create function cell_answers(part int[], villages int[], people int[], paths unit_path[], k timestamptz) returns setof cell_state
  language plpgsql stable
  set enable_hashjoin = on set enable_mergejoin = on set enable_nestloop = off set enable_seqscan = off set enable_bitmapscan = off
  set plan_cache_mode = force_generic_plan set work_mem = '64MB'
as $$ begin return query with
  path as materialized (select * from unnest(paths)),
  same as materialized (
    select person_id, kept_id from same_person where person_id = any(people) and judged = 'same' and believed_at(recorded, k)),
  cover as materialized (
    select c.cell_id as unit_id, c.village_id, greatest(first_day(c.held), first_day(v.valid)) as from_day, least(end_day(c.held), end_day(v.valid)) as upto_day
    from cell_cover c join unit_version v on v.unit_id = c.village_id and v.valid && c.held and believed_at(v.recorded, k)
    where c.cell_id = any(part) and v.unit_id = any(villages) and believed_at(c.recorded, k)),
  member as materialized (
    select a.unit_id, coalesce(s.kept_id, a.person_id) as person_id, a.kind, a.interim, first_day(a.held) as from_day, end_day(a.held) as upto_day
    from appointment a left join same s on s.person_id = a.person_id
    where a.unit_id = any(part) and a.kind in ('cell_secretary', 'cell_deputy_secretary', 'cell_committee_member') and believed_at(a.recorded, k)),
  officer as materialized (
    select m.unit_id, greatest(m.from_day, first_day(f.held)) as from_day, least(m.upto_day, end_day(f.held)) as upto_day
    from employment f left join same s on s.person_id = f.person_id
      join member m on m.person_id = coalesce(s.kept_id, f.person_id) and m.from_day < end_day(f.held) and m.upto_day > first_day(f.held)
    where f.person_id = any(people) and f.kind in ('commune_cadre', 'commune_civil_servant') and believed_at(f.recorded, k)),
  piece as (
    select unit_id, from_day, upto_day from path union all select unit_id, from_day, upto_day from cover
    union all select unit_id, from_day, upto_day from member union all select unit_id, from_day, upto_day from officer),
  step as (
    select cut.unit_id, cut.day as from_day, lead(cut.day) over (partition by cut.unit_id order by cut.day) as upto_day
    from (select unit_id, from_day as day from piece union select unit_id, upto_day from piece) cut),
  covered as (
    select x.unit_id, x.from_day, count(distinct c.village_id)::int as villages
    from step x join cover c on c.unit_id = x.unit_id and c.from_day <= x.from_day and c.upto_day > x.from_day
    group by x.unit_id, x.from_day),
  seated as (
    select x.unit_id, x.from_day, count(distinct m.person_id)::int as committee,
           min(m.person_id) filter (where m.kind = 'cell_secretary') as secretary_id, bool_or(m.interim) filter (where m.kind = 'cell_secretary') as interim
    from step x join member m on m.unit_id = x.unit_id and m.from_day <= x.from_day and m.upto_day > x.from_day
    group by x.unit_id, x.from_day),
  answer as (
    select distinct x.unit_id, x.from_day, x.upto_day, p.province_id, p.district_id, p.commune_id, coalesce(c.villages, 0) as villages,
           s.secretary_id, coalesce(s.interim, false) as secretary_interim, coalesce(s.committee, 0) as committee, o.unit_id is not null as officer_on_committee
    from step x
      join path p on p.unit_id = x.unit_id and p.from_day <= x.from_day and p.upto_day > x.from_day
      left join covered c on c.unit_id = x.unit_id and c.from_day = x.from_day
      left join seated s on s.unit_id = x.unit_id and s.from_day = x.from_day
      left join officer o on o.unit_id = x.unit_id and o.from_day <= x.from_day and o.upto_day > x.from_day),
  edge as (
    select a.*, lag(a.upto_day) over w is not distinct from a.from_day
             and lag(row(a.province_id, a.district_id, a.commune_id, a.villages, a.secretary_id, a.secretary_interim, a.committee, a.officer_on_committee)) over w
               is not distinct from row(a.province_id, a.district_id, a.commune_id, a.villages, a.secretary_id, a.secretary_interim, a.committee, a.officer_on_committee) as goes_on
    from answer a window w as (partition by a.unit_id order by a.from_day)),
  run as (
    select e.*, max(case when e.goes_on then null else e.from_day end) over (partition by e.unit_id order by e.from_day) as run_from from edge e),
  ended as (select r.*, max(r.upto_day) over (partition by r.unit_id, r.run_from) as run_upto from run r)
select r.unit_id, r.from_day, r.run_upto, r.province_id, r.district_id, r.commune_id, r.villages, r.secretary_id, r.secretary_interim, r.committee, r.officer_on_committee
from ended r
where r.from_day = r.run_from;
end $$;
