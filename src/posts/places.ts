import { row, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Day } from '#ground/time/day.ts'
import type { Places } from '#people/public.ts'
import { instant, type Known } from '#ground/database/known.ts'

/** What the sheets of people must know of units and posts. */
export const places: Places = {
  idsOf: async (tx, codes, on) => new Map((await rows<{ code: string; id: number }>(tx, sql`
    select v.code, v.unit_id as id from unnest(${codes}::text[]) c (code)
      join unit_version v on v.code = c.code and upper_inf(v.recorded) and v.valid @> ${on}::date
    order by (v.tree = 'party') desc`)).map(({ code, id }) => [code, id])),
  codesOf: async (tx, ids, on) => new Map((await rows<{ code: string; id: number }>(tx, sql`
    select unit_id as id, code from unit_version where unit_id = any(${ids}::int[]) and upper_inf(recorded) and valid @> ${on}::date`)).map(({ code, id }) => [id, code])),
  peopleUnder: async (tx, unitId, on) => (await rows<{ id: number }>(tx, sql`
    with place as materialized (select id from unnest(${await unitsUnder(tx, unitId, on)}::int[]) u (id))
    select a.person_id as id from place join appointment a on a.unit_id = place.id and upper_inf(a.recorded)
    union
    select v.person_id from place join person_version v on v.lives_in = place.id and upper_inf(v.recorded)`)).map(({ id }) => id),
}

/** The units of both trees that stand in a State unit (or under its committee) on a day, as known, itself included. */
export const unitsUnder = async (tx: Tx, unitId: number, on: Day, known: Known = null): Promise<number[]> => (await row<{ ids: string }>(tx, sql`
  with asked as (select coalesce((select state_id from unit_counterpart where party_id = ${unitId}), ${unitId}::int) as id),
  state as materialized (select ${known === null ? sql`unit_subtree(asked.id, ${on}::date)` : sql`unit_subtree_as_known(asked.id, ${on}::date, ${instant(known)})`} as id from asked),
  committee as materialized (select c.party_id as id from state join unit_counterpart c on c.state_id = state.id)
  select array_to_string(array(
    select id from state
    union select id from committee
    union select v.unit_id from committee join unit_version v on v.parent_id = committee.id and believed_at(v.recorded, ${instant(known)}) and v.valid @> ${on}::date), ' ') as ids`)).ids.split(' ').map(Number) // ten thousand numbers as one text: an array would be read letter by letter
