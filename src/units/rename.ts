import type { Actor } from '#ground/actor.ts'
import type { Tx } from '#ground/database/database.ts'
import { obey } from '#ground/refusal.ts'
import { counterpartLife, done, heldForAct, openAct, type Dated, type Done } from './act.ts'
import { rewriteFrom, type Draft } from './changes.ts'
import { getLife, nameTaken } from './lives.ts'
import { committeeLabel } from './national/party.ts'
import { legalKinds } from './national/compose.ts'
import { after } from './period.ts'
import { fullName, refuseSameName, refuseToRename, versionOn, warnOfKind, type Life } from './unit.ts'

export type Renaming = Dated & { unitId: number; label: string; name: string }

const renamable = ['province', 'district', 'commune', 'village', 'cell'] as const

/** A new name, and the local word before it. The legal kind of a village changes by `convert`; a commune's follows its word. Its committee is renamed with it. */
export async function rename(tx: Tx, actor: Actor, renaming: Renaming): Promise<Done> {
  const { unitId, on } = renaming
  const [life] = await heldForAct(tx, [unitId], renamable, 'rename', on) as [Life]
  const present = versionOn(life, on)!
  const [label, name] = [renaming.label.trim(), renaming.name.normalize('NFC').trim()]
  obey(refuseToRename(life, label, name, on))
  const parent = await getLife(tx, present.parentId!)
  obey(refuseSameName(await nameTaken(tx, parent.id, fullName({ label, name }), on, [unitId]), parent, on))
  const act = await openAct(tx, actor, 'rename', renaming)
  const committee = await counterpartLife(tx, unitId)
  await rewriteFrom(tx, act.id, on, [
    { life, next: from(life, on).map((version) => ({ ...version, label, name, legalKind: life.kind === 'village' || life.kind === 'cell' ? version.legalKind : legalKinds[label] ?? version.legalKind })) },
    ...committee ? [{ life: committee, next: from(committee, on).map((version) => ({ ...version, label: committeeLabel(label), name })) }] : [],
  ])
  const warnings = life.kind === 'village' ? warnOfKind(present.legalKind, versionOn(parent, on)!, on, fullName({ label, name })) : []
  return done(tx, actor, act, [unitId, ...committee ? [committee.id] : []], warnings, { before: { name: fullName(present) }, after: { name: fullName({ label, name }) } })
}

/** What is believed of a unit from a day on, to be written again with changes. */
export const from = (life: Life, on: Renaming['on']): Draft[] =>
  life.versions.filter((version) => version.upto === null || version.upto > on).map((version) => ({ ...version, ...after(version, on) }))
