import { type Role, rolesOf, tables } from '#access/public.ts'
import type { Actor } from '#ground/actor.ts'
import type { Database, Tx } from '#ground/database/database.ts'
import { HandedOut, type Mark, writeMark } from '#ground/http/handed-out.ts'
import { route, routeAround, type Route } from '#ground/http/route.ts'
import { numberOn } from '#legal-rules/public.ts'
import * as calls from './contract.ts'
import { columnTags, dataMap } from './data-map.ts'
import { heldOf } from './held.ts'
import * as acts from './request.ts'
import { keeps } from './tags.ts'

const nothing = async (work: Promise<unknown>) => { await work; return {} }

export const routesFor = ({ markOf }: { markOf(database: Database): Promise<Mark> }): Route[] => [
  route(calls.readDataMap, (tx, actor) => shownMap(tx, actor)),
  route(calls.listRequests, (tx, _actor, { ended }) => acts.requests(tx, ended === 'yes')),
  route(calls.readRequest, async (tx, actor, { id }) => {
    const request = await acts.getRequest(tx, id)
    return { ...request, mayConfirm: request.state === 'proposed' && request.decidedBy !== actor.accountId }
  }),
  route(calls.takeIn, acts.takeIn),
  route(calls.answer, (tx, actor, { id }) => nothing(acts.answer(tx, actor, id))),
  route(calls.refuse, (tx, actor, { id, reason }) => nothing(acts.refuse(tx, actor, id, reason))),
  route(calls.settle, (tx, actor, { id, reason }) => nothing(acts.settle(tx, actor, id, reason))),
  route(calls.extend, (tx, actor, { id, until, reason }) => nothing(acts.extend(tx, actor, id, until, reason))),
  route(calls.lift, (tx, actor, { id, reason }) => nothing(acts.lift(tx, actor, id, reason))),
  route(calls.proposeErasure, (tx, actor, { id, reason }) => nothing(acts.proposeErasure(tx, actor, id, reason))),
  route(calls.confirmErasure, (tx, actor, { id }) => nothing(acts.confirmErasure(tx, actor, id))),
  route(calls.declineErasure, (tx, actor, { id, reason }) => nothing(acts.declineErasure(tx, actor, id, reason))),
  route(calls.readHeld, async (tx, _actor, { id }) => {
    const { personId, name } = await acts.getRequest(tx, id)
    return { personId, name, tables: (await heldOf(tx, personId)) as never }
  }),
  routeAround(calls.exportHeld, async ({ database, actor }, { id }) => {
    const mark = await markOf(database)
    return database.read(async (tx) => {
      const { personId, name, cameOn } = await acts.getRequest(tx, id)
      const told = { person: { id: personId, name }, request: id, cameOn, exportedBy: actor?.name, exportedAt: new Date().toISOString(), mark: writeMark(mark, 1), held: await heldOf(tx, personId) }
      return new HandedOut(new TextEncoder().encode(JSON.stringify(told, null, 2)), `du-lieu-ca-nhan-${id}.json`, 'application/json', { personIds: [personId], mark })
    })
  }),
]

async function shownMap(tx: Tx, actor: Actor) {
  const rules: Record<string, calls.Rule> = {}
  for (const key of keeps.filter((keep) => keep.startsWith('privacy.'))) {
    const { value, basis, status } = await numberOn(tx, key, actor.today)
    rules[key] = { value, basis, status }
  }
  return { rules, tables: Object.keys(dataMap).map((table) => ({ table, readBy: readersOf(table), columns: columnTags({ [table]: dataMap[table]! }) })) }
}

/** Roles that the policy lets read the table; none where only the program does. */
function readersOf(table: string): Role[] {
  const right = tables[table]?.select
  return right ? rolesOf(right.by) : []
}
