import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '#ground/testing/database.ts'
import { row, rows, type Database } from './database.ts'
import { sql } from './sql.ts'

const watched = sql`
  create table fact (n int);
  create constraint trigger fact_counts after insert or update or delete on fact
    deferrable initially deferred for each row execute function bump_data_version();
  create table bulk_fact (n int);
  create trigger bulk_fact_counts after insert or update or delete on bulk_fact for each statement execute function note_data_change()`

const versionOf = async (database: Database) => (await database.read((tx) => row<{ version: number }>(tx, sql`select version from data_version`))).version

test('the version rises once for each transaction that changed facts, and not for one that was rolled back', async () => {
  const database = await testDatabase()
  await database.transaction((tx) => tx.query(watched.text))
  const from = await versionOf(database)
  await database.transaction(async (tx) => {
    await rows(tx, sql`insert into fact select generate_series(1, 1000)`)
    await rows(tx, sql`update fact set n = n + 1`)
    await rows(tx, sql`insert into bulk_fact select generate_series(1, 100000)`)
    await rows(tx, sql`insert into bulk_fact values (1)`)
  })
  assert.equal(await versionOf(database), from + 1)
  await database.transaction((tx) => rows(tx, sql`insert into bulk_fact values (2)`))
  assert.equal(await versionOf(database), from + 2)
  await assert.rejects(database.transaction(async (tx) => {
    await rows(tx, sql`delete from fact`)
    throw new Error('no')
  }))
  await database.transaction((tx) => rows(tx, sql`select from fact`))
  assert.equal(await versionOf(database), from + 2)
})

test('two that write at the same time do not wait for each other before they commit', async () => {
  const database = await testDatabase()
  await database.transaction((tx) => tx.query(watched.text))
  const from = await versionOf(database)
  await database.transaction(async (one) => {
    await rows(one, sql`insert into fact values (1)`)
    await database.transaction((other) => rows(other, sql`insert into bulk_fact values (2)`))
  })
  assert.equal(await versionOf(database), from + 2)
})
