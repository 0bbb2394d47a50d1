import type { Actor } from '#ground/actor.ts'
import type { Tx } from '#ground/database/database.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'
import { done, openAct, parentStanding, type Act, type Dated, type Done } from './act.ts'
import { addCovers, insertUnit, insertVersions } from './changes.ts'
import { coverPeriods } from './cover.ts'
import { followOne } from './lineage.ts'
import { legalKindOfLabel } from './label.ts'
import { codeTaken, getLives, holdLives, nameTaken, nextNumbers, writeCode } from './lives.ts'
import { fullName, refuseParent, refuseSameName, refuseWhereItDoesNotStand, versionOn, warnOfKind, type Life } from './unit.ts'

export type NewName = { label: string; name: string; legalKind?: 'thon' | 'tdp' | undefined; code?: string | undefined }
export type Founding = Dated & NewName & { kind: 'village' | 'cell'; parentId: number; covers?: number[] | undefined }

/** Founds a village in a commune, or a cell under a commune's committee with the villages that it covers. */
export async function found(tx: Tx, actor: Actor, founding: Founding): Promise<Done> {
  const { kind, parentId, on } = founding
  const parent = await parentStanding(tx, parentId, on)
  obey(refuseParent(kind, parent))
  obey(refuseSameName(await nameTaken(tx, parentId, fullName(founding), on), parent, on))
  const villages = await holdLives(tx, founding.covers ?? [])
  for (const village of villages) obey(refuseWhereItDoesNotStand(village, on))
  const act = await openAct(tx, actor, 'found', founding)
  const id = await foundUnder(tx, act, parent, kind, founding)
  const [life] = await getLives(tx, [id])
  await addCovers(tx, act.id, await coverPeriods(tx, life!, villages, act))
  const warnings = kind === 'village' ? warnOfKind(versionOn(life!, on)!.legalKind, versionOn(parent, on)!, on, fullName(founding)) : []
  return done(tx, actor, act, [...villages.map((village) => village.id), id], warnings, { after: { name: fullName(founding), parentId } })
}

/** A new unit under a parent from the act's day on, following the parent when it ends. For found, merge and split. */
export async function foundUnder(tx: Tx, act: Act, parent: Life, kind: 'village' | 'cell', named: NewName): Promise<number> {
  const code = named.code?.trim() || await nextCode(tx, parent, kind, act.on)
  const taken = await codeTaken(tx, kind === 'cell' ? 'party' : 'state', code, act.on)
  if (taken) throw new Refusal('units.code-taken', { code, unit: taken, on: act.on })
  const legalKind = kind === 'cell' ? 'party' : named.legalKind ?? legalKindOfLabel(named.label) ?? 'thon'
  const id = await insertUnit(tx, { tree: kind === 'cell' ? 'party' : 'state', kind, shard: parent.shard })
  const stretches = await followOne(tx, parent.id, act.on)
  await insertVersions(tx, act.id, stretches.map((stretch) => ({
    ...stretch, unitId: id, tree: kind === 'cell' ? 'party' : 'state', code, label: named.label.trim(), name: named.name.normalize('NFC').trim(), legalKind, note: null,
  })))
  return id
}

/** '05983-004' after the parent's own code on the day; cells 'CB05983-004'. */
async function nextCode(tx: Tx, parent: Life, kind: 'village' | 'cell', on: Day) {
  const code = versionOn(parent, on)!.code
  const prefix = kind === 'cell' ? `CB${code.replace(/^D/, '')}` : code
  return writeCode(prefix, (await nextNumbers(tx, [prefix])).get(prefix)!)
}
