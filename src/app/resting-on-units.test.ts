import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { inTransaction } from '#ground/testing/database.ts'
import { day } from '#ground/time/day.ts'
import { givenCommune, givenVillage } from '#units/given.ts'
import { restingOnUnits } from './resting-on-units.ts'

test('what daily work holds of a village from a day on is named with its page; what was there before is not', () => inTransaction(async (tx) => {
  const { communeId } = await givenCommune(tx)
  const [village, other] = [await givenVillage(tx, communeId, 'Khối 1'), await givenVillage(tx, communeId, 'Khối 2')]
  for (const [unit, on] of [[village, '2026-08-01'], [village, '2026-05-01'], [other, '2026-08-01']] as const) {
    await rows(tx, sql`insert into task (unit_id, what, hat, given_on, due_on) values (${unit}, 'Kê khai hộ', 'village', ${on}::date, ${on}::date + 20)`)
    await rows(tx, sql`insert into election (kind, unit_id, state, held_on, known) values ('village_head', ${unit}, 'recognised', ${on}::date, 'outcome_only')`)
    await rows(tx, sql`insert into village_class (village_id, village_type, held) values (${unit}, 2, daterange(${on}::date, ${on}::date + 9))`)
    await rows(tx, sql`with c as (insert into commendation (unit_id, unit_ids, topic, level, year, proposed_on) values (${communeId}, array[${communeId}::int, ${unit}::int], 'Nhất thể', 'giay_khen', 2026, ${on}::date) returning id)
      insert into commendation_row (commendation_id, unit_id) select id, ${unit} from c`)
    await rows(tx, sql`with p as (insert into person default values returning id), r as (insert into evaluation_round (unit_id, name, from_on, till_on, closes_on) values (${communeId}, ${`Kỳ ${unit} ${on}`}, ${on}::date - 30, ${on}::date, ${on}::date) returning number)
      insert into evaluation (round, lead_id, unit_id, person_id, state, version, on_day, given_by) select r.number, ${communeId}, ${unit}, p.id, 'given', 1, ${on}::date, 'Ban Tổ chức' from p, r`)
  }
  await rows(tx, sql`with t as (insert into task (unit_id, what, hat, given_on, due_on) values (${village}, 'Giao nhầm', 'village', '2026-08-02', '2026-09-02') returning id, unit_id)
    insert into task_step (task_id, unit_id, kind, on_day, note) select id, unit_id, 'cancelled', '2026-08-03', 'Giao nhầm' from t`)
  const found = await restingOnUnits(tx, { unitIds: [village], on: day('2026-07-01'), since: new Date('2100-01-01') })
  assert.deepEqual(found.map(({ what, on }) => [what, on]), ['class', 'commendation', 'election', 'evaluation', 'task'].map((what) => [`mergers.rests.${what}`, '2026-08-01']))
  assert.ok(found.every(({ link }) => /^\/(tasks|elections|commendations|evaluations|funds)\//.test(link!)), JSON.stringify(found))
}))
