import { type Database, openDatabase, row } from '#ground/database/database.ts'
import { runtimeLogin } from '#ground/database/runtime.ts'
import { sayFault } from '#ground/database/faults.ts'
import { sql } from '#ground/database/sql.ts'
import { SCOPED } from './policies.ts'
import { tables } from './policy.ts'

/**
 * The register under the login that sees nothing by itself, after it was seen that it does. @param url of the owner
 * @throws Fault 'not-guarded' where that login could see or do what nobody gave it
 */
export async function openScoped(owner: Database, url: string, open: (url: string) => Promise<Database> = openDatabase): Promise<Database> {
  const scoped = await open(await runtimeLogin(owner, url, SCOPED))
  const seen = await holes(scoped)
  if (seen.length === 0) return scoped
  await scoped.close()
  throw sayFault('not-guarded', { holes: seen.join(', ') })
}

/** Behaviour, not text: what this login is, and what it sees when nobody speaks. The canary is a row that no right opens. */
export const holes = (scoped: Database): Promise<string[]> => scoped.read(async (tx) => {
  const me = await row<{ superuser: boolean; bypass: boolean; owner: boolean; canary: boolean }>(tx, sql`
    select r.rolsuper as superuser, r.rolbypassrls as bypass,
           exists (select from pg_class c where c.relnamespace = 'public'::regnamespace and pg_has_role(c.relowner, 'member')) as owner,
           exists (select from canary) as canary
    from pg_roles r where r.rolname = current_user`)
  const { open } = await row<{ open: string[] | null }>(tx, sql`
    select array_agg(c.relname order by c.relname) as open from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)`)
  const secret = Object.entries(tables).filter(([, { select }]) => select !== undefined && select.rows !== 'open' && select.rows !== 'nobody').map(([table]) => table)
  const shown = await Promise.all(secret.map(async (table) => (await row<{ some: boolean }>(tx, sql`select exists (select from ${sql.name(table)}) as some`)).some ? [table] : []))
  return [
    ...(me.superuser ? ['superuser'] : []), ...(me.bypass ? ['bypassrls'] : []), ...(me.owner ? ['owner'] : []), ...(me.canary ? ['canary'] : []),
    ...(open ?? []), ...shown.flat(),
  ]
})
