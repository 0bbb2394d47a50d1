import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Database } from '#ground/database/database.ts'
import { rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { testDatabase } from '#ground/testing/database.ts'
import { day } from '#ground/time/day.ts'
import { givenPaper } from '#papers/given.ts'
import { find, type FindOptions } from './find.ts'
import { found } from './found.ts'
import { clerk } from './given.ts'
import { lineageOf, unplacedOf } from './kin.ts'
import { loadNationalTree } from './national/load.ts'
import { treeNote, unitByCode, unitOn } from './reading.ts'

/** One national tree for the whole file. */
let database: Database
before(async () => {
  database = await testDatabase()
  await database.transaction((tx) => loadNationalTree(tx))
  await database.transaction((tx) => tx.query('analyze'))
})

const old = day('2025-06-30'), now = day('2025-07-01')
const first = async (text: string, on = now, options: FindOptions = {}) => (await database.read((tx) => find(tx, text, on, options)))[0]

test('a name is found whatever its marks, its tone placement, its y or i', async () => {
  for (const text of ['Phường Kỳ Lừa', 'ky lua', 'KỲ LỪA', 'phuong ki lua']) assert.equal((await first(text))?.fullName, 'Phường Kỳ Lừa', text)
  for (const text of ['Hoà Bình', 'hòa bình', 'hoa binh']) assert.equal((await first(text, old))?.fullName, 'Tỉnh Hoà Bình', text)
  for (const text of ['Ðắk Lắk', 'dak lak', 'Đăk Lăk']) assert.equal((await first(text))?.fullName, 'Tỉnh Đắk Lắk', text)
  assert.equal((await first('binh hoa tinh', old))?.fullName, 'Tỉnh Hoà Bình', 'in any order of words')
  assert.deepEqual(await database.read((tx) => find(tx, ' .- ', now)), [])
})

test('homonyms show where they stand, and the search keeps to a subtree and to kinds', async () => {
  const found = await database.read((tx) => find(tx, 'Tân Lập', now, { kinds: ['commune'] }))
  assert.ok(found.length > 1 && new Set(found.map(({ place }) => place)).size > 1)
  const lang = await first('Lạng Sơn', now, { kinds: ['province'] })
  assert.equal((await first('Tân Lập', now, { under: lang!.id, kinds: ['commune'] }))?.place ?? 'none', 'none')
  assert.equal((await first('Cao Lộc', now, { under: lang!.id, kinds: ['commune'] }))?.place, 'Tỉnh Lạng Sơn')
})

test('a former name leads to what stands on the day', async () => {
  const vinhTrai = await first('Vĩnh Trại', now, { kinds: ['commune'] })
  assert.deepEqual([vinhTrai!.stands, vinhTrai!.former, vinhTrai!.place], [false, true, 'Thành phố Lạng Sơn, Tỉnh Lạng Sơn'])
  assert.deepEqual(vinhTrai!.becomes.map(({ fullName }) => fullName), ['Phường Đông Kinh'])
  const trung = await first('Trưng Trắc', now, { kinds: ['commune'] })
  assert.ok(trung?.becomes.length, 'a name abolished before March 2025')
})

test('a code means something only with its day', async () => {
  const [before, after] = await database.read(async (tx) => [await unitByCode(tx, '05977', old), await unitByCode(tx, '05977', now)])
  assert.equal(before!.fullName, 'Phường Vĩnh Trại')
  assert.notEqual(after!.id, before!.id)
})

test('an unchanged commune lives on under its new province; a new province comes from the old ones', async () => {
  await database.read(async (tx) => {
    const ngocLong = await unitByCode(tx, '00859', old)
    assert.deepEqual((await unitOn(tx, ngocLong!.id, old)).path.map(({ fullName }) => fullName).slice(1), ['Tỉnh Hà Giang', 'Huyện Yên Minh'])
    assert.deepEqual((await unitOn(tx, ngocLong!.id, now)).path.map(({ fullName }) => fullName), ['Việt Nam', 'Tỉnh Tuyên Quang'])
    const committee = (await unitOn(tx, ngocLong!.id, now)).counterpart
    assert.deepEqual((await unitOn(tx, committee!.id, now)).path.map(({ fullName }) => fullName), ['Trung ương', 'Đảng bộ tỉnh Tuyên Quang'])
    const tuyenQuang = await unitByCode(tx, '08', now, 'state')
    assert.deepEqual((await lineageOf(tx, tuyenQuang!.id)).map(({ from, kind, paper }) => [from, kind, paper?.symbol]), [['Tỉnh Hà Giang', 'merge', '202/2025/QH15'], ['Tỉnh Tuyên Quang', 'merge', '202/2025/QH15']])
  })
})

test('islands that were districts became special zones; the other districts ended', async () => {
  await database.read(async (tx) => {
    const lySon = await unitByCode(tx, '536', old)
    assert.deepEqual((await lineageOf(tx, lySon!.id)).map(({ to, kind }) => [to, kind]), [['Đặc khu Lý Sơn', 'transfer']])
    const caoLoc = (await find(tx, 'Huyện Cao Lộc', old))[0]
    assert.deepEqual((await lineageOf(tx, caoLoc!.id)).map(({ to, kind, paper }) => [to, kind, paper?.symbol]), [[null, 'dissolve', '72/2025/QH15']])
  })
})

test('the changes of 2026 hold from their days', async () => {
  await database.read(async (tx) => {
    const names = async (code: string, days: string[]) => Promise.all(days.map(async (on) => (await unitByCode(tx, code, day(on), 'state'))?.fullName))
    assert.deepEqual(await names('75', ['2026-04-29', '2026-04-30']), ['Tỉnh Đồng Nai', 'Thành phố Đồng Nai'])
    assert.deepEqual(await names('22', ['2020-01-01', '2026-08-31', '2026-09-01']), ['Tỉnh Quảng Ninh', 'Tỉnh Quảng Ninh', 'Thành phố Quảng Ninh'])
    assert.deepEqual(await names('07294', ['2026-09-19', '2026-09-20']), ['Xã Bố Hạ', 'Phường Bố Hạ'])
    assert.deepEqual([treeNote(day('2025-02-28')), treeNote(day('2025-03-01'))], ['units.tree-of-march-2025', null])
  })
})

test('every child stands on a day when its parent stands, and unit_paths reaches the country from every commune', async () => {
  await database.read(async (tx) => {
    assert.deepEqual(await rows(tx, sql`
      select v.unit_id from unit_version v where v.parent_id is not null and not exists (
        select 1 from unit_version p where p.unit_id = v.parent_id having range_agg(p.valid) @> v.valid)`), [])
    const [{ n }] = await rows<{ n: number }>(tx, sql`select count(distinct unit_id)::int as n from unit_paths(array(select id from unit where kind in ('commune', 'commune_committee')))`) as [{ n: number }]
    assert.equal(n, 2 * (10035 + 3321 - 131))
  })
})

test('the villages of a split commune wait, those of a whole one go along', async () => {
  const open = database.transaction(async (tx) => {
    const paperId = await givenPaper(tx)
    const split = await rows<{ id: number; n: number }>(tx, sql`
      select s.from_id as id, count(*)::int as n from unit_succession s join unit u on u.id = s.from_id and u.kind = 'commune' group by 1 having count(*) > 1 order by 1 limit 1`)
    await found(tx, clerk, { kind: 'village', parentId: split[0]!.id, label: 'Thôn', name: 'Thử', on: day('2020-01-01'), paperId })
    const [parent] = (await rows<{ id: number }>(tx, sql`select parent_id as id from unit_version where name = 'Thử' and lower(valid) = ${now}`))
    const waiting = await unplacedOf(tx, parent!.id, now)
    assert.deepEqual(waiting.map(({ fullName, candidates }) => [fullName, candidates.length]), [['Thôn Thử', split[0]!.n]])
    const { count } = (await rows<{ count: number }>(tx, sql`select count(*)::int as count from (
      select s.from_id from unit_succession s join unit u on u.id = s.from_id and u.kind = 'commune' group by 1 having count(*) > 1)`))[0]!
    assert.equal(count, 440)
    throw new Error('rolled back')
  })
  await assert.rejects(open, /rolled back/)
})
