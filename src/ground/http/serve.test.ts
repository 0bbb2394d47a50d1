import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { z } from 'zod'
import type { Actor } from '#ground/actor.ts'
import { row, rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { Refusal } from '#ground/refusal.ts'
import { testDatabase } from '#ground/testing/database.ts'
import { day } from '#ground/time/day.ts'
import { download, fromServer, get, post, upload } from './contract.ts'
import { idField, listField } from './fields.ts'
import { isFresh, obeyFresh } from './fresh.ts'
import { isForeign } from './guard.ts'
import { servePages } from './pages.ts'
import { route, routeAround, Written } from './route.ts'
import { openServer } from './serve.ts'

const database = await testDatabase()
await database.pool.query('create table well (id int primary key, name text not null, constraint one_name unique (name))')
const says = { vi: 'Giếng.', en: 'A well.' }
const well = z.object({ id: z.int(), name: z.string() })

const dig = post('/wells', { may: 'wells.dig', takes: well, gives: well, says })
const see = get('/wells/:id', { may: 'wells.see', takes: z.object({ id: idField, kinds: listField(z.string()) }), gives: well.extend({ kinds: z.array(z.string()) }), says })
const spoil = get('/wells/:id/spoil', { may: 'wells.see', takes: z.object({ id: idField }), gives: z.void(), says })
const photo = upload('/wells/:id/photo', { may: 'wells.dig', takes: z.object({ id: idField, file: z.file(), note: z.string() }), gives: z.object({ name: z.string(), size: z.int(), note: z.string(), id: z.int() }), says, most: 100_000 })
const card = download('/wells/:id/card', { may: 'wells.see', takes: z.object({ id: idField }), gives: z.file(), says })
const hello = get('/hello', { may: 'anyone', takes: z.object({}), gives: z.object({ who: z.string().nullable() }), says })
const slow = post('/slow', { may: 'anyone', takes: z.object({}), gives: z.object({ done: z.boolean() }), says })
const long = get('/long', { may: 'wells.see', takes: z.object({}), gives: z.object({ text: z.string() }), says })
const kept = new Written(JSON.stringify({ text: 'Giếng Đá '.repeat(500) }))
const seal = post('/seal', { may: 'wells.see', fresh: true, takes: z.object({}), gives: z.void(), says })
const roll = get('/roll', { may: 'wells.see', takes: z.object({ count: z.coerce.number() }), gives: z.object({ count: z.number() }), says })
const finish = post('/finish', { may: 'wells.dig', during: ['factor'], takes: z.object({}), gives: z.void(), says })
const told = fromServer('/told', { may: 'anyone', takes: z.object({ word: z.string() }), gives: z.object({ word: z.string(), who: z.string().nullable() }), says })
const request = get('/request', { may: 'wells.see', takes: z.object({}), gives: z.object({ requestId: z.string() }), says })
let begun = () => {}
let races = 0
const race = post('/race', { may: 'wells.dig', takes: z.object({}), gives: z.object({ tries: z.int() }), says })

const routes = [
  route(dig, async (tx, _actor, { id, name }) => {
    if (name === 'refused') throw new Refusal('wells.dry', { name })
    return row<{ id: number; name: string }>(tx, sql`insert into well values (${id}, ${name}) returning id, name, 'secret' as depth`)
  }),
  route(see, async (tx, _actor, { id, kinds }) => {
    const found = await row<{ id: number; name: string }>(tx, sql`select id, name, 'secret' as depth from well where id = ${id}`)
    return { ...found, kinds }
  }),
  route(spoil, async (tx) => { await rows(tx, sql`delete from well`) }),
  routeAround(photo, async (_visit, { id, file, note }) => ({ id, name: file.name, size: file.size, note })),
  route(card, async (_tx, _actor, { id }) => new File([`card ${id}`], 'Giếng "Đá".txt', { type: 'text/plain' })),
  routeAround(hello, async ({ actor }) => ({ who: actor?.name ?? null })),
  routeAround(slow, async () => {
    begun()
    await pause(300)
    return { done: true }
  }),
  routeAround(long, async () => kept),
  route(seal, async () => {}),
  route(roll, async (_tx, actor, { count }) => {
    if (count > 100) obeyFresh(actor)
    return { count }
  }),
  route(finish, async () => {}),
  routeAround(told, async ({ actor }, { word }) => ({ word, who: actor?.name ?? null })),
  route(request, async (_tx, { requestId = '' }) => ({ requestId })),
  route(race, async (tx) => {
    races++
    if (races < 3) await tx.query(`do $$ begin raise exception 'lost' using errcode = '40P01'; end $$`)
    return { tries: races }
  })
]

const an: Actor = { accountId: 1, name: 'An', today: day('2025-07-01'), may: ['wells.dig', 'wells.see'], unitId: null }
const reader: Actor = { ...an, name: 'Bình', may: ['wells.see'] }
const held: Record<string, Actor> = {
  an, reader, stale: { ...an, sessionId: 1, freshUntil: 0 }, proved: { ...an, sessionId: 1, freshUntil: Date.now() + 300_000 }, half: { ...an, sessionId: 2, stage: 'factor' }
}
const logged: Record<string, unknown>[] = []
const settings = {
  routes, database, scoped: database,
  whoHolds: async (token: string) => held[token] ?? null,
  may: (actor: Actor | null, call: { may: string }) => call.may === 'anyone' || actor?.may.includes(call.may) === true,
  refusalOf: (constraint: string) => (constraint === 'one_name' ? 'wells.name-taken' : undefined),
  log: (line: Record<string, unknown>) => { logged.push(line) }
}
const server = await openServer(settings)
await servePages(server, '/nowhere')
after(() => server.close())

const asked = async (method: 'GET' | 'POST', url: string, body?: object | string, headers: Record<string, string> = { cookie: 'sid=an' }) => {
  const reply = await server.inject({ method, url, headers: { ...(typeof body === 'object' ? { 'content-type': 'application/json' } : {}), ...headers }, ...(body === undefined ? {} : { payload: body }) })
  return { status: reply.statusCode, body: reply.headers['content-type']?.startsWith('application/json') ? reply.json() : reply.body, headers: reply.headers }
}

test('a call is answered, and only what the contract names leaves the server', async () => {
  const dug = await asked('POST', '/api/wells', { id: 1, name: 'Giếng Đình' })
  assert.deepEqual([dug.status, dug.body], [200, { id: 1, name: 'Giếng Đình' }])
  const seen = await asked('GET', '/api/wells/1?kinds=old')
  assert.deepEqual(seen.body, { id: 1, name: 'Giếng Đình', kinds: ['old'] })
  assert.deepEqual((await asked('GET', '/api/wells/1')).body.kinds, [])
  assert.deepEqual((await asked('GET', '/api/wells/1?kinds=a&kinds=b')).body.kinds, ['a', 'b'])
})

test('a path parameter is not to be replaced by the query', async () => {
  assert.equal((await asked('GET', '/api/wells/1?id=99')).body.id, 1)
})

test('a refusal is 409 with its code and facts, and leaves nothing written', async () => {
  const refused = await asked('POST', '/api/wells', { id: 2, name: 'refused' })
  assert.equal(refused.status, 409)
  assert.deepEqual([refused.body.code, refused.body.facts], ['wells.dry', { name: 'refused' }])
})

test('a named constraint is the refusal of its room; a lost race is a sentence', async () => {
  const taken = await asked('POST', '/api/wells', { id: 3, name: 'Giếng Đình' })
  assert.deepEqual([taken.status, taken.body.code], [409, 'wells.name-taken'])
  const unnamed = await asked('POST', '/api/wells', { id: 1, name: 'other' })
  assert.deepEqual([unnamed.status, unnamed.body.code], [409, 'http.still-used'])
})

test('what is malformed is 400 and names the fields', async () => {
  const wrong = await asked('POST', '/api/wells', { id: 'x' })
  assert.deepEqual([wrong.status, wrong.body.code, wrong.body.facts.fields], [400, 'http.malformed', 'id, name'])
  assert.equal((await asked('POST', '/api/wells', '{', { 'content-type': 'application/json', cookie: 'sid=an' })).status, 400)
  assert.equal((await asked('POST', '/api/wells', 'id=1', { 'content-type': 'text/plain', cookie: 'sid=an' })).status, 415)
  assert.equal((await asked('GET', '/api/wells/abc')).status, 400)
  assert.equal((await asked('POST', '/api/wells', '{"__proto__":{"a":1},"id":5,"name":"x"}', { 'content-type': 'application/json', cookie: 'sid=an' })).status, 400)
  const large = await asked('POST', '/api/wells', { id: 7, name: 'x'.repeat(1024 * 1024) })
  assert.deepEqual([large.status, large.body.code, large.body.facts.most], [413, 'http.too-large', '1024 KiB'])
})

test('nobody, a stranger and one who may not are told apart', async () => {
  assert.deepEqual([(await asked('GET', '/api/wells/1', undefined, {})).status, (await asked('GET', '/api/wells/1', undefined, { cookie: 'sid=gone' })).status], [401, 401])
  const no = await asked('POST', '/api/wells', { id: 9, name: 'x' }, { cookie: 'sid=reader' })
  assert.deepEqual([no.status, no.body.code, no.body.facts], [403, 'http.not-yours', { may: 'wells.dig' }])
  assert.deepEqual((await asked('GET', '/api/hello', undefined, {})).body, { who: null })
})

test('a page of another site cannot write', async () => {
  const from = (headers: Record<string, string>) => asked('POST', '/api/wells', { id: 10, name: 'foreign' }, { cookie: 'sid=an', host: 'nhatthe.vn', ...headers })
  for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { origin: 'https://evil.vn' }, { origin: 'null' }] as Record<string, string>[])
    assert.deepEqual([(await from(headers)).status, (await from(headers)).body.code], [403, 'http.foreign-page'], JSON.stringify(headers))
  assert.equal((await from({ 'sec-fetch-site': 'same-origin', origin: 'http://nhatthe.vn' })).status, 200)
})

test('where a browser says neither its site nor its origin, only what no form can send is taken', () => {
  const foreign = (headers: Record<string, string>) => isForeign({ headers, host: 'nhatthe.vn' })
  for (const headers of [{}, { 'content-type': 'multipart/form-data; boundary=x' }, { 'content-type': 'application/x-www-form-urlencoded' }, { 'content-type': 'text/plain' }, { 'content-type': 'application/jsonp' }] as Record<string, string>[])
    assert.ok(foreign(headers), JSON.stringify(headers))
  for (const headers of [{ 'x-nhat-the': '1' }, { 'content-type': 'application/json' }, { 'content-type': 'application/json; charset=utf-8' }] as Record<string, string>[]) {
    assert.ok(!foreign(headers), JSON.stringify(headers))
    assert.ok(foreign({ ...headers, origin: 'https://evil.vn' }))
  }
})

test('an act that weighs wants fresh proof, before or while it is done; the program itself needs none', async () => {
  const stale = await asked('POST', '/api/seal', {}, { cookie: 'sid=stale' })
  assert.deepEqual([stale.status, stale.body.code], [403, 'http.step-up-needed'])
  assert.equal((await asked('POST', '/api/seal', {}, { cookie: 'sid=proved' })).status, 204)
  const [few, many] = [await asked('GET', '/api/roll?count=100', undefined, { cookie: 'sid=stale' }), await asked('GET', '/api/roll?count=101', undefined, { cookie: 'sid=stale' })]
  assert.deepEqual([few.status, many.status, many.body.code], [200, 403, 'http.step-up-needed'])
  assert.deepEqual([isFresh(an), isFresh({ ...an, sessionId: 1 }), isFresh({ ...an, sessionId: 1, freshUntil: 2000 }, 1999), isFresh({ ...an, sessionId: 1, freshUntil: 2000 }, 2000)], [true, false, true, false])
})

test('an unfinished sign-in opens what finishes it and what anyone may, nothing else', async () => {
  const one = { cookie: 'sid=half' }
  assert.deepEqual([(await asked('GET', '/api/wells/1', undefined, one)).body.code, (await asked('POST', '/api/finish', {}, one)).status, (await asked('GET', '/api/hello', undefined, one)).status], ['http.unfinished', 204, 200])
})

test('what another server sends is a form without a cookie, and only where the contract says so', async () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://provider.vn' }
  const told = await asked('POST', '/api/told', 'word=xong&word=cuối', { ...form, cookie: 'sid=an' })
  assert.deepEqual([told.status, told.body], [200, { word: 'cuối', who: null }])
  assert.equal((await asked('POST', '/api/wells', 'id=1&name=x', { ...form, cookie: 'sid=an' })).status, 403)
  assert.equal((await asked('POST', '/api/wells', 'id=1&name=x', { cookie: 'sid=an', 'x-nhat-the': '1', 'content-type': 'application/x-www-form-urlencoded' })).status, 400)
})

test('an actor knows the request by the number that the reply carries', async () => {
  const { body, headers } = await asked('GET', '/api/request')
  assert.equal(body.requestId, headers['x-request-id'])
})

test('a GET cannot write, and a bug is 500 with an id that the log knows, without what was in it', async () => {
  const spoiled = await asked('GET', '/api/wells/1/spoil')
  assert.deepEqual([spoiled.status, spoiled.body.code], [500, 'http.broken'])
  const line = logged.at(-1)!
  assert.equal(line.requestId, spoiled.body.facts.requestId)
  assert.deepEqual([line.route, line.sqlState], ['/api/wells/:id/spoil', '25006'])
  await asked('GET', '/api/wells/2147483')
  assert.doesNotMatch(JSON.stringify(logged), /2147483|Giếng Đình/)
})

test('a lost race is run again', async () => {
  const won = await asked('POST', '/api/race', {})
  assert.deepEqual([won.status, won.body], [200, { tries: 3 }])
})

test('a file comes in with its fields, and one goes out with its Vietnamese name', async () => {
  const form = new FormData()
  form.append('file', new File(['x'.repeat(5000)], 'ảnh giếng.png'))
  form.append('note', 'sạch')
  const sent = new Response(form)
  const reply = await server.inject({ method: 'POST', url: '/api/wells/4/photo', headers: { cookie: 'sid=an', 'x-nhat-the': '1', 'content-type': sent.headers.get('content-type')! }, payload: Buffer.from(await sent.arrayBuffer()) })
  assert.deepEqual(reply.json(), { id: 4, name: 'ảnh giếng.png', size: 5000, note: 'sạch' })
  const card = await asked('GET', '/api/wells/4/card')
  assert.equal(card.body, 'card 4')
  assert.equal(card.headers['content-disposition'], `attachment; filename="Gi_ng ____.txt"; filename*=UTF-8''Gi%E1%BA%BFng%20%22%C4%90%C3%A1%22.txt`)
})

test('unknown addresses are 404 and every reply is guarded', async () => {
  const gone = await asked('GET', '/api/nothing')
  assert.deepEqual([gone.status, gone.body.code], [404, 'http.not-found'])
  assert.equal((await asked('GET', '/units/1')).status, 503) // not built here
  for (const url of ['/api/nothing', '/api/wells/1', '/health', '/units/1']) {
    const { headers } = await asked('GET', url)
    assert.match(String(headers['content-security-policy']), /script-src 'self';.*frame-ancestors 'none'/)
    assert.equal(headers['x-content-type-options'], 'nosniff')
    if (url.startsWith('/api')) assert.equal(headers['cache-control'], 'no-store')
  }
})

test('/health answers without the database', async () => {
  assert.deepEqual((await asked('GET', '/health', undefined, {})).body, { ok: true })
})

test('more at once than the server takes are asked to come back', async () => {
  const narrow = await openServer({ ...settings, mostAtOnce: 2 })
  const replies = await Promise.all([1, 2, 3].map(() => narrow.inject({ method: 'POST', url: '/api/slow', payload: {} })))
  assert.deepEqual(replies.map(({ statusCode }) => statusCode).sort(), [200, 200, 503])
  assert.equal(replies.find(({ statusCode }) => statusCode === 503)?.headers['retry-after'], '2')
  await narrow.close()
})

test('a server that is told to stop finishes what it was asked', async () => {
  const other = await openServer(settings)
  const address = await other.listen({ port: 0, host: '127.0.0.1' })
  const arrived = new Promise<void>((resolve) => { begun = resolve })
  const answer = fetch(`${address}/api/slow`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })
  await arrived
  await other.close()
  assert.deepEqual(await (await answer).json(), { done: true })
})

test('an answer kept as text is sent compressed as the caller takes it, packed once', async () => {
  const unpack: Record<string, (bytes: Buffer) => Buffer> = { br: brotliDecompressSync, gzip: gunzipSync, none: (bytes) => bytes }
  const sent = async (accepted: string) => {
    const reply = await server.inject({ method: 'GET', url: '/api/long', headers: { cookie: 'sid=an', 'accept-encoding': accepted } })
    const encoding = reply.headers['content-encoding'] ?? 'none'
    assert.equal(unpack[String(encoding)]?.(reply.rawPayload).toString(), kept.json)
    assert.match(String(reply.headers.vary), /accept-encoding/)
    return encoding
  }
  assert.deepEqual([await sent('gzip, deflate, br'), await sent('gzip;q=0.5, br;q=0'), await sent('identity')], ['br', 'gzip', 'none'])
  assert.equal(kept.packed('br'), kept.packed('br'))
})
