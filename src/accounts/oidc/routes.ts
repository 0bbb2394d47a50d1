import { type Route, route, routeAround } from '#ground/http/route.ts'
import type { Settings } from '../capability.ts'
import { owedAt } from '../routes.ts'
import { calls } from './contract.ts'
import { identities, linkIdentity, unlinkIdentity } from './identity.ts'
import { beginOidc, endByOidc, finishOidc } from './sign-in.ts'

/** Single sign-on. */
export const oidcRoutes = (settings: Settings): Route[] => [
  routeAround(calls.beginOidc, (visit) => beginOidc(visit, settings)),
  routeAround(calls.finishOidc, async (visit, { answer }) => ({ owed: owedAt(await finishOidc(visit, answer, settings)) })),
  routeAround(calls.endByOidc, (visit, { logout_token: token }) => endByOidc(visit, token, settings)),
  route(calls.oidcIdentities, async (tx, actor) => ({ identities: await identities(tx, settings.accountsSeen(actor)) })),
  route(calls.linkOidc, (tx, actor, sent) => linkIdentity(tx, actor, sent, settings.standsAbove)),
  route(calls.unlinkOidc, (tx, actor, { number }) => unlinkIdentity(tx, actor, number, settings.standsAbove))
]
