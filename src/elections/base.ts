import { Refusal } from '#ground/refusal.ts'
import { leastOver } from './tally.ts'

/** The official members of a cell as its congress counts them, each kind by Quyết định 190-QĐ/TW, Điều 30. */
export type Members = {
  official: number      // convened, those exempted from activity included
  transferred: number   // their Party activity is elsewhere for a time
  exempt: number        // exempted from activity
  exemptAttending: number
  suspended: number     // suspended, prosecuted or detained
  excused: number       // absent the whole time, with an accepted reason
  attending: number     // official members in the room
}

/** base = convened − transferred − exempt and absent − suspended − excused. */
export const baseOf = ({ official, transferred, exempt, exemptAttending, suspended, excused }: Members): number =>
  official - transferred - (exempt - exemptAttending) - suspended - excused

export function refuseMembers(members: Members, least: number): Refusal | null {
  const { official, exempt, exemptAttending, attending } = members
  if (Object.values(members).some((count) => !Number.isInteger(count) || count < 0)) return new Refusal('elections.not-a-count', {})
  if (official < least) return new Refusal('elections.too-few-members', { official, least })
  if (exemptAttending > exempt) return new Refusal('elections.more-exempt-attending', { exemptAttending, exempt })
  const base = baseOf(members)
  if (base < 1) return new Refusal('elections.no-base', { base })
  return attending > base || attending < exemptAttending ? new Refusal('elections.attending-beyond-base', { attending, base }) : null
}

export type RoundResult = { base: number; needed: number; electedIds: number[]; tiedIds: number[] }

/** Elected are those over half of the base, most votes first, as many as there are seats; a tie for the last seats elects none of the tied: the meeting votes on them again. */
export function roundResult(votes: Record<string, number>, seats: number, base: number, over: number): RoundResult {
  const needed = leastOver(over, base)
  const passed = Object.entries(votes).map(([id, count]) => ({ id: Number(id), count })).filter(({ count }) => count >= needed).sort((a, b) => b.count - a.count || a.id - b.id)
  if (passed.length <= seats) return { base, needed, electedIds: passed.map(({ id }) => id), tiedIds: [] }
  const last = passed[seats - 1]!.count
  if (passed[seats]!.count < last) return { base, needed, electedIds: passed.slice(0, seats).map(({ id }) => id), tiedIds: [] }
  return { base, needed, electedIds: passed.filter(({ count }) => count > last).map(({ id }) => id), tiedIds: passed.filter(({ count }) => count === last).map(({ id }) => id) }
}

/** How many names a list for a committee may have: the surplus is at most a share of the seats. For three seats 30% is 0,9: rounded up it lets one more (domain A2.2). */
export const longestList = (seats: number, surplus: number, rounding: string): number => seats + (rounding === 'up' ? Math.ceil(surplus * seats - 1e-9) : Math.floor(surplus * seats + 1e-9))

/** Not on one ballot, and in this order (Quyết định 190-QĐ/TW; Quy định 294-QĐ/TW). */
export const cellPosts = ['cell_committee_member', 'cell_secretary', 'cell_deputy_secretary'] as const
export type CellPost = (typeof cellPosts)[number]

export type Race = { post: CellPost; seats: number; rounds: number; electedPersons: number[]; isOpen: boolean }
export type CellRules = { committeeThreshold: number; committeeMax: number; secretaryMaxRounds: number }

/** A cell of nine official members or more elects a committee first; a smaller one its secretary at once. */
export const electsCommittee = (official: number, { committeeThreshold }: CellRules): boolean => official >= committeeThreshold

/** Whether the next vote may be on this post. */
export function refuseRace(post: CellPost, official: number, races: readonly Race[], rules: CellRules): Refusal | null {
  const race = (code: CellPost) => races.find((each) => each.post === code)
  if (races.some(({ isOpen }) => isOpen)) return new Refusal('elections.round-still-open', {})
  const [committee, secretary, deputy] = cellPosts.map(race)
  if (post === 'cell_committee_member') {
    if (!electsCommittee(official, rules)) return new Refusal('elections.no-committee-below', { official, least: rules.committeeThreshold })
    if (secretary) return new Refusal('elections.order-of-posts', {})
    return committee && committee.electedPersons.length >= committee.seats ? new Refusal('elections.post-is-filled', {}) : null
  }
  if (electsCommittee(official, rules) && (committee?.electedPersons.length ?? 0) === 0) return new Refusal('elections.committee-first', { official, least: rules.committeeThreshold })
  if (post === 'cell_secretary') {
    if (secretary && secretary.electedPersons.length > 0) return new Refusal('elections.post-is-filled', {})
    return secretary && secretary.rounds >= rules.secretaryMaxRounds ? new Refusal('elections.secretary-rounds-over', { rounds: rules.secretaryMaxRounds }) : null
  }
  if (!secretary || secretary.electedPersons.length === 0) return new Refusal('elections.secretary-first', {})
  return deputy && deputy.electedPersons.length > 0 ? new Refusal('elections.post-is-filled', {}) : null
}

/** Who may stand for secretary or deputy: where there is a committee, its members; for deputy anyone but the secretary. */
export function refuseStanding(post: CellPost, personIds: readonly number[], official: number, races: readonly Race[], rules: CellRules): Refusal | null {
  const elected = (code: CellPost) => races.find((each) => each.post === code)?.electedPersons ?? []
  if (post === 'cell_committee_member') return personIds.some((id) => elected(post).includes(id)) ? new Refusal('elections.elected-already', {}) : null
  if (electsCommittee(official, rules) && personIds.some((id) => !elected('cell_committee_member').includes(id))) return new Refusal('elections.not-on-the-committee', {})
  return post === 'cell_deputy_secretary' && personIds.some((id) => elected('cell_secretary').includes(id)) ? new Refusal('elections.elected-already', {}) : null
}
