import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { Wait } from '#ground/http/reply.ts'
import type { Visit } from '#ground/http/route.ts'
import { Refusal } from '#ground/refusal.ts'
import { testDatabase } from '#ground/testing/database.ts'
import { refuseToTakeLogin } from './account.ts'
import { demoPassword, makeDemoAccounts } from './demo.ts'
import { inviteFirstAdministrator, takeFirstAccount } from './first-account.ts'
import { hashPassword, isPassword, refuseToTakePassword } from './password.ts'
import { findHolder } from './session.ts'
import { signInWith, signOut } from './sign-in.ts'
import { networkOf, throttle, waitAfter } from './throttle.ts'
import { hashOfToken, newToken } from './token.ts'

const database = await testDatabase()
const password = 'Bà con họp lúc bảy giờ'
const refusedAs = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code

type Browser = { token: string | null }
const visitOf = (browser: Browser, address = '10.0.0.1'): Visit =>
  ({ database, actor: null, token: browser.token, address, keepToken: (token) => { browser.token = token } })
const doing = (text: ReturnType<typeof sql>) => database.transaction((tx) => rows(tx, text))

const invitation = await database.transaction(inviteFirstAdministrator)
const sent = { token: invitation!, login: 'Quản.Trị', name: 'Lý Thị Sen', password }

test('a new register gives a one-time link; a second start makes a new one and voids the first', async () => {
  const again = await database.transaction(inviteFirstAdministrator)
  assert.notEqual(again, invitation)
  await assert.rejects(takeFirstAccount(visitOf({ token: null }), sent), refusedAs('accounts.link-not-valid'))
  sent.token = again!
})

test('the link makes the first administrator, signs in, and works once', async () => {
  const browser: Browser = { token: null }
  await assert.rejects(takeFirstAccount(visitOf(browser), { ...sent, password: 'ngắn' }), refusedAs('accounts.password-too-short'))
  const both = await Promise.allSettled([1, 2].map(() => takeFirstAccount(visitOf(browser), sent)))
  assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  assert.equal((await findHolder(database, browser.token!, false))?.login, 'quản.trị')
  assert.equal(await database.transaction(inviteFirstAdministrator), null)
})

test('an expired link opens nothing', async () => {
  const token = newToken()
  await doing(sql`insert into invitation (token_hash, account_id, ends_at) select ${hashOfToken(token)}, id, now() - interval '1 second' from account`)
  await assert.rejects(takeFirstAccount(visitOf({ token: null }), { ...sent, token, login: 'khac' }), refusedAs('accounts.link-not-valid'))
})

test('a password is right however the keyboard composed it; a wrong one and an unknown login look the same', async () => {
  const signIn = signInWith(false)
  assert.equal((await signIn(visitOf({ token: null }), { login: ' QUẢN.trị'.normalize('NFD'), password: password.normalize('NFD') })).name, 'Lý Thị Sen')
  await assert.rejects(signIn(visitOf({ token: null }), { login: 'quản.trị', password: 'x' }), refusedAs('accounts.wrong-login-or-password'))
  await assert.rejects(signIn(visitOf({ token: null }), { login: 'không có', password: 'x' }), refusedAs('accounts.wrong-login-or-password'))
})

test('signing in gives a new token and ends the session that the browser held; signing out ends it at once', async () => {
  const signIn = signInWith(false)
  const browser: Browser = { token: null }
  await signIn(visitOf(browser), { login: 'quản.trị', password })
  const first = browser.token!
  await signIn(visitOf(browser), { login: 'quản.trị', password })
  assert.notEqual(browser.token, first)
  assert.equal(await findHolder(database, first, false), null)
  const second = browser.token!
  assert.ok(await findHolder(database, second, false))
  await signOut(visitOf(browser))
  assert.equal(browser.token, null)
  assert.equal(await findHolder(database, second, false), null)
})

test('only the hash of a token is in the database', async () => {
  const browser: Browser = { token: null }
  await signInWith(false)(visitOf(browser), { login: 'quản.trị', password })
  const [kept] = await doing(sql`select 1 from session where token_hash = ${hashOfToken(browser.token!)}`)
  assert.ok(kept)
  assert.doesNotMatch(JSON.stringify(await doing(sql`select * from session`)), new RegExp(browser.token!))
  for (const forged of ['', 'x', browser.token!.slice(1), `${browser.token!}x`, hashOfToken(browser.token!).toString('base64url')]) assert.equal(await findHolder(database, forged, false), null)
})

test('a session ends after thirty idle minutes, after twelve hours, and when its account is suspended', async () => {
  const browser: Browser = { token: null }
  const begin = () => signInWith(false)(visitOf(browser), { login: 'quản.trị', password })
  const holds = async () => (await findHolder(database, browser.token!, false)) !== null
  await begin()
  await doing(sql`update session set seen_at = now() - interval '29 minutes'`)
  assert.ok(await holds()) // and it was seen now
  const [{ fresh } = { fresh: false }] = await database.read((tx) => rows<{ fresh: boolean }>(tx, sql`select bool_or(seen_at > now() - interval '1 minute') as fresh from session`))
  assert.ok(fresh)
  await doing(sql`update session set seen_at = now() - interval '31 minutes'`)
  assert.ok(!(await holds()))
  await begin()
  await doing(sql`update session set ends_at = now()`)
  assert.ok(!(await holds()))
  await begin()
  await doing(sql`update account set suspended = true`)
  assert.ok(!(await holds()))
  await assert.rejects(begin(), refusedAs('accounts.wrong-login-or-password'))
  await doing(sql`update account set suspended = false`)
})

test('five wrong passwords are free, then one waits longer and longer; a right one forgets', async () => {
  let clock = 0
  const signIn = signInWith(false, () => clock)
  const wrong = () => signIn(visitOf({ token: null }), { login: 'quản.trị', password: 'sai' })
  for (let i = 0; i < 5; i++) await assert.rejects(wrong(), refusedAs('accounts.wrong-login-or-password'))
  await assert.rejects(wrong(), (error) => error instanceof Wait && error.status === 429 && error.seconds === 1)
  clock += 1000
  await assert.rejects(wrong(), refusedAs('accounts.wrong-login-or-password'))
  await assert.rejects(signIn(visitOf({ token: null }), { login: 'quản.trị', password }), (error) => error instanceof Wait && error.seconds === 2)
  clock += 2000
  await signIn(visitOf({ token: null }), { login: 'quản.trị', password })
  await assert.rejects(wrong(), refusedAs('accounts.wrong-login-or-password'))
  assert.deepEqual([4, 5, 6, 30].map((failures) => waitAfter(failures, 5)), [0, 1, 2, 900])
})

test('many guesses at once count as many', async () => {
  const signIn = signInWith(false, () => 0)
  const all = await Promise.allSettled(Array.from({ length: 12 }, () => signIn(visitOf({ token: null }), { login: 'quản.trị', password: 'sai' })))
  assert.equal(all.filter((each) => each.status === 'rejected' && each.reason instanceof Wait).length, 7)
})

test('a flood of sign-ins is asked to come back and cannot take the memory', async () => {
  const all = await Promise.allSettled(Array.from({ length: 60 }, () => hashPassword('Một câu dài dễ nhớ')))
  const refused = all.filter(({ status }) => status === 'rejected')
  assert.equal(refused.length, 8)
  assert.ok(refused.every((each) => each.status === 'rejected' && each.reason instanceof Wait && each.reason.status === 503))
  const hashed = all.find((each) => each.status === 'fulfilled')
  assert.ok(hashed?.status === 'fulfilled' && hashed.value.startsWith('$argon2id$v=19$m=65536,t=3,p=1$') && await isPassword('Một câu dài dễ nhớ', hashed.value))
})

test('the accounts of a demonstration sign in on a demonstration only', async () => {
  await database.transaction((tx) => makeDemoAccounts(tx, [{ login: 'thanh-uy', name: 'Thành ủy', role: 'commune_staff', unitId: null }]))
  const browser: Browser = { token: null }
  await assert.rejects(signInWith(false)(visitOf(browser), { login: 'thanh-uy', password: demoPassword }), refusedAs('accounts.wrong-login-or-password'))
  await signInWith(true)(visitOf(browser), { login: 'thanh-uy', password: demoPassword })
  assert.ok(await findHolder(database, browser.token!, true))
  assert.equal(await findHolder(database, browser.token!, false), null)
})

test('passwords that anyone would guess are refused, long sentences are not', () => {
  const code = (given: string) => refuseToTakePassword(given, 'hoa.tran')?.code ?? null
  assert.equal(code('mười một kt'), 'accounts.password-too-short')
  for (const easy of ['matkhau123456', '123456789123456789', 'aaaaaaaaaaaaaa', 'hoa.tran là tôi đây', 'Password2025!!']) assert.equal(code(easy), 'accounts.password-easily-guessed', easy)
  for (const good of ['con trâu đi trước cái cày', 'correct horse battery', '🐃🐃🌾 mùa gặt năm nay']) assert.equal(code(good), null, good)
  assert.equal(refuseToTakeLogin('a b')?.code, 'accounts.login-not-usable')
  assert.equal(refuseToTakeLogin('trần.hoa-2'), null)
})

test('an address is counted by its network; what is remembered does not grow without end', () => {
  assert.deepEqual(['203.0.113.9', '::ffff:203.0.113.77', '2001:db8:1:2::5', '2001:DB8:1:2:3:4:5:6', '2001:db8::1'].map(networkOf), ['203.0.113', '203.0.113', '2001:db8:1:2', '2001:db8:1:2', '2001:db8:0:0'])
  const kept = throttle(0, () => 0)
  for (let i = 0; i < 20_010; i++) kept.failed(String(i))
  assert.deepEqual([kept.secondsLeft('0'), kept.secondsLeft('20009')], [0, 2])
})
