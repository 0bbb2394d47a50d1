import type { RegistrationResponseJSON } from '@simplewebauthn/server'
import type { Actor } from '#ground/actor.ts'
import type { Tx } from '#ground/database/database.ts'
import { obeyFresh } from '#ground/http/fresh.ts'
import type { Visit } from '#ground/http/route.ts'
import { record } from '#ground/journal/journal.ts'
import { Refusal } from '#ground/refusal.ts'
import { countOf, factorsOf, lockFactors } from './factor.ts'
import { type FactorSettings, raise, siteFor } from './give.ts'
import { askNewPasskey, removePasskey, takeNewPasskey } from './passkey.ts'
import { codesLeft, newRecoveryCodes } from './recovery-code.ts'
import { type ShownSecret, proveTotp, removeTotp, showTotp } from './totp.ts'

/** A further factor needs proof of a former one; the first is the one that a new account owes. */
async function lockToAdd(tx: Tx, actor: Actor) {
  const account = await lockFactors(tx, actor.accountId)
  if (account.demo) throw new Refusal('accounts.demo-is-fixed')
  if (countOf(await factorsOf(tx, actor.accountId)) > 0) obeyFresh(actor)
  return account
}

export const beginTotp = (visit: Visit, actor: Actor, { pepper }: FactorSettings): Promise<ShownSecret> =>
  visit.database.transaction(async (tx) => showTotp(tx, pepper, await lockToAdd(tx, actor)))

export const beginPasskey = (visit: Visit, actor: Actor, settings: FactorSettings) =>
  visit.database.transaction(async (tx) => askNewPasskey(tx, siteFor(settings, visit), actor.sessionId ?? 0, await lockToAdd(tx, actor)))

export type New = { totp: string } | { passkey: RegistrationResponseJSON; name: string }

/** @returns ten recovery codes where none are left, to be shown this once */
export async function enrol(visit: Visit, actor: Actor, given: New, settings: FactorSettings): Promise<string[] | null> {
  const { pepper, wrongFactors, now = Date.now } = settings
  const { accountId } = actor
  const prove = (tx: Tx): Promise<boolean> => ('totp' in given
    ? proveTotp({ tx, pepper, accountId, code: given.totp.replace(/\s/g, ''), at: now() })
    : takeNewPasskey(tx, siteFor(settings, visit), actor.sessionId ?? 0, accountId, given.name, given.passkey))
  const way = 'totp' in given ? 'totp' : 'passkey'
  const codes = await wrongFactors.guard(String(accountId), () => visit.database.transaction(async (tx) => {
    await lockToAdd(tx, actor)
    if (!(await prove(tx))) throw new Refusal(way === 'totp' ? 'accounts.code-not-right' : 'accounts.passkey-not-right')
    await record(tx, actor, { what: 'accounts.enrol-factor', units: [], facts: { account: accountId, way } })
    return await codesLeft(tx, accountId) === 0 ? newRecoveryCodes(tx, pepper, accountId) : null
  }))
  await raise(visit, actor, way, { factor: true, fresh: true })
  return codes
}

/** The last one stays: without it the next sign-in would be by password alone. */
export async function removeFactor(tx: Tx, actor: Actor, which: 'totp' | { passkey: number }): Promise<void> {
  await lockFactors(tx, actor.accountId)
  const factors = await factorsOf(tx, actor.accountId)
  if (countOf(factors) < 2) throw new Refusal('accounts.last-factor')
  if (which === 'totp') await removeTotp(tx, actor.accountId)
  else if (!(await removePasskey(tx, actor.accountId, which.passkey))) return
  await record(tx, actor, { what: 'accounts.remove-factor', units: [], facts: { account: actor.accountId, way: which === 'totp' ? 'totp' : 'passkey' } })
}

export async function renewRecoveryCodes(tx: Tx, actor: Actor, { pepper }: FactorSettings): Promise<string[]> {
  const { demo } = await lockFactors(tx, actor.accountId)
  if (demo) throw new Refusal('accounts.demo-is-fixed')
  await record(tx, actor, { what: 'accounts.new-recovery-codes', units: [], facts: { account: actor.accountId } })
  return newRecoveryCodes(tx, pepper, actor.accountId)
}
