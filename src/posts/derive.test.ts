import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import fc from 'fast-check'
import pg from 'pg'
import { type Database, row, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { Refusal } from '#ground/refusal.ts'
import { testDatabase } from '#ground/testing/database.ts'
import { type Country, givenCountry } from './given.ts'
import { type Act, givenWorld, onwardActs, perform, someAct, type World } from './testing/history.ts'
import { cellOn, readFacts, villageOn } from './testing/state-oracle.ts'
import { villageStates } from './village-state.ts'

type Row = Record<string, unknown> & { from_day: string; upto_day: string }
let database: Database
let country: Country
before(async () => {
  database = await testDatabase()
  country = await database.transaction((tx) => givenCountry(tx, 2))
})

const villageRows = (tx: Tx, ids: number[]) => rows<Row>(tx, sql`select * from village_state where village_id = any(${ids}::int[]) order by village_id, from_day`)
const cellRows = (tx: Tx, ids: number[]) => rows<Row>(tx, sql`select * from cell_state where cell_id = any(${ids}::int[]) order by cell_id, from_day`)
const villageRowsOf = (tx: Tx, ids: number[], k: string) => rows<Row>(tx, sql`select * from village_state_of(${ids}::int[], ${k}::timestamptz) order by village_id, from_day`)
const cellRowsOf = (tx: Tx, ids: number[], k: string) => rows<Row>(tx, sql`select * from cell_state_of(${ids}::int[], ${k}::timestamptz) order by cell_id, from_day`)
const clock = async (tx: Tx) => (await row<{ k: string }>(tx, sql`select clock_timestamp()::text as k`)).k

type Seen = { k: string; act: Act; villages: Row[]; cells: Row[] }

/** Each act is a transaction of its own; what was known after it is noted. Refused acts leave nothing. */
async function live(acts: Act[]): Promise<{ world: World; seen: Seen[] }> {
  const world = await database.transaction((tx) => givenWorld(tx, country))
  const seen: Seen[] = []
  for (const act of acts) {
    try {
      await database.transaction((tx) => perform(tx, world, act))
    } catch (error) {
      if (!(error instanceof Refusal) && !(error instanceof pg.DatabaseError && error.code?.startsWith('23')) && !/expected a row/.test(String(error))) throw error
      continue
    }
    const [k, villages, cells] = await database.read((tx) => Promise.all([clock(tx), villageRows(tx, world.villages), cellRows(tx, world.cells)]))
    seen.push({ act, k, villages, cells })
  }
  return { world, seen }
}

const placed = (day: string) => (day === '-infinity' ? '' : day === 'infinity' ? '~' : day)
const on = (all: Row[], day: string) => all.filter(({ from_day, upto_day }) => placed(from_day) <= day && day < placed(upto_day))
const without = (all: Row[], ...keys: string[]) => all.map((each) => Object.fromEntries(Object.entries(each).filter(([key]) => !keys.includes(key))))

async function check({ world: { villages: ids, cells: cellIds, people }, seen }: Awaited<ReturnType<typeof live>>, days: string[]) {
  const then = [seen.at(0), seen.at(Math.floor(seen.length / 2)), seen.at(-1)].filter((each) => each !== undefined)
  const [villages, rebuilt, cells, cellsRebuilt, facts, ...later] = await database.read((tx) => Promise.all([
    villageRows(tx, ids), villageRowsOf(tx, ids, 'infinity'), cellRows(tx, cellIds), cellRowsOf(tx, cellIds, 'infinity'), readFacts(tx, [...ids, ...cellIds], people),
    ...then.map(({ k }) => Promise.all([villageRowsOf(tx, ids, k), cellRowsOf(tx, cellIds, k)])),
  ] as const))
  assert.deepEqual(villages, rebuilt, 'the table is what a rebuild gives')
  assert.deepEqual(cells, cellsRebuilt, 'the table of cells is what a rebuild gives')
  then.forEach((each, i) => assert.deepEqual(later[i], [each.villages, each.cells], 'as known then, rendered later, is what was rendered then'))
  for (const day of days) {
    for (const id of ids) compare(on(villages, day).filter((each) => each['village_id'] === id), villageOn(facts, id, day), `village ${id} on ${day}`)
    for (const id of cellIds) compare(on(cells, day).filter((each) => each['cell_id'] === id), cellOn(facts, id, day), `cell ${id} on ${day}`)
  }
  mergedWhole(villages, 'village_id')
}

function compare(found: Row[], expected: Record<string, unknown> | undefined, where: string) {
  assert.equal(found.length, expected ? 1 : 0, where)
  if (expected) assert.deepEqual(Object.fromEntries(Object.keys(expected).map((key) => [key, found[0]![key]])), expected, where)
}

/** Neighbours differ, and a state's beginning is where its unbroken run begins. */
function mergedWhole(all: Row[], id: string) {
  all.forEach((each, i) => {
    const last = all[i - 1]
    const touches = last?.[id] === each[id] && last?.upto_day === each.from_day
    if (touches) assert.notDeepEqual(without([last!], 'from_day', 'upto_day'), without([each], 'from_day', 'upto_day'))
    assert.equal(each['since_day'], touches && last!['state'] === each['state'] ? last!['since_day'] : each.from_day)
  })
}

const days = ['2009-12-31', '2014-12-31', '2015-01-10', '2015-09-01', '2016-05-13', '2017-03-14', '2017-11-20', '2018-08-06', '2019-02-28', '2020-02-29', '2021-06-25', '2022-10-10', '2024-01-01', '2025-01-14', '2026-07-01']

/** Somebody heads the first village and somebody is the first cell's secretary; then anything may happen. */
const someHistory = fc.tuple(someAct, someAct, fc.array(someAct, { minLength: 3, maxLength: 9 }))
  .map(([head, secretary, acts]): Act[] => [{ ...head, what: 'head', where: 0 }, { ...secretary, what: 'secretary', where: 0 }, ...acts])

/** The same histories on every machine; HISTORIES=<number> tries others. */
const seed = Number(process.env.HISTORIES ?? 20250701)

test('500 histories: the interval tables equal a rebuild, what was known then stays known, and each day is what its facts say', { timeout: 540_000 }, async () => {
  await fc.assert(fc.asyncProperty(someHistory, async (acts) => check(await live(acts), days)), { numRuns: 490, seed })
  await fc.assert(fc.asyncProperty(fc.array(someAct.filter(({ what }) => onwardActs.has(what)), { minLength: 3, maxLength: 10 }), async (acts) => {
    const told = await live([...acts].sort((a, b) => (a.on < b.on ? -1 : 1)))
    await check(told, days.slice(4, 8))
    const now = await database.read((tx) => villageRows(tx, told.world.villages))
    told.seen.forEach(({ act, villages }, i) => {
      if (told.seen[i + 1]?.act.on === act.on) return
      assert.deepEqual(without(on(now, act.on), 'upto_day'), without(on(villages, act.on), 'upto_day'), `without corrections ${act.on} reads as it read then`)
    })
  }), { numRuns: 100, seed })
})

test('the histories reached every state, and nothing is left to settle', async () => {
  const states = await database.read((tx) => rows<{ state: string }>(tx, sql`select distinct state from village_state`))
  assert.deepEqual(states.map(({ state }) => state).sort(), [...villageStates].sort())
  const { both } = await database.read((tx) => row<{ both: number }>(tx, sql`select count(*)::int as both from village_state where secretary_front`))
  assert.ok(both > 20, `${both} times a secretary headed the Front committee too`)
  const left = await database.read((tx) => row<{ stale: number; acts: number }>(tx, sql`
    select (select count(*) from stale) + (select count(*) from settlement) as stale, (select count(*) from appointment where not upper_inf(recorded)) as acts`))
  assert.equal(left.stale, 0)
  assert.ok(left.acts > 300, `${left.acts} appointments were changed`)
})
