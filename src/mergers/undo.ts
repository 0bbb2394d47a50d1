import type { Actor } from '#ground/actor.ts'
import { findRow, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { record } from '#ground/journal/journal.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'
import { findPaper, type Resting } from '#papers/public.ts'
import { correctTerm, holdsOn, strikeTerm } from '#posts/public.ts'
import { correct } from '#units/public.ts'
import { type Plan, refuseStep } from './plan.ts'
import { getPlan, setState, writtenBy } from './store.ts'

/** What of another room rests on units: it happened there on the day or later, or was written since. */
export type RestsIn = (tx: Tx, asked: { unitIds: number[]; on: Day; since: Date }) => Promise<Resting[]>
/** Whether the speaker may carry mergers out in a unit: asked of whoever knows rights. */
export type Covers = (tx: Tx, unitId: number, permission: 'mergers.carry-out') => Promise<boolean>
export type Undoing = { planId: number; paperId: number; reason: string }

/**
 * Takes back a merger that was carried out in error, in one transaction: posts that it began are struck, its acts on units are corrected from the last to the first,
 * posts that it ended go on as before. Every day is then as if it had not been; what was believed in between stays askable. Refused while anything rests on the new villages,
 * and to whom the villages are no longer under: the office that decided it may have ended since.
 */
export const undoWith = (restsIn: readonly RestsIn[], covers: Covers) => async (tx: Tx, actor: Actor, { planId, paperId, reason }: Undoing): Promise<{ actIds: number[] }> => {
  const plan = await getPlan(tx, planId, { held: true })
  obey(refuseStep(plan, 'undo'))
  obey(refuseOthers(await undoneByOthers(tx, plan, covers)))
  if (!reason.trim()) throw new Refusal('mergers.reason-missing', { step: 'undo' })
  if (!await findPaper(tx, paperId)) throw new Refusal('mergers.undo-paper-missing')
  obey(refuseRestedOn(await restingOn(tx, plan, restsIn)))
  const { opened, ended } = await writtenBy(tx, planId)
  for (const number of opened.toReversed()) await strikeTerm(tx, actor, number, reason)
  const actIds: number[] = []
  for (const actId of plan.actIds.toReversed()) actIds.push((await correct([holdsOn])(tx, actor, { actId, paperId, reason })).actId)
  for (const { number, ...before } of ended.toReversed()) await correctTerm(tx, actor, number, before, reason)
  await setState(tx, planId, 'undone', sql`, undo_paper_id = ${paperId}, undo_reason = ${reason}`)
  await record(tx, actor, {
    what: 'mergers.undo', units: [plan.communeId, ...await newUnitsOf(tx, plan)], subject: `mergers/${planId}`, basis: `papers/${paperId}`, reason,
    facts: { planId, name: plan.name, on: plan.on, acts: actIds, terms: opened.length + ended.length }, before: { state: plan.state, acts: plan.actIds }, after: { state: 'undone' },
  })
  return { actIds }
}

export const refuseRestedOn = (resting: readonly Resting[]): Refusal | null =>
  (resting.length === 0 ? null : new Refusal('mergers.rested-on', { count: resting.length, rests: resting.slice(0, 10).map(({ says }) => says) }))

export const refuseOthers = (unit: string | null): Refusal | null => (unit === null ? null : new Refusal('mergers.undone-by-others', { unit }))

/**
 * The unit whose staff may undo it where the speaker may not; null where they may. Undoing puts villages and cells back under every unit that they stood under from the day on, so it is for who covers all of these:
 * the unit that took the place of one that ended, or, where the villages went to several, the lowest that stands over all.
 */
export async function undoneByOthers(tx: Tx, { actIds, state }: Pick<Plan, 'actIds' | 'state'>, covers: Covers): Promise<string | null> {
  if (state !== 'carried_out') return null
  const over = (await rows<{ id: number }>(tx, sql`
    select distinct coalesce(c.state_id, v.parent_id) as id from unit_version v left join unit_counterpart c on c.party_id = v.parent_id
    where v.closed_by = any(${actIds}::int[]) and v.parent_id is not null order by 1`)).map(({ id }) => id)
  for (const id of over) if (!await covers(tx, id, 'mergers.carry-out')) return (await lowestOver(tx, over))?.name ?? null
  return null
}

/** The lowest unit that stands today over those of these which stand today, itself among them where it is one. */
const lowestOver = (tx: Tx, unitIds: number[]) => findRow<{ name: string }>(tx, sql`
  with recursive up as (
    select v.unit_id as start, v.unit_id as id, v.parent_id, v.full_name, 0 as step from unit_version v where v.unit_id = any(${unitIds}::int[]) and upper_inf(v.recorded) and upper_inf(v.valid)
    union all
    select up.start, v.unit_id, v.parent_id, v.full_name, up.step + 1 from up join unit_version v on v.unit_id = up.parent_id and upper_inf(v.recorded) and upper_inf(v.valid))
  select full_name as name from up group by id, full_name having count(*) = (select count(distinct start) from up) order by max(step) limit 1`)

/** What was entered on the ground of the new villages and cells since; of a plan that is not carried out nothing. */
export async function restingOn(tx: Tx, plan: Plan, restsIn: readonly RestsIn[]): Promise<Resting[]> {
  if (plan.state !== 'carried_out') return []
  const unitIds = await newUnitsOf(tx, plan)
  const { opened, ended, carriedAt } = await writtenBy(tx, plan.id)
  const found = [...await laterActs(tx, plan, unitIds), ...await terms(tx, plan.on, unitIds, opened, ended.map(({ number }) => number)), ...await measures(tx, plan, unitIds), ...await residents(tx, plan.on, unitIds), ...await laterPlans(tx, plan, carriedAt)]
  for (const asks of restsIn) found.push(...await asks(tx, { unitIds, on: plan.on, since: carriedAt }))
  return found
}

/** What the acts made: of each the unit that went on or was founded. */
const newUnitsOf = async (tx: Tx, { actIds }: Plan) => (await rows<{ id: number }>(tx, sql`
  select distinct units[cardinality(units)] as id from unit_act where id = any(${actIds}::int[]) order by 1`)).map(({ id }) => id)

const nameOf = (id: ReturnType<typeof sql>) => sql`coalesce((select v.full_name from unit_version v where v.unit_id = ${id} and upper_inf(v.recorded) order by upper(v.valid) desc nulls first limit 1), '')`

const laterActs = (tx: Tx, { actIds }: Plan, unitIds: number[]) => rows<Resting>(tx, sql`
  select 'mergers.rests.act' as what, a.on_day::text as "on", concat_ws(' · ', ${nameOf(sql`o.id`)}, nullif(a.note, '')) as says, '/units/' || o.id || '?ngay=' || a.on_day as link
  from unit_act a cross join lateral (select u as id from unnest(a.units) u where u = any(${unitIds}::int[]) limit 1) o
  where a.id > ${Math.max(0, ...actIds)} and a.kind <> 'correct' and not exists (select from unit_act r where r.reverses = a.id) order by a.id`)

/** Posts that began in the new units since, and those of the merger that were changed since. */
const terms = (tx: Tx, on: Day, unitIds: number[], opened: number[], ended: number[]) => rows<Resting>(tx, sql`
  with touched as (
    select a.number from appointment a where a.unit_id = any(${unitIds}::int[]) and upper_inf(a.recorded) and lower(a.held) >= ${on}::date and a.number <> all(${opened}::int[])
    union select n from unnest(${opened}::int[]) n where not exists (select from appointment a where a.number = n and upper_inf(a.recorded) and lower(a.held) = ${on}::date and upper_inf(a.held))
      or exists (select from term_extension t where t.number = n and upper_inf(t.recorded))
    union select n from unnest(${ended}::int[]) n where not exists (select from appointment a where a.number = n and upper_inf(a.recorded) and upper(a.held) = ${on}::date))
  select 'mergers.rests.post' as what, lower(a.held)::text as "on", '/units/' || a.unit_id || '/posts/' || a.kind as link,
    k.vi || ' · ' || ${nameOf(sql`a.unit_id`)} || ' · ' || coalesce((select n.name from person_version n where n.person_id = person_of(a.person_id) and upper_inf(n.recorded) order by upper(n.held) desc nulls first limit 1), '') as says
  from touched t join lateral (select * from appointment o where o.number = t.number order by upper(o.recorded) desc nulls first limit 1) a on true join post_kind k on k.code = a.kind
  order by k.rank, a.number`)

const measures = (tx: Tx, { actIds, on }: Plan, unitIds: number[]) => rows<Resting>(tx, sql`
  select 'mergers.rests.measure' as what, min(lower(m.held))::text as "on", ${nameOf(sql`m.unit_id`)} as says, '/units/' || m.unit_id || '/measure' as link
  from unit_measure m where m.unit_id = any(${unitIds}::int[]) and upper_inf(m.recorded) and lower(m.held) >= ${on}::date and (m.opened_by is null or m.opened_by <> all(${actIds}::int[]))
  group by m.unit_id order by m.unit_id`)

/** Whoever is entered as living in a village that was founded by it. */
const residents = (tx: Tx, on: Day, unitIds: number[]) => rows<Resting>(tx, sql`
  select 'mergers.rests.residence' as what, null as "on", v.name as says, '/people/' || v.person_id as link
  from person_version v where v.lives_in = any(${unitIds}::int[]) and upper_inf(v.recorded) and not exists (select from unit_on(${on}::date - 1) u where u.id = v.lives_in) order by v.sort_key limit 500`)

const laterPlans = (tx: Tx, { id, communeId }: Plan, since: Date) => rows<Resting>(tx, sql`
  select 'mergers.rests.plan' as what, p.on_day::text as "on", p.name as says, '/mergers/' || p.id as link
  from merger_plan p where p.commune_id = ${communeId} and p.earlier_of is null and p.id <> ${id} and p.made_at > ${since} and p.state not in ('withdrawn', 'undone') order by p.id`)
