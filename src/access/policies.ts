import { sql, type Sql } from '#ground/database/sql.ts'
import { counting, listing, paging } from '#posts/public.ts'
import { type Right, type Role, type TableRule, mayGrant, permissions, rolesOf, tables } from './policy.ts'

/** The group role that whoever is signed in works under. It owns nothing and may do only what stands in policies.sql. */
export const SCOPED = 'nhatthe_scoped'

const acts = ['select', 'insert', 'update', 'delete'] as const
type Act = (typeof acts)[number]

/** policies.sql, whole: forced row-level security, policies and grants for every table of the policy. */
export const policiesSql = (all: Record<string, TableRule> = tables): string => [
  '-- Written from policy.ts by: node bin/write-policies.mjs. Do not edit.',
  '-- The owner of the tables is the program itself: migrations, imports, backups, and the functions that look up who speaks.',
  giving,
  naming,
  listed,
  cleared,
  ...Object.entries(all).map(([table, rule]) => ofTable(table, rule)),
  '',
].join('\n')

const list = (roles: readonly Role[]) => `array[${roles.map((role) => `'${role}'`).join(', ')}]`

/** Who may give, hand on and end which role: mayGrant, as the database holds it. */
const giving = `
-- May the speaker give this role there?
create or replace function access_may_give(asked int, wanted text) returns boolean
  language sql stable security definer set search_path = public, pg_temp
return ${Object.entries(mayGrant).map(([by, given]) => `(wanted = any(${list(given)}) and access_covers(asked, array['${by}']))`).join('\n  or ')};

-- May the speaker hand this role on there until then? One that was granted to them, not handed on or taken in an emergency, and for no longer than they hold it.
create or replace function access_may_delegate(asked int, wanted text, until timestamptz) returns boolean
  language sql stable security definer set search_path = public, pg_temp
return until is not null and wanted = any(${list(permissions['access.delegate'])}) and exists (
  select from role_grant g join unit u on u.id = g.area_id
  where g.account_id = access_account() and g.role = wanted and g.kind = 'granted' and g.held @> now() and (upper_inf(g.held) or until <= upper(g.held))
    and (u.kind = 'country' or exists (select from unit_area a where a.area_id = g.area_id and a.unit_id = asked)));

-- May the speaker end such a role there? One that they could give or gave; an emergency's, whoever keeps roles there.
create or replace function access_may_end(asked int, ended text, how text, giver int) returns boolean
  language sql stable security definer set search_path = public, pg_temp
return access_covers(asked, ${list(permissions['access.grant'])}) and (how = 'break_glass' or access_may_give(asked, ended) or giver is not distinct from access_account());`

const named = { starting: ['v.key like sought', 'order by v.key using ~<~'], ending: ['reverse(v.key) like sought', 'order by reverse(v.key) using ~<~'], holding: ['name_words(v.key) @@ sought::tsquery', ''] } as const

/** As in posts/find-people.ts. */
const there = `(units is null or (case when v.held @> on_day then v.lives_in
          else (select r.lives_in from person_version r where r.person_id = v.person_id and upper_inf(r.recorded) and r.held @> on_day) end) in (select id from place)
        or (select true from appointment a where a.person_id = v.person_id and (a.unit_id in (select id from place)) is true
            and upper_inf(a.recorded) and first_day(a.held) <= on_day and end_day(a.held) > on_day limit 1))`

const walk = (way: keyof typeof named) => `
    return query with place as materialized (select unnest(units) as id)
      select v.id from person_version v
      where upper_inf(v.recorded) and ${named[way][0]} and (everywhere or (select a.area_ids from person_area a where a.person_id = v.person_id) && areas)
        and ${there} ${named[way][1]} limit most;`

/** Search by name and by words past the policies and to the same end: under them the indexes of names are not used, for their operators are not leakproof. */
const naming = `
-- The versions of persons whose name is found that way (posts/find-people.ts), of those alone whom the speaker may see: from where, the session says, and nothing that is passed.
-- Of few units the people are read and their names looked at: all of them, for how many bear a name or its end the planner cannot tell and takes for few.
-- Of many the indexes of names are walked, in their order and only until enough are found, and the areas looked at.
create or replace function people_named(way text, sought text, most int, units int[], on_day date) returns setof bigint
  language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan
as $$
#variable_conflict use_column
declare
  everywhere boolean := access_program() or access_all(${list(permissions['people.read'])});
  areas int[] := access_areas(${list(permissions['people.read'])});
begin
  if not everywhere and areas = '{}' then return; end if;
  if not everywhere and (select count(*) from (select from unit_area a where a.area_id = any(areas) limit 301) few) <= 300 then
    return query with place as materialized (select unnest(units) as id), mine as materialized (select p.person_id from person_area p where p.area_ids && areas)
      select v.id from mine cross join lateral (select * from person_version one where one.person_id = mine.person_id and upper_inf(one.recorded) offset 0) v
      where case way when 'starting' then v.key like sought when 'ending' then reverse(v.key) like sought else name_words(v.key) @@ sought::tsquery end
        and ${there}
      order by case when way = 'ending' then reverse(v.key) else v.key end using ~<~ limit most;
  elsif way = 'starting' then${walk('starting')}
  elsif way = 'ending' then${walk('ending')}
  else${walk('holding')}
  end if;
end $$;

-- The versions of units of these classes (units/find.ts) whose names hold the words, for anyone signed in.
create or replace function units_holding(words text, classes text[], most int) returns setof bigint
  language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan
as $$
begin
  if not access_program() and not access_has(${list(permissions['units.read'])}) then return; end if;
  return query select h.id from unit_version h
    where upper_inf(h.recorded) and name_words(h.key) @@ words::tsquery
      and case when h.legal_kind in ('thon', 'tdp') then 'village' when h.legal_kind = 'party' then 'party' else 'area' end = any(classes)
    limit most;
end $$;`

/** Of the units that the speaker may see, whoever lives or serves there is seen (settle.sql): no person is asked after but in the units that are not seen now. */
const mine = `
  areas int[] := access_areas(${list(permissions['people.read'])});
  asked int[] := units; others int[]; seen int[];
begin
  if not (access_program() or access_all(${list(permissions['people.read'])})) then
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
  end if;`
const who = { on: sql.name('on_day'), words: sql.name('words'), sex: sql.name('of_sex'), minority: sql.name('minority'), post: sql.name('post') }
const part = { parties: sql.name('parties'), afterKey: sql.name('after_key'), after: sql.name('after_person'), most: sql.name('most') }
const seenOnly = { ...who, units: sql.name('asked'), others: sql.name('others'), postsIn: sql.name('seen'), k: sql`'infinity'` }
const whom = 'units int[], on_day date, words text, of_sex text, minority boolean, post text'
const which = 'parties text[], after_key text, after_person int, most int'
const guarded = 'language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan'

const along = (words: Sql | null) => paging({
  ...who, ...part, words, units: sql.name('units'), walked: sql.name('walked'),
  sees: (person) => sql`(everywhere or (select p.area_ids from person_area p where p.person_id = ${person}) && areas)`,
  seesPost: (unit) => sql`(everywhere or (select true from unit_area u where u.unit_id = ${unit} and u.area_id = any(areas) limit 1))`,
}).text

const listed = `
-- People of these units (null: of all), counted by party status (posts/listing.ts): those alone whom the speaker may see.
create or replace function people_counted(${whom}, out by_party jsonb) ${guarded} as $$
declare${mine.replace("return; end if;", "by_party := '{}'; return; end if;")}
  select c.by_party into by_party from (${counting(seenOnly).text}) c;
end $$;

-- A page of them.
create or replace function people_listed(${whom}, ${which}) returns setof bigint ${guarded} as $$
declare${mine}
  return query ${listing({ ...seenOnly, ...part }).text};
end $$;

-- Whoever is given the same text here sees the same people, while nothing changes.
create or replace function people_shown_to() returns text
  language sql stable security definer set search_path = public, pg_temp
return case when access_program() or access_all(${list(permissions['people.read'])}) then 'all' else array_to_string(access_areas(${list(permissions['people.read'])}), ' ') end;

-- The same page read along the names, as far as so many of them (posts/listing.ts, paging), by the posts that the speaker may see.
create or replace function people_along(${whom}, ${which}, walked int) returns setof bigint ${guarded} as $$
#variable_conflict use_variable
declare
  everywhere boolean := access_program() or access_all(${list(permissions['people.read'])});
  areas int[] := access_areas(${list(permissions['people.read'])});
begin
  if not everywhere and areas = '{}' then return; end if;
  if words is null then return query ${along(null)};
  else return query ${along(who.words)}; end if;
end $$;`

/** The group is shared by the registers of a server; policies of an earlier text go. */
const cleared = `
do $$
declare old record;
begin
  if not exists (select from pg_roles where rolname = '${SCOPED}') then
    begin
      create role ${SCOPED} nologin;
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
grant execute on all functions in schema public to ${SCOPED};
grant usage on all sequences in schema public to ${SCOPED};
revoke execute on function erase_from_journal(int), note_looks(jsonb) from ${SCOPED};`

function ofTable(table: string, rule: TableRule): string {
  const lines = [
    '', `-- ${table}`,
    `alter table ${table} enable row level security;`,
    `alter table ${table} force row level security;`,
    `create policy program on ${table} to current_user using (true) with check (true);`,
    `revoke all on ${table} from ${SCOPED};`,
  ]
  for (const act of acts) {
    const right = rule[act]
    if (!right) continue
    const columns = right.columns ? ` (${right.columns.join(', ')})` : ''
    lines.push(`grant ${act}${columns} on ${table} to ${SCOPED};`, `create policy ${act}_by_role on ${table} for ${act} to ${SCOPED}`, `  ${clausesOf(table, act, right)};`)
  }
  return lines.join('\n')
}

/** What may be changed may be changed only into what one may still change. */
function clausesOf(table: string, act: Act, right: Right): string {
  const condition = conditionOf(table, right)
  if (act === 'insert') return `with check (${condition})`
  if (right.rows === 'ended') return `using (${condition} and ${table}.held @> now())\n  with check (${condition} and ${table}.ended_by = (select access_account()) and upper(${table}.held) <= now())`
  if (act === 'update') return `using (${condition})\n  with check (${condition})`
  return `using (${condition})`
}

/** The condition on a row: every function is asked once a statement, never of a row. */
export function conditionOf(table: string, right: Right): string {
  const held = rolesOf(right.by)
  const others = right.notAboutMyself ? ` and (${table}.${right.notAboutMyself} = (select access_self())) is not true` : ''
  const rows = rowsOf(table, right, list(held))
  return others ? `(${rows})${others}` : rows
}

/** Nobody gives to themself, in another's name, what is past, or as an emergency. */
const given = `role_grant.granted_by = (select access_account()) and role_grant.account_id <> (select access_account()) and lower(role_grant.held) >= now() and role_grant.ended_by is null
    and case role_grant.kind when 'granted' then access_may_give(role_grant.area_id, role_grant.role)
      when 'delegated' then access_may_delegate(role_grant.area_id, role_grant.role, upper(role_grant.held)) else false end`

function rowsOf(table: string, right: Right, roles: string): string {
  if (right.rows === 'given') return given
  if (right.rows === 'ended') return 'access_may_end(role_grant.area_id, role_grant.role, role_grant.kind, role_grant.granted_by)'
  if (!('column' in right)) return right.rows === 'open' ? 'true' : right.rows === 'nobody' ? 'false' : `(select access_has(${roles}))`
  const column = `${table}.${right.column}`
  const [everywhere, areas] = [`(select access_all(${roles}))`, `(select access_areas(${roles}))::int[]`]
  switch (right.rows) {
    case 'entry': return `(select access_has(${roles})) and exists (select from journal j where j.id = ${column})`
    case 'looks': return `${everywhere} or (select access_self()) = any(${column})\n    or exists (select from person_area a where a.person_id = any(${column}) and a.area_ids && ${areas})`
    case 'own': return `${column} = (select access_account()) and (select access_has(${roles}))`
    case 'area': return `${everywhere} or ${column} = any(${areas})`
    case 'self': return `${column} = any(${areas})`
    case 'areas': return `${everywhere} or ${column} && ${areas}`
    case 'unit': return `${everywhere} or ${column} in (select a.unit_id from unit_area a where a.area_id = any(${areas}))`
    case 'units': return `${everywhere} or exists (select from unit_area a where a.unit_id = any(${column}) and a.area_id = any(${areas}))`
    case 'person': return `${everywhere} or (select a.area_ids from person_area a where a.person_id = ${column}) && ${areas}`
    case 'path': {
      const above = ['province_id', 'district_id', 'commune_id'].map((each) => `${table}.${each}`).join(', ')
      return `${everywhere} or array[${above}] && (select access_paths(${roles}))::int[]\n    or ${column} in (select a.unit_id from unit_area a where a.area_id = any(${areas}))`
    }
  }
}
