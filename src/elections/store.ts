import { findRow, row, rows, type Tx } from '#ground/database/database.ts'
import { believed, instant, type Known } from '#ground/database/known.ts'
import { sql, type Sql } from '#ground/database/sql.ts'
import { Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'
import { personName, personOf } from '#people/public.ts'
import { type Candidate, type Election, type State, type Step, type StepDone, steps, type Verdict } from './election.ts'
import type { Outcome, Reported } from './tally.ts'

/** Drives, elections, candidates and places of meeting, as believed now or as known then. */
export const drivesAs = (known: Known): Sql => (known === null ? sql`drive` : sql`drives_known(${instant(known)})`)
export const electionsAs = (known: Known): Sql => (known === null ? sql`election` : sql`elections_known(${instant(known)})`)
export const candidatesAs = (known: Known): Sql => (known === null ? sql`candidate` : sql`candidates_known(${instant(known)})`)
const clustersAs = (known: Known): Sql => (known === null ? sql`election_cluster` : sql`election_clusters_known(${instant(known)})`)

/** The name of a unit on a day; where it does not stand then, its last. */
export const nameOf = (unitId: Sql, on: Sql, known: Known) => sql`coalesce((select v.full_name from unit_version v where v.unit_id = ${unitId} and ${believed(sql`v.recorded`, known)} order by (v.valid @> ${on}) desc, upper(v.valid) desc nulls first limit 1), '')`
export const personCalled = (personId: Sql, known: Known) => sql`coalesce(${personName(personId, known)}, '')`

export const electionColumns = (known: Known) => sql`
  e.id, e.kind, e.unit_id as "unitId", ${nameOf(sql`e.unit_id`, sql`coalesce(e.held_on, e.planned_on, current_date)`, known)} as unit, e.drive_id as "driveId", e.reruns_id as "rerunsId", e.state, e.known,
  e.planned_on::text as "plannedOn", e.held_on::text as "heldOn", e.method, e.total_households as "totalHouseholds", e.base, e.seats, e.outcome, e.attended`

export async function getElection(tx: Tx, id: number, known: Known = null): Promise<Election> {
  const found = await findRow<Election>(tx, sql`select ${electionColumns(known)} from ${electionsAs(known)} e where e.id = ${id}`)
  if (!found) throw new Refusal('elections.no-such-election', {})
  return found
}

/** Held against other writers to the end of the transaction. */
export async function lockElection(tx: Tx, id: number): Promise<Election> {
  await rows(tx, sql`select id from election where id = ${id} for no key update`)
  return getElection(tx, id)
}

export const stepsOf = (tx: Tx, id: number, known: Known = null) => rows<StepDone>(tx, sql`
  select step, on_day::text as "onDay", paper_id as "paperId", reason, verdict from election_step
  where election_id = ${id} and ${believed(sql`recorded`, known)} order by array_position(${[...steps]}::text[], step)`)

export async function writeStep(tx: Tx, { id, unitId }: Pick<Election, 'id' | 'unitId'>, step: Step, given: { on: Day; paperId?: number | null | undefined; reason?: string | null | undefined; verdict?: Verdict }, state?: State) {
  await rows(tx, sql`
    insert into election_step (election_id, unit_id, step, on_day, paper_id, reason, verdict) values (${id}, ${unitId}, ${step}, ${given.on}::date, ${given.paperId ?? null}, ${given.reason ?? null}, ${given.verdict ?? null})`)
  if (state) await rows(tx, sql`update election set state = ${state} where id = ${id}`)
}

export const candidatesOf = (tx: Tx, id: number, on: Day, known: Known = null) => rows<Candidate>(tx, sql`
  select c.id, ${personOf(sql`c.person_id`, known)} as "personId", ${personCalled(sql`c.person_id`, known)} as name, c.post, c.put_by as "putBy", c.elected, c.votes,
         v.birth::text as birth, v.birth_precision as "birthPrecision", v.lives_in as "livesInId",
         (select p.status from party_status p where p.person_id = ${personOf(sql`c.person_id`, known)} and ${believed(sql`p.recorded`, known)} and p.held @> ${on}::date order by p.id desc limit 1) as party
  from ${candidatesAs(known)} c
    left join lateral (select v.birth, v.birth_precision, v.lives_in from person_version v where v.person_id = ${personOf(sql`c.person_id`, known)} and ${believed(sql`v.recorded`, known)} order by (v.held @> ${on}::date) desc, upper(v.held) desc nulls first limit 1) v on true
  where c.election_id = ${id}
  order by c.id`)

export type Runner = { personId: number; name: string; body: 'team' | 'board'; part: 'head' | 'member' }
export const teamOf = (tx: Tx, id: number, known: Known = null) => rows<Runner>(tx, sql`
  select ${personOf(sql`t.person_id`, known)} as "personId", ${personCalled(sql`t.person_id`, known)} as name, t.body, t.part
  from election_team_member t where t.election_id = ${id} and t.recorded_at <= ${instant(known)} order by t.part, t.id`)

export async function insertTeam(tx: Tx, { id, unitId }: Election, body: 'team' | 'board', members: readonly { personId: number; part: 'head' | 'member' }[]) {
  for (const { personId, part } of members) await rows(tx, sql`
    insert into election_team_member (election_id, unit_id, person_id, body, part) values (${id}, ${unitId}, ${personId}, ${body}, ${part})`)
}

export async function insertCandidates(tx: Tx, { id, unitId }: Pick<Election, 'id' | 'unitId'>, post: Candidate['post'], given: readonly { personId: number; putBy: Candidate['putBy'] }[]): Promise<number[]> {
  const made: number[] = []
  for (const { personId, putBy } of given) made.push((await row<{ id: number }>(tx, sql`
    insert into candidate (election_id, unit_id, person_id, post, put_by) values (${id}, ${unitId}, ${personId}, ${post}, ${putBy})
    on conflict (election_id, post, person_id) do update set put_by = excluded.put_by
    returning id`)).id)
  return made
}

/** `attending`: as the meeting told it, else as both readings of the cluster's own report do; null until then. */
export type Cluster = { id: number; name: string; households: number; attending: number | null; reports: boolean }
export const clustersOf = (tx: Tx, id: number, known: Known = null) => rows<Cluster>(tx, sql`
  select id, name, households, attending, attending is null as reports from ${clustersAs(known)} k where election_id = ${id} order by id`)

/** The name alone changes; the table keeps what it was. */
export const writeClusterName = (tx: Tx, clusterId: number, name: string) => rows(tx, sql`update election_cluster set name = ${name} where id = ${clusterId}`)

export type Round = { id: number; post: Candidate['post']; round: number; seats: number; candidateIds: number[] }
export const roundsOf = (tx: Tx, id: number, known: Known = null) => rows<Round>(tx, sql`
  select id, post, round, seats, candidate_ids as "candidateIds" from election_round where election_id = ${id} and recorded_at <= ${instant(known)} order by id`)

export const insertRound = async (tx: Tx, { id, unitId }: Election, given: Omit<Round, 'id'>) => (await row<{ id: number }>(tx, sql`
  insert into election_round (election_id, unit_id, post, round, seats, candidate_ids) values (${id}, ${unitId}, ${given.post}, ${given.round}, ${given.seats}, ${given.candidateIds}::int[]) returning id`)).id

export type CountEntry = Reported & { id: number; roundId: number; clusterId: number; enteredBy: number | null }
export const entriesOf = (tx: Tx, id: number, known: Known = null) => rows<CountEntry>(tx, sql`
  select n.id, n.round_id as "roundId", n.cluster_id as "clusterId", n.attending, n.issued, n.valid, n.invalid, n.returned, n.votes, n.entered_by as "enteredBy"
  from count_entry n join election_round r on r.id = n.round_id
  where r.election_id = ${id} and ${believed(sql`n.recorded`, known)}
  order by n.id`)

/** In place of the entry that it replaces; that stays, believed no longer. */
export async function insertEntry(tx: Tx, unitId: number, roundId: number, clusterId: number, enteredBy: number | null, { attending = null, issued, valid, invalid, returned, votes }: Reported, inPlaceOf: number | null = null) {
  if (inPlaceOf !== null) await rows(tx, sql`update count_entry set recorded = tstzrange(lower(recorded), greatest(lower(recorded), now())) where id = ${inPlaceOf}`)
  await rows(tx, sql`
    insert into count_entry (round_id, cluster_id, unit_id, attending, issued, valid, invalid, returned, votes, entered_by)
    values (${roundId}, ${clusterId}, ${unitId}, ${attending}, ${issued}, ${valid}, ${invalid}, ${returned}, ${JSON.stringify(votes)}::jsonb, ${enteredBy})`)
}

/** How often a reading was corrected, by round and cluster; what it said before is kept. */
export const correctionsOf = (tx: Tx, id: number, known: Known = null) => rows<{ roundId: number; clusterId: number; times: number }>(tx, sql`
  select n.round_id as "roundId", n.cluster_id as "clusterId", count(*)::int as times
  from count_entry n join election_round r on r.id = n.round_id
  where r.election_id = ${id} and not upper_inf(n.recorded) ${known === null ? sql`` : sql`and upper(n.recorded) <= ${instant(known)}`}
  group by 1, 2`)

export type Version = { version: number; outcome: Outcome; figures: unknown; digest: string; certifiedOn: Day; certifiedBy: number | null; reason: string | null }
export const versionsOf = (tx: Tx, id: number, known: Known = null) => rows<Version>(tx, sql`
  select version, outcome, figures, digest, certified_on::text as "certifiedOn", certified_by as "certifiedBy", reason from election_result where election_id = ${id} and certified_at <= ${instant(known)} order by version desc`)

export const insertVersion = (tx: Tx, { id, unitId }: Election, given: Omit<Version, 'figures'> & { figures: string }) => rows(tx, sql`
  insert into election_result (election_id, unit_id, version, outcome, figures, digest, certified_on, certified_by, reason)
  values (${id}, ${unitId}, ${given.version}, ${given.outcome}, ${given.figures}::jsonb, ${given.digest}, ${given.certifiedOn}::date, ${given.certifiedBy}, ${given.reason})`)

/** What the certified result says of each candidate. */
export async function writeVotes(tx: Tx, id: number, votes: Record<string, number>, electedIds: readonly number[]) {
  for (const [candidateId, count] of Object.entries(votes)) await rows(tx, sql`
    update candidate set votes = ${count}, elected = ${electedIds.includes(Number(candidateId))} where id = ${Number(candidateId)} and election_id = ${id}`)
}
