import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import type { Actor } from '#ground/actor.ts'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { inTransaction } from '#ground/testing/database.ts'
import { day } from '#ground/time/day.ts'
import { registerPerson } from '#people/public.ts'
import { appoint } from './appoint.ts'
import { besideUnit, interimLimitShown, pairsOf, unitShown } from './beside.ts'
import { givenCell, givenCountry, givenVillage } from './given.ts'
import { countPeople, duplicatesUnder, listPeople, placesOfPerson } from './list-people.ts'
import { previewAct } from './preview.ts'

const d = day
const actor: Actor = { accountId: 0, name: 'Lý Thị Mây', today: d('2021-06-25'), may: [], unitId: null }
const key = randomBytes(32)

async function world(tx: Tx) {
  const { country, province, communes: [one] } = await givenCountry(tx)
  const village = await givenVillage(tx, one!.commune)
  const cell = await givenCell(tx, one!.committee, [village])
  const [a, b] = [await registerPerson(tx, actor, key, { name: 'Hà Văn An', livesIn: village }), await registerPerson(tx, actor, key, { name: 'Lò Thị Bích', sex: 'female', ethnic: '03' })]
  const head = await appoint(tx, actor, { kind: 'village_head', unitId: village, personId: a, from: d('2020-01-01') })
  await appoint(tx, actor, { kind: 'cell_secretary', unitId: cell, personId: a, from: d('2020-01-01') })
  return { country, province, one: one!, village, cell, a, b, head }
}

const facts = (tx: Tx) => rows(tx, sql`select (select count(*) from appointment) as appointments, (select count(*) from journal) as lines, (select count(*) from stale) as stale`)

test('a preview says the state before and after, and leaves nothing behind', () => inTransaction(async (tx) => {
  const { village, cell, a, b, head } = await world(tx)
  await rows(tx, sql`select settle()`)
  const before = await facts(tx)
  const replaced = await previewAct(tx, actor, { act: 'replace', kind: 'village_head', unitId: village, personId: b, from: d('2021-06-25'), reason: 'replaced' })
  assert.deepEqual(replaced.villages.map(({ id, before: one, after: two }) => [id, one?.state, two?.state, two?.head]), [[village, 'unified', 'head_non_member', 'Lò Thị Bích']])
  const ended = await previewAct(tx, actor, { act: 'end', number: head.number, on: d('2021-06-25'), reason: 'resigned' })
  assert.equal(ended.villages[0]?.after?.state, 'secretary_only')
  assert.equal((await previewAct(tx, actor, { act: 'strike', number: head.number, on: d('2021-06-25') })).villages[0]?.after?.head, null)
  const secretary = await previewAct(tx, actor, { act: 'replace', kind: 'cell_secretary', unitId: cell, personId: b, from: d('2021-06-25') })
  assert.deepEqual([secretary.villages[0]?.after?.secretary, secretary.warnings.map(({ code }) => code)], ['Lò Thị Bích', ['posts.not-an-official-member']])
  await assert.rejects(previewAct(tx, actor, { act: 'appoint', kind: 'village_head', unitId: village, personId: b, from: d('2021-06-25') }), { code: 'posts.held-by-another' })
  assert.deepEqual(await facts(tx), before)
  assert.equal(a > 0, true)
}))

test('what stands beside a unit, its pairs, and how long an interim head may serve', () => inTransaction(async (tx) => {
  const { one, village, cell } = await world(tx)
  const beside = async (id: number) => (await besideUnit(tx, id, d('2021-06-25'))).map((each) => each.id)
  assert.deepEqual([await beside(village), await beside(cell), await beside(one.commune), await beside(one.committee)], [[cell], [village], [one.committee], [one.commune]])
  assert.deepEqual([await pairsOf(tx, village), await pairsOf(tx, one.commune)], [[], ['chair', 'council']])
  assert.equal((await interimLimitShown(tx, village, d('2021-06-25'))).months, 6)
  assert.equal((await unitShown(tx, village, d('2021-06-25')))?.kind, 'village')
}))

test('people of a unit: who lives or holds a post there, by every filter; the counts are of the other filters', () => inTransaction(async (tx) => {
  const { one, country, village, a, b } = await world(tx)
  const on = d('2021-06-25')
  const ids = async (unit: number, filter: Parameters<typeof listPeople>[3]) => (await listPeople(tx, unit, on, filter)).map(({ id }) => id)
  assert.deepEqual(await ids(one.commune, {}), [a])
  assert.deepEqual(await ids(country, {}), [a, b])
  assert.deepEqual([await ids(country, { sex: 'female' }), await ids(country, { minority: true }), await ids(country, { post: 'none' }), await ids(country, { post: 'village_head' }), await ids(country, { text: 'bich' })], [[b], [b], [b], [a], [b]])
  assert.deepEqual([await countPeople(tx, country, on, { party: ['official'] }), await ids(country, { party: ['official'] })], [{ none: 2 }, []])
  assert.deepEqual([await ids(country, { limit: 1 }), await ids(country, { limit: 1, after: a }), await ids(country, { after: b })], [[a], [b], []])
  assert.deepEqual((await listPeople(tx, one.commune, on, {}))[0]?.posts.map(({ kind }) => kind), ['village_head', 'cell_secretary'])
  assert.deepEqual((await placesOfPerson(tx, a, on)).map(({ id }) => id), [village])
  const twin = await registerPerson(tx, actor, key, { name: 'Hà Văn Ân' })
  assert.deepEqual((await duplicatesUnder(tx, one.commune, on)).map(({ personId, otherId }) => [personId, otherId]), [[a, twin]])
}))
