import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inTransaction } from '#ground/testing/database.ts'
import { day } from '#ground/time/day.ts'
import { enter } from './enter.ts'
import type { PaperDraft } from './paper.ts'
import { getSeries, numbersIn, openSeries, release, reserve } from './reserve.ts'
import { numberIn, numbersOf, refuseToOpenSeries, type SeriesDraft } from './series.ts'

const clerk = { accountId: 1, name: 'Văn thư', today: day('2026-11-01'), may: [], unitId: 7 }
const term: SeriesDraft = { issuer: 'Tỉnh ủy Núi Xanh', side: 'party', kind: 'KH', name: 'Nhiệm kỳ 2025–2030', from: day('2025-09-26'), until: null }
const year: SeriesDraft = { issuer: 'UBND tỉnh Núi Xanh', side: 'state', kind: 'QĐ', name: '2026', from: day('2026-01-01'), until: day('2027-01-01') }
const paper = (symbol: string, issuedOn: string, issuer = term.issuer, more: Partial<PaperDraft> = {}): PaperDraft => ({ symbol, kind: 'plan', issuer, issuedOn, issuedPrecision: 'day', summary: `Về ${symbol}`, note: null, ...more })

test('the Party counts by kind over its term, a congress all kinds in one row, the State by kind over a calendar year', () => {
  const number = (series: SeriesDraft, symbol: string, issuedOn: string) => numberIn(series, { symbol, issuedOn })
  assert.deepEqual([number(term, '08-KH/TU', '2026-02-01'), number(term, '08-CT/TU', '2026-02-01'), number(term, '08-KH/TU', '2025-09-25'), number(term, '8/KH-UBND', '2026-02-01')], [8, undefined, undefined, undefined])
  const congress: SeriesDraft = { ...term, kind: null, name: 'Đại hội', until: day('2025-09-27') }
  assert.deepEqual([number(congress, '01-NQ/ĐH', '2025-09-26'), number(congress, '02-BC/ĐH', '2025-09-26')], [1, 2])
  assert.deepEqual([number(year, '2128/QĐ-UBND', '2026-12-31'), number(year, '2128/QĐ-UBND', '2027-01-01')], [2128, undefined])
})

test('given, kept, missing and next numbers follow from the papers', () => {
  const series = { ...term, id: 1, unitId: 7 }
  const given = [paper('01-KH/TU', '2025-10-01'), paper('04-KH/TU', '2026-01-01')].map((each, at) => ({ ...each, id: at + 1, issuedOn: day(String(each.issuedOn)) }))
  const { gaps, next, reserved } = numbersOf(series, given, [{ id: 1, number: 4, whatFor: 'đã ra', reservedOn: day('2025-12-01') }, { id: 2, number: 6, whatFor: 'sắp ra', reservedOn: day('2025-12-01') }])
  assert.deepEqual([gaps, next, reserved.map(({ number }) => number)], [[2, 3, 5], 7, [6]])
  assert.equal(numbersOf(series, [], []).next, 1)
})

test('a State series is a whole calendar year and of one kind', () => {
  assert.equal(refuseToOpenSeries(year), null)
  assert.equal(refuseToOpenSeries(term), null)
  assert.equal(refuseToOpenSeries({ ...year, until: null })?.code, 'papers.series-is-a-year')
  assert.equal(refuseToOpenSeries({ ...year, from: day('2026-02-01') })?.code, 'papers.series-is-a-year')
  assert.equal(refuseToOpenSeries({ ...year, kind: null })?.code, 'papers.series-needs-a-kind')
  assert.equal(refuseToOpenSeries({ ...term, name: ' ' })?.code, 'papers.series-without-name')
  assert.equal(refuseToOpenSeries({ ...term, until: term.from })?.code, 'papers.series-ends-before')
})

test('a number of a kept series is given once: what holds it is named; a secret paper shares the numbers', () => inTransaction(async (tx) => {
  const { id } = await openSeries(tx, clerk, term)
  await enter(tx, clerk, paper('01-KH/TU', '2025-10-01'))
  await assert.rejects(enter(tx, clerk, paper('01-KH/TU', '2025-11-01')), { code: 'papers.number-taken', facts: { number: 1, symbol: '01-KH/TU', summary: 'Về 01-KH/TU', issuedOn: '2025-10-01' } })
  assert.equal((await enter(tx, clerk, paper('01-KH/TU', '2025-10-01'))).entered, false)
  await enter(tx, clerk, paper('01-CT/TU', '2025-11-01'))
  await enter(tx, clerk, paper('02-KH/TU', '2025-11-02', term.issuer, { summary: '', secret: 'mat' }))
  await assert.rejects(enter(tx, clerk, paper('2-KH/TU', '2025-12-02')), { code: 'papers.number-taken' })
  assert.equal((await enter(tx, clerk, paper('01-KH/TU', '2025-11-03', 'Huyện ủy khác'))).entered, true)
  assert.deepEqual((await numbersIn(tx, await getSeries(tx, id))).given.map(({ number }) => number), [1, 2])
}))

test('a number is kept for a paper to come, once, and given back; the paper takes it', () => inTransaction(async (tx) => {
  const { id } = await openSeries(tx, clerk, term)
  await enter(tx, clerk, paper('01-KH/TU', '2025-10-01'))
  const kept = await reserve(tx, clerk, { seriesId: id, number: null, whatFor: 'Kế hoạch đại hội chi bộ' })
  assert.equal(kept.number, 2)
  await assert.rejects(reserve(tx, clerk, { seriesId: id, number: 2, whatFor: 'khác' }), { code: 'papers.number-reserved' })
  await assert.rejects(reserve(tx, clerk, { seriesId: id, number: 1, whatFor: 'khác' }), { code: 'papers.number-taken' })
  await assert.rejects(reserve(tx, clerk, { seriesId: id, number: null, whatFor: '  ' }), { code: 'papers.reserved-for-nothing' })
  await assert.rejects(reserve(tx, clerk, { seriesId: id, number: null, whatFor: 'Độ mật: Tối mật' }), { code: 'papers.reserved-for-secret' })
  const far = await reserve(tx, clerk, { seriesId: id, number: 9, whatFor: 'Kế hoạch quý' })
  await release(tx, clerk, { id: far.id, reason: 'Không ban hành' })
  await assert.rejects(release(tx, clerk, { id: far.id, reason: 'lần nữa' }), { code: 'papers.no-such-reservation' })
  await assert.rejects(enter(tx, { ...clerk, unitId: 8 }, paper('02-KH/TU', '2025-11-02')), { code: 'papers.number-kept-by-another', facts: { number: 2, issuer: term.issuer, whatFor: 'Kế hoạch đại hội chi bộ', reservedOn: clerk.today } })
  await enter(tx, clerk, paper('02-KH/TU', '2025-11-02'))
  assert.deepEqual(await numbersIn(tx, await getSeries(tx, id)).then(({ reserved, gaps, next }) => [reserved, gaps, next]), [[], [], 3])
}))

test('two series of a body for the same kind never overlap, and whoever works for no office opens none', () => inTransaction(async (tx) => {
  await assert.rejects(openSeries(tx, { ...clerk, unitId: null }, term), { code: 'papers.series-needs-a-unit' })
  await openSeries(tx, clerk, term)
  await assert.rejects(openSeries(tx, clerk, { ...term, issuer: 'TỈNH ỦY NÚI XANH', from: day('2026-01-01') }), { constraint: 'one_series_at_a_time' })
}))
