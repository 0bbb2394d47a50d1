import type { Actor } from '#ground/actor.ts'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Context, SheetRow } from '#ground/spreadsheet/sheet.ts'
import { peopleIn } from './apply-parts.ts'
import { applyPartsOf, type UnderWay } from './apply-under-way.ts'
import type { Post } from './election.ts'
import { clustersOf, insertEntry, roundsOf } from './store.ts'
import { refuseAttending, refuseCount, type Reported } from './tally.ts'

const postOf = ({ values }: SheetRow, { kind }: UnderWay) => (values['post'] as Post | null) ?? (kind === 'cell' ? 'cell_secretary' : 'village_head')
type Ballot = { post: Post; round: number; seats: number; people: number[] }

/** Who stands in these elections, by election, post and person. */
const standing = async (tx: Tx, ids: number[]) => rows<{ id: number; electionId: number; post: Post; personId: number }>(tx, sql`
  select id, election_id as "electionId", post, person_of(person_id) as "personId" from candidate where election_id = any(${ids}::int[])`)

/** «Vòng bầu»: which names stood on the ballot of which vote. */
export async function applyRounds(tx: Tx, actor: Actor, context: Context, sheetRows: SheetRow[]) {
  const keysOf = ({ values }: SheetRow) => (values['people'] as string[] | null) ?? []
  const personOf = await peopleIn(tx, context, sheetRows, keysOf)
  return applyPartsOf<Ballot>(tx, actor, context, sheetRows, {
    sheet: 'election_rounds',
    read: (row, election) => {
      const people: number[] = []
      for (const key of keysOf(row)) {
        const personId = personOf(key)
        if (typeof personId !== 'number') return { ...personId, column: 'people' }
        people.push(personId)
      }
      const value = { post: postOf(row, election), round: row.values['round'] as number, seats: row.values['seats'] as number, people }
      return { key: `${value.post}/${value.round}`, said: [value.seats, people], value }
    },
    known: async (ids) => {
      const people = new Map((await standing(tx, ids)).map(({ id, personId }) => [id, personId]))
      return (await rows<{ electionId: number; post: Post; round: number; seats: number; candidateIds: number[] }>(tx, sql`select election_id as "electionId", post, round, seats, candidate_ids as "candidateIds" from election_round where election_id = any(${ids}::int[])`))
        .map(({ electionId, post, round, seats, candidateIds }) => ({ electionId, key: `${post}/${round}`, said: [seats, candidateIds.map((id) => people.get(id))] }))
    },
    write: async ({ id, unitId }, list) => {
      const stand = await standing(tx, [id])
      for (const { row, value: { post, round, seats, people } } of list) {
        const candidateIds = people.map((personId) => stand.find((each) => each.post === post && each.personId === personId)?.id)
        if (candidateIds.length === 0 || candidateIds.includes(undefined)) return { row, column: 'people', code: 'elections.not-a-candidate' }
        if (seats < 1 || round < 1) return { row, column: 'seats', code: 'elections.not-a-count' }
        await rows(tx, sql`insert into election_round (election_id, unit_id, post, round, seats, candidate_ids) values (${id}, ${unitId}, ${post}, ${round}, ${seats}, ${candidateIds as number[]}::int[])`)
      }
      return undefined
    },
  })
}

type Reading = { post: Post; round: number; cluster: string; reading: number; ballots: Omit<Reported, 'votes'>; votes: [personId: number, votes: number][] }
const numbers = ['attending', 'issued', 'valid', 'invalid', 'returned'] as const
const saidOf = ({ ballots, votes }: Pick<Reading, 'ballots' | 'votes'>) => [numbers.map((key) => ballots[key] ?? null), votes.toSorted(([a], [b]) => a - b)]
const keyOf = ({ post, round, cluster, reading }: Pick<Reading, 'post' | 'round' | 'cluster' | 'reading'>) => `${post}/${round}/${cluster}/${reading}`

/** «Số phiếu từng nơi»: what two people read, as it stood in the register that the workbook came from. Here both come by one hand: the first is the sender's, the second nobody's until somebody else reads the minutes. The same arithmetic holds. */
export async function applyCounts(tx: Tx, actor: Actor, context: Context, sheetRows: SheetRow[]) {
  const votesIn = ({ values }: SheetRow) => ((values['votes'] as string[] | null) ?? []).map((part): [string, number] => { const at = part.lastIndexOf(':'); return [part.slice(0, at).trim(), Number(part.slice(at + 1).trim() || NaN)] })
  const personOf = await peopleIn(tx, context, sheetRows, (row) => votesIn(row).map(([key]) => key))
  return applyPartsOf<Reading>(tx, actor, context, sheetRows, {
    sheet: 'election_counts',
    read: (row, election) => {
      const votes: Reading['votes'] = []
      for (const [key, count] of votesIn(row)) {
        const personId = personOf(key)
        if (typeof personId !== 'number') return { ...personId, column: 'votes' }
        if (!Number.isInteger(count)) return { column: 'votes', code: 'elections.not-a-count' }
        votes.push([personId, count])
      }
      const reading = row.values['reading'] as number
      if (reading !== 1 && reading !== 2) return { column: 'reading', code: 'elections.one-or-two' }
      const ballots = Object.fromEntries(numbers.map((key) => [key, row.values[key] ?? null])) as Reading['ballots']
      const value: Reading = { post: postOf(row, election), round: row.values['round'] as number, cluster: String(row.values['cluster']), reading, ballots, votes }
      return { key: keyOf(value), said: saidOf(value), value }
    },
    known: async (ids) => {
      const people = new Map((await standing(tx, ids)).map(({ id, personId }) => [String(id), personId]))
      return (await rows<Omit<Reading, 'ballots' | 'votes'> & Reported & { electionId: number }>(tx, sql`
        select r.election_id as "electionId", r.post, r.round, k.name as cluster, (row_number() over (partition by n.round_id, n.cluster_id order by n.id))::int as reading, n.attending, n.issued, n.valid, n.invalid, n.returned, n.votes
        from count_entry n join election_round r on r.id = n.round_id join election_cluster k on k.id = n.cluster_id where r.election_id = any(${ids}::int[]) and upper_inf(n.recorded)`))
        .map((each) => ({ electionId: each.electionId, key: keyOf(each), said: saidOf({ ballots: each, votes: Object.entries(each.votes).map(([id, votes]) => [people.get(id) ?? 0, votes]) }) }))
    },
    write: async ({ id, unitId }, list) => {
      const [stand, rounds, clusters] = [await standing(tx, [id]), await roundsOf(tx, id), await clustersOf(tx, id)]
      for (const { row, value: { post, round: nth, cluster: place, reading, ballots, votes } } of list.toSorted((a, b) => a.value.reading - b.value.reading)) {
        const [round, cluster] = [rounds.find((each) => each.post === post && each.round === nth), clusters.find(({ name }) => name === place)]
        if (!round) return { row, column: 'round', code: 'elections.no-such-round' }
        if (!cluster) return { row, column: 'cluster', code: 'elections.no-such-place', facts: { name: place } }
        const entry: Reported = { ...ballots, votes: Object.fromEntries(votes.map(([personId, count]) => [String(stand.find((each) => each.post === post && each.personId === personId)?.id), count])) }
        const attending = cluster.reports ? ballots.attending ?? null : cluster.attending
        const wrong = (cluster.reports ? refuseAttending(attending, cluster) : null) ?? refuseCount(entry, { attending: attending!, seats: round.seats, candidateIds: round.candidateIds })
        if (wrong) return { row, column: 'votes', code: wrong.code, facts: wrong.facts }
        await insertEntry(tx, unitId, round.id, cluster.id, reading === 1 ? actor.accountId : null, { ...entry, attending: cluster.reports ? attending : null })
      }
      return undefined
    },
  })
}
