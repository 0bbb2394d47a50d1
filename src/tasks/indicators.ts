import { sql } from '#ground/database/sql.ts'
import { defineIndicator, type Indicator } from '#indicators/public.ts'
import { villagesCounted } from '#posts/public.ts'

/** Whether the villages do in time what they are given; which task was late is seen in the list of tasks. */
export const indicators: Indicator[] = [defineIndicator({
  code: 'tasks.on-time', subject: villagesCounted, name: { vi: 'Thôn làm đúng hạn mọi việc được giao', en: 'Villages that did all their work in time' },
  formula: { vi: 'Số thôn mà mọi việc đến hạn (của thôn và chi bộ phụ trách thôn) đều xong đúng hạn ÷ số thôn có việc đến hạn; không tính việc đã hủy', en: 'Villages whose due tasks, those of their cells too, were all done in time ÷ villages with due tasks; cancelled tasks left out' },
  basis: 'Quy chế làm việc của cơ quan giao việc', measures: 'share', better: 'higher', group: 'work',
  numerator: (on, k) => sql`s.village_id in (select w.village_id from villages_with_due_tasks(${on}::date, ${k}) w where w.in_time)`,
  denominator: (on, k) => sql`s.village_id in (select w.village_id from villages_with_due_tasks(${on}::date, ${k}) w)`,
})]
