import type { Actor } from '#ground/actor.ts'
import type { Tx } from '#ground/database/database.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import { counterpartOf, done, heldForAct, openAct, parentStanding, type Dated, type Done } from './act.ts'
import { rewriteFrom } from './changes.ts'
import { followOne } from './lineage.ts'
import { coversOf, nameTaken } from './lives.ts'
import { after, contains } from './period.ts'
import { lifeOf, nameOf, refuseParent, refuseSameName, versionOn, warnOfKind, type Life, type Warning } from './unit.ts'

export type Moving = Dated & { unitId: number; parentId: number }

/** A village goes over to another commune, a cell to another committee. What ended before is left where it was. */
export async function move(tx: Tx, actor: Actor, moving: Moving): Promise<Done> {
  const { unitId, parentId, on } = moving
  const [life] = await heldForAct(tx, [unitId], ['village', 'cell'], 'move', on) as [Life]
  const parent = await parentStanding(tx, parentId, on)
  obey(refuseParent(life.kind, parent))
  const present = versionOn(life, on)!
  if (present.parentId === parentId) throw new Refusal('units.already-there', { unit: nameOf(life, on), parent: nameOf(parent, on), on })
  if (life.shard !== parent.shard) throw new Refusal('units.other-province', { unit: nameOf(life, on), parent: nameOf(parent, on) })
  obey(refuseSameName(await nameTaken(tx, parentId, nameOf(life, on), on, [unitId]), parent, on))
  const act = await openAct(tx, actor, 'move', moving)
  const stretches = await followOne(tx, parentId, on, after(lifeOf(life), on))
  await rewriteFrom(tx, act.id, on, [{ life, next: stretches.map((stretch) => ({ ...present, ...stretch })) }])
  const warnings = [
    ...life.kind === 'village' ? warnOfKind(present.legalKind, versionOn(parent, on)!, on, nameOf(life, on)) : [],
    ...await warnOfCellsElsewhere(tx, life, parentId, on),
  ]
  return done(tx, actor, act, [unitId], warnings, { before: { parentId: present.parentId }, after: { parentId } })
}

async function warnOfCellsElsewhere(tx: Tx, life: Life, parentId: number, on: Moving['on']): Promise<Warning[]> {
  const covers = await coversOf(tx, life.kind === 'cell' ? { cells: [life.id] } : { villages: [life.id] })
  const counterpart = await counterpartOf(tx, parentId)
  return counterpart !== undefined && covers.some((period) => contains(period, on)) ? [{ code: 'units.cover-across-communes', facts: { unit: nameOf(life, on), on } }] : []
}
