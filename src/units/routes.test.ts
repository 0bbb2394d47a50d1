import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { inTransaction } from '#ground/testing/database.ts'
import { givenPaper } from '#papers/given.ts'
import { clerk, givenCell, givenCommune, givenVillage } from './given.ts'
import { routesFor } from './routes.ts'

test('every answer is what the contract says, over the wire', () => inTransaction(async (tx) => {
  const { communeId, committeeId } = await givenCommune(tx), villageId = await givenVillage(tx, communeId), paperId = await givenPaper(tx)
  const cellId = await givenCell(tx, committeeId, 'Chi bộ Khối 3', [villageId])
  const routes = new Map(routesFor([]).map((each) => [each.call.path.replace('/api/units/', ''), each]))
  const ask = async (path: string, input: Record<string, unknown>) => {
    const route = routes.get(path)!
    if (route.kind !== 'within') throw new Error(path)
    const given = JSON.parse(JSON.stringify(await route.answer(tx, clerk, route.call.takes.parse(input))))
    assert.deepEqual(route.call.gives.parse(given), given, path)
    return given
  }
  const on = '2024-06-01'
  await ask('rename', { on, paperId, unitId: villageId, label: 'Khối', name: 'Ba' })
  for (const path of [':id', ':id/children', ':id/lineage', ':id/history', ':id/acts', ':id/covered', ':id/unplaced'])
    for (const id of [communeId, villageId, cellId]) await ask(path, { id: String(id), on })
  assert.equal((await ask('find', { text: 'khoi ba', on, kinds: 'village,cell', limit: '5' })).length, 1)
  assert.equal((await ask('by-code', { code: '05977', on })).id, communeId)
  assert.equal((await ask('roots', {})).length, 2)
  assert.equal(Object.keys(z.toJSONSchema(routes.get(':id')!.call.gives)).length > 0, true)
}))
