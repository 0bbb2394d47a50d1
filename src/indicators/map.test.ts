import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { mapOf } from './map.ts'

const areasOf = (text: string | null) => {
  const map = JSON.parse(text ?? 'null') as Topology
  return feature(map, map.objects['areas'] as GeometryCollection).features
}

test('the country is drawn by its provinces, 63 before 01/07/2025 and 34 after, within 45 KB', async () => {
  for (const [before, provinces] of [[true, 63], [false, 34]] as const) {
    const text = await mapOf({ before })
    assert.equal(areasOf(text).length, provinces)
    assert.ok(gzipSync(text ?? '', { level: 9 }).length <= 45_000)
  }
})

test('a province is drawn by its own districts before and its own communes after, every outline closed', async () => {
  for (const [before, province, count] of [[true, '22', 13], [false, '20', 65]] as const) {
    const areas = areasOf(await mapOf({ before, province }))
    assert.equal(areas.length, count)
    for (const { geometry } of areas) {
      const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : []
      assert.ok(rings.length > 0)
      for (const ring of rings) assert.deepEqual(ring.at(0), ring.at(-1))
    }
  }
})

test('an unknown province has no map', async () => assert.equal(await mapOf({ before: false, province: '00' }), null))
