import type { Tx } from '#ground/database/database.ts'
import type { Known } from '#posts/public.ts'
import { baseOf, cellPosts, type Race, roundResult, type RoundResult } from './base.ts'
import type { Candidate, Election, Post, Rules, StepDone } from './election.ts'
import { rulesOn } from './rules.ts'
import { candidatesOf, type Cluster, clustersOf, type CountEntry, entriesOf, getElection, type Round, roundsOf, stepsOf } from './store.ts'
import { type Counted, differencesOf, type HeadResult, type Outcome, sumOf, tallyHead, type Totals, totalsOf } from './tally.ts'

export type Loaded = { election: Election; rules: Rules; steps: StepDone[]; candidates: Candidate[]; clusters: Cluster[]; rounds: Round[]; entries: CountEntry[] }

/** One election with all that its result follows from. */
export async function loaded(tx: Tx, id: number, known: Known = null): Promise<Loaded> {
  const election = await getElection(tx, id, known)
  const on = election.heldOn ?? election.plannedOn!
  const [rounds, entries] = [await roundsOf(tx, id, known), await entriesOf(tx, id, known)]
  return {
    election, rules: await rulesOn(tx, on), steps: await stepsOf(tx, id, known), candidates: await candidatesOf(tx, id, on, known),
    clusters: attendingIn(await clustersOf(tx, id, known), rounds, entries), rounds, entries,
  }
}

/** Who attended where a cluster reports by itself is what both of its readings say. */
function attendingIn(clusters: Cluster[], rounds: Round[], entries: CountEntry[]): Cluster[] {
  const agreed = readingsOf({ rounds, clusters, entries }).filter(({ state }) => state === 'agreed')
  return clusters.map((cluster) => (cluster.reports ? { ...cluster, attending: agreed.find(({ clusterId }) => clusterId === cluster.id)?.entries[0]?.attending ?? null } : cluster))
}

/** How far the two readings of one round in one cluster are. */
export type Reading = { roundId: number; clusterId: number; entries: CountEntry[]; state: 'none' | 'one' | 'differ' | 'agreed'; differences: { cell: string; one: number; other: number }[] }

export const readingsOf = ({ rounds, clusters, entries }: Pick<Loaded, 'rounds' | 'clusters' | 'entries'>): Reading[] =>
  rounds.flatMap((round) => clusters.map((cluster): Reading => {
    const here = entries.filter(({ roundId, clusterId }) => roundId === round.id && clusterId === cluster.id)
    const [one, other] = here
    const differences = one && other ? differencesOf(one, other) : []
    return { roundId: round.id, clusterId: cluster.id, entries: here, state: !one ? 'none' : !other ? 'one' : differences.length > 0 ? 'differ' : 'agreed', differences }
  }))

const plain = ({ issued, valid, invalid, returned, votes }: Counted): Counted => ({ issued, valid, invalid, returned, votes })

/** The count of a round over all clusters; null until every cluster's two readings agree. */
function countOf(round: Round, readings: readonly Reading[]): Counted | null {
  const here = readings.filter(({ roundId }) => roundId === round.id)
  return here.length > 0 && here.every(({ state }) => state === 'agreed') ? sumOf(here.map(({ entries }) => plain(entries[0]!))) : null
}

export type RoundFigures = { roundId: number; post: Post; round: number; seats: number; count: Counted | null; result: RoundResult | null }
/** What a certified version holds: numbers of candidates and sums, no name. */
export type Figures = {
  kind: Election['kind']; heldOn: string | null; method: Election['method']; outcome: Outcome; electedIds: number[]
  clusters: { name: string; households: number; attending: number; count: Counted | null }[]
  head: HeadResult | null; rounds: RoundFigures[]; base: Election['base']
  quorum: { base: number; needed: number; attending: number; passes: boolean; basis: string; status: string } | null
  reviewed: 'elected' | 'not_elected' | null
}
/** `waits`: the clusters that have not reported yet; until they have, the figures are no result. `unread`: those of which a second person has not read the minutes here. */
export type Result = { figures: Figures; isComplete: boolean; differs: boolean; waits: string[]; unread: string[] }

/** The result as far as it is counted. Not complete: certify waits. */
export function resultOf(all: Loaded): Result {
  const { election, clusters } = all
  const readings = readingsOf(all)
  const rounds = all.rounds.map((round): RoundFigures => {
    const count = countOf(round, readings)
    const isOfCell = election.kind === 'cell' && election.base !== null
    return { roundId: round.id, post: round.post, round: round.round, seats: round.seats, count, result: count && isOfCell ? roundResult(count.votes, round.seats, baseOf(election.base!), all.rules.cellWin.value) : null }
  })
  const reviewed = all.steps.find(({ step }) => step === 'review')?.verdict ?? null
  const told = election.kind === 'village_head' ? ofHead(all, rounds, reviewed) : ofCell(all, rounds)
  const lone = all.rounds.length === 1 ? all.rounds[0]! : null
  const perCluster = clusters.map(({ id, name, households, attending }) => {
    const reading = lone && readings.find((each) => each.clusterId === id && each.state === 'agreed')
    return { name, households, attending: attending ?? 0, count: reading ? plain(reading.entries[0]!) : null }
  })
  const waits = clusters.filter(({ attending }) => attending === null).map(({ name }) => name)
  const unread = clusters.filter(({ id }) => readings.some(({ clusterId, entries }) => clusterId === id && entries.length > 1 && entries.some(({ enteredBy }) => enteredBy === null))).map(({ name }) => name)
  const isComplete = waits.length === 0 && unread.length === 0 && (told.outcome === 'no_quorum' || (rounds.length > 0 && rounds.every(({ count }) => count !== null)))
  return {
    figures: { kind: election.kind, heldOn: election.heldOn, method: election.method, clusters: perCluster, rounds, base: election.base, reviewed, ...told },
    isComplete, differs: readings.some(({ state }) => state === 'differ'), waits, unread,
  }
}

const attendingOf = (clusters: readonly Cluster[]) => clusters.reduce((sum, { attending }) => sum + (attending ?? 0), 0)

/** Of a meeting by clusters: what those that have reported come to so far. Null for a meeting at one place. */
export function runningOf({ rounds: [round], clusters, ...all }: Loaded): Totals | null {
  if (clusters.length < 2 || !round) return null
  const readings = readingsOf({ ...all, rounds: [round], clusters })
  return totalsOf(clusters.map((cluster) => {
    const reading = readings.find(({ clusterId, state }) => clusterId === cluster.id && state === 'agreed')
    return { ...cluster, report: reading ? plain(reading.entries[0]!) : null }
  }))
}

type Decided = Pick<Figures, 'outcome' | 'electedIds' | 'head' | 'quorum'>

function ofHead({ election, clusters, rules }: Loaded, [round]: RoundFigures[], reviewed: Figures['reviewed']): Decided {
  const attending = attendingOf(clusters)
  const head = tallyHead({ totalHouseholds: election.totalHouseholds ?? 0, attending }, round?.count ?? { valid: 0, votes: {} }, rules)
  const leader = head.standings[0]
  const decided = head.outcome === 'needs_legal_review' && reviewed !== null
    ? { outcome: reviewed, electedIds: reviewed === 'elected' && leader ? [leader.candidateId] : [] }
    : { outcome: head.outcome, electedIds: head.electedId === null ? [] : [head.electedId] }
  const { quorum } = head
  return { ...decided, head, quorum: quorum && { base: quorum.base, needed: quorum.needed, attending, passes: quorum.passes, basis: quorum.basis, status: quorum.status } }
}

/** Elected is a secretary; a committee without one is not yet the cell's leadership. */
function ofCell({ election, clusters, rules }: Loaded, rounds: RoundFigures[]): Decided {
  const [over, under] = rules.congressQuorum.value
  const official = election.base?.official ?? 0
  const attending = attendingOf(clusters)
  const needed = Math.ceil((official * over) / under)
  const quorum = { base: official, needed, attending, passes: attending >= needed, basis: rules.congressQuorum.basis, status: rules.congressQuorum.status }
  if (!quorum.passes) return { outcome: 'no_quorum', electedIds: [], head: null, quorum }
  const electedIds = rounds.flatMap(({ result }) => result?.electedIds ?? [])
  const secretary = rounds.some(({ post, result }) => post === 'cell_secretary' && (result?.electedIds.length ?? 0) > 0)
  return { outcome: secretary ? 'elected' : 'not_elected', electedIds, head: null, quorum }
}

/** How far each post of a cell's congress has come. */
export function racesOf(all: Loaded): Race[] {
  const { figures: { rounds } } = resultOf(all)
  return cellPosts.flatMap((post): Race[] => {
    const own = rounds.filter((each) => each.post === post)
    if (own.length === 0) return []
    const elected = own.flatMap(({ result }) => result?.electedIds ?? [])
    return [{
      post, seats: post === 'cell_committee_member' ? all.election.seats ?? own[0]!.seats : 1, rounds: own.length, isOpen: own.some(({ count }) => count === null),
      electedPersons: all.candidates.filter(({ id }) => elected.includes(id)).map(({ personId }) => personId),
    }]
  })
}
