import type { Actor } from '#ground/actor.ts'
import type { Tx } from '#ground/database/database.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import { done, heldForAct, openAct, type Dated, type Done } from './act.ts'
import { rewriteFrom } from './changes.ts'
import { getLife, nameTaken } from './lives.ts'
import { from } from './rename.ts'
import { fullName, nameOf, refuseSameName, versionOn, warnOfKind, type Life } from './unit.ts'

export type Converting = Dated & { unitId: number; to: 'thon' | 'tdp'; label?: string | undefined; name?: string | undefined }

/** Thôn becomes tổ dân phố, or the other way, when its commune becomes a ward or back (CV 4168/BNV-CQĐP). The village lives on. */
export async function convert(tx: Tx, actor: Actor, converting: Converting): Promise<Done> {
  const { unitId, to, on } = converting
  const [life] = await heldForAct(tx, [unitId], ['village'], 'convert', on) as [Life]
  const present = versionOn(life, on)!
  if (present.legalKind === to) throw new Refusal('units.already-of-that-kind', { unit: nameOf(life, on), kind: to, on })
  const label = converting.label?.trim() || (to === 'tdp' ? 'Tổ dân phố' : 'Thôn')
  const name = converting.name?.normalize('NFC').trim() || present.name
  const parent = await getLife(tx, present.parentId!)
  obey(refuseSameName(await nameTaken(tx, parent.id, fullName({ label, name }), on, [unitId]), parent, on))
  const act = await openAct(tx, actor, 'convert', converting)
  await rewriteFrom(tx, act.id, on, [{ life, next: from(life, on).map((version) => ({ ...version, label, name, legalKind: to })) }])
  return done(tx, actor, act, [unitId], warnOfKind(to, versionOn(parent, on)!, on, fullName({ label, name })), { before: { name: fullName(present), kind: present.legalKind }, after: { name: fullName({ label, name }), kind: to } })
}
