import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Day } from '#ground/time/day.ts'
import { unitsThen } from '#indicators/public.ts'
import { instant, type Known, type VillageState } from '#posts/public.ts'
import type { Plan } from './plan.ts'
import { type Chosen, type Kind, proposedFor, type Seat } from './seating.ts'
import { type GroupNamed, kindsOfPosts, type VillageThen } from './store.ts'

export type Fate = 'kept' | 'ends' | 'begins-later'
/** With the plan's choice: held on in the new village; replaced where it goes on with another; ends with the unit. */
export type Will = 'goes-on' | 'replaced' | 'ends' | 'begins-later'
/** What happens to one who holds a post in the villages and cells of a group. */
export type Holder = { number: number; personId: number; name: string; unitId: number; unit: string; kind: string; post: { vi: string; en: string }; interim: boolean; fate: Fate; will: Will; leads: ('head' | 'secretary')[]; other: string[] }
/** Who may lead a new village, by what they hold now: whoever unifies a village already first. */
export type Lead = { personId: number; name: string; villageId: number; state: VillageState; isHead: boolean; isSecretary: boolean }
export type Led = { seatId: number; cells: { id: number; name: string; ends: boolean; shared: boolean }[]; candidates: Lead[]; headId: number | null; secretaryId: number | null; holders: Holder[]; seats: Seat[] }

export type CellThen = { id: number; name: string; villageIds: number[] }

/** The cells that cover these villages on the day, with all that they cover. */
export const cellsOf = (tx: Tx, villageIds: number[], on: Day, known: Known = null) => rows<CellThen>(tx, sql`
  select c.cell_id as id, u.full_name as name, array_agg(c.village_id order by c.village_id) as "villageIds"
  from cell_cover c join ${unitsThen(on, known)} u on u.id = c.cell_id
  where believed_at(c.recorded, ${instant(known)}) and c.held @> ${on}::date
    and c.cell_id in (select o.cell_id from cell_cover o where o.village_id = any(${villageIds}::int[]) and believed_at(o.recorded, ${instant(known)}) and o.held @> ${on}::date)
  group by c.cell_id, u.full_name, u.code order by u.code`)

/** Of a group's cells: those that cover no village of another group can be joined, the seat's own first; into is the one that goes on, where there is one. */
export function joinable(cells: readonly CellThen[], { seatId, members }: Pick<GroupNamed, 'seatId' | 'members'>): { own: CellThen[]; into: CellThen | null } {
  const own = cells.filter(({ villageIds }) => villageIds.some((id) => members.includes(id)) && villageIds.every((id) => members.includes(id)))
  const sorted = [...own].sort((a, b) => Number(b.villageIds.includes(seatId)) - Number(a.villageIds.includes(seatId)))
  return { own: sorted, into: sorted[0] ?? null }
}

type HeldThen = { number: number; personId: number; name: string; unitId: number; unit: string; kind: string; vi: string; en: string; interim: boolean; from: Day | null }
/** Held on the day or later in these units. */
export const heldIn = (tx: Tx, unitIds: number[], on: Day, known: Known = null) => rows<HeldThen>(tx, sql`
  select a.number, person_of(a.person_id, ${instant(known)}) as "personId", a.unit_id as "unitId", a.kind, k.vi, k.en, a.interim, lower(a.held) as "from",
    coalesce((select n.name from person_version n where n.person_id = person_of(a.person_id, ${instant(known)}) and believed_at(n.recorded, ${instant(known)}) order by (n.held @> ${on}::date) desc limit 1), '') as name,
    coalesce((select v.full_name from unit_version v where v.unit_id = a.unit_id and believed_at(v.recorded, ${instant(known)}) order by (v.valid @> ${on}::date) desc limit 1), '') as unit
  from appointment a join post_kind k on k.code = a.kind
  where a.unit_id = any(${unitIds}::int[]) and believed_at(a.recorded, ${instant(known)}) and a.held && daterange(${on}::date, null)
  order by k.rank, a.unit_id, a.number`)

/** For each new village of more than one: its cells, who may lead it, whom the facts propose, and what happens to every holder. */
export async function ledGroups(tx: Tx, { on }: Pick<Plan, 'on'>, villages: readonly VillageThen[], groups: readonly GroupNamed[], chosen: readonly (Chosen & { seatId: number })[] = [], known: Known = null): Promise<Led[]> {
  const merging = groups.filter(({ members }) => members.length > 1)
  const cells = await cellsOf(tx, merging.flatMap(({ members }) => members), on, known)
  const kinds = await kindsOfPosts(tx)
  const held = await heldIn(tx, [...merging.flatMap(({ members }) => members), ...cells.map(({ id }) => id)], on, known)
  return merging.map((group) => {
    const { own, into } = joinable(cells, group)
    const shared = cells.filter((cell) => !own.includes(cell) && cell.villageIds.some((id) => group.members.includes(id)))
    const ending = endingOf(group, own, into)
    const candidates = candidatesOf(group, villages)
    const [first] = candidates
    const headId = first?.personId ?? null
    const secretaryId = candidates.find(({ isHead, isSecretary }) => isHead && isSecretary)?.personId ?? candidates.find(({ isSecretary, villageId }) => isSecretary && villageId === group.seatId)?.personId ?? candidates.find(({ isSecretary }) => isSecretary)?.personId ?? null
    const heads = candidates.find(({ isHead }) => isHead)?.personId ?? headId
    const units = new Set([...group.members, ...own.map(({ id }) => id), ...shared.map(({ id }) => id)])
    return {
      seatId: group.seatId, candidates, headId: heads, secretaryId,
      cells: [...own, ...shared].map(({ id, name }) => ({ id, name, ends: ending.has(id), shared: shared.some((cell) => cell.id === id) })),
      holders: held.filter(({ unitId }) => units.has(unitId)).map(({ from, vi, en, ...holder }): Holder => ({
        ...holder, post: { vi, en }, fate: !ending.has(holder.unitId) ? 'kept' : from !== null && from >= on ? 'begins-later' : 'ends', will: 'ends', leads: [], other: [],
      })),
      seats: seatsOf(kinds, group, villages, own, into, held.filter(({ unitId }) => units.has(unitId)), new Map([['village_head', heads], ['cell_secretary', secretaryId]]), chosen),
    }
  }).map((led) => ({ ...led, holders: led.holders.map((holder) => ({ ...holder, ...willOf(holder, led), leads: [...(holder.personId === led.headId ? ['head' as const] : []), ...(holder.personId === led.secretaryId ? ['secretary' as const] : [])] })) }))
}

/** The posts of the new village and, where it has one of its own, its cell. */
function seatsOf(kinds: readonly Kind[], group: GroupNamed, villages: readonly VillageThen[], own: readonly CellThen[], into: CellThen | null, held: readonly HeldThen[], leads: ReadonlyMap<string, number | null>, chosen: readonly (Chosen & { seatId: number })[]): Seat[] {
  const size = (id: number) => villages.find((village) => village.id === id)?.households ?? 0
  const order = { village: [...group.members].sort((a, b) => Number(b === group.seatId) - Number(a === group.seatId) || size(b) - size(a)), cell: own.map(({ id }) => id) }
  const goesOn = { village: group.name === null ? group.seatId : null, cell: group.name === null || own.length === 1 ? into?.id ?? null : null }
  return kinds.filter(({ of }) => of === 'village' || into !== null).map(({ code: kind, ...rest }) => {
    const people = Map.groupBy([...held].sort((a, b) => Number(b.kind === kind) - Number(a.kind === kind)), ({ personId }) => personId)
    return {
      ...rest, kind, proposed: proposedFor({ ...rest, code: kind }, held, goesOn[rest.of], order[rest.of], leads), chosen: chosen.find((each) => each.seatId === group.seatId && each.kind === kind)?.personIds ?? null,
      candidates: [...people.values()].map(([first]) => ({ personId: first!.personId, name: first!.name, unit: first!.unit, same: first!.kind === kind })),
    }
  })
}

/** What becomes of a holder once the plan's choice stands; other: the other posts they are to hold in the new village. */
function willOf({ personId, kind, fate }: Holder, { seats }: Led): Pick<Holder, 'will' | 'other'> {
  const takes = seats.filter(({ chosen, proposed }) => (chosen ?? proposed).includes(personId)).map((seat) => seat.kind)
  const seat = seats.find((each) => each.kind === kind)
  const will = fate === 'begins-later' ? fate : takes.includes(kind) || (fate === 'kept' && !seat) ? 'goes-on' : fate === 'kept' ? 'replaced' : 'ends'
  return { will, other: takes.filter((each) => each !== kind) }
}

/** Units of a group that end: all but its seat and the cell that goes on; all of them where the new village has a name of its own. */
export function endingOf({ seatId, members, name }: GroupNamed, own: readonly CellThen[], into: CellThen | null): Set<number> {
  return new Set([...members.filter((id) => name !== null || id !== seatId), ...own.filter((cell) => own.length > 1 && (name !== null || cell !== into)).map(({ id }) => id)])
}

const rank: Record<VillageState, number> = { unified: 0, head_official: 1, head_probationary: 2, head_pipeline: 3, head_non_member: 4, interim: 5, secretary_only: 6, vacant: 7 }

/** Whoever heads a village or is its secretary, best state first, then the seat's own, then of the larger village. */
function candidatesOf({ seatId, members }: GroupNamed, villages: readonly VillageThen[]): Lead[] {
  const inside = villages.filter(({ id }) => members.includes(id)).sort((a, b) => rank[a.state] - rank[b.state] || Number(b.id === seatId) - Number(a.id === seatId) || (b.households ?? 0) - (a.households ?? 0) || a.id - b.id)
  const leads = inside.flatMap(({ id, state, headId, head, secretaryId, secretary }): Lead[] => [
    ...(headId === null ? [] : [{ personId: headId, name: head ?? '', villageId: id, state, isHead: true, isSecretary: headId === secretaryId }]),
    ...(secretaryId === null || secretaryId === headId ? [] : [{ personId: secretaryId, name: secretary ?? '', villageId: id, state, isHead: false, isSecretary: true }]),
  ])
  return leads.filter(({ personId }, at) => leads.findIndex((other) => other.personId === personId) === at)
}
