import type { Actor } from '#ground/actor.ts'
import type { Tx } from '#ground/database/database.ts'
import { record } from '#ground/journal/journal.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'
import { numberOn } from '#legal-rules/public.ts'
import { type AdmissionStep, type PartyFact, type PartyStatus, refuseStatus, withStatus } from './party.ts'
import { disbelieve, insertStatus, insertStep, lockPerson, replaceLine, statusesOf, stepsOf } from './store.ts'

export type StatusAct = { personId: number; from: Day; paperId?: number | null }

/** Into the pipeline: introduced as someone to be admitted. */
export const introduce = (tx: Tx, actor: Actor, act: StatusAct) => become(tx, actor, 'pipeline', act)
/** Admitted: probationary from the day of the ceremony. */
export const admit = (tx: Tx, actor: Actor, act: StatusAct) => become(tx, actor, 'probationary', act)
/** Official, at the earliest when the probation of Điều lệ Đảng, Điều 5 is over. */
export const makeOfficial = (tx: Tx, actor: Actor, act: StatusAct) => become(tx, actor, 'official', act)
/** Exempted from activity; still an official member. */
export const exempt = (tx: Tx, actor: Actor, act: StatusAct) => become(tx, actor, 'exempt', act)
/** Out of the Party. */
export const leave = (tx: Tx, actor: Actor, act: StatusAct) => become(tx, actor, 'left', act)

/** Any of the five, chosen by the caller. */
export async function become(tx: Tx, actor: Actor, status: PartyStatus, { personId, from, paperId = null }: StatusAct) {
  const known = await lineOf(tx, personId)
  const probation = await numberOn(tx, 'party.probation_months', from)
  obey(refuseStatus(known, status, from, probation))
  const before = known.findLast((fact) => fact.from === null || fact.from <= from)?.status ?? null
  await replace(tx, personId, withStatus(known, status, from, paperId))
  const step = stepOfStatus[status]
  if (step) await insertStep(tx, personId, step, from, false, paperId)
  await record(tx, actor, { what: 'people.party', units: [], people: [personId], ...(paperId ? { basis: `papers/${paperId}` } : {}), facts: {}, personal: { facts: { from }, before: { status: before }, after: { status } } })
}

const stepOfStatus: Partial<Record<PartyStatus, AdmissionStep>> = { pipeline: 'introduced', probationary: 'admitted', official: 'official' }

/** The whole Party life was otherwise: replaces it; what was believed stays readable as it was known then. */
export async function correctParty(tx: Tx, actor: Actor, personId: number, facts: PartyFact[], reason: string) {
  const before = await lineOf(tx, personId)
  await replace(tx, personId, facts)
  await record(tx, actor, { what: 'people.correct-party', units: [], people: [personId], reason, facts: {}, personal: { before: { statuses: inShort(before) }, after: { statuses: inShort(facts) } } })
}

/** A step towards admission that happened or is planned: the awareness class, the dossier, the decision. */
export async function noteStep(tx: Tx, actor: Actor, personId: number, step: { step: AdmissionStep; onDay: Day; planned: boolean; paperId?: number | null }) {
  const known = await lineOf(tx, personId)
  const now = known.find(({ from, until }) => (from === null || from <= step.onDay) && (until === null || step.onDay < until))
  if (step.step !== 'official' && (now?.status === 'official' || now?.status === 'exempt')) throw new Refusal('people.member-already', { since: now.from })
  if (!step.planned && step.onDay > actor.today) throw new Refusal('people.step-to-come', { onDay: step.onDay })
  await insertStep(tx, personId, step.step, step.onDay, step.planned, step.paperId ?? null)
  await record(tx, actor, { what: 'people.note-step', units: [], people: [personId], facts: {}, personal: { facts: { step: step.step, onDay: step.onDay, planned: step.planned } } })
}

/** A step that is to come, on that day; what was planned for it before is believed no longer. */
export async function planStep(tx: Tx, actor: Actor, personId: number, step: AdmissionStep, onDay: Day): Promise<'new' | 'changed' | 'same'> {
  await lineOf(tx, personId)
  const before = (await stepsOf(tx, personId)).filter((each) => each.step === step && each.planned)
  if (before.some((each) => each.onDay === onDay)) return 'same'
  if (before.length > 0) await disbelieve(tx, 'admission_step', before.map(({ id }) => id))
  await insertStep(tx, personId, step, onDay, true, null)
  await record(tx, actor, { what: 'people.plan-step', units: [], people: [personId], facts: {}, personal: { before: { onDay: before[0]?.onDay ?? null }, after: { step, onDay } } })
  return before.length > 0 ? 'changed' : 'new'
}

const inShort = (facts: PartyFact[]) => facts.map(({ status, from, until }) => ({ status, from, until }))

async function lineOf(tx: Tx, personId: number) {
  if (!await lockPerson(tx, personId)) throw new Refusal('people.no-such-person', {})
  return statusesOf(tx, [personId])
}

async function replace(tx: Tx, personId: number, facts: PartyFact[]) {
  const known = await statusesOf(tx, [personId])
  await replaceLine(tx, 'party_status', known, facts, sameFact, (fact) => insertStatus(tx, personId, fact))
}

export const sameFact = (a: PartyFact, b: PartyFact): boolean => a.status === b.status && a.from === b.from && a.until === b.until && a.paperId === b.paperId
