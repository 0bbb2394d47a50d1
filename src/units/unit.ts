import type { Tx } from '#ground/database/database.ts'
import { Refusal } from '#ground/refusal.ts'
import { spell } from '#ground/text/spelling.ts'
import type { Day } from '#ground/time/day.ts'
import { legalKindOfLabel } from './label.ts'
import { contains, type Period } from './period.ts'

export type Tree = 'state' | 'party'
export const stateKinds = ['country', 'province', 'district', 'commune', 'village'] as const
export const partyKinds = ['central', 'province_committee', 'district_committee', 'commune_committee', 'cell'] as const
export const unitKinds = [...stateKinds, ...partyKinds] as const
export type UnitKind = (typeof unitKinds)[number]

/** What a unit is measured by: households and people are whole numbers, area_km2 is in square kilometres. */
export const measureKinds = ['households', 'population', 'area_km2'] as const
export type MeasureKind = (typeof measureKinds)[number]

export type Naming = { label: string; name: string; legalKind: string }
export type Version = Naming & Period & { unitId: number; tree: Tree; code: string; parentId: number | null; note: string | null; act: { kind: ActKind; on: Day } | null }
/** A unit and all that is believed of it, in order of time. `versions` is empty when its founding was taken back. */
export type Life = { id: number; tree: Tree; kind: UnitKind; shard: number; versions: Version[] }

export const actKinds = ['load', 'found', 'rename', 'move', 'merge', 'split', 'convert', 'dissolve', 'place', 'cover', 'correct', 'import'] as const
export type ActKind = (typeof actKinds)[number]
/** What did happen although somebody should look at it. */
export type Warning = { code: string; facts: Record<string, unknown> }

/** Who still holds something in these units on the day or later: contributed by rooms above. `what`: 'Trưởng thôn'. */
export type Held = { unitId: number; what: string }
export type HoldsOn = (tx: Tx, unitIds: number[], on: Day) => Promise<Held[]>

export const fullName = ({ label, name }: Pick<Naming, 'label' | 'name'>) => `${label} ${name}`.trim()
export const versionOn = (life: Life, on: Day) => life.versions.find((version) => contains(version, on))
export const lifeOf = (life: Life): Period => ({ from: life.versions[0]?.from ?? null, upto: life.versions.at(-1)?.upto ?? null })
export const nameOf = (life: Life, on: Day) => { const version = versionOn(life, on) ?? life.versions.at(-1); return version ? fullName(version) : `#${life.id}` }

/** Nothing is done to a unit on a day before it began or after it ended. */
export function refuseWhereItDoesNotStand(life: Life, on: Day): Refusal | null {
  const { from, upto } = lifeOf(life)
  const unit = nameOf(life, on)
  if (life.versions.length === 0) return new Refusal('units.taken-back', { unit })
  if (from !== null && on < from) return new Refusal('units.not-yet-founded', { unit, from, on })
  if (upto !== null && on >= upto) return new Refusal('units.already-ended', { unit, upto, on })
  return null
}

/** What came later was decided on what stood then: an earlier day may not change it unseen. */
export function refuseBeforeALaterAct(life: Life, on: Day): Refusal | null {
  const later = life.versions.map(({ act }) => act).find((act) => act !== null && act.on > on)
  return later ? new Refusal('units.later-act', { unit: nameOf(life, on), act: later.kind, actOn: later.on, on }) : null
}

/** A unit lives a day at least. */
export function refuseToEnd(life: Life, on: Day): Refusal | null {
  const { from } = lifeOf(life)
  return from !== null && on <= from ? new Refusal('units.ends-before-it-began', { unit: nameOf(life, on), from, on }) : null
}

export function refuseOtherKinds(life: Life, kinds: readonly UnitKind[], act: ActKind | 'measure'): Refusal | null {
  return kinds.includes(life.kind) ? null : new Refusal('units.not-for-this-kind', { unit: nameOf(life, life.versions[0]?.from ?? ('' as Day)), kind: life.kind, act })
}

/** A unit whose posts are held does not end under its holders: their terms are ended first. */
export function refuseWhileHeld(held: Held[], lives: Life[], on: Day): Refusal | null {
  if (held.length === 0) return null
  const names = new Map(lives.map((life) => [life.id, nameOf(life, on)]))
  return new Refusal('units.posts-still-held', { on, count: held.length, posts: [...new Set(held.map(({ unitId, what }) => `${what} – ${names.get(unitId) ?? unitId}`))].slice(0, 10) })
}

/** Villages stand in a commune, cells under its committee. */
export function refuseParent(kind: UnitKind, parent: Life): Refusal | null {
  const wanted = kind === 'cell' ? 'commune_committee' : 'commune'
  return parent.kind === wanted ? null : new Refusal('units.wrong-parent', { parent: nameOf(parent, parent.versions[0]?.from ?? ('' as Day)), kind, wanted })
}

export function refuseSameName(taken: string | undefined, parent: Life, on: Day): Refusal | null {
  return taken === undefined ? null : new Refusal('units.same-name', { name: taken, parent: nameOf(parent, on), on })
}

export function refuseToMerge(lives: Life[], on: Day): Refusal | null {
  if (lives.length < 2) return new Refusal('units.merge-needs-two')
  const kinds = new Set(lives.map(({ kind }) => kind)), parents = new Set(lives.map((life) => versionOn(life, on)?.parentId))
  if (kinds.size > 1) return new Refusal('units.merge-of-one-kind', { units: lives.map((life) => nameOf(life, on)) })
  return parents.size > 1 ? new Refusal('units.merge-across-parents', { units: lives.map((life) => nameOf(life, on)), on }) : null
}

export function refuseToSplit(life: Life, { into, keeps, on }: { into: Pick<Naming, 'label' | 'name'>[]; keeps: boolean; on: Day }): Refusal | null {
  if (into.length < (keeps ? 1 : 2)) return new Refusal('units.split-needs-parts', { unit: nameOf(life, on), keeps })
  const names = into.map((part) => spell(fullName(part)))
  if (new Set(names).size < names.length) return new Refusal('units.split-parts-of-one-name', { unit: nameOf(life, on) })
  return keeps ? null : refuseToEnd(life, on)
}

/** A name that is new; and 'Tổ dân phố' and 'Thôn', the law's own words, only for their own kind. Local words (khu, khối, xóm) are used for both. */
export function refuseToRename(life: Life, label: string, name: string, on: Day): Refusal | null {
  const present = versionOn(life, on)
  if (!present) return null
  if (fullName({ label, name }) === fullName(present)) return new Refusal('units.same-name-as-before', { unit: nameOf(life, on) })
  const otherKind = /^(tổ dân phố|thôn)$/i.test(label) && legalKindOfLabel(label) !== present.legalKind
  return life.kind === 'village' && otherKind ? new Refusal('units.label-of-another-kind', { unit: nameOf(life, on), label, kind: present.legalKind }) : null
}

/** From this day there are no districts (Resolutions 202/2025/QH15 and 203/2025/QH15). */
export const REFORM = '2025-07-01' as Day

/** CV 4168/BNV-CQĐP (23/06/2025): thôn stand under xã and đặc khu, tổ dân phố under phường. Not read in full: a warning. */
export function warnOfKind(legalKind: string, parent: Version, on: Day, unit: string): Warning[] {
  if (on < REFORM) return []
  const fits = legalKind === 'tdp' ? parent.legalKind === 'phuong' : legalKind === 'thon' ? parent.legalKind === 'xa' || parent.legalKind === 'dac_khu' : true
  return fits || !['phuong', 'xa', 'dac_khu'].includes(parent.legalKind) ? [] : [{ code: 'units.kind-does-not-fit', facts: { unit, parent: fullName(parent), kind: legalKind } }]
}
