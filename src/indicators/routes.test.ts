import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '#ground/actor.ts'
import { Written } from '#ground/http/route.ts'
import { testDatabase } from '#ground/testing/database.ts'
import { getFigures } from './contract.ts'
import { all, on, smallCountry } from './given.ts'
import { routesFor } from './routes.ts'

const actor: Actor = { accountId: 3, name: 'Lý Thị Mây', today: on('2021-06-25'), may: ['people.read'], unitId: null }

test('every call answers what its contract says, and sees a writing as soon as it is acknowledged', async () => {
  const database = await testDatabase()
  const { province, district, a } = await database.transaction(smallCountry)
  const routes = routesFor(all)
  const ask = async (path: string, given: Record<string, unknown>, method = 'GET') => {
    const route = routes.find(({ call }) => call.path === path && call.method === method)!
    const input = route.call.takes.parse(given)
    const out = route.kind === 'around'
      ? await route.answer({ database, actor, token: null, address: '', agent: '', site: 'http://localhost', cookie: () => null, keepCookie: () => {}, keepToken: () => {} }, input)
      : await database.transaction((tx) => route.answer(tx, actor, input))
    return JSON.parse(out instanceof Written ? out.json : JSON.stringify(route.call.gives.parse(out)))
  }
  const asked = { unitId: String(district), on: '2021-06-25' }
  const one = { ...asked, indicator: 'given.joined' }
  assert.equal((await ask('/api/indicators', {})).length, all.length)
  assert.deepEqual((await ask('/api/figures', asked)).figures.map(({ numerator }: { numerator: number }) => numerator), [2, 5, 2, 4])
  assert.deepEqual((await ask('/api/figures', { ...asked, indicators: 'given.young,given.joined' })).figures.map(({ code }: { code: string }) => code), ['given.young', 'given.joined'])
  assert.equal((await ask('/api/figures/children', { ...asked, indicators: 'given.joined' })).children.length, 2)
  assert.equal((await ask('/api/figures/children', { ...asked, by: 'villages' })).children.length, 5)
  assert.deepEqual((await ask('/api/figures/ranking', one)).own, { place: 1, of: 1, tied: false })
  assert.equal((await ask('/api/figures/series', { ...one, from: '2021-01-01' })).points.length, 6)
  assert.equal((await ask('/api/figures/rows', { ...one, part: 'missing' })).count, 2)
  assert.equal((await ask('/api/figures/comparison', { unitId: province, indicator: 'given.joined', before: '2021-06-24', after: '2025-07-01' })).changed.count, 1)
  assert.deepEqual(await ask('/api/targets', asked), [])
  await ask('/api/targets', { unitId: district, indicator: 'given.joined', dueOn: '2022-08-31', percent: '100', setOn: '2020-03-01' }, 'POST')
  assert.deepEqual((await ask('/api/targets', asked)).map(({ missing }: { missing: number }) => missing), [2])
  assert.deepEqual((await ask('/api/figures', { ...asked, unitId: a })).targets[0].own, false)
  await ask('/api/printed', { unitId: district, indicator: 'given.joined', on: '2021-06-25', numerator: 2, denominator: 4, percent: '50', approximate: false, source: 'Báo cáo 1', assumed: null }, 'POST')
  assert.equal((await ask('/api/printed', { unitId: district }))[0].agreement, 'same')
  await assert.rejects(ask('/api/figures/rows', { ...one, indicator: 'given.nothing' }), { code: 'indicators.unknown' })
  assert.equal(getFigures.takes.safeParse({ unitId: '1', on: '2021-02-30' }).success, false)
})
