import type { Actor } from '#ground/actor.ts'
import { findRow, row, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { record } from '#ground/journal/journal.ts'
import { Refusal } from '#ground/refusal.ts'
import { addDays, type Day } from '#ground/time/day.ts'
import { signsIn } from '#accounts/public.ts'
import { addWorkingDays, calendarIn, endOfLimit, numberOn } from '#legal-rules/public.ts'
import { findPerson, recordsOf, setRestricted } from '#people/public.ts'
import type { kinds, RequestSeen, ways } from './contract.ts'

type Kind = (typeof kinds)[number]
type Given = { personId: number; kind: Kind; way: (typeof ways)[number]; cameOn: Day }

/** The last days: of the answer, in working days; of the doing, in days (Decree 356/2025/NĐ-CP). Told with the numbers they were reckoned by. */
export async function clockOf(tx: Tx, kind: Kind, cameOn: Day): Promise<Pick<RequestSeen, 'answerDueOn' | 'dueOn' | 'rules'>> {
  const [answer, due, calendar] = [await numberOn(tx, 'privacy.answer_workdays', cameOn), await numberOn(tx, `privacy.${kind}_days`, cameOn), await calendarIn(tx)]
  const [answerDueOn, dueOn] = [addWorkingDays(calendar, cameOn, answer.value), endOfLimit(calendar, cameOn, due.value)]
  const told = ({ value, basis, status }: typeof answer) => ({ value, basis, status })
  return { answerDueOn, dueOn, rules: { answer: told(answer), due: told(due), calendar: calendar.isConfirmed(cameOn, dueOn > answerDueOn ? dueOn : answerDueOn) ? 'confirmed' : 'unconfirmed' } }
}

export async function takeIn(tx: Tx, actor: Actor, { personId, kind, way, cameOn }: Given): Promise<{ id: number }> {
  if (!await findPerson(tx, personId)) throw new Refusal('people.no-such-person', {})
  if (cameOn > actor.today) throw new Refusal('privacy.came-in-the-future', { cameOn })
  if (cameOn < '2026-01-01') throw new Refusal('privacy.before-the-law', { cameOn })
  const { answerDueOn, dueOn, rules } = await clockOf(tx, kind, cameOn)
  const { id } = await row<{ id: number }>(tx, sql`
    insert into person_request (person_id, kind, came_on, way, answer_due_on, due_on, rules, taken_by)
    values (${personId}, ${kind}, ${cameOn}::date, ${way}, ${answerDueOn}::date, ${dueOn}::date, ${JSON.stringify(rules)}::jsonb, ${actor.accountId || null})
    returning id`)
  await record(tx, actor, { what: 'privacy.take-in', units: [], people: [personId], subject: `requests/${id}`, facts: { kind, cameOn, answerDueOn, dueOn } })
  return { id }
}

const columns = sql`
  r.id, r.person_id as "personId", coalesce((select v.name from person_version v where v.person_id = r.person_id and upper_inf(v.recorded) order by upper(v.held) desc nulls first limit 1), '') as name,
  r.kind, r.way, r.state, r.came_on::text as "cameOn", r.answer_due_on::text as "answerDueOn", r.due_on::text as "dueOn", r.extended_from::text as "extendedFrom", r.rules, r.outcome, r.answered_on::text as "answeredOn",
  r.taken_by as "takenBy", r.decided_by as "decidedBy", r.confirmed_by as "confirmedBy",
  to_char(r.ended_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD"T"HH24:MI:SS"+07:00"') as "endedAt", (select p.restricted_on::text from person p where p.id = r.person_id) as "restrictedOn"`

/** Those under way, the next due first; or the last five hundred that have ended. */
export const requests = (tx: Tx, ended: boolean) => rows<RequestSeen>(tx, sql`
  select ${columns} from person_request r
  where (r.ended_at is not null) = ${ended}
  order by case when r.ended_at is null then case when r.state = 'received' then r.answer_due_on else r.due_on end end, r.ended_at desc, r.id
  limit 500`)

export async function getRequest(tx: Tx, id: number): Promise<RequestSeen> {
  const found = await findRow<RequestSeen>(tx, sql`select ${columns} from person_request r where r.id = ${id}`)
  if (!found) throw new Refusal('privacy.no-such-request')
  return found
}

/** Held to the end of the transaction, in one of these states. */
async function locked(tx: Tx, id: number, ...states: RequestSeen['state'][]): Promise<RequestSeen> {
  await rows(tx, sql`select id from person_request where id = ${id} for no key update`)
  const request = await getRequest(tx, id)
  if (!states.includes(request.state)) throw new Refusal('privacy.not-in-this-state', { state: request.state })
  return request
}

const noted = (tx: Tx, actor: Actor, what: string, { id, personId, kind }: RequestSeen, more: { reason?: string } = {}) =>
  record(tx, actor, { what: `privacy.${what}`, units: [], people: [personId], subject: `requests/${id}`, facts: { kind }, ...more })

export async function answer(tx: Tx, actor: Actor, id: number): Promise<void> {
  const request = await locked(tx, id, 'received')
  await rows(tx, sql`update person_request set state = 'answered', answered_on = ${actor.today}::date where id = ${id}`)
  await noted(tx, actor, 'answer', request)
}

export async function refuse(tx: Tx, actor: Actor, id: number, reason: string): Promise<void> {
  const request = await locked(tx, id, 'received', 'answered')
  await rows(tx, sql`
    update person_request set state = 'refused', outcome = ${reason}, answered_on = coalesce(answered_on, ${actor.today}::date), decided_by = ${actor.accountId || null}, decided_at = now(), ended_at = now()
    where id = ${id}`)
  await noted(tx, actor, 'refuse', request, { reason })
}

/** It was done. A restriction holds from now; an erasure is not ended so, it takes two. */
export async function settle(tx: Tx, actor: Actor, id: number, reason: string): Promise<void> {
  const request = await locked(tx, id, 'received', 'answered')
  if (request.kind === 'erase') throw new Refusal('privacy.erasing-takes-two')
  await rows(tx, sql`
    update person_request set state = 'done', outcome = ${reason}, answered_on = coalesce(answered_on, ${actor.today}::date), decided_by = ${actor.accountId || null}, decided_at = now(), ended_at = now()
    where id = ${id}`)
  if (request.kind === 'restrict') await setRestricted(tx, request.personId, actor.today)
  await noted(tx, actor, 'settle', request, { reason })
}

/** The one extension (Decree 356/2025/NĐ-CP), told of before the last day is over: to a later day, no further than the legal rule in force when the request came lets. */
export async function extend(tx: Tx, actor: Actor, id: number, until: Day, reason: string): Promise<void> {
  const request = await locked(tx, id, 'received', 'answered')
  const { dueOn, extendedFrom } = request
  if (extendedFrom !== null) throw new Refusal('privacy.extended-already', { from: extendedFrom })
  if (actor.today > dueOn) throw new Refusal('privacy.extended-too-late', { dueOn })
  const { value, basis, status } = await numberOn(tx, 'privacy.extend_days', request.cameOn)
  if (until <= dueOn || until > addDays(dueOn, value)) throw new Refusal('privacy.extended-too-far', { after: dueOn, latestDay: addDays(dueOn, value), days: value })
  const calendar = (await calendarIn(tx)).isConfirmed(request.cameOn, until) ? request.rules.calendar : 'unconfirmed'
  await rows(tx, sql`
    update person_request set extended_from = due_on, due_on = ${until}::date, rules = rules || ${JSON.stringify({ extension: { value, basis, status }, calendar })}::jsonb where id = ${id}`)
  await record(tx, actor, { what: 'privacy.extend', units: [], people: [request.personId], subject: `requests/${id}`, facts: { kind: request.kind, extendedFrom: dueOn, dueOn: until }, reason })
}

export async function lift(tx: Tx, actor: Actor, id: number, reason: string): Promise<void> {
  const request = await locked(tx, id, 'done')
  if (request.kind !== 'restrict' || request.restrictedOn === null) throw new Refusal('privacy.not-restricted')
  await setRestricted(tx, request.personId, null)
  await noted(tx, actor, 'lift', request, { reason })
}

export async function proposeErasure(tx: Tx, actor: Actor, id: number, reason: string): Promise<void> {
  const request = await locked(tx, id, 'received', 'answered')
  if (request.kind !== 'erase') throw new Refusal('privacy.not-in-this-state', { state: request.state })
  if (await signsIn(tx, await recordsOf(tx, request.personId))) throw new Refusal('privacy.account-in-use')
  await rows(tx, sql`
    update person_request set state = 'proposed', outcome = ${reason}, answered_on = coalesce(answered_on, ${actor.today}::date), decided_by = ${actor.accountId || null}, decided_at = now()
    where id = ${id}`)
  await noted(tx, actor, 'propose-erasure', request, { reason })
}

/** Another than who proposed it; from here the program carries it out (erase.ts). */
export async function confirmErasure(tx: Tx, actor: Actor, id: number): Promise<void> {
  const request = await locked(tx, id, 'proposed')
  if (request.decidedBy === (actor.accountId || null)) throw new Refusal('privacy.four-eyes')
  await rows(tx, sql`update person_request set state = 'confirmed', confirmed_by = ${actor.accountId || null}, confirmed_at = now() where id = ${id}`)
  await noted(tx, actor, 'confirm-erasure', request)
}

export async function declineErasure(tx: Tx, actor: Actor, id: number, reason: string): Promise<void> {
  const request = await locked(tx, id, 'proposed')
  await rows(tx, sql`update person_request set state = 'answered', outcome = null, decided_by = null, decided_at = null where id = ${id}`)
  await noted(tx, actor, 'decline-erasure', request, { reason })
}
