import assert from 'node:assert/strict'
import { test } from 'node:test'
import { row, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { journalOfPerson } from '#ground/journal/journal.ts'
import { inTransaction } from '#ground/testing/database.ts'
import { day } from '#ground/time/day.ts'
import { givenPerson } from '#people/given.ts'
import { change } from '#people/register.ts'
import { staffMember } from './given.ts'
import { heldOf } from './held.ts'
import * as acts from './request.ts'

const [may, pao] = [staffMember(1), staffMember(2)]
const given = (tx: Tx, personId: number, kind: 'see' | 'correct' | 'restrict' | 'erase', cameOn = '2026-03-02') => acts.takeIn(tx, may, { personId, kind, way: 'in_person', cameOn: day(cameOn) })

test('the clock of each kind follows from the day it came, the legal rules and the working days', () => inTransaction(async (tx) => {
  const person = await givenPerson(tx)
  const due: Record<string, unknown> = {}
  for (const kind of ['see', 'correct', 'restrict', 'erase'] as const) {
    const { answerDueOn, dueOn, rules } = await acts.getRequest(tx, (await given(tx, person, kind)).id)
    due[kind] = [answerDueOn, dueOn, rules.due.value, rules.due.status]
  }
  assert.deepEqual(due, {
    see: ['2026-03-04', '2026-03-12', 10, 'unconfirmed'], correct: ['2026-03-04', '2026-03-12', 10, 'unconfirmed'],
    restrict: ['2026-03-04', '2026-03-17', 15, 'confirmed'], erase: ['2026-03-04', '2026-03-23', 20, 'unconfirmed'], // 22 March is a Sunday
  })
  const overTet = await acts.clockOf(tx, 'see', day('2026-02-12'))
  assert.deepEqual([overTet.answerDueOn, overTet.dueOn, overTet.rules.calendar], ['2026-02-23', '2026-02-23', 'unconfirmed'])
}))

test('a day that is not there yet, a day before the law, a second request of the kind are refused', () => inTransaction(async (tx) => {
  const person = await givenPerson(tx)
  await assert.rejects(given(tx, person, 'see', '2026-03-03'), { code: 'privacy.came-in-the-future' })
  await assert.rejects(given(tx, person, 'see', '2025-12-31'), { code: 'privacy.before-the-law' })
  await assert.rejects(given(tx, 999_999, 'see'), { code: 'people.no-such-person' })
  await given(tx, person, 'see')
  await assert.rejects(given(tx, person, 'see'), { constraint: 'one_request_of_a_kind' })
}))

test('answered, settled, refused: each once, in its order, with its line in the journal', () => inTransaction(async (tx) => {
  const person = await givenPerson(tx)
  const { id } = await given(tx, person, 'correct')
  await acts.answer(tx, may, id)
  await assert.rejects(acts.answer(tx, may, id), { code: 'privacy.not-in-this-state' })
  await acts.settle(tx, may, id, 'đã sửa ngày sinh theo giấy khai sinh')
  await assert.rejects(acts.refuse(tx, may, id, 'thôi'), { code: 'privacy.not-in-this-state' })
  const done = await acts.getRequest(tx, id)
  assert.deepEqual([done.state, done.outcome, done.answeredOn], ['done', 'đã sửa ngày sinh theo giấy khai sinh', '2026-03-02'])
  const other = await given(tx, person, 'see')
  await acts.refuse(tx, may, other.id, 'không xuất trình giấy tờ')
  assert.deepEqual((await acts.requests(tx, false)).length, 0)
  assert.deepEqual((await acts.requests(tx, true)).map(({ state }) => state).sort(), ['done', 'refused'])
  assert.deepEqual((await journalOfPerson(tx, person)).map(({ what, reason }) => [what, reason]).slice(0, 5), [
    ['privacy.refuse', 'không xuất trình giấy tờ'], ['privacy.take-in', null], ['privacy.settle', 'đã sửa ngày sinh theo giấy khai sinh'], ['privacy.answer', null], ['privacy.take-in', null]])
}))

test('the last day is put off once, with a reason, by no more than the rule lets, and not after it', () => inTransaction(async (tx) => {
  const person = await givenPerson(tx)
  const { id } = await given(tx, person, 'see')
  await assert.rejects(acts.extend(tx, may, id, day('2026-03-12'), 'x'), { code: 'privacy.extended-too-far' })
  await assert.rejects(acts.extend(tx, may, id, day('2026-03-28'), 'x'), { code: 'privacy.extended-too-far', facts: { after: '2026-03-12', latestDay: '2026-03-27', days: 15 } })
  await assert.rejects(acts.extend(tx, staffMember(1, '2026-03-13'), id, day('2026-03-20'), 'x'), { code: 'privacy.extended-too-late' })
  await acts.extend(tx, may, id, day('2026-03-27'), 'hồ sơ giấy ở kho huyện cũ')
  await assert.rejects(acts.extend(tx, may, id, day('2026-03-28'), 'lần nữa'), { code: 'privacy.extended-already' })
  const [shown] = await acts.requests(tx, false)
  assert.deepEqual([shown!.dueOn, shown!.extendedFrom, shown!.rules.extension?.value, shown!.rules.extension?.status], ['2026-03-27', '2026-03-12', 15, 'unconfirmed'])
  const [line] = await journalOfPerson(tx, person)
  assert.deepEqual([line!.what, line!.reason, line!.facts['dueOn']], ['privacy.extend', 'hồ sơ giấy ở kho huyện cũ', '2026-03-27'])
}))

test('what is due first stands first', () => inTransaction(async (tx) => {
  const [one, two] = [await givenPerson(tx), await givenPerson(tx, { name: 'Lò Thị Mai' })]
  const erase = await given(tx, one, 'erase', '2026-02-02')
  await acts.answer(tx, may, erase.id)
  const see = await given(tx, two, 'see', '2026-02-26')
  const correct = await given(tx, two, 'correct', '2026-02-25')
  await acts.answer(tx, may, correct.id)
  assert.deepEqual((await acts.requests(tx, false)).map(({ id }) => id), [erase.id, see.id, correct.id])
}))

test('a restricted record is not written about until the restriction is lifted', () => inTransaction(async (tx) => {
  const person = await givenPerson(tx)
  const { id } = await given(tx, person, 'restrict')
  await acts.settle(tx, may, id, 'theo đơn')
  await assert.rejects(change(tx, pao, person, { theoryLevel: 'intermediate' }, day('2026-03-02')), { code: 'people.restricted', facts: { since: '2026-03-02' } })
  await acts.lift(tx, may, id, 'người đó rút đơn')
  await change(tx, pao, person, { theoryLevel: 'intermediate' }, day('2026-03-02'))
  await assert.rejects(acts.lift(tx, may, id, 'lần nữa'), { code: 'privacy.not-restricted' })
}))

test('an erasure takes two, and nobody who still signs in', () => inTransaction(async (tx) => {
  const person = await givenPerson(tx)
  const { id } = await given(tx, person, 'erase')
  await assert.rejects(acts.settle(tx, may, id, 'xong'), { code: 'privacy.erasing-takes-two' })
  const account = await row<{ id: number }>(tx, sql`insert into account (login, name, person) values ('thu', 'Nông Văn Thử', ${`people/${person}`}) returning id`)
  await assert.rejects(acts.proposeErasure(tx, may, id, 'theo đơn'), { code: 'privacy.account-in-use' })
  await rows(tx, sql`update account set suspended = true where id = ${account.id}`)
  await acts.proposeErasure(tx, may, id, 'theo đơn')
  await assert.rejects(acts.confirmErasure(tx, may, id), { code: 'privacy.four-eyes' })
  await acts.declineErasure(tx, pao, id, 'chưa gặp người yêu cầu')
  assert.deepEqual((({ state, decidedBy, outcome }) => [state, decidedBy, outcome])(await acts.getRequest(tx, id)), ['answered', null, null])
  await acts.proposeErasure(tx, may, id, 'đã gặp')
  await acts.confirmErasure(tx, pao, id)
  assert.equal((await acts.getRequest(tx, id)).state, 'confirmed')
}))

test('the database itself lets nobody confirm their own proposal', () => inTransaction(async (tx) => {
  const { id } = await given(tx, await givenPerson(tx), 'erase')
  await assert.rejects(rows(tx, sql`update person_request set state = 'confirmed', decided_by = 1, confirmed_by = 1 where id = ${id}`), { constraint: 'erased_by_two' })
}))

test('whoever asks is told every row that names them, sealed values and other people left out', () => inTransaction(async (tx) => {
  const [one, other] = [await givenPerson(tx, { name: 'Hoàng Văn Quý', identityNumber: '020180001234' }), await givenPerson(tx, { name: 'Lò Thị Mai' })]
  await rows(tx, sql`insert into same_person (person_id, kept_id, judged, reason) values (${one}, ${other}, 'different', 'khác ngày sinh')`)
  await rows(tx, sql`select note_looks(${JSON.stringify([{ account_id: 1, actor: 'Lý Thị Mây', route: 'GET /', purpose: 'view', person_ids: [one, other], people: 2 }])}::jsonb)`)
  const held = await heldOf(tx, one)
  const text = JSON.stringify(held)
  assert.deepEqual(held.map(({ table }) => table).sort(), ['access_log', 'journal', 'journal_value', 'party_status', 'person', 'person_version', 'same_person'])
  for (const said of ['Hoàng Văn Quý', '1975-03-04', 'official', 'khác ngày sinh', 'view']) assert.ok(text.includes(said), said)
  const { hash } = await row<{ hash: string }>(tx, sql`select encode(identity_hash, 'hex') as hash from person where id = ${one}`)
  for (const hidden of ['Lò Thị Mai', hash, 'identity_sealed', 'salt', 'person_ids']) assert.ok(!text.includes(hidden), hidden)
}))
