import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inTransaction } from '#ground/testing/database.ts'
import { day } from '#ground/time/day.ts'
import { enter, paperFor } from './enter.ts'
import { kindOf } from './kind.ts'
import type { PaperDraft } from './paper.ts'
import { papersWith } from './store.ts'

const clerk = { accountId: 1, name: 'Người nhập', today: day('2021-06-25'), may: [], unitId: null }
const draft: PaperDraft = { symbol: '2128/QĐ-UBND', kind: 'decision', issuer: 'UBND tỉnh', issuedOn: '2012-12-11', issuedPrecision: 'day', summary: 'Quy chế tổ chức và hoạt động của thôn', note: null }

test('the same paper entered twice is one paper', () => inTransaction(async (tx) => {
  const first = await enter(tx, clerk, draft)
  const again = await enter(tx, clerk, { ...draft, symbol: 'Số: 2128/QĐ – UBND', summary: 'Quy chế thôn' })
  assert.deepEqual([first.entered, again.entered, again.id], [true, false, first.id])
  assert.equal(await paperFor(tx, draft), first.id)
}))

test('a paper is found by its symbol, its issuer or its summary, without marks', () => inTransaction(async (tx) => {
  const { id } = await enter(tx, clerk, draft)
  for (const words of [['2128'], ['qui', 'che', 'thon'], ['ubnd', 'tinh']]) assert.deepEqual((await papersWith(tx, words, 9)).map((paper) => paper.id), [id])
  assert.deepEqual(await papersWith(tx, ['2129'], 9), [])
}))

test('a paper issued tomorrow, without issuer, or without number and summary is refused', () => inTransaction(async (tx) => {
  await assert.rejects(enter(tx, clerk, { ...draft, issuedOn: '2021-06-26' }), { code: 'papers.issued-in-the-future' })
  await assert.rejects(enter(tx, clerk, { ...draft, issuer: ' ' }), { code: 'papers.issuer-missing' })
  await assert.rejects(enter(tx, clerk, { ...draft, symbol: null, summary: '' }), { code: 'papers.neither-symbol-nor-summary' })
}))

test('the symbol tells the kind', () => {
  assert.deepEqual(['12-CT/TU', '04-ĐA/TU', '59/2023/NĐ-CP', '72/2025/QH15', null].map(kindOf), ['directive', 'scheme', 'decree', 'other', 'other'])
})
