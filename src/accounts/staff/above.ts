import type { Actor } from '#ground/actor.ts'
import type { Tx } from '#ground/database/database.ts'
import type { Sql } from '#ground/database/sql.ts'
import { Refusal } from '#ground/refusal.ts'

/** Whether an actor stands above all roles of an account; room access says it. */
export type StandsAbove = (tx: Tx, actor: Actor, accountId: number) => Promise<boolean>

/** The accounts that an actor may see, as a select of ids; room access says it. */
export type AccountsSeen = (actor: Actor) => Sql

/** Nobody decides over their own account. */
export const refuseOverOneself = (actor: Actor, accountId: number): Refusal | null => (actor.accountId === accountId ? new Refusal('accounts.not-over-oneself') : null)

/** Who takes an account over holds what it holds: nobody decides over themself, an equal or one above. @throws Refusal */
export async function obeyRank(tx: Tx, actor: Actor, accountId: number, standsAbove: StandsAbove): Promise<void> {
  const refused = refuseOverOneself(actor, accountId)
  if (refused) throw refused
  if (!(await standsAbove(tx, actor, accountId))) throw new Refusal('accounts.not-above')
}
