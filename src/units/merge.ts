import type { Actor } from '#ground/actor.ts'
import type { Tx } from '#ground/database/database.ts'
import { obey } from '#ground/refusal.ts'
import { done, heldForAct, obeyGuards, openAct, parentStanding, type Act, type Dated, type Done } from './act.ts'
import { addCovers, endCovers, insertPassings, rewriteFrom } from './changes.ts'
import { foundUnder, type NewName } from './found.ts'
import { coversOf, getLife, nameTaken, type Cover } from './lives.ts'
import { joinMeasures } from './measure.ts'
import { after, both, isEmpty } from './period.ts'
import { fullName, lifeOf, nameOf, refuseSameName, refuseToEnd, refuseToMerge, versionOn, warnOfKind, type HoldsOn, type Life } from './unit.ts'

export type Merging = Dated & { unitIds: number[]; into: { unitId: number } | NewName }

/** Several villages (or cells) of one commune become one: a new one, or one of them. The others end; who covered them covers what they became. */
export const merge = (guards: HoldsOn[]) => async (tx: Tx, actor: Actor, merging: Merging): Promise<Done> => {
  const { into, on } = merging
  const survivorId = 'unitId' in into ? into.unitId : undefined
  const lives = await heldForAct(tx, [...merging.unitIds, ...survivorId === undefined ? [] : [survivorId]], ['village', 'cell'], 'merge', on)
  obey(refuseToMerge(lives, on))
  const ending = lives.filter((life) => life.id !== survivorId)
  for (const life of ending) obey(refuseToEnd(life, on))
  const parentId = versionOn(lives[0]!, on)!.parentId!
  const parent = 'unitId' in into ? await getLife(tx, parentId) : await parentStanding(tx, parentId, on)
  if (!('unitId' in into)) obey(refuseSameName(await nameTaken(tx, parentId, fullName(into), on, ending.map(({ id }) => id)), parent, on))
  await obeyGuards(tx, guards, ending, on)
  const act = await openAct(tx, actor, 'merge', merging)
  const covers = await coversOf(tx, { cells: ending.map(({ id }) => id), villages: ending.map(({ id }) => id) })
  await endCovers(tx, act.id, on, covers)
  await rewriteFrom(tx, act.id, on, ending.map((life) => ({ life, next: [] })))
  const intoId = 'unitId' in into ? into.unitId : await foundUnder(tx, act, parent, lives[0]!.kind as 'village' | 'cell', { ...into, legalKind: into.legalKind ?? kindOfMost(lives, on) })
  await insertPassings(tx, act, ending.map(({ id }) => ({ fromId: id, toId: intoId, kind: 'merge' })))
  await passCovers(tx, act, covers, ending.map(({ id }) => id), [await getLife(tx, intoId)])
  const result = await getLife(tx, intoId)
  if (result.kind === 'village') await joinMeasures(tx, act, lives.map(({ id }) => id), intoId)
  const warnings = result.kind === 'village' ? warnOfKind(versionOn(result, on)!.legalKind, versionOn(parent, on)!, on, nameOf(result, on)) : []
  return done(tx, actor, act, [...ending.map(({ id }) => id), intoId], warnings, { before: { names: lives.map((life) => nameOf(life, on)) }, after: { name: nameOf(result, on) } })
}

function kindOfMost(lives: Life[], on: Dated['on']): 'thon' | 'tdp' | undefined {
  const kinds = lives.map((life) => versionOn(life, on)!.legalKind)
  if (kinds[0] === 'party') return undefined
  return kinds.filter((kind) => kind === 'tdp').length * 2 > kinds.length ? 'tdp' : 'thon'
}

/** What was covered by (or covered) a unit that ended is covered by (or covers) what it became, for the same days. */
export async function passCovers(tx: Tx, act: Act, covers: Cover[], endedIds: number[], results: Life[]) {
  const ended = new Set(endedIds)
  await addCovers(tx, act.id, covers.flatMap((cover) => results.map((result) => ({
    cellId: ended.has(cover.cellId) ? result.id : cover.cellId,
    villageId: ended.has(cover.villageId) ? result.id : cover.villageId,
    paperId: act.paperId,
    ...both(after(cover, act.on), lifeOf(result)),
  }))).filter((period) => !isEmpty(period)))
}
