import { findRow, type Tx } from '#ground/database/database.ts'
import { sql, type Sql } from '#ground/database/sql.ts'
import { route, type Route } from '#ground/http/route.ts'
import { Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'
import * as calls from './contract.ts'
import { journalLines } from './lines.ts'
import { stateOfJournal } from './state.ts'
import { looks, looksAt, weekOf } from './who-looked.ts'

/** What the room asks of others: who the holder of an account is as a person, and who the people of a unit are (a select of ids). */
export type JournalSettings = {
  personOf(tx: Tx, accountId: number): Promise<number | null>
  peopleWithin(tx: Tx, unitId: number, on: Day): Promise<Sql>
}

export const routesFor = ({ personOf, peopleWithin }: JournalSettings): Route[] => [
  route(calls.readJournal, (tx, _actor, wanted) => journalLines(tx, wanted)),
  route(calls.journalState, (tx) => stateOfJournal(tx)),
  route(calls.whoLooked, (tx, _actor, wanted) => looks(tx, wanted)),
  route(calls.whoLookedAtMe, async (tx, actor, { limit }) => {
    const personId = await personOf(tx, actor.accountId)
    if (personId === null) return { person: null, looks: [] }
    return { person: { id: personId, name: await personName(tx, personId) }, looks: await looksAt(tx, personId, limit) }
  }),
  route(calls.looksOfWeek, async (tx, actor, { unit }) => {
    const unitId = actor.unitId ?? unit
    if (unitId === undefined) throw new Refusal('journal.which-unit')
    return { unit: { id: unitId, name: await unitName(tx, unitId) }, accounts: await weekOf(tx, await peopleWithin(tx, unitId, await dayOfUnit(tx, unitId, actor.today))) }
  }),
]

const personName = async (tx: Tx, id: number) => (await findRow<{ name: string }>(tx, sql`
  select name from person_version where person_id = ${id} order by upper_inf(recorded) desc, upper(held) desc nulls first limit 1`))?.name ?? ''

/** Today, or the last day on which the unit stood. */
const dayOfUnit = async (tx: Tx, id: number, today: Day): Promise<Day> => (await findRow<{ day: Day }>(tx, sql`
  select max(least(${today}::date, upper(valid) - 1)) as day from unit_version where unit_id = ${id} and upper_inf(recorded) having max(least(${today}::date, upper(valid) - 1)) is not null`))?.day ?? today

const unitName = async (tx: Tx, id: number) => (await findRow<{ name: string }>(tx, sql`
  select full_name as name from unit_version where unit_id = ${id} order by upper_inf(recorded) desc, upper(valid) desc nulls first limit 1`))?.name ?? ''
