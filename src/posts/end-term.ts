import type { Actor } from '#ground/actor.ts'
import type { Tx } from '#ground/database/database.ts'
import { differing, record } from '#ground/journal/journal.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'
import { type Appointment, type EndReason, type Entry, refuseToAppoint, refuseToEnd, refuseToExtend } from './appointment.ts'
import { interimLimit } from './appoint.ts'
import { disbelieve, findAppointment, findKind, findUnitLife, heldThere, insertAppointment, insertExtension, lock } from './store.ts'

export type Ending = { number: number; on: Day; reason: EndReason; paperId?: number | null }

/** The post is no longer held from this day on. */
export async function end(tx: Tx, actor: Actor, { number, on, reason, paperId = null }: Ending) {
  const held = await locked(tx, number)
  obey(refuseToEnd(held, on))
  await rewrite(tx, held, { until: on, endReason: reason, endPaperId: paperId })
  await note(tx, actor, 'posts.end', held, { facts: { on, reason }, before: { until: held.until, endReason: held.endReason }, after: { until: on, endReason: reason } }, undefined, paperId)
}

/** The planned end is put off; as first planned it stays readable. */
export async function extend(tx: Tx, actor: Actor, { number, plannedEnd, decidedOn, paperId = null }: { number: number; plannedEnd: Day; decidedOn: Day; paperId?: number | null }) {
  const held = await locked(tx, number)
  obey(refuseToExtend(held, plannedEnd, await interimLimit(tx, held.unitId, held.from ?? decidedOn)))
  await insertExtension(tx, number, plannedEnd, decidedOn, paperId)
  await note(tx, actor, 'posts.extend', held, { facts: { plannedEnd, decidedOn }, before: { plannedEnd: held.plannedEnd }, after: { plannedEnd } }, undefined, paperId)
}

export type Correction = {
  personId?: number | undefined; from?: Day | undefined; until?: Day | null | undefined; interim?: boolean | undefined; entered?: Entry | undefined
  plannedEnd?: Day | null | undefined; paperId?: number | null | undefined; endReason?: EndReason | null | undefined; endPaperId?: number | null | undefined
}

/** It was otherwise: the number stays, what was believed stays readable as it was known then. */
export async function correct(tx: Tx, actor: Actor, number: number, given: Correction, reason: string) {
  const held = await locked(tx, number)
  const patch = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Correction
  const wanted = { ...held, ...patch } as Appointment
  if (wanted.until === null) wanted.endReason = null
  await refuseCorrection(tx, held, wanted)
  await rewrite(tx, held, wanted)
  await note(tx, actor, 'posts.correct', held, { facts: { fields: Object.keys(patch) }, ...differing(held, wanted, correctable), people: [wanted.personId] }, reason)
}

const correctable = ['personId', 'from', 'until', 'interim', 'entered', 'plannedEnd', 'paperId', 'endReason'] as const

async function refuseCorrection(tx: Tx, held: Appointment, wanted: Appointment) {
  const [kind, unit] = await Promise.all([findKind(tx, held.kind), findUnitLife(tx, held.unitId)])
  if (!kind || !unit) throw new Refusal('posts.no-such-unit', {})
  if (wanted.from === null) return
  const there = (await heldThere(tx, held.unitId, held.kind)).filter((each) => each.number !== held.number)
  const limit = await interimLimit(tx, held.unitId, wanted.from)
  obey(refuseToAppoint({ kind, unit, speakerId: wanted.personId, from: wanted.from, until: wanted.until, interim: wanted.interim, plannedEnd: wanted.plannedEnd }, there, limit))
}

/** It was never so. */
export async function strike(tx: Tx, actor: Actor, number: number, reason: string) {
  const held = await locked(tx, number)
  await disbelieve(tx, held.rowId)
  await note(tx, actor, 'posts.strike', held, { before: { holder: held.speakerId, from: held.from, until: held.until, interim: held.interim } }, reason)
}

async function rewrite(tx: Tx, held: Appointment, patch: Partial<Appointment>) {
  const { basis, plannedEnd } = await disbelieve(tx, held.rowId)
  await insertAppointment(tx, { ...held, basis, ...patch, plannedEnd: patch.plannedEnd === undefined || patch.plannedEnd === held.plannedEnd ? plannedEnd : patch.plannedEnd })
}

async function locked(tx: Tx, number: number): Promise<Appointment> {
  const found = await findAppointment(tx, number)
  if (!found) throw new Refusal('posts.no-such-appointment', {})
  await lock(tx, found.unitId, found.personId)
  const held = await findAppointment(tx, number)
  if (!held) throw new Refusal('posts.no-such-appointment', {})
  return held
}

type Changed = { facts?: Record<string, unknown>; before?: Record<string, unknown>; after?: Record<string, unknown>; people?: number[] }

const note = (tx: Tx, actor: Actor, what: string, held: Appointment, { facts, people = [], before = {}, after = {} }: Changed, reason?: string, paperId?: number | null) => record(tx, actor, {
  what, units: [held.unitId], people: [...new Set([held.speakerId, ...people])], subject: `appointments/${held.number}`, ...(reason ? { reason } : {}), ...(paperId ? { basis: `papers/${paperId}` } : {}),
  facts: { number: held.number, kind: held.kind, ...facts }, before, after,
})
