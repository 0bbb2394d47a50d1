import { type Tx, rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { resealTotp } from '../factors/totp.ts'
import { sealHash } from './password.ts'
import type { Pepper } from './pepper.ts'

/**
 * A key was added to the pepper: whatever stands under the former one, in this transaction, under the one in use. Passwords and recovery codes are known to nobody,
 * so their hashes are sealed as they are; a password's is made anew at its next use. Devices are known again after a sign-in.
 * @param from the number of the key in use until now @returns how many secrets there are, and how many opened
 */
export async function moveAccounts(tx: Tx, pepper: Pepper, from: number): Promise<{ there: number; opened: number }> {
  const { there, opened } = await resealTotp(tx, pepper, from)
  const accounts = await rows<{ id: number; hash: string }>(tx, sql`select id, password_hash as hash from account where password_hash is not null and not demo order by id for update`)
  const codes = await rows<{ id: number; begins: string; hash: string }>(tx, sql`select account_id as id, begins, hash from recovery_code order by account_id, begins for update`)
  const anew = (kept: { hash: string }[]) => kept.map(({ hash }) => sealHash(hash, pepper, from) ?? hash)
  await rows(tx, sql`
    update account a set password_hash = g.hash
    from unnest(${accounts.map(({ id }) => id)}::int[], ${anew(accounts)}::text[]) g (id, hash)
    where a.id = g.id`)
  await rows(tx, sql`
    update recovery_code c set hash = g.hash
    from unnest(${codes.map(({ id }) => id)}::int[], ${codes.map(({ begins }) => begins)}::text[], ${anew(codes)}::text[]) g (id, begins, hash)
    where c.account_id = g.id and c.begins = g.begins`)
  return { there, opened }
}
