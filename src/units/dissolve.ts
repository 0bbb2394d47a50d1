import type { Actor } from '#ground/actor.ts'
import type { Tx } from '#ground/database/database.ts'
import { obey } from '#ground/refusal.ts'
import { done, heldForAct, obeyGuards, openAct, type Dated, type Done } from './act.ts'
import { endCovers, insertPassings, rewriteFrom } from './changes.ts'
import { warnOfUncovered } from './cover.ts'
import { coversOf, getLives } from './lives.ts'
import { contains } from './period.ts'
import { nameOf, refuseToEnd, type HoldsOn, type Life } from './unit.ts'

export type Dissolving = Dated & { unitId: number }

/** A village or a cell ends and nothing takes its place. */
export const dissolve = (guards: HoldsOn[]) => async (tx: Tx, actor: Actor, dissolving: Dissolving): Promise<Done> => {
  const { unitId, on } = dissolving
  const [life] = await heldForAct(tx, [unitId], ['village', 'cell'], 'dissolve', on) as [Life]
  obey(refuseToEnd(life, on))
  await obeyGuards(tx, guards, [life], on)
  const covers = await coversOf(tx, { cells: [unitId], villages: [unitId] })
  const act = await openAct(tx, actor, 'dissolve', dissolving)
  await endCovers(tx, act.id, on, covers)
  await rewriteFrom(tx, act.id, on, [{ life, next: [] }])
  await insertPassings(tx, act, [{ fromId: unitId, toId: null, kind: 'dissolve' }])
  const left = life.kind === 'cell' ? [...new Set(covers.filter((cover) => contains(cover, on)).map(({ villageId }) => villageId))] : []
  return done(tx, actor, act, [unitId], await warnOfUncovered(tx, left, await getLives(tx, left), on), { before: { name: nameOf(life, on) }, after: { name: null } })
}
