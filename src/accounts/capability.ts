import { today } from '#ground/time/day.ts'
import { type Route, type Visit, routeAround } from '#ground/http/route.ts'
import { type Account, demoAccounts, getAccount } from './account.ts'
import { type Me, calls } from './contract.ts'
import { demoPassword } from './demo.ts'
import { takeFirstAccount } from './first-account.ts'
import { messages } from './messages.ts'
import type { PermissionsOf } from './session.ts'
import { signInWith, signOut } from './sign-in.ts'

export type AccessSettings = { demo: boolean; permissionsOf: PermissionsOf }

function routesFor({ demo, permissionsOf }: AccessSettings): Route[] {
  const signIn = signInWith(demo)
  const meOf = (account: Account): Me => {
    const { id, login, name, role, unitId } = account
    return { accountId: id, login, name, role, unitId, may: permissionsOf(account) }
  }
  const session = async ({ database, actor }: Visit) => ({
    me: actor ? meOf(await database.read((tx) => getAccount(tx, actor.accountId))) : null, demo, today: today()
  })
  const listDemo = async ({ database }: Visit) => ({
    password: demo ? demoPassword : null, accounts: demo ? await database.read(demoAccounts) : []
  })
  return [
    routeAround(calls.session, session),
    routeAround(calls.signIn, async (visit, sent) => meOf(await signIn(visit, sent))),
    routeAround(calls.signOut, signOut),
    routeAround(calls.firstAccount, async (visit, sent) => meOf(await takeFirstAccount(visit, sent))),
    routeAround(calls.demoAccounts, listDemo)
  ]
}

/** `refusals`: what a named constraint of this room means when a race is lost. */
export const accounts = { name: 'accounts', messages, routesFor, refusals: { account_login_key: 'accounts.login-taken' } }
