import { Refusal } from '#ground/refusal.ts'

/** A kind of post that stands in a village or in a cell. seats: null for any number. */
export type Kind = { code: string; vi: string; en: string; of: 'village' | 'cell'; seats: number | null }
/** Who is to hold a post of a new village from its day on: nobody where empty. */
export type Chosen = { kind: string; personIds: number[] }
/** A post of a new village or its cell. candidates: whoever holds a post in the old ones, of this kind first. proposed: by the facts; chosen: by people, null where nobody chose. */
export type Seat = Omit<Kind, 'code'> & { kind: string; candidates: { personId: number; name: string; unit: string; same: boolean }[]; proposed: number[]; chosen: number[] | null }

/** Who leads and who stands in for them are two persons: the head chooses the deputy (Thông tư 04/2012/TT-BNV), the deputy secretary stands beside the secretary. */
const deputies = { deputy_village_head: 'village_head', cell_deputy_secretary: 'cell_secretary' } as const
export const leaderOf = (kind: string): string | undefined => deputies[kind as keyof typeof deputies]

/** Known posts, no more holders than seats, nobody their own deputy. */
export function refuseChosen(chosen: readonly Chosen[], kinds: readonly Kind[]): Refusal | null {
  const of = (kind: string) => chosen.find((each) => each.kind === kind)?.personIds ?? []
  for (const { kind, personIds } of chosen) {
    const known = kinds.find(({ code }) => code === kind)
    if (!known) return new Refusal('mergers.no-such-post', { kind })
    const facts = { post: { vi: known.vi, en: known.en } }
    if (known.seats !== null && personIds.length > known.seats) return new Refusal('mergers.more-than-seats', { ...facts, seats: known.seats })
    const leader = leaderOf(kind)
    if (leader !== undefined && of(leader).some((id) => personIds.includes(id))) return new Refusal('mergers.own-deputy', facts)
  }
  return null
}

type Held = { personId: number; name: string; unitId: number; unit: string; kind: string }

/**
 * Whom the facts propose for a post: whoever holds it where it goes on; else the holders of the unit that comes first among `order` (the seat, then the larger).
 * leads: who is proposed to head the village and the cell, who is no deputy to themself.
 */
export function proposedFor({ code, seats }: Kind, held: readonly Held[], goesOn: number | null, order: readonly number[], leads: ReadonlyMap<string, number | null>): number[] {
  if (leads.has(code)) { const leader = leads.get(code); return leader === null || leader === undefined ? [] : [leader] }
  const leader = leads.get(leaderOf(code) ?? '') ?? null
  const there = held.filter(({ kind, personId }) => kind === code && personId !== leader)
  const from = [...(goesOn === null ? [] : [goesOn]), ...order].find((unitId) => there.some((each) => each.unitId === unitId))
  const found = [...new Set(there.filter(({ unitId }) => unitId === from).map(({ personId }) => personId))]
  return seats === null ? found : found.slice(0, seats)
}
