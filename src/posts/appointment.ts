import { Refusal } from '#ground/refusal.ts'
import { addMonths, type Day } from '#ground/time/day.ts'

export const entries = ['elected', 'appointed', 'co_opted'] as const
export type Entry = (typeof entries)[number]
export const endReasons = ['term_over', 'resigned', 'discharged', 'transferred', 'retired', 'died', 'unit_ended', 'replaced', 'other'] as const
export type EndReason = (typeof endReasons)[number]

/** One row believed now. personId is as entered; speakerId the record that speaks for the person. */
export type Appointment = {
  rowId: number; number: number; unitId: number; kind: string; personId: number; speakerId: number; name: string
  from: Day | null; until: Day | null; interim: boolean; entered: Entry; plannedEnd: Day | null; paperId: number | null; endReason: EndReason | null; endPaperId: number | null
}
export type PostKind = { code: string; vi: string; en: string; tree: 'state' | 'party'; unitKinds: string[]; seats: number | null }
/** A unit as far as a post needs to know it: the days it stands. */
export type UnitLife = { id: number; kind: string; name: string; from: Day | null; until: Day | null }
export type Wanted = { kind: PostKind; unit: UnitLife; speakerId: number; from: Day; until: Day | null; interim: boolean; plannedEnd: Day | null }
/** The most months that an interim head may serve, with what it rests on. */
export type InterimLimit = { value: number; basis: string; status: 'confirmed' | 'unconfirmed' }

export type Warning = { code: string; facts: Record<string, unknown> }

const starts = (day: Day | null) => day ?? ''
const ends = (day: Day | null) => day ?? '~'
export const overlap = (a: { from: Day | null; until: Day | null }, b: { from: Day | null; until: Day | null }) => starts(a.from) < ends(b.until) && starts(b.from) < ends(a.until)

/** What stands against putting a person in a post. `there`: everyone who holds that post in that unit in any part of the period. */
export function refuseToAppoint(wanted: Wanted, there: Appointment[], limit: InterimLimit): Refusal | null {
  return refusePlace(wanted) ?? refuseHolders(wanted, there) ?? refuseInterim(wanted, limit)
}

function refusePlace({ kind, unit, from, until }: Wanted): Refusal | null {
  if (until !== null && until <= from) return new Refusal('posts.ends-before-it-begins', { from, until })
  if (!kind.unitKinds.includes(unit.kind)) return new Refusal('posts.not-in-such-a-unit', { post: { vi: kind.vi, en: kind.en }, unit: unit.name })
  if (starts(unit.from) > from || ends(unit.until) <= from) return new Refusal('posts.unit-not-there', { unit: unit.name, on: from, since: unit.from, until: unit.until })
  return ends(unit.until) < ends(until) && unit.until !== null ? new Refusal('posts.unit-ends-before', { unit: unit.name, unitEnds: unit.until }) : null
}

function refuseHolders({ kind, speakerId, from, until }: Wanted, there: Appointment[]): Refusal | null {
  const others = there.filter((each) => overlap(each, { from, until }))
  const own = others.find((each) => each.speakerId === speakerId)
  if (own) return new Refusal('posts.already-holds-it', { name: own.name, since: own.from })
  const holder = kind.seats === 1 ? others[0] : undefined
  if (!holder) return null
  const facts = { name: holder.name, since: holder.from, until: holder.until, number: holder.number }
  if (starts(holder.from) > from) return new Refusal('posts.held-later', { ...facts, from })
  return starts(holder.from) === from ? new Refusal('posts.starts-before-holder', facts) : new Refusal('posts.held-by-another', facts)
}

/** Thông tư 04/2012/TT-BNV as consolidated: an interim head is appointed for at most six months. */
export function refuseInterim({ kind, from, until, interim, plannedEnd }: Pick<Wanted, 'kind' | 'from' | 'until' | 'interim' | 'plannedEnd'>, limit: InterimLimit): Refusal | null {
  const end = plannedEnd ?? until
  if (plannedEnd !== null && plannedEnd <= from) return new Refusal('posts.ends-before-it-begins', { from, until: plannedEnd })
  if (!interim || kind.code !== 'village_head' || end === null) return null
  const latestOn = addMonths(from, limit.value)
  return end > latestOn ? new Refusal('posts.interim-too-long', { from, latestOn, months: limit.value, basis: limit.basis, status: limit.status }) : null
}

/** The present holder's term ends the day the new one starts: so it must have begun before. */
export function refuseToReplace(holder: Appointment | undefined, speakerId: number, from: Day): Refusal | null {
  if (!holder) return new Refusal('posts.nobody-to-replace', { on: from })
  if (holder.speakerId === speakerId) return new Refusal('posts.already-holds-it', { name: holder.name, since: holder.from })
  return holder.from !== null && from <= holder.from ? new Refusal('posts.starts-before-holder', { name: holder.name, since: holder.from }) : null
}

/** `on` is the first day the post is no longer held. */
export function refuseToEnd(held: Appointment | undefined, on: Day): Refusal | null {
  if (!held) return new Refusal('posts.no-such-appointment', {})
  if (held.from !== null && on <= held.from) return new Refusal('posts.ends-before-it-begins', { from: held.from, until: on })
  return held.until !== null && held.until <= on ? new Refusal('posts.over-already', { until: held.until }) : null
}

export function refuseToExtend(held: Appointment | undefined, plannedEnd: Day, limit: InterimLimit): Refusal | null {
  if (!held) return new Refusal('posts.no-such-appointment', {})
  if (held.until !== null) return new Refusal('posts.over-already', { until: held.until })
  if (held.plannedEnd !== null && plannedEnd <= held.plannedEnd) return new Refusal('posts.not-later', { plannedEnd: held.plannedEnd })
  if (!held.interim || held.kind !== 'village_head' || held.from === null) return null
  const latestOn = addMonths(held.from, limit.value)
  return plannedEnd > latestOn ? new Refusal('posts.interim-too-long', { from: held.from, latestOn, months: limit.value, basis: limit.basis, status: limit.status }) : null
}
