import assert from 'node:assert/strict'
import { test } from 'node:test'
import { row, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { CellValue, Context, Sheet } from '#ground/spreadsheet/sheet.ts'
import { inTransaction } from '#ground/testing/database.ts'
import { paperFor } from '#papers/public.ts'
import { boardOf } from './board.ts'
import { clerk, indicators, lent, on, smallProvince } from './given.ts'
import { getProgramme } from './launch.ts'
import { sheetsFor } from './sheets.ts'

const sheets = sheetsFor(indicators)
const sheet = (code: string): Sheet => sheets.find((one) => one.code === code)!
const contextOf = (tx: Tx, unitId: number, unitCode: string): Context => ({
  unitId, unitCode, on: on('2021-06-25'), source: '', known: new Map(),
  paper: (symbol, issuedOn, issuer) => paperFor(tx, { symbol, kind: 'directive', issuer, issuedOn, issuedPrecision: issuedOn ? 'day' : 'unknown', summary: '', note: null }),
})
const name = 'Một người hai chức'

const given: Record<string, Record<string, CellValue>[]> = {
  programmes: [
    { programme: name, unit: null, paper: '12-CT/TU', paper_issued: 'cuối năm 2019', paper_issuer: 'Tỉnh ủy', indicator: 'given.joined', starts: '2020-01-01', ends: '2022-12-31', goal: 95.5, goal_on: '2022-08-31', acknowledge_by: '2020-02-01', plan_by: '2020-03-01' },
    { programme: 'Dự sinh hoạt chi bộ', unit: 'G178', paper_summary: 'Mô hình 3+1', paper_issuer: 'Huyện ủy', starts: '2018-01-01' },
  ],
  programme_units: [
    { programme: name, unit: 'G0001', target: 100, due: '2022-08-31', acknowledged: '2020-01-20', plan_on: '2020-02-20', plan: '15-KH/ĐU', plan_issuer: 'Đảng ủy xã An Sơn', sequence: 'head_first', model_on: '2021-04-01', model_reason: 'Cả hai thôn đạt' },
    { programme: name, unit: 'G0002', target: 90, due: '2022-08-31', acknowledged: '2020-01-21' },
  ],
  milestones: [
    { programme: name, milestone: 'Họp dân', due: '2020-06-01' }, { programme: name, milestone: 'Nửa số thôn', due: '2021-01-01', indicator: 'given.joined', percent: 50 },
    { programme: name, milestone: 'Họp dân', unit: 'G0001', done: '2020-05-20', paper: '7-BB/ĐU', paper_issuer: 'Đảng ủy xã An Sơn', note: 'Đủ hộ' },
  ],
  sessions: [{ programme: name, unit: 'G0001', kind: 'propaganda', on: '2020-04-01', topic: 'Vì sao', audience: 120 }, { programme: name, unit: 'G20', kind: 'exchange', on: '2020-05-01', topic: 'Kinh nghiệm', with: 'Đoàn tỉnh bạn' }],
}

const apply = (tx: Tx, context: Context, code: string, rows: Record<string, unknown>[]) => sheet(code).apply(tx, clerk(), context, rows.map((values, at) => ({ row: at + 2, values: values as Record<string, CellValue> })))

test('the four sheets write a programme with all that hangs on it; taken out and sent in again they change nothing', () => inTransaction(async (tx) => {
  const { province } = await smallProvince(tx)
  const context = contextOf(tx, province, 'G20')
  for (const { code } of sheets) assert.deepEqual(await apply(tx, context, code, given[code]!).then(({ outcomes, faults }) => [outcomes.map(({ change }) => change), faults]), [given[code]!.map(() => 'new'), []], code)
  const { number } = await row<{ number: number }>(tx, sql`select number from programme where name = ${name}`)
  const { programme, paper, lines, milestones, sessions } = await boardOf(tx, lent(), await getProgramme(tx, number), on('2021-06-25'))
  assert.deepEqual([programme.goal, paper?.symbol, lines.map((line) => [line.unit.code, line.target, line.standing.plan, line.modelOn]), milestones.length, sessions.length],
    [9550, '12-CT/TU', [['G0001', 10_000, 'done', '2021-04-01'], ['G0002', 9000, 'late', null]], 2, 2])
  for (const { code, take, columns } of sheets) {
    const taken = await take(tx, province, on('2021-06-25'))
    assert.equal(taken.length, given[code]!.length, code)
    for (const one of taken) assert.deepEqual(Object.keys(one).filter((key) => !columns.some((column) => column.key === key)), [], code)
    assert.deepEqual((await apply(tx, context, code, taken)).outcomes.map(({ change }) => change), taken.map(() => 'same'), code)
  }
}))

test('what a row says wrongly is a fault of its cell, and the other rows are written', () => inTransaction(async (tx) => {
  const { province } = await smallProvince(tx)
  const context = contextOf(tx, province, 'G20')
  await apply(tx, context, 'programmes', given['programmes']!)
  const faults = async (code: string, rows: Record<string, unknown>[]) => (await apply(tx, context, code, rows)).faults.map(({ row: at, column, code: why }) => [at, column, why])
  const [unit, milestone, session] = [given['programme_units']![1]!, given['milestones']![0]!, given['sessions']![0]!]
  assert.deepEqual(await faults('programmes', [{ ...given['programmes']![0]!, indicator: 'given.women' }, { ...given['programmes']![0]!, ends: '2019-01-01' }, { ...given['programmes']![0]!, paper_issued: 'hôm kia' }]),
    [[2, 'indicator', 'programmes.not-a-measure'], [3, 'ends', 'programmes.ends-before'], [4, 'paper_issued', 'time.not-a-day']])
  assert.deepEqual(await faults('programme_units', [{ ...unit, unit: 'G30' }, { ...unit, programme: 'Không có' }, { ...unit, model_on: '2021-01-01' }, unit]),
    [[2, 'unit', 'programmes.unit-outside'], [3, 'programme', 'programmes.no-programme-called'], [4, 'model_reason', 'programmes.model-without-reason']])
  assert.deepEqual(await faults('milestones', [milestone, { ...milestone, due: null }, { ...milestone, milestone: 'Khác', unit: 'G0002', done: '2020-05-01' }, { ...milestone, unit: 'G0002', done: null }, { ...milestone, indicator: 'given.joined' }]),
    [[3, 'due', 'programmes.milestone-without-day'], [4, 'milestone', 'programmes.no-milestone-called'], [5, 'done', 'programmes.report-without-day'], [6, 'percent', 'programmes.milestone-half-measured']])
  assert.deepEqual(await faults('sessions', [{ ...session, unit: 'G0002', kind: 'exchange' }, { ...session, unit: 'G0001' }]), [[2, 'with', 'programmes.exchange-with-nobody'], [3, 'unit', 'programmes.not-given-to-unit']])
}))
