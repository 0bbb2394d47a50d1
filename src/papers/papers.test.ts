import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { inTransaction } from '#ground/testing/database.ts'
import { type Day, day } from '#ground/time/day.ts'
import { enter, paperFor } from './enter.ts'
import { withoutNames } from '#ground/text/without-names.ts'
import { kindOf } from './kind.ts'
import type { PaperDraft } from './paper.ts'
import { countWith, findPaper, paperCounts, papersWith } from './store.ts'

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

test('papers are narrowed by kind, issuer and year, and counted by them', () => inTransaction(async (tx) => {
  const before = (await papersWith(tx, [], 200, { year: 2012 })).length
  const { id } = await enter(tx, clerk, draft)
  const only = (of: Parameters<typeof papersWith>[3]) => papersWith(tx, ['2128'], 9, of).then((found) => found.map((paper) => paper.id))
  assert.deepEqual(await only({ kind: 'decision', issuer: 'UBND tỉnh', year: 2012 }), [id])
  for (const other of [{ kind: 'minutes' }, { issuer: 'UBND' }, { year: 2013 }]) assert.deepEqual(await only(other), [])
  const { total, years, kinds, issuers } = await paperCounts(tx)
  assert.equal(years.find(({ year }) => year === 2012)?.count, before + 1)
  for (const groups of [kinds, issuers]) assert.equal(groups.reduce((sum, { count }) => sum + count, 0), total)
}))

test('a list as of a day leaves out what was issued later, keeps what has no day, and says how many are left out; pages follow one another', () => inTransaction(async (tx) => {
  const word = ['nghiemthu']
  const enterOn = async (issuedOn: Day | null, symbol: string) => (await enter(tx, { ...clerk, today: day('2021-07-01') }, { ...draft, symbol, summary: 'Nghiemthu', issuedOn, issuedPrecision: issuedOn ? 'day' : 'unknown' })).id
  const [early, on, later, unknown] = [await enterOn(day('2020-01-01'), '1/QĐ-UBND'), await enterOn(day('2021-06-25'), '2/QĐ-UBND'), await enterOn(day('2021-06-26'), '3/QĐ-UBND'), await enterOn(null, '4/QĐ-UBND')]
  const until = day('2021-06-25')
  const ids = async (limit: number, offset = 0, last: Day | undefined = until) => (await papersWith(tx, word, limit, { until: last, offset })).map(({ id }) => id)
  assert.deepEqual(await ids(9), [on, early, unknown])
  assert.deepEqual(await ids(9, 0, day('2021-06-26')), [later, on, early, unknown])
  assert.deepEqual([...await ids(2), ...await ids(2, 2)], await ids(9))
  assert.equal(await countWith(tx, word, { until }), 3)
  const all = await paperCounts(tx)
  const then = await paperCounts(tx, until)
  assert.deepEqual([then.total + then.later, all.later], [all.total, 0])
  assert.ok(then.later >= 1)
}))

test('of a paper marked as a State secret the number is reserved, and no word of its content is taken', () => inTransaction(async (tx) => {
  const secret: PaperDraft = { ...draft, symbol: '12-KH/MẬT', summary: '', note: null, secret: 'mat' }
  await assert.rejects(enter(tx, clerk, { ...secret, secret: null }), { code: 'papers.secret', facts: { mark: 'MẬT' } })
  await assert.rejects(enter(tx, clerk, { ...draft, summary: 'Độ mật: Tối mật' }), { code: 'papers.secret', facts: { mark: 'TỐI MẬT' } })
  await assert.rejects(enter(tx, clerk, { ...secret, summary: 'Quy hoạch cán bộ' }), { code: 'papers.secret-has-content' })
  await assert.rejects(enter(tx, clerk, { ...secret, note: 'xem tủ 3' }), { code: 'papers.secret-has-content' })
  await assert.rejects(enter(tx, clerk, { ...secret, symbol: null }), { code: 'papers.secret-without-number' })
  const { id } = await enter(tx, clerk, secret)
  const kept = await findPaper(tx, id)
  assert.deepEqual([kept?.symbol, kept?.issuer, kept?.issuedOn, kept?.summary, kept?.note, kept?.secret], ['12-KH/MẬT', 'UBND tỉnh', '2012-12-11', '', null, 'mat'])
  assert.equal((await enter(tx, clerk, { ...draft, symbol: '13/KH-UBND', summary: 'Bảo vệ bí mật nhà nước, mật độ dân số' })).entered, true)
  await assert.rejects(rows(tx, sql`update paper set summary = 'Quy hoạch cán bộ' where id = ${id}`), { constraint: 'secret_without_content' })
}))

test('a name goes from a text whatever its case and spaces; a longer name goes whole, a part of another word stays', () => {
  assert.equal(withoutNames('Công nhận bà ĐẶNG THỊ  HOÀI\nThương, sinh 1979', ['Đặng Thị Hoài Thương'], '(người đã xóa dữ liệu)'), 'Công nhận bà (người đã xóa dữ liệu), sinh 1979')
  assert.equal(withoutNames('Lò Văn An và Lò Văn An Khang; Lò Văn Ang', ['Lò Văn An', 'Lò Văn An Khang'], '(người đã xóa dữ liệu)'), '(người đã xóa dữ liệu) và (người đã xóa dữ liệu); Lò Văn Ang')
  assert.equal(withoutNames('không có ai', ['Lò Văn An', ''], '(người đã xóa dữ liệu)'), 'không có ai')
})
