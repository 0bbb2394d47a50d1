import { type Tx, rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { type Account, plainLogin } from './account.ts'
import { hashPassword } from './passwords/password.ts'
import type { Role } from './role.ts'

/** Shown on the sign-in page of a demonstration and good for nothing else. */
export const demoPassword = 'xem thử Nhất Thể'

/** `personId`: who of the register it is. */
export type DemoAccount = { login: string; name: string; role: Role; unitId: number | null; personId?: number }

/** Makes the accounts of the demonstration that are not there yet. They open nothing on a server that is not in demo mode. */
export async function makeDemoAccounts(tx: Tx, wanted: DemoAccount[]): Promise<Account['id'][]> {
  const there = new Set((await rows<{ login: string }>(tx, sql`select login from account`)).map(({ login }) => login))
  const accounts = wanted.filter(({ login }) => !there.has(plainLogin(login)))
  if (accounts.length === 0) return [] // spares a later start the slow hash
  const passwordHash = await hashPassword(demoPassword, null)
  const made = await rows<{ id: number }>(tx, sql`
    insert into account (login, name, person, demo, password_hash)
    select login, name, 'people/' || person, true, ${passwordHash}
    from unnest(${accounts.map(({ login }) => plainLogin(login))}::text[], ${accounts.map(({ name }) => name)}::text[], ${accounts.map(({ personId }) => personId ?? null)}::int[]) as t (login, name, person)
    on conflict (login) do nothing
    returning id`)
  return made.map(({ id }) => id)
}
