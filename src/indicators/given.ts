import { row, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { day, type Day } from '#ground/time/day.ts'
import { defineIndicator, type Indicator, type Subject } from './indicator.ts'

/** Builders for this room's tests: units, and an interval table of hamlets of the tests' own, so that no other room's derivation is needed. */
export const hamlets: Subject = {
  code: 'villages', name: { vi: 'Thôn', en: 'Villages' }, table: 'hamlet', id: 'hamlet_id', asKnown: 'hamlet_of',
  state: { key: 'state', name: { vi: 'Tình trạng', en: 'State' }, kind: 'choice', of: () => sql`s.state` },
  shows: [{ key: 'state', name: { vi: 'Tình trạng', en: 'State' }, kind: 'choice', of: () => sql`s.state` }],
  why: [{ key: 'since', name: { vi: 'Từ', en: 'Since' }, kind: 'day', of: () => sql`s.from_day` }],
}

const words = (vi: string) => ({ vi, en: vi })
const plain = { subject: hamlets, formula: words('số đạt ÷ tổng số'), basis: 'thử', better: 'higher', group: 'state' } as const

export const joined: Indicator = defineIndicator({ ...plain, code: 'given.joined', name: words('Đã nhập'), measures: 'share', numerator: () => sql`s.state = 'joined'`, excluded: () => sql`s.state = 'closed'` })
export const counted: Indicator = defineIndicator({ ...plain, code: 'given.counted', name: words('Số thôn'), measures: 'count', better: 'neither', numerator: () => sql`true` })
export const young: Indicator = defineIndicator({
  ...plain, code: 'given.young', name: words('Trưởng thôn dưới 40'), measures: 'share',
  denominator: () => sql`s.born is not null`, numerator: (on) => sql`s.born > ${on}::date - interval '40 years'`,
})
export const oldest: Indicator = defineIndicator({
  ...plain, code: 'given.oldest', name: words('Cao tuổi nhất'), measures: 'years', better: 'neither',
  denominator: () => sql`s.born is not null`, numerator: () => sql`true`, years: { of: (on) => sql`extract(year from age(${on}::date, s.born))`, pick: 'max' },
})
export const all: Indicator[] = [joined, counted, young, oldest]

export const makeHamlets = (tx: Tx) => tx.query(`
  create table hamlet (hamlet_id int, from_day date, upto_day date, province_id int, district_id int, commune_id int, state text, born date,
    recorded tstzrange not null default tstzrange('-infinity', null));
  create function hamlet_of(ids int[], k timestamptz) returns setof hamlet language sql stable as
    $$ select * from hamlet where (ids is null or hamlet_id = any(ids)) and recorded @> k $$`)

export type UnitGiven = { kind: string; code: string; name: string; label?: string; under?: number | null; from?: string | null; until?: string | null; tree?: 'state' | 'party' }

export async function found(tx: Tx, { kind, code, name, label = '', under = null, from = null, until = null, tree = 'state' }: UnitGiven): Promise<number> {
  const { id } = await row<{ id: number }>(tx, sql`insert into unit (tree, kind) values (${tree}, ${kind}) returning id`)
  await rows(tx, sql`
    insert into unit_version (unit_id, tree, valid, recorded, code, label, legal_kind, name, parent_id)
    values (${id}, ${tree}, daterange(${from}::date, ${until}::date), tstzrange('-infinity', null), ${code}, ${label}, 'xa', ${name}, ${under})`)
  return id
}

export type HamletGiven = { id: number; from?: string; upto?: string; province: number; district?: number; commune?: number; state: string; born?: string | null }

export const dwell = (tx: Tx, { id, from = '-infinity', upto = 'infinity', province, district = 0, commune = 0, state, born = null }: HamletGiven) => rows(tx, sql`
  insert into hamlet (hamlet_id, from_day, upto_day, province_id, district_id, commune_id, state, born)
  values (${id}, ${from}, ${upto}, ${province}, ${district}, ${commune}, ${state}, ${born})`)

export const on = (text: string): Day => day(text)

/** A country of one province, one district and two communes until 2025, one commune and two unplaced hamlets after; a hamlet joined in 2021. */
export async function smallCountry(tx: Tx) {
  await makeHamlets(tx)
  const cut = '2025-07-01'
  const country = await findRoot(tx)
  const province = await found(tx, { kind: 'province', code: 'T20', label: 'Tỉnh', name: 'Núi Xanh', under: country })
  const district = await found(tx, { kind: 'district', code: 'T178', label: 'Huyện', name: 'Đá Trắng', under: province, until: cut })
  const a = await found(tx, { kind: 'commune', code: 'T0001', label: 'Xã', name: 'An Sơn', under: district, until: cut })
  const b = await found(tx, { kind: 'commune', code: 'T0002', label: 'Xã', name: 'Bình Sơn', under: district, until: cut })
  const c = await found(tx, { kind: 'commune', code: 'T0001', label: 'Xã', name: 'Cao Sơn', under: province, from: cut })
  const villages: number[] = []
  for (let i = 1; i <= 5; i++) {
    const old = i <= 3 ? a : b
    const id = await found(tx, { kind: 'village', code: `T0001-00${i}`, label: 'Thôn', name: String(i), under: old, until: cut })
    await rows(tx, sql`
      insert into unit_version (unit_id, tree, valid, recorded, code, label, legal_kind, name, parent_id)
      values (${id}, 'state', daterange(${cut}::date, null), tstzrange('-infinity', null), ${`T0001-00${i}`}, 'Thôn', 'thon', ${String(i)}, ${i <= 3 ? c : province})`)
    const before = { id, upto: cut, province, district, commune: old, born: i === 5 ? null : `${1960 + 10 * i}-06-01` }
    const after = { ...before, from: cut, upto: 'infinity', district: 0, commune: i <= 3 ? c : 0 }
    const state = i === 4 ? 'closed' : i <= 2 ? 'joined' : 'apart'
    if (i === 2) {
      await dwell(tx, { ...before, upto: '2021-06-25', state: 'apart' })
      await dwell(tx, { ...before, from: '2021-06-25', state })
    } else await dwell(tx, { ...before, state })
    await dwell(tx, { ...after, state })
    villages.push(id)
  }
  const succeed = (from: number, to: number, kind: string) => rows(tx, sql`insert into unit_succession (from_id, to_id, kind, on_day) values (${from}, ${to}, ${kind}, ${cut})`)
  await succeed(a, c, 'merge')
  await succeed(b, c, 'partial')
  return { country, province, district, a, b, c, villages }
}

async function findRoot(tx: Tx): Promise<number> {
  const [root] = await rows<{ id: number }>(tx, sql`select id from unit where kind = 'country'`)
  return root?.id ?? found(tx, { kind: 'country', code: 'VN', name: 'Việt Nam' })
}
