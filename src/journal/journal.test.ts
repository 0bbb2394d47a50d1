import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '#ground/actor.ts'
import { rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { eraseFromJournal, record } from '#ground/journal/journal.ts'
import { inTransaction } from '#ground/testing/database.ts'
import { day, today } from '#ground/time/day.ts'
import { readJournal } from './contract.ts'
import { journalLines } from './lines.ts'

const clerk: Actor = { accountId: 3, name: 'Lý Thị Mây', today: day('2026-11-23'), may: [], unitId: null }

test('the journal names what it touched and is narrowed by unit, kind and days', () => inTransaction(async (tx) => {
  const [unit] = await rows<{ id: number }>(tx, sql`insert into unit (tree, kind) values ('state', 'country') returning id`)
  const id = unit?.id ?? 0
  await rows(tx, sql`insert into unit_version (unit_id, tree, valid, code, label, legal_kind, name) values (${id}, 'state', '(,)', 'VN', '', 'nuoc', 'Việt Nam')`)
  await record(tx, clerk, { what: 'units.rename', units: [id], subject: 'acts/9', basis: 'papers/2', facts: {}, before: { name: 'Khối 3', parentId: id }, after: { name: 'Khối 4', parentId: null } })
  await record(tx, clerk, { what: 'posts.appoint', units: [id], facts: { kind: 'village_head' }, people: [4], personal: { facts: { name: 'Hà Văn An' } }, reason: 'theo đơn' })
  const all = await journalLines(tx, { unit: id, limit: 50 })
  assert.deepEqual(all.lines.map(({ what, units }) => [what, units]), [['posts.appoint', [{ id, name: 'Việt Nam' }]], ['units.rename', [{ id, name: 'Việt Nam' }]]])
  assert.equal(typeof all.lines[0]?.post?.vi, 'string')
  assert.deepEqual([all.lines[0]?.facts['name'], all.lines[0]?.reason, all.lines[1]?.called], ['Hà Văn An', 'theo đơn', { [`units/${id}`]: 'Việt Nam' }])
  await eraseFromJournal(tx, 4)
  const [erased] = (await journalLines(tx, { unit: id, limit: 50 })).lines
  assert.deepEqual([Object.keys(erased?.facts['name'] ?? {}), erased?.reason], [['sealed'], ''])
  for (const fact of ['acts/9', 'papers/2']) assert.deepEqual((await journalLines(tx, { fact, limit: 50 })).lines.map(({ what }) => what), ['units.rename'])
  assert.equal((await journalLines(tx, { account: 3, limit: 50 })).lines.length, 2)
  assert.equal((await journalLines(tx, { act: 'posts.appoint', account: 4, limit: 50 })).lines.length, 0)
  const sent: unknown = JSON.parse(JSON.stringify(all))
  assert.deepEqual(readJournal.gives.parse(sent), sent)
  assert.deepEqual((await journalLines(tx, { kind: 'units', limit: 50 })).lines.map(({ what }) => what), ['units.rename'])
  assert.equal((await journalLines(tx, { unit: id, limit: 1 })).more, true)
  assert.equal((await journalLines(tx, { from: today(), until: today(), limit: 50 })).lines.length, 2)
  assert.equal((await journalLines(tx, { until: day('2020-01-01'), limit: 50 })).lines.length, 0)
}))
