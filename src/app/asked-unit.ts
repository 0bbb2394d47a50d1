import { type Tx, rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { Refusal } from '#ground/refusal.ts'
import { type Day, readDay } from '#ground/time/day.ts'
import { type Named, unitByCode } from '#units/public.ts'
import { type Given, type Option, WrongUsage, textOf } from './command.ts'

/** --unit and --on, of every command that speaks of a unit on a day. */
export const unitOptions: Record<'unit' | 'on', Option> = {
  unit: { kind: 'value', required: true, says: { vi: 'mã đơn vị vào ngày đó: VN, 20, 178, 05977', en: 'code of the unit on that day: VN, 20, 178, 05977' } },
  on: { kind: 'value', required: true, says: { vi: 'ngày, 2021-06-25 hoặc 25/06/2021', en: 'day, 2021-06-25 or 25/06/2021' } }
}

export function dayOf(given: Given, key = 'on'): Day {
  const text = textOf(given, key)
  const found = readDay(text)
  if (found) return found
  throw new WrongUsage({ vi: `Chưa đọc được ngày «${text}»; hãy viết 2021-06-25 hoặc 25/06/2021.`, en: `“${text}” is not a day; write 2021-06-25 or 25/06/2021.` })
}

/** A code means something only with its day. Refuses 'app.no-such-unit'. */
export async function unitAsked(tx: Tx, given: Given): Promise<Named> {
  const [code, on] = [textOf(given, 'unit'), dayOf(given)]
  const unit = await unitByCode(tx, code, on)
  if (!unit) throw new Refusal('app.no-such-unit', { code, on })
  return unit
}

/** How many units of each kind stood in a State unit on a day, itself left out: { province: 63, district: 696, commune: 10035, village: 0 }. */
export async function unitsInside(tx: Tx, unitId: number, on: Day): Promise<Record<string, number>> {
  const found = await rows<{ kind: string; count: number }>(tx, sql`
    with recursive there as materialized (select id, kind, parent_id from unit_on(${on}::date) where tree = 'state'),
    inside as (
      select id, kind from there where parent_id = ${unitId}
      union all
      select t.id, t.kind from there t join inside i on t.parent_id = i.id
    )
    select kind, count(*) as count from inside group by kind`)
  const counts = new Map(found.map(({ kind, count }) => [kind, count]))
  return Object.fromEntries(['province', 'district', 'commune', 'village'].map((kind) => [kind, counts.get(kind) ?? 0]))
}
