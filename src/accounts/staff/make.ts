import type { Actor } from '#ground/actor.ts'
import { row } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Visit } from '#ground/http/route.ts'
import { record } from '#ground/journal/journal.ts'
import { obey } from '#ground/refusal.ts'
import { plainLogin, refuseToTakeLogin } from '../account.ts'
import { daysOneTime, newOneTimePassword } from '../passwords/one-time.ts'
import { hashPassword } from '../passwords/password.ts'
import type { Pepper } from '../passwords/pepper.ts'

export type NewAccount = { login: string; name: string; person?: string | undefined }
/** The one-time password is said to the person and shown to nobody again. */
export type Made = { id: number; oneTimePassword: string; days: number }

export async function makeAccount({ database }: Visit, actor: Actor, { login, name, person }: NewAccount, pepper: Pepper): Promise<Made> {
  obey(refuseToTakeLogin(login))
  const oneTimePassword = newOneTimePassword()
  const passwordHash = await hashPassword(oneTimePassword, pepper)
  return database.transaction(async (tx) => {
    const { id } = await row<{ id: number }>(tx, sql`
      insert into account (login, name, person, password_hash, made_by, one_time_until)
      values (${plainLogin(login)}, ${name.normalize('NFC').trim()}, ${person?.normalize('NFC').trim() || null}, ${passwordHash}, ${actor.accountId}, now() + make_interval(days => ${daysOneTime}))
      returning id`)
    await record(tx, actor, { what: 'accounts.make', units: [], facts: { account: id, name: plainLogin(login) } })
    return { id, oneTimePassword, days: daysOneTime }
  })
}
