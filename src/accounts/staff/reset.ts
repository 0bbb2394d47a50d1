import type { Actor } from '#ground/actor.ts'
import { type Tx, findRow, row, rows } from '#ground/database/database.ts'
import { type Sql, sql } from '#ground/database/sql.ts'
import type { Visit } from '#ground/http/route.ts'
import { record } from '#ground/journal/journal.ts'
import { Refusal } from '#ground/refusal.ts'
import { removeFactorsOf } from '../factors/factor.ts'
import { daysOneTime, newOneTimePassword } from '../passwords/one-time.ts'
import { hashPassword } from '../passwords/password.ts'
import type { Pepper } from '../passwords/pepper.ts'
import { instant } from '../instant.ts'
import { endSessionsOf } from '../session.ts'
import { type StandsAbove, obeyRank } from './above.ts'

/** A password that was forgotten, or the ways of the second factor that were lost: two acts, so that one never takes the other along in silence. */
export type Resettable = 'password' | 'factors'

const hoursOpen = 72
const open = sql`r.confirmed_at is null and r.withdrawn_at is null and r.ends_at > now()`

export type OpenReset = { number: number; accountId: number; login: string; name: string; what: Resettable; reason: string; proposedBy: number; proposerName: string; proposedAt: string; endsAt: string }

export const openResets = (tx: Tx, seen: Sql, accountId: number | null = null) => rows<OpenReset>(tx, sql`
  select r.id as number, r.account_id as "accountId", a.login, a.name, r.what, r.reason, r.proposed_by as "proposedBy", p.name as "proposerName",
    ${instant(sql`r.proposed_at`)} as "proposedAt", ${instant(sql`r.ends_at`)} as "endsAt"
  from account_reset r join account a on a.id = r.account_id join account p on p.id = r.proposed_by
  where ${open} and r.account_id in (${seen}) and (${accountId}::int is null or r.account_id = ${accountId})
  order by r.id`)

/** The first of two pairs of eyes: nothing changes yet. */
export async function proposeReset(tx: Tx, actor: Actor, { accountId, what, reason }: { accountId: number; what: Resettable; reason: string }, standsAbove: StandsAbove): Promise<void> {
  await obeyRank(tx, actor, accountId, standsAbove)
  const account = await findRow<{ demo: boolean; login: string }>(tx, sql`select demo, login from account where id = ${accountId} for update`)
  if (!account) throw new Refusal('accounts.not-there')
  if (account.demo) throw new Refusal('accounts.demo-is-fixed')
  await rows(tx, sql`update account_reset r set withdrawn_at = r.ends_at where r.account_id = ${accountId} and r.what = ${what} and r.confirmed_at is null and r.withdrawn_at is null and r.ends_at <= now()`)
  await row(tx, sql`
    insert into account_reset (account_id, what, reason, proposed_by, ends_at)
    values (${accountId}, ${what}, ${reason}, ${actor.accountId}, now() + make_interval(hours => ${hoursOpen}))
    returning 1`)
  await record(tx, actor, { what: 'accounts.propose-reset', units: [], reason, facts: { account: accountId, name: account.login, of: what } })
}

export async function withdrawReset(tx: Tx, actor: Actor, number: number, standsAbove: StandsAbove): Promise<void> {
  const gone = await findRow<{ accountId: number; what: Resettable }>(tx, sql`
    update account_reset r set withdrawn_at = now() where r.id = ${number} and ${open} returning r.account_id as "accountId", r.what`)
  if (!gone) throw new Refusal('accounts.reset-not-open')
  await obeyRank(tx, actor, gone.accountId, standsAbove)
  await record(tx, actor, { what: 'accounts.withdraw-reset', units: [], facts: { account: gone.accountId, of: gone.what } })
}

export type Confirmed = { oneTimePassword: string | null; days: number }

/** The second pair of eyes. @returns the new one-time password, shown this once; null where the factors were reset */
export async function confirmReset({ database }: Visit, actor: Actor, number: number, { pepper, standsAbove }: { pepper: Pepper; standsAbove: StandsAbove }): Promise<Confirmed> {
  const oneTimePassword = newOneTimePassword()
  const passwordHash = await hashPassword(oneTimePassword, pepper)
  return database.transaction(async (tx) => {
    const asked = await findRow<{ accountId: number; what: Resettable; proposedBy: number }>(tx, sql`
      select r.account_id as "accountId", r.what, r.proposed_by as "proposedBy" from account_reset r where r.id = ${number} and ${open} for update`)
    if (!asked) throw new Refusal('accounts.reset-not-open')
    await obeyRank(tx, actor, asked.accountId, standsAbove)
    if (asked.proposedBy === actor.accountId) throw new Refusal('accounts.four-eyes')
    await rows(tx, sql`update account_reset set confirmed_by = ${actor.accountId}, confirmed_at = now() where id = ${number}`)
    if (asked.what === 'factors') await removeFactorsOf(tx, asked.accountId)
    else await rows(tx, sql`
      update account set password_hash = ${passwordHash}, one_time_until = now() + make_interval(days => ${daysOneTime}) where id = ${asked.accountId}`)
    await endSessionsOf(tx, asked.accountId)
    await record(tx, actor, { what: 'accounts.confirm-reset', units: [], facts: { account: asked.accountId, of: asked.what, proposedBy: asked.proposedBy } })
    return { oneTimePassword: asked.what === 'password' ? oneTimePassword : null, days: daysOneTime }
  })
}
