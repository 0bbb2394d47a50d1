import { Refusal } from '#ground/refusal.ts'
import { ageOn, daysBetween, type Day, type Precision } from '#ground/time/day.ts'
import type { CellPost, Members } from './base.ts'
import type { Outcome, Threshold } from './tally.ts'

export const kinds = ['village_head', 'cell'] as const
export type Kind = (typeof kinds)[number]
export const states = ['decided', 'planned', 'teamed', 'listed', 'held', 'certified', 'recognised', 'rerun_ordered', 'withdrawn'] as const
export type State = (typeof states)[number]
export const steps = ['decide', 'plan', 'team', 'list', 'hold', 'review', 'certify', 'recognise', 'rerun', 'withdraw'] as const
export type Step = (typeof steps)[number]
export const methods = ['hands', 'ballots'] as const
export type Method = (typeof methods)[number]
export const putBys = ['front', 'committee', 'meeting', 'self'] as const
export type PutBy = (typeof putBys)[number]
export type Post = 'village_head' | CellPost
/** Where each kind is held. */
export const unitKindOf: Record<Kind, string> = { village_head: 'village', cell: 'cell' }

export type Election = {
  id: number; kind: Kind; unitId: number; unit: string; driveId: number | null; rerunsId: number | null; state: State; known: 'counted' | 'outcome_only'
  plannedOn: Day | null; heldOn: Day | null; method: Method | null; totalHouseholds: number | null; base: Members | null; seats: number | null; outcome: Outcome | null; attended: number | null
}
export type StepDone = { step: Step; onDay: Day; paperId: number | null; reason: string | null; verdict: Verdict | null }
/** What a competent body answered where the legal tests disagree. */
export const verdicts = ['elected', 'not_elected'] as const
export type Verdict = (typeof verdicts)[number]
export type Candidate = { id: number; personId: number; name: string; post: Post; putBy: PutBy; elected: boolean; votes: number | null; birth: Day | null; birthPrecision: Precision | null; party: string | null; livesInId: number | null }

/** A number of law with what it rests on. */
export type Told<Value> = { value: Value; basis: string; status: 'confirmed' | 'unconfirmed' }
/** The rules of the day; null where no rule of the day has the number. */
export type Rules = {
  planDaysBefore: Told<number> | null; teamDaysBefore: Told<number> | null; boardSize: Told<[number, number]> | null; recognitionWorkdays: Told<number> | null; clusterMinHouseholds: Told<number> | null
  minAge: Told<number> | null; headTermMonths: Told<number> | null; cellTermMonths: Told<number> | null; quorum: Threshold | null; majorities: Threshold[]
  cellWin: Told<number>; congressQuorum: Told<[number, number]>; minMembers: Told<number>; committeeThreshold: Told<number>; committeeMax: Told<number>; secretaryMaxRounds: Told<number>; surplusMax: Told<number>; surplusRounding: Told<string>
}

/** The steps of each kind in order, and the state that each leads to. A cell has no election team. */
export const path: Record<Kind, Partial<Record<Step, { from: State[]; to: State }>>> = {
  village_head: {
    plan: { from: ['decided'], to: 'planned' }, team: { from: ['planned'], to: 'teamed' }, list: { from: ['teamed'], to: 'listed' }, hold: { from: ['listed'], to: 'held' },
    review: { from: ['held'], to: 'held' }, certify: { from: ['held'], to: 'certified' }, recognise: { from: ['certified'], to: 'recognised' }, rerun: { from: ['certified'], to: 'rerun_ordered' },
    withdraw: { from: ['decided', 'planned', 'teamed', 'listed'], to: 'withdrawn' },
  },
  cell: {
    plan: { from: ['decided'], to: 'planned' }, list: { from: ['planned'], to: 'listed' }, hold: { from: ['listed'], to: 'held' },
    review: { from: ['held'], to: 'held' }, certify: { from: ['held'], to: 'certified' }, recognise: { from: ['certified'], to: 'recognised' }, rerun: { from: ['certified'], to: 'rerun_ordered' },
    withdraw: { from: ['decided', 'planned', 'listed'], to: 'withdrawn' },
  },
}
export const nextStep = (kind: Kind, state: State): Step | null =>
  (['plan', 'team', 'list', 'hold', 'certify', 'recognise'] as const).find((step) => path[kind][step]?.from.includes(state)) ?? null

export function refuseStep({ kind, state, known }: Pick<Election, 'kind' | 'state' | 'known'>, step: Step): Refusal | null {
  if (known === 'outcome_only') return new Refusal('elections.only-outcome-known', {})
  return path[kind][step]?.from.includes(state) ? null : new Refusal('elections.not-in-this-state', { state, step })
}

/** Days run forward: a step is never before the one it follows, nor after today. */
export function refuseDay(step: Step, on: Day, before: readonly StepDone[], today: Day): Refusal | null {
  if (on > today) return new Refusal('elections.day-to-come', { on })
  const last = before.filter((each) => each.step !== 'review').at(-1)
  return last && on < last.onDay ? new Refusal('elections.before-the-step-before', { on, last: last.onDay }) : null
}

/** Something to be looked at: the law lets the commune answer for it. `needsReason`: it is written down with a reason. */
export type Warning = { code: string; facts: Record<string, unknown>; needsReason?: true }

/** Nghị định 59/2023/NĐ-CP, Điều 6: plan and team stand so many days before the meeting. */
export function warnLate(code: 'elections.plan-late' | 'elections.team-late', on: Day, plannedOn: Day | null, rule: Told<number> | null): Warning[] {
  if (!rule || plannedOn === null) return []
  const days = daysBetween(on, plannedOn)
  return days >= rule.value ? [] : [{ code, facts: { days, least: rule.value, basis: rule.basis, status: rule.status }, needsReason: true }]
}

/** Thông tư 04/2012/TT-BNV, Điều 11: 21 years, living in the village; the commune may answer for it. Of a cell: by the register an official member. */
export function warnCandidates(kind: Kind, candidates: readonly Pick<Candidate, 'name' | 'birth' | 'birthPrecision' | 'party' | 'livesInId'>[], unitId: number, on: Day, minAge: Told<number> | null): Warning[] {
  return candidates.flatMap(({ name, birth, birthPrecision, party, livesInId }): Warning[] => {
    if (kind === 'cell') return party === 'official' || party === 'exempt' ? [] : [{ code: 'elections.party-not-known', facts: { name, on }, needsReason: true }]
    const age = birth === null ? null : ageOn(birth, birthPrecision ?? 'day', on)
    return [
      ...(minAge && age !== null && age < minAge.value ? [{ code: 'elections.too-young', facts: { name, age, least: minAge.value, basis: minAge.basis, status: minAge.status }, needsReason: true as const }] : []),
      ...(livesInId !== null && livesInId !== unitId ? [{ code: 'elections.lives-elsewhere', facts: { name }, needsReason: true as const }] : []),
    ]
  })
}

/** Probationary members have no vote and do not stand (Điều lệ Đảng, Điều 3). */
export const refuseProbationary = (candidates: readonly Pick<Candidate, 'name' | 'party'>[]): Refusal | null => {
  const found = candidates.find(({ party }) => party === 'probationary')
  return found ? new Refusal('elections.probationary-member', { name: found.name }) : null
}

/** Nobody on the election team or the counting board stands (Nghị định 59/2023/NĐ-CP, Điều 6). */
export function refuseOnBoth(team: readonly { personId: number; name: string }[], candidates: readonly { personId: number }[]): Refusal | null {
  const both = team.find(({ personId }) => candidates.some((each) => each.personId === personId))
  return both ? new Refusal('elections.candidate-on-the-team', { name: both.name }) : null
}

export function refuseReason(warnings: readonly Warning[], reason: string | null): Refusal | null {
  const first = warnings.find(({ needsReason }) => needsReason)
  return first && !reason ? new Refusal('elections.reason-needed', { why: first.code, ...first.facts }) : null
}
