import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '#ground/actor.ts'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Shown } from '#ground/http/shown.ts'
import { inTransaction, testDatabase } from '#ground/testing/database.ts'
import { addDays, today } from '#ground/time/day.ts'
import { digestDays, noDigest, wrongDays } from './digest.ts'
import { lookLog } from './looks.ts'
import { looks, looksAt, weekOf } from './who-looked.ts'

const actor = (accountId: number, name: string): Actor => ({ accountId, name, today: today(), may: [], unitId: null, sessionId: 4 })
const [an, binh] = [actor(1, 'Lý Thị An'), actor(2, 'Lò Văn Bình')]
const shown = (who: Actor, personIds: number[], more: Partial<Shown> = {}): Shown =>
  ({ actor: who, requestId: 'r', route: 'GET /api/people/:id', purpose: 'view', personIds, people: personIds.length, mark: null, ...more })

test('answers that go out together are written together, each once', async () => {
  const database = await testDatabase()
  const note = lookLog(database)
  await Promise.all(Array.from({ length: 100 }, (_, n) => note(shown(n % 2 ? an : binh, [n]))))
  const found = await database.read((tx) => rows<{ id: number; n: number }>(tx, sql`select person_ids[1] as n from access_log order by 1`))
  assert.deepEqual(found.map(({ n }) => n), Array.from({ length: 100 }, (_, n) => n))
  await note(shown(an, Array.from({ length: 6000 }, (_, n) => n)))
  const { looks: [large] } = await database.read((tx) => looks(tx, { account: 1, limit: 1 }))
  assert.deepEqual([large?.people, large?.named], [6000, []])
  await assert.rejects(note({ ...shown(an, []), purpose: 'nosing' as never }), { code: '23514' })
  await note(shown(an, [7])) // and goes on
})

const write = (tx: Tx, list: (Shown & { ago?: string })[]) => Promise.all(list.map(({ actor: who, personIds, purpose, people, mark, ago = '0 seconds' }) => rows(tx, sql`
  insert into access_log (at, account_id, actor, route, purpose, person_ids, people, mark)
  values (now() - ${ago}::interval, ${who.accountId}, ${who.name}, 'GET /api/people/:id', ${purpose}, ${personIds}::int[], ${people}, ${mark})`)))

test('who looked: by person, account, purpose, mark and days; a person sees who, but not at whom else; a week counts', () => inTransaction(async (tx) => {
  await write(tx, [
    { ...shown(an, [1]), ago: '8 days' }, shown(an, [1]), shown(an, [1, 2, 3]), shown(binh, [2]), shown(binh, [], { purpose: 'search', people: 4 }),
    shown(binh, [1, 2], { purpose: 'export', mark: 12 }),
  ])
  assert.equal((await looks(tx, { person: 1, limit: 50 })).looks.length, 4)
  assert.equal((await looks(tx, { person: 1, from: addDays(today(), -2), limit: 50 })).looks.length, 3)
  assert.deepEqual((await looks(tx, { purpose: 'search', limit: 50 })).looks.map(({ actor: who, people, named }) => [who, people, named]), [['Lò Văn Bình', 4, []]])
  assert.deepEqual((await looks(tx, { mark: 12, limit: 50 })).looks.map(({ named }) => named.map(({ id }) => id)), [[1, 2]])
  assert.equal((await looks(tx, { account: 1, limit: 2 })).more, true)
  assert.deepEqual((await looksAt(tx, 2, 50)).map(({ actor: who, purpose, alone, mark }) => [who, purpose, alone, mark]).sort(),
    [['Lò Văn Bình', 'export', false, 12], ['Lò Văn Bình', 'view', true, null], ['Lý Thị An', 'view', false, null]])
  const week = await weekOf(tx, sql`select unnest(array[1, 3]) as id`)
  assert.deepEqual(week.map(({ actor: who, times, people, exports }) => [who, times, people, exports]), [['Lý Thị An', 2, 2, 0], ['Lò Văn Bình', 1, 1, 1]])
}))

test('the log can be neither changed nor emptied; what is older than two years may go', async () => {
  for (const attempt of [sql`update access_log set actor = 'ai đó'`, sql`delete from access_log where at > now() - interval '1 year'`, sql`truncate access_log`])
    await assert.rejects(inTransaction(async (tx) => { await write(tx, [shown(an, [1])]); await rows(tx, attempt) }), { constraint: 'access_log_is_kept' })
  await inTransaction(async (tx) => {
    await write(tx, [{ ...shown(an, [1]), ago: '25 months' }])
    await rows(tx, sql`delete from access_log`)
  })
})

test('each day that is over gets its digest in the journal, and a row that was slipped in is found', () => inTransaction(async (tx) => {
  await write(tx, [{ ...shown(an, [1]), ago: '3 days' }, { ...shown(binh, [1, 2]), ago: '3 days' }, { ...shown(an, [2]), ago: '1 day' }, shown(an, [3])])
  assert.equal(await digestDays(tx, { ...an, accountId: 0 }), 3)
  assert.equal(await digestDays(tx, { ...an, accountId: 0 }), 0)
  const days = await rows<{ facts: { day: string; rows: number; before: string; digest: string } }>(tx, sql`select facts from journal where what = 'journal.digest' order by id`)
  assert.deepEqual(days.map(({ facts }) => [facts.day, facts.rows]), [[addDays(today(), -3), 2], [addDays(today(), -2), 0], [addDays(today(), -1), 1]])
  assert.deepEqual(days.map(({ facts }) => facts.before), [noDigest, days[0]?.facts.digest, days[1]?.facts.digest])
  assert.deepEqual(await wrongDays(tx), [])
  await write(tx, [{ ...shown(an, [9]), ago: '3 days' }])
  assert.deepEqual(await wrongDays(tx), [addDays(today(), -3)])
}))
