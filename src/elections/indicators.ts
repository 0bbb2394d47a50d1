import { sql, type Sql } from '#ground/database/sql.ts'
import type { Message } from '#ground/text/say.ts'
import { type AsKnown, defineIndicator, type Indicator, type On } from '#indicators/public.ts'
import { cellsCounted, villagesCounted } from '#posts/public.ts'

const term = (key: string, on: On, value: Sql) => sql`(select make_interval(months => ${value}) from legal_rule r where r.key = ${key}::text and r.valid @> ${on}::date and upper_inf(r.recorded) and r.province_id is null)`

/** Units that, as known at k, voted within the longest term that the law of the day knows. */
const voted = (kind: 'village_head' | 'cell', on: On, k: AsKnown) => sql`(
  select e.unit_id from elections_known(${k}) e
  where e.kind = ${kind}::text and e.held_on <= ${on}::date and e.state <> 'withdrawn'
    and e.held_on > ${on}::date - ${kind === 'village_head' ? term('village_head.term_months', on, sql`(r.value ->> 1)::int`) : term('cell.term_months', on, sql`r.value::text::int`)})`

const perVoted = (vi: string, en: string): Message => ({ vi: `${vi} ÷ số thôn đã bầu trưởng thôn trong nhiệm kỳ`, en: `${en} ÷ villages that voted for a head within the term` })

/** Who came to the last certified election of a unit, of how many; each row opens that election. */
function turnout(kind: 'village_head' | 'cell', told: Pick<Indicator, 'code' | 'name' | 'formula' | 'basis' | 'group' | 'subject'>, [came, all]: [Message, Message]): Indicator {
  const id = sql.name(told.subject.id)
  const of = (column: 'came' | 'of_all') => (on: On, k: AsKnown) => sql`(select t.${sql.name(column)} from turnout_on(${kind}::text, ${on}::date, ${k}) t where t.unit_id = s.${id})`
  return defineIndicator({
    ...told, measures: 'share', better: 'higher', numerator: () => sql`true`,
    denominator: (on, k) => sql`s.${id} in (select t.unit_id from turnout_on(${kind}::text, ${on}::date, ${k}) t where t.came is not null and t.of_all is not null)`,
    weighs: { numerator: of('came'), denominator: of('of_all') },
    shows: [
      { key: 'election', name: { vi: 'Cuộc bầu ngày', en: 'Election of' }, kind: 'link', of: (on, k) => sql`(select json_build_object('to', '/elections/' || t.election_id, 'day', t.held_on::text) from turnout_on(${kind}::text, ${on}::date, ${k}) t where t.unit_id = s.${id})` },
      { key: 'came', name: came, kind: 'integer', of: of('came') }, { key: 'all', name: all, kind: 'integer', of: of('of_all') },
    ],
  })
}

/** Elections held, who came, and who came of them. */
export const indicators: Indicator[] = [
  defineIndicator({
    code: 'elections.head-held', subject: villagesCounted, group: 'heads', measures: 'share', better: 'higher', name: { vi: 'Đã bầu cử trưởng thôn trong nhiệm kỳ', en: 'Head election held within the term' },
    formula: { vi: 'Số thôn có cuộc bầu trưởng thôn ghi trong sổ, họp trong thời hạn một nhiệm kỳ đến ngày xem ÷ số thôn, tổ dân phố có trong ngày', en: 'Villages with a recorded head election held within one term up to the day ÷ villages that stand on the day' },
    basis: 'Nghị định 59/2023/NĐ-CP; Thông tư 04/2012/TT-BNV (nhiệm kỳ)', numerator: (on, k) => sql`s.village_id in ${voted('village_head', on, k)}`,
  }),
  defineIndicator({
    code: 'elections.head-reelected', subject: villagesCounted, group: 'heads', measures: 'share', better: 'neither', name: { vi: 'Bầu cử trưởng thôn: tái cử', en: 'Head elections: re-elected' },
    formula: perVoted('Số thôn đã bầu mà trưởng thôn là người tái cử', 'Villages that voted whose head was re-elected'), basis: 'Biểu NTH-01', numerator: () => sql`s.reelected`, denominator: (on, k) => sql`s.village_id in ${voted('village_head', on, k)}`,
  }),
  defineIndicator({
    code: 'elections.head-elected-official', subject: villagesCounted, group: 'heads', measures: 'share', better: 'higher', name: { vi: 'Bầu cử trưởng thôn: người trúng cử là đảng viên chính thức', en: 'Head elections: an official member elected' },
    formula: perVoted('Số thôn đã bầu mà trưởng thôn là đảng viên chính thức', 'Villages that voted whose head is an official member'), basis: 'Nghị quyết 18-NQ/TW (25/10/2017)', numerator: () => sql`s.head_party = 'official'`, denominator: (on, k) => sql`s.village_id in ${voted('village_head', on, k)}`,
  }),
  defineIndicator({
    code: 'elections.cell-held', subject: cellsCounted, group: 'cells', measures: 'share', better: 'higher', name: { vi: 'Chi bộ đã đại hội trong nhiệm kỳ', en: 'Cell congress held within the term' },
    formula: { vi: 'Số chi bộ có đại hội ghi trong sổ, họp trong thời hạn một nhiệm kỳ đến ngày xem ÷ số chi bộ có trong ngày', en: 'Cells with a recorded congress held within one term up to the day ÷ cells that stand on the day' },
    basis: 'Điều lệ Đảng, Điều 24; Quy định 294-QĐ/TW', numerator: (on, k) => sql`s.cell_id in ${voted('cell', on, k)}`,
  }),
  turnout('village_head', {
    code: 'elections.head-turnout', subject: villagesCounted, group: 'heads', name: { vi: 'Tỷ lệ tham gia bầu cử trưởng thôn', en: 'Turnout of head elections' }, basis: 'Nghị định 59/2023/NĐ-CP; Luật 10/2022/QH15, Điều 21',
    formula: { vi: 'Số hộ có đại diện dự họp bầu ÷ tổng số hộ, ở cuộc bầu đã xác nhận gần nhất của mỗi thôn trong thời hạn một nhiệm kỳ đến ngày xem; không tính cuộc bầu không rõ số hộ', en: 'Households that attended ÷ all households, at the last certified election of each village within one term up to the day; elections whose households are not known are left out' },
  }, [{ vi: 'Số hộ dự', en: 'Households attending' }, { vi: 'Tổng số hộ', en: 'All households' }]),
  turnout('cell', {
    code: 'elections.cell-turnout', subject: cellsCounted, group: 'cells', name: { vi: 'Tỷ lệ tham gia bầu cử chi bộ', en: 'Turnout of cell congresses' }, basis: 'Quyết định 190-QĐ/TW',
    formula: { vi: 'Số phiếu phát ra ở lần bầu đầu ÷ số đảng viên chính thức được triệu tập, ở đại hội đã xác nhận gần nhất của mỗi chi bộ trong thời hạn một nhiệm kỳ đến ngày xem; không tính đại hội không rõ số', en: 'Ballots handed out in the first vote ÷ official members convened, at the last certified congress of each cell within one term up to the day; congresses whose numbers are not known are left out' },
  }, [{ vi: 'Số phiếu phát ra', en: 'Ballots handed out' }, { vi: 'Được triệu tập', en: 'Convened' }]),
]
