import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '#ground/actor.ts'
import { rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { inTransaction } from '#ground/testing/database.ts'
import { day } from '#ground/time/day.ts'
import { journalOfPerson, journalOfUnit, record } from './journal.ts'

const clerk: Actor = { accountId: 3, name: 'Lý Thị Mây', today: day('2021-06-25'), may: [], unitId: null }

test('what was done to a unit is read back newest first, with its reason and facts', () => inTransaction(async (tx) => {
  await record(tx, clerk, { what: 'units.found', units: [7], facts: { name: 'Khối 3' } })
  await record(tx, clerk, { what: 'units.rename', units: [7, 8], people: [5], basis: 'papers/2', reason: 'theo nghị quyết', facts: { from: 'Khối 3', to: 'Khối 4' } })
  const lines = await journalOfUnit(tx, 7)
  assert.deepEqual(lines.map(({ what, actor, facts }) => [what, actor, facts]), [
    ['units.rename', 'Lý Thị Mây', { from: 'Khối 3', to: 'Khối 4' }],
    ['units.found', 'Lý Thị Mây', { name: 'Khối 3' }],
  ])
  assert.equal((await journalOfUnit(tx, 7, 50, lines[0]?.id)).length, 1)
  assert.equal((await journalOfPerson(tx, 5))[0]?.basis, 'papers/2')
  assert.deepEqual(await journalOfUnit(tx, 9), [])
}))

test('a line of the journal can be neither changed nor removed', async () => {
  for (const attempt of [sql`update journal set actor = 'ai đó'`, sql`delete from journal`])
    await assert.rejects(inTransaction((tx) => rows(tx, attempt)), { constraint: 'journal_is_kept' })
})
