import assert from 'node:assert/strict'
import { test } from 'node:test'
import { baseOf, longestList, type Race, refuseMembers, refuseRace, refuseStanding, roundResult } from './base.ts'

/** Domain A2.2: 47 members, 45 official; 2 transferred, 3 exempt of whom 1 attends, 1 excused. */
const members = { official: 45, transferred: 2, exempt: 3, exemptAttending: 1, suspended: 0, excused: 1, attending: 38 }

test('45 official members give a base of 40: 21 votes elect, 20 do not', () => {
  assert.equal(baseOf(members), 40)
  assert.deepEqual(roundResult({ 1: 21 }, 1, 40, 0.5), { base: 40, needed: 21, electedIds: [1], tiedIds: [] })
  assert.deepEqual(roundResult({ 1: 20 }, 1, 40, 0.5).electedIds, [])
})

test('each kind of member moves the base by one', () => {
  const base = (change: Partial<typeof members>) => baseOf({ ...members, ...change })
  assert.deepEqual([base({ official: 44 }), base({ transferred: 1 }), base({ exemptAttending: 2 }), base({ suspended: 1 }), base({ excused: 0 }), base({ exempt: 4 }), base({ attending: 30 })], [39, 41, 41, 39, 41, 39, 40])
  const code = (change: Partial<typeof members>) => refuseMembers({ ...members, ...change }, 3)?.code
  assert.equal(code({}), undefined)
  assert.deepEqual([code({ official: 2 }), code({ exemptAttending: 4 }), code({ attending: 41 }), code({ excused: -1 }), code({ transferred: 42 })],
    ['elections.too-few-members', 'elections.more-exempt-attending', 'elections.attending-beyond-base', 'elections.not-a-count', 'elections.no-base'])
})

test('as many as there are seats, most votes first; a tie for the last seat elects none of the tied', () => {
  assert.deepEqual(roundResult({ 1: 30, 2: 28, 3: 25, 4: 24 }, 3, 40, 0.5).electedIds, [1, 2, 3])
  assert.deepEqual(roundResult({ 1: 30, 2: 28, 3: 25, 4: 25 }, 3, 40, 0.5), { base: 40, needed: 21, electedIds: [1, 2], tiedIds: [3, 4] })
  assert.deepEqual(roundResult({ 1: 30, 2: 20, 3: 21 }, 3, 40, 0.5).electedIds, [1, 3])
})

test('three seats let four names stand where 0,9 is rounded up', () => {
  assert.deepEqual([longestList(3, 0.3, 'up'), longestList(3, 0.3, 'down'), longestList(7, 0.3, 'up'), longestList(10, 0.3, 'up')], [4, 3, 10, 13])
})

test('committee, secretary, one deputy: in that order', () => {
  const rules = { committeeThreshold: 9, committeeMax: 7, secretaryMaxRounds: 3 }
  const race = (post: Race['post'], electedPersons: number[], more: Partial<Race> = {}): Race => ({ post, seats: 3, rounds: 1, electedPersons, isOpen: false, ...more })
  const code = (post: Race['post'], official: number, races: Race[]) => refuseRace(post, official, races, rules)?.code
  assert.equal(code('cell_committee_member', 9, []), undefined)
  assert.equal(code('cell_committee_member', 8, []), 'elections.no-committee-below')
  assert.equal(code('cell_secretary', 9, []), 'elections.committee-first')
  assert.equal(code('cell_secretary', 8, []), undefined)
  const committee = race('cell_committee_member', [1, 2, 3])
  assert.equal(code('cell_committee_member', 9, [committee]), 'elections.post-is-filled')
  assert.equal(code('cell_secretary', 9, [race('cell_committee_member', [], { isOpen: true })]), 'elections.round-still-open')
  assert.equal(code('cell_deputy_secretary', 9, [committee]), 'elections.secretary-first')
  assert.equal(code('cell_secretary', 9, [committee, race('cell_secretary', [], { rounds: 3 })]), 'elections.secretary-rounds-over')
  const secretary = race('cell_secretary', [1])
  assert.equal(code('cell_deputy_secretary', 9, [committee, secretary]), undefined)
  assert.equal(code('cell_deputy_secretary', 9, [committee, secretary, race('cell_deputy_secretary', [2])]), 'elections.post-is-filled')
  assert.equal(refuseStanding('cell_secretary', [4], 9, [committee], rules)?.code, 'elections.not-on-the-committee')
  assert.equal(refuseStanding('cell_secretary', [1], 9, [committee], rules), null)
  assert.equal(refuseStanding('cell_deputy_secretary', [1], 9, [committee, secretary], rules)?.code, 'elections.elected-already')
})

test('10,000 random rounds: nobody is elected at or under half, nobody beyond the seats', () => {
  let seed = 7
  const random = (most: number) => { seed = (seed * 1103515245 + 12345) % 2147483648; return Math.floor((seed / 2147483648) * (most + 1)) }
  for (let i = 0; i < 10_000; i++) {
    const base = 3 + random(60), seats = 1 + random(6)
    const votes = Object.fromEntries(Array.from({ length: seats + random(3) }, (_, at) => [at + 1, random(base)]))
    const { electedIds, tiedIds } = roundResult(votes, seats, base, 0.5)
    assert.ok(electedIds.length <= seats && electedIds.length + tiedIds.length !== 0 === Object.values(votes).some((count) => 2 * count > base))
    for (const id of [...electedIds, ...tiedIds]) assert.ok(2 * votes[id]! > base)
    const least = Math.min(...electedIds.map((id) => votes[id]!))
    for (const [id, count] of Object.entries(votes)) if (!electedIds.includes(Number(id)) && 2 * count > base) assert.ok(count <= least)
  }
})
