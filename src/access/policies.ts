import { type Right, type Role, type TableRule, rolesOf, tables } from './policy.ts'

/** The group role that whoever is signed in works under. It owns nothing and may do only what stands in policies.sql. */
export const SCOPED = 'nhatthe_scoped'

const acts = ['select', 'insert', 'update', 'delete'] as const
type Act = (typeof acts)[number]

/** policies.sql, whole: forced row-level security, policies and grants for every table of the policy. */
export const policiesSql = (all: Record<string, TableRule> = tables): string => [
  '-- Written from policy.ts by: node bin/write-policies.mjs. Do not edit.',
  '-- The owner of the tables is the program itself: migrations, imports, backups, and the functions that look up who speaks.',
  cleared,
  ...Object.entries(all).map(([table, rule]) => ofTable(table, rule)),
  '',
].join('\n')

/** The group is shared by the registers of a server; policies of an earlier text go. */
const cleared = `
do $$
declare old record;
begin
  begin
    create role ${SCOPED} nologin;
  exception when duplicate_object or unique_violation then null;
  end;
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
  if (act === 'update') return `using (${condition})\n  with check (${condition})`
  return `using (${condition})`
}

/** The condition on a row: every function is asked once a statement, never of a row. */
export function conditionOf(table: string, right: Right): string {
  const held = rolesOf(right.by)
  const others = right.notAboutMyself ? ` and ${table}.${right.notAboutMyself} is distinct from (select access_self())` : ''
  const rows = rowsOf(table, right, `array[${held.map((role: Role) => `'${role}'`).join(', ')}]`)
  return others ? `(${rows})${others}` : rows
}

function rowsOf(table: string, right: Right, roles: string): string {
  if (!('column' in right)) return right.rows === 'open' ? 'true' : right.rows === 'nobody' ? 'false' : `(select access_has(${roles}))`
  const column = `${table}.${right.column}`
  const [everywhere, areas] = [`(select access_all(${roles}))`, `(select access_areas(${roles}))::int[]`]
  switch (right.rows) {
    case 'entry': return `(select access_has(${roles})) and exists (select from journal j where j.id = ${column})`
    case 'looks': return `${everywhere} or (select access_self()) = any(${column})\n    or exists (select from person_area a where a.person_id = any(${column}) and a.area_ids && ${areas})`
    case 'own': return `${column} = (select access_account()) and (select access_has(${roles}))`
    case 'area': return `${everywhere} or ${column} = any(${areas})`
    case 'areas': return `${everywhere} or ${column} && ${areas}`
    case 'unit': return `${everywhere} or ${column} in (select a.unit_id from unit_area a where a.area_id = any(${areas}))`
    case 'units': return `${everywhere} or exists (select from unit_area a where a.unit_id = any(${column}) and a.area_id = any(${areas}))`
    case 'person': return `${everywhere} or (select a.area_ids from person_area a where a.person_id = ${column}) && ${areas}`
    case 'path': {
      const paths = `(select access_paths(${roles}))::int[]`
      return `${everywhere} or ${table}.province_id = any(${paths}) or ${table}.district_id = any(${paths}) or ${table}.commune_id = any(${paths})\n    or ${column} in (select a.unit_id from unit_area a where a.area_id = any(${areas}))`
    }
  }
}
