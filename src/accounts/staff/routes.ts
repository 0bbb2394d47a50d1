import { type Route, route, routeAround } from '#ground/http/route.ts'
import type { Settings } from '../capability.ts'
import { actorIn } from '../routes.ts'
import { sessionsOf } from '../session.ts'
import { calls } from './contract.ts'
import { obeyRank } from './above.ts'
import { getListed, listAccounts } from './list.ts'
import { makeAccount } from './make.ts'
import { confirmReset, openResets, proposeReset, withdrawReset } from './reset.ts'
import { endSessionsOver, restore, suspend } from './suspend.ts'

/** Accounts, as staff keep them. */
export const staffRoutes = ({ pepper, standsAbove, accountsSeen }: Settings): Route[] => [
  route(calls.listAccounts, async (tx, actor) => ({ accounts: await listAccounts(tx, accountsSeen(actor)), resets: await openResets(tx, accountsSeen(actor)) })),
  route(calls.oneAccount, async (tx, actor, { accountId }) => ({
    account: await getListed(tx, accountId, accountsSeen(actor)), resets: await openResets(tx, accountsSeen(actor), accountId), sessions: (await sessionsOf(tx, accountId)).length
  })),
  routeAround(calls.makeAccount, (visit, sent) => makeAccount(visit, actorIn(visit), sent, pepper)),
  route(calls.suspendAccount, async (tx, actor, sent) => {
    await obeyRank(tx, actor, sent.accountId, standsAbove)
    await suspend(tx, actor, sent)
  }),
  route(calls.restoreAccount, async (tx, actor, sent) => {
    await obeyRank(tx, actor, sent.accountId, standsAbove)
    await restore(tx, actor, sent)
  }),
  route(calls.endSessionsOver, async (tx, actor, { accountId }) => {
    await obeyRank(tx, actor, accountId, standsAbove)
    await endSessionsOver(tx, actor, accountId)
  }),
  route(calls.proposeReset, (tx, actor, sent) => proposeReset(tx, actor, sent, standsAbove)),
  routeAround(calls.confirmReset, (visit, { number }) => confirmReset(visit, actorIn(visit), number, { pepper, standsAbove })),
  route(calls.withdrawReset, (tx, actor, { number }) => withdrawReset(tx, actor, number, standsAbove))
]
