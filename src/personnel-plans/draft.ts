import type { Actor } from '#ground/actor.ts'
import type { Tx } from '#ground/database/database.ts'
import { differing, record } from '#ground/journal/journal.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'
import { findPerson } from '#people/public.ts'
import { approvalOf, levelOf } from './level.ts'
import { type Draft, type Plan, refuseStep, refuseToDraft, refuseToJudge } from './plan.ts'
import { closeCandidate, covers, getTerm, insertCandidate, lockCandidate, lockPlan, writeStep } from './store.ts'

export type Planned = { number: number; change: 'new' | 'changed' | 'same' }

const shown = ['option', 'personId', 'dueOn', 'state'] as const
const inShort = (plan: Draft & { state: string }) => ({ option: plan.option, personId: plan.personId, dueOn: plan.dueOn, state: plan.state })

/** Writes or changes the plan of a village in a term. One that is proposed or approved is returned first. */
export async function draft(tx: Tx, actor: Actor, given: Draft & { scenarioId?: number | null }): Promise<Planned> {
  const term = await getTerm(tx, given.termId)
  const wanted = { ...given, reason: given.reason?.trim() || null, personId: given.option === 'do_not_unify' ? null : given.personId }
  obey(refuseToDraft(wanted, term, await covers(tx, term, given.villageId)))
  if (wanted.personId !== null) await known(tx, wanted.personId)
  const before = await lockPlan(tx, given.villageId, term.id)
  if (before && isSame(before, wanted)) return { number: before.number, change: 'same' }
  if (before) obey(refuseStep('draft', before))
  const number = await writeStep(tx, before, { ...wanted, termId: term.id, state: 'drafted', said: before?.said ?? null, proposedBy: null, proposedFrom: null, scenarioId: given.scenarioId ?? before?.scenarioId ?? null }, actor.accountId)
  const after = { ...wanted, state: 'drafted' }
  await record(tx, actor, {
    what: 'personnel-plans.draft', units: [wanted.villageId], people: people(wanted.personId, before?.personId), subject: `personnel-plans/${number}`, facts: { term: term.name, option: wanted.option },
    ...(before ? differing(inShort(before), inShort(after), shown) : { after: inShort(after) }), ...(wanted.reason ? { reason: wanted.reason } : {}),
  })
  return { number, change: before ? 'changed' : 'new' }
}

const people = (...ids: (number | null | undefined)[]): number[] => [...new Set(ids.filter((id) => typeof id === 'number'))]
const isSame = (plan: Plan, { option, personId, dueOn, reason, obstacles }: Draft) =>
  plan.option === option && plan.personId === personId && plan.dueOn === dueOn && plan.reason === reason && plan.obstacles.join() === obstacles.join()

/** A record that was folded away speaks no longer. */
async function known(tx: Tx, personId: number): Promise<void> {
  const person = await findPerson(tx, personId)
  if (!person) throw new Refusal('people.no-such-person', {})
  if (person.keptId !== personId) throw new Refusal('personnel-plans.person-folded', {})
  if (person.restrictedOn) throw new Refusal('people.restricted', { since: person.restrictedOn })
}

type Step = 'propose' | 'approve' | 'return'
const becomes = { propose: 'proposed', approve: 'approved', return: 'returned' } as const
export type Which = { villageId: number; termId: number }

/** To the level above; by another there, approved or returned with what is missing. Levels are those of the day. */
export const propose = (tx: Tx, actor: Actor, which: Which) => step(tx, actor, 'propose', which, null)
export const approve = (tx: Tx, actor: Actor, which: Which) => step(tx, actor, 'approve', which, null)
export const sendBack = (tx: Tx, actor: Actor, { said, ...which }: Which & { said: string }) => step(tx, actor, 'return', which, said)

async function step(tx: Tx, actor: Actor, taken: Step, { villageId, termId }: Which, said: string | null): Promise<{ number: number }> {
  const term = await getTerm(tx, termId)
  const plan = await lockPlan(tx, villageId, term.id)
  if (!plan) throw new Refusal('personnel-plans.no-plan')
  obey(refuseStep(taken, plan))
  const { rowId, ...before } = plan
  const proposal = taken === 'propose' ? { proposedBy: actor.accountId || null, proposedFrom: await levelOf(tx, actor, villageId) } : { proposedBy: plan.proposedBy, proposedFrom: plan.proposedFrom }
  if (taken === 'propose' && proposal.proposedFrom === null && actor.holds) throw new Refusal('personnel-plans.no-level')
  obey(refuseToJudge(taken, plan.state, await approvalOf(tx, actor, { villageId, ...proposal })))
  await writeStep(tx, { rowId, number: plan.number }, { ...before, ...proposal, state: becomes[taken], said }, actor.accountId)
  await record(tx, actor, {
    what: `personnel-plans.${taken}`, units: [villageId], people: people(plan.personId), subject: `personnel-plans/${plan.number}`, facts: { term: term.name, option: plan.option },
    before: { state: plan.state }, after: { state: becomes[taken] }, ...(said ? { reason: said } : {}),
  })
  return { number: plan.number }
}

export type CandidateGiven = Which & { personId: number; consent: 'yes' | 'no' | null; consentOn: Day | null; certificateOn: Day | null }

/** Enters somebody as a candidate of a village in a term, or what is known of their consent and certificate. */
export async function enterCandidate(tx: Tx, actor: Actor, { villageId, termId, ...given }: CandidateGiven): Promise<Pick<Planned, 'change'>> {
  const term = await getTerm(tx, termId)
  if (!await covers(tx, term, villageId)) throw new Refusal('personnel-plans.term-elsewhere', { term: term.name })
  await known(tx, given.personId)
  const ahead = [given.consentOn, given.certificateOn].find((day) => day !== null && day > actor.today)
  if (ahead) throw new Refusal('personnel-plans.day-to-come', { on: ahead })
  const before = await lockCandidate(tx, villageId, term.id, given.personId)
  const keys = ['consent', 'consentOn', 'certificateOn'] as const
  if (before && keys.every((key) => before[key] === given[key])) return { change: 'same' }
  if (before) await closeCandidate(tx, before.rowId)
  await insertCandidate(tx, villageId, term.id, given, actor.accountId)
  await record(tx, actor, {
    what: 'personnel-plans.enter-candidate', units: [villageId], people: [given.personId], facts: { term: term.name },
    personal: before ? differing(before, { ...before, ...given }, keys) : { after: { consent: given.consent, consentOn: given.consentOn, certificateOn: given.certificateOn } },
  })
  return { change: before ? 'changed' : 'new' }
}

/** No longer looked at; what was entered stays readable as it was known then. */
export async function withdrawCandidate(tx: Tx, actor: Actor, { villageId, termId, personId, reason }: Which & { personId: number; reason: string }): Promise<void> {
  const term = await getTerm(tx, termId)
  const before = await lockCandidate(tx, villageId, term.id, personId)
  if (!before) throw new Refusal('personnel-plans.no-candidate')
  await closeCandidate(tx, before.rowId)
  await record(tx, actor, { what: 'personnel-plans.withdraw-candidate', units: [villageId], people: [personId], facts: { term: term.name }, reason })
}
