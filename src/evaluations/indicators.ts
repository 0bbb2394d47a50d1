import { sql } from '#ground/database/sql.ts'
import type { Message } from '#ground/text/say.ts'
import { defineIndicator, type Indicator } from '#indicators/public.ts'
import { villagesCounted as villages } from '#posts/public.ts'

/** The criteria that have a figure, by the code of their rows. Another criterion is counted on its rounds; a line here gives it a figure. */
const criteria: [code: string, name: Message][] = [
  ['prestige', { vi: 'uy tín', en: 'prestige' }],
  ['quality', { vi: 'phẩm chất', en: 'quality' }],
  ['mobilisation', { vi: 'khả năng vận động', en: 'ability to mobilise' }],
  ['responsibility', { vi: 'trách nhiệm', en: 'responsibility' }],
]

/** Neither more nor less of what was found is better here: a finding that is a target, or ranks those who are found, is no finding. */
const found = ([code, name]: [string, Message]): Indicator => defineIndicator({
  code: `evaluations.${code}`, subject: villages, name: { vi: `Bí thư kiêm trưởng thôn bảo đảm ${name.vi}`, en: `Secretary-cum-heads found to meet ${name.en}` },
  formula: {
    vi: `Số thôn có bí thư chi bộ kiêm trưởng thôn được nhận xét «bảo đảm» hoặc «cơ bản bảo đảm» về ${name.vi} ÷ số thôn nhất thể hóa có bí thư kiêm trưởng thôn đã được nhận xét theo tiêu chí ấy; mỗi người lấy lần nhận xét mới nhất đến ngày xem`,
    en: `Villages whose secretary-cum-head was found to meet, or mostly meet, ${name.en} ÷ unified villages whose secretary-cum-head was assessed by that criterion; of each the latest assessment given by the day`,
  },
  basis: 'Tiêu chí của Ban Tổ chức Thành ủy Lạng Sơn, 2021 (chưa có quy định)', measures: 'share', better: 'neither', group: 'work', family: 'evaluation', may: 'evaluations.read',
  numerator: (on, k) => sql`s.head_id in (select p from people_found(${code}, array['met', 'mostly_met'], ${on}::date, ${k}) p)`,
  denominator: (on, k) => sql`s.state = 'unified' and s.head_id in (select p from people_found(${code}, array['met', 'mostly_met', 'not_met'], ${on}::date, ${k}) p)`,
})

/** How many of those who hold both posts were assessed lately, and what was found. */
export const indicators: Indicator[] = [
  defineIndicator({
    code: 'evaluations.assessed', subject: villages, name: { vi: 'Bí thư kiêm trưởng thôn đã được nhận xét', en: 'Secretary-cum-heads who were assessed' },
    formula: { vi: 'Số thôn có bí thư chi bộ kiêm trưởng thôn đã được ban hành nhận xét trong số tháng quy định (Quy tắc pháp lý) đến ngày xem ÷ số thôn nhất thể hóa trong ngày', en: 'Villages whose secretary-cum-head was given an assessment within the months set (legal rules) up to the day ÷ unified villages on the day' },
    basis: 'Quy định 124-QĐ/TW; Quy định 366-QĐ/TW', measures: 'share', better: 'higher', group: 'work',
    numerator: (on, k) => sql`s.head_id in (select p from people_evaluated(${on}::date, ${k}) p)`, denominator: () => sql`s.state = 'unified'`,
  }),
  ...criteria.map(found),
]
