import { Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'
import { type Issued, lastDayOf } from './issued-on.ts'

/** What one paper says of another. The first three lean on it: where it is replaced, what leans on it is to be looked at again. */
export const linkKinds = ['rests_on', 'implements', 'guides', 'amends', 'replaces'] as const
export type LinkKind = (typeof linkKinds)[number]
export const leaning: readonly LinkKind[] = ['rests_on', 'implements', 'guides']

/** A link as it is believed: `from` says of `to`. */
export type Link = { id: number; fromId: number; toId: number; kind: LinkKind }
export type LinkDraft = Omit<Link, 'id'>
type Dated = Issued & { id: number; symbol: string | null }

/** A paper speaks of papers that were there before it, and never, over any number of links, of itself. `above` are the papers that `to` reaches. */
export function refuseToLink({ kind }: Pick<LinkDraft, 'kind'>, from: Dated, to: Dated, above: readonly number[]): Refusal | null {
  const facts = { kind, from: from.symbol, to: to.symbol }
  if (from.id === to.id) return new Refusal('papers.links-itself', facts)
  const last = lastDayOf(from)
  if (last && to.issuedOn && last < to.issuedOn) return new Refusal('papers.link-to-later', { ...facts, issuedOn: to.issuedOn })
  if (above.includes(from.id)) return new Refusal('papers.links-in-a-circle', facts)
  return null
}

/** The papers that have to be looked at again on a day: they lean on one that was replaced by then, were issued before it was, and are not replaced themselves. */
export function toReview(links: readonly Link[], issued: ReadonlyMap<number, Day | null>, on: Day): Map<number, { basisId: number; byId: number }[]> {
  const replacedBy = new Map<number, number[]>()
  for (const { fromId, toId, kind } of links) {
    const day = issued.get(fromId)
    if (kind === 'replaces' && (!day || day <= on)) replacedBy.set(toId, [...replacedBy.get(toId) ?? [], fromId])
  }
  const found = new Map<number, { basisId: number; byId: number }[]>()
  for (const { fromId, toId, kind } of links) {
    if (!leaning.includes(kind) || replacedBy.has(fromId)) continue
    const own = issued.get(fromId)
    for (const byId of replacedBy.get(toId) ?? []) {
      const day = issued.get(byId)
      if (byId !== fromId && !(own && day && own >= day)) found.set(fromId, [...found.get(fromId) ?? [], { basisId: toId, byId }])
    }
  }
  return found
}
