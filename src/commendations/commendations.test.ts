import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { Refusal } from '#ground/refusal.ts'
import { journalOfUnit } from '#ground/journal/journal.ts'
import { answersStay } from '#ground/testing/as-known.ts'
import { inTransaction, testDatabase } from '#ground/testing/database.ts'
import { type Day, day } from '#ground/time/day.ts'
import { figuresOf, rowsBehind, scopeOf } from '#indicators/public.ts'
import { givenPerson } from '#people/given.ts'
import { givenCell, givenCountry, givenVillage } from '#posts/given.ts'
import { appoint, end, holdersOn } from '#posts/public.ts'
import { refuseProposal, streakOf } from './commendation.ts'
import { indicators } from './indicators.ts'
import { decide, decline, getCommendation, propose } from './propose.ts'
import { commendationsOf, countWon, insertRow, lineOf, rowsOf, wonAt, wonBy, yearsWon } from './store.ts'

const on = day('2021-12-31')
const clerk = { accountId: 7, name: 'Lý Thị Mây', today: on, may: [], unitId: null }
const office = async (tx: Tx) => {
  const { province, communes: [one, two] } = await givenCountry(tx, 2)
  const village = await givenVillage(tx, one!.commune)
  const cell = await givenCell(tx, one!.committee, [village])
  const head = await givenPerson(tx, { livesIn: village })
  await appoint(tx, clerk, { kind: 'village_head', unitId: village, personId: head, from: day('2020-01-01') })
  await appoint(tx, clerk, { kind: 'cell_secretary', unitId: cell, personId: head, from: day('2020-01-01') })
  return { province, commune: one!.commune, other: two!.commune, village, cell, head }
}
const proposed = async (tx: Tx, unitId: number, list: { unitId: number; personId: number | null }[], year = 2021) =>
  (await propose(tx, { ...clerk, today: day(`${year}-12-31`) }, { unitId, topic: `Nhất thể hóa ${year}`, level: 'giay_khen', year, proposedOn: day(`${year}-12-01`), rows: list.map((each) => ({ ...each, note: null })) })).id
const decided = async (tx: Tx, id: number, on: Day, keep?: number[], self: number | null = null) =>
  decide(tx, clerk, self, { id, decidedOn: on, paperId: null, signer: 'Bí thư Huyện ủy', level: 'giay_khen', keep: keep ?? (await rowsOf(tx, id, on)).map((each) => each.id) })

test('a proposal names collectives and people below; what is not decided yet is not won', () => inTransaction(async (tx) => {
  const { commune, other, village, cell, head } = await office(tx)
  await assert.rejects(proposed(tx, commune, [{ unitId: other, personId: null }]), { code: 'commendations.not-below' })
  await assert.rejects(proposed(tx, commune, []), { code: 'commendations.nobody' })
  assert.equal(refuseProposal({ topic: 'x', year: 2021, proposedOn: on, rows: [{ unitId: 1, personId: 2 }, { unitId: 3, personId: 2 }] }, on)?.code, 'commendations.twice')
  assert.equal(refuseProposal({ topic: 'x', year: 2022, proposedOn: on, rows: [{ unitId: 1, personId: null }] }, on)?.code, 'commendations.year-to-come')
  const id = await proposed(tx, commune, [{ unitId: cell, personId: null }, { unitId: village, personId: head }])
  const found = await getCommendation(tx, id, on)
  assert.deepEqual([found.state, found.collectives, found.people], ['proposed', 1, 1])
  assert.deepEqual([await wonAt(tx, [cell], on), await wonBy(tx, [head], on)], [[], []])
  assert.deepEqual(await countWon(tx, [village, cell], on), { collectives: 0, people: 0, proposals: 1 })
}))

test('a decision is signed, after the proposal, once; whom it leaves out is taken out; before its day it is a proposal still', () => inTransaction(async (tx) => {
  const { commune, village, cell, head } = await office(tx)
  const id = await proposed(tx, commune, [{ unitId: cell, personId: null }, { unitId: village, personId: head }])
  const [collective] = await rowsOf(tx, id, on)
  await assert.rejects(decided(tx, id, day('2021-11-30')), { code: 'commendations.decided-before-proposed' })
  await assert.rejects(decided(tx, id, day('2021-12-20'), undefined, head), { code: 'commendations.own' })
  await decided(tx, id, day('2021-12-20'), [collective!.id])
  await assert.rejects(decided(tx, id, day('2021-12-21')), { code: 'commendations.not-in-this-state' })
  await assert.rejects(decline(tx, clerk, { id, on, reason: 'x' }), { code: 'commendations.not-in-this-state' })
  assert.deepEqual((await Promise.all(['2021-12-19', '2021-12-20'].map((each) => getCommendation(tx, id, day(each))))).map(({ state, people, signer }) => [state, people, signer]), [['proposed', 1, null], ['decided', 0, 'Bí thư Huyện ủy']])
  assert.deepEqual([(await wonAt(tx, [cell], on)).length, (await wonBy(tx, [head], on)).length], [1, 0])
  assert.deepEqual((await journalOfUnit(tx, commune)).map(({ what }) => what), ['commendations.decide', 'commendations.propose'])
}))

test('years without a gap: of a person, and of a unit with what went into it', () => inTransaction(async (tx) => {
  assert.deepEqual([streakOf([2019, 2020, 2021], 2021), streakOf([2018, 2020], 2021), streakOf([2019], 2021), streakOf([], 2021), streakOf([2020, 2021], 2022)], [3, 1, 0, 0, 2])
  const { commune, village, cell, head } = await office(tx)
  for (const year of [2019, 2020, 2021]) await decided(tx, await proposed(tx, commune, [{ unitId: cell, personId: null }, { unitId: village, personId: head }], year), day(`${year}-12-20`))
  const [streak] = (await yearsWon(tx, [village], on)).map(({ personId, years }) => [personId, [...years].sort()])
  assert.deepEqual(streak, [head, [2019, 2020, 2021]])
  const heir = await givenVillage(tx, commune)
  await rows(tx, sql`insert into unit_succession (from_id, to_id, kind, on_day) values (${cell}, ${heir}, 'merge', '2021-12-25')`)
  assert.deepEqual([(await wonAt(tx, await lineOf(tx, heir, on), on)).length, (await wonAt(tx, await lineOf(tx, heir, day('2021-12-24')), on)).length], [3, 0])
  assert.deepEqual((await commendationsOf(tx, [cell], on, 2020)).map(({ year }) => year), [2020])
}))

test('cells and leaders commended in the year are counted on any day of it', () => inTransaction(async (tx) => {
  const { commune, village, cell, head } = await office(tx)
  await decided(tx, await proposed(tx, commune, [{ unitId: cell, personId: null }, { unitId: village, personId: head }]), day('2021-12-20'))
  await rows(tx, sql`select settle()`)
  const told = async (each: string) => { const { figures } = await figuresOf(tx, indicators, await scopeOf(tx, commune, day(each))); return figures.map(({ numerator, denominator }) => `${numerator}/${denominator}`) }
  assert.deepEqual([await told('2021-12-19'), await told('2021-12-20'), await told('2022-01-01')], [['0/1', '0/1'], ['1/1', '1/1'], ['0/1', '0/1']])
}))

test('whatever was decided, declined or left out since, the figures as known then are those that were told then, and their rows with them', { timeout: 120_000 }, async () => {
  const database = await testDatabase()
  const wish = fc.record({ what: fc.constantFrom('propose', 'decide', 'decide', 'decline', 'add', 'end'), n: fc.nat(99) })
  await fc.assert(fc.asyncProperty(fc.array(wish, { minLength: 6, maxLength: 12 }), async (wishes) => {
    const { commune, village, cell, head } = await database.transaction(office)
    const days = ['2020-12-31', '2021-12-05', '2021-12-20', '2021-12-31'].map(day)
    const both = [{ unitId: cell, personId: null }, { unitId: village, personId: head }]
    const acts = [{ what: 'propose', n: 0 }, ...wishes].map(({ what, n }) => async (tx: Tx) => {
      const all = await commendationsOf(tx, [commune], on, undefined)
      const one = all[n % Math.max(all.length, 1)]
      if (what === 'propose' || !one) return proposed(tx, commune, both, 2019 + n % 3)
      if (what === 'decline') return decline(tx, clerk, { id: one.id, on: day(`${one.year}-12-20`), reason: 'chưa đủ' })
      if (what === 'add') return insertRow(tx, one.id, { unitId: village, personId: null, note: null }).catch(() => { throw new Refusal('commendations.twice') })
      if (what === 'decide') return decide(tx, clerk, null, { id: one.id, decidedOn: day(`${one.year}-12-20`), paperId: null, signer: 'Bí thư', level: n % 4 ? 'giay_khen' : 'bang_khen', keep: (await rowsOf(tx, one.id, on)).map(({ id }) => id).filter((_, at) => n % 5 || at > 0) })
      const [holding] = await holdersOn(tx, village, on)
      return holding && end(tx, clerk, { number: holding.number, on: day('2021-12-10'), reason: 'resigned' })
    })
    await answersStay(database, acts, async (tx, known) => Promise.all(days.map(async (each) => {
      const scope = await scopeOf(tx, commune, each, known)
      const { figures } = await figuresOf(tx, indicators, scope)
      const behind = await Promise.all(indicators.map((indicator) => rowsBehind(tx, indicator, scope, 'numerator', { offset: 0, limit: 9 })))
      assert.deepEqual(behind.map(({ count }) => count), figures.map(({ numerator }) => numerator))
      const all = await commendationsOf(tx, [commune], each, undefined, known)
      const counted = await countWon(tx, [commune, village, cell], each, known)
      const ofYear = all.filter(({ state, decidedOn }) => state === 'decided' && decidedOn!.startsWith(each.slice(0, 4)))
      assert.deepEqual([counted.collectives, counted.people], [ofYear.reduce((sum, { collectives }) => sum + collectives, 0), ofYear.reduce((sum, { people }) => sum + people, 0)])
      return { figures, all, counted, rows: await Promise.all(all.map(({ id }) => rowsOf(tx, id, each, known))), won: [await wonBy(tx, [head], each, known), await wonAt(tx, [cell], each, known)], years: await yearsWon(tx, [village, cell], each, known) }
    })))
  }), { numRuns: 4 })
})
