import { type Sql, sql } from '#ground/database/sql.ts'

const emptyResult = JSON.stringify({ state: 'optimal', villagesAtMost: 0, broken: 0, brokenAtLeast: 0, law: { probation: null, minAge: null }, villages: 0, candidates: 0, millis: 0, chosen: [], blocked: [], met: [] })

/** A plan drafted in the country's term (1) and one proposed in the term of unit 10 (2), with who is looked at, a talk, and a scenario. */
export function plansOf(unit: number, stranger: number): Sql[] {
  const person = 1000 + unit
  return [
    sql`insert into personnel_plan (village_id, term_id, option, person_id, state, proposed_by, proposed_from) values (${unit}, 1, 'retain', ${person}, 'drafted', null, null), (${unit}, 2, 'retain', ${person}, 'proposed', ${stranger}, ${unit})`,
    sql`insert into plan_candidate (village_id, term_id, person_id) values (${unit}, 1, ${person})`, sql`insert into consultation (unit_id, village_id, term_id, person_id, on_day, stance, note) values (${unit}, ${unit}, 1, ${person}, '2021-01-01', 'wavers', 'còn ngại')`,
    sql`insert into admission_reminder (village_id, unit_id, person_id, step, missed_on, due_on, sent_on, sent_by) values (${unit}, ${unit}, ${person}, 'class', '2026-01-01', '2026-03-01', '2026-02-01', 'Cán bộ')`,
    sql`insert into plan_scenario (id, unit_id, term_id, title, on_day, by_day, wishes, pins, result) overriding system value select ${unit} + n, ${unit}, 1, 'Thử', '2026-06-01', '2026-12-31', '[]', '[]', ${emptyResult}::jsonb from unnest(array[0, 1000, 2000]) n`,
  ]
}
