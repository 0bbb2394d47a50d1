import type { Stage } from '#ground/actor.ts'
import { findRow, rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { Wait } from '#ground/http/reply.ts'
import type { Visit } from '#ground/http/route.ts'
import { record } from '#ground/journal/journal.ts'
import { Refusal } from '#ground/refusal.ts'
import { type Account, findAccount, plainLogin } from './account.ts'
import { deviceOf } from './device.ts'
import { door } from './door.ts'
import { keepDevice, knownDevice } from './known-device.ts'
import { hashPassword, isOutdated, isPassword } from './passwords/password.ts'
import { type Pepper, keyedHash } from './passwords/pepper.ts'
import { type Begun, beginSession, endSession, findHolder, hasFactor, limitsOf } from './session.ts'
import type { StrictnessOf } from './strictness.ts'
import { networkOf, throttle } from './throttle.ts'

export type SignInSettings = { demo: boolean; pepper: Pepper; strictnessOf: StrictnessOf; graceDays?: number; now?: () => number }
export type SignIn = (visit: Visit, sent: { login: string; password: string }) => Promise<{ account: Account; stage: Stage }>

/** Signing in with its own memory of failures. Wrong login and wrong password look the same and take as long. */
export function signInWith(settings: SignInSettings): SignIn {
  const { demo, pepper, now } = settings
  const byAccount = throttle(5, now)
  const byDevice = throttle(5, now)
  const byNetwork = throttle(50, now) // a network may be a whole office
  return async (visit, { login, password }) => {
    const device = knownDevice(visit, login, pepper)
    const counted = device ? [{ by: byDevice, key: device }] : [{ by: byAccount, key: plainLogin(login) }, { by: byNetwork, key: networkOf(visit.address) }]
    const seconds = Math.max(...counted.map(({ by, key }) => by.secondsLeft(key)))
    if (seconds > 0) throw new Wait('accounts.too-often', 429, seconds)
    // counted before the slow hash, so that a hundred guesses at once are a hundred
    for (const { by, key } of counted) by.failed(key)
    const found = await visit.database.read((tx) => findAccount(tx, login))
    const usable = found && (demo || !found.demo) ? found : undefined
    if (!(await isPassword(password, usable?.passwordHash ?? null, pepper)) || !usable) {
      await tellFailure(visit, login, usable, pepper)
      throw new Refusal('accounts.wrong-login-or-password')
    }
    for (const { by, key } of counted) by.succeeded(key)
    const { passwordHash, oneTimeOver, ...account } = usable
    if (oneTimeOver) throw new Refusal('accounts.one-time-over')
    if (!account.demo && passwordHash && isOutdated(passwordHash, pepper)) await renewHash(visit, account.id, passwordHash, await hashPassword(password, pepper))
    const stage = await enter(visit, account, settings, { fresh: account.demo })
    keepDevice(visit, login, pepper)
    return { account, stage }
  }
}

const renewHash = ({ database }: Visit, id: number, before: string, after: string) => database.transaction((tx) =>
  rows(tx, sql`update account set password_hash = ${after} where id = ${id} and password_hash = ${before}`))

/** The journal holds no password, and of a login that nobody has only a keyed hash: people type passwords into the wrong field. */
const tellFailure = ({ database, address }: Visit, login: string, account: Account | undefined, pepper: Pepper) => database.transaction((tx) => record(tx, door(), {
  what: 'accounts.sign-in-failed', units: [],
  facts: { ...(account ? { account: account.id } : { unknown: keyedHash(pepper, 'unknown-login', plainLogin(login)).toString('hex').slice(0, 16) }), network: networkOf(address) }
}))

/** A new session, its token to the browser; the browser's former session ends. @returns what is owed before anything else is open */
export async function enter(visit: Visit, account: Account, { demo, strictnessOf, graceDays = 0 }: SignInSettings, how: Pick<Begun, 'fresh' | 'factorGiven' | 'oidc'> = {}): Promise<Stage> {
  const { token, seconds } = await visit.database.transaction(async (tx) => {
    const strict = await strictnessOf(tx, account.id)
    const owesFactor = !how.factorGiven && await findRow(tx, sql`select 1 from account a where a.id = ${account.id} and ${hasFactor}`) !== undefined
    const begun = await beginSession(tx, account.id, { ...how, strict, owesFactor, before: visit.token, device: deviceOf(visit.agent), network: networkOf(visit.address) })
    await record(tx, { ...door(), accountId: account.id, name: account.name, sessionId: begun.sessionId }, { what: 'accounts.sign-in', units: [], facts: { account: account.id, ...(how.oidc ? { identity: how.oidc.identityId } : {}) } })
    return { token: begun.token, seconds: limitsOf(strict).hours * 3600 }
  })
  visit.keepToken(token, seconds)
  return (await findHolder(visit.database, token, { demo, graceDays }))?.stage ?? 'whole'
}

export async function signOut(visit: Visit): Promise<void> {
  const { token } = visit
  if (token !== null) await visit.database.transaction((tx) => endSession(tx, token))
  visit.keepToken(null, 0)
}
