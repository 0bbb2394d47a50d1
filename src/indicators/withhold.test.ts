import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Actor } from '#ground/actor.ts'
import { Written } from '#ground/http/route.ts'
import { sql } from '#ground/database/sql.ts'
import { testDatabase } from '#ground/testing/database.ts'
import type { Figure } from './figure.ts'
import { dwell, found, hamlets, joined, makeHamlets, on, young } from './given.ts'
import { defineIndicator, type Indicator } from './indicator.ts'
import { storePrinted } from './printed.ts'
import { routesFor } from './routes.ts'
import { smallIn } from './withhold.ts'

const words = { vi: 'nhóm', en: 'group' }
const group = (code: string, family: string, within?: string): Indicator => defineIndicator({
  code, subject: hamlets, name: words, formula: words, basis: 'thử', measures: 'share', better: 'neither', group: 'state', numerator: () => sql`true`, family, ...(within ? { within } : {}),
})
const figure = (code: string, numerator: number, denominator: number, excluded = 0): Figure => ({ code, numerator, denominator, excluded, missing: denominator - numerator, value: numerator, percent: null })
const [women, under30, over30, leaders] = [group('women', 'women'), group('under-30', 'age'), group('over-30', 'age'), group('leaders-women', 'women', 'women')]

test('a group of one to four is withheld, and so is one whose rest, or whose unknown, is that small; none and all are told', () => {
  const withheld = (...[numerator, denominator, excluded]: [number, number, number?]) => smallIn([women], [figure('women', numerator, denominator, excluded)], 5).size > 0
  assert.deepEqual([1, 4, 5, 12, 16, 19, 20, 0].map((numerator) => withheld(numerator, 20)), [true, true, false, false, true, true, false, false])
  assert.equal(withheld(10, 20, 3), true)
  assert.deepEqual([withheld(3, 3), withheld(0, 0)], [true, false])
})

test('with one of a family goes the whole family; what lies between a group and a wider one is a group too', () => {
  assert.deepEqual([...smallIn([women, under30, over30], [figure('women', 10, 20), figure('under-30', 2, 20), figure('over-30', 18, 20)], 5)], ['under-30', 'over-30'])
  assert.deepEqual([...smallIn([women, leaders], [figure('women', 10, 40), figure('leaders-women', 8, 20)], 5)], ['women', 'leaders-women'])
  assert.deepEqual([...smallIn([women, leaders], [figure('women', 15, 40), figure('leaders-women', 8, 20)], 5)], [])
})

test('whatever the numbers, what is told of a family tells no small group by subtraction', () => {
  fc.assert(fc.property(fc.array(fc.nat(12), { minLength: 2, maxLength: 6 }), (sizes) => {
    const whole = sizes.reduce((sum, size) => sum + size, 0)
    const family = sizes.map((_, at) => group(`g${at}`, 'age'))
    const withheld = smallIn(family, sizes.map((size, at) => figure(`g${at}`, size, whole)), 5)
    const hidden = sizes.filter((_, at) => withheld.has(`g${at}`))
    assert.ok(hidden.length !== 1)
    if (sizes.some((size) => size > 0 && size < 5)) assert.equal(hidden.length, sizes.length)
  }))
})

const aged: Indicator = { ...young, family: 'age' }
const older: Indicator = { ...young, code: 'given.older', family: 'age', numerator: (day) => sql`s.born <= ${day}::date - interval '40 years'` }
const all = [joined, aged, older]
const asked = '2021-06-25'

test('who may not see people is told of no small group: not of the unit, of none beside it, of no village, no row, no course', async () => {
  const database = await testDatabase()
  const { district, a, b } = await database.transaction(async (tx) => {
    await makeHamlets(tx)
    const country = await found(tx, { kind: 'country', code: 'VN-T', name: 'Nước' })
    const province = await found(tx, { kind: 'province', code: 'T20', name: 'Núi Xanh', under: country })
    const district = await found(tx, { kind: 'district', code: 'T178', name: 'Đá Trắng', under: province, until: '2025-07-01' })
    const [a, b] = [await found(tx, { kind: 'commune', code: 'T0001', name: 'An Sơn', under: district }), await found(tx, { kind: 'commune', code: 'T0002', name: 'Bản Sen', under: district })]
    const settle = async (commune: number, youngOnes: number, oldOnes: number) => {
      for (let n = 0; n < youngOnes + oldOnes; n++) {
        const id = await found(tx, { kind: 'village', code: `T${commune}-${n}`, name: `Thôn ${n}`, under: commune })
        await dwell(tx, { id, province, district, commune, state: n % 2 ? 'joined' : 'apart', born: n < youngOnes ? '1990-01-01' : '1960-01-01' })
      }
    }
    await settle(a, 10, 9)
    await settle(b, 2, 12)
    return { district, a, b }
  })
  await database.transaction((tx) => storePrinted(tx, { accountId: 0, name: 'Lý Thị Mây', today: on(asked), may: [], unitId: null }, aged, { unitId: b, on: on(asked), numerator: 2, denominator: 14, percent: null, approximate: false, source: 'Báo cáo 1', assumed: null }))
  const routes = routesFor(all)
  const ask = async (may: string[], path: string, given: Record<string, unknown>) => {
    const actor: Actor = { accountId: 3, name: 'Lý Thị Mây', today: on(asked), may, unitId: null, view: 'reader:1' }
    const route = routes.find(({ call }) => call.path === path && call.method === 'GET')!
    assert.equal(route.kind, 'around')
    const out = await (route as Extract<typeof route, { kind: 'around' }>).answer({ database, actor, token: null, address: '', agent: '', site: '', cookie: () => null, keepCookie: () => {}, keepToken: () => {} }, route.call.takes.parse({ on: asked, ...given }))
    return JSON.parse((out as Written).json)
  }
  const reader = (path: string, given: Record<string, unknown>) => ask([], path, given)
  const told = (figures: Figure[]) => figures.map(({ code, numerator, denominator, withheld }) => `${code} ${withheld ? 'withheld' : ''}${numerator}/${denominator}`)
  assert.deepEqual(told((await ask(['people.read'], '/api/figures', { unitId: b })).figures), ['given.joined 7/14', 'given.young 2/14', 'given.older 12/14'])
  const hidden = ['given.young withheld0/0', 'given.older withheld0/0']
  assert.deepEqual(told((await reader('/api/figures', { unitId: b })).figures), ['given.joined 7/14', ...hidden])
  assert.deepEqual(told((await reader('/api/figures', { unitId: a })).figures), ['given.joined 9/19', ...hidden], 'its neighbour would be told by subtraction')
  assert.deepEqual(told((await reader('/api/figures', { unitId: a, indicators: 'given.young' })).figures), hidden.slice(0, 1), 'asked alone as well')
  assert.deepEqual(told((await reader('/api/figures', { unitId: district })).figures), ['given.joined 16/33', 'given.young 12/33', 'given.older 21/33'])
  for (const by of ['children', 'villages'])
    for (const { figures } of (await reader('/api/figures/children', { unitId: district, by })).children) assert.deepEqual(told(figures).slice(1), hidden)
  const { units } = await reader('/api/figures/ranking', { unitId: district, indicator: 'given.young' })
  assert.deepEqual(units.map(({ figure: one, place }: { figure: Figure; place: number | null }) => [told([one])[0], place]), [[hidden[0], null], [hidden[0], null]])
  for (const [path, more] of [['/api/figures/rows', {}], ['/api/figures/series', { from: '2021-01-01' }], ['/api/figures/home', {}]] as const)
    await assert.rejects(reader(path, { unitId: district, indicator: 'given.young', ...more }), { code: 'indicators.group-needs-people' }, path)
  await assert.rejects(reader('/api/figures/comparison', { unitId: district, indicator: 'given.young', before: '2021-06-24', after: asked }), { code: 'indicators.group-needs-people' })
  assert.deepEqual(told((await reader('/api/figures/home', { unitId: b })).figures.all).slice(1), hidden)
  const derivedFor = async (may: string[]) => (await ask(may, '/api/printed', { unitId: b })).map(({ derived }: { derived: Figure | null }) => derived?.numerator ?? null)
  assert.deepEqual([await derivedFor(['people.read']), await derivedFor([])], [[2], [null]])
  assert.equal((await ask(['people.read'], '/api/figures/rows', { unitId: b, indicator: 'given.young' })).count, 2)
})
