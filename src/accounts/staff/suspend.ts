import type { Actor } from '#ground/actor.ts'
import { type Tx, findRow } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { record } from '#ground/journal/journal.ts'
import { Refusal } from '#ground/refusal.ts'
import { endSessionsOf } from '../session.ts'

/** Whoever works with the account is out at the next request. */
export const suspend = (tx: Tx, actor: Actor, { accountId, reason }: { accountId: number; reason: string }) =>
  setSuspended(tx, actor, accountId, true, reason)

export const restore = (tx: Tx, actor: Actor, { accountId, reason }: { accountId: number; reason: string }) =>
  setSuspended(tx, actor, accountId, false, reason)

async function setSuspended(tx: Tx, actor: Actor, accountId: number, suspended: boolean, reason: string): Promise<void> {
  const changed = await findRow<{ login: string }>(tx, sql`update account set suspended = ${suspended} where id = ${accountId} and suspended <> ${suspended} returning login`)
  if (!changed) throw new Refusal(suspended ? 'accounts.suspended-already' : 'accounts.not-suspended')
  await endSessionsOf(tx, accountId)
  await record(tx, actor, { what: suspended ? 'accounts.suspend' : 'accounts.restore', units: [], reason, facts: { account: accountId, name: changed.login } })
}

/** Ends whatever the account has open, and leaves it usable. */
export async function endSessionsOver(tx: Tx, actor: Actor, accountId: number): Promise<void> {
  await endSessionsOf(tx, accountId)
  await record(tx, actor, { what: 'accounts.end-sessions', units: [], facts: { account: accountId } })
}
