import type { Actor } from '#ground/actor.ts'
import type { Tx } from '#ground/database/database.ts'
import { obey } from '#ground/refusal.ts'
import { done, heldForAct, obeyGuards, openAct, parentStanding, type Dated, type Done } from './act.ts'
import { endCovers, insertPassings, rewriteFrom } from './changes.ts'
import { foundUnder, type NewName } from './found.ts'
import { coversOf, getLives, nameTaken } from './lives.ts'
import { endMeasures } from './measure.ts'
import { passCovers } from './merge.ts'
import { fullName, nameOf, refuseSameName, refuseToSplit, versionOn, warnOfKind, type HoldsOn, type Life } from './unit.ts'

export type Splitting = Dated & { unitId: number; into: NewName[]; keeps: boolean }

/** A village (or cell) becomes several. Where it `keeps` on, the others are taken out of it; else it ends and they take its place. */
export const split = (guards: HoldsOn[]) => async (tx: Tx, actor: Actor, splitting: Splitting): Promise<Done> => {
  const { unitId, into, keeps, on } = splitting
  const [life] = await heldForAct(tx, [unitId], ['village', 'cell'], 'split', on) as [Life]
  obey(refuseToSplit(life, splitting))
  const parent = await parentStanding(tx, versionOn(life, on)!.parentId!, on)
  for (const part of into) obey(refuseSameName(await nameTaken(tx, parent.id, fullName(part), on, keeps ? [] : [unitId]), parent, on))
  if (!keeps) await obeyGuards(tx, guards, [life], on)
  const act = await openAct(tx, actor, 'split', splitting)
  const covers = await coversOf(tx, { cells: [unitId], villages: [unitId] })
  if (!keeps) {
    await endCovers(tx, act.id, on, covers)
    await rewriteFrom(tx, act.id, on, [{ life, next: [] }])
  }
  else await endMeasures(tx, act.id, on, [unitId])
  const parts: number[] = []
  for (const part of into) parts.push(await foundUnder(tx, act, parent, life.kind as 'village' | 'cell', { ...part, legalKind: part.legalKind ?? villageKind(life, on) }))
  await insertPassings(tx, act, parts.map((id) => ({ fromId: unitId, toId: id, kind: keeps ? 'partial' : 'split' })))
  await passCovers(tx, act, covers, [unitId], await getLives(tx, parts))
  const warnings = life.kind === 'village' ? into.flatMap((part) => warnOfKind(part.legalKind ?? villageKind(life, on) ?? 'thon', versionOn(parent, on)!, on, fullName(part))) : []
  return done(tx, actor, act, [unitId, ...parts], warnings, { keeps, before: { name: nameOf(life, on) }, after: { names: [...keeps ? [nameOf(life, on)] : [], ...into.map(fullName)] } })
}

const villageKind = (life: Life, on: Splitting['on']) => (life.kind === 'village' ? versionOn(life, on)!.legalKind as 'thon' | 'tdp' : undefined)
