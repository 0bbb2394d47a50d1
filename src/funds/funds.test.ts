import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '#ground/actor.ts'
import { row, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { CellValue, Context } from '#ground/spreadsheet/sheet.ts'
import { answersStay } from '#ground/testing/as-known.ts'
import { inTransaction, testDatabase } from '#ground/testing/database.ts'
import { day } from '#ground/time/day.ts'
import { exportDocument } from '#documents/public.ts'
import { givenPaper } from '#papers/given.ts'
import { givenPerson } from '#people/given.ts'
import { givenCell, givenCountry, givenVillage } from '#posts/given.ts'
import { appoint, end } from '#posts/public.ts'
import { measure, rename } from '#units/public.ts'
import { scopeOf } from '#indicators/public.ts'
import { centralFund, villagesSeen } from './central-fund.ts'
import { allowanceForm } from './documents.ts'
import { sumOf } from './reckon.ts'
import { type ResolutionGiven, resolutionsOf, setResolution } from './resolution.ts'
import { reckoned } from './routes.ts'
import { classSheet, resolutionSheet } from './sheets.ts'
import { setClass } from './village-class.ts'

const actor: Actor = { accountId: 1, name: 'Kế toán', today: day('2026-11-23'), may: [], unitId: null }
const levels: ResolutionGiven['levels'] = { cell_secretary: [1.3, 1.15, 1], village_head: [1.2, 1.1, 0.95], front_head: [1.1, 1, 0.9] }

/** A commune with two villages: one unified since 11 March 2026, of 400 households; one with two holders. */
async function given(tx: Tx) {
  const { country, province, communes: [{ commune, committee }] } = await givenCountry(tx, 1) as Awaited<ReturnType<typeof givenCountry>> & { communes: [{ commune: number; committee: number }] }
  const [village, other] = [await givenVillage(tx, commune), await givenVillage(tx, commune)]
  const [cell, otherCell] = [await givenCell(tx, committee, [village]), await givenCell(tx, committee, [other])]
  const [one, two, three] = [await givenPerson(tx, { name: 'Nông Văn Quỳnh' }), await givenPerson(tx, { name: 'Vi Thị Khuyên' }), await givenPerson(tx, { name: 'Lý Đình Bằng' })]
  await appoint(tx, actor, { unitId: village, kind: 'village_head', personId: one, from: day('2025-01-01') })
  const { number } = await appoint(tx, actor, { unitId: cell, kind: 'cell_secretary', personId: one, from: day('2026-03-11') })
  await appoint(tx, actor, { unitId: other, kind: 'village_head', personId: two, from: day('2025-01-01') })
  await appoint(tx, actor, { unitId: otherCell, kind: 'cell_secretary', personId: three, from: day('2025-01-01') })
  await rows(tx, sql`select settle()`)
  const paperId = await givenPaper(tx, '80/NQ-HĐND', '2024-07-10')
  const resolution: ResolutionGiven = { unitId: province, paperId, from: day('2024-08-01'), until: null, mainTitle: 'cell_secretary', rate: 0.5, payer: 'fund', type1From: 350, type2From: 150, confirmed: true, levels }
  return { country, province, commune, village, other, number, resolution, households: (n: number, on = '2025-01-01') => measure(tx, actor, { unitId: village, on: day(on), source: 'Thống kê', measures: { households: n } }) }
}

const of = async (tx: Tx, unitId: number, from = '2026-01', to = '2026-05') => (await reckoned(tx, unitId, from, to)).months
const short = (months: Awaited<ReturnType<typeof of>>) => months.map(({ month, days, gap, released }) => [month, days, gap, released])

test('only days on which the village was unified count; the first month counts by days', () => inTransaction(async (tx) => {
  const { commune, province, village, resolution, households } = await given(tx)
  await households(400)
  await setResolution(tx, actor, resolution)
  const months = await of(tx, commune)
  assert.deepEqual(short(months), [['2026-03-01', 21, null, 951_097], ['2026-04-01', 30, null, 1_404_000], ['2026-05-01', 31, null, 1_404_000]])
  assert.deepEqual(months[1], {
    villageId: village, village: months[1]!.village, commune: months[1]!.commune, month: '2026-04-01', days: 30, daysOfMonth: 30, gap: null,
    separate: 5_850_000, unified: 4_446_000, released: 1_404_000, reduced: 0, insurance: null,
    parts: [{ from: '2026-04-01', days: 30, gap: null, resolutionId: months[1]!.parts[0]!.resolutionId, type: 1, typeBy: 'rule', secretary: 1.3, head: 1.2, main: 'cell_secretary', rate: 0.5, payer: 'fund', base: 2_340_000 }],
  })
  assert.deepEqual([sumOf(months), await of(tx, province)], [{ villages: 1, counted: 3, missing: 0, separate: 15_662_903, unified: 11_903_806, released: 3_759_097, reduced: 0, insurance: null }, months])
}))

test('without a resolution, households or base salary there is not enough basis: said, and left out of the sum', () => inTransaction(async (tx) => {
  const { commune, village, resolution, households } = await given(tx)
  assert.deepEqual(short(await of(tx, commune, '2026-04', '2026-04')), [['2026-04-01', 30, 'no-resolution', null]])
  await setResolution(tx, actor, resolution)
  assert.deepEqual(short(await of(tx, commune, '2026-04', '2026-04')), [['2026-04-01', 30, 'no-households', null]])
  await setClass(tx, actor, { unitId: village, from: day('2026-01-01'), villageType: 3, highFund: null, paperId: null })
  assert.deepEqual(short(await of(tx, commune, '2026-04', '2026-04')), [['2026-04-01', 30, null, 1_111_500]])
  await setClass(tx, actor, { unitId: village, from: day('2026-04-16'), villageType: null, highFund: null, paperId: null })
  await households(200)
  assert.deepEqual((await of(tx, commune, '2026-04', '2026-04')).map(({ released, parts }) => [released, parts.map(({ type, typeBy, days }) => [type, typeBy, days])]), [[1_199_250, [[3, 'entered', 15], [2, 'rule', 15]]]])
  await rows(tx, sql`update legal_rule set recorded = tstzrange(lower(recorded), now()) where key = 'base_salary'`)
  assert.deepEqual(sumOf(await of(tx, commune)), { villages: 1, counted: 0, missing: 3, separate: 0, unified: 0, released: 0, reduced: 0, insurance: null })
}))

test('history is reckoned anew from the dated rows: a later resolution, a raised salary, a corrected coefficient', () => inTransaction(async (tx) => {
  const { commune, province, resolution, households } = await given(tx)
  await households(400)
  const { id } = await setResolution(tx, actor, resolution)
  assert.equal((await setResolution(tx, actor, resolution)).change, 'same')
  await setResolution(tx, actor, { ...resolution, from: day('2026-05-01'), rate: 1 })
  await rows(tx, sql`update legal_rule set valid = daterange(lower(valid), '2026-04-16') where key = 'base_salary' and upper_inf(valid)`)
  await rows(tx, sql`insert into legal_rule (key, value, valid, basis, status) values ('base_salary', '2530000', '[2026-04-16,)', 'Nghị định', 'unconfirmed')`)
  assert.deepEqual(short(await of(tx, commune)), [['2026-03-01', 21, null, 951_097], ['2026-04-01', 30, null, 1_461_000], ['2026-05-01', 31, null, 0]])
  assert.deepEqual((await setResolution(tx, actor, { ...resolution, until: day('2026-05-01'), rate: 0.3 })).change, 'changed')
  assert.deepEqual(short(await of(tx, commune, '2026-04', '2026-05')).map(([, , , released]) => released), [2_045_400, 0])
  assert.deepEqual((await resolutionsOf(tx, [province])).map(({ from, until, rate }) => [from, until, rate]), [['2026-05-01', null, 1], ['2024-08-01', '2026-05-01', 0.3]])
  await assert.rejects(setResolution(tx, actor, { ...resolution, until: null }), { code: 'funds.later-resolution' })
  assert.ok(id)
}))

test('the two lines: what the province pays itself truly falls, and insurance where a rule gives its rate', () => inTransaction(async (tx) => {
  const { commune, resolution, households } = await given(tx)
  await households(400)
  await setResolution(tx, actor, { ...resolution, payer: 'local' })
  await rows(tx, sql`insert into legal_rule (key, value, valid, basis, status) values ('fund.insurance_employer_rate', '{"rate": 0.175, "of": "base_salary"}', '[2026-04-01,)', 'Nghị định', 'unconfirmed')`)
  const months = await of(tx, commune, '2026-03', '2026-04')
  assert.deepEqual(months.map(({ released, reduced, insurance }) => [released, reduced, insurance]), [[0, 951_097, null], [0, 1_404_000, 409_500]])
  assert.deepEqual([sumOf(months).insurance, sumOf(months.slice(1)).insurance], [null, 409_500])
}))

test('a village that is no longer unified stops counting', () => inTransaction(async (tx) => {
  const { commune, number, resolution, households } = await given(tx)
  await households(400)
  await setResolution(tx, actor, resolution)
  await end(tx, actor, { number, on: day('2026-05-01'), reason: 'resigned' })
  await rows(tx, sql`select settle()`)
  assert.deepEqual(short(await of(tx, commune)).map(([month]) => month), ['2026-03-01', '2026-04-01'])
}))

test('whatever was entered or corrected since, the sums as known then are those that were told then', async () => {
  const database = await testDatabase()
  const { commune, province, village, other, number, resolution } = await database.transaction(given)
  const on = day('2026-05-31')
  await answersStay(database, [
    (tx) => setResolution(tx, actor, resolution),
    (tx) => measure(tx, actor, { unitId: village, on: day('2025-01-01'), source: 'Thống kê', measures: { households: 400 } }),
    (tx) => setResolution(tx, actor, { ...resolution, levels: { ...levels, village_head: [1.25, 1.1, 0.95] } }),
    (tx) => setClass(tx, actor, { unitId: village, from: day('2026-04-16'), villageType: 3, highFund: 'border', paperId: null }),
    (tx) => measure(tx, actor, { unitId: other, on: day('2025-01-01'), source: 'Thống kê', measures: { households: 120 } }),
    (tx) => setResolution(tx, actor, { ...resolution, from: day('2026-05-01'), rate: 0.3 }),
    (tx) => end(tx, actor, { number, on: day('2026-04-20'), reason: 'resigned' }),
    (tx) => setClass(tx, actor, { unitId: village, from: day('2026-04-16'), villageType: null, highFund: null, paperId: null }),
  ], async (tx, known) => {
    const scope = await scopeOf(tx, commune, on, known)
    const villages = await villagesSeen(tx, scope)
    return { months: (await reckoned(tx, commune, '2026-01', '2026-05', known)).months, resolutions: await resolutionsOf(tx, [province], known), villages, central: await centralFund(tx, scope, villages) }
  })
})

test('a month tells the names that were borne in its period, not those of later', () => inTransaction(async (tx) => {
  const { commune, village } = await given(tx)
  const [before] = await of(tx, commune, '2026-04', '2026-04')
  for (const [unitId, name] of [[commune, 'Tân Tiến'], [village, 'Đồng Tâm']] as const) {
    const { label } = await row<{ label: string }>(tx, sql`select label from unit_version where unit_id = ${unitId} and upper_inf(recorded) limit 1`)
    await rename(tx, actor, { unitId, label, name, on: day('2026-06-01'), paperId: await givenPaper(tx, `9${unitId}/NQ-HĐND`, '2026-05-20') })
  }
  const names = async (month: string) => (await of(tx, commune, month, month)).map((each) => [each.village, each.commune])
  assert.deepEqual(await names('2026-04'), [[before!.village, before!.commune]])
  assert.deepEqual((await names('2026-06'))[0]!.map((name) => name?.split(' ').slice(-2).join(' ')), ['Đồng Tâm', 'Tân Tiến'])
}))

test('what is wrong in a resolution is refused', () => inTransaction(async (tx) => {
  const { commune, resolution } = await given(tx)
  const refused = async (change: Partial<ResolutionGiven>, code: string) => assert.rejects(setResolution(tx, actor, { ...resolution, ...change }), { code })
  await refused({ rate: 1.01 }, 'funds.rate-out-of-range')
  await refused({ rate: 0.33333 }, 'funds.rate-out-of-range')
  await refused({ type2From: 350 }, 'funds.types-do-not-fall')
  await refused({ type2From: null }, 'funds.types-do-not-fall')
  await refused({ levels: { ...levels, cell_secretary: [1.2345, 1, 1] } }, 'funds.coefficient-unreadable')
  await refused({ levels: { ...levels, village_head: [null, 1.1, 1] } }, 'funds.half-a-type')
  await refused({ levels: { cell_secretary: [null, null, null], village_head: [null, null, null], front_head: [1, null, null] } }, 'funds.no-levels')
  await refused({ unitId: commune }, 'funds.not-a-province')
  await refused({ paperId: 0 }, 'funds.paper-missing')
  await refused({ until: resolution.from }, 'funds.ends-before-it-begins')
}))

test('the central fund of a commune follows households and reasons, and says of how many villages nothing is known', () => inTransaction(async (tx) => {
  const { commune, other, households } = await given(tx)
  const fund = async () => { const scope = await scopeOf(tx, commune, day('2026-05-31')); return centralFund(tx, scope, await villagesSeen(tx, scope)) }
  await households(349)
  assert.deepEqual(await fund().then((found) => found && [found.high, found.low, found.unknown, found.monthly]), [0, 1, 1, 10_530_000])
  await setClass(tx, actor, { unitId: other, from: day('2026-01-01'), villageType: null, highFund: 'border', paperId: null })
  assert.deepEqual(await fund().then((found) => found && [found.high, found.low, found.unknown, found.monthly]), [1, 1, 0, 24_570_000])
  await households(350, '2026-02-01')
  assert.deepEqual(await fund().then((found) => found?.monthly), 28_080_000)
}))

test('resolutions and types come in from the workbook and go out again the same', () => inTransaction(async (tx) => {
  const { province, village, resolution } = await given(tx)
  const on = day('2026-05-31')
  const codeOf = async (id: number) => (await row<{ code: string }>(tx, sql`select code from unit_on(${on}::date) where id = ${id}`)).code
  const context: Context = { unitId: province, unitCode: await codeOf(province), on, source: 'HĐND', known: new Map(), paper: async () => resolution.paperId }
  const file = (values: Record<string, CellValue>[]) => values.map((each, i) => ({ row: i + 2, values: each }))
  const line: Record<string, CellValue> = { unit: await codeOf(province), paper: '80/NQ-HĐND', paperOn: '2024-07-10', paperIssuer: 'HĐND tỉnh', from: '2024-08-01', main: 'cell_secretary', rate: 33.33, payer: 'fund', type1From: 350, type2From: 150, confirmed: true,
    cell_secretary_1: 1.3, cell_secretary_2: 1.15, cell_secretary_3: 1, village_head_1: 1.2, village_head_2: 1.1, village_head_3: 0.95 }
  const bring = (...values: Record<string, CellValue>[]) => resolutionSheet.apply(tx, actor, context, file(values))
  assert.deepEqual((await bring(line)).outcomes.map(({ change }) => change), ['new'])
  const taken = await resolutionSheet.take(tx, province, on) as Record<string, CellValue>[]
  assert.deepEqual([taken[0]!['rate'], taken[0]!['cell_secretary_2'], (await bring(...taken)).outcomes.map(({ change }) => change)], [33.33, 1.15, ['same']])
  assert.deepEqual((await bring({ ...line, unit: 'X' }, { ...line, rate: 133 })).faults.map(({ column, code }) => [column, code]), [['unit', 'funds.sheet-unit-unknown'], ['rate', 'funds.rate-out-of-range']])
  const classes = (...values: Record<string, CellValue>[]) => classSheet.apply(tx, actor, context, file(values))
  assert.deepEqual((await classes({ unit: await codeOf(village), type: 2, high: 'border', from: '2026-01-01' }, { unit: await codeOf(village), type: 4 })).faults.map(({ code }) => code), ['funds.no-such-type'])
  const back = await classSheet.take(tx, province, on) as Record<string, CellValue>[]
  assert.deepEqual([back, (await classes(...back)).outcomes.map(({ change }) => change)], [[{ unit: await codeOf(village), type: 2, high: 'border', from: '2026-01-01' }], ['same']])
}))

test('KP-01 has a line for each unified village and says what is missing', () => inTransaction(async (tx) => {
  const { commune, resolution, households } = await given(tx)
  const asked = { unitId: commune, on: day('2026-05-20'), actor, at: new Date('2026-05-20T02:00:00Z') }
  assert.deepEqual((await allowanceForm.gather(tx, asked)).totals[0]!.cells.slice(2), [0, 0, 0, 0, 0, 'chưa đủ căn cứ', '3 tháng: chưa nhập nghị quyết phụ cấp của tỉnh'])
  await households(400)
  await setResolution(tx, actor, resolution)
  const { rows: lines, totals } = await allowanceForm.gather(tx, asked)
  assert.deepEqual([lines.map(({ cells }) => cells.slice(2)), totals[0]!.cells[1]], [[[3, 15_662_903, 11_903_806, 3_759_097, 0, 'chưa đủ căn cứ', '']], 'Tổng cộng: 1 thôn'])
  for (const format of ['xlsx', 'docx'] as const) assert.ok((await exportDocument(tx, allowanceForm, format, asked)).bytes.length > 1000)
}))
