import type { Actor } from '#ground/actor.ts'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Approval, Plan } from './plan.ts'

const staff: readonly string[] = ['province_staff', 'commune_staff']
const worksIn = ({ holds = [] }: Actor): number[] => holds.filter(({ role }) => staff.includes(role)).map(({ areaId }) => areaId)

/**
 * The unit that the actor speaks for when proposing the plan of a village: the nearest of those they work for, as the tree stands on the day; then one that the village stood under before.
 * Who works for a cell speaks for its village. null: the program, which speaks for the village.
 */
export async function levelOf(tx: Tx, actor: Actor, villageId: number): Promise<number | null> {
  const own = worksIn(actor)
  if (own.length === 0) return null
  const [nearest] = await rows<{ id: number }>(tx, sql`
    with recursive up as (
      select ${villageId}::int as id, ${villageId}::int as held, 0 as step, true as now
      union
      select c.village_id, c.cell_id, 0, c.held @> ${actor.today}::date from cell_cover c where c.village_id = ${villageId} and upper_inf(c.recorded)
      union
      select v.parent_id, v.parent_id, up.step + 1, up.now and v.valid @> ${actor.today}::date
      from up join unit_version v on v.unit_id = up.id and upper_inf(v.recorded) where v.parent_id is not null and up.step < 8)
    select id from up where held = any(${own}::int[]) order by now desc, step limit 1`)
  return nearest?.id ?? null
}

/** Who stands over a proposal on the day: a unit that has ended stands where it stood last. The nation approves no village's plan unless the actor works for it, so a province does not propose. Without an account that holds roles the program acts, for whoever may. */
export async function approvalOf(tx: Tx, actor: Actor, { villageId, proposedBy, proposedFrom }: Pick<Plan, 'villageId' | 'proposedBy' | 'proposedFrom'>): Promise<Approval> {
  const [from = null, ...over] = await rows<{ id: number; name: string }>(tx, sql`
    with recursive up as (
      select ${proposedFrom ?? villageId}::int as id, 0 as step
      union
      select l.parent_id, up.step + 1
      from up cross join lateral (
        select v.parent_id from unit_version v where v.unit_id = up.id and upper_inf(v.recorded)
        order by (v.valid @> ${actor.today}::date) desc, upper(v.valid) desc nulls first limit 1) l
      where l.parent_id is not null)
    select up.id, n.full_name as name
    from up cross join lateral (
      select v.full_name from unit_version v where v.unit_id = up.id and upper_inf(v.recorded) order by (v.valid @> ${actor.today}::date) desc, upper(v.valid) desc nulls first limit 1) n
    order by up.step`)
  const mine = worksIn(actor), nation = (await rows<{ id: number }>(tx, sql`select id from unit where kind in ('country', 'central')`)).map(({ id }) => id)
  const above = over.filter(({ id }) => !nation.includes(id) || mine.includes(id))
  return { from, above, yours: actor.holds === undefined || above.some(({ id }) => mine.includes(id)), own: actor.accountId !== 0 && proposedBy === actor.accountId }
}
