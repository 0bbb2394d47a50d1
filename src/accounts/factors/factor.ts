import { type Tx, row, rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { codesLeft } from './recovery-code.ts'
import { type ShownPasskey, passkeysOf } from './passkey.ts'

/** The ways in which an account can prove itself besides its password. */
export type Factors = { totp: boolean; passkeys: ShownPasskey[]; codesLeft: number }

export async function factorsOf(tx: Tx, accountId: number): Promise<Factors> {
  const { totp } = await row<{ totp: boolean }>(tx, sql`select exists (select 1 from totp where account_id = ${accountId} and sealed_secret is not null) as totp`)
  return { totp, passkeys: await passkeysOf(tx, accountId), codesLeft: await codesLeft(tx, accountId) }
}

export const countOf = ({ totp, passkeys }: Pick<Factors, 'totp' | 'passkeys'>): number => passkeys.length + (totp ? 1 : 0)

/** For a reset that two people decided: every way goes, and a new one is owed at the next sign-in. */
export async function removeFactorsOf(tx: Tx, accountId: number): Promise<void> {
  await rows(tx, sql`delete from totp where account_id = ${accountId}`)
  await rows(tx, sql`delete from passkey where account_id = ${accountId}`)
  await rows(tx, sql`delete from recovery_code where account_id = ${accountId}`)
}

/** Two acts on the factors of one account come one after the other. */
export const lockFactors = (tx: Tx, accountId: number) => row<{ id: number; login: string; name: string; demo: boolean; passwordHash: string | null }>(tx, sql`
  select id, login, name, demo, password_hash as "passwordHash" from account where id = ${accountId} for update`)
