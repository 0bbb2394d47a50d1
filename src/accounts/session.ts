import type { Stage } from '#ground/actor.ts'
import { type Database, type Tx, findRow, row, rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { type Account, accountColumns } from './account.ts'
import { instant } from './instant.ts'
import { hashOfToken, isToken, newToken } from './token.ts'

/** After so long without a call a session ends, and after so long in any case (OWASP ASVS 7.3); strict ones are of the province and of administrators. */
const limits = { strict: { idleMinutes: 15, hours: 8 }, usual: { idleMinutes: 30, hours: 12 } } as const
export const limitsOf = (strict: boolean) => limits[strict ? 'strict' : 'usual']
export const longestSeconds = (strict: boolean): number => limitsOf(strict).hours * 3600

/** A sign-in that still owes its second factor may take so long. */
const minutesToFinish = 10
/** What was proved counts as fresh for so long. */
const minutesFresh = 5

const idle = sql`make_interval(mins => case when s.strict then ${limits.strict.idleMinutes}::int else ${limits.usual.idleMinutes}::int end)`
const freshFromNow = sql`now() + make_interval(mins => ${minutesFresh}::int)`
/** Of the session s and the account a. */
export const hasFactor = sql`(exists (select 1 from totp t where t.account_id = a.id and t.sealed_secret is not null) or exists (select 1 from passkey p where p.account_id = a.id))`
const usable = sql`s.ends_at > now() and s.seen_at > now() - ${idle}`

export type Holder = Account & { sessionId: number; stage: Stage; freshSeconds: number }

export type Begun = {
  strict: boolean
  before: string | null   // the token that the same browser held: its session ends
  owesFactor?: boolean    // few minutes until it is given
  factorGiven?: boolean   // by the provider of single sign-on
  fresh?: boolean
  device?: string
  network?: string
  oidc?: { identityId: number; sid: string | null } // came through single sign-on
}

/** Begins a session. @returns the new token, for the cookie, and the number of the session */
export async function beginSession(tx: Tx, accountId: number, begun: Begun): Promise<{ token: string; sessionId: number }> {
  const token = newToken()
  await rows(tx, sql`delete from session s where not (${usable})`)
  if (begun.before !== null) await endSession(tx, begun.before)
  const minutes = begun.owesFactor ? minutesToFinish : limitsOf(begun.strict).hours * 60
  const { id } = await row<{ id: number }>(tx, sql`
    insert into session (token_hash, account_id, strict, factor_given, fresh_until, device, network, oidc_identity_id, oidc_sid, ends_at)
    values (${hashOfToken(token)}, ${accountId}, ${begun.strict}, ${begun.factorGiven ?? false},
            case when ${begun.fresh ?? false} then ${freshFromNow} end,
            ${begun.device ?? ''}, ${begun.network ?? ''}, ${begun.oidc?.identityId ?? null}, ${begun.oidc?.sid ?? null}, now() + make_interval(mins => ${minutes}::int))
    returning id`)
  return { token, sessionId: id }
}

type Raised = { token: string; seconds: number }

/**
 * Something was proved or changed: the session goes on under a new token, the old one opens nothing any more.
 * @param proved factor: the second factor was given · fresh: who acts was proved just now
 * @returns the new token and how long it may last; undefined where the session ended meanwhile
 */
export async function raiseSession(tx: Tx, token: string | null, { factor = false, fresh = false }: { factor?: boolean; fresh?: boolean }): Promise<Raised | undefined> {
  const next = newToken()
  const raised = await findRow<{ seconds: number }>(tx, sql`
    update session s
    set token_hash = ${hashOfToken(next)}, factor_given = factor_given or ${factor}, seen_at = now(), challenge = null,
        fresh_until = case when ${fresh} then ${freshFromNow} else fresh_until end,
        ends_at = case when ${factor} then begun_at + make_interval(hours => case when strict then ${limits.strict.hours}::int else ${limits.usual.hours}::int end) else ends_at end
    where token_hash = ${hashOfToken(token ?? '')} and ${usable}
    returning ceil(extract(epoch from ends_at - now()))::int as seconds`)
  return raised && { token: next, seconds: raised.seconds }
}

export async function endSession(tx: Tx, token: string): Promise<void> {
  await rows(tx, sql`delete from session where token_hash = ${hashOfToken(token)}`)
}

/** All sessions of an account, but one where it is named: after a new password, a reset, a suspension, another role. */
export async function endSessionsOf(tx: Tx, accountId: number, but: number | null = null): Promise<void> {
  await rows(tx, sql`delete from session where account_id = ${accountId} and id is distinct from ${but}`)
}

export type HolderSettings = { demo: boolean; graceDays?: number }

/**
 * The account behind a token while its session lasts; read afresh at every call, so a suspended account is out at once.
 * @param graceDays how long after it was made an account may go on without a second factor
 */
export async function findHolder(database: Database, token: string, { demo, graceDays = 0 }: HolderSettings): Promise<Holder | null> {
  if (!isToken(token)) return null
  const [held] = await database.glance<Holder & { unseenSeconds: number }>(sql`
    select ${accountColumns}, s.id as "sessionId",
      case
        when ${hasFactor} and not s.factor_given then 'factor'
        when a.one_time_until is not null and s.oidc_identity_id is null then 'password'
        when not s.factor_given and not a.demo and a.made_at + make_interval(days => ${graceDays}::int) <= now() then 'enrol'
        else 'whole'
      end as stage,
      greatest(0, coalesce(extract(epoch from s.fresh_until - now()), 0))::float8 as "freshSeconds",
      extract(epoch from now() - s.seen_at)::float8 as "unseenSeconds"
    from session s join account a on a.id = s.account_id
    where s.token_hash = ${hashOfToken(token)} and ${usable}
      and not a.suspended
      and (not a.demo or ${demo})`)
  if (!held) return null
  const { unseenSeconds, ...holder } = held
  if (unseenSeconds > 60) await database.transaction((tx) => sawSession(tx, token))
  return holder
}

async function sawSession(tx: Tx, token: string): Promise<void> {
  await findRow(tx, sql`update session set seen_at = now() where token_hash = ${hashOfToken(token)} and seen_at < now() - interval '1 minute' returning 1`)
}

export type OwnSession = { number: number; device: string; network: string; begunAt: string; seenAt: string }

export const sessionsOf = (tx: Tx, accountId: number) => rows<OwnSession>(tx, sql`
  select s.id as number, s.device, s.network, ${instant(sql`s.begun_at`)} as "begunAt", ${instant(sql`s.seen_at`)} as "seenAt"
  from session s
  where s.account_id = ${accountId} and ${usable}
  order by s.seen_at desc, s.id desc`)

export const isStrict = async (tx: Tx, sessionId: number): Promise<boolean> =>
  (await findRow<{ strict: boolean }>(tx, sql`select strict from session where id = ${sessionId}`))?.strict ?? false

/** Ends one of an account's own sessions; another's number ends nothing. */
export const endOwnSession = async (tx: Tx, accountId: number, number: number): Promise<boolean> =>
  await findRow(tx, sql`delete from session where account_id = ${accountId} and id = ${number} returning 1`) !== undefined
