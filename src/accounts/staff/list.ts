import { type Tx, findRow, rows } from '#ground/database/database.ts'
import { type Sql, sql } from '#ground/database/sql.ts'
import { Refusal } from '#ground/refusal.ts'
import { instant } from '../instant.ts'
import { hasFactor } from '../session.ts'

/** How an account stands: waits for its first sign-in, in use, or suspended. */
export type Standing = 'waiting' | 'in-use' | 'suspended'

export type Listed = {
  id: number; login: string; name: string; person: string | null; demo: boolean; standing: Standing
  hasFactor: boolean; madeAt: string; seenAt: string | null
}

const listed = sql`
  select a.id, a.login, a.name, a.person, a.demo, ${instant(sql`a.made_at`)} as "madeAt", ${hasFactor} as "hasFactor",
    case when a.suspended then 'suspended' when a.password_hash is null or a.one_time_until is not null then 'waiting' else 'in-use' end as standing,
    (select ${instant(sql`max(s.seen_at)`)} from session s where s.account_id = a.id) as "seenAt"
  from account a`

/** @param seen the ids that may be shown, as a select */
export const listAccounts = (tx: Tx, seen: Sql) => rows<Listed>(tx, sql`${listed} where a.id in (${seen}) order by a.suspended, a.login`)

export async function getListed(tx: Tx, id: number, seen: Sql): Promise<Listed> {
  const found = await findRow<Listed>(tx, sql`${listed} where a.id = ${id} and a.id in (${seen})`)
  if (!found) throw new Refusal('accounts.not-there')
  return found
}
