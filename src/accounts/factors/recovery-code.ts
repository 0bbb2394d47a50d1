import { randomInt } from 'node:crypto'
import { type Tx, findRow, row, rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { type Pepper, keyedHash } from '../passwords/pepper.ts'

const letters = 'abcdefghkmnpqrstuvwxyz23456789'
const count = 10

const newCode = () => Array.from({ length: 3 }, () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')).join('-')

/** How a code is read back: whatever case, with or without its hyphens. */
const plain = (code: string) => code.toLowerCase().replace(/[^a-z0-9]/g, '')
const hashOf = (pepper: Pepper, accountId: number, code: string) => keyedHash(pepper, 'recovery-code', `${accountId} ${plain(code)}`)

/** Ten new codes of 58 random bits; the former ones open nothing any more. Shown once: only their keyed hash is kept. */
export async function newRecoveryCodes(tx: Tx, pepper: Pepper, accountId: number): Promise<string[]> {
  const codes = Array.from({ length: count }, newCode)
  await rows(tx, sql`delete from recovery_code where account_id = ${accountId}`)
  await rows(tx, sql`
    insert into recovery_code (account_id, hash)
    select ${accountId}, hash from unnest(${codes.map((code) => hashOf(pepper, accountId, code))}::bytea[]) as t (hash)`)
  return codes
}

/** Each works once. */
export const takeRecoveryCode = async (tx: Tx, pepper: Pepper, accountId: number, code: string): Promise<boolean> =>
  await findRow(tx, sql`
    update recovery_code set used_at = now()
    where account_id = ${accountId} and hash = ${hashOf(pepper, accountId, code)} and used_at is null
    returning 1`) !== undefined

export const codesLeft = async (tx: Tx, accountId: number): Promise<number> =>
  (await row<{ left: number }>(tx, sql`select count(*)::int as left from recovery_code where account_id = ${accountId} and used_at is null`)).left
