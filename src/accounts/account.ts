import { type Tx, findRow, row, rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { Refusal } from '#ground/refusal.ts'

/** One who signs in. What for is room access's to say. */
export type Account = { id: number; login: string; name: string; demo: boolean }

export const accountColumns = sql`a.id, a.login, a.name, a.demo`

/** How a login is written down and looked for: composed, lower case, no spaces around. */
export const plainLogin = (login: string): string => login.normalize('NFC').trim().toLowerCase()

export function refuseToTakeLogin(login: string): Refusal | null {
  return /^[\p{L}\d][\p{L}\d._-]{2,39}$/u.test(plainLogin(login)) ? null : new Refusal('accounts.login-not-usable')
}

export const findAccount = (tx: Tx, login: string) => findRow<Account & { passwordHash: string | null; oneTimeOver: boolean }>(tx, sql`
  select ${accountColumns}, a.password_hash as "passwordHash", coalesce(a.one_time_until < now(), false) as "oneTimeOver"
  from account a
  where a.login = ${plainLogin(login)} and not a.suspended`)

export const getAccount = (tx: Tx, id: number) => row<Account>(tx, sql`select ${accountColumns} from account a where a.id = ${id}`)

export const demoAccounts = (tx: Tx) => rows<Account>(tx, sql`select ${accountColumns} from account a where a.demo and not a.suspended order by a.id`)

/** True once somebody other than a demo account can sign in. */
export async function hasAccounts(tx: Tx): Promise<boolean> {
  const { some } = await row<{ some: boolean }>(tx, sql`select exists (select 1 from account where not demo and password_hash is not null) as some`)
  return some
}

export const findAccountId = async (tx: Tx, login: string): Promise<number | undefined> => (await findRow<{ id: number }>(tx, sql`select id from account where login = ${plainLogin(login)}`))?.id
