import { type Database, type Tx, findRow } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { type Account, accountColumns } from './account.ts'
import { hashOfToken, isToken, newToken } from './token.ts'

/** A session ends after so long without a call, and after so long in any case (OWASP ASVS 7.3). */
export const idleMinutes = 30
export const longestHours = 12
export const longestSeconds = longestHours * 3600

/** Begins a session and ends the one that the same browser held before. @returns the new token, for the cookie */
export async function beginSession(tx: Tx, accountId: number, before: string | null): Promise<string> {
  const token = newToken()
  const ended = sql`delete from session where ends_at < now() or seen_at < now() - make_interval(mins => ${idleMinutes})`
  await tx.query(ended.text, ended.values)
  if (before !== null) await endSession(tx, before)
  const begun = sql`
    insert into session (token_hash, account_id, ends_at)
    values (${hashOfToken(token)}, ${accountId}, now() + make_interval(hours => ${longestHours}))`
  await tx.query(begun.text, begun.values)
  return token
}

export async function endSession(tx: Tx, token: string): Promise<void> {
  const ended = sql`delete from session where token_hash = ${hashOfToken(token)}`
  await tx.query(ended.text, ended.values)
}

type Held = Account & { unseenSeconds: number }

/** The account behind a token while its session lasts; read afresh at every call, so a suspended account is out at once. */
export async function findHolder(database: Database, token: string, demo: boolean): Promise<Account | null> {
  if (!isToken(token)) return null
  const [held] = await database.glance<Held>(sql`
    select ${accountColumns}, extract(epoch from now() - s.seen_at)::float8 as "unseenSeconds"
    from session s join account a on a.id = s.account_id
    where s.token_hash = ${hashOfToken(token)}
      and s.ends_at > now()
      and s.seen_at > now() - make_interval(mins => ${idleMinutes})
      and not a.suspended
      and (not a.demo or ${demo})`)
  if (!held) return null
  const { unseenSeconds, ...account } = held
  if (unseenSeconds > 60) await database.transaction((tx) => sawSession(tx, token))
  return account
}

async function sawSession(tx: Tx, token: string): Promise<void> {
  await findRow(tx, sql`update session set seen_at = now() where token_hash = ${hashOfToken(token)} and seen_at < now() - interval '1 minute' returning 1`)
}
