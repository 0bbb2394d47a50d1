import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type Database, row, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { inTransaction, testDatabase } from '#ground/testing/database.ts'
import { day } from '#ground/time/day.ts'
import { appoint } from './appoint.ts'
import { type Country, givenCell, givenCountry, givenVillage } from './given.ts'
import { actor } from './testing/history.ts'
import { stateOf, villageStates } from './village-state.ts'

const people = async (tx: Tx, count: number) => (await rows<{ id: number }>(tx, sql`insert into person (office_key) select null from generate_series(1, ${count}) returning id`)).map(({ id }) => id)
const member = (tx: Tx, person: number, status: string, from = '2010-01-01') => rows(tx, sql`insert into party_status (person_id, status, held) values (${person}, ${status}, daterange(${from}::date, null))`)
const hold = (tx: Tx, unit: number, kind: string, person: number, interim = false, from = '2020-01-01') => rows(tx, sql`
  insert into appointment (unit_id, kind, single, person_id, held, interim) values (${unit}, ${kind}, true, ${person}, daterange(${from}::date, null), ${interim})`)
const stateNow = async (tx: Tx, village: number) => row<{ state: string; secretary: number | null; cell: number | null; reelected: boolean }>(tx, sql`
  select state, secretary_id as secretary, cell_id as cell, reelected from village_state where village_id = ${village} and from_day <= '2024-01-01' and upto_day > '2024-01-01'`)

const table: { says: string; head?: string | 'none'; interim?: boolean; secretary?: 'same' | 'other'; secretaryInterim?: boolean; state: (typeof villageStates)[number] }[] = [
  { says: 'one person holds both', head: 'official', secretary: 'same', state: 'unified' },
  { says: 'an exempt member counts as official', head: 'exempt', secretary: 'other', state: 'head_official' },
  { says: 'an official member who is not the secretary', head: 'official', secretary: 'other', state: 'head_official' },
  { says: 'an official member, the cell has no secretary', head: 'official', state: 'head_official' },
  { says: 'a probationary head', head: 'probationary', secretary: 'other', state: 'head_probationary' },
  { says: 'a head in the pipeline', head: 'pipeline', secretary: 'other', state: 'head_pipeline' },
  { says: 'a head outside the Party', head: 'none', secretary: 'other', state: 'head_non_member' },
  { says: 'a head who left the Party', head: 'left', secretary: 'other', state: 'head_non_member' },
  { says: 'no head', secretary: 'other', state: 'secretary_only' },
  { says: 'no head, an interim secretary', secretary: 'other', secretaryInterim: true, state: 'secretary_only' },
  { says: 'an interim head', head: 'official', interim: true, secretary: 'other', state: 'interim' },
  { says: 'one person, interim as head', head: 'official', interim: true, secretary: 'same', state: 'interim' },
  { says: 'one person, interim as secretary', head: 'official', secretary: 'same', secretaryInterim: true, state: 'interim' },
  { says: 'another secretary who is interim changes nothing', head: 'official', secretary: 'other', secretaryInterim: true, state: 'head_official' },
  { says: 'nobody', state: 'vacant' },
]

for (const { says, head, interim = false, secretary, secretaryInterim = false, state } of table)
  test(`${says}: ${state}`, () => inTransaction(async (tx) => {
    const { communes: [one] } = await givenCountry(tx, 1)
    const village = await givenVillage(tx, one!.commune)
    const cell = await givenCell(tx, one!.committee, [village])
    const [a, b] = await people(tx, 2)
    if (head) await hold(tx, village, 'village_head', a!, interim)
    if (head && head !== 'none') await member(tx, a!, head)
    if (secretary) await hold(tx, cell, 'cell_secretary', secretary === 'same' ? a! : b!, secretaryInterim)
    await rows(tx, sql`set constraints all immediate`)
    assert.equal((await stateNow(tx, village)).state, state)
    const party = head === 'exempt' ? 'official' : head === 'left' || head === undefined ? 'none' : head
    const secretaries = secretary ? [{ person: secretary === 'same' ? a! : b!, interim: secretaryInterim }] : []
    assert.equal(stateOf(head ? { person: a!, interim } : null, party as 'none', secretaries), state)
  }))

test('several cells cover a village: the secretary who is the head counts, else the first cell with one', () => inTransaction(async (tx) => {
  const { communes: [one] } = await givenCountry(tx, 1)
  const village = await givenVillage(tx, one!.commune)
  const cells = [await givenCell(tx, one!.committee, [village]), await givenCell(tx, one!.committee, [village]), await givenCell(tx, one!.committee, [village])]
  const [a, b] = await people(tx, 2)
  await hold(tx, village, 'village_head', a!)
  await hold(tx, cells[1]!, 'cell_secretary', b!)
  await rows(tx, sql`select settle()`)
  assert.deepEqual(await stateNow(tx, village), { state: 'head_non_member', secretary: b, cell: cells[1], reelected: false })
  await hold(tx, cells[2]!, 'cell_secretary', a!)
  await rows(tx, sql`select settle()`)
  assert.deepEqual(await stateNow(tx, village), { state: 'unified', secretary: a, cell: cells[2], reelected: false })
}))

test('re-elected: head here, or in a village this one came from, until at most 183 days before, not interim', () => inTransaction(async (tx) => {
  const { communes: [one] } = await givenCountry(tx, 1)
  const [old, village] = [await givenVillage(tx, one!.commune), await givenVillage(tx, one!.commune)]
  const [a] = await people(tx, 1)
  const before = (until: string, interim: boolean) => rows(tx, sql`insert into appointment (unit_id, kind, single, person_id, held, interim) values (${old}, 'village_head', true, ${a}, daterange('2015-01-01', ${until}::date), ${interim})`)
  const again = async () => { await rows(tx, sql`select settle()`); return (await stateNow(tx, village)).reelected }
  await hold(tx, village, 'village_head', a!)
  await before('2019-07-02', false) // 183 days before 2020-01-01
  assert.equal(await again(), false)
  await rows(tx, sql`insert into unit_succession (from_id, to_id, kind, on_day) values (${old}, ${village}, 'merge', '2020-01-01')`)
  assert.equal(await again(), true)
  await rows(tx, sql`delete from appointment where unit_id = ${old}`)
  await before('2019-07-01', false)
  assert.equal(await again(), false)
}))

test('a commune that moves takes the answers of all its villages and cells along', () => inTransaction(async (tx) => {
  const { country, communes: [one] } = await givenCountry(tx, 1)
  const [village, other] = [await givenVillage(tx, one!.commune), await givenVillage(tx, one!.commune)]
  const cell = await givenCell(tx, one!.committee, [village, other])
  const { province } = await row<{ province: number }>(tx, sql`insert into unit (tree, kind) values ('state', 'province') returning id as province`)
  await rows(tx, sql`insert into unit_version (unit_id, tree, valid, code, label, legal_kind, name, parent_id) values (${province}, 'state', '(,)', 'P2', 'Tỉnh', 'tinh', 'Hai', ${country})`)
  await rows(tx, sql`select settle()`)
  await rows(tx, sql`
    with gone as (update unit_version set recorded = tstzrange(lower(recorded), now()) where unit_id = ${one!.commune} and upper_inf(recorded) returning *)
    insert into unit_version (unit_id, tree, valid, code, label, legal_kind, name, parent_id)
    select unit_id, tree, daterange(null, '2025-07-01'), code, label, legal_kind, name, parent_id from gone
    union all select unit_id, tree, daterange('2025-07-01', null), code, label, legal_kind, name, ${province}::int from gone`)
  await rows(tx, sql`select settle()`)
  for (const [state, id, units] of [['village_state', 'village_id', [village, other]], ['cell_state', 'cell_id', [cell]]] as const)
    for (const unit of units) assert.deepEqual(
      (await rows<{ from: string; later: boolean }>(tx, sql`select from_day as "from", province_id = ${province} as later from ${sql.name(state)} where ${sql.name(id)} = ${unit} order by from_day`)),
      [{ from: '-infinity', later: false }, { from: '2025-07-01', later: true }])
}))

let database: Database
let country: Country
before(async () => {
  database = await testDatabase()
  country = await database.transaction((tx) => givenCountry(tx, 1))
})

const gate = () => { let open = () => {}; const opened = new Promise<void>((resolve) => { open = resolve }); return { open, opened } }

/** Two writers whose transactions overlap: both have written before either commits. */
async function together(one: (tx: Tx) => Promise<unknown>, two: (tx: Tx) => Promise<unknown>) {
  const [first, second] = [gate(), gate()]
  await Promise.all([
    database.transaction(async (tx) => { await one(tx); first.open(); await second.opened }),
    database.transaction(async (tx) => { await two(tx); second.open(); await first.opened }),
  ])
}

const pairs: { says: string; one(w: World): (tx: Tx) => Promise<unknown>; two(w: World): (tx: Tx) => Promise<unknown>; state: string }[] = [
  { says: 'one appoints the head while another makes the person official', one: (w) => (tx) => appoint(tx, actor, { unitId: w.village, kind: 'village_head', personId: w.a, from: day('2020-01-01') }), two: (w) => (tx) => member(tx, w.a, 'official'), state: 'head_official' },
  { says: 'one appoints the head, another the secretary', one: (w) => (tx) => hold(tx, w.village, 'village_head', w.a), two: (w) => (tx) => hold(tx, w.cell, 'cell_secretary', w.a), state: 'unified' },
  { says: 'one lets the cell cover the village, another appoints its secretary', one: (w) => (tx) => rows(tx, sql`insert into cell_cover (cell_id, village_id, held) values (${w.other}, ${w.village}, '(,)')`), two: (w) => (tx) => hold(tx, w.other, 'cell_secretary', w.a), state: 'secretary_only' },
  { says: 'one folds two records, another appoints one of them', one: (w) => (tx) => rows(tx, sql`insert into same_person (person_id, kept_id, judged) values (${w.b}, ${w.a}, 'same')`), two: (w) => async (tx) => { await hold(tx, w.village, 'village_head', w.b); await hold(tx, w.cell, 'cell_secretary', w.c) }, state: 'head_non_member' },
]
type World = { village: number; cell: number; other: number; a: number; b: number; c: number }

for (const { says, one, two, state } of pairs)
  test(`two at once: ${says}`, async () => {
    for (const swapped of [false, true]) {
      const world = await database.transaction(async (tx): Promise<World> => {
        const { commune, committee } = country.communes[0]!
        const village = await givenVillage(tx, commune)
        const [a, b, c] = await people(tx, 3)
        return { village, cell: await givenCell(tx, committee, [village]), other: await givenCell(tx, committee, []), a: a!, b: b!, c: c! }
      })
      await (swapped ? together(two(world), one(world)) : together(one(world), two(world)))
      await database.read(async (tx) => {
        const table = await rows(tx, sql`select * from village_state where village_id = ${world.village} order by from_day`)
        assert.deepEqual(table, await rows(tx, sql`select * from village_state_of(array[${world.village}::int]) order by from_day`))
        assert.equal((await stateNow(tx, world.village)).state, state)
      })
    }
  })

test('many writers on few villages end with the right rows', async () => {
  const { commune, committee } = country.communes[0]!
  const made = await database.transaction(async (tx) => {
    const villages = [await givenVillage(tx, commune), await givenVillage(tx, commune), await givenVillage(tx, commune)]
    return { villages, cells: [await givenCell(tx, committee, villages.slice(0, 2)), await givenCell(tx, committee, villages.slice(1))], people: await people(tx, 6) }
  })
  let retried = 0
  const again = async (work: (tx: Tx) => Promise<unknown>): Promise<void> => database.transaction(work).then(() => {}, (error: { code?: string }) => {
    if (error.code === '40P01') { retried++; return again(work) }
    if (error.code !== '23P01') throw error
  })
  await Promise.all(Array.from({ length: 120 }, (_, i) => again(async (tx) => {
    const person = made.people[i % 6]!
    await (i % 3 === 0 ? rows(tx, sql`insert into appointment (unit_id, kind, single, person_id, held) values (${made.villages[i % 3 === 0 ? (i / 3) % 3 : 0]}, 'village_head', true, ${person}, daterange(date '2000-01-01' + ${i * 30}::int, date '2000-01-01' + ${i * 30 + 40}::int))`)
      : i % 3 === 1 ? rows(tx, sql`insert into appointment (unit_id, kind, single, person_id, held) values (${made.cells[i % 2]}, 'cell_secretary', true, ${person}, daterange(date '2000-01-01' + ${i * 30}::int, date '2000-01-01' + ${i * 30 + 40}::int))`)
      : rows(tx, sql`insert into party_status (person_id, status, held) values (${person}, 'official', daterange(date '2000-01-01' + ${i * 30}::int, date '2000-01-01' + ${i * 30 + 90}::int))`))
  })))
  await database.read(async (tx) => assert.deepEqual(
    await rows(tx, sql`select * from village_state where village_id = any(${made.villages}::int[]) order by village_id, from_day`),
    await rows(tx, sql`select * from village_state_of(${made.villages}::int[]) order by village_id, from_day`)))
  assert.ok(retried < 40, `${retried} lost races`)
})

test('a transaction counts once in the version of the data, and after it settled', async () => {
  const version = () => database.read((tx) => row<{ version: number }>(tx, sql`select version from data_version`))
  const before = await version()
  await database.transaction(async (tx) => {
    const village = await givenVillage(tx, country.communes[0]!.commune)
    const [a] = await people(tx, 1)
    await hold(tx, village, 'village_head', a!)
    await rows(tx, sql`select settle()`)
    await member(tx, a!, 'official')
  })
  assert.equal((await version()).version, before.version + 1)
})
