-- Facts of so many villages (setting bench.villages), all at once: under the national tree, five terms, four lines of holders a village.
-- The same number gives the same facts. Written past the triggers; what follows from the facts is derived at the end by the product's own functions.
set session_replication_role = replica;
set synchronous_commit = off;
set maintenance_work_mem = '512MB';
set work_mem = '256MB';

create function pg_temp.chance(n bigint, salt int) returns float8 language sql immutable
return (hashint8extended(n, salt) & 1048575)::float8 / 1048576;

-- Filled without their indexes, which are made again over the whole; those that only the search by name uses stay away.
create temp table laid_aside as
select format('alter table %s drop constraint %I', conrelid::regclass, conname) as away,
       format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as again
from pg_constraint where contype = 'x' and conrelid::regclass::text in ('unit_version', 'cell_cover', 'person_version', 'party_status', 'employment', 'appointment')
union all
select format('drop index %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid)
from pg_index i
where i.indrelid::regclass::text in ('unit_version', 'cell_cover', 'person_version', 'party_status', 'employment', 'appointment') and not i.indisprimary and not i.indisexclusion;
do $$ declare each record; begin for each in select away from laid_aside loop execute each.away; end loop; end $$;

-- Villages spread evenly over the communes of June 2025. Every tenth has no cell of its own: the one before it covers it too.
create temp table village as
select row_number() over (order by c.n, k)::int as idx, c.id as old_commune, c.code || '-' || lpad((k - first + 1)::text, 3, '0') as code, c.shard,
       case when c.legal_kind = 'xa' then 'thon' else 'tdp' end as legal_kind
from (
  select c.id, c.code, c.legal_kind, u.shard, row_number() over (order by c.code) as n,
         (row_number() over (order by c.code) - 1) * current_setting('bench.villages')::bigint / count(*) over () as first,
         row_number() over (order by c.code) * current_setting('bench.villages')::bigint / count(*) over () - 1 as last
  from unit_on('2025-06-30') c join unit u on u.id = c.id where c.kind = 'commune') c
  cross join generate_series(c.first, c.last) k;

-- Where they went on 01/07/2025: with their commune, into its successor, or, of a commune that was split, into one of its successors; a quarter of those still wait.
create temp table new_home as
select v.idx, case when stays.id is not null then v.old_commune when cardinality(s.into_ids) = 1 or v.idx % 4 > 0 then s.into_ids[1 + v.idx % cardinality(s.into_ids)] else p.parent_id end as parent_id
from village v
  left join unit_on('2025-07-01') stays on stays.id = v.old_commune
  left join (select from_id, array_agg(distinct to_id order by to_id) as into_ids from unit_succession where to_id is not null group by from_id) s on s.from_id = v.old_commune
  left join unit_on('2025-07-01') p on p.id = s.into_ids[1];

create temp table base as select max(id) as id from unit;
create temp table placed as
select v.*, b.id + v.idx as village_id, b.id + 1000000 + v.idx - case when v.idx % 10 = 0 then 1 else 0 end as cell_id, v.idx % 10 > 0 as own_cell, h.parent_id as new_home
from village v join new_home h using (idx) cross join base b;
analyze placed;

insert into unit (id, tree, kind, shard) overriding system value
select village_id, 'state', 'village', shard from placed union all select cell_id, 'party', 'cell', shard from placed where own_cell;
insert into unit_version (unit_id, tree, valid, code, label, legal_kind, name, parent_id)
select village_id, 'state', case when new_home = old_commune then daterange(null, null) else daterange(null, '2025-07-01') end, code, 'Thôn', legal_kind, idx::text, old_commune from placed
union all select village_id, 'state', daterange('2025-07-01', null), code, 'Thôn', legal_kind, idx::text, new_home from placed where new_home <> old_commune;
insert into unit_version (unit_id, tree, valid, code, label, legal_kind, name, parent_id)
select p.cell_id, 'party', case when new_home = old_commune then daterange(null, null) else daterange(null, '2025-07-01') end, 'CB' || code, 'Chi bộ', 'party', idx::text, c.party_id
from placed p join unit_counterpart c on c.state_id = p.old_commune where own_cell
union all select p.cell_id, 'party', daterange('2025-07-01', null), 'CB' || code, 'Chi bộ', 'party', idx::text, c.party_id
from placed p join unit_counterpart c on c.state_id = p.new_home where own_cell and new_home <> old_commune;
insert into cell_cover (cell_id, village_id, held) select cell_id, village_id, daterange('2010-01-01', null) from placed;

-- Lines of holders: 0 head, 1 secretary, 2 deputy head, 3 member of the cell's committee. At each new term three of ten give way to somebody new.
create temp table seat as
select idx, role, term, ((idx - 1) * 4 + role) * 5
  + sum(case when term = 0 or pg_temp.chance(idx * 20 + role * 5 + term, 1) < 0.3 then 1 else 0 end) over (partition by idx, role order by term) as person_id
from placed cross join generate_series(0, 3) role cross join generate_series(0, 4) term
where own_cell or role in (0, 2);
create temp table begins as
select idx, term, (array['2015-03-01', '2017-07-01', '2020-03-01', '2022-06-01', '2025-01-01'])[term + 1]::date + (pg_temp.chance(idx * 5 + term, 2) * 120)::int as on_day
from placed cross join generate_series(0, 4) term;
analyze seat; analyze begins;

insert into appointment (unit_id, kind, single, person_id, held, interim)
select case when s.role in (0, 2) then p.village_id else p.cell_id end,
       (array['village_head', 'cell_secretary', 'deputy_village_head', 'cell_committee_member'])[s.role + 1], s.role < 2,
       case when s.role = 0 and p.own_cell and pg_temp.chance(s.idx, 3) < (array[0.1, 0.3, 0.55, 0.7, 0.8])[s.term + 1] then secretary.person_id else s.person_id end,
       daterange(b.on_day, case when pg_temp.chance(s.idx * 20 + s.role * 5 + s.term, 4) < 0.01 then b.on_day + 300 else next.on_day end),
       s.role = 0 and pg_temp.chance(s.idx * 5 + s.term, 5) < 0.02
from seat s join placed p using (idx) join begins b using (idx, term)
  left join begins next on next.idx = s.idx and next.term = s.term + 1
  left join seat secretary on secretary.idx = s.idx and secretary.term = s.term and secretary.role = 1
where s.role > 1 or pg_temp.chance(s.idx * 20 + s.role * 5 + s.term, 6) >= 0.02;
-- Some that were recorded wrongly first.
insert into appointment (unit_id, kind, single, person_id, held, recorded)
select unit_id, kind, single, 1, held, tstzrange('2025-01-01', '2025-02-01') from appointment where pg_temp.chance(id, 7) < 0.02;

create temp table who as
select person_id as id, ((person_id - 1) / 5 % 4)::int as role, date '1955-01-01' + (pg_temp.chance(person_id, 8) * 10500)::int as birth,
       pg_temp.chance(person_id, 9) as a, pg_temp.chance(person_id, 10) as b, pg_temp.chance(person_id, 11) as c
from (select distinct person_id from appointment) used;
insert into person (id) overriding system value select id from who;
insert into person_version (person_id, name, sort_key, birth, sex, ethnic, general_education, professional_level, theory_level)
select w.id, n.name, 'x', case when c > 0.01 then birth end, case when a < 0.25 then 'female' else 'male' end, case when b < 0.8 then '01' else '02' end,
       case when c < 0.7 then 'upper_secondary' when c < 0.95 then 'lower_secondary' end,
       (array['none', 'none', 'elementary', 'intermediate', 'college', 'university'])[1 + (b * 6)::int % 6], (array['none', 'elementary', 'intermediate', null])[1 + (a * 4)::int % 4]
from who w cross join lateral (select (array['Nguyễn Văn ', 'Lý Thị ', 'Hoàng Minh ', 'Vi Văn '])[1 + w.id % 4] || (array['An', 'Bình', 'Chung', 'Dũng', 'Én', 'Giang', 'Hà'])[1 + w.id / 4 % 7] as name) n;
-- Secretaries and committees are members; of the others three quarters, a tenth join while in post, some are in the pipeline.
create temp table joins as
select id, case when role % 2 = 1 or a < 0.75 then birth + 9200 when a between 0.90 and 1 then date '2016-06-01' + (b * 3000)::int end as on_day from who;
insert into party_status (person_id, status, held)
select id, 'probationary', daterange(on_day, on_day + 365) from joins where on_day is not null
union all select id, case when id % 50 = 0 then 'exempt' else 'official' end, daterange(on_day + 365, null) from joins where on_day is not null
union all select id, 'pipeline', daterange(on_day - 500, on_day) from joins where on_day > '2016-01-01'
union all select id, 'pipeline', daterange('2016-01-01', null) from who where role % 2 = 0 and a between 0.83 and 0.8999;
insert into employment (person_id, kind, held)
select id, case when c < 0.08 then 'commune_cadre' when c < 0.14 then 'commune_civil_servant' else 'retired' end, daterange('2012-01-01'::date + (a * 3000)::int, null) from who where c < 0.25;
insert into same_person (person_id, kept_id, judged)
select distinct on (h.person_id) h.person_id, s.person_id, 'same' from seat h join seat s using (idx, term) where h.role = 0 and s.role = 1 and h.term = 4 and h.idx % 400 = 1
  and exists (select from person where id = h.person_id) and exists (select from person where id = s.person_id);

do $$ declare each record; begin for each in select again from laid_aside where again !~ '\m(key|name_key|sort_key|reverse)\M' loop execute each.again; end loop; end $$;
select setval(pg_get_serial_sequence('unit', 'id'), (select max(id) from unit)), setval(pg_get_serial_sequence('person', 'id'), (select max(id) from person));
analyze;
insert into village_state (village_id, from_day, upto_day, province_id, district_id, commune_id, legal_kind, state, since_day, cell_id, head_id, secretary_id, head_interim, secretary_interim,
  head_party, head_since, reelected, female, minority, birth, general_education, professional_level, theory_level, commune_officer, retired, secretary_front)
select village_id, from_day, upto_day, province_id, district_id, commune_id, legal_kind, state, since_day, cell_id, head_id, secretary_id, head_interim, secretary_interim,
  head_party, head_since, reelected, female, minority, birth, general_education, professional_level, theory_level, commune_officer, retired, secretary_front
from village_state_of(null);
insert into cell_state select * from cell_state_of(null);
