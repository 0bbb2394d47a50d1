import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { compareCatalogues } from '#ground/database/catalogue.ts'
import { openDatabase } from '#ground/database/database.ts'
import { migrate } from '#ground/database/migrate.ts'
import { testDatabase } from '#ground/testing/database.ts'
import { SERVER_URL, asOwner, urlOf } from '#ground/testing/test-server.ts'
import { migrations, policies } from './migrations.ts'

const serverUrl = process.env[SERVER_URL]
if (!serverUrl) throw new Error('tests of the database are run by: npm run t -- FILES')
const name = `test_migrated_${process.pid}`
await asOwner(serverUrl, 'postgres', (client) => client.query(`create database ${name}`))
const migrated = await openDatabase(urlOf(serverUrl, name))
after(async () => {
  await migrated.close()
  await asOwner(serverUrl, 'postgres', (client) => client.query(`drop database if exists ${name} with (force)`))
})

test('the migrations lead to what schema.sql describes (else: node bin/first-migrations.mjs)', async () => {
  const steps = migrations()
  assert.ok(steps.length >= 8)
  assert.deepEqual((await migrate(migrated, steps, policies())).length, steps.length + 1)
  assert.deepEqual(await compareCatalogues(await testDatabase(), migrated), [])
})

test('a migrated register is migrated once', async () => {
  assert.deepEqual(await migrate(migrated, migrations(), policies()), [])
})
