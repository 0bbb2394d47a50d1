import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { inTransaction } from '#ground/testing/database.ts'
import { day } from '#ground/time/day.ts'
import { registerPerson } from '#people/public.ts'
import { randomBytes } from 'node:crypto'
import type { Actor } from '#ground/actor.ts'
import { appoint, replace } from './appoint.ts'
import { correct, end, extend, strike } from './end-term.ts'
import { findPeople } from './find-people.ts'
import { givenCell, givenCountry, givenVillage } from './given.ts'
import { beliefsOf, conflictsUnder, historyOfPerson, historyOfPost, holdersOn, vacanciesOn } from './holders.ts'
import { pairStateOn } from './pair-state.ts'
import { holdsOn } from './unit-guard.ts'
import { villagesOn } from './villages.ts'

const d = day
const actor: Actor = { accountId: 0, name: 'Lý Thị Mây', today: d('2021-06-25'), may: [], unitId: null }
const key = randomBytes(32)
const person = (tx: Tx, name = 'Nông Văn Thử') => registerPerson(tx, actor, key, { name })

async function world(tx: Tx) {
  const { country, communes: [one, two] } = await givenCountry(tx)
  const village = await givenVillage(tx, one!.commune)
  const cell = await givenCell(tx, one!.committee, [village])
  return { country, one: one!, two: two!, village, cell }
}

test('a post takes one holder at a time, in a unit where it stands, on a day that the unit stands', () => inTransaction(async (tx) => {
  const { one, village, cell } = await world(tx)
  const late = await givenVillage(tx, one.commune, '2020-01-01')
  const [a, b] = [await person(tx, 'Hà Văn An'), await person(tx, 'Lò Thị Bích')]
  const head = { kind: 'village_head', unitId: village, from: d('2018-01-01') }
  await appoint(tx, actor, { ...head, personId: a })
  const refused = async (given: Parameters<typeof appoint>[2], code: string) => assert.rejects(appoint(tx, actor, given), { code })
  await refused({ ...head, personId: a, from: d('2019-01-01') }, 'posts.already-holds-it')
  await refused({ ...head, personId: b, from: d('2019-01-01') }, 'posts.held-by-another')
  await refused({ ...head, personId: b, from: d('2017-01-01') }, 'posts.held-later')
  await refused({ ...head, personId: b, unitId: cell }, 'posts.not-in-such-a-unit')
  await refused({ ...head, personId: b, unitId: late }, 'posts.unit-not-there')
  await refused({ ...head, personId: b, from: d('2017-01-01'), until: d('2017-01-01') }, 'posts.ends-before-it-begins')
  await refused({ ...head, personId: 987654 }, 'posts.no-such-person')
  await refused({ ...head, personId: b, kind: 'mayor' }, 'posts.no-such-post')
  const { warnings } = await appoint(tx, actor, { ...head, personId: a, unitId: late, from: d('2020-05-01') })
  assert.deepEqual(warnings.map(({ code }) => code), ['posts.also-holds'])
  assert.deepEqual((await conflictsUnder(tx, one.commune, d('2021-01-01'))).map(({ personId, unitIds }) => [personId, unitIds]), [[a, [village, late].sort((x, y) => x - y)]])
  assert.equal((await holdsOn(tx, [village], d('2021-01-01'))).length, 1)
}))

test('a holder is replaced in one act, ended with a reason, extended, corrected, struck; nothing believed is lost', () => inTransaction(async (tx) => {
  const { village } = await world(tx)
  const [a, b] = [await person(tx, 'Hà Văn An'), await person(tx, 'Lò Thị Bích')]
  const first = await appoint(tx, actor, { kind: 'village_head', unitId: village, from: d('2018-01-01'), personId: a, plannedEnd: d('2020-07-01') })
  await assert.rejects(replace(tx, actor, { kind: 'village_head', unitId: village, from: d('2018-01-01'), personId: b }), { code: 'posts.starts-before-holder' })
  await extend(tx, actor, { number: first.number, plannedEnd: d('2021-01-01'), decidedOn: d('2020-06-01') })
  const second = await replace(tx, actor, { kind: 'village_head', unitId: village, from: d('2020-10-01'), personId: b })
  assert.equal(second.ended, first.number)
  await assert.rejects(end(tx, actor, { number: first.number, on: d('2020-11-01'), reason: 'resigned' }), { code: 'posts.over-already' })
  await correct(tx, actor, first.number, { from: d('2018-03-01') }, 'gõ nhầm tháng')
  await end(tx, actor, { number: second.number, on: d('2021-05-01'), reason: 'resigned' })
  assert.deepEqual((await historyOfPost(tx, village, 'village_head')).map(({ name, from, until, endReason, plannedEnd }) => [name, from, until, endReason, plannedEnd]), [
    ['Lò Thị Bích', '2020-10-01', '2021-05-01', 'resigned', null], ['Hà Văn An', '2018-03-01', '2020-10-01', 'replaced', '2021-01-01']])
  assert.equal((await beliefsOf(tx, first.number)).length, 1) // in one transaction nothing else was ever known
  assert.deepEqual((await vacanciesOn(tx, village, d('2021-06-01'))).map(({ kind, since }) => [kind, since]), [['village_head', '2021-05-01'], ['front_head', null]])
  await strike(tx, actor, second.number, 'nhầm người')
  assert.deepEqual((await holdersOn(tx, village, d('2021-01-01'))), [])
  assert.equal((await historyOfPerson(tx, a)).length, 1)
}))

test('an interim head serves six months at most, by the rule of the day', () => inTransaction(async (tx) => {
  const { village } = await world(tx)
  const personId = await person(tx)
  const interim = { kind: 'village_head', unitId: village, from: d('2021-02-14'), personId, interim: true }
  await assert.rejects(appoint(tx, actor, { ...interim, plannedEnd: d('2021-08-15') }),
    { code: 'posts.interim-too-long', facts: { from: '2021-02-14', latestOn: '2021-08-14', months: 6, basis: 'Văn bản hợp nhất 08/VBHN-BNV ngày 27/10/2022', status: 'confirmed' } })
  const { number } = await appoint(tx, actor, interim)
  assert.equal((await holdersOn(tx, village, d('2021-03-01')))[0]?.plannedEnd, '2021-08-14')
  await assert.rejects(extend(tx, actor, { number, plannedEnd: d('2021-12-01'), decidedOn: d('2021-08-01') }), { code: 'posts.interim-too-long' })
}))

test('the dead are not appointed', () => inTransaction(async (tx) => {
  const { village } = await world(tx)
  const personId = await person(tx)
  const { number } = await appoint(tx, actor, { kind: 'village_head', unitId: village, from: d('2018-01-01'), personId })
  await end(tx, actor, { number, on: d('2019-01-01'), reason: 'died' })
  await assert.rejects(appoint(tx, actor, { kind: 'village_head', unitId: village, from: d('2020-01-01'), personId }), { code: 'posts.person-died' })
}))

test('a pair of posts at another level: secretary and chair of a commune', () => inTransaction(async (tx) => {
  const { one, village } = await world(tx)
  const personId = await person(tx)
  assert.equal((await pairStateOn(tx, one.commune, 'chair', d('2021-01-01'))).state, 'vacant')
  await appoint(tx, actor, { kind: 'committee_secretary', unitId: one.committee, from: d('2020-06-01'), personId })
  assert.equal((await pairStateOn(tx, one.commune, 'chair', d('2021-01-01'))).state, 'party_only')
  await appoint(tx, actor, { kind: 'people_committee_chair', unitId: one.commune, from: d('2020-07-01'), personId })
  assert.equal((await pairStateOn(tx, one.committee, 'chair', d('2021-01-01'))).state, 'unified')
  assert.equal((await pairStateOn(tx, one.committee, 'chair', d('2020-06-15'))).state, 'party_only')
  assert.equal((await pairStateOn(tx, village, 'village', d('2021-01-01'))).state, 'vacant')
}))

test('the list of villages: states, filters, names, pages, as known then too', () => inTransaction(async (tx) => {
  const { country, one, village, cell } = await world(tx)
  const other = await givenVillage(tx, one.commune, null, 'tdp')
  const personId = await person(tx, 'Đặng Thị Hòa')
  await appoint(tx, actor, { kind: 'village_head', unitId: village, from: d('2020-02-01'), personId })
  await appoint(tx, actor, { kind: 'cell_secretary', unitId: cell, from: d('2020-03-01'), personId })
  await rows(tx, sql`select settle()`)
  const on = d('2021-01-01')
  const all = await villagesOn(tx, country, on, {})
  assert.deepEqual([all.count, all.byState, all.rows.map(({ id, state, since, head, cellId }) => [id, state, since, head, cellId])],
    [2, { unified: 1, vacant: 1 }, [[village, 'unified', '2020-03-01', 'Đặng Thị Hòa', cell], [other, 'vacant', null, null, null]]])
  assert.deepEqual((await villagesOn(tx, one.commune, on, { text: 'hoà' })).rows.map(({ id }) => id), [village])
  assert.deepEqual((await villagesOn(tx, one.commune, on, { legalKind: 'tdp' })).rows.map(({ id }) => id), [other])
  assert.deepEqual(await villagesOn(tx, one.commune, on, { states: ['vacant'] }).then(({ count, byState, rows: [first] }) => [count, byState, first?.id]), [1, { unified: 1, vacant: 1 }, other])
  assert.equal((await villagesOn(tx, one.commune, d('2020-02-15'), {})).rows[0]?.state, 'head_non_member')
  assert.equal((await villagesOn(tx, one.commune, on, {}, '2100-01-01T00:00:00Z')).byState.unified, 1)
  assert.deepEqual((await villagesOn(tx, country, on, { offset: 1, limit: 1 })).rows.map(({ id }) => id), [other])
}))

test('persons are found by the given name, the whole name, any words, under a unit, with what they hold', () => inTransaction(async (tx) => {
  const { country, one, two, village } = await world(tx)
  const [quy, quyen] = [await person(tx, 'Hoàng Văn Quý'), await person(tx, 'Quí Thị Hoàng')]
  await appoint(tx, actor, { kind: 'village_head', unitId: village, from: d('2020-02-01'), personId: quy })
  const on = d('2021-01-01')
  assert.deepEqual((await findPeople(tx, 'quí', on)).map(({ id }) => id), [quy, quyen])
  assert.deepEqual((await findPeople(tx, 'HOANG VAN QUY', on)).map(({ id, posts }) => [id, posts[0]?.kind]), [[quy, 'village_head']])
  assert.deepEqual((await findPeople(tx, 'quy hoang', on)).map(({ id }) => id).sort(), [quy, quyen].sort())
  assert.deepEqual((await findPeople(tx, 'quy', on, { under: one.commune })).map(({ id }) => id), [quy])
  assert.deepEqual((await findPeople(tx, 'quy', on, { under: two.commune })), [])
  assert.equal((await findPeople(tx, 'quy', on, { under: country })).length, 2)
}))
