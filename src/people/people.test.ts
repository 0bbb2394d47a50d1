import assert from 'node:assert/strict'
import { test } from 'node:test'
import { row, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { journalOfPerson } from '#ground/journal/journal.ts'
import { inTransaction } from '#ground/testing/database.ts'
import { day } from '#ground/time/day.ts'
import { beginEmployment, endEmployment } from './employ.ts'
import { clerk, givenPerson, someKey } from './given.ts'
import { admit, exempt, introduce, leave, makeOfficial, noteStep } from './join-party.ts'
import { fold, likely, tellApart } from './judge-same.ts'
import { openIdentity } from './identity.ts'
import { change, correct, identify, registerPerson } from './register.ts'
import { employmentsOf, findPerson, stepsOf, statusesOf, versionsEver, versionsOf } from './store.ts'

const actor = clerk()
const d = day
const speaks = async (tx: Tx, id: number) => (await row<{ kept: number }>(tx, sql`select person_of(${id}) as kept`)).kept

test('a person is kept with a tidy name and no full identity number', () => inTransaction(async (tx) => {
  const id = await registerPerson(tx, actor, someKey, { name: 'ĐẶNG  THỊ HÒA', birth: d('1980-01-01'), birthPrecision: 'year', identityNumber: '020180001234' })
  const [version] = await versionsOf(tx, [id])
  assert.deepEqual([version?.name, version?.birth, version?.birthPrecision], ['Đặng Thị Hòa', '1980-01-01', 'year'])
  const { all } = await row<{ all: string }>(tx, sql`select row_to_json(p)::text as all from person p where id = ${id}`)
  assert.equal(openIdentity(someKey, (await findPerson(tx, id))!), '1234')
  assert.doesNotMatch(all, /020180001234|"1234"|31323334/) // '1234' in hex
  await assert.rejects(registerPerson(tx, actor, someKey, { name: 'Vi Văn Khác', identityNumber: '020180001234' }), { code: 'people.identity-held-by', facts: { personId: id, name: 'Đặng Thị Hòa' } })
  await assert.rejects(identify(tx, actor, someKey, id, '12345'), { code: 'people.not-an-identity-number' })
  await assert.rejects(registerPerson(tx, actor, someKey, { name: ' ' }), { code: 'people.name-missing' })
  await assert.rejects(registerPerson(tx, actor, someKey, { name: 'Lò Thị Mai', birth: d('2022-01-01') }), { code: 'people.born-in-the-future' })
}))

test('a number that is told later stands in the journal, masked, and is told of nobody who is not there', () => inTransaction(async (tx) => {
  const id = await givenPerson(tx)
  await identify(tx, actor, someKey, id, '020180005678')
  const [line] = await journalOfPerson(tx, id)
  assert.deepEqual([line?.what, line?.before['identity'], line?.after['identity']], ['people.identify', null, '••••••••5678'])
  await assert.rejects(identify(tx, actor, someKey, 999_999, '020180005679'), { code: 'people.no-such-person' })
}))

test('a change begins on its day; a correction goes back and keeps what was believed', () => inTransaction(async (tx) => {
  const id = await givenPerson(tx)
  await change(tx, actor, id, { professionalLevel: 'university' }, d('2019-06-01'))
  await change(tx, actor, id, { professionalLevel: 'college' }, d('2015-06-01'))
  await correct(tx, actor, id, { name: 'Nông Văn Thức' }, null, 'gõ nhầm tên')
  assert.deepEqual((await versionsOf(tx, [id])).map(({ from, until, name, professionalLevel }) => [from, until, name, professionalLevel]), [
    [null, '2015-06-01', 'Nông Văn Thức', null], ['2015-06-01', '2019-06-01', 'Nông Văn Thức', 'college'], ['2019-06-01', null, 'Nông Văn Thức', 'university']])
  assert.equal((await versionsEver(tx, id)).length, 3) // within one transaction nothing else was ever known
}))

test('the way into the Party: pipeline, probation of twelve months, official, exempt, out', () => inTransaction(async (tx) => {
  const personId = await givenPerson(tx, { party: null })
  await introduce(tx, actor, { personId, from: d('2018-03-01') })
  await noteStep(tx, actor, personId, { step: 'class', onDay: d('2018-09-01'), planned: false })
  await assert.rejects(makeOfficial(tx, actor, { personId, from: d('2019-05-30') }), { code: 'people.cannot-become-official' })
  await admit(tx, actor, { personId, from: d('2019-05-30') })
  await assert.rejects(makeOfficial(tx, actor, { personId, from: d('2020-05-29') }),
    { code: 'people.probation-too-short', facts: { admittedOn: '2019-05-30', earliestOn: '2020-05-30', months: 12, basis: 'Điều lệ Đảng, Điều 5' } })
  await makeOfficial(tx, actor, { personId, from: d('2020-05-30') })
  await exempt(tx, actor, { personId, from: d('2020-12-01') })
  await assert.rejects(introduce(tx, actor, { personId, from: d('2021-01-01') }), { code: 'people.cannot-become-pipeline' })
  await assert.rejects(admit(tx, actor, { personId, from: d('2019-01-01') }), { code: 'people.status-known-later' })
  await leave(tx, actor, { personId, from: d('2021-02-01') })
  assert.deepEqual((await statusesOf(tx, [personId])).map(({ status, from, until }) => [status, from, until]), [
    ['pipeline', '2018-03-01', '2019-05-30'], ['probationary', '2019-05-30', '2020-05-30'], ['official', '2020-05-30', '2020-12-01'],
    ['exempt', '2020-12-01', '2021-02-01'], ['left', '2021-02-01', null]])
  assert.deepEqual((await stepsOf(tx, personId)).map(({ step }) => step), ['introduced', 'class', 'admitted', 'official'])
}))

test('employment begins, ends, and is told once for a day', () => inTransaction(async (tx) => {
  const personId = await givenPerson(tx)
  await beginEmployment(tx, actor, { personId, kind: 'commune_cadre', title: 'Chủ tịch Hội Nông dân', from: d('2018-01-01') })
  await assert.rejects(beginEmployment(tx, actor, { personId, kind: 'commune_cadre', from: d('2019-01-01') }), { code: 'people.already-employed-so' })
  const [begun] = await employmentsOf(tx, [personId])
  await assert.rejects(endEmployment(tx, actor, personId, begun!.id, d('2018-01-01')), { code: 'people.ends-before-it-begins' })
  await endEmployment(tx, actor, personId, begun!.id, d('2020-01-01'))
  await beginEmployment(tx, actor, { personId, kind: 'retired', from: d('2020-01-01') })
  assert.deepEqual((await employmentsOf(tx, [personId])).map(({ kind, from, until }) => [kind, from, until]), [['commune_cadre', '2018-01-01', '2020-01-01'], ['retired', '2020-01-01', null]])
}))

test('likely duplicates are proposed, folded by a person, and can be told apart again', () => inTransaction(async (tx) => {
  const one = await givenPerson(tx, { name: 'Hoàng Văn Quý', identityNumber: '020070001111' })
  const two = await givenPerson(tx, { name: 'HOÀNG VĂN QUÍ' })
  const three = await givenPerson(tx, { name: 'Hoàng Văn Quý', birth: null })
  await givenPerson(tx, { name: 'Hoàng Văn Quý', birth: day('1960-01-01') })
  assert.deepEqual((await likely(tx, [one])).map(({ otherId, why }) => [otherId, why]), [[two, 'birth'], [three, 'name']])
  await fold(tx, actor, two, one)
  assert.equal(await speaks(tx, two), one)
  await assert.rejects(fold(tx, actor, three, two), { code: 'people.folded-already' })
  await fold(tx, actor, one, three)
  assert.deepEqual([await speaks(tx, two), await speaks(tx, one)], [three, three])
  await tellApart(tx, actor, one, three)
  assert.deepEqual([await speaks(tx, one), await speaks(tx, two)], [one, three])
  assert.deepEqual((await likely(tx, [one])).map(({ otherId }) => otherId), [])
}))

test('names come in the Vietnamese order', () => inTransaction(async (tx) => {
  for (const name of ['Lê Văn Đông', 'Lê Thị Dung', 'Vi Văn An', 'Hà Văn Ân', 'Hà Văn An']) await givenPerson(tx, { name })
  const sorted = await rows<{ name: string }>(tx, sql`select name from person_version order by sort_key`)
  assert.deepEqual(sorted.map(({ name }) => name), ['Hà Văn An', 'Vi Văn An', 'Hà Văn Ân', 'Lê Thị Dung', 'Lê Văn Đông'])
}))
