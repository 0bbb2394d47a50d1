import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import fc from 'fast-check'
import { row, rows, type Database, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { Refusal } from '#ground/refusal.ts'
import { testDatabase } from '#ground/testing/database.ts'
import { addDays, day, type Day } from '#ground/time/day.ts'
import { givenPaper } from '#papers/given.ts'
import type { Done } from './act.ts'
import { convert } from './convert.ts'
import { correct } from './correct.ts'
import { cover } from './cover.ts'
import { dissolve } from './dissolve.ts'
import { found } from './found.ts'
import { clerk, givenCell, givenCommune, givenSuccession, givenVillage } from './given.ts'
import { merge } from './merge.ts'
import { move } from './move.ts'
import { place } from './place.ts'
import { rename } from './rename.ts'
import { split } from './split.ts'

type Wish = { verb: number; a: number; b: number; c: number; days: number }
type World = { communes: { communeId: number; committeeId: number }[]; prefix: string; paperId: number }

const wish: fc.Arbitrary<Wish> = fc.record({ verb: fc.nat(8), a: fc.nat(), b: fc.nat(), c: fc.nat(), days: fc.nat(2500) })
const start = day('2019-01-01'), reform = day('2025-07-01')
const sampled = [start, day('2020-06-01'), day('2022-01-01'), day('2024-03-03'), day('2025-06-30'), reform, day('2026-03-01')]

let database: Database, worlds = 0
before(async () => { database = await testDatabase() })

async function newWorld(tx: Tx): Promise<World> {
  const prefix = `9${String(worlds++).padStart(3, '0')}`
  const old = await givenCommune(tx, { code: `${prefix}1`, name: `Cũ ${prefix}`, upto: reform }), whole = await givenCommune(tx, { code: `${prefix}2`, label: 'Xã', name: `Giữ ${prefix}`, upto: reform })
  const [east, west] = [await givenCommune(tx, { code: `${prefix}3`, name: `Đông ${prefix}`, from: reform }), await givenCommune(tx, { code: `${prefix}4`, name: `Tây ${prefix}`, from: reform })]
  for (const part of [east, west]) await givenSuccession(tx, old, part, 'partial', reform)
  await givenSuccession(tx, whole, east, 'merge', reform)
  for (const commune of [old, whole]) {
    const villages = [await givenVillage(tx, commune.communeId, 'Thôn 1'), await givenVillage(tx, commune.communeId, 'Thôn 2'), await givenVillage(tx, commune.communeId, 'Khối 3')]
    await givenCell(tx, commune.committeeId, 'Chi bộ 1', villages.slice(0, 2))
    await givenCell(tx, commune.committeeId, 'Chi bộ 3', villages.slice(2))
  }
  return { communes: [old, whole, east, west], prefix, paperId: await givenPaper(tx) }
}

/** What stands on a day and who covers whom, as believed now or as known at an instant. */
const picture = async (tx: Tx, { prefix }: World, on: Day, known: string | null = null) => JSON.stringify(await rows(tx, sql`
  select u.id, u.full_name, u.legal_kind, u.parent_id,
         array(select c.village_id from cell_cover c where c.cell_id = u.id and c.held @> ${on}::date
               and case when ${known}::timestamptz is null then upper_inf(c.recorded) else c.recorded @> ${known}::timestamptz end order by 1) as covers
  from unit_on_as_known(${on}::date, coalesce(${known}::timestamptz, clock_timestamp())) u
  where u.code like ${`${prefix}%`} or u.code like ${`CB${prefix}%`} order by u.id`))

const pictures = async (tx: Tx, world: World, known: string | null = null) => { const seen: string[] = []; for (const on of sampled) seen.push(await picture(tx, world, on, known)); return seen }

async function act(tx: Tx, { communes, prefix, paperId }: World, { verb, a, b, c, days }: Wish): Promise<Done> {
  const on = addDays(start, days)
  const units = await rows<{ id: number; kind: string; parentId: number }>(tx, sql`select distinct v.unit_id as id, u.kind, null::int as "parentId" from unit_version v join unit u on u.id = v.unit_id
    where u.kind in ('village', 'cell') and (v.code like ${`${prefix}%`} or v.code like ${`CB${prefix}%`}) and upper_inf(v.recorded) and v.valid @> ${on}::date order by 1`)
  const villages = units.filter(({ kind }) => kind === 'village'), cells = units.filter(({ kind }) => kind === 'cell')
  const pick = <T>(list: T[], n: number): T => { if (list.length === 0) throw new Refusal('units.no-such-unit'); return list[n % list.length]! }
  const dated = { on, paperId }, name = { label: a % 2 ? 'Thôn' : 'Khối', name: `Mới ${a % 50}` }
  const commune = pick(communes, c)
  const some = a % 3 === 0 ? cells : villages
  switch (verb) {
    case 0: return found(tx, clerk, { ...dated, ...name, kind: 'village', parentId: commune.communeId })
    case 1: return rename(tx, clerk, { ...dated, ...name, unitId: pick(some, b).id })
    case 2: return a % 3 === 0 ? move(tx, clerk, { ...dated, unitId: pick(cells, b).id, parentId: commune.committeeId }) : move(tx, clerk, { ...dated, unitId: pick(villages, b).id, parentId: commune.communeId })
    case 3: return merge([])(tx, clerk, { ...dated, unitIds: [pick(some, b).id, pick(some, b + 1).id], into: c % 2 ? { unitId: pick(some, b).id } : name })
    case 4: return split([])(tx, clerk, { ...dated, unitId: pick(some, b).id, into: [name, { label: 'Khối', name: `Nửa ${c % 9}` }], keeps: c % 2 === 0 })
    case 5: return convert(tx, clerk, { ...dated, unitId: pick(villages, b).id, to: c % 2 ? 'thon' : 'tdp' })
    case 6: return dissolve([])(tx, clerk, { ...dated, unitId: pick(some, b).id })
    case 7: return place(tx, clerk, { paperId, on: reform, unitIds: [pick(villages, b).id], communeId: commune.communeId })
    default: return cover(tx, clerk, { ...dated, cellId: pick(cells, b).id, takes: c % 2 ? [pick(villages, a).id] : [], leaves: c % 2 ? [] : [pick(villages, a).id] })
  }
}

/** A unit has one version a day; its parent stands that day; only a province holds what waits to be placed. */
const disorder = (tx: Tx, { prefix }: World, on: Day) => rows(tx, sql`
  select u.id, u.full_name from unit_on(${on}::date) u left join unit_on(${on}::date) p on p.id = u.parent_id
  where (u.code like ${`${prefix}%`} or u.code like ${`CB${prefix}%`}) and u.kind in ('village', 'cell')
    and (p.id is null or p.kind not in ('commune', 'province', 'commune_committee', 'province_committee') or (p.kind in ('province', 'province_committee') and ${on}::date < ${reform}::date)
         or (select count(*) from unit_on(${on}::date) o where o.id = u.id) <> 1)`)

const believedAt = async (tx: Tx) => (await row<{ at: string }>(tx, sql`select clock_timestamp()::text as at`)).at
const tried = (work: Promise<Done>) => work.catch((error: unknown) => { if (error instanceof Refusal) return undefined; throw error })

test('random histories: the past stays as it was told, and a correction restores it', { timeout: 540_000 }, () => fc.assert(fc.asyncProperty(fc.array(wish, { minLength: 6, maxLength: 22 }), async (wishes) => {
  const world = await database.transaction(newWorld)
  const told: { at: string; seen: string[] }[] = []
  let last: { actId: number; before: string[] } | undefined
  let seen = await database.read((tx) => pictures(tx, world))
  for (const each of wishes) {
    const done = await tried(database.transaction((tx) => act(tx, world, each)))
    if (!done) continue
    const [before, on] = [seen, each.verb === 7 ? reform : addDays(start, each.days)]
    seen = await database.read((tx) => pictures(tx, world))
    sampled.forEach((at, i) => { if (at < on) assert.equal(seen[i], before[i], `an act of ${on} changed ${at}`) })
    told.push({ at: await database.read(believedAt), seen })
    last = { actId: done.actId, before }
    for (const at of sampled) assert.deepEqual(await database.read((tx) => disorder(tx, world, at)), [])
  }
  if (!last) return
  const { actId, before } = last
  await database.transaction((tx) => correct([])(tx, clerk, { actId, paperId: world.paperId, reason: 'ghi nhầm' }))
  assert.deepEqual(await database.read((tx) => pictures(tx, world)), before, 'the correction restores what was')
  for (const { at, seen: then } of told) assert.deepEqual(await database.read((tx) => pictures(tx, world, at)), then, `as known at ${at}`)
}), { numRuns: 30, endOnFailure: true }))
