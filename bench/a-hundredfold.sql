-- A hundred villages for each one there is, with its history: the interval table and the units, not the facts behind them.
-- What only watches over writing, and the indexes of the search by name, stay away.
set session_replication_role = replica;
set synchronous_commit = off;
set maintenance_work_mem = '512MB';
alter table unit_version drop constraint unit_one_version_at_a_time, drop constraint unit_code_once_at_a_time;
create temp table laid_aside as
select format('drop index %s', i.indexrelid::regclass) as away, pg_get_indexdef(i.indexrelid) as again
from pg_index i
where i.indrelid::regclass::text in ('unit_version', 'village_state') and not i.indisprimary;
do $$ declare each record; begin for each in select away from laid_aside loop execute each.away; end loop; end $$;
create temp table village as select row_number() over (order by id) as n, id, shard from unit where kind = 'village';
create temp table more as
select v.id as of_id, 10000000 + (k - 1) * 100000 + v.n as id, k, v.shard from village v cross join generate_series(1, 99) k;
insert into unit (id, tree, kind, shard) overriding system value select id, 'state', 'village', shard from more;
insert into unit_version (unit_id, tree, valid, code, label, legal_kind, name, parent_id)
select m.id, v.tree, v.valid, v.code || '-' || m.k, v.label, v.legal_kind, m.id::text, v.parent_id from more m join unit_version v on v.unit_id = m.of_id;
insert into village_state
select m.id, from_day, upto_day, province_id, district_id, commune_id, legal_kind, state, since_day, cell_id, head_id, secretary_id, head_interim, secretary_interim, head_party,
       head_since, reelected, female, minority, birth, general_education, professional_level, theory_level, commune_officer, retired, secretary_front
from village_state s join more m on m.of_id = s.village_id;
do $$ declare each record; begin for each in select again from laid_aside where again !~ '\m(key|name_key)\M' loop execute each.again; end loop; end $$;
