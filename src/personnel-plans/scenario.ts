import type { Actor } from '#ground/actor.ts'
import { findRow, row, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { record } from '#ground/journal/journal.ts'
import { Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'
import { scopeOf } from '#indicators/public.ts'
import { instant, type Known } from '#posts/public.ts'
import { candidateOf, lawOn, standing, type Standing, villagesIn } from './candidates.ts'
import type { Law } from './eligibility.ts'
import { type Blocked, type Feasible, isReady, type Met, type Pin, type Problem } from './feasible.ts'
import type { Option } from './plan.ts'
import { getTerm } from './store.ts'
import { needsLimit, type Wish } from './wishes.ts'

export type Asked = { unitId: number; termId: number; name: string; on: Day; by: Day; wishes: Wish[]; pins: Pin[] }
/** As it is kept: who leads which village, what blocks the others, how far the wishes are met. */
export type Result = Pick<Feasible, 'state' | 'villagesAtMost' | 'broken' | 'brokenAtLeast'> & { chosen: { villageId: number; personId: number; option: Option }[]; blocked: Blocked[]; met: Met[]; law: Law; villages: number; candidates: number; millis: number }
export type Scenario = { id: number; unitId: number; termId: number; name: string; on: Day; by: Day; wishes: Wish[]; pins: Pin[]; result: Result; madeAt: string; acceptedAt: string | null }

const seconds = 8

/** What stands against asking so. */
export function refuseToSolve({ name, on, by, wishes, pins }: Asked): Refusal | null {
  if (name.trim() === '') return new Refusal('personnel-plans.scenario-without-name')
  if (by < on) return new Refusal('personnel-plans.by-before-on', { on, by })
  const bare = wishes.find(({ kind, limit }) => needsLimit(kind) && limit === null)
  if (bare) return new Refusal('personnel-plans.wish-without-limit', { wish: bare.kind })
  if (new Set(wishes.map(({ kind }) => kind)).size < wishes.length) return new Refusal('personnel-plans.wish-twice')
  return new Set(pins.map(({ villageId }) => villageId)).size < pins.length ? new Refusal('personnel-plans.pinned-twice') : null
}

/** The problem as the facts of a unit put it. Refuses a pin of somebody who cannot lead by the day. */
export async function problemOf(tx: Tx, asked: Asked): Promise<{ problem: Problem; people: Standing[]; law: Law }> {
  const { unit } = await scopeOf(tx, asked.unitId, asked.on)
  const term = await getTerm(tx, asked.termId)
  const law = await lawOn(tx, asked.by, unit.kind === 'province' ? unit.id : null)
  const inside = villagesIn(unit.id, unit.kind, asked.on)
  const [villages, people] = [await rows<{ id: number }>(tx, sql`select s.village_id as id from ${inside} order by 1`), await standing(tx, inside, term.id, asked.on)]
  const candidates = people.map((one) => candidateOf(one, law, asked.on, asked.by))
  for (const { villageId, personId } of asked.pins) {
    if (!villages.some(({ id }) => id === villageId)) throw new Refusal('personnel-plans.pin-elsewhere')
    const found = candidates.find((one) => one.villageId === villageId && one.personId === personId)
    if (personId !== null && !(found && isReady(found, asked.by))) throw new Refusal('personnel-plans.pin-not-ready', { name: people.find((one) => one.personId === personId)?.name ?? '', by: asked.by, earliestOn: found?.eligibleOn ?? null })
  }
  return { problem: { by: asked.by, villages: villages.map(({ id }) => id), candidates, wishes: asked.wishes, pins: asked.pins, seconds }, people, law }
}

/** Keeps what was solved. It changes no plan. */
export async function keepScenario(tx: Tx, actor: Actor, asked: Asked, { problem, law }: { problem: Problem; law: Law }, solved: Feasible, millis: number): Promise<{ id: number }> {
  const { unit } = await scopeOf(tx, asked.unitId, asked.on)
  const result: Result = {
    state: solved.state, villagesAtMost: solved.villagesAtMost, broken: solved.broken, brokenAtLeast: solved.brokenAtLeast, law, millis, villages: problem.villages.length, candidates: problem.candidates.length,
    chosen: solved.chosen.map(({ villageId, personId, head, secretary, officer }) => ({ villageId, personId, option: head || secretary ? 'retain' : officer ? 'commune_officer' : 'replace' })),
    blocked: solved.blocked, met: solved.met,
  }
  const { id } = await row<{ id: number }>(tx, sql`
    insert into plan_scenario (unit_id, term_id, title, on_day, by_day, wishes, pins, result, made_by)
    values (${unit.id}, ${asked.termId}, ${asked.name.trim()}, ${asked.on}::date, ${asked.by}::date, ${JSON.stringify(asked.wishes)}::jsonb, ${JSON.stringify(asked.pins)}::jsonb, ${JSON.stringify(result)}::jsonb, ${actor.accountId || null})
    returning id`)
  await record(tx, actor, {
    what: 'personnel-plans.solve', units: [unit.id], subject: `scenarios/${id}`,
    facts: { name: asked.name.trim(), by: asked.by, villages: result.villages, reached: result.chosen.length, proven: solved.state === 'optimal' },
  })
  return { id }
}

const columns = (known: Known) => sql`
  c.id, c.unit_id as "unitId", c.term_id as "termId", c.title as name, c.on_day::text as "on", c.by_day::text as by, c.wishes, c.pins, c.result,
  to_char(c.made_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD"T"HH24:MI:SS"+07:00"') as "madeAt", to_char(case when c.accepted_at <= ${instant(known)} then c.accepted_at end at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD"T"HH24:MI:SS"+07:00"') as "acceptedAt"`

/** What was solved is a document of its instant: as known, those that were made by then and not yet dropped. */
const there = (known: Known) => sql`c.made_at <= ${instant(known)} and coalesce(c.dropped_at > ${instant(known)}, true)`

/** Those of a unit in a term, as known, the latest first. */
export const scenariosOf = (tx: Tx, unitId: number, termId: number, known: Known = null) => rows<Scenario>(tx, sql`
  select ${columns(known)} from plan_scenario c
  where c.unit_id = ${unitId} and c.term_id in (select same_term(${termId})) and ${there(known)} order by c.made_at desc, c.id desc limit 50`)

export async function getScenario(tx: Tx, id: number, { lock = false, known = null }: { lock?: boolean; known?: Known } = {}): Promise<Scenario> {
  const found = await findRow<Scenario>(tx, sql`select ${columns(known)} from plan_scenario c where c.id = ${id} and ${there(known)} ${lock ? sql`for update` : sql``}`)
  if (!found) throw new Refusal('personnel-plans.no-such-scenario')
  return found
}

/**
 * What was solved becomes drafts: whoever was chosen, and, for a village that has a day, waiting for the nearest person. Villages whose plan is proposed or approved, or of one's own,
 * and those for which nobody is known, are left as they are.
 */
export async function accept(tx: Tx, actor: Actor, id: number): Promise<{ drafted: number; left: number }> {
  const scenario = await getScenario(tx, id, { lock: true })
  if (scenario.acceptedAt) throw new Refusal('personnel-plans.accepted-already')
  if (scenario.result.state === 'impossible') throw new Refusal('personnel-plans.nothing-to-accept')
  const term = await getTerm(tx, scenario.termId)
  const wanted = [
    ...scenario.result.chosen.map((one) => ({ ...one, dueOn: scenario.by })),
    ...scenario.result.blocked.flatMap(({ villageId, personId, earliestOn }) => (personId === null || earliestOn === null ? [] : [{ villageId, personId, option: 'admit_and_wait' as const, dueOn: earliestOn }])),
  ]
  const { drafted } = await row<{ drafted: number }>(tx, sql`
    with wanted as (select * from jsonb_to_recordset(${JSON.stringify(wanted.map(({ villageId, personId, option, dueOn }) => ({ village_id: villageId, person_id: personId, option, due_on: dueOn })))}::jsonb)
      as w (village_id int, person_id int, option text, due_on date)),
    before as materialized (select p.* from personnel_plan p join wanted w on w.village_id = p.village_id where upper_inf(p.recorded) and p.term_id in (select same_term(${term.id}))),
    closed as (
      update personnel_plan p set recorded = tstzrange(lower(p.recorded), greatest(lower(p.recorded), now()))
      from before b where b.id = p.id and p.state in ('drafted', 'returned') returning p.number, p.village_id),
    added as (
      insert into personnel_plan (number, village_id, term_id, option, person_id, due_on, state, done_by, scenario_id)
      select coalesce((select c.number from closed c where c.village_id = w.village_id), nextval('personnel_plan_number')::int), w.village_id, ${term.id}, w.option, w.person_id, w.due_on, 'drafted', ${actor.accountId || null}, ${id}
      from wanted w
      where (not exists (select from before b where b.village_id = w.village_id) or exists (select from closed c where c.village_id = w.village_id))
        and w.person_id in (select p.id from person p where p.restricted_on is null)
      returning 1)
    select count(*)::int as drafted from added`)
  await rows(tx, sql`update plan_scenario set accepted_by = ${actor.accountId || null}, accepted_at = now() where id = ${id}`)
  await record(tx, actor, { what: 'personnel-plans.accept', units: [scenario.unitId], subject: `scenarios/${id}`, facts: { name: scenario.name, term: term.name, count: drafted } })
  return { drafted, left: scenario.result.villages - drafted }
}

export async function drop(tx: Tx, actor: Actor, id: number): Promise<void> {
  const { unitId, name } = await getScenario(tx, id, { lock: true })
  await rows(tx, sql`update plan_scenario set dropped_at = now() where id = ${id}`)
  await record(tx, actor, { what: 'personnel-plans.drop', units: [unitId], subject: `scenarios/${id}`, facts: { name } })
}
