import { moveAccounts } from '#accounts/public.ts'
import type { Actor } from '#ground/actor.ts'
import { type Database, type Tx, findRow, rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { record } from '#ground/journal/journal.ts'
import { lastNumber, upTo } from '#ground/keys.ts'
import { Refusal } from '#ground/refusal.ts'
import { moveIdentities } from '#people/public.ts'
import { type HeldKeys, type KeyPlace, fileOf, keysAt } from './place.ts'

/** The numbers of the keys under which the register stands. */
export type InUse = { pepper: number; identity: number }

const CHANGING = 20260701

/** The journal tells: every change of keys is an entry of the transaction that made it. Waits for a change that is under way. */
export async function numbersInUse(tx: Tx): Promise<InUse> {
  await rows(tx, sql`select pg_advisory_xact_lock_shared(${CHANGING})`)
  return told(tx)
}

const told = async (tx: Tx): Promise<InUse> => await findRow<InUse>(tx, sql`
  select (facts->>'pepper')::int as pepper, (facts->>'identity')::int as identity from journal
  where account_id is null and what = 'accounts.change-keys'
  order by id desc
  limit 1`) ?? { pepper: 1, identity: 1 }

const names = ['pepper', 'identity'] as const

/** A file that holds fewer keys than the register was changed to is an old copy. */
export async function requireHeld(tx: Tx, place: KeyPlace): Promise<void> {
  const [inUse, held] = [await numbersInUse(tx), keysAt(place)]
  for (const name of names)
    if (lastNumber(held[name]) < inUse[name]) throw new Refusal('keys.file-is-older', { file: `${place.folder}/${fileOf[name]}`, has: lastNumber(held[name]), needs: inUse[name] })
}

/**
 * The keys to work with. Where a file holds a newer key than the register stands under (a change that was cut off, a key that a store of secrets added, an older backup
 * that was restored), whoever is alone moves the register to it; anybody else goes on under the former.
 */
export async function openKeys(database: Database, place: KeyPlace, { move, actor }: { move: boolean; actor: Actor }): Promise<HeldKeys> {
  const inUse = await database.transaction(async (tx) => {
    await requireHeld(tx, place)
    return numbersInUse(tx)
  })
  const held = keysAt(place)
  if (move && names.some((name) => lastNumber(held[name]) > inUse[name])) await moveRegister(database, held, { place, actor })
  return move ? held : { pepper: upTo(held.pepper, inUse.pepper), identity: upTo(held.identity, inUse.identity) }
}

/** All that stands under a former key, under the newest, in one transaction: killed in the middle, nothing has happened, and the files hold both. */
export const moveRegister = (database: Database, held: HeldKeys, { place, actor }: { place: KeyPlace; actor: Actor }): Promise<InUse> => database.transaction(async (tx) => {
  await rows(tx, sql`select pg_advisory_xact_lock(${CHANGING})`)
  await tx.query('set local statement_timeout = 0')
  await requireAlone(tx)
  const [from, to] = [await told(tx), { pepper: lastNumber(held.pepper), identity: lastNumber(held.identity) }]
  if (to.pepper > from.pepper) requireOpened(await moveAccounts(tx, held.pepper, from.pepper), `${place.folder}/${fileOf.pepper}`)
  if (to.identity > from.identity) requireOpened(await moveIdentities(tx, held.identity, from.identity), `${place.folder}/${fileOf.identity}`)
  if (to.pepper > from.pepper || to.identity > from.identity) await record(tx, actor, { what: 'accounts.change-keys', units: [], facts: to })
  await requireAlone(tx)
  return to
})

/** Where nothing at all opens under the key until now, it is the key of another register. */
function requireOpened({ there, opened }: { there: number; opened: number }, file: string): void {
  if (there > 0 && opened === 0) throw new Refusal('keys.of-another-register', { file })
}

/** A program that began before goes on under the former keys: what it wrote would be lost to the others. */
export async function requireAlone(tx: Tx): Promise<void> {
  const others = await rows<{ name: string }>(tx, sql`
    select distinct coalesce(nullif(application_name, ''), usename::text, '?') as name from pg_stat_activity
    where datname = current_database() and (application_name like 'nhat-the%' or usename = current_database() || '_nhatthe_scoped')
      and application_name is distinct from current_setting('application_name')`)
  if (others.length > 0) throw new Refusal('keys.others-at-work', { names: others.map(({ name }) => name) })
}
