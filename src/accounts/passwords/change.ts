import type { Actor } from '#ground/actor.ts'
import { row, rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Visit } from '#ground/http/route.ts'
import { record } from '#ground/journal/journal.ts'
import { Refusal, obey } from '#ground/refusal.ts'
import { endSessionsOf, raiseSession } from '../session.ts'
import type { Throttle } from '../throttle.ts'
import { type Personal, refuseToTakePassword } from './guessable.ts'
import { refuseLeaked } from './leaked.ts'
import { hashPassword, isPassword } from './password.ts'
import type { Pepper } from './pepper.ts'

type Own = { login: string; name: string; person: string | null; demo: boolean; passwordHash: string | null }
/** What is known of a person that their password must not hold; the app asks the room of people. */
export type PersonalOf = (database: Visit['database'], person: string) => Promise<Pick<Personal, 'bornOn'>>

export type ChangeSettings = { pepper: Pepper; wrongPasswords: Throttle; personalOf?: PersonalOf | undefined; leakedPasswords?: string | undefined }

/** One's own password: the present one proves who changes it; every other session of the account ends, this one goes on under a new token. */
export async function changePassword(visit: Visit, actor: Actor, { current, password }: { current: string; password: string }, { pepper, wrongPasswords, personalOf, leakedPasswords }: ChangeSettings): Promise<void> {
  const { database, token } = visit
  const own = await database.read((tx) => row<Own>(tx, sql`
    select login, name, person, demo, password_hash as "passwordHash" from account where id = ${actor.accountId}`))
  if (own.demo) throw new Refusal('accounts.demo-is-fixed')
  await wrongPasswords.guard(`change ${actor.accountId}`, async () => {
    if (!(await isPassword(current, own.passwordHash, pepper))) throw new Refusal('accounts.wrong-password')
  })
  const more = own.person && personalOf ? await personalOf(database, own.person) : {}
  obey(refuseToTakePassword(password, { login: own.login, name: own.name, ...more }))
  obey(await refuseLeaked(password, leakedPasswords))
  if (await isPassword(password, own.passwordHash, pepper)) throw new Refusal('accounts.password-same')
  const passwordHash = await hashPassword(password, pepper)
  const next = await database.transaction(async (tx) => {
    await rows(tx, sql`update account set password_hash = ${passwordHash}, one_time_until = null where id = ${actor.accountId}`)
    await endSessionsOf(tx, actor.accountId, actor.sessionId ?? null)
    await record(tx, actor, { what: 'accounts.change-password', units: [], facts: { account: actor.accountId } })
    return raiseSession(tx, token, {})
  })
  if (next) visit.keepToken(next.token, next.seconds)
}
