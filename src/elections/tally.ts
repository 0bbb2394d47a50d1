import { Refusal } from '#ground/refusal.ts'

/** What votes are measured against: all households of the village, those that attend, the valid ballots. The last is shown and never decides. */
export const denominators = ['total_households', 'attending', 'valid'] as const
export type Denominator = (typeof denominators)[number]
export const outcomes = ['elected', 'not_elected', 'needs_legal_review', 'no_quorum'] as const
export type Outcome = (typeof outcomes)[number]

/** More than a share of something, as a legal rule has it; see src/legal-rules/schema.sql. */
export type Threshold = { over: number; of: Denominator; basis: string; status: 'confirmed' | 'unconfirmed' }
export type HeadRules = { quorum: Threshold | null; majorities: Threshold[] }

export type Counted = { issued: number; valid: number; invalid: number; returned: number; votes: Record<string, number> }
export type Meeting = { totalHouseholds: number; attending: number }
export type Tested = Threshold & { base: number; needed: number; passes: boolean }
export type Standing = { candidateId: number; votes: number; shares: Record<Denominator, { votes: number; base: number }>; tests: Tested[] }
export type HeadResult = { outcome: Outcome; electedId: number | null; quorum: Tested | null; standings: Standing[]; bases: Record<Denominator, number> }

const test = ({ over, ...rule }: Threshold, votes: number, base: number): Tested => ({ ...rule, over, base, needed: leastOver(over, base), passes: votes > over * base })
/** The least whole number strictly over a share of a base. */
export const leastOver = (over: number, base: number): number => Math.floor(over * base) + 1

/**
 * The result of electing a village head: every denominator, and each legal test by the rules of the day. Elected is who passes all of them;
 * where they disagree nobody is declared (domain A1.3: Luật 10/2022/QH15, Điều 21; Nghị định 59/2023/NĐ-CP, Điều 3).
 */
export function tallyHead({ totalHouseholds, attending }: Meeting, { valid, votes }: Pick<Counted, 'valid' | 'votes'>, { quorum, majorities }: HeadRules): HeadResult {
  const bases: HeadResult['bases'] = { total_households: totalHouseholds, attending, valid }
  const standings = Object.entries(votes).map(([id, count]): Standing => ({
    candidateId: Number(id), votes: count,
    shares: Object.fromEntries(denominators.map((of) => [of, { votes: count, base: bases[of] }])) as Standing['shares'],
    tests: majorities.map((rule) => test(rule, count, bases[rule.of])),
  })).sort((a, b) => b.votes - a.votes || a.candidateId - b.candidateId)
  const met = quorum && test(quorum, attending, bases[quorum.of])
  return { ...decide(standings, met), quorum: met, standings, bases }
}

function decide(standings: Standing[], quorum: Tested | null): Pick<HeadResult, 'outcome' | 'electedId'> {
  if (quorum && !quorum.passes) return { outcome: 'no_quorum', electedId: null }
  const [winner, ...others] = standings.filter(({ tests }) => tests.length > 0 && tests.every(({ passes }) => passes))
  if (winner && others.length === 0) return { outcome: 'elected', electedId: winner.candidateId }
  const disputed = others.length > 0 || standings.some(({ tests }) => tests.some(({ passes }) => passes))
  return { outcome: disputed ? 'needs_legal_review' : 'not_elected', electedId: null }
}

/** What stands against a count: the ballots of one cluster must add up, and nobody has more votes than there are ballots. */
export function refuseCount(entry: Counted, { attending, seats, candidateIds }: { attending: number; seats: number; candidateIds: readonly number[] }): Refusal | null {
  const { issued, valid, invalid, returned, votes } = entry
  const given = Object.entries(votes)
  if (given.length !== candidateIds.length || given.some(([id]) => !candidateIds.includes(Number(id)))) return new Refusal('elections.votes-for-all', { count: candidateIds.length })
  if ([issued, valid, invalid, returned, ...given.map(([, count]) => count)].some((count) => !Number.isInteger(count) || count < 0)) return new Refusal('elections.not-a-count', {})
  if (issued > attending) return new Refusal('elections.more-issued-than-attending', { issued, attending })
  if (issued !== valid + invalid + returned) return new Refusal('elections.ballots-do-not-add-up', { issued, valid, invalid, returned, sum: valid + invalid + returned })
  const most = given.find(([, count]) => count > valid)
  if (most) return new Refusal('elections.more-votes-than-valid', { votes: most[1], valid })
  const sum = given.reduce((all, [, count]) => all + count, 0)
  return sum > valid * seats ? new Refusal('elections.too-many-votes', { sum, valid, seats, most: valid * seats }) : null
}

/** A cluster that reports by itself tells who attended with its count. */
export function refuseAttending(attending: number | null, { name, households }: { name: string; households: number }): Refusal | null {
  if (attending === null) return new Refusal('elections.attending-needed', { name })
  return attending > households ? new Refusal('elections.more-attending-than-households', { name, attending, households }) : null
}

/** Clusters add up: of a meeting by clusters each household belongs to one of them. Who attended may come with each cluster's report. */
export function refuseClusters(totalHouseholds: number, clusters: readonly { name: string; households: number; attending: number | null }[]): Refusal | null {
  if (clusters.length === 0) return new Refusal('elections.no-cluster', {})
  const twice = clusters.find(({ name }, at) => clusters.some((other, before) => before < at && other.name === name))
  if (twice) return new Refusal('elections.cluster-twice', { name: twice.name })
  const over = clusters.find(({ households, attending }) => attending !== null && attending > households)
  if (over) return new Refusal('elections.more-attending-than-households', { name: over.name, attending: over.attending, households: over.households })
  const sum = clusters.reduce((all, { households }) => all + households, 0)
  return sum === totalHouseholds ? null : new Refusal('elections.clusters-do-not-add-up', { sum, total: totalHouseholds })
}

export type Renaming = { clusterId: number; name: string }

/** What a cluster is called is mended while it is counted. Once certified the name stands in what was signed: only a new version changes it. */
export function refuseRename({ state, clusters }: { state: string; clusters: readonly { id: number; name: string }[] }, { clusterId, name }: Renaming): Refusal | null {
  const cluster = clusters.find(({ id }) => id === clusterId)
  if (!cluster) return new Refusal('elections.no-such-cluster', {})
  if (state !== 'held') return new Refusal('elections.name-is-signed', { name: cluster.name })
  if (cluster.name === name) return new Refusal('elections.same-name', { name })
  return clusters.some((each) => each.id !== clusterId && each.name === name) ? new Refusal('elections.cluster-twice', { name }) : null
}

/** The counts of all clusters together. */
export function sumOf(counts: readonly Counted[]): Counted {
  const all: Counted = { issued: 0, valid: 0, invalid: 0, returned: 0, votes: {} }
  for (const { issued, valid, invalid, returned, votes } of counts) {
    all.issued += issued; all.valid += valid; all.invalid += invalid; all.returned += returned
    for (const [id, count] of Object.entries(votes)) all.votes[id] = (all.votes[id] ?? 0) + count
  }
  return all
}

/** A count with who attended, where it tells that too. */
export type Reported = Counted & { attending?: number | null }
export type Totals = { reported: number; of: number; households: number; totalHouseholds: number; attending: number; count: Counted }

/** What the clusters that have reported come to; `report` is what both of its readings say. It declares nothing. */
export function totalsOf(clusters: readonly { households: number; attending: number | null; report: Counted | null }[]): Totals {
  const there = clusters.filter(({ report }) => report !== null)
  const sum = (of: typeof clusters, key: 'households' | 'attending') => of.reduce((all, each) => all + (each[key] ?? 0), 0)
  return { reported: there.length, of: clusters.length, households: sum(there, 'households'), totalHouseholds: sum(clusters, 'households'), attending: sum(there, 'attending'), count: sumOf(there.map(({ report }) => report!)) }
}

/** Where two people read the minutes differently: 'attending', 'issued', 'valid' …, or 'votes.12'. */
export function differencesOf(one: Reported, other: Reported): { cell: string; one: number; other: number }[] {
  const cells = (count: Reported): Record<string, number> => ({
    ...(count.attending == null ? {} : { attending: count.attending }), issued: count.issued, valid: count.valid, invalid: count.invalid, returned: count.returned,
    ...Object.fromEntries(Object.entries(count.votes).map(([id, votes]) => [`votes.${id}`, votes])),
  })
  const [left, right] = [cells(one), cells(other)]
  return [...new Set([...Object.keys(left), ...Object.keys(right)])]
    .filter((cell) => left[cell] !== right[cell])
    .map((cell) => ({ cell, one: left[cell] ?? 0, other: right[cell] ?? 0 }))
}
