import { sql } from '#ground/database/sql.ts'
import { cellOf, marks, stranger } from './world.ts'

/** A resolution of allowances with one coefficient, and a type. */
export const allowanceFacts = (unit: number) => [
  sql`insert into allowance_resolution (id, province_id, paper_id, valid, main_title, concurrency_rate, payer, status) overriding system value
    values (${unit}, ${unit}, 1, daterange('2020-01-01', null), 'cell_secretary', 0.5, 'fund', 'confirmed')`,
  sql`insert into allowance_level (resolution_id, province_id, post, village_type, coefficient) values (${unit}, ${unit}, 'cell_secretary', 1, 1.3)`,
  sql`insert into village_class (village_id, village_type, held) values (${unit}, 1, daterange('2020-01-01', null))`,
]

/** A plan of mergers with a wish and a proposal of one village; a neighbour. */
export const mergerFacts = (unit: number) => [
  sql`insert into village_neighbour (commune_id, a_id, b_id) values (${unit}, ${unit}, ${cellOf(211)})`,
  sql`insert into merger_plan (id, commune_id, name, on_day, region, border) overriding system value values (${unit}, ${unit}, 'Sắp xếp', '2026-07-01', 'northern', false)`,
  sql`insert into merger_wish (plan_id, commune_id, kind, village_ids) values (${unit}, ${unit}, 'leader', array[${unit}::int])`,
  sql`insert into merger_proposal (id, plan_id, commune_id, origin, optimal) overriding system value values (${unit}, ${unit}, ${unit}, 'drawn', false)`,
  sql`insert into merger_group (proposal_id, commune_id, seat_id, village_ids) values (${unit}, ${unit}, ${unit}, array[${unit}::int])`,
  sql`insert into merger_holder (proposal_id, commune_id, seat_id, kind, person_ids) values (${unit}, ${unit}, ${unit}, 'front_head', '{}')`,
]
