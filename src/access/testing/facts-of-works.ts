import { sql } from '#ground/database/sql.ts'
import { cellOf, marks, stranger } from './world.ts'

const certified = JSON.stringify({ kind: 'village_head', heldOn: '2026-05-01', method: 'ballots', outcome: 'elected', electedIds: [], clusters: [], head: null, rounds: [], base: null, quorum: null, reviewed: null })

/** An election that was held and counted once, with its team and a candidate. */
export const electionFacts = (unit: number) => [
  sql`insert into drive (id, unit_id, kind, name, period) overriding system value values (${unit}, ${unit}, 'village_head', 'Đợt bầu', daterange('2026-01-01', '2026-12-31'))`,
  sql`insert into election (id, kind, unit_id, state, planned_on, held_on, method, total_households) overriding system value values (${unit}, 'village_head', ${unit}, 'held', '2026-05-01', '2026-05-01', 'ballots', 100)`,
  sql`insert into election_step (election_id, unit_id, step, on_day) values (${unit}, ${unit}, 'hold', '2026-05-01')`,
  sql`insert into election_team_member (election_id, unit_id, person_id, body, part) values (${unit}, ${unit}, ${1000 + unit}, 'team', 'head')`,
  sql`insert into candidate (id, election_id, unit_id, person_id, post) overriding system value values (${unit}, ${unit}, ${unit}, ${2000 + unit}, 'village_head')`,
  sql`insert into election_cluster (id, election_id, unit_id, name, households, attending) overriding system value values (${unit}, ${unit}, ${unit}, 'Cả thôn', 100, 90)`,
  sql`insert into election_round (id, election_id, unit_id, post, round, seats, candidate_ids) overriding system value values (${unit}, ${unit}, ${unit}, 'village_head', 1, 1, array[${unit}::int])`,
  sql`insert into count_entry (round_id, cluster_id, unit_id, issued, valid, invalid, returned, votes, entered_by) values (${unit}, ${unit}, ${unit}, 90, 90, 0, 0, ${JSON.stringify({ [unit]: 80 })}::jsonb, ${stranger})`,
  sql`insert into election_result (election_id, unit_id, version, outcome, figures, digest, certified_on) values (${unit}, ${unit}, 1, 'elected', ${certified}::jsonb, 'x', '2026-05-02')`,
  sql`insert into election (id, kind, unit_id, planned_on) overriding system value values (${10000 + unit}, 'cell', ${unit}, '2026-05-01')`,
]

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
]
