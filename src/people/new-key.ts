import { type Tx, rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { type IdentityKey, type WholeIdentity, movedOn } from './identity.ts'

const atOnce = 5000

/**
 * A key was added: every identity number that is kept, in this transaction, under the one in use (identity.ts says how).
 * @param from the number of the key in use until now @returns how many there are, and how many opened
 */
export async function moveIdentities(tx: Tx, keys: IdentityKey, from: number): Promise<{ there: number; opened: number }> {
  let [there, opened, last] = [0, 0, 0]
  for (;;) {
    const kept = await rows<WholeIdentity>(tx, sql`
      select id, identity_hash as "identityHash", identity_tail as "identityTail", identity_sealed as "identitySealed" from person
      where id > ${last} and identity_hash is not null
      order by id
      limit ${atOnce}
      for update`)
    if (kept.length === 0) return { there, opened }
    const moved = kept.map((row) => movedOn(keys, from, row))
    await rows(tx, sql`
      update person p set identity_hash = g.hash, identity_tail = g.tail, identity_sealed = g.sealed
      from unnest(${moved.map(({ id }) => id)}::int[], ${moved.map((each) => each.identityHash)}::bytea[], ${moved.map((each) => each.identityTail)}::bytea[],
        ${moved.map((each) => each.identitySealed)}::bytea[]) g (id, hash, tail, sealed)
      where p.id = g.id`)
    there += kept.length
    opened += moved.filter((each) => each.opened).length
    last = kept.at(-1)!.id
  }
}
