import type { Actor } from '#ground/actor.ts'
import { findRow, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { day, type Day } from '#ground/time/day.ts'
import { insertUnit } from './changes.ts'
import { readCellName, readVillageName } from './label.ts'
import { followOne } from './lineage.ts'
import { getLife, nextNumbers, writeCode } from './lives.ts'
import { lifeOf, versionOn, type Life, type UnitKind } from './unit.ts'
import { rangeText, type Period } from './period.ts'

/** Builders for tests: a small tree without acts behind it. */
export const clerk: Actor = { accountId: 0, name: 'Người nhập', today: day('2026-11-23'), may: [], unitId: null }

type Placed = Partial<Period> & { code?: string; label?: string }

async function givenUnit(tx: Tx, kind: UnitKind, tree: 'state' | 'party', code: string, label: string, name: string, legalKind: string, stretches: (Period & { parentId: number | null })[]) {
  const id = await insertUnit(tx, { tree, kind, shard: 20 })
  for (const stretch of stretches) await rows(tx, sql`
    insert into unit_version (unit_id, tree, valid, code, label, legal_kind, name, parent_id)
    values (${id}, ${tree}, ${rangeText(stretch)}::daterange, ${code}, ${label}, ${legalKind}, ${name}, ${stretch.parentId})`)
  return id
}

const withCode = async (tx: Tx, code: string) => (await findRow<{ id: number }>(tx, sql`select unit_id as id from unit_version where code = ${code} and upper_inf(recorded) limit 1`))?.id
const always = (parentId: number | null) => [{ from: null, upto: null, parentId }]
const pair = (tx: Tx, partyId: number, stateId: number) => rows(tx, sql`insert into unit_counterpart (party_id, state_id) values (${partyId}, ${stateId})`)

/** The province of Lạng Sơn and its committee, with the two roots above; made once a database. */
export async function givenProvince(tx: Tx): Promise<{ provinceId: number; committeeId: number }> {
  const there = await withCode(tx, '20'), committee = await withCode(tx, 'D20')
  if (there && committee) return { provinceId: there, committeeId: committee }
  const country = await givenUnit(tx, 'country', 'state', 'VN', '', 'Việt Nam', 'nuoc', always(null))
  const centre = await givenUnit(tx, 'central', 'party', 'TW', '', 'Trung ương', 'party', always(null))
  const provinceId = await givenUnit(tx, 'province', 'state', '20', 'Tỉnh', 'Lạng Sơn', 'tinh', always(country))
  const committeeId = await givenUnit(tx, 'province_committee', 'party', 'D20', 'Đảng bộ tỉnh', 'Lạng Sơn', 'party', always(centre))
  await pair(tx, committeeId, provinceId)
  return { provinceId, committeeId }
}

const legalKinds: Record<string, string> = { 'Phường': 'phuong', 'Xã': 'xa', 'Thị trấn': 'thi_tran', 'Đặc khu': 'dac_khu' }

/** A commune under Lạng Sơn and its committee: 'Phường Vĩnh Trại', code 05977, since before the records unless said otherwise. */
export async function givenCommune(tx: Tx, { code = '05977', label = 'Phường', name = 'Vĩnh Trại', from = null, upto = null }: Placed & { name?: string } = {}): Promise<{ communeId: number; committeeId: number }> {
  const above = await givenProvince(tx)
  const communeId = await givenUnit(tx, 'commune', 'state', code, label, name, legalKinds[label] ?? 'xa', [{ from, upto, parentId: above.provinceId }])
  const committeeId = await givenUnit(tx, 'commune_committee', 'party', `D${code}`, `Đảng bộ ${label.toLowerCase()}`, name, 'party', [{ from, upto, parentId: above.committeeId }])
  await pair(tx, committeeId, communeId)
  return { communeId, committeeId }
}

/** What an old commune became: one edge of the lineage, for the area and for its committee. */
export async function givenSuccession(tx: Tx, from: { communeId: number; committeeId: number }, to: { communeId: number; committeeId: number }, kind: 'merge' | 'partial', on: Day) {
  await rows(tx, sql`insert into unit_succession (from_id, to_id, kind, on_day) values (${from.communeId}, ${to.communeId}, ${kind}, ${on}), (${from.committeeId}, ${to.committeeId}, ${kind}, ${on})`)
}

/** 'Khối 3' in a commune, following it when it ends. */
export async function givenVillage(tx: Tx, communeId: number, name = 'Khối 3', given: Placed = {}): Promise<number> {
  const named = readVillageName(name)
  const { code, stretches } = await under(tx, communeId, '', given)
  return givenUnit(tx, 'village', 'state', code, named.label, named.name, named.legalKind, stretches)
}

/** 'Chi bộ Khối 3' under a commune's committee, covering villages for as long as it stands. */
export async function givenCell(tx: Tx, committeeId: number, name = 'Chi bộ Khối 3', villageIds: number[] = [], given: Placed = {}): Promise<number> {
  const named = readCellName(name)
  const { code, stretches } = await under(tx, committeeId, 'CB', given)
  const id = await givenUnit(tx, 'cell', 'party', code, named.label, named.name, 'party', stretches)
  for (const villageId of villageIds) await givenCover(tx, id, villageId, given)
  return id
}

export const givenCover = (tx: Tx, cellId: number, villageId: number, { from = null, upto = null }: Partial<Period> = {}) => rows(tx, sql`
  insert into cell_cover (cell_id, village_id, held) values (${cellId}, ${villageId}, ${rangeText({ from, upto })}::daterange)`)

async function under(tx: Tx, parentId: number, before: string, { code, from, upto = null }: Placed) {
  const parent: Life = await getLife(tx, parentId)
  const start = from === undefined ? lifeOf(parent).from : from
  const prefix = `${before}${(versionOn(parent, start ?? day('2020-01-01')) ?? parent.versions[0]!).code.replace(/^D/, '')}`
  return {
    code: code ?? writeCode(prefix, (await nextNumbers(tx, [prefix])).get(prefix)!),
    stretches: await followOne(tx, parentId, start, { from: start, upto }),
  }
}
