import { sql } from '#ground/database/sql.ts'
import { defineIndicator, type Indicator } from '#indicators/public.ts'
import { cellsCounted as cells, villagesCounted as villages } from '#posts/public.ts'

const basis = 'Luật Thi đua, khen thưởng; quyết định khen thưởng của từng cấp'

/** Collectives and leaders commended by decisions of the year; the whole register is the room's own. */
export const indicators: Indicator[] = [
  defineIndicator({
    code: 'commendations.cells', subject: cells, name: { vi: 'Chi bộ được khen trong năm', en: 'Cells commended in the year' }, measures: 'count', better: 'higher', group: 'work', basis,
    formula: { vi: 'Số chi bộ có quyết định khen tập thể trong năm, đến ngày xem ÷ số chi bộ có trong ngày', en: 'Cells with a decision that commends them as a collective in the year, up to the day ÷ cells that stand on the day' },
    numerator: (on, k) => sql`s.cell_id in (select c from units_commended(${on}::date, ${k}) c)`,
  }),
  defineIndicator({
    code: 'commendations.leaders', subject: villages, name: { vi: 'Bí thư kiêm trưởng thôn được khen trong năm', en: 'Secretary-cum-heads commended in the year' }, measures: 'count', better: 'higher', group: 'work', basis,
    formula: { vi: 'Số thôn có bí thư chi bộ kiêm trưởng thôn được khen trong năm, đến ngày xem ÷ số thôn nhất thể hóa trong ngày', en: 'Villages whose secretary-cum-head was commended in the year, up to the day ÷ unified villages on the day' },
    numerator: (on, k) => sql`s.head_id in (select c from people_commended(${on}::date, ${k}) c)`, denominator: () => sql`s.state = 'unified'`,
  }),
]
