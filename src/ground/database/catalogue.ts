import { rows, type Database, type Tx } from './database.ts'
import { sql } from './sql.ts'

/**
 * Everything in the schema 'public' as lines of text, sorted: columns, constraints, indexes, triggers, functions, views.
 * Two databases are alike when their lines are. Objects of extensions and the table of migrations are left out.
 */
export const catalogue = (database: Database): Promise<string[]> => database.read(async (tx) => {
  const found = await Promise.all([columns(tx), constraints(tx), indexes(tx), triggers(tx), functions(tx), views(tx)])
  return found.flat().map(({ line }) => line).sort()
})

/** What stands in one only, '- …' in the first, '+ …' in the second; empty when they are alike. */
export async function compareCatalogues(first: Database, second: Database): Promise<string[]> {
  const [before, after] = await Promise.all([catalogue(first), catalogue(second)])
  const [inBefore, inAfter] = [new Set(before), new Set(after)]
  return [...before.filter((line) => !inAfter.has(line)).map((line) => `- ${line}`), ...after.filter((line) => !inBefore.has(line)).map((line) => `+ ${line}`)]
}

type Line = { line: string }

const columns = (tx: Tx) => rows<Line>(tx, sql`
  select concat_ws(' ', 'column', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                   case when a.attnotnull then 'not null' end, nullif(a.attidentity, ''), nullif(a.attgenerated, ''), pg_get_expr(d.adbin, d.adrelid)) as line
  from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'migration'`)

const constraints = (tx: Tx) => rows<Line>(tx, sql`
  select concat_ws(' ', 'constraint', conrelid::regclass, conname, pg_get_constraintdef(oid)) as line
  from pg_constraint
  where connamespace = 'public'::regnamespace and conrelid <> 0 and conrelid::regclass::text <> 'migration' and contype <> 'n'`)

const indexes = (tx: Tx) => rows<Line>(tx, sql`
  select concat_ws(' ', 'index', indexdef) as line
  from pg_indexes
  where schemaname = 'public' and tablename <> 'migration'`)

const triggers = (tx: Tx) => rows<Line>(tx, sql`
  select concat_ws(' ', 'trigger', pg_get_triggerdef(t.oid), t.tgenabled) as line
  from pg_trigger t join pg_class c on c.oid = t.tgrelid
  where c.relnamespace = 'public'::regnamespace and not t.tgisinternal`)

const functions = (tx: Tx) => rows<Line>(tx, sql`
  select concat_ws(' ', 'function', pg_get_functiondef(p.oid)) as line
  from pg_proc p
  where p.pronamespace = 'public'::regnamespace and p.prokind in ('f', 'p')
    and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')`)

const views = (tx: Tx) => rows<Line>(tx, sql`
  select concat_ws(' ', c.relkind, c.relname, case when c.relkind in ('v', 'm') then pg_get_viewdef(c.oid) end) as line
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('v', 'm', 'S')`)
