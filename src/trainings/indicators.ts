import { sql } from '#ground/database/sql.ts'
import { defineIndicator, type Indicator } from '#indicators/public.ts'
import { villagesCounted as villages } from '#posts/public.ts'

/** How many of those who hold both posts were trained. */
export const indicators: Indicator[] = [defineIndicator({
  code: 'trainings.covered', subject: villages, name: { vi: 'Bí thư kiêm trưởng thôn đã được tập huấn', en: 'Secretary-cum-heads who were trained' },
  formula: { vi: 'Số thôn có bí thư chi bộ kiêm trưởng thôn đã dự ít nhất một buổi tập huấn, đến ngày xem ÷ số thôn nhất thể hóa trong ngày', en: 'Villages whose secretary-cum-head was at a session or more by the day ÷ unified villages on the day' },
  basis: 'Kế hoạch tập huấn của cấp ủy', measures: 'share', better: 'higher', group: 'work',
  numerator: (on, k) => sql`s.head_id in (select t from people_trained(${on}::date, ${k}) t)`, denominator: () => sql`s.state = 'unified'`,
})]
