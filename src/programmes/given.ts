import type { Actor } from '#ground/actor.ts'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { type Day, day } from '#ground/time/day.ts'
import type { Figure, Indicator, Subject } from '#indicators/public.ts'
import type { Lent } from './board.ts'
import { launch } from './launch.ts'
import type { ProgrammeDraft } from './programme.ts'

/** Builders for this room's tests: a province with two communes of two hamlets each, and a table of hamlets, so that no other room's derivation is needed. */
const subject: Subject = {
  code: 'villages', name: { vi: 'Thôn', en: 'Villages' }, table: 'hamlet_state', id: 'hamlet_id', asKnown: 'hamlet_state_of',
  state: { key: 'state', name: { vi: 'Tình trạng', en: 'State' }, kind: 'choice', choices: { joined: { vi: 'Đã nhập', en: 'Joined' }, apart: { vi: 'Còn riêng', en: 'Apart' } }, of: () => sql`s.state` },
  shows: [{ key: 'state', name: { vi: 'Tình trạng', en: 'State' }, kind: 'choice', choices: { joined: { vi: 'Đã nhập', en: 'Joined' }, apart: { vi: 'Còn riêng', en: 'Apart' } }, of: () => sql`s.state` }],
}
const words = (vi: string) => ({ vi, en: vi })
export const joined: Indicator = { code: 'given.joined', subject, name: words('Đã nhập'), formula: words('đã nhập ÷ tổng số'), basis: 'thử', measures: 'share', better: 'higher', group: 'state', numerator: () => sql`s.state = 'joined'` }
export const counted: Indicator = { ...joined, code: 'given.counted', measures: 'count', better: 'neither' }
export const ofPeople: Indicator = { ...joined, code: 'given.women', family: 'sex' }
export const indicators = [joined, counted, ofPeople]

export const clerk = (today = '2021-06-25'): Actor => ({ accountId: 1, name: 'Cán bộ tổ chức', today: day(today), may: [], unitId: null })

export const lent = (covered: (unitId: number) => boolean = () => true): Lent => ({
  indicators, covers: async (_tx, unitId) => covered(unitId), whyMissing: async () => ({ count: 0, rows: [] }),
})

export async function smallProvince(tx: Tx) {
  await tx.query(`
    create table hamlet_state (hamlet_id int, from_day date, upto_day date, province_id int, district_id int, commune_id int, state text);
    create function hamlet_state_of(ids int[], k timestamptz) returns setof hamlet_state language sql stable as $$ select * from hamlet_state where ids is null or hamlet_id = any(ids) $$`)
  const root = await found(tx, 'country', 'VN', 'Việt Nam', null)
  const province = await found(tx, 'province', 'G20', 'Tỉnh Núi Xanh', root)
  const other = await found(tx, 'province', 'G30', 'Tỉnh Khác', root)
  const district = await found(tx, 'district', 'G178', 'Huyện Đá Trắng', province)
  const [a, b] = [await found(tx, 'commune', 'G0001', 'Xã An Sơn', district), await found(tx, 'commune', 'G0002', 'Xã Bình Sơn', district)]
  for (const [commune, at] of [[a, 1], [a, 2], [b, 3], [b, 4]] as const) {
    const id = await found(tx, 'village', `G000${commune === a ? 1 : 2}-00${at}`, `Thôn ${at}`, commune)
    const lives = (from: string, upto: string, state: string) => rows(tx, sql`
      insert into hamlet_state values (${id}, ${from}, ${upto}, ${province}, ${district}, ${commune}, ${state})`)
    if (at === 1) await lives('-infinity', 'infinity', 'joined')
    else if (at === 2) { await lives('-infinity', '2021-03-01', 'apart'); await lives('2021-03-01', 'infinity', 'joined') }
    else await lives('-infinity', 'infinity', 'apart')
  }
  return { root, province, other, district, a, b }
}

async function found(tx: Tx, kind: string, code: string, fullName: string, under: number | null): Promise<number> {
  const [label = '', ...name] = fullName.split(' ')
  if (kind === 'country') {
    const [there] = await rows<{ id: number }>(tx, sql`select id from unit where kind = 'country'`)
    if (there) return there.id
  }
  const [unit] = await rows<{ id: number }>(tx, sql`insert into unit (tree, kind) values ('state', ${kind}) returning id`)
  await rows(tx, sql`
    insert into unit_version (unit_id, tree, valid, recorded, code, label, legal_kind, name, parent_id)
    values (${unit!.id}, 'state', daterange(null, null), tstzrange('-infinity', null), ${code}, ${label}, ${kind === 'village' ? 'thon' : 'xa'}, ${name.join(' ')}, ${under})`)
  return unit!.id
}

export const draft = (unitId: number, more: Partial<ProgrammeDraft> = {}): ProgrammeDraft => ({
  name: 'Một người hai chức', unitId, paperId: null, indicator: joined.code, startsOn: day('2020-01-01'), endsOn: day('2022-12-31'), goal: 10_000, goalOn: day('2022-08-31'),
  acknowledgeBy: day('2020-02-01'), planBy: day('2020-03-01'), ...more,
})
export const begun = async (tx: Tx, unitId: number, more: Partial<ProgrammeDraft> = {}): Promise<number> => (await launch(tx, clerk(), indicators, draft(unitId, more))).number

export const fractionOf = (figure: Figure | null): string | null => figure && `${figure.numerator}/${figure.denominator}`
export const on = (text: string): Day => day(text)
