import type { Actor } from '#ground/actor.ts'
import type { Tx } from '#ground/database/database.ts'
import { record } from '#ground/journal/journal.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import { addMonths, type Day } from '#ground/time/day.ts'
import { numberOn } from '#legal-rules/public.ts'
import { findPerson } from '#people/public.ts'
import { type Appointment, type EndReason, type Entry, overlap, refuseToAppoint, refuseToReplace, type Wanted, type Warning } from './appointment.ts'
import { disbelieve, findKind, findUnitLife, heldBy, heldThere, insertAppointment, lock, provinceOf } from './store.ts'

export type Appointing = {
  unitId: number; kind: string; personId: number; from: Day; until?: Day | null; interim?: boolean; entered?: Entry
  plannedEnd?: Day | null; paperId?: number | null; basis?: string | null
}
export type Appointed = { number: number; warnings: Warning[] }

/** Puts a person in a post of a unit from a day on. A post with one seat must be free; see replace. Gives the appointment's number and what should be looked at. */
export async function appoint(tx: Tx, actor: Actor, given: Appointing): Promise<Appointed> {
  await lock(tx, given.unitId, given.personId)
  const wanted = await wantedOf(tx, given)
  obey(refuseToAppoint(wanted, await heldThere(tx, given.unitId, given.kind), await interimLimit(tx, given.unitId, given.from)))
  const held = await heldBy(tx, wanted.speakerId)
  obey(refuseTheDead(held, given.from))
  return write(tx, actor, given, wanted, held, 'posts.appoint')
}

export type Replacing = Appointing & { reason?: EndReason; endPaperId?: number | null }

/** In one act: the holder's term ends the day the new one starts. */
export async function replace(tx: Tx, actor: Actor, { reason = 'replaced', endPaperId = null, ...given }: Replacing): Promise<Appointed & { ended: number }> {
  await lock(tx, given.unitId, given.personId)
  const wanted = await wantedOf(tx, given)
  const there = await heldThere(tx, given.unitId, given.kind)
  const holder = there.find((each) => isHeldOn(each, given.from))
  obey(refuseToReplace(holder, wanted.speakerId, given.from))
  const limit = await interimLimit(tx, given.unitId, given.from)
  obey(refuseToAppoint(wanted, there.filter((each) => each !== holder), limit))
  const held = await heldBy(tx, wanted.speakerId)
  obey(refuseTheDead(held, given.from))
  const { basis, plannedEnd } = await disbelieve(tx, holder!.rowId)
  await insertAppointment(tx, { ...holder!, basis, plannedEnd, until: given.from, endReason: reason, endPaperId })
  return { ...await write(tx, actor, given, wanted, held, 'posts.replace', holder), ended: holder!.number }
}

const isHeldOn = ({ from, until }: Appointment, on: Day) => (from === null || from <= on) && (until === null || on < until)

async function wantedOf(tx: Tx, { unitId, kind: code, personId, from, until = null, interim = false, plannedEnd = null }: Appointing): Promise<Wanted> {
  const kind = await findKind(tx, code)
  if (!kind) throw new Refusal('posts.no-such-post', { kind: code })
  const unit = await findUnitLife(tx, unitId)
  if (!unit) throw new Refusal('posts.no-such-unit', {})
  const person = await findPerson(tx, personId)
  if (!person) throw new Refusal('posts.no-such-person', {})
  if (person.keptId !== personId) throw new Refusal('posts.person-folded', { keptId: person.keptId })
  return { kind, unit, speakerId: personId, from, until, interim, plannedEnd }
}

/** Six months for an interim village head, or what the province set. */
export const interimLimit = async (tx: Tx, unitId: number, on: Day) => numberOn(tx, 'village_head.interim_max_months', on, await provinceOf(tx, unitId, on))

/** A term that ended by death is the last. */
function refuseTheDead(held: Appointment[], from: Day): Refusal | null {
  const last = held.find(({ endReason, until }) => endReason === 'died' && until !== null && until <= from)
  return last ? new Refusal('posts.person-died', { name: last.name, on: last.until }) : null
}

async function write(tx: Tx, actor: Actor, given: Appointing, wanted: Wanted, held: Appointment[], what: string, replaced?: Appointment): Promise<Appointed> {
  const { from, interim, kind, unit } = wanted
  const plannedEnd = wanted.plannedEnd ?? (interim && kind.code === 'village_head' && wanted.until === null ? addMonths(from, (await interimLimit(tx, unit.id, from)).value) : null)
  const number = await insertAppointment(tx, {
    unitId: unit.id, kind: kind.code, personId: wanted.speakerId, from, until: wanted.until, interim, entered: given.entered ?? (interim ? 'appointed' : 'elected'),
    plannedEnd, paperId: given.paperId ?? null, basis: given.basis ?? null, endReason: null, endPaperId: null,
  })
  await record(tx, actor, {
    what, units: [unit.id], people: [wanted.speakerId, ...(replaced ? [replaced.speakerId] : [])], ...(given.paperId ? { basis: `papers/${given.paperId}` } : {}),
    subject: `appointments/${number}`, facts: { number, kind: kind.code, from, interim },
    before: replaced ? { holder: replaced.speakerId, number: replaced.number, until: replaced.until } : {},
    after: { holder: wanted.speakerId, from, until: wanted.until, plannedEnd, interim },
  })
  return { number, warnings: warningsOf(wanted, held) }
}

/** One person at the head of two villages, or secretary of two cells, is not forbidden: it is shown. */
export const warningsOf = ({ kind, unit, from, until }: Wanted, held: Appointment[]): Warning[] =>
  held.filter((each) => kind.seats === 1 && each.kind === kind.code && each.unitId !== unit.id && overlap(each, { from, until }))
    .map((each) => ({ code: 'posts.also-holds', facts: { name: each.name, unitId: each.unitId, since: each.from } }))
