import type { Actor } from '#ground/actor.ts'
import type { Tx } from '#ground/database/database.ts'
import { record } from '#ground/journal/journal.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'
import { type EmploymentKind, refuseEmployment, refuseEndOfEmployment } from './employment.ts'
import { disbelieve, employmentsOf, insertEmployment, lockPerson } from './store.ts'

export type NewEmployment = { personId: number; kind: EmploymentKind; title?: string | null; unitId?: number | null; from: Day; until?: Day | null; paperId?: number | null }

/** A person works as a commune cadre, is retired … from a day on. */
export async function beginEmployment(tx: Tx, actor: Actor, { personId, kind, title = null, unitId = null, from, until = null, paperId = null }: NewEmployment) {
  const known = await knownOf(tx, personId)
  obey(refuseEmployment(known, kind, from, until))
  await insertEmployment(tx, personId, { kind, title, unitId, from, until, paperId })
  await record(tx, actor, { what: 'people.begin-employment', units: unitId ? [unitId] : [], people: [personId], facts: {}, personal: { facts: { kind }, after: { title, from, until, unitId } } })
}

/** `on` is the first day it no longer is so. */
export async function endEmployment(tx: Tx, actor: Actor, personId: number, employmentId: number, on: Day) {
  const ended = (await knownOf(tx, personId)).find(({ id }) => id === employmentId)
  obey(refuseEndOfEmployment(ended, on))
  await disbelieve(tx, 'employment', [employmentId])
  await insertEmployment(tx, personId, { ...ended!, until: on })
  await record(tx, actor, { what: 'people.end-employment', units: ended!.unitId ? [ended!.unitId] : [], people: [personId], facts: {}, personal: { facts: { kind: ended!.kind, on }, before: { until: ended!.until }, after: { until: on } } })
}

/** It was never so. */
export async function strikeEmployment(tx: Tx, actor: Actor, personId: number, employmentId: number, reason: string) {
  const struck = (await knownOf(tx, personId)).find(({ id }) => id === employmentId)
  if (!struck) throw new Refusal('people.no-such-employment', {})
  await disbelieve(tx, 'employment', [employmentId])
  await record(tx, actor, { what: 'people.strike-employment', units: [], people: [personId], reason, facts: {}, personal: { facts: { kind: struck.kind }, before: { title: struck.title, from: struck.from, until: struck.until, unitId: struck.unitId } } })
}

async function knownOf(tx: Tx, personId: number) {
  if (!await lockPerson(tx, personId)) throw new Refusal('people.no-such-person', {})
  return employmentsOf(tx, [personId])
}
