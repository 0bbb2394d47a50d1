import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import type { Actor } from '#ground/actor.ts'
import { testDatabase } from '#ground/testing/database.ts'
import { day } from '#ground/time/day.ts'
import { download, get, post } from './contract.ts'
import { idField } from './fields.ts'
import { servePages } from './pages.ts'
import { route, routeAround, Written } from './route.ts'
import { openServer } from './serve.ts'

/** What goes over the wire beside the answers themselves: kinds of content, methods, lengths, files, and the line that a refusal leaves. */
const database = await testDatabase()
const says = { vi: 'Giếng.', en: 'A well.' }
const well = z.object({ id: z.int(), name: z.string() })
const routes = [
  route(post('/wells', { may: 'wells.dig', takes: well, gives: well, says }), async (_tx, _actor, dug) => dug),
  route(get('/wells/:id', { may: 'wells.see', takes: z.object({ id: idField }), gives: well, says }), async (_tx, _actor, { id }) => ({ id, name: 'Giếng Đình' })),
  route(download('/wells/:id/card', { may: 'wells.see', takes: z.object({ id: idField }), gives: z.file(), says }), async (_tx, _actor, { id }) => new File([`giếng ${id}`], 'Giếng.txt', { type: 'text/plain' })),
  route(post('/seal', { may: 'wells.see', fresh: true, takes: z.object({}), gives: z.void(), says }), async () => {}),
  routeAround(get('/long', { may: 'wells.see', takes: z.object({}), gives: z.object({ text: z.string() }), says }), async () => new Written(JSON.stringify({ text: 'Giếng Đá' })))
]
const an: Actor = { accountId: 1, name: 'An', today: day('2025-07-01'), may: ['wells.dig', 'wells.see'], unitId: null }
const held: Record<string, Actor> = { an, reader: { ...an, may: ['wells.see'] }, stale: { ...an, sessionId: 1, freshUntil: 0 } }
const away: Record<string, unknown>[] = []
const settings = {
  routes, database, scoped: database,
  whoHolds: async (token: string) => held[token] ?? null,
  may: (actor: Actor | null, call: { may: string }) => actor?.may.includes(call.may) === true,
  refusalOf: () => undefined,
  log: (line: Record<string, unknown>) => assert.fail(JSON.stringify(line)),
  refused: (line: Record<string, unknown>) => { away.push(line) }
}
const server = await openServer(settings)
await servePages(server, '/nowhere')
after(() => server.close())

const asked = async (method: 'GET' | 'POST', url: string, body?: object, headers: Record<string, string> = {}) =>
  server.inject({ method, url, headers: { cookie: 'sid=an', ...headers }, ...(body === undefined ? {} : { payload: body }) })

test('whoever is turned away leaves a line: who, when, which call, why, and nothing of what was sent', async () => {
  away.length = 0
  await asked('POST', '/api/wells', { id: 77, name: 'Giếng Rồng' }, { cookie: 'sid=reader' })
  await asked('POST', '/api/wells', { id: 'Giếng\nRồng', 'x\n{"at":"2026"}': 1 })
  await asked('POST', '/api/wells', { id: 77, name: 'x' }, { cookie: '', origin: 'https://evil.vn' })
  await asked('POST', '/api/wells', { id: 77, name: 'x'.repeat(1024 * 1024) })
  await asked('GET', '/api/wells/1%0aRồng')
  await asked('POST', '/api/seal', {}, { cookie: 'sid=stale' }) // everyday: the screen asks and comes again
  await asked('GET', '/api/wells/1', undefined, { cookie: '' }) // a session that ended
  await asked('GET', '/api/wells/1')
  assert.deepEqual(away.map(({ method, route, status, refused, account, from }) => [method, route, status, refused, account ?? from]), [
    ['POST', '/api/wells', 403, 'http.not-yours', 1], ['POST', '/api/wells', 400, 'http.malformed', 1], ['POST', '/api/wells', 403, 'http.foreign-page', '127.0.0.1'],
    ['POST', '/api/wells', 413, 'http.too-large', '127.0.0.1'], ['GET', '/api/wells/:id', 400, 'http.malformed', 1]
  ])
  for (const line of away) {
    assert.match(String(line.at), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    assert.doesNotMatch(JSON.stringify(line), /\n|R.ng|2026"|"name"/)
  }
  assert.equal(new Set(away.map(({ requestId }) => requestId)).size, 5)
})

/** What the server answers to these very bytes, until it ends the connection or a second is over. */
async function answerTo(port: number, bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  let came = ''
  socket.on('data', (chunk) => { came += String(chunk) }).on('error', () => {})
  socket.end(bytes)
  await Promise.race([once(socket, 'close'), pause(1000)])
  socket.destroy()
  return came
}

test('a message whose length is told twice is refused, and nothing hidden behind it is answered', async () => {
  const open = await openServer(settings)
  await open.listen({ port: 0, host: '127.0.0.1' })
  const { port } = open.server.address() as { port: number }
  const hidden = 'GET /health HTTP/1.1\r\nhost: a\r\n\r\n'
  const head = 'POST /api/wells HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n'
  for (const lengths of ['content-length: 5\r\ntransfer-encoding: chunked', 'content-length: 5\r\ncontent-length: 6', 'transfer-encoding: chunked, identity', 'transfer-encoding : chunked', 'content-length: +5']) {
    const came = await answerTo(port, `${head}${lengths}\r\n\r\n0\r\n\r\n${hidden}`)
    assert.match(came, /^HTTP\/1\.1 400 /, lengths)
    assert.doesNotMatch(came, /200 OK|"ok":true/, lengths)
  }
  assert.match(await answerTo(port, hidden), /200 OK/)
  await open.close()
})

test('TRACE, CONNECT and what no call names are not answered', async () => {
  const open = await openServer(settings)
  await open.listen({ port: 0, host: '127.0.0.1' })
  const { port } = open.server.address() as { port: number }
  for (const method of ['TRACE', 'CONNECT', 'PUT', 'DELETE', 'PROPFIND', 'HEAD']) {
    const came = await answerTo(port, `${method} /api/wells/1 HTTP/1.1\r\nhost: a\r\ncookie: sid=an\r\nx-mine: nothing-comes-back\r\nconnection: close\r\n\r\n`)
    assert.doesNotMatch(came, /^HTTP\/1\.1 2|nothing-comes-back|Giếng/, method)
  }
  await open.close()
})

test('every answer with a body says what it is, and text says in which letters', async () => {
  for (const [method, url] of [['GET', '/api/wells/1'], ['GET', '/api/wells/abc'], ['GET', '/api/nothing'], ['GET', '/health'], ['GET', '/api/long'], ['GET', '/api/wells/4/card'], ['POST', '/api/wells']] as const) {
    const { headers, body } = await asked(method, url)
    assert.ok(String(body).length > 0, url)
    assert.match(String(headers['content-type']), /^(application\/json|text\/plain); charset=utf-8$/, url)
  }
})

test('only what the build made is served: no folder, nothing beside it, nothing hidden', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nhat-the-pages-'))
  const dist = join(folder, 'dist')
  mkdirSync(join(dist, 'assets'), { recursive: true })
  mkdirSync(join(folder, '.git'))
  writeFileSync(join(dist, 'index.html'), '<!doctype html><title>trang</title>')
  writeFileSync(join(dist, 'assets', 'a1b2.js'), 'void 0')
  for (const beside of ['package.json', '.git/config', 'pepper.key']) writeFileSync(join(folder, beside), 'bí mật')
  const built = await openServer(settings)
  await servePages(built, dist)
  assert.equal((await built.inject('/assets/a1b2.js')).body, 'void 0')
  assert.match((await built.inject('/units/1')).body, /<title>trang/)
  for (const url of ['/assets/', '/assets', '/../package.json', '/..%2fpackage.json', '/assets/..%2f..%2fpackage.json', '/.git/config', '/package.json', '/pepper.key', '/%2e%2e/pepper.key', '/assets/none.js', '/src/app/main.ts']) {
    const reply = await built.inject(url)
    assert.doesNotMatch(reply.body, /bí mật|a1b2|<a /, url)
    assert.ok(reply.statusCode >= 400 || /<title>trang/.test(reply.body), `${url} ${reply.statusCode}`)
  }
  await built.close()
  rmSync(folder, { recursive: true })
})
