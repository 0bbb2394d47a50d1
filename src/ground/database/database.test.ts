import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inTransaction, testDatabase } from '#ground/testing/database.ts'
import { copyRows, findRow, row, rows } from './database.ts'
import { sql } from './sql.ts'

const version = sql`select version from data_version`
const VERSION_IN_TEMPLATE = (await inTransaction((tx) => row<{ version: number }>(tx, version))).version

test('a value is bound and never becomes part of the statement', () => inTransaction(async (tx) => {
  const hostile = `'; drop table journal; --`
  const wanted = sql.join([sql`${hostile} = given`, sql`${2} > ${1}`], ' and ')
  const found = await row<{ given: string; answer: boolean }>(tx, sql`select given, ${wanted} as answer from (select ${hostile}::text as given) as ${sql.name('odd "name"')}`)
  assert.deepEqual(found, { given: hostile, answer: true })
  assert.throws(() => sql`select '${hostile}'`)
  assert.deepEqual(sql`in (${sql.join([1, 2, 3])})`, sql`in (${1}, ${2}, ${3})`)
}))

test('something from outside that looks like a fragment is bound as a value', () => {
  assert.equal(sql`select ${{ text: 'pg_sleep(9)', values: [] }}`.text, 'select $1')
})

test('days come back as written, infinite ones too; big numbers as numbers', () => inTransaction(async (tx) => {
  assert.deepEqual(
    await row(tx, sql`select date '2021-06-25' as d, date 'infinity' as never, array[date '2017-05-31', null] as days, 5::bigint as n, array[5, null]::bigint[] as ns, daterange('2020-01-01', null)::text as r`),
    { d: '2021-06-25', never: 'infinity', days: ['2017-05-31', null], n: 5, ns: [5, null], r: '[2020-01-01,)' })
}))

test('a throw rolls everything back; a reading transaction cannot write and sees one moment', async () => {
  const database = await testDatabase()
  await assert.rejects(database.transaction(async (tx) => {
    await rows(tx, sql`update data_version set version = 99`)
    throw new Error('thought better of it')
  }), /thought better/)
  await assert.rejects(database.read((tx) => rows(tx, sql`update data_version set version = 98`)), { code: '25006' })
  await database.read(async (tx) => {
    const before = await row(tx, version)
    await database.transaction((other) => rows(other, sql`update data_version set version = version + 1`))
    assert.deepEqual(await row(tx, version), before)
  })
  assert.deepEqual(await database.glance(version), [{ version: VERSION_IN_TEMPLATE + 1 }])
})

test('a hundred readers at once, some of them failing, each get their own answer', async () => {
  const database = await testDatabase()
  const answers = await Promise.allSettled(Array.from({ length: 100 }, (_, n) => database.read((tx) => row<{ n: number }>(tx, sql`select ${n}::int / ${n % 10}::int * ${n % 10}::int + ${n}::int % ${n % 10}::int as n`))))
  assert.deepEqual(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value.n : null)), Array.from({ length: 100 }, (_, n) => (n % 10 === 0 ? null : n)))
})

test('a connection that the server cuts is replaced', async () => {
  const database = await testDatabase()
  await database.glance(version)
  await database.transaction((tx) => rows(tx, sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`))
  await new Promise((resolve) => setTimeout(resolve, 50))
  assert.deepEqual(await database.glance(version), [{ version: VERSION_IN_TEMPLATE }])
  assert.deepEqual(await database.read((tx) => row(tx, version)), { version: VERSION_IN_TEMPLATE })
})

test('COPY carries every kind of value, within the transaction', () => inTransaction(async (tx) => {
  await rows(tx, sql`create temporary table kinds (t text, n int, b boolean, d date, j jsonb, a text[], i int[], y bytea) on commit drop`)
  const given = [
    ['thôn\t1\n\\N "quý" \\', 7, true, '2021-06-25', { ghi: 'chú\n"' }, ['a "b"', 'c\\d', '{', '', null, 'NULL'], [1, null], Buffer.from([0, 92, 255])],
    [null, undefined, false, 'infinity', null, [], [], null],
    ['', 0, null, null, { n: 1 }, null, null, Buffer.alloc(0)],
  ]
  assert.equal(await copyRows(tx, 'kinds (t, n, b, d, j, a, i, y)', given), 3)
  assert.deepEqual((await rows<Record<string, unknown>>(tx, sql`select * from kinds`)).map((found) => Object.values(found)), given.map((line) => line.map((value) => value ?? null)))
}))

test('a COPY that is refused, or whose rows fail half way, leaves nothing and a connection that works', async () => {
  const database = await testDatabase()
  await assert.rejects(database.transaction((tx) => copyRows(tx, 'data_version (version)', [['không phải số']])), { code: '22P02' })
  await assert.rejects(database.transaction((tx) => copyRows(tx, 'journal (actor, what)', failingRows())), /the file broke off/)
  await assert.rejects(database.transaction((tx) => copyRows(tx, 'journal (actor, what)', refusedEarly())), { code: '23502' })
  assert.equal(await database.transaction((tx) => findRow(tx, sql`select from journal`)), undefined)
})

function* failingRows() {
  for (let i = 0; i < 50_000; i++) yield ['ai đó', 'units.found']
  throw new Error('the file broke off')
}

function* refusedEarly() {
  yield [null, 'units.found']
  for (let i = 0; i < 200_000; i++) yield ['ai đó', 'units.found']
}
