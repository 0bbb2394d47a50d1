import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { row, rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { listOf } from '#ground/keys.ts'
import { inTransaction } from '#ground/testing/database.ts'
import { clerk, givenPerson, someKey } from './given.ts'
import { kept, movedOn, openIdentity, sealIdentity, tailOf } from './identity.ts'
import { likely } from './judge-same.ts'
import { registerPerson } from './register.ts'
import { findPerson } from './store.ts'

const number = '020180001234'

test('what is sealed opens in its own row alone, under its own key, beside its own hash, as long as no byte is another', () => {
  const identity = kept(someKey, number)
  const sealed = sealIdentity(someKey, 7, identity)
  const row = { id: 7, identityHash: identity.hash, identitySealed: sealed }
  assert.equal(openIdentity(someKey, row), '1234')
  assert.equal(openIdentity(someKey, { ...row, id: 8 }), null)
  assert.equal(openIdentity(randomBytes(32), row), null)
  assert.equal(openIdentity(someKey, { ...row, identityHash: kept(someKey, '020180005678').hash }), null)
  for (let at = 0; at < sealed.length; at++) {
    const altered = Buffer.from(sealed)
    altered[at]! ^= 1
    assert.equal(openIdentity(someKey, { ...row, identitySealed: altered }), null)
  }
  assert.notDeepEqual(sealed, sealIdentity(someKey, 7, identity), 'the same number is never sealed to the same bytes')
})

test('a number moved to another record proves nothing there; a true duplicate is still found', () => inTransaction(async (tx) => {
  const one = await givenPerson(tx, { name: 'Hoàng Văn Quý', identityNumber: number })
  const two = await givenPerson(tx, { name: 'Vi Thị Lan' })
  await assert.rejects(registerPerson(tx, clerk(), someKey, { name: 'Lò Văn Khác', identityNumber: number }), { code: 'people.identity-held-by', facts: { personId: one, name: 'Hoàng Văn Quý' } })
  await rows(tx, sql`
    with gone as (update person set identity_hash = null, identity_tail = null, identity_sealed = null where id = ${one} returning 1) select * from gone`)
  const stolen = kept(someKey, number)
  await rows(tx, sql`update person set identity_hash = ${stolen.hash}, identity_tail = ${stolen.tail}, identity_sealed = ${sealIdentity(someKey, one, stolen)} where id = ${two}`)
  assert.equal(openIdentity(someKey, (await findPerson(tx, two))!), null)
  await assert.rejects(registerPerson(tx, clerk(), someKey, { name: 'Lò Văn Khác', identityNumber: number }), { code: 'people.identity-moved', facts: { personId: two } })
}))

test('records that end in the same four digits are still proposed as one person', () => inTransaction(async (tx) => {
  const one = await givenPerson(tx, { name: 'Hoàng Văn Quý', birth: null, identityNumber: number })
  const two = await givenPerson(tx, { name: 'Hoàng Văn Quý', identityNumber: '020170001234' })
  assert.deepEqual((await likely(tx, [one])).map(({ otherId, why }) => [otherId, why]), [[two, 'number']])
}))

test('a part of a number alone is refused by the database', () => inTransaction(async (tx) => {
  const id = await givenPerson(tx)
  await assert.rejects(row(tx, sql`update person set identity_hash = ${randomBytes(32)} where id = ${id} returning 1`), { constraint: 'identity_is_whole' })
}))

test('under one key more the number is found from what was kept, in one step or in two, and the former keys find nothing', () => {
  const keys = [...listOf(someKey), randomBytes(32), randomBytes(32)]
  const identity = kept(someKey, number)
  const row = { id: 7, identityHash: identity.hash, identityTail: identity.tail, identitySealed: sealIdentity(someKey, 7, identity) }
  assert.deepEqual(kept(listOf(someKey), number), identity)
  const second = movedOn(keys.slice(0, 2), 1, row)
  for (const moved of [movedOn(keys, 1, row), movedOn(keys, 2, second)]) {
    assert.deepEqual([moved.identityHash, moved.identityTail, moved.opened], [kept(keys, number).hash, kept(keys, number).tail, true])
    assert.equal(openIdentity(keys, moved), '1234')
    assert.deepEqual(tailOf(keys, '1234'), moved.identityTail)
    for (const former of [someKey, keys.slice(0, 2), keys[2]!]) assert.notDeepEqual(kept(former, number).hash, moved.identityHash)
    for (const former of [someKey, keys.slice(0, 2)]) assert.equal(openIdentity(former, moved), null)
  }
  const strange = { ...row, identitySealed: Buffer.from(row.identitySealed) }
  strange.identitySealed[20]! ^= 1
  const moved = movedOn(keys, 1, strange)
  assert.deepEqual([moved.opened, openIdentity(keys, moved), moved.identityHash], [false, null, kept(keys, number).hash], 'what did not open does not open afterwards; the number is found all the same')
})
