import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, test } from 'node:test'
import { grantRole, openScoped } from '#access/public.ts'
import type { Role } from '#access/policy.ts'
import { beginSession } from '#accounts/session.ts'
import { row, rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { cloneTemplate } from '#ground/testing/database.ts'
import { day } from '#ground/time/day.ts'
import { draft, keepProposal } from '#mergers/drafting.ts'
import { givenPaper } from '#papers/given.ts'
import { givenPerson } from '#people/given.ts'
import { givenCell, givenCountry, givenVillage } from '#posts/given.ts'
import { appoint } from '#posts/public.ts'
import { clerk as maker, givenCell as cellUnder, givenCommune, givenSuccession, givenVillage as villageOf } from '#units/given.ts'
import { measure } from '#units/public.ts'
import { productWith } from './capabilities.ts'
import { openApp } from './server.ts'

const { database, url } = await cloneTemplate()
const scoped = await openScoped(database, url)
const server = await openApp({ database, scoped, product: productWith(randomBytes(32)), pepper: randomBytes(32), demo: false, dist: '/nowhere', log: (line) => assert.fail(JSON.stringify(line)) })
after(async () => {
  await server.close()
  await scoped.close()
})

const { communes: [here, there] } = await database.transaction((tx) => givenCountry(tx, 2))
const [village, elsewhere] = await database.transaction(async (tx) => [await givenVillage(tx, here!.commune), await givenVillage(tx, there!.commune)] as const)

async function signedIn(login: string, role: Role, areaId: number, person?: string) {
  const { id, token } = await database.transaction(async (tx) => {
    const account = await row<{ id: number }>(tx, sql`insert into account (login, name, person) values (${login}, ${login}, ${person ?? null}) returning id`)
    await grantRole(tx, { accountId: account.id, role, areaId })
    return { id: account.id, token: (await beginSession(tx, account.id, { strict: false, before: null, factorGiven: true, fresh: true })).token }
  })
  const headers = { cookie: `sid=${token}` }
  return {
    id,
    ask: async (path: string) => { const reply = await server.inject({ url: `/api${path}`, headers }); return { status: reply.statusCode, body: reply.json() } },
    tell: async (path: string, payload: object) => { const reply = await server.inject({ method: 'POST', url: `/api${path}`, headers, payload }); return { status: reply.statusCode, body: reply.body ? reply.json() : undefined } },
  }
}

const clerk = await signedIn('can-bo', 'commune_staff', here!.commune)
const neighbour = await signedIn('lang-gieng', 'commune_staff', there!.commune)
const leader = await signedIn('truong-thon', 'village_leader', village)
let person = 0

test('a clerk of a commune registers a person of it, appoints them and sees them; a neighbour sees nobody', async () => {
  const made = await clerk.tell('/people/register', { name: 'Hà Thị Mây', livesIn: village })
  assert.equal(made.status, 200, JSON.stringify(made.body))
  person = made.body.id
  const appointed = await clerk.tell('/posts/appoint', { unitId: village, kind: 'village_head', personId: person, from: '2026-01-01' })
  assert.equal(appointed.status, 200, JSON.stringify(appointed.body))
  assert.equal((await clerk.ask(`/people/${person}`)).status, 200)
  assert.equal((await leader.ask(`/people/${person}`)).status, 200)
  assert.notEqual((await neighbour.ask(`/people/${person}`)).status, 200)
  assert.deepEqual((await neighbour.ask('/people/find?text=ha thi may&on=2026-11-01')).body, [])
})

test('nobody writes in a unit that is not theirs, nor about themself', async () => {
  assert.deepEqual([(await clerk.tell('/posts/appoint', { unitId: elsewhere, kind: 'village_head', personId: person, from: '2026-01-01' })).status], [403])
  assert.equal((await leader.tell('/people/register', { name: 'Ai Đó', livesIn: village })).status, 403)
  const herself = await signedIn('chinh-minh', 'commune_staff', here!.commune, `people/${person}`)
  assert.equal((await herself.tell(`/people/${person}/change`, { from: '2026-02-01', patch: { generalEducation: 'upper_secondary' } })).status === 200, false)
})

test('nobody registers a person into the unit of others: neither at once nor in two steps; who is there may move away', async () => {
  assert.deepEqual((({ status, body }) => [status, body.code])(await clerk.tell('/people/register', { name: 'Lò Văn Xa', livesIn: elsewhere })), [403, 'access.unit-not-yours'])
  const placeless = (await clerk.tell('/people/register', { name: 'Lò Văn Xa' })).body.id as number
  assert.equal((await clerk.tell(`/people/${placeless}/change`, { from: '2026-02-01', patch: { livesIn: elsewhere } })).body.code, 'access.unit-not-yours') // the database
  const { body: { id } } = await clerk.tell('/people/register', { name: 'Lò Văn Gần', livesIn: village })
  const moved = await clerk.tell(`/people/${id}/change`, { from: '2026-02-01', patch: { livesIn: elsewhere } })
  assert.equal(moved.status, 200, JSON.stringify(moved.body))
  assert.equal((await neighbour.ask(`/people/${id}`)).status, 200)
})

test('a figure of a unit that is not one’s own is refused, not counted as nothing', async () => {
  assert.equal((await clerk.ask(`/figures?unitId=${here!.commune}&on=2026-11-01`)).status, 200)
  assert.deepEqual([(await clerk.ask(`/figures?unitId=${there!.commune}&on=2026-11-01`)).body.code], ['access.unit-not-yours'])
})

test('a role is given below one’s own, never above, nor elsewhere, nor to oneself; it ends at once', async () => {
  const give = (by: typeof clerk, login: string, role: Role, unitId: number) => by.tell('/access/grants', { login, role, unitId, until: null, reason: '' })
  assert.equal((await give(clerk, 'lang-gieng', 'administrator', here!.commune)).body.code, 'access.not-yours-to-give')
  assert.equal((await give(clerk, 'lang-gieng', 'reader', there!.commune)).body.code, 'access.unit-not-yours')
  assert.equal((await give(clerk, 'can-bo', 'officer', here!.commune)).body.code, 'access.not-to-yourself')
  const { body: { id }, status } = await give(clerk, 'lang-gieng', 'officer', here!.commune)
  assert.equal(status, 200)
  assert.equal((await neighbour.ask(`/people/${person}`)).status, 200)
  assert.equal((await clerk.tell(`/access/grants/${id}/end`, { reason: 'hết việc' })).status, 204)
  assert.notEqual((await neighbour.ask(`/people/${person}`)).status, 200)
})

test('who breaks the glass reads for an hour, and those over the unit see it', async () => {
  const inspector = await signedIn('kiem-tra', 'inspector', there!.commune)
  assert.notEqual((await inspector.ask(`/people/${person}`)).status, 200)
  assert.equal((await inspector.tell('/access/break-glass', { area: here!.commune, reason: 'Có đơn khẩn về thôn này' })).status, 200)
  assert.equal((await inspector.ask(`/people/${person}`)).status, 200)
  const seen = (await clerk.ask('/access/grants')).body.held.find(({ kind }: { kind: string }) => kind === 'break_glass')
  assert.deepEqual([seen.account, seen.reason], ['kiem-tra', 'Có đơn khẩn về thôn này'])
})

test('what was found of a leader the committee above reads, and the leader once it is given, who answers; a clerk who leads neither sees nor writes their own', async () => {
  const { hamlet, head } = await database.transaction(async (tx) => {
    const hamlet = await givenVillage(tx, here!.commune)
    const head = await givenPerson(tx, { name: 'Lương Văn Đoan', livesIn: hamlet })
    for (const [kind, unitId] of [['village_head', hamlet], ['cell_secretary', await givenCell(tx, here!.committee, [hamlet])]] as const) await appoint(tx, maker, { kind, unitId, personId: head, from: day('2026-01-01') })
    return { hamlet, head }
  })
  const [doan, herself] = [await signedIn('doan', 'village_leader', hamlet, `people/${head}`), await signedIn('doan-can-bo', 'commune_staff', here!.commune, `people/${head}`)]
  const opened = await clerk.tell('/evaluations/open', { unitId: here!.commune, name: 'Sáu tháng', from: '2026-01-01', till: '2026-06-30', closesOn: '2026-07-31', paperId: null })
  assert.equal(opened.status, 200, JSON.stringify(opened.body))
  const round = `/evaluations/rounds/${opened.body.id}`
  const { criteria, rows: about } = (await clerk.ask(round)).body
  assert.deepEqual(about.map(({ personId, state }: { personId: number; state: string }) => [personId, state]), [[head, 'left']])
  const told = { personId: head, onDay: '2026-07-01', found: criteria.map(({ id }: { id: number }) => ({ criterionId: id, finding: 'mostly_met', basis: 'Sổ họp thôn quý II' })) }
  assert.deepEqual([(await neighbour.tell(`${round}/give`, told)).body.code, (await herself.tell(`${round}/draft`, told)).body.code, (await doan.tell(`${round}/draft`, told)).status], ['evaluations.not-your-round', 'evaluations.about-yourself', 403])
  assert.equal((await clerk.tell(`${round}/draft`, told)).status, 200)
  assert.deepEqual((await doan.ask('/evaluations/mine')).body.rows, [])
  const { body: { id } } = await clerk.tell(`${round}/give`, told)
  assert.deepEqual((await doan.ask('/evaluations/mine')).body.rows.map((each: { id: number; findings: unknown[] }) => [each.id, each.findings.length]), [[id, criteria.length]])
  assert.deepEqual([(await doan.ask(round)).status, (await doan.ask(`/people/${head}/evaluations?on=2026-08-01`)).status], [403, 403])
  assert.deepEqual((await herself.ask(`${round}/people/${head}`)).body.versions, [])
  assert.equal((await doan.tell(`/evaluations/${id}/answer`, { note: 'Tôi sẽ họp đủ' })).status, 200)
  assert.equal((await doan.tell(`/evaluations/${id}/answer`, { note: 'Lần nữa' })).body.code, 'evaluations.answered-already')
  assert.equal((await clerk.tell(`/evaluations/${id}/answer`, { note: 'Thay người khác' })).body.code, 'evaluations.not-about-you')
  assert.deepEqual((await clerk.ask(`${round}/people/${head}`)).body.versions.map(({ answer }: { answer: string }) => answer), ['Tôi sẽ họp đủ'])
  assert.equal((await clerk.tell(`${round}/withdraw`, { reason: 'x' })).body.code, 'evaluations.begun')
})

test('a clerk carries a merger out and undoes it; a neighbour does neither', async () => {
  const { villages, planId, proposalId, paperId } = await database.transaction(async (tx) => {
    const [one, two] = [village, await givenVillage(tx, here!.commune)]
    await givenCell(tx, here!.committee, [one]); await givenCell(tx, here!.committee, [two])
    for (const unitId of [one, two]) await measure(tx, maker, { unitId, on: day('2026-01-01'), source: 'Thống kê xã', measures: { households: 120 } })
    await rows(tx, sql`insert into village_neighbour (commune_id, a_id, b_id) values (${here!.commune}, ${one}, ${two})`)
    const { id } = await draft(tx, maker, { unitId: here!.commune, name: 'Sắp xếp thôn', on: day('2026-07-01'), region: 'northern', border: false, note: null })
    const members = (await rows<{ id: number }>(tx, sql`select id from unit_on('2026-07-01') where parent_id = ${here!.commune} and kind = 'village'`)).map((each) => each.id)
    for (const unitId of members.filter((each) => each !== one && each !== two)) await measure(tx, maker, { unitId, on: day('2026-01-01'), source: 'Thống kê xã', measures: { households: 120 } })
    const { proposalId: drawn } = await keepProposal(tx, maker, id, 'drawn', false, [{ seatId: two, members: [one, two].sort((a, b) => a - b) }, ...members.filter((each) => each !== one && each !== two).map((each) => ({ seatId: each, members: [each] }))])
    return { villages: [one, two] as const, planId: id, proposalId: drawn, paperId: await givenPaper(tx, '16/NQ-HĐND', '2026-06-15') }
  })
  const ok = async (path: string, payload: object) => { const reply = await clerk.tell(path, payload); assert.equal(reply.status, 200, `${path} ${JSON.stringify(reply.body)}`); return reply.body }
  const standing = async () => (await clerk.ask(`/units/${here!.commune}/children?on=2026-08-01`)).body.map(({ id }: { id: number }) => id)
  const before = await standing()
  await ok('/mergers/choose', { planId, proposalId, seatId: villages[1], posts: [{ kind: 'front_head', personIds: [person] }] })
  await ok('/mergers/move', { planId, step: 'submit', proposalId })
  await ok('/mergers/move', { planId, step: 'decide', paperId })
  await ok('/mergers/carry-out', { planId, leads: [] })
  assert.deepEqual([(await standing()).length, (await clerk.ask(`/mergers/${planId}/resting`)).body], [before.length - 1, { undoneBy: null, resting: [] }])
  assert.equal((await neighbour.tell('/mergers/undo', { planId, paperId, reason: 'Nhầm' })).body.code, 'mergers.no-such-plan')
  await ok('/mergers/undo', { planId, paperId, reason: 'Nghị quyết ban hành sai thẩm quyền' })
  assert.deepEqual(await standing(), before)
  const held = await database.read((tx) => rows(tx, sql`select unit_id, held::text from appointment where person_id = ${person} and upper_inf(recorded)`))
  assert.deepEqual(held, [{ unit_id: villages[0], held: '[2026-01-01,)' }])
})

test('a merger decided by a commune that was abolished since is undone by the commune that took its place, or where its villages went to several by the province; the old office is told by whom', async () => {
  const reform = day('2025-07-01'), on = day('2025-05-01')
  const { old, split, next, other, provinceId, plans, paperId } = await database.transaction(async (tx) => {
    const [old, split] = [await givenCommune(tx, { code: '06001', label: 'Xã', name: 'Cũ', upto: reform }), await givenCommune(tx, { code: '06002', label: 'Xã', name: 'Tách', upto: reform })]
    const [next, other] = [await givenCommune(tx, { code: '06003', label: 'Xã', name: 'Mới', from: reform }), await givenCommune(tx, { code: '06004', label: 'Xã', name: 'Bên', from: reform })]
    await givenSuccession(tx, old, next, 'merge', reform)
    for (const part of [next, other]) await givenSuccession(tx, split, part, 'partial', reform)
    const paperId = await givenPaper(tx, '17/NQ-HĐND', '2025-04-15')
    const plans = []
    for (const { communeId, committeeId } of [old, split]) {
      const ids = [await villageOf(tx, communeId, 'Thôn Đông'), await villageOf(tx, communeId, 'Thôn Tây')]
      for (const id of ids) { await cellUnder(tx, committeeId, `Chi bộ ${id}`, [id]); await measure(tx, maker, { unitId: id, on: day('2025-01-01'), source: 'Thống kê xã', measures: { households: 90 } }) }
      await rows(tx, sql`insert into village_neighbour (commune_id, a_id, b_id) values (${communeId}, ${ids[0]!}, ${ids[1]!})`)
      const { id } = await draft(tx, maker, { unitId: communeId, name: 'Sắp xếp thôn', on, region: 'northern', border: false, note: null })
      plans.push({ id, ...await keepProposal(tx, maker, id, 'drawn', false, [{ seatId: ids[0]!, members: ids }]) })
    }
    const { provinceId } = await row<{ provinceId: number }>(tx, sql`select parent_id as "provinceId" from unit_version where unit_id = ${next.communeId}`)
    return { old, split, next, other, provinceId, plans, paperId }
  })
  const reason = 'Nghị quyết ban hành sai thẩm quyền'
  const undo = async (by: typeof clerk, planId: number) => { const { status, body } = await by.tell('/mergers/undo', { planId, paperId, reason }); return [status, body.code, body.facts?.unit] }
  const [before, after] = [await signedIn('xa-cu', 'commune_staff', old.communeId), await signedIn('xa-moi', 'commune_staff', next.communeId)]
  const beforeSplit = await signedIn('xa-tach', 'commune_staff', split.communeId)
  const beside = await signedIn('xa-ben', 'commune_staff', other.communeId), above = await signedIn('tinh', 'province_staff', provinceId)
  for (const [by, { id, proposalId }] of [[before, plans[0]!], [beforeSplit, plans[1]!]] as const) for (const [path, payload] of [['move', { step: 'submit', proposalId }], ['move', { step: 'decide', paperId }], ['carry-out', { leads: [] }]] as const) {
    const reply = await by.tell(`/mergers/${path}`, { planId: id, ...payload })
    assert.equal(reply.status, 200, `${path} ${JSON.stringify(reply.body)}`)
  }
  assert.equal((await before.ask(`/mergers/${plans[0]!.id}/resting`)).body.undoneBy, 'Xã Mới')
  assert.deepEqual(await undo(before, plans[0]!.id), [409, 'mergers.undone-by-others', 'Xã Mới'])
  assert.deepEqual(await undo(beside, plans[0]!.id), [409, 'mergers.no-such-plan', undefined])
  assert.deepEqual(await undo(after, plans[0]!.id), [200, undefined, undefined])
  for (const by of [beforeSplit, after, beside]) assert.deepEqual(await undo(by, plans[1]!.id), [409, 'mergers.undone-by-others', 'Tỉnh Lạng Sơn'])
  assert.deepEqual(await undo(above, plans[1]!.id), [200, undefined, undefined])
  const waiting = async (by: typeof clerk) => (await by.ask(`/units/${provinceId}/unplaced?on=2026-01-01`)).body.map(({ candidates }: { candidates: { id: number; mine: boolean }[] }) => candidates.filter(({ mine }) => mine).map(({ id }) => id))
  assert.deepEqual([await waiting(clerk), await waiting(after), await waiting(beside)], [[[], []], [[next.communeId], [next.communeId]], [[other.communeId], [other.communeId]]])
  const [east] = (await above.ask(`/units/${provinceId}/unplaced?on=2026-01-01`)).body
  const placed = async (by: typeof clerk, communeId: number) => (await by.tell('/units/place', { on: reform, paperId, unitIds: [east.id], communeId })).status
  assert.deepEqual([await placed(after, other.communeId), await placed(beside, other.communeId)], [403, 200])
  const names = async (unitId: number, at: string) => (await above.ask(`/units/${unitId}/children?on=${at}`)).body.filter(({ kind }: { kind: string }) => kind === 'village').map(({ fullName }: { fullName: string }) => fullName)
  assert.deepEqual([await names(old.communeId, '2025-06-01'), await names(next.communeId, '2026-01-01')], [['Thôn Đông', 'Thôn Tây'], ['Thôn Đông', 'Thôn Tây']])
})
