import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Tx } from '#ground/database/database.ts'
import type { Context } from '#ground/spreadsheet/sheet.ts'
import { inTransaction } from '#ground/testing/database.ts'
import { type Day, day } from '#ground/time/day.ts'
import { enter, paperFor } from './enter.ts'
import { lastDayOf, readIssued } from './issued-on.ts'
import { toReview } from './link.ts'
import { linksUp } from './link-store.ts'
import type { PaperDraft } from './paper.ts'
import { relate, reviewedOn, standingOf, unrelate } from './relate.ts'
import { linkSheet } from './sheets.ts'
import { findPaper } from './store.ts'

const clerk = { accountId: 1, name: 'Người nhập', today: day('2026-11-01'), may: [], unitId: null }
const draft = (symbol: string, issued: string, issuer = 'Tỉnh ủy'): PaperDraft => {
  const read = readIssued(issued)
  assert.ok(!('code' in read))
  return { symbol, kind: 'other', issuer, summary: '', note: null, ...read }
}
const entered = async (tx: Tx, symbol: string, issued: string) => (await enter(tx, clerk, draft(symbol, issued))).id

test('a paper of which the part of the year is known may be as late as that part ends', () => {
  const last = (text: string) => lastDayOf(readIssued(text) as { issuedOn: Day; issuedPrecision: 'day' })
  assert.deepEqual(['25/06/2021', '02/2021', 'quý II/2021', 'đầu năm 2016', 'giữa năm 2016', 'cuối năm 2016', '2016'].map(last),
    ['2021-06-25', '2021-02-28', '2021-06-30', '2016-04-30', '2016-08-31', '2016-12-31', '2016-12-31'])
})

test('links are shown from both papers, with the chain of bases above', () => inTransaction(async (tx) => {
  const [central, scheme, directive, plan] = [await entered(tx, '18-NQ/TW', '25/10/2017'), await entered(tx, '25-ĐA/TU', '2017'), await entered(tx, '12-CT/TU', 'cuối năm 2017'), await entered(tx, '88-KH/TU', '05/02/2018')]
  await relate(tx, clerk, { fromId: directive, toId: scheme, kind: 'rests_on' })
  await relate(tx, clerk, { fromId: plan, toId: directive, kind: 'implements' })
  await relate(tx, clerk, { fromId: scheme, toId: central, kind: 'rests_on' })
  const standing = await standingOf(tx, directive, day('2018-06-01'))
  assert.deepEqual(standing.says.map(({ kind, paper }) => [kind, paper.symbol]), [['rests_on', '25-ĐA/TU']])
  assert.deepEqual(standing.saidOf.map(({ kind, paper }) => [kind, paper.symbol]), [['implements', '88-KH/TU']])
  assert.deepEqual((await standingOf(tx, plan, day('2018-06-01'))).chain.map(({ from, to }) => `${from.symbol} ${to.symbol}`), ['12-CT/TU 25-ĐA/TU', '25-ĐA/TU 18-NQ/TW'])
}))

test('a circle, a paper linked to itself, and a basis from after the paper are refused', () => inTransaction(async (tx) => {
  const [a, b, c] = [await entered(tx, '1-NQ/TU', '2017'), await entered(tx, '2-NQ/TU', '2017'), await entered(tx, '3-NQ/TU', '01/01/2018')]
  await relate(tx, clerk, { fromId: b, toId: a, kind: 'rests_on' })
  await assert.rejects(relate(tx, clerk, { fromId: a, toId: b, kind: 'guides' }), { code: 'papers.links-in-a-circle' })
  await assert.rejects(relate(tx, clerk, { fromId: a, toId: a, kind: 'guides' }), { code: 'papers.links-itself' })
  await assert.rejects(relate(tx, clerk, { fromId: a, toId: c, kind: 'rests_on' }), { code: 'papers.link-to-later' })
  await relate(tx, clerk, { fromId: c, toId: b, kind: 'replaces' })
  await assert.rejects(relate(tx, clerk, { fromId: a, toId: c, kind: 'rests_on' }), { code: 'papers.link-to-later' })
}))

test('two papers have one link; said again it is the same, said otherwise it changes, taken back it is gone', () => inTransaction(async (tx) => {
  const [a, b] = [await entered(tx, '1-NQ/TU', '2017'), await entered(tx, '2-NQ/TU', '2018')]
  const said = (kind: 'amends' | 'replaces') => relate(tx, clerk, { fromId: b, toId: a, kind })
  assert.deepEqual([(await said('amends')).change, (await said('amends')).change], ['new', 'same'])
  const { id, change } = await said('replaces')
  assert.equal(change, 'changed')
  assert.deepEqual((await linksUp(tx, [b])).map(({ kind }) => kind), ['replaces'])
  await unrelate(tx, clerk, { id, reason: 'Nhầm văn bản' })
  assert.deepEqual(await linksUp(tx, [b]), [])
  await assert.rejects(unrelate(tx, clerk, { id, reason: 'lần nữa' }), { code: 'papers.no-such-link' })
}))

test('what leans on a replaced basis is to be looked at again from the day of the new one, on both pages', () => inTransaction(async (tx) => {
  const [old, rules, later, fresh] = [await entered(tx, '2128/QĐ-UBND', '11/12/2012'), await entered(tx, '5-QC/TU', '2015'), await entered(tx, '6-QC/TU', '01/03/2024'), await entered(tx, '59/2023/NĐ-CP', '14/08/2023')]
  for (const id of [rules, later]) await relate(tx, clerk, { fromId: id, toId: old, kind: 'rests_on' })
  await relate(tx, clerk, { fromId: fresh, toId: old, kind: 'replaces' })
  const reviewed = async (id: number, on: string) => (await standingOf(tx, id, day(on))).review.map(({ paper, by }) => `${paper.symbol} ${by.symbol}`)
  assert.deepEqual(await reviewed(rules, '2023-08-13'), [])
  assert.deepEqual(await reviewed(rules, '2023-08-14'), ['5-QC/TU 59/2023/NĐ-CP'])
  assert.deepEqual(await reviewed(old, '2024-06-01'), ['5-QC/TU 59/2023/NĐ-CP'])
  assert.deepEqual(await reviewed(later, '2024-06-01'), [])
  const listed = async (on: string) => { const found = await reviewedOn(tx, day(on)); return [old, rules, later, fresh].filter((id) => found.has(id)) }
  assert.deepEqual([await listed('2023-08-13'), await listed('2024-06-01')], [[], [rules]])
}))

test('a paper that is itself replaced is not looked at again', () => {
  const links = [{ id: 1, fromId: 2, toId: 1, kind: 'rests_on' as const }, { id: 2, fromId: 3, toId: 1, kind: 'replaces' as const }, { id: 3, fromId: 4, toId: 2, kind: 'replaces' as const }]
  const days = new Map([1, 2, 3, 4].map((id) => [id, day(`202${id}-01-01`)]))
  assert.deepEqual([...toReview(links, days, day('2023-06-01')).keys()], [2])
  assert.deepEqual([...toReview(links, days, day('2024-06-01')).keys()], [])
})

test('the sheet enters papers and their links, comes out again as it was, and going in again changes nothing', () => inTransaction(async (tx) => {
  let used: number[] = []
  const sheet = linkSheet(async () => used)
  const context: Context = { unitId: 1, unitCode: '22', on: day('2026-11-01'), source: '', known: new Map(), paper: async () => null }
  const line = (row: number, values: Record<string, string | null>) => ({ row, values: { symbol: '12-CT/TU', symbol_issuer: 'Ban Thường vụ Tỉnh ủy', symbol_issued: 'cuối năm 2016', symbol_summary: 'Kiêm nhiệm', kind: 'rests_on', to: '19-NQ/TU', to_issuer: 'Tỉnh ủy', to_issued: null, to_summary: null, ...values } })
  const rows = [line(2, {}), line(3, { to: '25 – ĐA/TU' })]
  const first = await sheet.apply(tx, clerk, context, rows)
  assert.deepEqual([first.outcomes.map(({ change }) => change), first.faults], [['new', 'new'], []])
  const id = await paperFor(tx, { ...draft('12-CT/TU', '', 'Ban Thường vụ Tỉnh ủy') })
  assert.equal((await findPaper(tx, id))?.issuedPrecision, 'year_end', 'a row without a day means the one paper of that symbol')
  used = [id]
  const taken = await sheet.take(tx, 1, day('2026-11-01'))
  assert.deepEqual(taken.map((one) => [one['symbol'], one['symbol_issued'], one['kind'], one['to']]), [['12-CT/TU', 'cuối năm 2016', 'rests_on', '19-NQ/TU'], ['12-CT/TU', 'cuối năm 2016', 'rests_on', '25-ĐA/TU']])
  const again = await sheet.apply(tx, clerk, context, taken.map((values, at) => ({ row: at + 2, values: values as Record<string, string> })))
  assert.deepEqual(again.outcomes.map(({ change }) => change), ['same', 'same'])
  const wrong = await sheet.apply(tx, clerk, context, [line(2, { symbol_issued: 'hôm kia' }), line(3, { to: null }), line(4, { symbol_issuer: null })])
  assert.deepEqual(wrong.faults.map(({ row, column, code }) => [row, column, code]), [[2, 'symbol_issued', 'time.not-a-day'], [3, 'to', 'papers.symbol-missing'], [4, 'symbol_issuer', 'papers.issuer-missing']])
}))
