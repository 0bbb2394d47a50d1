import { sql } from '#ground/database/sql.ts'
import { marks } from './world.ts'

/** Tasks, inspections, trainings, commendations and assessments of a unit, and of the person who lives there. */
export function workFacts(unit: number) {
  const person = 1000 + unit
  return [
    sql`insert into task (id, unit_id, person_id, what, hat, given_on, due_on) overriding system value values (${unit}, ${unit}, ${person}, ${marks.task(unit)}, 'village', '2026-03-01', '2026-05-01'), (${1000 + unit}, ${unit}, null, ${marks.task(unit)}, 'party', '2026-03-01', '2026-12-01')`,
    sql`insert into task_step (task_id, unit_id, kind, on_day) values (${unit}, ${unit}, 'done', '2026-04-01')`,
    sql`insert into inspection_team (id, number, unit_id, unit_ids, name, held, head_id, person_ids) overriding system value values (${unit}, ${unit}, ${unit}, array[${unit}, ${unit}]::int[], ${marks.task(unit)}, daterange('2026-01-01', null), ${person}, array[${person}::int])`,
    sql`insert into inspection_visit (id, number, team, unit_id, planned_on, held_on) overriding system value values (${unit}, ${unit}, ${unit}, ${unit}, '2026-03-01', '2026-03-02'), (${1000 + unit}, ${1000 + unit}, ${unit}, ${unit}, '2026-05-01', null)`,
    sql`insert into inspection_finding (number, visit, unit_id, kind, note) values (${unit}, ${unit}, ${unit}, 'good', ${marks.task(unit)})`,
    sql`insert into inspection_recommendation (number, visit, unit_id, what, due_on) values (${unit}, ${unit}, ${unit}, ${marks.task(unit)}, '2026-04-01')`,
    sql`insert into commendation (id, unit_id, unit_ids, topic, level, year, proposed_on, decided_on, signer, outcome_at) overriding system value values (${unit}, ${unit}, array[${unit}]::int[], ${marks.task(unit)}, 'giay_khen', 2025, '2026-01-05', '2026-01-20', 'Bí thư', now()), (${1000 + unit}, ${unit}, array[${unit}]::int[], ${marks.task(unit)}, 'giay_khen', 2026, '2026-05-05', null, null, null)`,
    sql`insert into commendation_row (id, commendation_id, unit_id, person_id) overriding system value values (${unit}, ${unit}, ${unit}, ${person}), (${1000 + unit}, ${1000 + unit}, ${unit}, null)`,
    sql`insert into training_course (id, unit_id, name, begins_on) overriding system value values (${unit}, ${unit}, 'Lớp tập huấn', '2026-01-05')`,
    sql`insert into training_session (id, course_id, unit_id, on_day, topics) overriding system value values (${unit}, ${unit}, ${unit}, '2026-01-05', 'Chuyên đề')`,
    sql`insert into training_attendance (session_id, person_id, present, note) values (${unit}, ${person}, true, ${marks.task(unit)})`,
    sql`insert into evaluation_round (id, number, unit_id, name, from_on, till_on, closes_on) overriding system value values (${unit}, ${unit}, ${unit}, 'Kỳ nhận xét', '2024-01-01', '2025-12-31', '2026-06-01'), (${1000 + unit}, ${1000 + unit}, ${unit}, 'Kỳ sau', '2025-01-01', '2025-12-31', '2026-05-01')`,
    sql`insert into evaluation (id, round, lead_id, unit_id, person_id, state, version, on_day, given_by) overriding system value values (${unit}, ${unit}, ${unit}, ${unit}, ${person}, 'given', 1, '2026-05-01', ${marks.assessed(unit)})`,
    sql`insert into evaluation_finding (id, evaluation_id, lead_id, unit_id, person_id, criterion_id, finding, basis) overriding system value select ${unit}::int, ${unit}::int, ${unit}::int, ${unit}::int, ${person}::int, min(id), 'met', ${marks.assessed(unit)}::text from evaluation_criterion`,
    sql`insert into evaluation_answer (id, evaluation_id, unit_id, person_id, note, on_day) overriding system value values (${unit}, ${unit}, ${unit}, ${person}, ${marks.assessed(unit)}, '2026-05-02')`,
  ]
}
