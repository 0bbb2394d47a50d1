import { type Sql, sql } from '#ground/database/sql.ts'

/** Numbers of papers and a programme of each unit: led by it and given to itself, so that in no column another unit lies. `told`: what its texts say. */
export const rollOutFacts = (unit: number, told: string): Sql[] => [
  sql`insert into paper_series (id, unit_id, issuer, side, kind, name, held) overriding system value values (${unit}, ${unit}, ${`Đảng ủy ${unit}`}, 'party', 'KH', 'Nhiệm kỳ', daterange('2020-01-01', null))`,
  sql`insert into paper_reservation (id, series_id, unit_id, number, what_for, reserved_on) overriding system value values (${unit}, ${unit}, ${unit}, 1, 'Kế hoạch', '2020-02-01')`,
  sql`insert into programme (id, number, name, unit_id, indicator, starts_on, plan_by) overriding system value values (${unit}, ${unit}, ${`Chương trình ${unit}`}, ${unit}, 'posts.unified', '2020-01-01', '2020-03-01')`,
  sql`insert into programme_unit (id, programme, lead_id, unit_id) overriding system value values (${unit}, ${unit}, ${unit}, ${unit})`,
  sql`insert into programme_response (id, programme, unit_id, acknowledged_on) overriding system value values (${unit}, ${unit}, ${unit}, '2020-02-01')`,
  sql`insert into programme_milestone (id, number, programme, lead_id, name, due_on) overriding system value values (${unit}, ${unit}, ${unit}, ${unit}, 'Ra kế hoạch', '2020-03-01')`,
  sql`insert into programme_report (id, programme, milestone, unit_id, done_on, note) overriding system value values (${unit}, ${unit}, ${unit}, ${unit}, '2020-02-20', ${told})`,
  sql`insert into programme_reminder (id, programme, lead_id, unit_id, matter, due_on, sent_on, sent_by) overriding system value values (${unit}, ${unit}, ${unit}, ${unit}, 'plan', '2020-03-01', '2020-03-02', 'Cán bộ')`,
  sql`insert into programme_session (id, programme, unit_id, kind, on_day, topic) overriding system value values (${unit}, ${unit}, ${unit}, 'propaganda', '2020-02-20', ${told})`,
]
