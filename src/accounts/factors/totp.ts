import { generateSecret, generateURI, verify } from 'otplib'
import { renderSVG } from 'uqr'
import { type Tx, findRow, row, rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { type Pepper, resealed, seal, unseal } from '../passwords/pepper.ts'

/** A code is right half a minute before and after its own (RFC 6238, 5.2: clocks differ). */
const toleratedSeconds = 30

export type ShownSecret = { secret: string; uri: string; svg: string }

const place = (accountId: number) => `totp ${accountId}`
const open = (pepper: Pepper, accountId: number, sealed: Buffer) => unseal(pepper, 'totp', place(accountId), sealed).toString('utf8')

/** A new secret to be read into the app on the phone; it counts once a code of it was typed. */
export async function showTotp(tx: Tx, pepper: Pepper, account: { id: number; login: string }): Promise<ShownSecret> {
  const secret = generateSecret()
  const sealed = seal(pepper, 'totp', place(account.id), Buffer.from(secret))
  await rows(tx, sql`
    insert into totp (account_id, next_secret) values (${account.id}, ${sealed})
    on conflict (account_id) do update set next_secret = excluded.next_secret`)
  const uri = generateURI({ issuer: 'Nhất Thể', label: account.login, secret })
  return { secret, uri, svg: renderSVG(uri, { border: 2 }) }
}

/** The half minute that a code belongs to; undefined where it is of another secret or time. @param at ms */
async function stepOf(secret: string, code: string, at: number): Promise<number | undefined> {
  if (!/^\d{6}$/.test(code)) return undefined
  const found = await verify({ secret, token: code, epoch: Math.floor(at / 1000), epochTolerance: toleratedSeconds })
  return found.valid && 'timeStep' in found ? found.timeStep : undefined
}

type Taken = { tx: Tx; pepper: Pepper; accountId: number; code: string; at: number }

/** Whether a code is right, and it is the first to come with it or a later one: of two requests with one code exactly one wins. */
export async function takeTotp({ tx, pepper, accountId, code, at }: Taken): Promise<boolean> {
  const kept = await findRow<{ sealed: Buffer }>(tx, sql`select sealed_secret as sealed from totp where account_id = ${accountId} and sealed_secret is not null`)
  const step = kept && await stepOf(open(pepper, accountId, kept.sealed), code, at)
  if (step === undefined) return false
  return await findRow(tx, sql`update totp set last_step = ${step} where account_id = ${accountId} and last_step < ${step} returning 1`) !== undefined
}

/** The first code of a new secret makes it the one that counts. */
export async function proveTotp({ tx, pepper, accountId, code, at }: Taken): Promise<boolean> {
  const shown = await findRow<{ sealed: Buffer }>(tx, sql`select next_secret as sealed from totp where account_id = ${accountId} and next_secret is not null for update`)
  const step = shown && await stepOf(open(pepper, accountId, shown.sealed), code, at)
  if (step === undefined) return false
  await row(tx, sql`update totp set sealed_secret = next_secret, next_secret = null, last_step = ${step} where account_id = ${accountId} returning 1`)
  return true
}

/** Every secret, under the key in use. @param from the number of the key until now @returns how many there are, and how many opened */
export async function resealTotp(tx: Tx, pepper: Pepper, from: number): Promise<{ there: number; opened: number }> {
  const kept = await rows<{ id: number; secret: Buffer | null; next: Buffer | null }>(tx, sql`
    select account_id as id, sealed_secret as secret, next_secret as next from totp order by account_id for update`)
  let [there, opened] = [0, 0]
  for (const { id, secret, next } of kept) {
    const anew = (sealed: Buffer | null) => {
      if (sealed === null) return null
      const under = resealed(pepper, from, 'totp', place(id), sealed)
      there++
      if (under) opened++
      return under ?? sealed // what opened before under no key opens no more now
    }
    await rows(tx, sql`update totp set sealed_secret = ${anew(secret)}, next_secret = ${anew(next)} where account_id = ${id}`)
  }
  return { there, opened }
}

export const removeTotp = (tx: Tx, accountId: number) => rows(tx, sql`delete from totp where account_id = ${accountId}`)
