import { row, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'

const named = (records: number[]) => records.map((id) => `people/${id}`)

/** Whether one of these persons can still sign in: their account must be suspended before they are erased. */
export const signsIn = async (tx: Tx, records: number[]): Promise<boolean> => (await row<{ yes: boolean }>(tx, sql`select person_signs_in(${records}::int[]) as yes`)).yes

/** Their accounts know them no longer, and open nothing. @returns how many */
export async function eraseFromAccounts(tx: Tx, records: number[], name: string): Promise<number> {
  const ids = (await rows<{ id: number }>(tx, sql`
    update account set login = 'da-xoa-' || id, name = ${name}, person = null, password_hash = null, suspended = true where person = any(${named(records)}::text[]) returning id`)).map(({ id }) => id)
  for (const table of ['session', 'totp', 'passkey', 'recovery_code', 'invitation', 'oidc_identity']) await rows(tx, sql`delete from ${sql.name(table)} where account_id = any(${ids}::int[])`)
  await rows(tx, sql`update account_reset set reason = '' where account_id = any(${ids}::int[])`)
  return ids.length
}
