import type { Visit } from '#ground/http/route.ts'
import { Wait } from '#ground/http/reply.ts'
import { Refusal } from '#ground/refusal.ts'
import { type Account, findAccount, plainLogin } from './account.ts'
import { isPassword } from './password.ts'
import { beginSession, endSession, longestSeconds } from './session.ts'
import { networkOf, throttle } from './throttle.ts'

export type SignIn = (visit: Visit, sent: { login: string; password: string }) => Promise<Account>

/** Signing in with its own memory of failures. Wrong login and wrong password look the same and take as long. */
export function signInWith(demo: boolean, now?: () => number): SignIn {
  const byAccount = throttle(5, now)
  const byNetwork = throttle(50, now) // a network may be a whole office
  return async (visit, { login, password }) => {
    const [account, network] = [plainLogin(login), networkOf(visit.address)]
    const seconds = Math.max(byAccount.secondsLeft(account), byNetwork.secondsLeft(network))
    if (seconds > 0) throw new Wait('accounts.too-often', 429, seconds)
    // counted before the slow hash, so that a hundred guesses at once are a hundred
    byAccount.failed(account)
    byNetwork.failed(network)
    const found = await visit.database.read((tx) => findAccount(tx, login))
    const usable = found && (demo || !found.demo) ? found : undefined
    if (!(await isPassword(password, usable?.passwordHash ?? null)) || !usable) throw new Refusal('accounts.wrong-login-or-password')
    byAccount.succeeded(account)
    byNetwork.succeeded(network)
    const { passwordHash: _, ...who } = usable
    await enter(visit, who.id)
    return who
  }
}

/** A new session, its token to the browser; the browser's former session ends. */
export async function enter(visit: Visit, accountId: number): Promise<void> {
  const token = await visit.database.transaction((tx) => beginSession(tx, accountId, visit.token))
  visit.keepToken(token, longestSeconds)
}

export async function signOut(visit: Visit): Promise<void> {
  const { token } = visit
  if (token !== null) await visit.database.transaction((tx) => endSession(tx, token))
  visit.keepToken(null, 0)
}
