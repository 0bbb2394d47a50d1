import { findRow, rows, type Tx } from '#ground/database/database.ts'
import { sql, type Sql } from '#ground/database/sql.ts'
import { Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'
import type { DriveSeen } from './contract.ts'
import type { Kind } from './election.ts'

type Drive = Pick<DriveSeen, 'id' | 'unitId' | 'unit' | 'kind' | 'name' | 'from' | 'dueOn'>

const columns = sql`
  d.id, d.unit_id as "unitId", d.kind, d.name, lower(d.period)::text as "from", (upper(d.period) - 1)::text as "dueOn",
  coalesce((select v.full_name from unit_version v where v.unit_id = d.unit_id and upper_inf(v.recorded) order by (v.valid @> upper(d.period) - 1) desc, upper(v.valid) desc nulls first limit 1), '') as unit`

/** The drives of a unit, of those above it and of those below, the latest first. */
export const drivesOf = (tx: Tx, unitId: number) => rows<Drive>(tx, sql`
  select ${columns} from drive d
  where upper_inf(d.recorded)
    and (exists (select from unit_area a where a.unit_id = ${unitId} and a.area_id = d.unit_id) or exists (select from unit_area a where a.unit_id = d.unit_id and a.area_id = ${unitId}))
  order by upper(d.period) desc, d.id desc limit 200`)

/** The villages (or cells) that a drive counts on a day: those that stand below its unit, with their places. */
const counted = (kind: Kind, under: number, on: Day): Sql => kind === 'village_head'
  ? sql`(select s.village_id as id, s.district_id, s.commune_id, s.province_id from village_state s where s.from_day <= ${on}::date and s.upto_day > ${on}::date and ${below(under)})`
  : sql`(select s.cell_id as id, s.district_id, s.commune_id, s.province_id from cell_state s where s.from_day <= ${on}::date and s.upto_day > ${on}::date and ${below(under)})`

const below = (under: number) => sql`(s.province_id = ${under} or s.district_id = ${under} or s.commune_id = ${under} or exists (select from unit c where c.id = ${under} and c.kind = 'country'))`

const personName = (id: Sql) => sql`coalesce((select v.name from person_version v where v.person_id = ${id} and upper_inf(v.recorded) order by upper(v.held) desc nulls first limit 1), '')`
const unitName = (id: Sql, on: Day) => sql`coalesce((select v.full_name from unit_version v where v.unit_id = ${id} and upper_inf(v.recorded) and v.valid @> ${on}::date), '')`

/** A drive as it stood on a day: whoever had voted by then, of all that stand then. */
export async function driveSeen(tx: Tx, id: number, on: Day, asked: number | undefined): Promise<DriveSeen> {
  const drive = await findRow<Drive>(tx, sql`select ${columns} from drive d where d.id = ${id} and upper_inf(d.recorded)`)
  if (!drive) throw new Refusal('elections.no-such-drive', {})
  const under = asked ?? drive.unitId
  const units = counted(drive.kind, under, on)
  /** The last election of the drive in each unit. */
  const voted = sql`(
    select distinct on (e.unit_id) e.* from election e join ${units} u on u.id = e.unit_id
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
    select u.id as "unitId", ${unitName(sql`u.id`, on)} as unit, ${unitName(sql`nullif(u.commune_id, 0)`, on)} as within, e.state, e.id as "electionId", (count(*) over ())::int as all
    from ${units} u
      left join lateral (select e.id, e.state from election e where e.unit_id = u.id and e.kind = ${drive.kind} and e.state not in ('recognised', 'rerun_ordered', 'withdrawn') and e.known = 'counted' limit 1) e on true
    where not exists (select from voted v where v.unit_id = u.id)
    order by u.district_id, u.commune_id, u.id limit 300`)
  return {
    ...drive, on, ...totals!, perDay, waiting: waiting.map(({ all: _all, ...each }) => each), waitingCount: waiting[0]?.all ?? 0,
    ...await peopleOf(tx, voted, post, on), below: await partsOf(tx, units, voted, under, on),
  }
}

type Elected = { personId: number; name: string; unitId: number; unit: string; party: string; earliest: Day | null; reelected: boolean; sex: string | null; minority: boolean | null; age: number | null }

/** Who was elected: re-elected held the same post there until at most 183 days before. Of who is no official member yet, the first day on which they may be (Điều lệ Đảng, Điều 5). */
async function peopleOf(tx: Tx, voted: Sql, post: string, on: Day): Promise<Pick<DriveSeen, 'profile' | 'pipeline'>> {
  const probation = sql`make_interval(months => (select r.value::text::int from legal_rule r where r.key = 'party.probation_months' and r.valid @> ${on}::date and upper_inf(r.recorded) and r.province_id is null))`
  const elected = await rows<Elected>(tx, sql`
    with voted as ${voted}, elected as (
      select e.id as election_id, e.unit_id, e.held_on, person_of(c.person_id) as person_id from voted e join candidate c on c.election_id = e.id and c.elected and c.post = ${post})
    select e.person_id as "personId", ${personName(sql`e.person_id`)} as name, e.unit_id as "unitId", ${unitName(sql`e.unit_id`, on)} as unit, coalesce(p.status, 'none') as party,
           case p.status when 'probationary' then (lower(p.held) + ${probation})::date::text
             when 'official' then null when 'exempt' then null
             else (coalesce((select min(a.on_day) from admission_step a where a.person_id = e.person_id and a.step = 'admitted' and a.planned and upper_inf(a.recorded)), ${on}::date) + ${probation})::date::text end as earliest,
           exists (select from appointment a where a.unit_id = e.unit_id and a.kind = ${post} and upper_inf(a.recorded) and not a.interim and person_of(a.person_id) = e.person_id
                     and (lower(a.held) is null or lower(a.held) < e.held_on) and (upper(a.held) is null or upper(a.held) >= e.held_on - 183)) as reelected,
           v.sex, v.ethnic <> 'kinh' as minority, extract(year from age(${on}::date, v.birth))::int as age
    from elected e
      left join lateral (select p.status, p.held from party_status p where p.person_id = e.person_id and upper_inf(p.recorded) and p.held @> ${on}::date order by p.id desc limit 1) p on true
      left join lateral (select v.sex, v.ethnic, v.birth from person_version v where v.person_id = e.person_id and upper_inf(v.recorded) order by (v.held @> ${on}::date) desc limit 1) v on true
    order by e.unit_id`)
  const part = (key: string, of: (one: Elected) => boolean) => ({ key, count: elected.filter(of).length, of: elected.length })
  return {
    profile: [
      part('reelected', ({ reelected }) => reelected), part('new', ({ reelected }) => !reelected), part('female', ({ sex }) => sex === 'female'), part('minority', ({ minority }) => minority === true),
      part('under-forty', ({ age }) => age !== null && age < 40),
      part('official', ({ party }) => party === 'official' || party === 'exempt'), part('probationary', ({ party }) => party === 'probationary'), part('pipeline', ({ party }) => party === 'pipeline'),
      part('non-member', ({ party }) => party === 'none' || party === 'left'),
    ],
    pipeline: elected.filter(({ party }) => party !== 'official' && party !== 'exempt').slice(0, 200).map(({ personId, name, unitId, unit, party, earliest }) => ({ personId, name, unitId, unit, party, earliest })),
  }
}

/** By the units right below the one asked: districts while there are any, else communes. */
const partsOf = (tx: Tx, units: Sql, voted: Sql, under: number, on: Day) => rows<DriveSeen['below'][number]>(tx, sql`
  with voted as ${voted}, placed as (
    select case when u.commune_id = ${under} then null when u.district_id = ${under} or u.district_id = 0 then nullif(u.commune_id, 0) else u.district_id end as part, v.unit_id is not null as has
    from ${units} u left join voted v on v.unit_id = u.id)
  select part as "unitId", ${unitName(sql`part`, on)} as unit, (count(*) filter (where has))::int as held, count(*)::int as of
  from placed where part is not null group by part order by count(*) filter (where has)::numeric / count(*), part limit 400`)
