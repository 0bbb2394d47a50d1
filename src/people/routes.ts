import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { journalOfPerson } from '#ground/journal/journal.ts'
import { route, type Route } from '#ground/http/route.ts'
import { Refusal } from '#ground/refusal.ts'
import { day, type Day } from '#ground/time/day.ts'
import { numberOn } from '#legal-rules/public.ts'
import * as calls from './contract.ts'
import { beginEmployment, endEmployment, strikeEmployment } from './employ.ts'
import { type IdentityKey, shownIdentity } from './identity.ts'
import { become, correctParty, noteStep } from './join-party.ts'
import { fold, judgements, likely, tellApart } from './judge-same.ts'
import type { PartyFact } from './party.ts'
import type { Patch } from './person.ts'
import { change, correct, identify, registerPerson } from './register.ts'
import { employmentsOf, findPerson, statusesOf, stepsOf, versionsEver, versionsOf } from './store.ts'

const done = async (work: Promise<unknown>) => { await work; return {} }
const opt = (text: string | null) => (text === null ? null : day(text))

/** The key under which identity numbers are hashed comes from the data folder. */
export const routesFor = (key: IdentityKey): Route[] => [
  route(calls.person, (tx, actor, { id, known }) => pageOf(tx, key, id, known === undefined ? null : day(known), actor.today)),
  route(calls.judgements, async (tx) => (await judgements(tx)) as never),
  route(calls.personJournal, async (tx, _actor, { id, before }) => (await journalOfPerson(tx, id, 50, before ?? null)).map((line) => ({ ...line, facts: line.facts as never }))),
  route(calls.personEver, async (tx, _actor, { id }) => (await versionsEver(tx, id)) as never),
  route(calls.registerPerson, async (tx, actor, given) => {
    const id = await registerPerson(tx, actor, key, given as Parameters<typeof registerPerson>[3])
    return { id, likely: (await likely(tx, [id])) as never }
  }),
  route(calls.changePerson, (tx, actor, { id, patch, from }) => done(change(tx, actor, id, patch as Patch, day(from)))),
  route(calls.correctPerson, (tx, actor, { id, patch, from, reason }) => done(correct(tx, actor, id, patch as Patch, opt(from), reason))),
  route(calls.identifyPerson, (tx, actor, { id, identityNumber }) => done(identify(tx, actor, key, id, identityNumber))),
  route(calls.becomeMember, (tx, actor, { id, status, from, paperId }) => done(become(tx, actor, status, { personId: id, from: day(from), paperId }))),
  route(calls.correctParty, (tx, actor, { id, statuses, reason }) => done(correctParty(tx, actor, id, statuses as PartyFact[], reason))),
  route(calls.noteStep, (tx, actor, { id, onDay, ...step }) => done(noteStep(tx, actor, id, { ...step, onDay: day(onDay) }))),
  route(calls.beginEmployment, (tx, actor, { id, from, until, ...rest }) => done(beginEmployment(tx, actor, { personId: id, ...rest, from: day(from), until: opt(until) }))),
  route(calls.endEmployment, (tx, actor, { id, employmentId, on }) => done(endEmployment(tx, actor, id, employmentId, day(on)))),
  route(calls.strikeEmployment, (tx, actor, { id, employmentId, reason }) => done(strikeEmployment(tx, actor, id, employmentId, reason))),
  route(calls.foldPerson, (tx, actor, { id, keptId, reason }) => done(fold(tx, actor, id, keptId, reason))),
  route(calls.tellApart, (tx, actor, { id, otherId, reason }) => done(tellApart(tx, actor, id, otherId, reason))),
]

async function pageOf(tx: Tx, key: IdentityKey, id: number, known: Day | null, today: Day) {
  const person = await findPerson(tx, id)
  if (!person) throw new Refusal('people.no-such-person', {})
  const [versions, statuses, steps, employments, folded, proposed, probation] = await Promise.all([
    versionsOf(tx, [id], known), statusesOf(tx, [id], known), stepsOf(tx, id, known), employmentsOf(tx, [id], known),
    rows<{ id: number }>(tx, sql`select person_id as id from same_person where kept_id = ${id} and judged = 'same' and upper_inf(recorded) order by 1`),
    likely(tx, [id]),
    numberOn(tx, 'party.probation_months', today),
  ])
  return {
    probation: { months: probation.value, basis: probation.basis, status: probation.status },
    id, keptId: person.keptId, officeKey: person.officeKey, identity: shownIdentity(key, person), restrictedOn: person.restrictedOn,
    versions, statuses, steps: steps as (typeof steps[number] & { onDay: Day })[], employments, folded: folded.map((each) => each.id), likely: proposed,
  }
}
