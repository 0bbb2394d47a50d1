import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, test } from 'node:test'
import { inviteFirstAdministrator } from '#accounts/public.ts'
import { pathOf } from '#ground/http/openapi.ts'
import { testDatabase } from '#ground/testing/database.ts'
import { capabilities, productWith } from './capabilities.ts'
import { callsByName } from './contract.ts'
import { messages } from './messages.ts'
import { describeApi, openApp } from './server.ts'

const database = await testDatabase()
const product = productWith(randomBytes(32))
const logged: Record<string, unknown>[] = []
const server = await openApp({ database, product, demo: false, dist: '/nowhere', log: (line) => { logged.push(line) } })
after(() => server.close())

const routes = product.routes({ demo: false, permissionsOf: () => [] })
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
    ['GET /api/demo-accounts', 'GET /api/session', 'POST /api/first-account', 'POST /api/session/sign-in', 'POST /api/session/sign-out'])
})

test('a permission is a room and a verb, and every call says what it is for in both languages', () => {
  const rooms = new Set(capabilities.map(({ name }) => name))
  for (const { call } of routes) {
    assert.ok(call.says.vi.length > 5 && call.says.en.length > 5, named(call))
    if (call.may !== 'anyone') assert.ok(rooms.has(call.may.split('.')[0]!), `${named(call)}: ${call.may}`)
  }
})

test('from the one-time link to a session that opens every route; asked for nothing sensible, none of them breaks', async () => {
  const token = await database.transaction(inviteFirstAdministrator)
  const made = await server.inject({ method: 'POST', url: '/api/first-account', payload: { token, login: 'sen', name: 'Lý Thị Sen', password: 'con trâu đi trước cái cày' } })
  assert.equal(made.statusCode, 200, made.body)
  const cookie = String(made.headers['set-cookie'])
  assert.match(cookie, /^sid=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=43200$/)
  const session = (await server.inject({ url: '/api/session', headers: { cookie } })).json()
  assert.deepEqual([session.me.login, session.demo], ['sen', false])
  for (const route of routes.filter(({ call }) => call.may !== 'anyone')) {
    const reply = await asked(route, cookie)
    assert.ok(reply.statusCode < 500 && reply.statusCode !== 401 && reply.statusCode !== 403, `${named(route.call)}: ${reply.statusCode} ${reply.body.slice(0, 200)} ${JSON.stringify(logged.at(-1))}`)
  }
})

test('every sentence is said in both languages', () => {
  for (const [code, { vi, en }] of Object.entries(messages)) assert.ok(vi.trim() && en.trim(), code)
})

test('behind https the cookie is bound to this host', async () => {
  const behind = await openApp({ database, product, demo: false, dist: '/nowhere', trustedProxies: ['127.0.0.1'], log: () => {} })
  const reply = await behind.inject({ method: 'POST', url: '/api/session/sign-in', payload: { login: 'sen', password: 'con trâu đi trước cái cày' }, headers: { 'x-forwarded-proto': 'https' } })
  assert.match(String(reply.headers['set-cookie']), /^__Host-sid=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=43200; Secure$/)
  assert.ok(reply.headers['strict-transport-security'])
  await behind.close()
})
