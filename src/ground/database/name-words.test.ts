import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { testDatabase } from '#ground/testing/database.ts'
import { type Database, row } from './database.ts'
import { beginsWords, holdsWords } from './name-words.ts'
import { sql } from './sql.ts'

let database: Database
before(async () => { database = await testDatabase() })

const holds = (key: string, sought: string) => database.read(async (tx) => row<{ whole: boolean; begun: boolean }>(tx, sql`
  select ${holdsWords(sql`key`, sought)} as whole, ${beginsWords(sql`key`, sought)} as begun from (select ${key}::text as key) named`))

test('words are sought in any order, the last one while it is still being typed', async () => {
  for (const sought of ['hung', 'hung nguyen', 'van hung ng', 'nguyen v', 'hung nguyen van']) assert.deepEqual(await holds('nguyen van hung', sought), { whole: true, begun: true }, sought)
  for (const sought of ['guyen', 'hungg', 'hung dung', 'van hung no']) assert.deepEqual(await holds('nguyen van hung', sought), { whole: false, begun: false }, sought)
  assert.deepEqual(await holds('nguyen van hung', 'ngu hung'), { whole: false, begun: true }, 'among few every word may be a beginning')
})

test('a single letter at the end is no word yet, a digit is', async () => {
  assert.equal((await holds('nguyen van hung', 'hung x')).whole, true)
  assert.equal((await holds('to dan pho 17', 'to dan pho 1')).whole, true)
  assert.equal((await holds('to dan pho 17', 'to dan pho 2')).whole, false)
})

test('signs in a name or in what is typed part words and mean nothing else', async () => {
  assert.deepEqual(await holds('ban na ca (moi)', 'moi ban'), { whole: true, begun: true })
  assert.deepEqual(await holds('khoi 1/5', '5 khoi'), { whole: true, begun: true })
  for (const sought of [`a' | 'b`, String.raw`\ & !`, '%', '_', ':*', '()', '<->']) assert.equal((await holds('nguyen van hung', sought)).whole, false, sought)
})
