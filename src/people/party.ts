import { Refusal } from '#ground/refusal.ts'
import { addMonths, type Day } from '#ground/time/day.ts'
import { contains, type Period, until } from './period.ts'

export const partyStatuses = ['pipeline', 'probationary', 'official', 'exempt', 'left'] as const
export type PartyStatus = (typeof partyStatuses)[number]
export type PartyFact = Period & { status: PartyStatus; paperId: number | null }

export const admissionSteps = ['introduced', 'class', 'dossier', 'decision', 'admitted', 'official'] as const
export type AdmissionStep = (typeof admissionSteps)[number]

/** From which states each may be reached; 'none' is nobody's row. */
const reachedFrom: Record<PartyStatus, readonly (PartyStatus | 'none')[]> = {
  pipeline: ['none', 'left'],
  probationary: ['none', 'pipeline'],
  official: ['probationary'],
  exempt: ['official'],
  left: ['probationary', 'official', 'exempt'],
}

export const statusOn = (facts: PartyFact[], on: Day): PartyFact | undefined => facts.find((fact) => contains(fact, on))

/** What stands against a person's status becoming another from a day on. probation: months by Điều lệ Đảng, Điều 5, with its basis. */
export function refuseStatus(facts: PartyFact[], status: PartyStatus, from: Day, probation: { value: number; basis: string }): Refusal | null {
  const later = facts.find((fact) => fact.from !== null && fact.from > from)
  if (later) return new Refusal('people.status-known-later', { from, later: later.from, status: later.status })
  const now = statusOn(facts, from)
  if (now?.status === status) return new Refusal('people.status-already', { status, since: now.from })
  if (now?.from === from) return new Refusal('people.status-begins-that-day', { status: now.status, from })
  if (!reachedFrom[status].includes(now?.status ?? 'none')) return new Refusal(`people.cannot-become-${status}`, { status: now?.status ?? 'none', from })
  if (status !== 'official' || !now?.from) return null
  const earliestOn = addMonths(now.from, probation.value)
  return from < earliestOn ? new Refusal('people.probation-too-short', { admittedOn: now.from, earliestOn, months: probation.value, basis: probation.basis }) : null
}

/** The line of statuses once the new one holds from a day on. */
export const withStatus = (facts: PartyFact[], status: PartyStatus, from: Day, paperId: number | null): PartyFact[] =>
  [...until(facts, from), { status, from, until: null, paperId }]

/** The five days by which an office's list tells a Party life; null where it says nothing. */
export type PartyDays = { pipelineFrom: Day | null; admittedOn: Day | null; officialOn: Day | null; exemptFrom: Day | null; leftOn: Day | null }
export const partyDayKeys = ['pipelineFrom', 'admittedOn', 'officialOn', 'exemptFrom', 'leftOn'] as const
const statusOfDay = { pipelineFrom: 'pipeline', admittedOn: 'probationary', officialOn: 'official', exemptFrom: 'exempt', leftOn: 'left' } as const

/** The days of the last life told by these facts: of each status its last beginning, none before the one it follows. */
export function daysOf(facts: PartyFact[]): PartyDays {
  const last = (status: PartyStatus) => facts.findLast((fact) => fact.status === status)?.from ?? null
  return { pipelineFrom: last('pipeline'), admittedOn: last('probationary'), officialOn: last('official'), exemptFrom: last('exempt'), leftOn: last('left') }
}

/** The facts that such days tell, or the first two of them that are out of order. */
export function factsOf(days: PartyDays): PartyFact[] | { column: (typeof partyDayKeys)[number]; before: Day; day: Day } {
  const told = partyDayKeys.flatMap((key) => (days[key] === null ? [] : [{ key, from: days[key] }]))
  for (const [i, { key, from }] of told.entries()) {
    const earlier = told[i - 1]
    if (earlier && from <= earlier.from) return { column: key, before: earlier.from, day: from }
  }
  return told.map(({ key, from }, i): PartyFact => ({ status: statusOfDay[key], from, until: told[i + 1]?.from ?? null, paperId: null }))
}
