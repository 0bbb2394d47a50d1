import assert from 'node:assert/strict'
import { test } from 'node:test'
import { row, rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { codeOf, enrolled, openDesk, password } from '../testing/desk.ts'

let clock = Date.parse('2026-11-25T08:00:00Z')
const desk = await openDesk({ now: () => clock })
const { database, browser, account } = desk
const later = (minutes = 0.5) => (clock += minutes * 60_000)
const sen = await account('sen')
const owner = browser()
const { secret, recoveryCodes } = await enrolled(owner, 'sen', clock)
const step = async () => {
  const one = browser()
  await one.signIn('sen')
  return one
}

test('a code that was used once opens nothing again, in this session or another', async () => {
  const code = await codeOf(secret, later())
  const [one, other] = [await step(), await step()]
  assert.equal((await one.tell('/api/session/totp', { code })).status, 204)
  assert.equal((await other.tell('/api/session/totp', { code })).code, 'accounts.code-not-right')
  assert.equal((await one.tell('/api/session/totp', { code })).code, 'accounts.code-not-right')
  later()
  assert.equal((await other.tell('/api/session/totp', { code: await codeOf(secret, clock - 60_000) })).code, 'accounts.code-not-right') // older than the last taken
  assert.equal((await other.tell('/api/session/totp', { code: await codeOf(secret, clock) })).status, 204)
})

test('of two requests at once with one code exactly one wins', async () => {
  for (let round = 0; round < 5; round++) {
    const code = await codeOf(secret, later())
    const both = [await step(), await step()]
    const replies = await Promise.all(both.map((each) => each.tell('/api/session/totp', { code })))
    assert.deepEqual(replies.map(({ status }) => status).sort(), [204, 409])
    await both[replies.findIndex(({ status }) => status === 409)]!.tell('/api/session/totp', { code: await codeOf(secret, later()) }) // a right one forgets the wrong
  }
})

test('a code of another time is refused; half a minute either way is not', async () => {
  const one = await step()
  later(30)
  for (const minutes of [-10, 10, -1.5, 1.5]) assert.equal((await one.tell('/api/session/totp', { code: await codeOf(secret, clock + minutes * 60_000) })).code, 'accounts.code-not-right', `${minutes}`)
  assert.equal((await one.tell('/api/session/totp', { code: await codeOf(secret, clock - 30_000) })).status, 204)
  assert.equal((await one.tell('/api/session/totp', { code: await codeOf(secret, clock + 30_000) })).status, 204)
})

test('guessing codes is as slow as guessing passwords, and a right code after the wait works', async () => {
  later(10)
  const one = await step()
  const replies = []
  for (let i = 0; i < 12; i++) replies.push(await one.tell('/api/session/totp', { code: '000000' }))
  assert.equal(replies.filter(({ code }) => code === 'accounts.code-not-right').length, 5)
  assert.equal(replies.filter(({ code }) => code === 'accounts.too-often').length, 7)
  later(16)
  assert.equal((await one.tell('/api/session/totp', { code: await codeOf(secret, clock) })).status, 204)
})

test('ten recovery codes, each once, however they are typed; new ones void the old', async () => {
  assert.equal(new Set(recoveryCodes).size, 10)
  for (const code of recoveryCodes) assert.match(code, /^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/)
  const kept = JSON.stringify(await database.read((tx) => rows(tx, sql`select * from recovery_code`)))
  assert.ok(recoveryCodes.every((code) => !kept.includes(code) && !kept.includes(code.slice(5))))
  assert.equal(kept.match(/\$argon2id\$v=19\$m=19456,t=2,p=1\$/g)?.length, 10)
  const [first = '', second = '', third = ''] = recoveryCodes
  const one = await step()
  assert.equal((await one.tell('/api/session/recovery-code', { code: first.toUpperCase().replaceAll('-', ' ') })).status, 204)
  assert.equal((await one.tell('/api/session/recovery-code', { code: first })).code, 'accounts.code-not-right')
  const both = await Promise.all([await step(), await step()].map((each) => each.tell('/api/session/recovery-code', { code: second })))
  assert.deepEqual(both.map(({ status }) => status).sort(), [204, 409])
  const renewed = (await one.tell('/api/account/recovery-codes')).body.recoveryCodes as string[]
  assert.equal(renewed.length, 10)
  assert.equal((await (await step()).tell('/api/session/recovery-code', { code: third })).code, 'accounts.code-not-right')
  assert.equal((await one.ask('/api/account/factors')).body.codesLeft, 10)
})

test('the secret of an app is not in the database in clear, nor shown again', async () => {
  const { sealed } = await database.read((tx) => row<{ sealed: Buffer }>(tx, sql`select sealed_secret as sealed from totp where account_id = ${sen}`))
  assert.ok(!sealed.includes(secret))
  assert.doesNotMatch(JSON.stringify((await owner.ask('/api/account/factors')).body), /secret/)
})

test('an act that weighs asks who acts again after five minutes; adding and removing a factor weigh', async () => {
  later()
  const one = await step()
  await one.tell('/api/session/totp', { code: await codeOf(secret, clock) })
  assert.equal((await one.tell('/api/account/totp/begin')).status, 200)
  await database.transaction((tx) => rows(tx, sql`update session set fresh_until = now()`))
  for (const url of ['/api/account/totp/begin', '/api/account/passkeys/begin', '/api/account/totp/remove', '/api/account/recovery-codes', '/api/accounts'])
    assert.deepEqual([(await one.tell(url, { login: 'ai', name: 'Ai' })).code, url], ['http.step-up-needed', url])
  assert.equal((await one.tell('/api/session/password', { password })).code, 'accounts.factor-asked')
  await one.tell('/api/session/totp', { code: await codeOf(secret, later()) })
  assert.equal((await one.tell('/api/account/totp/remove')).code, 'accounts.last-factor')
})

test('a new app takes over once a code of it was typed, and the old one opens nothing', async () => {
  const one = await step()
  await one.tell('/api/session/totp', { code: await codeOf(secret, later()) })
  const next = (await one.tell('/api/account/totp/begin')).body
  assert.match(next.uri, /^otpauth:\/\/totp\/.*issuer=Nh/)
  assert.match(next.svg, /^<svg/)
  assert.equal((await (await step()).tell('/api/session/totp', { code: await codeOf(next.secret, later()) })).code, 'accounts.code-not-right')
  const taken = await one.tell('/api/account/totp', { code: await codeOf(next.secret, clock) })
  assert.deepEqual([taken.status, taken.body.recoveryCodes], [200, null])
  const again = await step()
  assert.equal((await again.tell('/api/session/totp', { code: await codeOf(secret, later()) })).code, 'accounts.code-not-right')
  assert.equal((await again.tell('/api/session/totp', { code: await codeOf(next.secret, clock) })).status, 204)
})

test('an account without a factor may do nothing but add one, unless the office gives days of grace', async () => {
  await account('moi')
  const one = browser()
  assert.equal((await one.signIn('moi')).body.owed, 'enrol')
  assert.equal((await one.ask('/api/accounts')).code, 'http.unfinished')
  const graced = await openDesk({ graceDays: 7 })
  await graced.account('moi')
  const other = graced.browser()
  assert.equal((await other.signIn('moi')).body.owed, null)
  assert.equal((await other.ask('/api/accounts')).status, 200)
  assert.equal((await other.tell('/api/accounts', { login: 'ai.do', name: 'Ai Đó' })).code, 'http.step-up-needed')
  assert.equal((await other.tell('/api/session/password', { password })).status, 204)
  assert.equal((await other.tell('/api/accounts', { login: 'ai.do', name: 'Ai Đó' })).status, 200)
  await graced.database.transaction((tx) => rows(tx, sql`update account set made_at = now() - interval '7 days'`))
  assert.equal((await other.ask('/api/accounts')).code, 'http.unfinished')
})

test('an account of a demonstration is fixed, and proves itself by its password', async () => {
  const demo = await openDesk({ demo: true })
  await demo.account('xem', { demo: true })
  const one = demo.browser()
  assert.equal((await one.signIn('xem')).body.owed, null)
  await demo.database.transaction((tx) => rows(tx, sql`update session set fresh_until = null`))
  assert.equal((await one.tell('/api/accounts', { login: 'ai.do', name: 'Ai Đó' })).code, 'http.step-up-needed')
  assert.equal((await one.tell('/api/session/password', { password: 'sai rồi' })).code, 'accounts.wrong-password')
  assert.equal((await one.tell('/api/session/password', { password })).status, 204)
  assert.equal((await one.tell('/api/accounts', { login: 'ai.do', name: 'Ai Đó' })).status, 200)
  for (const [url, body] of [['/api/account/totp/begin', {}], ['/api/account/password', { current: password, password: 'một câu nào đó khác đi' }], ['/api/account/recovery-codes', {}]] as const)
    assert.equal((await one.tell(url, body)).code, 'accounts.demo-is-fixed', url)
})

test('an answer of a passkey that was not asked for, or is made up, is refused', async () => {
  const one = await step()
  const made = { id: 'AAAA', rawId: 'AAAA', type: 'public-key', clientExtensionResults: {}, response: { clientDataJSON: 'e30', authenticatorData: 'AAAA', signature: 'AAAA' } }
  assert.equal((await one.tell('/api/session/passkey', { answer: made })).code, 'accounts.passkey-not-right')
  const { question } = (await one.tell('/api/session/passkey-question')).body
  assert.equal(question.rpId, 'so.example.vn')
  assert.equal((await one.tell('/api/session/passkey', { answer: made })).code, 'accounts.passkey-not-right')
})
