import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import type { Tx } from '#ground/database/database.ts'
import { inTransaction } from '#ground/testing/database.ts'
import { Refusal } from '#ground/refusal.ts'
import { headOf, headsIn, requireWitnessed } from './witness.ts'

const rootOf = (text: string) => createHash('sha256').update(text).digest()
const noted = (size: number, text: string, at: string) => `nhat-the/ABCD-EFGH\n${size}\n${rootOf(text).toString('base64')}\nat ${at}\n\n— nhat-the/ABCD-EFGH ${Buffer.alloc(68, 1).toString('base64')}\n\n`
const file = noted(5, 'năm', '2026-11-22T19:00:00.000Z') + noted(17, 'mười bảy', '2026-11-23T19:30:00.000Z')
const madeAt = '2026-11-23T18:00:00.000Z'

/** A journal of so many entries, in tables that stand before the register's own for this transaction. */
async function journal(tx: Tx, entries: number, heads: [size: number, text: string][]): Promise<void> {
  await tx.query('create temp table journal_chain (seq bigint, hash bytea) on commit drop; create temp table journal_head (size bigint, root bytea) on commit drop')
  await tx.query('insert into journal_chain values ($1, $2)', [entries, rootOf(`link ${entries}`)])
  for (const [size, text] of heads) await tx.query('insert into journal_head values ($1, $2)', [size, rootOf(text)])
}

const refused = (tx: Tx, text: string) => requireWitnessed(tx, headsIn(text), madeAt).then(() => null, (error: unknown) => (error instanceof Refusal ? error : Promise.reject(error)))

test('the heads of the file are read, in whatever order they stand', () => {
  assert.deepEqual(headsIn(file).map(({ size, at }) => [size, at]), [[5, '2026-11-22T19:00:00.000Z'], [17, '2026-11-23T19:30:00.000Z']])
  assert.deepEqual(headsIn('một tệp khác'), [])
})

test('how far the journal goes is told by its last link', () => inTransaction(async (tx) => {
  await journal(tx, 18, [])
  assert.deepEqual(await headOf(tx), { size: 18, root: rootOf('link 18').toString('hex') })
}))

test('a journal that holds the newest witnessed head is as new as that; later entries are welcome', () => inTransaction(async (tx) => {
  await journal(tx, 18, [[5, 'năm'], [17, 'mười bảy']])
  assert.equal(await refused(tx, file), null)
}))

test('one that ends before it is refused with both dates', () => inTransaction(async (tx) => {
  await journal(tx, 16, [[5, 'năm']])
  const refusal = await refused(tx, file)
  assert.deepEqual([refusal?.code, refusal?.facts], ['backup.older-than-witnessed', { witnessedAt: '02:30:00 24/11/2026', witnessed: 17, madeAt: '01:00:00 24/11/2026', entries: 16 }])
}))

test('one that is as long but another is refused', () => inTransaction(async (tx) => {
  await journal(tx, 30, [[17, 'kẻ khác']])
  assert.equal((await refused(tx, file))?.code, 'backup.other-journal')
}))

test('a file without heads witnesses nothing', () => inTransaction(async (tx) => {
  await journal(tx, 30, [])
  assert.equal((await refused(tx, ''))?.code, 'backup.no-witness')
}))
