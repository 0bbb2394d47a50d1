import { randomInt } from 'node:crypto'
import { type Tx, findRow, row, rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { hashCode, isPassword } from '../passwords/password.ts'
import type { Pepper } from '../passwords/pepper.ts'

const letters = 'abcdefghkmnpqrstuvwxyz23456789'
const count = 10
const groupLength = 4

const newGroup = () => Array.from({ length: groupLength }, () => letters[randomInt(letters.length)]).join('')

/** Ten that begin differently. */
function newCodes(): string[] {
  const begins = new Set<string>()
  while (begins.size < count) begins.add(newGroup())
  return [...begins].map((first) => [first, newGroup(), newGroup()].join('-'))
}

/** How a code is read back: whatever case, with or without its hyphens. Its beginning finds it, the rest proves. */
function partsOf(code: string): [begins: string, proof: string] {
  const plain = code.toLowerCase().replace(/[^a-z0-9]/g, '')
  return [plain.slice(0, groupLength), plain.slice(groupLength)]
}

/** Ten new codes; the former ones open nothing any more. Shown once: of each only a hash is kept (ASVS 5.0, 6.5.2). */
export async function newRecoveryCodes(tx: Tx, pepper: Pepper, accountId: number): Promise<string[]> {
  const codes = newCodes()
  const hashes = await Promise.all(codes.map((code) => hashCode(partsOf(code)[1], pepper)))
  await rows(tx, sql`delete from recovery_code where account_id = ${accountId}`)
  await rows(tx, sql`
    insert into recovery_code (account_id, begins, hash)
    select ${accountId}, begins, hash from unnest(${codes.map((code) => partsOf(code)[0])}::text[], ${hashes}::text[]) as t (begins, hash)`)
  return codes
}

/** Each works once. */
export async function takeRecoveryCode(tx: Tx, pepper: Pepper, accountId: number, code: string): Promise<boolean> {
  const [begins, proof] = partsOf(code)
  const kept = await findRow<{ hash: string }>(tx, sql`select hash from recovery_code where account_id = ${accountId} and begins = ${begins} and used_at is null`)
  if (!(await isPassword(proof, kept?.hash ?? null, pepper))) return false
  return await findRow(tx, sql`
    update recovery_code set used_at = now()
    where account_id = ${accountId} and begins = ${begins} and used_at is null
    returning 1`) !== undefined
}

export const codesLeft = async (tx: Tx, accountId: number): Promise<number> =>
  (await row<{ left: number }>(tx, sql`select count(*)::int as left from recovery_code where account_id = ${accountId} and used_at is null`)).left
