import { type Tx, findRow, row } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Visit } from '#ground/http/route.ts'
import { Refusal, obey } from '#ground/refusal.ts'
import { getAccount, hasAccounts, plainLogin, refuseToTakeLogin } from './account.ts'
import type { Stage } from '#ground/actor.ts'
import { refuseToTakePassword } from './passwords/guessable.ts'
import { refuseLeaked } from './passwords/leaked.ts'
import { hashPassword } from './passwords/password.ts'
import { type SignInSettings, enter } from './sign-in.ts'
import { hashOfToken, isToken, newToken } from './token.ts'

const hoursOpen = 24
const unnamed = '(first administrator)'

/**
 * A register that nobody can enter yet gets a one-time link; a former one that was not used is void.
 * @returns the token of the link, or null where somebody can sign in already
 */
export async function inviteFirstAdministrator(tx: Tx): Promise<string | null> {
  if (await hasAccounts(tx)) return null
  const token = newToken()
  await row(tx, sql`
    with void as (delete from invitation where used_at is null),
    first as (
      insert into account (login, name) values (${unnamed}, ${unnamed})
      on conflict (login) do update set login = excluded.login
      returning id)
    insert into invitation (token_hash, account_id, ends_at)
    select ${hashOfToken(token)}, id, now() + make_interval(hours => ${hoursOpen}) from first
    returning 1`)
  return token
}

/** The one who holds the link chooses login, name and password, and is signed in. The link works once. @returns what is still owed */
export async function takeFirstAccount(visit: Visit, sent: { token: string; login: string; name: string; password: string }, settings: SignInSettings & { leakedPasswords?: string | undefined }): Promise<Stage> {
  obey(refuseToTakeLogin(sent.login))
  obey(refuseToTakePassword(sent.password, sent))
  if (!isToken(sent.token)) throw new Refusal('accounts.link-not-valid')
  obey(await refuseLeaked(sent.password, settings.leakedPasswords))
  const passwordHash = await hashPassword(sent.password, settings.pepper)
  const account = await visit.database.transaction(async (tx) => {
    const used = await findRow<{ accountId: number }>(tx, sql`
      update invitation set used_at = now()
      where token_hash = ${hashOfToken(sent.token)} and used_at is null and ends_at > now()
      returning account_id as "accountId"`)
    if (!used) throw new Refusal('accounts.link-not-valid')
    await row(tx, sql`
      update account
      set login = ${plainLogin(sent.login)}, name = ${sent.name.normalize('NFC').trim()}, password_hash = ${passwordHash}
      where id = ${used.accountId}
      returning 1`)
    return getAccount(tx, used.accountId)
  })
  return enter(visit, account, settings)
}
