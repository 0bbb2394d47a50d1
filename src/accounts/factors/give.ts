import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import type { Actor } from '#ground/actor.ts'
import type { Tx } from '#ground/database/database.ts'
import type { Visit } from '#ground/http/route.ts'
import { record } from '#ground/journal/journal.ts'
import { Refusal } from '#ground/refusal.ts'
import { isPassword } from '../passwords/password.ts'
import type { Pepper } from '../passwords/pepper.ts'
import { raiseSession } from '../session.ts'
import type { Throttle } from '../throttle.ts'
import { countOf, factorsOf, lockFactors } from './factor.ts'
import { type Site, askPasskey, siteOf, takePasskey } from './passkey.ts'
import { takeRecoveryCode } from './recovery-code.ts'
import { takeTotp } from './totp.ts'

export type FactorSettings = {
  pepper: Pepper
  wrongFactors: Throttle
  now?: (() => number) | undefined
  publicAddress?: string | undefined // 'https://so.example.vn'; without it the address that the caller used
}

/** What is given after the password, or again before an act that weighs. */
export type Given = { totp: string } | { recoveryCode: string } | { passkey: AuthenticationResponseJSON }

export const siteFor = ({ publicAddress }: FactorSettings, visit: Visit): Site => siteOf(publicAddress ?? visit.site)

/** The second factor: the session is whole, under a new token, and fresh for five minutes. */
export async function giveFactor(visit: Visit, actor: Actor, given: Given, settings: FactorSettings): Promise<void> {
  const { pepper, wrongFactors, now = Date.now } = settings
  const { accountId } = actor
  const take = async (tx: Tx): Promise<boolean> => {
    if ('totp' in given) return takeTotp({ tx, pepper, accountId, code: given.totp.replace(/\s/g, ''), at: now() })
    if ('recoveryCode' in given) return takeRecoveryCode(tx, pepper, accountId, given.recoveryCode)
    return takePasskey(tx, siteFor(settings, visit), actor.sessionId ?? 0, accountId, given.passkey)
  }
  const way = Object.keys(given)[0]!
  await wrongFactors.guard(String(accountId), async () => {
    const right = await visit.database.transaction(take) // what a wrong answer used up stays used up
    if (right) return
    await visit.database.transaction((tx) => record(tx, actor, { what: 'accounts.factor-failed', units: [], facts: { account: accountId, way } }))
    throw new Refusal(way === 'passkey' ? 'accounts.passkey-not-right' : 'accounts.code-not-right')
  })
  await raise(visit, actor, way, { factor: true, fresh: true })
}

/** Step-up of an account that has no second factor, as those of a demonstration: its password once more. */
export async function givePasswordAgain(visit: Visit, actor: Actor, password: string, { pepper, wrongFactors }: FactorSettings): Promise<void> {
  const { passwordHash } = await visit.database.transaction(async (tx) => {
    if (countOf(await factorsOf(tx, actor.accountId)) > 0) throw new Refusal('accounts.factor-asked')
    return lockFactors(tx, actor.accountId)
  })
  await wrongFactors.guard(String(actor.accountId), async () => {
    if (!(await isPassword(password, passwordHash, pepper))) throw new Refusal('accounts.wrong-password')
  })
  await raise(visit, actor, 'password', { fresh: true })
}

export const askForPasskey = (visit: Visit, actor: Actor, settings: FactorSettings) =>
  visit.database.transaction((tx) => askPasskey(tx, siteFor(settings, visit), actor.sessionId ?? 0, actor.accountId))

/** @throws Refusal where the session ended meanwhile */
export async function raise(visit: Visit, actor: Actor, way: string, proved: { factor?: boolean; fresh: boolean }): Promise<void> {
  const next = await visit.database.transaction(async (tx) => {
    await record(tx, actor, { what: 'accounts.prove', units: [], facts: { account: actor.accountId, way } })
    return raiseSession(tx, visit.token, proved)
  })
  if (!next) throw new Refusal('accounts.session-over')
  visit.keepToken(next.token, next.seconds)
}
