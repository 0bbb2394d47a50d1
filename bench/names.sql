-- So many villages (temporary table village: idx, commune, label, name, legal_kind) and people (table invented: id, name, sort_key, sex, birth), set-based.
-- Each village with its cell, placed on 01/07/2025 where its commune went; its people live there, the first two of it are head and secretary.
set session_replication_role = replica;
set synchronous_commit = off;
set maintenance_work_mem = '512MB';
set work_mem = '256MB';

create temp table laid_aside as
select format('alter table %s drop constraint %I', conrelid::regclass, conname) as away,
       format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as again
from pg_constraint where contype = 'x' and conrelid::regclass::text in ('unit_version', 'cell_cover', 'person_version', 'appointment')
union all
select format('drop index %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid)
from pg_index i
where i.indrelid::regclass::text in ('unit_version', 'cell_cover', 'person_version', 'appointment') and not i.indisprimary and not i.indisexclusion;
do $$ declare each record; begin for each in select away from laid_aside loop execute each.away; end loop; end $$;

create temp table base as select max(id) as id from unit;
create temp table placed as
select v.*, b.id + v.idx as village_id, b.id + 1000000 + v.idx as cell_id, c.shard,
       case when stays.id is not null then v.commune_id when cardinality(s.into_ids) = 1 or v.idx % 4 > 0 then s.into_ids[1 + v.idx % cardinality(s.into_ids)] else p.parent_id end as new_home
from village v
  cross join base b
  join unit c on c.id = v.commune_id
  left join unit_on('2025-07-01') stays on stays.id = v.commune_id
  left join (select from_id, array_agg(distinct to_id order by to_id) as into_ids from unit_succession where to_id is not null group by from_id) s on s.from_id = v.commune_id
  left join unit_on('2025-07-01') p on p.id = s.into_ids[1];
create index on placed (idx);
analyze placed;

insert into unit (id, tree, kind, shard) overriding system value
select village_id, 'state', 'village', shard from placed union all select cell_id, 'party', 'cell', shard from placed;
insert into unit_version (unit_id, tree, valid, code, label, legal_kind, name, parent_id)
select village_id, 'state', case when new_home = commune_id then daterange(null, null) else daterange(null, '2025-07-01') end, code, label, legal_kind, name, commune_id from placed
union all select village_id, 'state', daterange('2025-07-01', null), code, label, legal_kind, name, new_home from placed where new_home <> commune_id;
insert into unit_version (unit_id, tree, valid, code, label, legal_kind, name, parent_id)
select p.cell_id, 'party', case when new_home = commune_id then daterange(null, null) else daterange(null, '2025-07-01') end, 'CB' || code, 'Chi bộ', 'party', label || ' ' || name, c.party_id
from placed p join unit_counterpart c on c.state_id = p.commune_id
union all select p.cell_id, 'party', daterange('2025-07-01', null), 'CB' || code, 'Chi bộ', 'party', label || ' ' || name, c.party_id
from placed p join unit_counterpart c on c.state_id = p.new_home where new_home <> commune_id;
insert into cell_cover (cell_id, village_id, held) select cell_id, village_id, daterange('2010-01-01', null) from placed;

insert into person (id) overriding system value select id from invented;
-- One in fifty was recorded under another name before, and one in fifty has borne another.
insert into person_version (person_id, held, name, sort_key, birth, sex, lives_in)
select i.id, case when i.id % 50 = 7 then daterange('2020-01-01', null) else daterange(null, null) end, i.name, i.sort_key, i.birth, i.sex, p.village_id
from invented i join placed p on p.idx = i.village
order by p.code;
insert into person_version (person_id, held, name, sort_key, birth, sex, lives_in)
select i.id, daterange(null, '2020-01-01'), o.name, o.sort_key, i.birth, i.sex, p.village_id
from invented i join placed p on p.idx = i.village join invented o on o.id = i.id - 1 where i.id % 50 = 7;

insert into appointment (unit_id, kind, single, person_id, held)
select case when n = 0 then p.village_id else p.cell_id end, case when n = 0 then 'village_head' else 'cell_secretary' end, true, i.id, held
from (select id, village, row_number() over (partition by village order by id) as rank from invented) i
  join placed p on p.idx = i.village
  cross join lateral (select (i.rank + 1) % 2 as n, (i.rank - 1) / 2 as term) t
  cross join lateral (select daterange((array['2022-06-01', '2020-03-01', '2017-07-01'])[term + 1]::date, (array[null, '2022-06-01', '2020-03-01'])[term + 1]::date) as held) h
where i.rank <= 6;

do $$ declare each record; begin for each in select again from laid_aside loop execute each.again; end loop; end $$;
select setval(pg_get_serial_sequence('unit', 'id'), (select max(id) from unit)), setval(pg_get_serial_sequence('person', 'id'), (select max(id) from person));
-- What follows from the facts: the states of villages, and from where units and persons are seen.
analyze;
insert into village_state (village_id, from_day, upto_day, province_id, district_id, commune_id, legal_kind, state, since_day, cell_id, head_id, secretary_id, head_interim, secretary_interim,
  head_party, head_since, reelected, female, minority, birth, general_education, professional_level, theory_level, commune_officer, retired, secretary_front)
select village_id, from_day, upto_day, province_id, district_id, commune_id, legal_kind, state, since_day, cell_id, head_id, secretary_id, head_interim, secretary_interim,
  head_party, head_since, reelected, female, minority, birth, general_education, professional_level, theory_level, commune_officer, retired, secretary_front
from village_state_of(null);
select keep_unit_areas(array(select id from unit));
analyze unit_area;
select keep_person_areas(array(select id from person));
