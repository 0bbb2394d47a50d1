import { type Route, type Visit, routeAround, route } from '#ground/http/route.ts'
import { record } from '#ground/journal/journal.ts'
import { today } from '#ground/time/day.ts'
import { demoAccounts, getAccount } from './account.ts'
import type { Settings } from './capability.ts'
import { type Me, type Owed, calls } from './contract.ts'
import { demoPassword } from './demo.ts'
import { factorsOf } from './factors/factor.ts'
import { takeFirstAccount } from './first-account.ts'
import { changePassword } from './passwords/change.ts'
import { endOwnSession, endSessionsOf, isStrict, sessionsOf } from './session.ts'
import { signInWith, signOut } from './sign-in.ts'
import type { Actor, Stage } from '#ground/actor.ts'

/** Who is signed in, as the calls around a transaction need it; the server lets nobody else in. */
export const actorIn = ({ actor }: Visit): Actor => {
  if (!actor) throw new Error('nobody is signed in')
  return actor
}

export const owedAt = (stage: Stage | undefined): Owed | null => (stage === undefined || stage === 'whole' ? null : stage)

/** Signing in and out, and what concerns nobody but oneself. */
export function ownRoutes(settings: Settings): Route[] {
  const { demo, standingOf } = settings
  const signIn = signInWith(settings)
  const listDemo = async ({ database }: Visit) => ({
    password: demo ? demoPassword : null,
    accounts: demo ? await Promise.all((await database.read(demoAccounts)).map(async ({ id, login, name }) => ({ login, name, ...await standingOf(id) }))) : []
  })
  return [
    routeAround(calls.session, (visit) => sessionOf(visit, settings)),
    routeAround(calls.signIn, async (visit, sent) => ({ owed: owedAt((await signIn(visit, sent)).stage) })),
    routeAround(calls.signOut, signOut),
    routeAround(calls.firstAccount, async (visit, sent) => ({ owed: owedAt(await takeFirstAccount(visit, sent, settings)) })),
    routeAround(calls.demoAccounts, listDemo),
    routeAround(calls.changePassword, (visit, sent) => changePassword(visit, actorIn(visit), sent, settings)),
    route(calls.ownSessions, async (tx, actor) => ({
      sessions: (await sessionsOf(tx, actor.accountId)).map((each) => ({ ...each, thisOne: each.number === actor.sessionId }))
    })),
    route(calls.endSession, async (tx, actor, { number }) => {
      if (!(await endOwnSession(tx, actor.accountId, number))) return
      await record(tx, actor, { what: 'accounts.end-own-sessions', units: [], facts: { account: actor.accountId, session: number } })
    }),
    route(calls.endOtherSessions, async (tx, actor) => {
      await endSessionsOf(tx, actor.accountId, actor.sessionId ?? null)
      await record(tx, actor, { what: 'accounts.end-own-sessions', units: [], facts: { account: actor.accountId } })
    })
  ]
}

async function sessionOf({ database, actor }: Visit, { demo, oidc, standingOf }: Settings) {
  const whole = { demo, today: today(), singleSignOn: oidc?.name ?? null }
  if (!actor) return { ...whole, me: null, owed: null, ways: { totp: false, passkey: false, recoveryCode: false }, strict: false }
  return database.read(async (tx) => {
    const { id, login, name } = await getAccount(tx, actor.accountId)
    const { totp, passkeys, codesLeft } = await factorsOf(tx, id)
    const owed = owedAt(actor.stage)
    const { role, unitId } = await standingOf(id)
    const me: Me = { accountId: id, login, name, role, unitId, may: actor.may }
    return { ...whole, me: owed ? null : me, owed, ways: { totp, passkey: passkeys.length > 0, recoveryCode: codesLeft > 0 }, strict: await isStrict(tx, actor.sessionId ?? 0) }
  })
}
