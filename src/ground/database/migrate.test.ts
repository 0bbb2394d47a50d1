import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '#ground/testing/database.ts'
import { compareCatalogues } from './catalogue.ts'
import { row, rows } from './database.ts'
import { Fault } from './faults.ts'
import { migrate, type Migration } from './migrate.ts'
import { sql } from './sql.ts'

const first: Migration = { room: 'wells', name: '0001-wells.sql', text: `create table well (id int primary key); insert into well values (1);` }
const second: Migration = { room: 'wells', name: '0002-depth.sql', text: 'alter table well add depth int not null default 3 check (depth > 0)' }

const faultOf = (code: string) => (error: unknown) => error instanceof Fault && error.code === code

test('each migration is applied once, in order, and what was there is kept', async () => {
  const database = await testDatabase()
  assert.deepEqual(await migrate(database, [first]), [first])
  assert.deepEqual(await migrate(database, [first, second]), [second])
  assert.deepEqual(await migrate(database, [first, second]), [])
  assert.deepEqual(await database.read((tx) => row(tx, sql`select * from well`)), { id: 1, depth: 3 })
})

test('four that start at once apply each migration once', async () => {
  const database = await testDatabase()
  const done = await Promise.all([1, 2, 3, 4].map(() => migrate(database, [first, second])))
  assert.equal(done.flat().length, 2)
})

test('a migration that fails leaves the database as it was before it', async () => {
  const database = await testDatabase()
  const broken = { room: 'wells', name: '0002-depth.sql', text: 'alter table well add depth int; select 1 / 0' }
  await assert.rejects(migrate(database, [first, broken]), { code: '22012' })
  assert.deepEqual(await database.read((tx) => row(tx, sql`select * from well`)), { id: 1 })
  assert.deepEqual(await migrate(database, [first, second]), [second])
})

test('an applied file that has changed, or one from a newer release, is refused with its name', async () => {
  const database = await testDatabase()
  await migrate(database, [first, second])
  await assert.rejects(migrate(database, [first, { ...second, text: `${second.text} ` }]), faultOf('migration-changed'))
  await assert.rejects(migrate(database, [first]), (error) => faultOf('newer-register')(error) && /wells\/0002-depth\.sql/.test(String(error)))
})

test('two databases are compared by all that stands in them', async () => {
  const [one, other] = [await testDatabase(), await testDatabase()]
  assert.deepEqual(await compareCatalogues(one, other), [])
  await migrate(one, [first, second])
  await other.transaction(async (tx) => {
    await rows(tx, sql`create table well (id int primary key, depth int not null default 3 check (depth > 0))`)
  })
  assert.deepEqual(await compareCatalogues(one, other), [])
  await other.transaction((tx) => rows(tx, sql`alter table well alter depth set default 4`))
  assert.deepEqual(await compareCatalogues(one, other), ['- column well depth integer not null 3', '+ column well depth integer not null 4'])
})
