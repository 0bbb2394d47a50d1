import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fold } from '#ground/text/fold.ts'
import { inTransaction } from '#ground/testing/database.ts'
import vectors from '#ground/text/fold-vectors.json' with { type: 'json' }
import { rows } from './database.ts'
import { sql } from './sql.ts'

const foldedByDatabase = (texts: string[]) => inTransaction(async (tx) =>
  (await rows<{ key: string }>(tx, sql`select fold(given) as key from unnest(${texts}::text[]) with ordinality as t (given, n) order by n`)).map(({ key }) => key))

test('the database folds every agreed vector as the program does', async () => {
  const pairs = vectors as [string, string][]
  assert.deepEqual(await foldedByDatabase(pairs.map(([given]) => given)), pairs.map(([, key]) => key))
})

test('any Vietnamese text, composed or not, has one key on both sides', async () => {
  const letter = fc.constantFrom(...'aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂĐÐðEÊÔƠƯY \u00a0-–.’\'0129\u0300\u0301\u0303\u0309\u0323/(,ŏŭĕƀfjwz')
  const texts = fc.sample(fc.string({ unit: letter, maxLength: 24 }), 4000)
  assert.deepEqual(await foldedByDatabase(texts), texts.map(fold))
})
