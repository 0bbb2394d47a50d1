import { findRow, rows, type Tx } from '#ground/database/database.ts'
import { believed } from '#ground/database/known.ts'
import { sql, type Sql } from '#ground/database/sql.ts'
import { Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'
import { personOf } from '#people/public.ts'
import { instant, type Known, unitsUnder } from '#posts/public.ts'
import type { DriveSeen } from './contract.ts'
import type { Kind } from './election.ts'
import { candidatesAs, drivesAs, electionsAs, nameOf, personCalled } from './store.ts'

type Drive = Pick<DriveSeen, 'id' | 'unitId' | 'unit' | 'kind' | 'name' | 'from' | 'dueOn'>

const columns = (known: Known) => sql`
  d.id, d.unit_id as "unitId", d.kind, d.name, lower(d.period)::text as "from", (upper(d.period) - 1)::text as "dueOn",
  ${nameOf(sql`d.unit_id`, sql`upper(d.period) - 1`, known)} as unit`

/** The drives of a unit, of those above it and of those below, the latest first. */
export const drivesOf = (tx: Tx, unitId: number, known: Known = null) => rows<Drive>(tx, sql`
  select ${columns(known)} from ${drivesAs(known)} d
  where ${known === null
    ? sql`exists (select from unit_area a where a.unit_id = ${unitId} and a.area_id = d.unit_id) or exists (select from unit_area a where a.unit_id = d.unit_id and a.area_id = ${unitId})`
    : sql`d.unit_id in ${areasOf(sql`${unitId}::int`, known)} or ${unitId}::int in ${areasOf(sql`d.unit_id`, known)}`}
  order by upper(d.period) desc, d.id desc limit 200`)

/** A unit and all under which it stands or stood, as known then: what unit_area tells of now. */
const areasOf = (unitId: Sql, known: Known) => sql`(
  with recursive above (id) as (
    select ${unitId} union
    select coalesce(c.state_id, v.parent_id) from above join unit_version v on v.unit_id = above.id and ${believed(sql`v.recorded`, known)} left join unit_counterpart c on c.party_id = v.parent_id where v.parent_id is not null)
  select above.id from above join unit u on u.id = above.id where u.kind not in ('country', 'central'))`

const states = { village_head: { table: 'village_state', id: 'village_id', unit: 'village' }, cell: { table: 'cell_state', id: 'cell_id', unit: 'cell' } } as const
type Place = { id: number; district: number; commune: number; province: number }

/** The villages (or cells) that a drive counts on a day: those that stand below its unit, with their places. As known then they are asked for once, and told to what follows. */
async function counted(tx: Tx, kind: Kind, under: number, { on, known }: Then): Promise<Sql> {
  const { table, id, unit } = states[kind]
  const there = (from: Sql) => sql`(
    select s.${sql.name(id)} as id, s.district_id, s.commune_id, s.province_id from ${from} s
    where s.from_day <= ${on}::date and s.upto_day > ${on}::date
      and (s.province_id = ${under} or s.district_id = ${under} or s.commune_id = ${under} or exists (select from unit c where c.id = ${under} and c.kind = 'country')))`
  if (known === null) return there(sql.name(table))
  const asked = sql`array(select u.id from unit u where u.kind = ${unit} and u.id = any(${await unitsUnder(tx, under, on, known)}::int[]))`
  const places = await rows<Place>(tx, sql`select s.id, s.district_id as district, s.commune_id as commune, s.province_id as province from ${there(sql`${sql.name(`${table}_of`)}(${asked}, ${instant(known)})`)} s`)
  const all = (key: keyof Place) => sql`${places.map((place) => place[key])}::int[]`
  return sql`(select * from unnest(${all('id')}, ${all('district')}, ${all('commune')}, ${all('province')}) s (id, district_id, commune_id, province_id))`
}

/** The day that is asked for, as known when. */
type Then = { on: Day; known: Known }
const unitName = (id: Sql, { on, known }: Then) => sql`coalesce((select v.full_name from unit_version v where v.unit_id = ${id} and ${believed(sql`v.recorded`, known)} and v.valid @> ${on}::date), '')`

/** A drive as it stood on a day: whoever had voted by then, of all that stand then. */
export async function driveSeen(tx: Tx, id: number, on: Day, asked: number | undefined, known: Known = null): Promise<DriveSeen> {
  const drive = await findRow<Drive>(tx, sql`select ${columns(known)} from ${drivesAs(known)} d where d.id = ${id}`)
  if (!drive) throw new Refusal('elections.no-such-drive', {})
  const under = asked ?? drive.unitId
  const then: Then = { on, known }
  const units = await counted(tx, drive.kind, under, then)
  /** The last election of the drive in each unit. */
  const voted = sql`(
    select distinct on (e.unit_id) e.* from ${electionsAs(known)} e join ${units} u on u.id = e.unit_id
    where e.kind = ${drive.kind} and e.held_on is not null and e.held_on <= ${on}::date and e.state <> 'withdrawn'
      and (e.drive_id = ${id} or (e.held_on >= ${drive.from}::date and e.held_on <= ${drive.dueOn}::date))
    order by e.unit_id, e.held_on desc, e.id desc)`
  const post = drive.kind === 'village_head' ? 'village_head' : 'cell_secretary'
  const totals = await findRow<Pick<DriveSeen, 'units' | 'held' | 'elected' | 'rerun' | 'attended' | 'households' | 'turnoutOf'>>(tx, sql`
    with voted as ${voted}
    select (select count(*)::int from ${units} u) as units, count(*)::int as held, (count(*) filter (where outcome = 'elected'))::int as elected, (count(*) filter (where state = 'rerun_ordered'))::int as rerun,
           coalesce(sum(attended) filter (where total_households is not null and attended is not null), 0)::int as attended,
           coalesce(sum(total_households) filter (where total_households is not null and attended is not null), 0)::int as households,
           (count(*) filter (where total_households is not null and attended is not null))::int as "turnoutOf"
    from voted`)
  const perDay = await rows<{ day: Day; count: number }>(tx, sql`
    with voted as ${voted} select held_on::text as day, (sum(count(*)) over (order by held_on))::int as count from voted group by held_on order by held_on`)
  const waiting = await rows<DriveSeen['waiting'][number] & { all: number }>(tx, sql`
    with voted as ${voted}
    select u.id as "unitId", ${unitName(sql`u.id`, then)} as unit, ${unitName(sql`nullif(u.commune_id, 0)`, then)} as within, e.state, e.id as "electionId", (count(*) over ())::int as all
    from ${units} u
      left join lateral (select e.id, e.state from ${electionsAs(known)} e where e.unit_id = u.id and e.kind = ${drive.kind} and e.state not in ('recognised', 'rerun_ordered', 'withdrawn') and e.known = 'counted' limit 1) e on true
    where not exists (select from voted v where v.unit_id = u.id)
    order by u.district_id, u.commune_id, u.id limit 300`)
  return {
    ...drive, on, ...totals!, perDay, waiting: waiting.map(({ all: _all, ...each }) => each), waitingCount: waiting[0]?.all ?? 0,
    ...await peopleOf(tx, voted, post, then), below: await partsOf(tx, units, voted, under, then),
  }
}

type Elected = { personId: number; name: string; unitId: number; unit: string; party: string; earliest: Day | null; reelected: boolean | null; sex: string | null; minority: boolean | null; age: number | null }

/** Who was elected, each share of those of whom it is known. Re-elected held the same post there until at most 183 days before; where no earlier holder is on record nobody is called new. Of who is no official member yet, the first day on which they may be (Điều lệ Đảng, Điều 5). */
async function peopleOf(tx: Tx, voted: Sql, post: string, then: Then): Promise<Pick<DriveSeen, 'profile' | 'pipeline'>> {
  const { on, known } = then
  const probation = sql`make_interval(months => (select r.value::text::int from legal_rule r where r.key = 'party.probation_months' and r.valid @> ${on}::date and upper_inf(r.recorded) and r.province_id is null))`
  const earlier = sql`appointment a where a.unit_id = e.unit_id and a.kind = ${post} and ${believed(sql`a.recorded`, known)} and not a.interim and (lower(a.held) is null or lower(a.held) < e.held_on)`
  const elected = await rows<Elected>(tx, sql`
    with voted as ${voted}, elected as (
      select e.id as election_id, e.unit_id, e.held_on, ${personOf(sql`c.person_id`, known)} as person_id from voted e join ${candidatesAs(known)} c on c.election_id = e.id and c.elected and c.post = ${post})
    select e.person_id as "personId", ${personCalled(sql`e.person_id`, known)} as name, e.unit_id as "unitId", ${unitName(sql`e.unit_id`, then)} as unit, coalesce(p.status, 'none') as party,
           case p.status when 'probationary' then (lower(p.held) + ${probation})::date::text
             when 'official' then null when 'exempt' then null
             else (coalesce((select min(a.on_day) from admission_step a where a.person_id = e.person_id and a.step = 'admitted' and a.planned and ${believed(sql`a.recorded`, known)}), ${on}::date) + ${probation})::date::text end as earliest,
           case when exists (select from ${earlier}) then exists (select from ${earlier} and ${personOf(sql`a.person_id`, known)} = e.person_id and (upper(a.held) is null or upper(a.held) >= e.held_on - 183)) end as reelected,
           v.sex, v.ethnic <> '01' as minority, extract(year from age(${on}::date, v.birth))::int as age
    from elected e
      left join lateral (select p.status, p.held from party_status p where p.person_id = e.person_id and ${believed(sql`p.recorded`, known)} and p.held @> ${on}::date order by p.id desc limit 1) p on true
      left join lateral (select v.sex, v.ethnic, v.birth from person_version v where v.person_id = e.person_id and ${believed(sql`v.recorded`, known)} order by (v.held @> ${on}::date) desc limit 1) v on true
    order by e.unit_id`)
  const part = (key: string, of: (one: Elected) => boolean | null) => {
    const known = elected.map(of).filter((each) => each !== null)
    return { key, count: known.filter(Boolean).length, of: known.length }
  }
  return {
    profile: [
      part('reelected', ({ reelected }) => reelected), part('new', ({ reelected }) => reelected === null ? null : !reelected), part('female', ({ sex }) => sex === null ? null : sex === 'female'), part('minority', ({ minority }) => minority),
      part('under-forty', ({ age }) => age === null ? null : age < 40),
      part('official', ({ party }) => party === 'official' || party === 'exempt'), part('probationary', ({ party }) => party === 'probationary'), part('pipeline', ({ party }) => party === 'pipeline'),
      part('non-member', ({ party }) => party === 'none' || party === 'left'),
    ],
    pipeline: elected.filter(({ party }) => party !== 'official' && party !== 'exempt').slice(0, 200).map(({ personId, name, unitId, unit, party, earliest }) => ({ personId, name, unitId, unit, party, earliest })),
  }
}

/** By the units right below the one asked: districts while there are any, else communes. */
const partsOf = (tx: Tx, units: Sql, voted: Sql, under: number, then: Then) => rows<DriveSeen['below'][number]>(tx, sql`
  with voted as ${voted}, placed as (
    select case when u.commune_id = ${under} then null when u.district_id = ${under} or u.district_id = 0 then nullif(u.commune_id, 0) else u.district_id end as part, v.unit_id is not null as has
    from ${units} u left join voted v on v.unit_id = u.id)
  select part as "unitId", ${unitName(sql`part`, then)} as unit, (count(*) filter (where has))::int as held, count(*)::int as of
  from placed where part is not null group by part order by count(*) filter (where has)::numeric / count(*), part limit 400`)
