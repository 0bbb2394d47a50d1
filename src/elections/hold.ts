import type { Actor } from '#ground/actor.ts'
import { row, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { record } from '#ground/journal/journal.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'
import { baseOf, type CellPost, electsCommittee, type Members, refuseMembers, refuseRace, refuseStanding } from './base.ts'
import { type Election, type Method, type PutBy, refuseOnBoth, type Rules, type Warning } from './election.ts'
import { type Acted, refusePeople, stepInto, stepped, warnStanding } from './prepare.ts'
import { loaded, racesOf } from './result.ts'
import { rulesOn } from './rules.ts'
import { candidatesOf, insertCandidates, insertEntry, insertRound, insertTeam, lockElection, teamOf } from './store.ts'
import { refuseAttending, refuseClusters, refuseCount } from './tally.ts'

export type Holding = {
  id: number; on: Day; method: Method; paperId?: number | null; reason?: string | null
  totalHouseholds?: number | null; clusters?: { name: string; households: number; attending?: number | null }[]; members?: Members | null
  nominated?: { personId: number; putBy: PutBy }[]; board?: number[]
}

/** The meeting was held: who attended, where, who counts. Of a village by clusters or as one; of a cell its congress. A cluster of which nobody told who attended reports it as its own meeting ends. */
export async function hold(tx: Tx, actor: Actor, { id, method, totalHouseholds = null, clusters = [], members = null, nominated = [], board = [], ...given }: Holding): Promise<Acted> {
  const election = await stepInto(tx, actor, id, 'hold', given.on)
  await refusePeople(tx, [...nominated.map(({ personId }) => personId), ...board])
  const rules = await rulesOn(tx, given.on)
  const rooms = election.kind === 'cell' ? congress(members, rules) : clusters.map(({ attending = null, ...each }) => ({ ...each, attending }))
  const attended = rooms.some(({ attending }) => attending === null) ? null : rooms.reduce((sum, { attending }) => sum + attending!, 0)
  if (election.kind === 'village_head') {
    if (totalHouseholds === null) throw new Refusal('elections.households-needed', {})
    obey(refuseClusters(totalHouseholds, rooms))
  }
  await rows(tx, sql`
    update election set held_on = ${given.on}::date, method = ${method}, total_households = ${totalHouseholds}, base = ${members ? JSON.stringify(members) : null}::jsonb,
      attended = ${attended} where id = ${id}`)
  for (const { name, households, attending } of rooms) await rows(tx, sql`
    insert into election_cluster (election_id, unit_id, name, households, attending) values (${id}, ${election.unitId}, ${name}, ${households}, ${attending})`)
  const held = { ...election, heldOn: given.on, base: members }
  await firstRound(tx, held, nominated, rules)
  await insertTeam(tx, election, 'board', board.map((personId, place) => ({ personId, part: place === 0 ? 'head' : 'member' })))
  obey(refuseOnBoth(await teamOf(tx, id), await candidatesOf(tx, id, given.on)))
  const warnings = [...await warnStanding(tx, held, given.on), ...warnRoom(election, method, rooms.length, totalHouseholds, board.length, rules)]
  const people = [...nominated.map(({ personId }) => personId), ...board]
  return stepped(tx, actor, election, 'hold', given, warnings, { method, ...(totalHouseholds ? { totalHouseholds } : {}), clusters: rooms.length, ...(attended === null ? {} : { attending: attended }) }, people)
}

function congress(members: Members | null, rules: Rules) {
  if (!members) throw new Refusal('elections.members-needed', {})
  obey(refuseMembers(members, rules.minMembers.value))
  return [{ name: 'Đại hội chi bộ', households: baseOf(members), attending: members.attending }]
}

async function firstRound(tx: Tx, election: Election, nominated: { personId: number; putBy: PutBy }[], rules: Rules) {
  const post = election.kind === 'village_head' ? 'village_head' : election.seats !== null ? 'cell_committee_member' : 'cell_secretary'
  if (election.kind === 'cell') obey(refuseRace(post as CellPost, election.base!.official, [], cellRules(rules)))
  await insertCandidates(tx, election, post, nominated)
  const standing = (await candidatesOf(tx, election.id, election.heldOn!)).filter((each) => each.post === post)
  await insertRound(tx, election, { post, round: 1, seats: post === 'cell_committee_member' ? election.seats! : 1, candidateIds: standing.map(({ id }) => id) })
}

export const cellRules = (rules: Rules) => ({ committeeThreshold: rules.committeeThreshold.value, committeeMax: rules.committeeMax.value, secretaryMaxRounds: rules.secretaryMaxRounds.value })

/** Clusters are for villages of 200 households and more or scattered ones (Luật 10/2022/QH15, Điều 18 khoản 3); a secret ballot is counted by a board of three to five (Nghị định 59/2023/NĐ-CP, Điều 3). */
function warnRoom({ kind }: Election, method: Method, clusters: number, total: number | null, board: number, { clusterMinHouseholds: least, boardSize: size }: Rules): Warning[] {
  if (kind === 'cell') return []
  return [
    ...(least && clusters > 1 && total !== null && total < least.value ? [{ code: 'elections.clusters-of-few', facts: { total, least: least.value, basis: least.basis, status: least.status }, needsReason: true as const }] : []),
    ...(size && method === 'ballots' && (board < size.value[0] || board > size.value[1]) ? [{ code: 'elections.board-size', facts: { count: board, least: size.value[0], most: size.value[1], basis: size.basis, status: size.status }, needsReason: true as const }] : []),
  ]
}

export type Opening = { id: number; post: CellPost; seats?: number | null; standing: { personId: number; putBy: PutBy }[] }

/** The congress votes on the next post, or again on one that is not filled. */
export async function openRound(tx: Tx, actor: Actor, { id, post, seats = null, standing }: Opening): Promise<{ roundId: number }> {
  const election = await lockElection(tx, id)
  if (election.kind !== 'cell' || election.state !== 'held') throw new Refusal('elections.not-in-this-state', { state: election.state, step: 'hold' })
  if (standing.length === 0) throw new Refusal('elections.no-candidates', {})
  await refusePeople(tx, standing.map(({ personId }) => personId))
  const rules = await rulesOn(tx, election.heldOn!)
  const races = racesOf(await loaded(tx, id))
  obey(refuseRace(post, election.base!.official, races, cellRules(rules)))
  obey(refuseStanding(post, standing.map(({ personId }) => personId), election.base!.official, races, cellRules(rules)))
  const race = races.find((each) => each.post === post)
  const left = post === 'cell_committee_member' ? election.seats! - (race?.electedPersons.length ?? 0) : 1
  const wanted = seats ?? left
  if (wanted < 1 || wanted > left) throw new Refusal('elections.seats-left', { seats: wanted, left })
  const candidateIds = await insertCandidates(tx, election, post, standing)
  await warnStanding(tx, election, election.heldOn!)
  const roundId = await insertRound(tx, election, { post, round: (race?.rounds ?? 0) + 1, seats: wanted, candidateIds })
  await record(tx, actor, { what: 'elections.open-round', units: [election.unitId], people: standing.map(({ personId }) => personId), subject: `elections/${id}`, facts: { post, round: (race?.rounds ?? 0) + 1, seats: wanted } })
  return { roundId }
}

export type Counting = { id: number; roundId: number; clusterId: number; attending?: number | null; issued: number; valid: number; invalid: number; returned: number; votes: { candidateId: number; votes: number }[] }

/** What one person reads off the minutes. Who stands does not count; the third reading is of one who read before, or of anybody in place of one out of a workbook. */
export async function count(tx: Tx, actor: Actor, { id, roundId, clusterId, attending = null, votes, ...ballots }: Counting): Promise<{ entries: number }> {
  const { election, rounds, clusters, entries } = await loaded(tx, id)
  const [round, cluster] = [rounds.find((each) => each.id === roundId), clusters.find((each) => each.id === clusterId)]
  if (!round || !cluster || election.known !== 'counted' || !['held', 'certified', 'recognised'].includes(election.state)) throw new Refusal('elections.nothing-to-count', {})
  if (cluster.reports) obey(refuseAttending(attending, cluster))
  const entry = { ...ballots, attending: cluster.reports ? attending : null, votes: Object.fromEntries(votes.map((each) => [String(each.candidateId), each.votes])) }
  obey(refuseCount(entry, { attending: (cluster.reports ? attending : cluster.attending)!, seats: round.seats, candidateIds: round.candidateIds }))
  const here = entries.filter((each) => each.roundId === roundId && each.clusterId === clusterId)
  const mine = here.find(({ enteredBy }) => enteredBy === actor.accountId)
  const replaced = mine ?? (here.length >= 2 ? here.find(({ enteredBy }) => enteredBy === null) : undefined)
  if (here.length >= 2 && !replaced) throw new Refusal('elections.two-counted-already', {})
  await insertEntry(tx, election.unitId, roundId, clusterId, actor.accountId, entry, replaced?.id)
  const { entries: now } = await row<{ entries: number }>(tx, sql`
    select count(*)::int as entries from count_entry where round_id = ${roundId} and cluster_id = ${clusterId} and upper_inf(recorded)`)
  await record(tx, actor, { what: 'elections.count', units: [election.unitId], subject: `elections/${id}`, facts: { roundId, clusterId, reading: replaced ? 'again' : now } })
  return { entries: now }
}
