import { findRow, type Tx } from '#ground/database/database.ts'
import { believed } from '#ground/database/known.ts'
import { sql } from '#ground/database/sql.ts'
import type { Day } from '#ground/time/day.ts'
import { instant, type Known } from '#posts/public.ts'
import type { ElectionLine } from './contract.ts'
import { lastElection } from './read.ts'

export const orders = ['head_first', 'cell_first', 'same_day', 'one_only', 'none'] as const
export type Order = (typeof orders)[number]
export const nexts = ['decide_head', 'decide_cell', 'go_on', 'propose_secretary', 'propose_head', 'wait_official', 'admit', 'two_people', 'done'] as const
export type Next = (typeof nexts)[number]

const isOver = (line: ElectionLine | null) => line !== null && line.state === 'recognised'

/** Which of the two was held first (domain A2.4: both orders are lawful). */
export function orderOf(head: ElectionLine | null, ofCell: ElectionLine | null): Order {
  const [one, other] = [head?.heldOn ?? null, ofCell?.heldOn ?? null]
  if (one === null && other === null) return 'none'
  if (one === null || other === null) return 'one_only'
  return one === other ? 'same_day' : one < other ? 'head_first' : 'cell_first'
}

/** What the village's state and its two elections ask for next. */
export function nextOf(head: ElectionLine | null, ofCell: ElectionLine | null, state: string | null): Next {
  if (state === 'unified') return 'done'
  if ([head, ofCell].some((line) => line !== null && !isOver(line))) return 'go_on'
  if (state === 'head_probationary') return 'wait_official'
  if (state === 'head_pipeline' || state === 'head_non_member') return 'admit'
  if (!isOver(head)) return isOver(ofCell) ? 'propose_head' : 'decide_head'
  if (!isOver(ofCell)) return state === 'head_official' ? 'propose_secretary' : 'decide_cell'
  return state === 'head_official' ? 'two_people' : 'done'
}

export type Linked = {
  villageId: number | null; cellId: number | null; cell: string | null; state: string | null; order: Order; head: ElectionLine | null; ofCell: ElectionLine | null; earliest: Day | null; next: Next
}

/** Both elections of a village, asked for the village or its cell. */
export async function linkedOn(tx: Tx, unitId: number, on: Day, known: Known = null): Promise<Linked> {
  const states = known === null ? sql`village_state` : sql`village_state_of(array(select id from village), ${instant(known)})`
  const found = await findRow<{ villageId: number; cellId: number | null; cell: string | null; state: string | null; earliest: Day | null }>(tx, sql`
    with village as (
      select coalesce((select id from unit where id = ${unitId} and kind = 'village'),
                      (select c.village_id from cell_cover c where c.cell_id = ${unitId} and ${believed(sql`c.recorded`, known)} and c.held @> ${on}::date order by c.village_id limit 1)) as id)
    select village.id as "villageId", c.cell_id as "cellId",
           (select v.full_name from unit_version v where v.unit_id = c.cell_id and ${believed(sql`v.recorded`, known)} and v.valid @> ${on}::date) as cell, s.state,
           case when s.state = 'head_probationary' then (
             select (lower(p.held) + make_interval(months => (select r.value::text::int from legal_rule r where r.key = 'party.probation_months' and r.valid @> ${on}::date and upper_inf(r.recorded) and r.province_id is null)))::date::text
             from party_status p where p.person_id = s.head_id and p.status = 'probationary' and p.held @> ${on}::date and ${believed(sql`p.recorded`, known)}) end as earliest
    from village
      left join ${states} s on s.village_id = village.id and s.from_day <= ${on}::date and s.upto_day > ${on}::date
      left join lateral (select c.cell_id from cell_cover c where c.village_id = village.id and ${believed(sql`c.recorded`, known)} and c.held @> ${on}::date order by (c.cell_id = ${unitId} or c.cell_id = s.cell_id) desc, c.cell_id limit 1) c on true
    where village.id is not null`)
  if (!found) return { villageId: null, cellId: null, cell: null, state: null, order: 'none', head: null, ofCell: null, earliest: null, next: 'done' }
  const head = await lastElection(tx, found.villageId, 'village_head', on, known)
  const ofCell = found.cellId === null ? null : await lastElection(tx, found.cellId, 'cell', on, known)
  return { ...found, head, ofCell, order: orderOf(head, ofCell), next: nextOf(head, ofCell, found.state) }
}
