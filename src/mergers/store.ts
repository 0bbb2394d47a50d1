import { findRow, row, rows, type Tx } from '#ground/database/database.ts'
import { sql, type Sql } from '#ground/database/sql.ts'
import { Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'
import { findRule } from '#legal-rules/public.ts'
import { unitsThen } from '#indicators/public.ts'
import { type EndReason, instant, type Known, statesOf, type VillageState } from '#posts/public.ts'
import { unitName } from '#units/public.ts'
import type { Origin, Plan, PlanState, Region, Wish } from './plan.ts'
import type { Group } from './problem.ts'
import type { Chosen, Kind } from './seating.ts'

/** The plan of a row that tells how it stood: itself, or an earlier state of it. */
const planColumns = (known: Known) => sql`
  coalesce(p.earlier_of, p.id) as id, p.commune_id as "communeId", p.name, p.on_day as "on", p.region, p.border, p.state, p.chosen_id as "chosenId", p.paper_id as "paperId", p.note, p.act_ids as "actIds", p.undo_paper_id as "undoPaperId", p.undo_reason as "undoReason",
  ${unitName(sql`p.commune_id`, known)} as commune`
/** The rows that were believed of a table under this name. */
const believed = (of: 'p' | 'w' | 'n' | 'h' | 'm' | 'a', known: Known) => sql`believed_at(${sql.name(of)}.recorded, ${instant(known)})`

export async function getPlan(tx: Tx, id: number, { held = false, known = null }: { held?: boolean; known?: Known } = {}): Promise<Plan> {
  const plan = await findRow<Plan>(tx, sql`select ${planColumns(known)} from merger_plan p where ${known === null ? sql`p.id = ${id}` : sql`${id} in (p.id, p.earlier_of)`} and ${believed('p', known)} ${held ? sql`for no key update` : sql``}`)
  if (!plan) throw new Refusal('mergers.no-such-plan', {})
  return plan
}

/** Plans of communes under a unit on the day, as known, the latest first. */
export const plansUnder = (tx: Tx, unitId: number, on: Day, known: Known = null) => rows<Plan>(tx, sql`
  select ${planColumns(known)} from merger_plan p
  where (p.commune_id in (select ${known === null ? sql`unit_subtree(${unitId}, ${on}::date)` : sql`unit_subtree_as_known(${unitId}, ${on}::date, ${instant(known)})`})
      or p.commune_id in (select s.from_id from unit_succession s where s.to_id = ${unitId} and believed_at(s.recorded, ${instant(known)})))
    and ${believed('p', known)}
  order by p.changed_at desc, coalesce(p.earlier_of, p.id) desc limit 500`)

export const insertPlan = async (tx: Tx, plan: { communeId: number; name: string; on: Day; region: Region; border: boolean; note: string | null; madeBy: number | null }) => (await row<{ id: number }>(tx, sql`
  insert into merger_plan (commune_id, name, on_day, region, border, note, made_by)
  values (${plan.communeId}, ${plan.name}, ${plan.on}, ${plan.region}, ${plan.border}, ${plan.note}, ${plan.madeBy}) returning id`)).id

/** What the act wrote beside units: what undoing it takes back. ended: as it was before. */
export type Written = { opened: number[]; ended: TermBefore[] }
export type TermBefore = { number: number; until: Day | null; endReason: EndReason | null; endPaperId: number | null }

export const keepWritten = (tx: Tx, id: number, { opened, ended }: Written) => rows(tx, sql`
  update merger_plan set carried_at = now(), opened = ${opened}::int[], ended = ${JSON.stringify(ended)}::jsonb where id = ${id}`)

export const writtenBy = (tx: Tx, id: number) => row<Written & { carriedAt: Date }>(tx, sql`select opened, ended, carried_at as "carriedAt" from merger_plan where id = ${id}`)

/** The terms as believed now. */
export const termsOf = (tx: Tx, numbers: readonly number[]) => rows<TermBefore>(tx, sql`
  select number, upper(held)::text as until, end_reason as "endReason", end_paper_id as "endPaperId" from appointment where number = any(${[...numbers]}::int[]) and upper_inf(recorded) order by number`)

/** How it stood until now is kept. */
export async function setState(tx: Tx, id: number, state: PlanState, more: Sql = sql``) {
  const kept = sql`commune_id, name, on_day, region, border, state, chosen_id, paper_id, note, act_ids, undo_paper_id, undo_reason, made_by, made_at, changed_at`
  await rows(tx, sql`
    insert into merger_plan (earlier_of, recorded, ${kept})
    select id, tstzrange(lower(recorded), now()), ${kept} from merger_plan where id = ${id} and lower(recorded) < now()`)
  await rows(tx, sql`update merger_plan set state = ${state}, changed_at = now(), recorded = tstzrange(greatest(lower(recorded), now()), null) ${more} where id = ${id}`)
}

export const wishesOf = (tx: Tx, planId: number, known: Known = null) => rows<Wish>(tx, sql`select kind, village_ids as "villageIds" from merger_wish w where plan_id = ${planId} and ${believed('w', known)} order by id`)

export async function replaceWishes(tx: Tx, { id, communeId }: Plan, wishes: readonly Wish[]) {
  await rows(tx, sql`update merger_wish set recorded = tstzrange(lower(recorded), greatest(lower(recorded), now())) where plan_id = ${id} and upper_inf(recorded)`)
  for (const { kind, villageIds } of wishes) await rows(tx, sql`insert into merger_wish (plan_id, commune_id, kind, village_ids) values (${id}, ${communeId}, ${kind}, ${villageIds}::int[])`)
}

/** Pairs that touch among villages that stand on the day. */
export const neighboursOf = async (tx: Tx, communeId: number, on: Day, known: Known = null): Promise<[number, number][]> => (await rows<{ a: number; b: number }>(tx, sql`
  select n.a_id as a, n.b_id as b from village_neighbour n join ${unitsThen(on, known)} a on a.id = n.a_id join ${unitsThen(on, known)} b on b.id = n.b_id
  where a.parent_id = ${communeId} and b.parent_id = ${communeId} and ${believed('n', known)} order by a.code, b.code`)).map(({ a, b }) => [a, b])

export const insertNeighbours = (tx: Tx, communeId: number, pairs: [number, number][]) => rows(tx, sql`
  insert into village_neighbour (commune_id, a_id, b_id)
  select ${communeId}, a, b from unnest(${pairs.map(([a, b]) => Math.min(a, b))}::int[], ${pairs.map(([a, b]) => Math.max(a, b))}::int[]) n (a, b)
  where not exists (select from village_neighbour v where v.a_id = n.a and v.b_id = n.b and upper_inf(v.recorded))`)

export const dropNeighbours = (tx: Tx, pairs: [number, number][]) => rows(tx, sql`
  update village_neighbour v set recorded = tstzrange(lower(v.recorded), greatest(lower(v.recorded), now()))
  from unnest(${pairs.map(([a, b]) => Math.min(a, b))}::int[], ${pairs.map(([a, b]) => Math.max(a, b))}::int[]) n (a, b) where v.a_id = n.a and v.b_id = n.b and upper_inf(v.recorded)`)

/** A village of a commune on a day as a merger needs to know it. headId and secretaryId: as the state has them; least: null where no rule holds. */
export type VillageThen = {
  id: number; code: string; fullName: string; legalKind: string; households: number | null; areaKm2: number | null; least: number | null
  state: VillageState; headId: number | null; head: string | null; secretaryId: number | null; secretary: string | null
}

export async function villagesThen(tx: Tx, { communeId, on, region, border }: Pick<Plan, 'communeId' | 'on' | 'region' | 'border'>, known: Known = null): Promise<VillageThen[]> {
  const least = await minimumsOn(tx, on)
  const of = (legalKind: string) => least[legalKind === 'tdp' ? 'tdp' : 'thon']?.value[border ? 'border' : region] ?? null
  const name = (id: Sql) => sql`(select n.name from person_version n where n.person_id = ${id} and ${believed('n', known)} order by (n.held @> ${on}::date) desc limit 1)`
  const size = (kind: string) => sql`(select m.value from unit_measure m where m.unit_id = u.id and m.kind = ${kind} and m.held @> ${on}::date and ${believed('m', known)})`
  const found = await rows<Omit<VillageThen, 'least'>>(tx, sql`
    select u.id, u.code, u.full_name as "fullName", u.legal_kind as "legalKind", ${size('households')}::int as households, ${size('area_km2')}::float8 as "areaKm2", coalesce(s.state, 'vacant') as state,
      s.head_id as "headId", ${name(sql`s.head_id`)} as head, s.secretary_id as "secretaryId", ${name(sql`s.secretary_id`)} as secretary
    from ${unitsThen(on, known)} u
      left join ${statesOf(sql`array(select c.id from ${unitsThen(on, known)} c where c.parent_id = ${communeId})`, known)} s on s.village_id = u.id and s.from_day <= ${on}::date and s.upto_day > ${on}::date
    where u.parent_id = ${communeId} and u.kind = 'village' order by u.code`)
  return found.map((village) => ({ ...village, least: of(village.legalKind) }))
}

export type Minimum = { value: Record<Region | 'border', number>; basis: string; status: 'confirmed' | 'unconfirmed' }
/** Households that a new village needs on the day, by kind and region. */
export async function minimumsOn(tx: Tx, on: Day): Promise<{ thon?: Minimum; tdp?: Minimum }> {
  const [thon, tdp] = [await findRule(tx, 'village.min_households', on), await findRule(tx, 'village.min_households_tdp', on)]
  return { ...(thon ? { thon: thon as Minimum } : {}), ...(tdp ? { tdp: tdp as Minimum } : {}) }
}

export type GroupNamed = Group & { label: string | null; name: string | null }
export type ProposalKept = { id: number; planId: number; origin: Origin; optimal: boolean; groups: GroupNamed[] }

export async function insertProposal(tx: Tx, { id: planId, communeId }: Plan, origin: Origin, optimal: boolean, groups: readonly (Group & { label?: string | null; name?: string | null })[]): Promise<number> {
  const { id } = await row<{ id: number }>(tx, sql`insert into merger_proposal (plan_id, commune_id, origin, optimal) values (${planId}, ${communeId}, ${origin}, ${optimal}) returning id`)
  for (const { seatId, members, label = null, name = null } of groups)
    await rows(tx, sql`insert into merger_group (proposal_id, commune_id, seat_id, village_ids, label, name) values (${id}, ${communeId}, ${seatId}, ${members}::int[], ${label}, ${name})`)
  return id
}

export const chosenOf = (tx: Tx, proposalId: number, known: Known = null) => rows<Chosen & { seatId: number }>(tx, sql`
  select seat_id as "seatId", kind, person_ids as "personIds" from merger_holder h where proposal_id = ${proposalId} and ${believed('h', known)} order by id`)

export async function replaceChosen(tx: Tx, { communeId }: Plan, proposalId: number, seatId: number, chosen: readonly Chosen[]) {
  await rows(tx, sql`update merger_holder set recorded = tstzrange(lower(recorded), greatest(lower(recorded), now())) where proposal_id = ${proposalId} and seat_id = ${seatId} and upper_inf(recorded)`)
  for (const { kind, personIds } of chosen)
    await rows(tx, sql`insert into merger_holder (proposal_id, commune_id, seat_id, kind, person_ids) values (${proposalId}, ${communeId}, ${seatId}, ${kind}, ${personIds}::int[])`)
}

/** The posts of villages and cells, in their order. */
export const kindsOfPosts = (tx: Tx) => rows<Kind>(tx, sql`
  select code, vi, en, seats, case when 'village' = any(unit_kinds) then 'village' else 'cell' end as of from post_kind where unit_kinds && '{village,cell}' order by rank`)

export type EmptyPost = { unitId: number; unit: string; kind: string; vi: string; en: string }
/** Posts of the new villages and cells that nobody holds on the day or later: those of one seat, and those of several that somebody held in the old ones. */
export const emptyPosts = (tx: Tx, { actIds, on }: Pick<Plan, 'actIds' | 'on'>, at: Day, known: Known = null) => rows<EmptyPost>(tx, sql`
  with acts as (select units, units[cardinality(units)] as id from unit_act where id = any(${actIds}::int[]))
  select u.id as "unitId", u.full_name as unit, k.code as kind, k.vi, k.en
  from acts join ${unitsThen(at > on ? at : on, known)} u on u.id = acts.id join post_kind k on u.kind = any(k.unit_kinds)
  where not exists (select from appointment a where a.unit_id = u.id and a.kind = k.code and ${believed('a', known)} and a.held && daterange(greatest(${at}::date, ${on}::date), null))
    and (k.seats = 1 or exists (select from appointment a where a.unit_id = any(acts.units) and a.kind = k.code and ${believed('a', known)} and a.held @> (${on}::date - 1)))
  order by u.tree desc, u.code, k.rank`)

export const proposalsOf = (tx: Tx, planId: number, known: Known = null) => rows<ProposalKept>(tx, sql`
  select p.id, p.plan_id as "planId", p.origin, p.optimal,
    (select json_agg(json_build_object('seatId', g.seat_id, 'members', g.village_ids, 'label', g.label, 'name', g.name) order by g.id) from merger_group g where g.proposal_id = p.id) as groups
  from merger_proposal p where p.plan_id = ${planId} and p.made_at <= ${instant(known)} order by p.id`)
