import { type Sql, sql } from '#ground/database/sql.ts'

const certified = JSON.stringify({ kind: 'village_head', heldOn: '2026-05-01', method: 'ballots', outcome: 'elected', electedIds: [], clusters: [], head: null, rounds: [], base: null, quorum: null, reviewed: null })

/** An election that was held and counted once, with its team and a candidate. */
export const electionFacts = (unit: number, stranger: number): Sql[] => [
  sql`insert into drive (id, unit_id, kind, name, period) overriding system value values (${unit}, ${unit}, 'village_head', 'Đợt bầu', daterange('2026-01-01', '2026-12-31'))`,
  sql`insert into election (id, kind, unit_id, state, planned_on, held_on, method, total_households) overriding system value values (${unit}, 'village_head', ${unit}, 'held', '2026-05-01', '2026-05-01', 'ballots', 100)`,
  sql`insert into election_step (election_id, unit_id, step, on_day) values (${unit}, ${unit}, 'hold', '2026-05-01')`,
  sql`insert into election_team_member (election_id, unit_id, person_id, body, part) values (${unit}, ${unit}, ${1000 + unit}, 'team', 'head')`,
  sql`insert into candidate (id, election_id, unit_id, person_id, post) overriding system value values (${unit}, ${unit}, ${unit}, ${2000 + unit}, 'village_head')`,
  sql`insert into election_cluster (id, election_id, unit_id, name, households, attending) overriding system value values (${unit}, ${unit}, ${unit}, 'Cả thôn', 100, 90)`,
  sql`insert into election_round (id, election_id, unit_id, post, round, seats, candidate_ids) overriding system value values (${unit}, ${unit}, ${unit}, 'village_head', 1, 1, array[${unit}::int])`,
  sql`insert into count_entry (round_id, cluster_id, unit_id, issued, valid, invalid, returned, votes, entered_by) values (${unit}, ${unit}, ${unit}, 90, 90, 0, 0, ${JSON.stringify({ [unit]: 80 })}::jsonb, ${stranger})`,
  sql`insert into election_result (election_id, unit_id, version, outcome, figures, digest, certified_on) values (${unit}, ${unit}, 1, 'elected', ${certified}::jsonb, 'x', '2026-05-02')`,
  ...['drive', 'election', 'candidate', 'election_cluster'].map((table) => sql`insert into ${sql.name(`${table}_belief`)} select * from ${sql.name(table)} where id = ${unit}`),
  sql`insert into election (id, kind, unit_id, planned_on) overriding system value values (${10000 + unit}, 'cell', ${unit}, '2026-05-01')`,
]
