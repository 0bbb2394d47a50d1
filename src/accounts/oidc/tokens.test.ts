import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { type JWTHeaderParameters, SignJWT, UnsecuredJWT, exportJWK, generateKeyPair } from 'jose'
import { row } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { type Browser, openDesk } from '../testing/desk.ts'

/** An issuer whose every token is of this test's making: what it must be to count, one difference at a time. */
const { publicKey, privateKey } = await generateKeyPair('RS256')
const strange = await generateKeyPair('RS256')
const keys = { keys: [{ ...await exportJWK(publicKey), kid: 'một', alg: 'RS256', use: 'sig' }] }
let idToken = ''
let fetched: string[] = []
const issuerServer = createServer((request, reply) => {
  fetched.push(request.url ?? '')
  const answers: Record<string, object> = {
    '/.well-known/openid-configuration': {
      issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/jwks`, response_types_supported: ['code'],
      subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'], code_challenge_methods_supported: ['S256']
    },
    '/jwks': keys, '/evil-jwks': { keys: [] }, '/token': { access_token: 'của-nơi-cung-cấp', token_type: 'Bearer', id_token: idToken }
  }
  reply.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answers[request.url ?? ''] ?? {}))
}).listen(0, '127.0.0.1')
await once(issuerServer, 'listening')
after(() => issuerServer.close())
const issuer = `http://127.0.0.1:${(issuerServer.address() as AddressInfo).port}`
const clientSecret = 'x'.repeat(40)
const { database, browser, account, server } = await openDesk({ oidc: { issuer, clientId: 'nhat-the', clientSecret, name: 'Cổng thử', acceptedAcr: ['muc-2'] }, publicAddress: 'http://so.example.vn' })
const sen = await account('sen')
await database.transaction((tx) => row(tx, sql`insert into oidc_identity (issuer, subject, name_hint, account_id) values (${issuer}, 'cong-dan-1', '', ${sen}) returning id`))

type Made = { claims?: Record<string, unknown>; header?: Partial<JWTHeaderParameters>; key?: CryptoKey | Uint8Array; unsigned?: true }
const now = () => Math.floor(Date.now() / 1000)

function signed(usual: Record<string, unknown>, { claims = {}, header = {}, key = privateKey, unsigned }: Made): Promise<string> | string {
  const whole = { ...usual, ...claims }
  return unsigned ? new UnsecuredJWT(whole).encode() : new SignJWT(whole).setProtectedHeader({ alg: 'RS256', kid: 'một', ...header }).sign(key)
}

/** What the browser is told when the provider's answer holds this ID token. */
async function comeWith(one: Browser, made: Made): Promise<{ status: number; code: string | undefined; text: string }> {
  const { searchParams } = new URL((await one.tell('/api/oidc/begin')).body.address)
  idToken = await signed({ iss: issuer, aud: 'nhat-the', sub: 'cong-dan-1', acr: 'muc-2', nonce: searchParams.get('nonce'), iat: now(), exp: now() + 120 }, made)
  const reply = await one.tell('/api/oidc/finish', { answer: `code=ma&state=${searchParams.get('state')}` })
  return { status: reply.status, code: reply.code, text: JSON.stringify([reply.body, reply.cookies]) }
}

const wrongAnywhere: [string, Made][] = [
  ['another key', { key: strange.privateKey }],
  ['no signature', { unsigned: true }],
  ['our own secret as the key', { header: { alg: 'HS256' }, key: new TextEncoder().encode(clientSecret) }],
  ['a key that it names itself', { key: strange.privateKey, header: { jku: `${issuer}/evil-jwks`, jwk: await exportJWK(strange.publicKey) } }],
  ['another issuer', { claims: { iss: 'https://khac.vn' } }],
  ['another audience', { claims: { aud: 'phan-mem-khac' } }],
  ['over', { claims: { iat: now() - 7200, exp: now() - 3600 } }],
  ['not begun', { claims: { nbf: now() + 3600 } }]
]

test('an ID token counts only if the issuer signed it by its own key, for us, in its time, and for this very sign-in', async () => {
  const right = browser()
  const taken = await comeWith(right, {})
  assert.equal(taken.status, 200, taken.text)
  for (const [what, made] of [...wrongAnywhere, ['another sign-in', { claims: { nonce: 'x'.repeat(43) } }], ['no nonce', { claims: { nonce: undefined } }]] as [string, Made][]) {
    const one = browser()
    assert.equal((await comeWith(one, made)).code, 'accounts.oidc-not-valid', what)
    assert.equal((await one.ask('/api/account/sessions')).status, 401, what)
  }
  assert.ok(!fetched.includes('/evil-jwks'))
})

test('no token of the provider comes to the browser', async () => {
  fetched = []
  const one = browser()
  const { text, status } = await comeWith(one, {})
  assert.equal(status, 200)
  assert.ok(fetched.includes('/token'))
  for (const secret of [idToken, 'của-nơi-cung-cấp', clientSecret]) assert.ok(!text.includes(secret) && ![...one.jar.values()].join().includes(secret))
})

test('a logout token counts only if it is one, signed by the issuer’s own key, for us, and of the last minutes; an ID token is none', async () => {
  const events = { 'http://schemas.openid.net/event/backchannel-logout': {} }
  const one = browser()
  await comeWith(one, {})
  const told = async (made: Made) => {
    const token = await signed({ iss: issuer, aud: 'nhat-the', sub: 'cong-dan-1', jti: String(Math.random()), events, iat: now(), exp: now() + 120 }, { ...made, header: { typ: 'logout+jwt', ...made.header } })
    const reply = await server.inject({ method: 'POST', url: '/api/oidc/logout', payload: new URLSearchParams({ logout_token: token }).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded' } })
    return reply.json().code as string | undefined
  }
  const more: [string, Made][] = [['an ID token', { claims: { events: undefined, nonce: 'n' } }], ['with a nonce', { claims: { nonce: 'n' } }], ['of nobody', { claims: { sub: undefined } }], ['without a number', { claims: { jti: undefined } }], ['old', { claims: { iat: now() - 600 } }]]
  for (const [what, made] of [...wrongAnywhere, ...more]) assert.equal(await told(made), 'accounts.oidc-not-valid', what)
  assert.equal((await one.ask('/api/account/sessions')).status, 200)
  assert.equal(await told({}), undefined)
  assert.equal((await one.ask('/api/account/sessions')).status, 401)
})
