import { findAccountId, type DemoAccount } from '#accounts/public.ts'
import type { Actor } from '#ground/actor.ts'
import { findRow, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { addDays, today } from '#ground/time/day.ts'
import { finishTask, giveTask, type Hat } from '#tasks/public.ts'

type Leader = { villageId: number; cellId: number; personId: number; unit: string; person: string }

const login = 'bi-thu-thon'
const work: [what: string, hat: Hat, given: number, due: number, done: number | null][] = [ // days from today
  ['Rà soát danh sách hộ nghèo, hộ cận nghèo', 'village', -40, -6, null],
  ['Vận động hộ dân phân loại rác, dọn điểm ô nhiễm', 'village', -12, 3, null],
  ['Lập danh sách người từ 80 tuổi hưởng trợ cấp', 'village', -50, -20, -24],
  ['Giới thiệu quần chúng ưu tú học lớp nhận thức về Đảng', 'party', -60, -15, -18],
  ['Chuẩn bị nội dung sinh hoạt chi bộ tháng tới', 'party', -7, 9, null],
]

/** An invented person who leads a village and its cell, and what their office gave them to do in both hats, around the day on which the demonstration is made. Null where it was made before, or where nobody leads both now. */
export async function giveLeaderWork(tx: Tx, office: DemoAccount): Promise<DemoAccount | null> {
  if (await findAccountId(tx, login) !== undefined) return null
  const leader = await leaderUnder(tx, office.unitId!)
  if (!leader) return null
  const actor: Actor = { accountId: (await findAccountId(tx, office.login))!, name: office.name, today: today(), may: [], unitId: office.unitId }
  for (const [what, hat, given, due, done] of work) {
    const unitId = hat === 'party' ? leader.cellId : leader.villageId
    const { id } = await giveTask(tx, actor, { unitId, personId: leader.personId, what, hat, givenOn: addDays(actor.today, given), dueOn: addDays(actor.today, due) })
    if (done !== null) await finishTask(tx, actor, { id, unitId }, addDays(actor.today, done), 'Đã báo cáo Đảng ủy')
  }
  return { login, name: `${leader.person}, bí thư chi bộ kiêm trưởng ${leader.unit}`, role: 'village_leader', unitId: leader.villageId, personId: leader.personId }
}

/** The first by code who holds both posts now and has nothing to do yet. */
const leaderUnder = (tx: Tx, officeId: number) => findRow<Leader>(tx, sql`
  select s.village_id as "villageId", s.cell_id as "cellId", s.head_id as "personId", v.full_name as unit,
         (select p.name from person_version p where p.person_id = s.head_id and upper_inf(p.recorded) order by upper(p.held) desc nulls first limit 1) as person
  from village_state s
    join unit_area a on a.unit_id = s.village_id and a.area_id = ${officeId}
    join unit_version v on v.unit_id = s.village_id and upper_inf(v.recorded) and v.valid @> ${today()}::date
  where s.state = 'unified' and s.from_day <= ${today()} and s.upto_day > ${today()} and s.cell_id is not null
    and not exists (select from task t where t.unit_id in (s.village_id, s.cell_id))
  order by v.code limit 1`)
