import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { SignJWT, generateKeyPair } from 'jose'
import { row, rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { type Browser, enrolled, openDesk } from '../testing/desk.ts'
import { clientId, clientSecret, openProvider } from '../testing/provider.ts'

/** A port for our own server, so that the provider can be told it before either listens. */
const probe = createServer()
await once(probe.listen(0, '127.0.0.1'), 'listening')
const { port } = probe.address() as AddressInfo
await new Promise((closed) => probe.close(closed))

let clock = Date.now()
const publicAddress = `http://127.0.0.1:${port}`
const at = await openProvider({ back: `${publicAddress}/sign-in/back`, logout: `${publicAddress}/api/oidc/logout` })
const oidc = { issuer: at.issuer, clientId, clientSecret, name: 'Cổng thử', acceptedAcr: ['muc-2'] }
const { database, browser, account, server } = await openDesk({ oidc, publicAddress, now: () => clock })
await server.listen({ port, host: '127.0.0.1' })
const sen = await account('sen')
await account('may', { name: 'Lò Thị Mây' })
const may = browser()
await enrolled(may, 'may', clock)

const come = async (one: Browser, person: { sub: string; name?: string; acr?: string }) => {
  at.is({ name: 'Người Lạ', acr: 'muc-2', ...person })
  const { body: { address } } = await one.tell('/api/oidc/begin')
  return at.follow(address)
}
const finish = (one: Browser, back: URL) => one.tell('/api/oidc/finish', { answer: back.search.slice(1) })
type Shown = { number: number; issuer: string; subject: string; nameHint: string; login: string | null }
const shown = async () => (await may.ask('/api/oidc/identities')).body.identities as Shown[]
const isIn = async (one: Browser) => (await one.ask('/api/account/sessions')).status === 200

test('where to go carries PKCE, state, nonce and the level that is asked', async () => {
  const { body, cookies } = await browser().tell('/api/oidc/begin')
  const asked = Object.fromEntries(new URL(body.address).searchParams)
  assert.deepEqual([asked.response_type, asked.code_challenge_method, asked.redirect_uri, asked.acr_values, asked.scope], ['code', 'S256', `${publicAddress}/sign-in/back`, 'muc-2', 'openid profile'])
  for (const secret of [asked.state, asked.nonce, asked.code_challenge]) assert.ok((secret ?? '').length >= 43)
  assert.match(cookies[0]!, /^oidc=[\w-]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=600$/)
})

test('a stranger gets no account, and is shown to staff by issuer, subject and name alone', async () => {
  const one = browser()
  const refused = await finish(one, await come(one, { sub: 'cong-dan-1' }))
  const [stranger] = await shown()
  assert.deepEqual([refused.code, refused.body.facts.number], ['accounts.oidc-not-linked', stranger?.number])
  assert.deepEqual(Object.keys(stranger!).sort(), ['accountId', 'issuer', 'login', 'nameHint', 'number', 'subject', 'triedAt'])
  assert.deepEqual([stranger?.issuer, stranger?.subject, stranger?.login], [at.issuer, 'cong-dan-1', null])
  assert.ok(!(await isIn(one)))
  assert.deepEqual(await database.read((tx) => row(tx, sql`select count(*)::int as n from account`)), { n: 2 })
})

test('an administrator links it once; then the provider’s level stands for password and second factor', async () => {
  const [stranger] = await shown()
  assert.equal((await may.tell(`/api/oidc/identities/${stranger!.number}/link`, { accountId: sen })).status, 204)
  assert.equal((await may.tell(`/api/oidc/identities/${stranger!.number}/link`, { accountId: sen })).code, 'accounts.oidc-not-there')
  const one = browser()
  assert.deepEqual((await finish(one, await come(one, { sub: 'cong-dan-1' }))).body, { owed: null })
  assert.equal((await one.ask('/api/session')).body.me.login, 'sen')
})

test('the same subject of another issuer is somebody else', async () => {
  await database.transaction((tx) => rows(tx, sql`insert into oidc_identity (issuer, subject, name_hint, account_id) values ('https://khac.vn', 'cong-dan-2', '', ${sen})`))
  const one = browser()
  assert.equal((await finish(one, await come(one, { sub: 'cong-dan-2' }))).code, 'accounts.oidc-not-linked')
})

test('a level that is too low is refused', async () => {
  const one = browser()
  assert.equal((await finish(one, await come(one, { sub: 'cong-dan-1', acr: 'muc-1' }))).code, 'accounts.oidc-too-weak')
  assert.ok(!(await isIn(one)))
})

test('an answer works once, in the browser that began, within ten minutes, and unchanged', async () => {
  const [one, thief] = [browser(), browser()]
  const back = await come(one, { sub: 'cong-dan-1' })
  assert.equal((await finish(thief, back)).code, 'accounts.oidc-not-begun')
  const begunCookie = one.jar.get('oidc')!
  const changed = (name: string, value: string) => {
    const other = new URL(back)
    other.searchParams.set(name, value)
    return other
  }
  for (const wrong of [changed('state', 'x'.repeat(43)), changed('iss', 'https://evil.vn'), changed('code', 'made-up')]) {
    one.jar.set('oidc', begunCookie)
    assert.equal((await finish(one, wrong)).code, 'accounts.oidc-not-valid', wrong.search)
  }
  const again = browser()
  const fresh = await come(again, { sub: 'cong-dan-1' })
  const kept = again.jar.get('oidc')!
  assert.equal((await finish(again, fresh)).status, 200)
  assert.equal(again.jar.get('oidc'), undefined)
  again.jar.set('oidc', kept)
  assert.equal((await finish(again, fresh)).code, 'accounts.oidc-not-valid') // the code is spent

  const slow = browser()
  const late = await come(slow, { sub: 'cong-dan-1' })
  clock += 11 * 60_000
  assert.equal((await finish(slow, late)).code, 'accounts.oidc-not-begun')
})

test('a suspended account is not opened by its identity either', async () => {
  await database.transaction((tx) => rows(tx, sql`update account set suspended = true where id = ${sen}`))
  const one = browser()
  assert.equal((await finish(one, await come(one, { sub: 'cong-dan-1' }))).code, 'accounts.oidc-not-linked')
  await database.transaction((tx) => rows(tx, sql`update account set suspended = false where id = ${sen}`))
})

test('who signs out at the provider is out here, of that session only', async () => {
  const [one, other] = [browser(), browser()]
  await finish(one, await come(one, { sub: 'cong-dan-1' }))
  await finish(other, await come(other, { sub: 'cong-dan-1' }))
  const { sid } = await database.read((tx) => row<{ sid: string }>(tx, sql`select oidc_sid as sid from session where oidc_sid is not null order by id desc limit 1`))
  await at.signOut('cong-dan-1', sid)
  assert.deepEqual([await isIn(one), await isIn(other)], [true, false])
})

test('a logout that the provider did not sign, or that is no logout, ends nothing', async () => {
  const one = browser()
  await finish(one, await come(one, { sub: 'cong-dan-1' }))
  const { privateKey } = await generateKeyPair('RS256')
  const event = { 'http://schemas.openid.net/event/backchannel-logout': {} }
  const forged = await new SignJWT({ events: event, sub: 'cong-dan-1', jti: '1' }).setProtectedHeader({ alg: 'RS256', typ: 'logout+jwt' }).setIssuer(at.issuer).setAudience(clientId).setIssuedAt().setExpirationTime('2m').sign(privateKey)
  for (const token of [forged, 'abc', `${forged.split('.')[0]}.${forged.split('.')[1]}.`]) {
    const reply = await fetch(`${publicAddress}/api/oidc/logout`, { method: 'POST', body: new URLSearchParams({ logout_token: token }) })
    assert.deepEqual([reply.status, (await reply.json() as { code: string }).code], [409, 'accounts.oidc-not-valid'])
  }
  assert.ok(await isIn(one))
})

test('unlinked, the sessions that the identity opened end, and it opens no more', async () => {
  const one = browser()
  await finish(one, await come(one, { sub: 'cong-dan-1' }))
  const linked = (await shown()).find(({ subject, issuer }) => subject === 'cong-dan-1' && issuer === at.issuer)!
  assert.equal((await may.tell(`/api/oidc/identities/${linked.number}/unlink`)).status, 204)
  assert.ok(!(await isIn(one)))
  assert.equal((await finish(one, await come(one, { sub: 'cong-dan-1' }))).code, 'accounts.oidc-not-linked')
})

test('an issuer that says it is another is not used; one that is away is said so; without single sign-on there is none', async () => {
  const pretended = await openDesk({ oidc: { ...oidc, issuer: at.issuer.replace('127.0.0.1', 'localhost') }, publicAddress })
  assert.equal((await pretended.browser().tell('/api/oidc/begin')).code, 'accounts.oidc-away')
  const away = await openDesk({ oidc: { ...oidc, issuer: 'http://127.0.0.1:1' }, publicAddress })
  assert.equal((await away.browser().tell('/api/oidc/begin')).code, 'accounts.oidc-away')
  const none = await openDesk()
  assert.equal((await none.browser().tell('/api/oidc/begin')).code, 'accounts.oidc-absent')
})

test('a provider that leads elsewhere is not followed, and one without TLS is not asked', async () => {
  let followed = 0
  const elsewhere = createServer((request, reply) => {
    if (request.url?.startsWith('/elsewhere')) followed++
    reply.writeHead(302, { location: '/elsewhere' }).end()
  }).listen(0, '127.0.0.1')
  await once(elsewhere, 'listening')
  const leads = await openDesk({ oidc: { ...oidc, issuer: `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}` }, publicAddress })
  assert.equal((await leads.browser().tell('/api/oidc/begin')).code, 'accounts.oidc-away')
  assert.equal(followed, 0)
  elsewhere.close()
  const inClear = await openDesk({ oidc: { ...oidc, issuer: 'http://dang-nhap.example.vn' }, publicAddress })
  assert.equal((await inClear.browser().tell('/api/oidc/begin')).code, 'accounts.oidc-away')
})

test('where no level is configured, our own second factor is asked all the same', async () => {
  const desk = await openDesk({ oidc: { ...oidc, acceptedAcr: [] }, publicAddress })
  const id = await desk.account('sen')
  await enrolled(desk.browser(), 'sen', Date.now())
  await desk.database.transaction((tx) => rows(tx, sql`insert into oidc_identity (issuer, subject, name_hint, account_id) values (${at.issuer}, 'cong-dan-3', '', ${id})`))
  const one = desk.browser()
  assert.deepEqual((await finish(one, await come(one, { sub: 'cong-dan-3', acr: 'muc-1' }))).body, { owed: 'factor' })
})
