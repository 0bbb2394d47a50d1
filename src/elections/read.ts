import type { Actor } from '#ground/actor.ts'
import { findRow, rows, type Tx } from '#ground/database/database.ts'
import { believed } from '#ground/database/known.ts'
import { sql } from '#ground/database/sql.ts'
import type { Day } from '#ground/time/day.ts'
import { addWorkingDays, calendarIn, findRule } from '#legal-rules/public.ts'
import { personOf } from '#people/public.ts'
import { type Known, unitsUnder } from '#posts/public.ts'
import type { ElectionLine, ElectionSeen, FiguresSeen } from './contract.ts'
import type { Election, Kind } from './election.ts'
import { loaded, readingsOf, resultOf, runningOf } from './result.ts'
import { candidatesAs, type CountEntry, correctionsOf, electionColumns, electionsAs, getElection, personCalled, teamOf, versionsOf } from './store.ts'

type Counted = ElectionSeen['readings'][number]['one']
type Line = Omit<ElectionLine, 'dueOn' | 'elected'>

const lineColumns = (known: Known) => sql`${electionColumns(known)},
  (select p.full_name from unit_version v join unit_version p on p.unit_id = v.parent_id and ${believed(sql`p.recorded`, known)} and p.valid @> coalesce(e.held_on, e.planned_on, current_date)
   where v.unit_id = e.unit_id and ${believed(sql`v.recorded`, known)} and v.valid @> coalesce(e.held_on, e.planned_on, current_date) limit 1) as within`

/** State units under a unit, their committees' cells too, on a day. */
const underSql = (unitId: number, on: Day) => sql`(
  with state as materialized (select unit_subtree(coalesce((select state_id from unit_counterpart where party_id = ${unitId}), ${unitId}::int), ${on}::date) as id),
       committee as materialized (select c.party_id as id from state join unit_counterpart c on c.state_id = state.id)
  select id from state
  union select v.unit_id from committee join unit_version v on v.parent_id = committee.id and upper_inf(v.recorded) and v.valid @> ${on}::date
  union select ${unitId}::int)`

/** The same as known then: what the tree was believed to be. */
const underThen = async (tx: Tx, unitId: number, on: Day, known: Known) => sql`(select unnest(${[unitId, ...await unitsUnder(tx, unitId, on, known)]}::int[]))`

export type Filter = { kind?: Kind | undefined; open?: 'yes' | undefined; driveId?: number | undefined; offset: number; limit: number }

export async function electionsUnder(tx: Tx, unitId: number, on: Day, { kind, open, driveId, offset, limit }: Filter, known: Known = null) {
  const where = sql`e.unit_id in ${known === null ? underSql(unitId, on) : await underThen(tx, unitId, on, known)} and (${kind ?? null}::text is null or e.kind = ${kind ?? null}) and (${driveId ?? null}::int is null or e.drive_id = ${driveId ?? null})
    and (${open === 'yes'}::boolean is false or e.state not in ('recognised', 'rerun_ordered', 'withdrawn'))`
  const counted = await rows<{ state: Election['state']; count: number }>(tx, sql`select e.state, count(*)::int as count from ${electionsAs(known)} e where ${where} group by e.state`)
  const found = await rows<Line>(tx, sql`
    select ${lineColumns(known)} from ${electionsAs(known)} e where ${where}
    order by (e.state in ('recognised', 'rerun_ordered', 'withdrawn')), coalesce(e.held_on, e.planned_on) desc, e.id desc limit ${limit} offset ${offset}`)
  return { count: counted.reduce((sum, each) => sum + each.count, 0), byState: Object.fromEntries(counted.map((each) => [each.state, each.count])), rows: await withElected(tx, found, known) }
}

async function withElected(tx: Tx, lines: Line[], known: Known): Promise<ElectionLine[]> {
  const elected = Map.groupBy(await rows<{ electionId: number } & ElectionLine['elected'][number]>(tx, sql`
    select c.election_id as "electionId", ${personOf(sql`c.person_id`, known)} as "personId", c.post, ${personCalled(sql`c.person_id`, known)} as name
    from ${candidatesAs(known)} c where c.elected and c.election_id = any(${lines.map(({ id }) => id)}::int[])
    order by array_position(array['village_head', 'cell_secretary', 'cell_deputy_secretary', 'cell_committee_member'], c.post), c.id`), ({ electionId }) => electionId)
  const due = await dueDays(tx, lines)
  return lines.map((line) => ({ ...line, elected: (elected.get(line.id) ?? []).map(({ personId, name, post }) => ({ personId, name, post })), dueOn: due.get(line.id) ?? null }))
}

/** The last day on which the commune recognises or orders a re-election: the fifth working day after the meeting (Nghị định 59/2023/NĐ-CP, Điều 8). */
async function dueDays(tx: Tx, lines: Line[]): Promise<Map<number, Day>> {
  const open = lines.filter(({ kind, state, heldOn }) => kind === 'village_head' && heldOn !== null && ['held', 'certified'].includes(state))
  if (open.length === 0) return new Map()
  const calendar = await calendarIn(tx)
  const found = new Map<number, Day>()
  for (const { id, heldOn } of open) {
    const rule = await findRule(tx, 'village_election.recognition_workdays', heldOn!)
    if (rule) found.set(id, addWorkingDays(calendar, heldOn!, rule.value as number))
  }
  return found
}

/** One election as its page shows it. Of a reading that only one person has made the other sees nothing. */
export async function electionSeen(tx: Tx, actor: Actor, id: number, self: number | null, known: Known = null): Promise<ElectionSeen> {
  await getElection(tx, id, known)
  const [line] = await withElected(tx, await rows<Line>(tx, sql`select ${lineColumns(known)} from ${electionsAs(known)} e where e.id = ${id}`), known)
  const all = await loaded(tx, id, known)
  const { election, rules, steps, candidates, clusters, rounds } = all
  const corrections = await correctionsOf(tx, id, known)
  const readings = readingsOf(all).map(({ entries, state, differences, roundId, clusterId }) => {
    const mine = entries.find(({ enteredBy }) => enteredBy === actor.accountId) ?? null
    const both = entries.length >= 2
    return { roundId, clusterId, state, differences, mine: plain(mine), one: both ? plain(entries[0]!) : null, other: both ? plain(entries[1]!) : null,
      mayCount: !both || mine !== null || entries.some(({ enteredBy }) => enteredBy === null), corrected: corrections.find((each) => each.roundId === roundId && each.clusterId === clusterId)?.times ?? 0,
      fromFile: entries.some(({ enteredBy }) => enteredBy === null) }
  })
  const { figures, isComplete, waits } = resultOf(all)
  const calendar = await calendarIn(tx)
  const measured = await findRow<{ value: number }>(tx, sql`select value::int as value from unit_measure where unit_id = ${election.unitId} and kind = 'households' and held @> ${election.heldOn ?? election.plannedOn}::date and ${believed(sql`recorded`, known)}`)
  const rerun = await findRow<{ id: number }>(tx, sql`select id from ${electionsAs(known)} e where reruns_id = ${id}`)
  return {
    ...line!, method: election.method, seats: election.seats, base: election.base, rerunsId: election.rerunsId, rerunId: rerun?.id ?? null, households: measured?.value ?? null, rules: rules as ElectionSeen['rules'],
    steps, team: await teamOf(tx, id, known), candidates: candidates.map(({ birth: _birth, birthPrecision: _precision, livesInId: _lives, ...each }) => each), clusters, rounds, readings,
    result: election.heldOn && election.known === 'counted' && waits.length === 0 ? figures as FiguresSeen : null, isComplete, running: runningOf(all),
    versions: (await versionsOf(tx, id, known)).map(({ certifiedBy: _by, ...each }) => ({ ...each, figures: each.figures as FiguresSeen })),
    calendar: line!.dueOn && election.heldOn && !calendar.isConfirmed(election.heldOn, line!.dueOn) ? 'unconfirmed' : 'confirmed',
    aboutMyself: self !== null && candidates.some(({ personId }) => personId === self),
  }
}

const plain = (entry: CountEntry | null): Counted => entry && { attending: entry.attending ?? null, issued: entry.issued, valid: entry.valid, invalid: entry.invalid, returned: entry.returned, votes: entry.votes }

/** The last election of a kind in a unit up to a day: one under way, else the last that was held. */
export async function lastElection(tx: Tx, unitId: number, kind: Kind, on: Day, known: Known = null): Promise<ElectionLine | null> {
  const found = await rows<Line>(tx, sql`
    select ${lineColumns(known)} from ${electionsAs(known)} e
    where e.unit_id = ${unitId} and e.kind = ${kind} and e.state not in ('withdrawn', 'rerun_ordered')
      and exists (select from election_step s where s.election_id = e.id and ${believed(sql`s.recorded`, known)} and s.on_day <= ${on}::date)
    order by coalesce(e.held_on, e.planned_on) desc, e.id desc limit 1`)
  return (await withElected(tx, found, known))[0] ?? null
}

