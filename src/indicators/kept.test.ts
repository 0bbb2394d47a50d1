import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '#ground/actor.ts'
import { rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Context, SheetRow } from '#ground/spreadsheet/sheet.ts'
import { inTransaction } from '#ground/testing/database.ts'
import { figuresOf } from './figures.ts'
import { all, counted, joined, on, smallCountry } from './given.ts'
import { printedOf, storePrinted } from './printed.ts'
import { scopeOf } from './scope.ts'
import { sheetsFor } from './sheets.ts'
import type { TermGiven } from './term.ts'
import { correctTerm, openTerm, termsSeen } from './terms.ts'
import { setTarget, targetsOf } from './targets.ts'

const clerk: Actor = { accountId: 3, name: 'Lý Thị Mây', today: on('2021-06-25'), may: [], unitId: null }

test('a target says how many whole villages are missing; set again it is replaced and the former stays on record', () => inTransaction(async (tx) => {
  const { district, a } = await smallCountry(tx)
  const given = { unitId: district, dueOn: on('2022-08-31'), percent: '90', setOn: on('2020-03-01'), paperId: null }
  assert.equal((await setTarget(tx, clerk, joined, given)).change, 'new')
  assert.equal((await setTarget(tx, clerk, joined, given)).change, 'same')
  assert.equal((await setTarget(tx, clerk, joined, { ...given, percent: '100' })).change, 'changed')
  const state = async (unitId: number, when: string) => {
    const scope = await scopeOf(tx, unitId, on(when))
    return (await targetsOf(tx, all, scope, (await figuresOf(tx, all, scope)).figures)).map(({ percent, own, missing, reached, overdue }) => ({ percent, own, missing, reached, overdue }))
  }
  assert.deepEqual(await state(district, '2021-06-24'), [{ percent: '100,00', own: true, missing: 3, reached: false, overdue: false }])
  assert.deepEqual(await state(a, '2022-09-01'), [{ percent: '100,00', own: false, missing: 1, reached: false, overdue: true }])
  assert.deepEqual(await state(district, '2020-02-29'), [])
  assert.equal((await rows(tx, sql`select from target where unit_id = ${district}`)).length, 2)
  assert.deepEqual((await rows<{ what: string }>(tx, sql`select what from journal where unit_ids @> array[${district}::int]`)).length, 2)
}))

test('a target needs a share, a level and a due day after it was set', () => inTransaction(async (tx) => {
  const { district } = await smallCountry(tx)
  const given = { unitId: district, dueOn: on('2022-08-31'), percent: '90', setOn: on('2020-03-01'), paperId: null }
  await assert.rejects(setTarget(tx, clerk, counted, given), { code: 'indicators.target-needs-a-share' })
  await assert.rejects(setTarget(tx, clerk, joined, { ...given, percent: '101' }), { code: 'indicators.percent-out-of-range' })
  await assert.rejects(setTarget(tx, clerk, joined, { ...given, dueOn: on('2020-02-01') }), { code: 'indicators.due-before-set' })
}))

test('a printed figure stands beside the derived one of its own day and is flagged where it differs', () => inTransaction(async (tx) => {
  const { district } = await smallCountry(tx)
  const given = { unitId: district, on: on('2021-06-25'), numerator: null, denominator: null, percent: '50', approximate: false, source: 'Báo cáo 1', assumed: null }
  await storePrinted(tx, clerk, joined, given)
  await storePrinted(tx, clerk, joined, { ...given, percent: '52', source: 'Báo cáo 2' })
  await storePrinted(tx, clerk, joined, { ...given, numerator: 3, percent: null, source: 'Báo cáo 3', on: on('2024-08-01') })
  assert.deepEqual((await printedOf(tx, all, district)).map(({ percent, derived, agreement }) => [percent, derived?.percent?.two ?? null, agreement]), [['50', '50,00', 'same'], ['52', '50,00', 'differs'], [null, '50,00', 'differs']])
  await assert.rejects(storePrinted(tx, clerk, joined, { ...given, percent: 'nhiều' }), { code: 'indicators.percent-unreadable' })
  await assert.rejects(storePrinted(tx, clerk, joined, { ...given, percent: null }), { code: 'indicators.nothing-printed' })
}))

test('the sheets write what they read and give it back the same', () => inTransaction(async (tx) => {
  const { district, province } = await smallCountry(tx)
  const context: Context = { unitId: province, unitCode: 'T20', on: on('2021-06-25'), source: 'thử', known: new Map(), paper: async () => null }
  const filled: Record<string, SheetRow['values'][]> = {
    terms: [{ unit: 'T178', name: '2020–2022', from: '2020-03-01', until: '2022-09-01', basis: null }],
    targets: [{ indicator: 'given.joined', unit: 'T178', dueOn: '2022-08-31', percent: 95.5, setOn: '2020-03-01', paper: null, paperOn: null, paperIssuer: null }],
    printed: [{ indicator: 'given.joined', unit: 'T178', on: '2021-06-25', numerator: 2, denominator: 4, percent: '50', approximate: null, source: 'Báo cáo 1', assumed: null }],
  }
  for (const sheet of sheetsFor(all)) {
    const apply = (values: SheetRow['values'][]) => sheet.apply(tx, clerk, context, values.map((one, i) => ({ row: i + 3, values: one })))
    assert.deepEqual(await apply(filled[sheet.code]!), { outcomes: [{ row: 3, change: 'new' }], faults: [] }, sheet.code)
    const taken = await sheet.take(tx, province, context.on)
    assert.deepEqual(await apply(taken as SheetRow['values'][]), { outcomes: [{ row: 3, change: 'same' }], faults: [] }, sheet.code)
    const { faults } = await apply([{ ...filled[sheet.code]![0], unit: 'T999' }])
    assert.deepEqual(faults.map(({ code, column }) => [code, column]), [['indicators.unit-outside', 'unit']])
  }
  const overlapping = await sheetsFor(all)[0]!.apply(tx, clerk, context, [{ row: 3, values: { unit: 'T178', name: '2021–2023', from: '2021-01-01', until: null } }])
  assert.deepEqual(overlapping.faults.map(({ code, column }) => [code, column]), [['indicators.terms-overlap', 'from']])
  assert.equal((await rows(tx, sql`select from term where unit_id = ${district} and upper_inf(recorded)`)).length, 1)
}))

test('a term is opened for an area and corrected, its name included: what was planned in it stays in it', () => inTransaction(async (tx) => {
  const { district, province } = await smallCountry(tx)
  const given: TermGiven = { unitId: district, name: 'Nhiệm kì 2020–2022', from: on('2020-03-01'), until: on('2022-09-01'), basis: null }
  const { id } = await openTerm(tx, clerk, given)
  await assert.rejects(openTerm(tx, clerk, given), { code: 'indicators.term-there-already' })
  await assert.rejects(openTerm(tx, clerk, { ...given, name: '2021', from: on('2021-01-01') }), { code: 'indicators.terms-overlap' })
  await assert.rejects(correctTerm(tx, clerk, { ...given, unitId: province, termId: id }), { code: 'indicators.no-such-term' })
  await openTerm(tx, clerk, { ...given, name: '2022–2025', from: on('2022-09-01'), until: null })
  await assert.rejects(correctTerm(tx, clerk, { ...given, termId: id, name: '2022–2025' }), { code: 'indicators.term-there-already' })
  const { id: corrected } = await correctTerm(tx, clerk, { ...given, termId: id, name: 'Nhiệm kỳ 2020–2022' })
  assert.deepEqual(await correctTerm(tx, clerk, { ...given, termId: id, name: 'Nhiệm kỳ 2020–2022' }), { id: corrected, change: 'same' })
  assert.deepEqual((await rows<{ id: number }>(tx, sql`select same_term as id from same_term(${corrected})`)).map((one) => one.id).sort(), [id, corrected].sort())
  assert.deepEqual((await termsSeen(tx, district, on('2021-06-25'))).map(({ name, corrections }) => [name, corrections]), [['2022–2025', 0], ['Nhiệm kỳ 2020–2022', 1]])
}))
