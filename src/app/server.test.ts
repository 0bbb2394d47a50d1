import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, test } from 'node:test'
import { generate } from 'otplib'
import { hashPassword } from '#accounts/passwords/password.ts'
import { beginSession } from '#accounts/session.ts'
import { pathOf } from '#ground/http/openapi.ts'
import { roles } from '#access/policy.ts'
import { grantRole, openScoped } from '#access/public.ts'
import { sql } from '#ground/database/sql.ts'
import { row, rows } from '#ground/database/database.ts'
import { cloneTemplate } from '#ground/testing/database.ts'
import { capabilities, productWith } from './capabilities.ts'
import { callsByName } from './contract.ts'
import { messages } from './messages.ts'
import { inviteAdministrator } from './office.ts'
import { describeApi, openApp } from './server.ts'

const { database, url } = await cloneTemplate()
const scoped = await openScoped(database, url)
const product = productWith(randomBytes(32))
const pepper = randomBytes(32)
const logged: Record<string, unknown>[] = []
const server = await openApp({ database, scoped, product, pepper, demo: false, dist: '/nowhere', log: (line) => { logged.push(line) } })
after(async () => {
  await server.close()
  await scoped.close()
})

const routes = product.routes({ demo: false, pepper, strictnessOf: async () => false, standsAbove: async () => false, accountsSeen: () => sql`select 0`, standingOf: async () => ({ role: null, unitId: null }) })
const named = ({ method, path }: { method: string; path: string }) => `${method} ${path}`

test('every call of the contract is answered by one route, and every route is in the contract', () => {
  const served = routes.map(({ call }) => named(call)).sort()
  const promised = Object.values(callsByName()).map(named).sort()
  assert.deepEqual(served, promised)
  assert.equal(new Set(served).size, served.length)
})

test('the OpenAPI description holds every route, and nothing else', () => {
  const { paths } = describeApi() as { paths: Record<string, Record<string, { operationId: string }>> }
  const described = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`)).sort()
  assert.deepEqual(described, routes.map(({ call }) => `${call.method} ${pathOf(call)}`).sort())
  const ids = Object.values(paths).flatMap((methods) => Object.values(methods).map(({ operationId }) => operationId))
  assert.equal(new Set(ids).size, ids.length)
})

test('the description is served and is whole JSON', async () => {
  const { openapi, paths } = (await server.inject('/api/openapi.json')).json() as { openapi: string; paths: object }
  assert.equal(openapi, '3.1.0')
  assert.ok(Object.keys(paths).length > 20)
})

const asked = ({ call }: (typeof routes)[number], cookie?: string) => server.inject({
  method: call.method, url: call.path.replace(/:\w+/g, '1'),
  headers: { ...(call.method === 'POST' ? { 'content-type': 'application/json' } : {}), ...(cookie ? { cookie } : {}) }, ...(call.method === 'POST' ? { payload: {} } : {})
})

for (const route of routes)
  if (route.call.may !== 'anyone')
    test(`${named(route.call)} needs a session`, async () => assert.equal((await asked(route)).statusCode, 401))

test('what needs no session is known by name', () => {
  assert.deepEqual(routes.filter(({ call }) => call.may === 'anyone').map(({ call }) => named(call)).sort(),
    ['GET /api/demo-accounts', 'GET /api/session', 'POST /api/first-account', 'POST /api/oidc/begin', 'POST /api/oidc/finish', 'POST /api/oidc/logout', 'POST /api/session/sign-in', 'POST /api/session/sign-out'])
})

test('a permission is a room and a verb, and every call says what it is for in both languages', () => {
  const rooms = new Set(['backups', ...capabilities.map(({ name }) => name)]) // these are the ground's; the app shows them
  for (const { call } of routes) {
    assert.ok(call.says.vi.length > 5 && call.says.en.length > 5, named(call))
    if (call.may !== 'anyone') assert.ok(rooms.has(call.may.split('.')[0]!), `${named(call)}: ${call.may}`)
  }
})

test('from the one-time link and a second factor to a session that opens every route; asked for nothing sensible, none of them breaks', async () => {
  await database.transaction((tx) => rows(tx, sql`insert into unit (tree, kind) values ('state', 'country')`))
  const token = await database.transaction(inviteAdministrator)
  const made = await server.inject({ method: 'POST', url: '/api/first-account', payload: { token, login: 'sen', name: 'Lý Thị Sen', password: 'con trâu đi trước cái cày' } })
  assert.equal(made.statusCode, 200, made.body)
  assert.equal(made.json().owed, 'enrol')
  const first = String(made.headers['set-cookie'])
  assert.match(first, /^sid=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=28800$/)
  assert.equal((await asked(routes.find(({ call }) => call.path === '/api/units' && call.method === 'GET') ?? routes[0]!, first)).json().code, 'http.unfinished')
  const tell = (url: string, payload: object) => server.inject({ method: 'POST', url, payload, headers: { cookie: first } })
  const { secret } = (await tell('/api/account/totp/begin', {})).json()
  const enrolled = await tell('/api/account/totp', { code: await generate({ secret }) })
  assert.equal(enrolled.json().recoveryCodes?.length, 10, enrolled.body)
  const session = (await server.inject({ url: '/api/session', headers: { cookie: String(enrolled.headers['set-cookie']) } })).json()
  assert.deepEqual([session.me.login, session.me.role, session.demo], ['sen', 'administrator', false])
  assert.equal((await server.inject({ url: '/api/papers', headers: { cookie: String(enrolled.headers['set-cookie']) } })).statusCode, 403) // an administrator reads no content
  for (const role of roles) await database.transaction((tx) => grantRole(tx, { accountId: session.me.accountId, role, areaId: null }))
  for (const route of routes.filter(({ call }) => call.may !== 'anyone')) {
    const { token: sid } = await database.transaction((tx) => beginSession(tx, 1, { strict: false, before: null, factorGiven: true, fresh: true })) // some of them end it
    const reply = await asked(route, `sid=${sid}`)
    assert.ok(reply.statusCode < 500 && reply.statusCode !== 401 && reply.statusCode !== 403, `${named(route.call)}: ${reply.statusCode} ${reply.body.slice(0, 200)} ${JSON.stringify(logged.at(-1))}`)
  }
})

const writes = routes.filter(({ call }) => call.method === 'POST' && !call.fromServer)

for (const { call } of writes)
  test(`${named(call)} refuses a page of another site, and a form that says nothing of its site`, async () => {
    const url = call.path.replace(/:\w+/g, '1')
    const [json, form] = [{ 'content-type': 'application/json' }, { 'content-type': 'multipart/form-data; boundary=x' }]
    const foreign: Record<string, string>[] = [
      { ...json, 'sec-fetch-site': 'cross-site' }, { ...json, 'sec-fetch-site': 'same-site' }, { ...json, origin: 'https://evil.vn' }, { ...json, origin: 'null' },
      { ...form, 'x-nhat-the': '1', origin: 'https://evil.vn' }, form
    ]
    for (const headers of foreign) {
      const reply = await server.inject({ method: 'POST', url, headers, payload: headers['content-type'] === json['content-type'] ? '{}' : '--x--' })
      assert.deepEqual([reply.statusCode, reply.json().code], [403, 'http.foreign-page'], JSON.stringify(headers))
    }
  })

test('no page of another site is invited, no reply lets a script or a style in, and each route has its greatest size', async () => {
  for (const { call } of routes) {
    assert.ok(call.most > 0 && call.most <= 64 * 1024 * 1024, named(call))
    const url = call.path.replace(/:\w+/g, '1')
    const replies = [await server.inject({ method: 'OPTIONS', url, headers: { origin: 'https://evil.vn', 'access-control-request-method': call.method } }), await asked({ call } as (typeof routes)[number])]
    for (const { headers } of replies) {
      assert.deepEqual(Object.keys(headers).filter((name) => name.startsWith('access-control-')), [])
      assert.doesNotMatch(String(headers['content-security-policy']), /unsafe|\*|https?:/)
      assert.match(String(headers['content-security-policy']), /default-src 'none'.*style-src 'self';.*base-uri 'none'.*frame-ancestors 'none'/)
      assert.deepEqual([headers['x-content-type-options'], headers['cache-control'], headers['referrer-policy']], ['nosniff', 'no-store', 'same-origin'])
    }
  }
})

test('no answer leads a caller on to another address, whatever it was reached by', async () => {
  for (const route of routes) {
    const { statusCode, headers } = await asked(route)
    assert.ok(statusCode < 300 || statusCode >= 400, named(route.call))
    assert.equal(headers.location, undefined, named(route.call))
  }
})

test('no secret and no identity number is asked for in an address', () => {

  for (const [name, call] of Object.entries(callsByName())) {
    const fields = [...call.path.match(/:\w+/g) ?? [], ...(call.method === 'GET' ? Object.keys((call.takes as unknown as { shape: object }).shape) : [])]
    assert.deepEqual(fields.filter((field) => /password|token|secret|identity|cccd|phone|birth/i.test(field)), [], name)
  }
})

test('who the caller is said to be is believed from the configured hop only', async () => {
  const behind = await openApp({ database, scoped, product, pepper, demo: false, dist: '/nowhere', trustedProxies: ['10.0.0.1'], log: () => {} })
  const schemeFrom = async (remoteAddress: string) => (await behind.inject({ url: '/health', remoteAddress, headers: { 'x-forwarded-proto': 'https' } })).headers['strict-transport-security']
  assert.deepEqual([await schemeFrom('10.0.0.1'), await schemeFrom('10.0.0.2'), await schemeFrom('127.0.0.1')], ['max-age=31536000; includeSubDomains', undefined, undefined])
  const hosted = (remoteAddress: string) => behind.inject({ method: 'POST', url: '/api/session/sign-out', remoteAddress, payload: {}, headers: { host: 'so.example.vn', 'x-forwarded-host': 'evil.vn', origin: 'https://evil.vn' } })
  assert.equal((await hosted('10.0.0.2')).statusCode, 403)
  await behind.close()
})

test('every sentence is said in both languages', () => {
  for (const [code, { vi, en }] of Object.entries(messages)) assert.ok(vi.trim() && en.trim(), code)
})

test('a new password must not hold the birthday of the person whom the account is linked to', async () => {
  const { token: sid } = await database.transaction(async (tx) => {
    const { id } = await row<{ id: number }>(tx, sql`insert into person default values returning id`)
    await rows(tx, sql`insert into person_version (person_id, held, name, sort_key, birth) values (${id}, '(,)', 'Vàng Thị Dợ', 'do vang thi', '1968-06-25')`)
    const account = await row<{ id: number }>(tx, sql`
      insert into account (login, name, person, password_hash) values ('do', 'Cô Dợ', ${`people/${id}`}, ${await hashPassword('mây trắng bay về núi', pepper)}) returning id`)
    return beginSession(tx, account.id, { strict: false, before: null, factorGiven: true })
  })
  const change = (password: string) => server.inject({ method: 'POST', url: '/api/account/password', headers: { cookie: `sid=${sid}` }, payload: { current: 'mây trắng bay về núi', password } })
  assert.equal((await change('hẹn nhau ngày 25-06-1968 nhé')).json().code, 'accounts.password-personal')
  assert.equal((await change('hẹn nhau ngày mưa 26-06 nhé')).statusCode, 204)
})

test('behind https the cookie is bound to this host', async () => {
  const behind = await openApp({ database, scoped, product, pepper, demo: false, dist: '/nowhere', trustedProxies: ['127.0.0.1'], log: () => {} })
  const reply = await behind.inject({ method: 'POST', url: '/api/session/sign-in', payload: { login: 'sen', password: 'con trâu đi trước cái cày' }, headers: { 'x-forwarded-proto': 'https' } })
  assert.match(String(reply.headers['set-cookie']), /^__Host-sid=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=28800; Secure,__Host-device=[^;]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=15552000; Secure$/)
  assert.ok(reply.headers['strict-transport-security'])
  await behind.close()
})
