import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { grantRole, openScoped } from '#access/public.ts'
import type { Role } from '#access/policy.ts'
import { beginSession } from '#accounts/session.ts'
import { row } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { cloneTemplate } from '#ground/testing/database.ts'
import { today } from '#ground/time/day.ts'
import { givenCountry, givenVillage } from '#posts/given.ts'
import { erasuresFileIn, keepPrivacy } from '#privacy/public.ts'
import { productWith } from './capabilities.ts'
import { openApp } from './server.ts'

const { database, url } = await cloneTemplate()
const scoped = await openScoped(database, url)
const server = await openApp({ database, scoped, product: productWith(randomBytes(32)), pepper: randomBytes(32), demo: false, dist: '/nowhere', log: (line) => assert.fail(JSON.stringify(line)) })
const folder = await mkdtemp(join(tmpdir(), 'nhat-the-requests-'))
after(async () => {
  await rm(folder, { recursive: true, force: true })
  await server.close()
  await scoped.close()
})

const { communes: [here, there] } = await database.transaction((tx) => givenCountry(tx, 2))
const village = await database.transaction((tx) => givenVillage(tx, here!.commune))

async function signedIn(login: string, role: Role, areaId: number, { person, fresh = true }: { person?: string; fresh?: boolean } = {}) {
  const token = await database.transaction(async (tx) => {
    const { id } = await row<{ id: number }>(tx, sql`insert into account (login, name, person) values (${login}, ${login}, ${person ?? null}) returning id`)
    await grantRole(tx, { accountId: id, role, areaId })
    return (await beginSession(tx, id, { strict: false, before: null, factorGiven: true, fresh })).token
  })
  const headers = { cookie: `sid=${token}` }
  return {
    ask: async (path: string) => { const reply = await server.inject({ url: `/api${path}`, headers }); return { status: reply.statusCode, body: reply.json() } },
    tell: async (path: string, payload: object = {}) => { const reply = await server.inject({ method: 'POST', url: `/api${path}`, headers, payload }); return { status: reply.statusCode, body: reply.body ? reply.json() : undefined } },
  }
}

const [may, pao] = [await signedIn('may', 'commune_staff', here!.commune), await signedIn('pao', 'commune_staff', here!.commune)]
const neighbour = await signedIn('lang-gieng', 'commune_staff', there!.commune)
const reader = await signedIn('xem', 'reader', here!.commune)
const person = (await may.tell('/people/register', { name: 'Đặng Thị Hoài Thương', birth: '1979-08-17', livesIn: village })).body.id as number
await may.tell('/posts/appoint', { unitId: village, kind: 'village_head', personId: person, from: '2026-01-01' })

test('a request is taken in, seen and answered by those of the unit alone', async () => {
  const taken = await may.tell('/privacy/requests', { personId: person, kind: 'see', way: 'in_person', cameOn: today() })
  assert.equal(taken.status, 200, JSON.stringify(taken.body))
  const path = `/privacy/requests/${taken.body.id}`
  assert.equal((await pao.ask(path)).body.name, 'Đặng Thị Hoài Thương')
  assert.deepEqual([(await neighbour.ask(path)).body.code, (await neighbour.tell(`${path}/answer`)).body.code], ['privacy.no-such-request', 'privacy.no-such-request'])
  assert.deepEqual((await neighbour.ask('/privacy/requests')).body, [])
  assert.deepEqual([(await reader.ask('/privacy/requests')).status, (await reader.ask('/privacy/data-map')).status], [403, 200])
  assert.notEqual((await neighbour.tell('/privacy/requests', { personId: person, kind: 'erase', way: 'in_person', cameOn: today() })).status, 200)
  assert.equal((await may.tell('/privacy/requests', { personId: person, kind: 'see', way: 'online', cameOn: today() })).body.code, 'privacy.asked-already')
  const held = await may.ask(`${path}/held`)
  assert.deepEqual(held.body.tables.map(({ table }: { table: string }) => table).filter((table: string) => ['person_version', 'appointment'].includes(table)), ['person_version', 'appointment'])
  assert.match(JSON.stringify(held.body), /Trưởng thôn/)
  assert.equal((await may.tell(`${path}/settle`, { reason: 'đã đưa bản in' })).status, 200)
  assert.deepEqual((await may.ask('/privacy/requests?ended=yes')).body.map(({ state }: { state: string }) => state), ['done'])
})

test('a person does not handle their own request', async () => {
  const herself = await signedIn('chinh-minh', 'commune_staff', here!.commune, { person: `people/${person}` })
  assert.notEqual((await herself.tell('/privacy/requests', { personId: person, kind: 'correct', way: 'in_person', cameOn: today() })).status, 200)
  await database.pool.query(`update account set suspended = true where login = 'chinh-minh'`)
})

test('erased by two, of whom the second has just proved who they are; the keeper carries it out, and the post stays', async () => {
  const { body: { id } } = await may.tell('/privacy/requests', { personId: person, kind: 'erase', way: 'in_writing', cameOn: today() })
  const path = `/privacy/requests/${id}`
  await may.tell(`${path}/answer`)
  assert.equal((await may.tell(`${path}/propose-erasure`, { reason: 'theo đơn' })).status, 200)
  assert.equal((await may.tell(`${path}/confirm-erasure`)).body.code, 'privacy.four-eyes')
  const stale = await signedIn('lau-chua-hoi', 'commune_staff', here!.commune, { fresh: false })
  assert.equal((await stale.tell(`${path}/confirm-erasure`)).body.code, 'http.step-up-needed')
  assert.deepEqual([(await may.ask(path)).body.mayConfirm, (await pao.ask(path)).body.mayConfirm], [false, true])
  assert.equal((await pao.tell(`${path}/confirm-erasure`)).status, 200)
  const failed: unknown[] = []
  const keeper = keepPrivacy(database, erasuresFileIn(folder), (error) => failed.push(error))
  await keeper.stop() // what was begun is finished
  assert.deepEqual(failed, [])
  assert.match(await readFile(erasuresFileIn(folder), 'utf8'), new RegExp(`^erased people/${person} requests/${id} 20[^ ]+Z\n$`))
  const { body: done } = await pao.ask(path)
  assert.deepEqual([done.state, done.name, done.outcome], ['done', 'Người đã xóa dữ liệu', null])
  const { body: after } = await may.ask(`/people/${person}`)
  assert.deepEqual(after.versions.map(({ name, birth }: { name: string; birth: string | null }) => [name, birth]), [['Người đã xóa dữ liệu', null]])
  assert.equal(JSON.stringify((await may.ask(`/units/${village}/posts?on=2026-11-01`)).body).includes('Người đã xóa dữ liệu'), true)
  const { rows } = await database.pool.query(`select what from journal where what like 'privacy.%' and subject = $1 order by id`, [`requests/${id}`])
  assert.deepEqual(rows.map(({ what }) => what), ['privacy.take-in', 'privacy.answer', 'privacy.propose-erasure', 'privacy.confirm-erasure', 'privacy.erase'])
})
