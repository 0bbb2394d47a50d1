import { today } from '#ground/time/day.ts'
import { type Route, type Visit, asProgram, routeAround } from '#ground/http/route.ts'
import { type Account, demoAccounts, getAccount } from './account.ts'
import { type Me, calls } from './contract.ts'
import { demoPassword } from './demo.ts'
import { takeFirstAccount } from './first-account.ts'
import { messages } from './messages.ts'
import { signInWith, signOut } from './sign-in.ts'

/** What an account is here for; room access says it, and this room hands it on. role null: none is held now. */
export type Standing = { role: Me['role']; unitId: number | null; may: string[] }
export type AccountSettings = { demo: boolean; standingOf(accountId: number): Promise<Standing> }

function routesFor({ demo, standingOf }: AccountSettings): Route[] {
  const signIn = signInWith(demo)
  const meOf = async ({ id, login, name }: Account): Promise<Me> => ({ accountId: id, login, name, ...await standingOf(id) })
  const session = async ({ database, actor }: Visit) => ({
    me: actor ? await meOf(await database.read((tx) => getAccount(tx, actor.accountId))) : null, demo, today: today()
  })
  const listDemo = async ({ database }: Visit) => ({
    password: demo ? demoPassword : null, accounts: demo ? await database.read(demoAccounts) : []
  })
  const routes = [
    routeAround(calls.session, session),
    routeAround(calls.signIn, async (visit, sent) => meOf(await signIn(visit, sent))),
    routeAround(calls.signOut, signOut),
    routeAround(calls.firstAccount, async (visit, sent) => meOf(await takeFirstAccount(visit, sent))),
    routeAround(calls.demoAccounts, listDemo)
  ]
  return routes.map(asProgram)
}

/** `refusals`: what a named constraint of this room means when a race is lost. */
export const accounts = { name: 'accounts', messages, routesFor, refusals: { account_login_key: 'accounts.login-taken' } }
