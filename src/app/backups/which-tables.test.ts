import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { testDatabase } from '#ground/testing/database.ts'
import { kept, keptSecrets, leftOut } from './which-tables.ts'

const database = await testDatabase()
const columns = await database.read((tx) => rows<{ table: string; column: string; type: string }>(tx, sql`
  select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'migration'`))

test('of every table it is said whether it goes into a backup, once', () => {
  assert.deepEqual([...Object.keys(leftOut), ...Object.keys(keptSecrets), ...kept].sort(), [...new Set(columns.map(({ table }) => table))].sort())
})

test('a table with a secret, or with bytes that nobody can read, is not among those of which nothing is said', () => {
  const secret = columns.filter(({ column, type }) => type === 'bytea' || /secret(?!ar)|token|password|hash|challenge|salt|credential|hint$|_key$/.test(column) && !plain.has(column))
  assert.deepEqual(secret.filter(({ table }) => kept.includes(table)).map(({ table, column }) => `${table}.${column}`), [])
  for (const found of ['account.password_hash', 'session.token_hash', 'totp.sealed_secret', 'passkey.public_key', 'recovery_code.hash', 'oidc_identity.name_hint', 'person.identity_hash', 'journal_value.salt'])
    assert.ok(secret.some(({ table, column }) => `${table}.${column}` === found), found)
})

/** Keys to search and sort by; of a State secret the level alone. */
const plain = new Set(['secret', 'sort_key', 'name_key', 'headings_key', 'office_key'])
