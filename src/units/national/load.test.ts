import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { inTransaction } from '#ground/testing/database.ts'
import { loadNationalTree } from './load.ts'

test('both trees stand on every day as the official lists have them', () => inTransaction(async (tx) => {
  const begun = performance.now()
  await loadNationalTree(tx)
  const seconds = (performance.now() - begun) / 1000
  console.log(`national tree loaded in ${seconds.toFixed(1)} s`)
  const count = async (on: string) => Object.fromEntries((await rows<{ kind: string; n: number }>(tx, sql`
    select kind, count(*)::int as n from unit_on(${on}) group by kind`)).map(({ kind, n }) => [kind, n]))
  const before = { country: 1, province: 63, district: 696, commune: 10035, central: 1, province_committee: 63, district_committee: 696, commune_committee: 10035 }
  assert.deepEqual(await count('2025-06-30'), before)
  assert.deepEqual(await count('1990-01-01'), before)
  const after = { country: 1, province: 34, commune: 3321, central: 1, province_committee: 34, commune_committee: 3321 }
  assert.deepEqual(await count('2025-07-01'), after)
  assert.deepEqual(await count('2026-11-01'), after)
}))
