import { findRow, row, type Tx } from '#ground/database/database.ts'
import { type Sql, sql } from '#ground/database/sql.ts'
import { caseWorkbook } from '../../cases/build.ts'
import type { Office } from './office.ts'

/** Things of the world 'localities' that screens are opened on, by id. */
export type Known = Awaited<ReturnType<typeof getKnown>>

export const CITY_DAY = '2021-06-25'
export const QUAN_SON_DAY = '2021-12-31'

export async function getKnown({ database }: Office) {
  return database.read(async (tx) => {
    const unit = (code: string, on: string, tree = 'state') => idOf(tx, sql`select id from unit_on(${on}) where tree = ${tree} and code = ${code}`)
    const head = await row<{ unit: number; person: number; id: number }>(tx, sql`
      select a.number as id, a.unit_id as unit, a.person_id as person from appointment a join unit_on(${CITY_DAY}) u on u.id = a.unit_id
      where u.code like '05977-%' and upper_inf(a.recorded) and a.held @> ${CITY_DAY}::date order by a.id limit 1`)
    return {
      country: await unit('VN', CITY_DAY), province: await unit('20', CITY_DAY), city: await unit('178', CITY_DAY), commune: await unit('05977', CITY_DAY),
      quanSon: await unit('387', QUAN_SON_DAY), empty: await unit('1', '2026-01-01').catch(() => unit('01', '2026-01-01')),
      cell: await idOf(tx, sql`select id from unit_on(${CITY_DAY}) where tree = 'party' and code = 'CB05977-001'`),
      committee: await unit('D178', CITY_DAY, 'party'),
      task: (await findRow<{ id: number }>(tx, sql`select t.id from task t join unit_on(${CITY_DAY}) u on u.id = t.unit_id where t.given_on <= ${CITY_DAY}::date order by t.id limit 1`))?.id ?? 0,
      merger: (await findRow<{ id: number }>(tx, sql`select id from merger_plan order by id limit 1`))?.id ?? 0,
      team: (await findRow<{ id: number }>(tx, sql`select number as id from inspection_team order by number limit 1`))?.id ?? 0,
      drive: await idOf(tx, sql`select d.id from drive d join unit_on(${CITY_DAY}) u on u.id = d.unit_id where u.code = '05977'`),
      election: await idOf(tx, sql`select id from election where unit_id = ${head.unit} and kind = 'village_head' order by id limit 1`),
      commendation: (await findRow<{ id: number }>(tx, sql`select id from commendation order by id limit 1`))?.id ?? 0,
      course: (await findRow<{ id: number }>(tx, sql`select id from training_course order by id limit 1`))?.id ?? 0,
      round: (await findRow<{ number: number }>(tx, sql`select number from evaluation_round order by id limit 1`))?.number ?? 0,
      assessed: (await findRow<{ id: number }>(tx, sql`select person_id as id from evaluation order by id limit 1`))?.id ?? 0,
      village: head.unit, head: head.person, appointment: head.id,
      account: await idOf(tx, sql`select id from account where login = 'xem'`),
      programme: (await findRow<{ number: number }>(tx, sql`select p.number from programme p join unit_on(${CITY_DAY}) u on u.id = p.unit_id where u.code = '178' and upper_inf(p.recorded)`))?.number ?? 0,
      paper: (await findRow<{ id: number }>(tx, sql`select id from paper order by id desc limit 1`))?.id ?? 0,
    }
  })
}

const idOf = async (tx: Tx, query: Sql) => (await row<{ id: number }>(tx, query)).id

/** Lạng Sơn city's workbook with the day of one appointment typed as 31/02/2020; `right` is what should stand there. */
export async function faultyWorkbook(): Promise<{ bytes: Uint8Array; right: string; wrong: string }> {
  const wrong = '31/02/2020'
  let right = ''
  const bytes = await caseWorkbook('lang-son-city', (book) => {
    const held = book.sheets['Giữ chức']!.find((each) => each['Chức danh'] === 'Trưởng thôn' && String(each['Mã đơn vị']).startsWith('05974-') && each['Đến ngày'] === null)!
    right = String(held['Từ ngày'])
    held['Từ ngày'] = wrong
  })
  return { bytes, wrong, right: right.split('-').reverse().join('/') }
}
