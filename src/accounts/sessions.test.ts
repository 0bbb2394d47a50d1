import assert from 'node:assert/strict'
import { test } from 'node:test'
import { row, rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { deviceOf } from './device.ts'
import { codeOf, enrolled, openDesk, password } from './testing/desk.ts'
import { hashOfToken, newToken } from './token.ts'

let clock = Date.parse('2026-11-25T08:00:00Z')
const desk = await openDesk({ now: () => clock })
const { database, strict, browser, account } = desk
const doing = (text: ReturnType<typeof sql>) => database.transaction((tx) => rows(tx, text))
const sen = await account('sen')
const { secret } = await enrolled(browser(), 'sen', clock)

/** Half a minute later, for a code that was not used yet. */
const later = () => (clock += 30_000)

async function inside() {
  const one = browser()
  await one.signIn('sen')
  const given = await one.tell('/api/session/totp', { code: await codeOf(secret, later()) })
  assert.equal(given.status, 204, JSON.stringify(given.body))
  return one
}
const isIn = async (one: ReturnType<typeof browser>) => (await one.ask('/api/account/sessions')).status === 200
const tokenOf = (one: ReturnType<typeof browser>) => one.jar.get('sid')!

test('a token chosen by somebody else is not taken over at sign-in, nor is the former one at any step', async () => {
  const one = browser()
  const fixed = newToken()
  one.jar.set('sid', fixed)
  await one.signIn('sen')
  const afterPassword = tokenOf(one)
  assert.notEqual(afterPassword, fixed)
  await one.tell('/api/session/totp', { code: await codeOf(secret, later()) })
  const afterFactor = tokenOf(one)
  assert.notEqual(afterFactor, afterPassword)
  assert.ok(await isIn(one))
  for (const old of [fixed, afterPassword]) {
    const thief = browser()
    thief.jar.set('sid', old)
    assert.equal((await thief.ask('/api/account/sessions')).status, 401)
  }
})

test('proving oneself again gives a new token and keeps the number of the session', async () => {
  const one = await inside()
  const before = tokenOf(one)
  const numberOf = async () => (await one.ask('/api/account/sessions')).body.sessions.find((each: { thisOne: boolean }) => each.thisOne).number as number
  const number = await numberOf()
  await one.tell('/api/session/totp', { code: await codeOf(secret, later()) })
  assert.notEqual(tokenOf(one), before)
  assert.equal(await numberOf(), number)
})

test('until the second factor is given a session opens nothing else, and for ten minutes only', async () => {
  const one = browser()
  assert.equal((await one.signIn('sen')).body.owed, 'factor')
  const half = (await one.ask('/api/session')).body
  assert.deepEqual([half.me, half.owed, half.ways], [null, 'factor', { totp: true, passkey: false, recoveryCode: true }])
  for (const [url, method] of [['/api/account/sessions', 'GET'], ['/api/accounts', 'GET'], ['/api/account/password', 'POST'], ['/api/account/totp/begin', 'POST'], ['/api/account/factors', 'GET']] as const) {
    const refused = await one.ask(url, { method, body: method === 'POST' ? { current: password, password: 'một câu khác hẳn đi nhé' } : undefined })
    assert.deepEqual([refused.status, refused.code], [403, 'http.unfinished'], url)
  }
  await doing(sql`update session set ends_at = ends_at - interval '10 minutes' where token_hash = ${hashOfToken(tokenOf(one))}`)
  assert.equal((await one.tell('/api/session/totp', { code: await codeOf(secret, later()) })).status, 401)
})

for (const [who, isStrict, idle, hours] of [['an ordinary account', false, 30, 12], ['a strict account', true, 15, 8]] as const)
  test(`the session of ${who} ends after ${idle} idle minutes and after ${hours} hours`, async () => {
    if (isStrict) strict.add(sen)
    const one = await inside()
    const mine = sql`token_hash = ${hashOfToken(tokenOf(one))}`
    const lasts = await database.read((tx) => row<{ seconds: number }>(tx, sql`select extract(epoch from ends_at - begun_at)::int as seconds from session where ${mine}`))
    assert.equal(lasts.seconds, hours * 3600)
    await doing(sql`update session set seen_at = now() - make_interval(mins => ${idle - 1}) where ${mine}`)
    assert.ok(await isIn(one)) // and it was seen now
    assert.ok((await database.read((tx) => row<{ fresh: boolean }>(tx, sql`select seen_at > now() - interval '1 minute' as fresh from session where ${mine}`))).fresh)
    await doing(sql`update session set seen_at = now() - make_interval(mins => ${idle + 1}) where ${mine}`)
    assert.ok(!(await isIn(one)))
    const other = await inside()
    await doing(sql`update session set ends_at = now() where token_hash = ${hashOfToken(tokenOf(other))}`)
    assert.ok(!(await isIn(other)))
  })

test('a suspended account is out at the next request and cannot come back', async () => {
  const one = await inside()
  await doing(sql`update account set suspended = true where id = ${sen}`)
  assert.ok(!(await isIn(one)))
  assert.equal((await browser().signIn('sen')).code, 'accounts.wrong-login-or-password')
  await doing(sql`update account set suspended = false where id = ${sen}`)
})

test('one sees one’s sessions, ends one of them or all others after proving oneself again, and never another’s', async () => {
  await doing(sql`delete from session`)
  const desktop = await inside()
  const phone = browser('Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36')
  await phone.signIn('sen', password, { from: '203.0.113.77' })
  await phone.tell('/api/session/totp', { code: await codeOf(secret, later()) })
  const { sessions } = (await desktop.ask('/api/account/sessions')).body
  assert.deepEqual(sessions.map(({ device, network, thisOne }: Record<string, unknown>) => [device, network, thisOne]).sort(),
    [['Chrome · Android', '203.0.113', false], ['Firefox · Windows', '127.0.0', true]])
  const [other] = sessions.filter(({ thisOne }: { thisOne: boolean }) => !thisOne)

  await account('stranger', { name: 'Hoàng Văn Lạ' })
  const stranger = browser()
  await enrolled(stranger, 'stranger', clock)
  await stranger.tell(`/api/account/sessions/${other.number}/end`)
  assert.ok(await isIn(phone))
  await doing(sql`update session set fresh_until = now() where token_hash = ${hashOfToken(tokenOf(desktop))}`)
  for (const url of [`/api/account/sessions/${other.number}/end`, '/api/account/end-other-sessions']) assert.equal((await desktop.tell(url)).code, 'http.step-up-needed')
  assert.equal((await desktop.tell('/api/session/totp', { code: await codeOf(secret, later()) })).status, 204)
  await desktop.tell(`/api/account/sessions/${other.number}/end`)
  assert.ok(!(await isIn(phone)))
  const third = await inside()
  await desktop.tell('/api/account/end-other-sessions')
  assert.deepEqual([await isIn(desktop), await isIn(third), await isIn(stranger)], [true, false, true])
})

test('a password does not run out: ten years on it opens as before', async () => {
  await doing(sql`update account set made_at = now() - interval '10 years' where id = ${sen}`)
  assert.deepEqual((await browser().signIn('sen')).body, { owed: 'factor' })
})

test('a new password ends every other session and gives this one a new token; the old password opens nothing', async () => {
  const [one, other] = [await inside(), await inside()]
  const before = tokenOf(one)
  const wrong = await one.tell('/api/account/password', { current: 'không phải mật khẩu', password: 'nước chảy đá mòn mưa nguồn' })
  assert.equal(wrong.code, 'accounts.wrong-password')
  assert.equal((await one.tell('/api/account/password', { current: password, password })).code, 'accounts.password-same')
  assert.equal((await one.tell('/api/account/password', { current: password, password: 'nước chảy đá mòn mưa nguồn' })).status, 204)
  assert.notEqual(tokenOf(one), before)
  assert.deepEqual([await isIn(one), await isIn(other)], [true, false])
  assert.equal((await browser().signIn('sen')).code, 'accounts.wrong-login-or-password')
  assert.equal((await browser().signIn('sen', 'nước chảy đá mòn mưa nguồn')).status, 200)
})

test('every cookie of every reply is out of reach of scripts and of other sites', async () => {
  const one = browser()
  const replies = [
    await one.signIn('sen', 'nước chảy đá mòn mưa nguồn'), await one.tell('/api/session/totp', { code: await codeOf(secret, later()) }),
    await one.signIn('sen', 'sai'), await one.ask('/api/session'), await one.tell('/api/session/sign-out'), await one.ask('/health')
  ]
  const cookies = replies.flatMap((reply) => reply.cookies)
  assert.ok(cookies.length >= 4)
  for (const cookie of cookies) assert.match(cookie, /^(sid|device)=[^;]*; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/)
})

test('the journal names who signed in, who failed and by what, and never what they typed', async () => {
  await browser().signIn('sen', 'mật khẩu gõ nhầm 123')
  await browser().signIn('mat.khau.cua.toi', 'x')
  const lines = await database.read((tx) => rows<{ what: string; facts: Record<string, unknown>; accountId: number | null }>(tx, sql`
    select what, facts, account_id as "accountId" from journal where what like 'accounts.%' order by id`))
  for (const what of ['accounts.sign-in', 'accounts.sign-in-failed', 'accounts.prove', 'accounts.enrol-factor', 'accounts.change-password']) assert.ok(lines.some((line) => line.what === what), what)
  assert.deepEqual(lines.findLast(({ what }) => what === 'accounts.sign-in')?.accountId, sen)
  const failed = lines.filter(({ what }) => what === 'accounts.sign-in-failed').slice(-2)
  assert.equal(failed[0]?.facts.account, sen)
  assert.match(String(failed[1]?.facts.unknown), /^[0-9a-f]{16}$/)
  assert.doesNotMatch(JSON.stringify(lines), /mat\.khau|gõ nhầm|nước chảy/)
})

test('a browser is named by what it is and where it runs, no closer', () => {
  assert.equal(deviceOf('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15'), 'Safari · macOS')
  assert.equal(deviceOf('Mozilla/5.0 (Windows NT 10.0) Chrome/140.0.0.0 Safari/537.36 Edg/140.0'), 'Edge · Windows')
  assert.equal(deviceOf('curl/8'), '')
})
