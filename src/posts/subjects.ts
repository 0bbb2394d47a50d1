import { sql } from '#ground/database/sql.ts'
import type { Message } from '#ground/text/say.ts'
import type { AsKnown, On, PackedPart, RowColumn, Subject } from '#indicators/public.ts'
import { stateLooks, stateWords, villageStates } from './village-state.ts'

const partyOfHead: Record<string, Message> = {
  none: { vi: 'Chưa vào Đảng', en: 'Not a member' },
  pipeline: { vi: 'Nguồn kết nạp', en: 'In the pipeline' },
  probationary: { vi: 'Đảng viên dự bị', en: 'Probationary member' },
  official: { vi: 'Đảng viên chính thức', en: 'Official member' },
}

/** The first day on which a probationary head may become official (Điều lệ Đảng, Điều 5), or an interim term is planned to end. */
const earliest = (on: On, k: AsKnown) => sql`case s.state
  when 'head_probationary' then (
    select (lower(p.held) + make_interval(months => (select r.value::text::int from legal_rule r where r.key = 'party.probation_months' and r.valid @> ${on}::date and upper_inf(r.recorded) and r.province_id is null)))::date::text
    from party_status p where p.person_id = s.head_id and p.status = 'probationary' and p.held @> ${on}::date and believed_at(p.recorded, ${k}))
  when 'interim' then (
    select a.planned_end::text from appointment a
    where a.unit_id = s.village_id and a.kind = 'village_head' and a.interim and a.held @> ${on}::date and believed_at(a.recorded, ${k}))
  end`

const column = (key: string, vi: string, en: string, kind: RowColumn['kind'], of: RowColumn['of'], choices?: Record<string, Message>): RowColumn =>
  ({ key, name: { vi, en }, kind, of, ...(choices ? { choices } : {}) })

const state: RowColumn = { ...column('state', 'Tình trạng', 'State', 'choice', () => sql`s.state`, stateWords), looks: stateLooks }

type Words = (string | null)[]
/** What none of the words is: any other word has the last place. */
const another = ''
const words = (at: number, bits: number, name: string, list: readonly string[]): PackedPart =>
  ({ at, bits, columns: [{ name, type: 'text', values: [null, ...list, another] satisfies Words }] })
const yes = (at: number, name: string, values: (boolean | null)[]): PackedPart => ({ at, bits: values.length > 2 ? 2 : 1, columns: [{ name, type: 'boolean', values }] })

/** The parts of village_packed (schema.sql): the same places of the same words. */
const parts: PackedPart[] = [
  words(0, 4, 'state', villageStates),
  words(4, 2, 'legal_kind', ['thon', 'tdp']),
  words(6, 3, 'head_party', ['none', 'pipeline', 'probationary', 'official']),
  words(9, 3, 'general_education', ['primary', 'lower_secondary', 'upper_secondary']),
  words(12, 3, 'professional_level', ['none', 'elementary', 'intermediate', 'college', 'university', 'postgraduate']),
  words(15, 3, 'theory_level', ['none', 'elementary', 'intermediate', 'advanced']),
  { at: 18, bits: 3, columns: [{ name: 'head_id', type: 'int', values: [null, null, 1, 1, 1] }, { name: 'secretary_id', type: 'int', values: [null, 2, null, 1, 2] }] },
  yes(21, 'female', [null, false, true]),
  yes(23, 'minority', [null, false, true]),
  yes(25, 'head_interim', [false, true]),
  yes(26, 'reelected', [false, true]),
  yes(27, 'commune_officer', [false, true]),
  yes(28, 'retired', [false, true]),
  yes(29, 'secretary_front', [false, true]),
]

/** What is counted of villages: the rows of village_state. */
export const villages: Subject = {
  code: 'villages', name: { vi: 'Thôn, tổ dân phố', en: 'Villages' }, table: 'village_state', id: 'village_id', asKnown: 'village_state_of',
  packed: { column: 'packed', birth: 'birth', parts },
  state,
  shows: [
    state,
    column('head', 'Trưởng thôn', 'Head', 'person', () => sql`s.head_id`),
    { ...column('headParty', 'Trưởng thôn trong Đảng', 'Head in the Party', 'choice', () => sql`case when s.head_id is not null then s.head_party end`, partyOfHead), personal: true },
    column('secretary', 'Bí thư chi bộ', 'Secretary', 'person', () => sql`s.secretary_id`),
    column('cell', 'Chi bộ', 'Cell', 'unit', () => sql`s.cell_id`),
    { ...column('headSince', 'Giữ chức từ', 'Head since', 'day', () => sql`s.head_since`), personal: true },
  ],
  why: [
    column('since', 'Như vậy từ ngày', 'So since', 'day', () => sql`nullif(s.since_day, '-infinity')`),
    { ...column('earliest', 'Sớm nhất', 'Earliest', 'day', earliest), personal: true },
  ],
}

/** What is counted of cells: the rows of cell_state. */
export const cells: Subject = {
  code: 'cells', name: { vi: 'Chi bộ', en: 'Cells' }, table: 'cell_state', id: 'cell_id', asKnown: 'cell_state_of',
  shows: [
    column('secretary', 'Bí thư chi bộ', 'Secretary', 'person', () => sql`s.secretary_id`),
    column('committee', 'Số chi ủy viên', 'Committee members', 'integer', () => sql`s.committee`),
    column('officer', 'Có cán bộ, công chức xã', 'With a commune officer', 'yes', () => sql`s.officer_on_committee`),
    column('villages', 'Số thôn phụ trách', 'Villages covered', 'integer', () => sql`s.villages`),
  ],
}
