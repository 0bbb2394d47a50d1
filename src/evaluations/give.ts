import type { Actor } from '#ground/actor.ts'
import type { Tx } from '#ground/database/database.ts'
import { record } from '#ground/journal/journal.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'
import { findPerson, recordsOf } from '#people/public.ts'
import { type Known, unitsUnder } from '#posts/public.ts'
import { type Found, refuseFindings, refuseGiving } from './evaluation.ts'
import { getRound } from './hold.ts'
import type { Round } from './round-store.ts'
import { criteriaOn, type Evaluation, type Leader, leaderAt, leadersOn, lockRound, versionsOf, writeAnswer, writeEvaluation } from './store.ts'

export type Assessed = { round: number; personId: number; onDay: Day; found: Found[] }

/** What is noted so far; it is seen by whoever may assess, and not by the person. `self`: the person that the speaker is; nobody assesses themself. */
export async function saveDraft(tx: Tx, actor: Actor, self: number | null, given: Assessed): Promise<{ id: number }> {
  const { round, leader, criteria, before } = await begin(tx, actor, self, given)
  if (before?.state === 'given') throw new Refusal('evaluations.given-already')
  const found = told(given.found)
  obey(refuseFindings(found, criteria))
  const id = await writeEvaluation(tx, before?.id ?? null, { ...of(round, leader), state: 'draft', version: 0, onDay: given.onDay, givenBy: actor.name, reason: null, found })
  await note(tx, actor, 'evaluations.draft', round, leader)
  return { id }
}

/** It is given (ban hành): the person sees it from now on. */
export async function give(tx: Tx, actor: Actor, self: number | null, given: Assessed): Promise<{ id: number }> {
  const { round, leader, criteria, before } = await begin(tx, actor, self, given)
  if (before?.state === 'given') throw new Refusal('evaluations.given-already')
  const found = told(given.found)
  obey(refuseGiving(round, { onDay: given.onDay, found }, criteria, actor.today, true))
  const id = await writeEvaluation(tx, before?.id ?? null, { ...of(round, leader), state: 'given', version: 1, onDay: given.onDay, givenBy: actor.name, reason: null, found })
  await note(tx, actor, 'evaluations.give', round, leader)
  return { id }
}

/** What was given is put right: a new version with its reason; the one before stays, with the answer to it. */
export async function correct(tx: Tx, actor: Actor, self: number | null, given: Assessed & { reason: string }): Promise<{ id: number }> {
  const { round, leader, criteria, before } = await begin(tx, actor, self, given)
  if (before?.state !== 'given') throw new Refusal('evaluations.not-given')
  const found = told(given.found)
  obey(refuseGiving(round, { onDay: given.onDay, found }, criteria, actor.today, false))
  if (isSame(before, { onDay: given.onDay, found })) throw new Refusal('evaluations.nothing-changed')
  const id = await writeEvaluation(tx, before.id, { ...of(round, leader), state: 'given', version: before.version + 1, onDay: given.onDay, givenBy: actor.name, reason: given.reason.normalize('NFC').trim(), found })
  await note(tx, actor, 'evaluations.correct', round, leader)
  return { id }
}

/** The person assessed says their mind, once to each version given. */
export async function answer(tx: Tx, actor: Actor, { id, note: said }: { id: number; note: string }): Promise<{ id: number }> {
  const about = await writeAnswer(tx, id, said.normalize('NFC').trim(), actor.today)
  if (!about) throw new Refusal('evaluations.not-about-you')
  await record(tx, actor, { what: 'evaluations.answer', units: [about.unitId], people: [about.personId], subject: `evaluations/${about.round}`, facts: {} })
  return { id }
}

/** Of findings, those that say something, their basis as it is kept. */
export const told = (found: readonly Found[]): Found[] => found.map(({ criterionId, finding, basis }) => ({ criterionId, finding, basis: basis?.normalize('NFC').trim() || null }))

/** Whether two assessments say the same of the same day. */
export const isSame = (before: Pick<Evaluation, 'onDay' | 'findings'>, now: { onDay: Day; found: readonly Found[] }): boolean => before.onDay === now.onDay && written(before.findings) === written(now.found)
const written = (found: readonly Found[]) => JSON.stringify([...found].sort((a, b) => a.criterionId - b.criterionId).map(({ criterionId, finding, basis }) => [criterionId, finding, basis]))

/** Those whom a round is about: derived, never typed. */
export const leadersIn = async (tx: Tx, { unitId, till }: Round, known: Known = null): Promise<Leader[]> => leadersOn(tx, await unitsUnder(tx, unitId, till, known), till, known)

/** Of records of one person, the leader that the round is about; whoever was assessed and is derived no longer is still whom that assessment is about. */
export async function whomIn(tx: Tx, round: Round, records: readonly number[], before: Evaluation | undefined, known: Known = null): Promise<Leader | undefined> {
  const leader = (await leadersIn(tx, round, known)).find(({ personId }) => records.includes(personId))
  return leader ?? (before?.state === 'given' ? leaderAt(tx, before, known) : undefined)
}

async function begin(tx: Tx, actor: Actor, self: number | null, { round: id, personId }: Assessed) {
  await lockRound(tx, id)
  const round = await getRound(tx, id)
  const person = await findPerson(tx, personId)
  if (!person) throw new Refusal('people.no-such-person', {})
  const records = await recordsOf(tx, personId)
  if (self !== null && records.includes(self)) throw new Refusal('evaluations.about-yourself')
  if (person.restrictedOn) throw new Refusal('people.restricted', { since: person.restrictedOn })
  const before = (await versionsOf(tx, id, records)).find(({ stands }) => stands)
  const leader = await whomIn(tx, round, records, before)
  if (!leader) throw new Refusal('evaluations.not-in-round', { till: round.till })
  const criteria = (await criteriaOn(tx, round.till)).map((criterion) => criterion.id)
  return { round, leader, criteria, before }
}

const of = (round: Round, { unitId, personId }: Leader) => ({ round: round.id, leadId: round.unitId, unitId, personId })

/** What was found stays out of the journal: others than those who may read assessments read that. */
const note = (tx: Tx, actor: Actor, what: string, round: Round, { unitId, personId }: Leader) =>
  record(tx, actor, { what, units: [unitId], people: [personId], subject: `evaluations/${round.id}`, facts: { till: round.till } })
