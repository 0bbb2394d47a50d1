import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
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
import { hashPassword, isPassword } from './passwords/password.ts'
import { findHolder } from './session.ts'
import { type SignInSettings, signInWith, signOut } from './sign-in.ts'
import { networkOf, throttle, waitAfter } from './throttle.ts'
import { hashOfToken, newToken } from './token.ts'

const database = await testDatabase()
const password = 'Bà con họp lúc bảy giờ'
const refusedAs = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code

const settings: SignInSettings = { demo: false, pepper: randomBytes(32), strictnessOf: async () => true, graceDays: 1 }
const signInAt = (now?: () => number) => signInWith({ ...settings, ...(now ? { now } : {}) })
const office = { demo: false, graceDays: 1 }

type Browser = { token: string | null }
const visitOf = (browser: Browser, address = '10.0.0.1'): Visit => ({
  database, actor: null, token: browser.token, address, agent: '', site: 'http://so.example.vn', cookie: () => null, keepCookie: () => {},
  keepToken: (token) => { browser.token = token }
})
const doing = (text: ReturnType<typeof sql>) => database.transaction((tx) => rows(tx, text))

const invitation = await database.transaction(inviteFirstAdministrator)
const sent = { token: invitation!, login: 'Quản.Trị', name: 'Lý Thị Sen', password }

test('a new register gives a one-time link; a second start makes a new one and voids the first', async () => {
  const again = await database.transaction(inviteFirstAdministrator)
  assert.notEqual(again, invitation)
  await assert.rejects(takeFirstAccount(visitOf({ token: null }), sent, settings), refusedAs('accounts.link-not-valid'))
  sent.token = again!
})

test('the link makes the first administrator, signs in, and works once', async () => {
  const browser: Browser = { token: null }
  await assert.rejects(takeFirstAccount(visitOf(browser), { ...sent, password: 'ngắn' }, settings), refusedAs('accounts.password-too-short'))
  const both = await Promise.allSettled([1, 2].map(() => takeFirstAccount(visitOf(browser), sent, settings)))
  assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  assert.equal((await findHolder(database, browser.token!, office))?.login, 'quản.trị')
  assert.equal(await database.transaction(inviteFirstAdministrator), null)
})

test('an expired link opens nothing', async () => {
  const token = newToken()
  await doing(sql`insert into invitation (token_hash, account_id, ends_at) select ${hashOfToken(token)}, id, now() - interval '1 second' from account`)
  await assert.rejects(takeFirstAccount(visitOf({ token: null }), { ...sent, token, login: 'khac' }, settings), refusedAs('accounts.link-not-valid'))
})

test('a password is right however the keyboard composed it; a wrong one and an unknown login look the same', async () => {
  const signIn = signInAt()
  assert.equal((await signIn(visitOf({ token: null }), { login: ' QUẢN.trị'.normalize('NFD'), password: password.normalize('NFD') })).account.name, 'Lý Thị Sen')
  await assert.rejects(signIn(visitOf({ token: null }), { login: 'quản.trị', password: 'x' }), refusedAs('accounts.wrong-login-or-password'))
  await assert.rejects(signIn(visitOf({ token: null }), { login: 'không có', password: 'x' }), refusedAs('accounts.wrong-login-or-password'))
})

test('signing in gives a new token and ends the session that the browser held; signing out ends it at once', async () => {
  const signIn = signInAt()
  const browser: Browser = { token: null }
  await signIn(visitOf(browser), { login: 'quản.trị', password })
  const first = browser.token!
  await signIn(visitOf(browser), { login: 'quản.trị', password })
  assert.notEqual(browser.token, first)
  assert.equal(await findHolder(database, first, office), null)
  const second = browser.token!
  assert.ok(await findHolder(database, second, office))
  await signOut(visitOf(browser))
  assert.equal(browser.token, null)
  assert.equal(await findHolder(database, second, office), null)
})

test('only the hash of a token is in the database', async () => {
  const browser: Browser = { token: null }
  await signInAt()(visitOf(browser), { login: 'quản.trị', password })
  const [kept] = await doing(sql`select 1 from session where token_hash = ${hashOfToken(browser.token!)}`)
  assert.ok(kept)
  assert.doesNotMatch(JSON.stringify(await doing(sql`select * from session`)), new RegExp(browser.token!))
  for (const forged of ['', 'x', browser.token!.slice(1), `${browser.token!}x`, hashOfToken(browser.token!).toString('base64url')]) assert.equal(await findHolder(database, forged, office), null)
})

test('five wrong passwords are free, then one waits longer and longer; a right one forgets', async () => {
  let clock = 0
  const signIn = signInAt(() => clock)
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
  const signIn = signInAt(() => 0)
  const all = await Promise.allSettled(Array.from({ length: 12 }, () => signIn(visitOf({ token: null }), { login: 'quản.trị', password: 'sai' })))
  assert.equal(all.filter((each) => each.status === 'rejected' && each.reason instanceof Wait).length, 7)
})

test('a flood of sign-ins is asked to come back and cannot take the memory', async () => {
  const all = await Promise.allSettled(Array.from({ length: 60 }, () => hashPassword('Một câu dài dễ nhớ', settings.pepper)))
  const refused = all.filter(({ status }) => status === 'rejected')
  assert.equal(refused.length, 8)
  assert.ok(refused.every((each) => each.status === 'rejected' && each.reason instanceof Wait && each.reason.status === 503))
  const hashed = all.find((each) => each.status === 'fulfilled')
  assert.ok(hashed?.status === 'fulfilled' && hashed.value.startsWith('peppered:$argon2id$v=19$m=65536,t=3,p=1$') && await isPassword('Một câu dài dễ nhớ', hashed.value, settings.pepper))
})

test('the accounts of a demonstration sign in on a demonstration only', async () => {
  await database.transaction((tx) => makeDemoAccounts(tx, [{ login: 'thanh-uy', name: 'Thành ủy', role: 'commune_staff', unitId: null }]))
  const browser: Browser = { token: null }
  await assert.rejects(signInAt()(visitOf(browser), { login: 'thanh-uy', password: demoPassword }), refusedAs('accounts.wrong-login-or-password'))
  await signInWith({ ...settings, demo: true })(visitOf(browser), { login: 'thanh-uy', password: demoPassword })
  assert.ok(await findHolder(database, browser.token!, { demo: true }))
  assert.equal(await findHolder(database, browser.token!, office), null)
})

test('a login has a form', () => {
  assert.equal(refuseToTakeLogin('a b')?.code, 'accounts.login-not-usable')
  assert.equal(refuseToTakeLogin('trần.hoa-2'), null)
})

test('an address is counted by its network; what is remembered does not grow without end', () => {
  assert.deepEqual(['203.0.113.9', '::ffff:203.0.113.77', '2001:db8:1:2::5', '2001:DB8:1:2:3:4:5:6', '2001:db8::1'].map(networkOf), ['203.0.113', '203.0.113', '2001:db8:1:2', '2001:db8:1:2', '2001:db8:0:0'])
  const kept = throttle(0, () => 0)
  for (let i = 0; i < 20_010; i++) kept.failed(String(i))
  assert.deepEqual([kept.secondsLeft('0'), kept.secondsLeft('20009')], [0, 2])
})
