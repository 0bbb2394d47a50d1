import { type Route, route, routeAround } from '#ground/http/route.ts'
import type { Settings } from '../capability.ts'
import { actorIn } from '../routes.ts'
import { sessionsOf } from '../session.ts'
import { calls } from './contract.ts'
import { getListed, listAccounts } from './list.ts'
import { makeAccount } from './make.ts'
import { confirmReset, openResets, proposeReset, withdrawReset } from './reset.ts'
import { endSessionsOver, restore, suspend } from './suspend.ts'

/** Accounts, as staff keep them. */
export const staffRoutes = ({ pepper }: Settings): Route[] => [
  route(calls.listAccounts, async (tx) => ({ accounts: await listAccounts(tx), resets: await openResets(tx) })),
  route(calls.oneAccount, async (tx, _actor, { accountId }) => ({
    account: await getListed(tx, accountId), resets: await openResets(tx, accountId), sessions: (await sessionsOf(tx, accountId)).length
  })),
  routeAround(calls.makeAccount, (visit, sent) => makeAccount(visit, actorIn(visit), sent, pepper)),
  route(calls.suspendAccount, suspend),
  route(calls.restoreAccount, restore),
  route(calls.endSessionsOver, (tx, actor, { accountId }) => endSessionsOver(tx, actor, accountId)),
  route(calls.proposeReset, proposeReset),
  routeAround(calls.confirmReset, (visit, { number }) => confirmReset(visit, actorIn(visit), number, pepper)),
  route(calls.withdrawReset, (tx, actor, { number }) => withdrawReset(tx, actor, number))
]
