import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { inTransaction } from '#ground/testing/database.ts'
import { endOfMonth, monthEnds } from '#ground/time/day.ts'
import { rowsBehind, type Part } from './behind.ts'
import { childrenFigures, figuresOf, villagesFigures } from './figures.ts'
import { all, counted, dwell, found, joined, oldest, on, smallCountry, young } from './given.ts'
import { placeAmongSiblings, rankingOf } from './ranking.ts'
import { scopeOf } from './scope.ts'
import { seriesOver, seriesOverTerms } from './series.ts'

const short = (figures: { code: string; numerator: number; denominator: number; excluded: number }[]) =>
  Object.fromEntries(figures.map(({ code, numerator, denominator, excluded }) => [code.slice(6), excluded ? `${numerator}/${denominator} −${excluded}` : `${numerator}/${denominator}`]))

test('a unit’s figures on a day are counted from its rows of that day', () => inTransaction(async (tx) => {
  const { province, a } = await smallCountry(tx)
  const { figures, treeNote } = await figuresOf(tx, all, await scopeOf(tx, province, on('2021-06-24')))
  assert.deepEqual(short(figures), { joined: '1/4 −1', counted: '5/5', young: '2/4', oldest: '4/4' })
  assert.equal(treeNote.code, 'indicators.tree-of-three-levels')
  const later = await figuresOf(tx, all, await scopeOf(tx, a, on('2021-06-25')))
  assert.deepEqual(short(later.figures), { joined: '2/3', counted: '3/3', young: '1/3', oldest: '3/3' })
  assert.deepEqual(later.figures[0]?.percent, { one: '66,7', two: '66,67' })
  assert.equal(later.figures[3]?.value, 51)
}))

test('the children of a unit sum up to it, those without rows are listed, the unplaced are a row of their own', () => inTransaction(async (tx) => {
  const { province, district, a, b, c } = await smallCountry(tx)
  const empty = await found(tx, { kind: 'commune', code: 'T0003', label: 'Xã', name: 'Đèo Gió', under: district, until: '2025-07-01' })
  const before = await childrenFigures(tx, all, await scopeOf(tx, district, on('2025-06-30')))
  assert.deepEqual(before.children.map(({ unit, figures }) => [unit?.id, short(figures).joined]), [[a, '2/3'], [b, '0/1 −1'], [empty, '0/0']])
  assert.equal(before.children[2]?.figures[0]?.percent, null)
  const after = await childrenFigures(tx, all, await scopeOf(tx, province, on('2025-07-01')))
  assert.equal(after.level, 'commune')
  assert.deepEqual(after.children.map(({ unit, figures }) => [unit?.id ?? null, short(figures).joined]), [[c, '2/3'], [null, '0/1 −1']])
  assert.equal((await childrenFigures(tx, all, await scopeOf(tx, province, on('2025-06-30')))).level, 'district')
}))

test('a province says how many villages wait to be placed, a commune how many may become its own', () => inTransaction(async (tx) => {
  const { province, c } = await smallCountry(tx)
  assert.deepEqual((await figuresOf(tx, all, await scopeOf(tx, province, on('2025-07-01')))).unplaced, { here: 2, mayBelong: 0 })
  assert.deepEqual((await figuresOf(tx, all, await scopeOf(tx, c, on('2025-07-01')))).unplaced, { here: 0, mayBelong: 2 })
}))

test('the rows behind every figure are as many as it says, in every part', () => inTransaction(async (tx) => {
  const { province } = await smallCountry(tx)
  for (const when of ['2021-06-24', '2021-06-25', '2025-07-01']) {
    const scope = await scopeOf(tx, province, on(when))
    const { figures } = await figuresOf(tx, all, scope)
    for (const indicator of all) {
      const figure = figures.find(({ code }) => code === indicator.code)!
      for (const part of ['numerator', 'denominator', 'missing', 'excluded'] satisfies Part[]) {
        const behind = await rowsBehind(tx, indicator, scope, part, { offset: 0, limit: 100 })
        assert.equal(behind.count, figure[part], `${indicator.code} ${part} ${when}`)
        assert.equal(behind.rows.length, figure[part])
      }
    }
  }
}))

test('a row behind a figure names its places and says why it misses', () => inTransaction(async (tx) => {
  const { province, villages, c } = await smallCountry(tx)
  const { rows: missing, columns } = await rowsBehind(tx, joined, await scopeOf(tx, province, on('2025-07-01')), 'missing', { offset: 0, limit: 10 })
  assert.deepEqual(columns.map(({ key }) => key), ['state', 'since'])
  assert.deepEqual(missing.map(({ unit, commune, values }) => [unit.id, commune?.id ?? null, values]), [
    [villages[4], null, { state: 'apart', since: '2025-07-01' }], [villages[2], c, { state: 'apart', since: '2025-07-01' }]])
  const unplaced = await rowsBehind(tx, counted, await scopeOf(tx, province, on('2025-07-01')), 'numerator', { offset: 1, limit: 1, unplaced: true })
  assert.deepEqual([unplaced.count, unplaced.rows.length], [2, 1])
}))

test('equal shares share a place; a unit without a denominator has none', () => inTransaction(async (tx) => {
  const { province, district, a, b } = await smallCountry(tx)
  const d = await found(tx, { kind: 'commune', code: 'T0004', label: 'Xã', name: 'Đông', under: district, until: '2025-07-01' })
  for (let i = 0; i < 6; i++) await dwell(tx, { id: 9_000_000 + i, upto: '2025-07-01', province, district, commune: d, state: i < 4 ? 'joined' : 'apart' })
  await found(tx, { kind: 'commune', code: 'T0005', label: 'Xã', name: 'Trống', under: district, until: '2025-07-01' })
  const ranking = await rankingOf(tx, joined, await scopeOf(tx, district, on('2022-01-01')))
  assert.deepEqual(ranking.units.map(({ unit, place, tied }) => [unit.code, place, tied]), [['T0001', 1, true], ['T0004', 1, true], ['T0002', 3, false], ['T0005', null, false]])
  assert.equal(ranking.of, 3)
  assert.deepEqual(await placeAmongSiblings(tx, joined, await scopeOf(tx, b, on('2022-01-01'))), { place: 3, of: 3, tied: false })
  assert.deepEqual(await placeAmongSiblings(tx, joined, await scopeOf(tx, a, on('2021-01-01'))), { place: 2, of: 3, tied: false })
}))

test('a series in one query says what each day alone would say, ages included', () => inTransaction(async (tx) => {
  const { province, district } = await smallCountry(tx)
  for (const id of [province, district]) {
    const days = monthEnds(on('2020-11-30'), on('2025-12-31'))
    const series = await seriesOver(tx, all, await scopeOf(tx, id, on('2021-01-31')), days)
    assert.equal(series.length, 62)
    for (const { on: when, figures } of series) {
      if (id === district && when >= '2025-07-01') assert.equal(figures, null)
      else assert.deepEqual(figures, (await figuresOf(tx, all, await scopeOf(tx, id, when))).figures, when)
    }
  }
}))

test('a series by terms stands at the end of each, and at the asked day while one runs', () => inTransaction(async (tx) => {
  const { district, a } = await smallCountry(tx)
  await rows(tx, sql`insert into term (name, unit_id, held) values ('2017–2020', ${district}, '[2017-07-01,2020-03-01)'), ('2020–2022', ${district}, '[2020-03-01,2022-09-01)')`)
  const points = await seriesOverTerms(tx, [joined], await scopeOf(tx, a, on('2021-07-01')))
  assert.deepEqual(points.map(({ term, on: when, running, figures }) => [term.name, when, running, figures?.[0]?.numerator]), [['2017–2020', '2020-02-29', false, 1], ['2020–2022', '2021-07-01', true, 2]])
}))

test('as it was known then is asked of the facts as recorded then', () => inTransaction(async (tx) => {
  const { province, villages } = await smallCountry(tx)
  await rows(tx, sql`update hamlet set recorded = tstzrange(lower(recorded), '2024-03-01') where hamlet_id = ${villages[0]}`)
  await rows(tx, sql`insert into hamlet select hamlet_id, from_day, upto_day, province_id, district_id, commune_id, 'apart', born, tstzrange('2024-03-01', null) from hamlet where hamlet_id = ${villages[0]}`)
  const numeratorAt = async (known: string) => (await figuresOf(tx, [joined], await scopeOf(tx, province, on('2021-07-01'), known))).figures[0]?.numerator
  assert.equal(await numeratorAt('2024-02-29'), 2)
  assert.equal(await numeratorAt('2024-03-01'), 1)
  assert.equal(await numeratorAt('2024-02-29T23:00:00+07:00'), 2)
}))

test('the figures of each village are noughts and ones that sum up to the unit', () => inTransaction(async (tx) => {
  const { a, villages } = await smallCountry(tx)
  const { children } = await villagesFigures(tx, [joined], await scopeOf(tx, a, on('2022-01-01')))
  assert.deepEqual(children.map(({ unit, figures }) => [unit?.id, short(figures).joined]), [[villages[0], '1/1'], [villages[1], '1/1'], [villages[2], '0/1']])
  const ofOne = await figuresOf(tx, [joined, young, oldest], await scopeOf(tx, villages[1]!, on(endOfMonth(on('2021-07-01')))))
  assert.deepEqual(short(ofOne.figures), { joined: '1/1', young: '0/1', oldest: '1/1' })
}))

test('a committee speaks for its area, a unit that did not stand is refused with its days', () => inTransaction(async (tx) => {
  const { province, district, c } = await smallCountry(tx)
  const committee = await found(tx, { kind: 'province_committee', code: 'TD20', name: 'Đảng bộ', tree: 'party' })
  await rows(tx, sql`insert into unit_counterpart (party_id, state_id) values (${committee}, ${province})`)
  assert.equal((await scopeOf(tx, committee, on('2021-01-01'))).unit.id, province)
  await assert.rejects(scopeOf(tx, district, on('2025-07-01')), { code: 'indicators.unit-not-there', facts: { name: 'Huyện Đá Trắng', on: '2025-07-01', since: '-infinity', until: '2025-07-01' } })
  await assert.rejects(scopeOf(tx, c, on('2025-06-30')), { code: 'indicators.unit-not-there' })
  await assert.rejects(scopeOf(tx, 999_999_999, on('2025-06-30')), { code: 'indicators.unit-unknown' })
}))
