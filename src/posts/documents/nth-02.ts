import { defineDocument, type Form, type FormColumn, type FormRow } from '#documents/public.ts'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { eachOnce } from '#ground/http/contract.ts'
import { addMonths, type Day, writeDay } from '#ground/time/day.ts'
import { scopeOf, type Scope } from '#indicators/public.ts'
import { officeParts } from './office.ts'

const columns: FormColumn[] = [
  { heading: ['STT'], width: 9, align: 'center' },
  { heading: ['Thôn, tổ dân phố'], width: 24, align: 'left' },
  { heading: ['Chi bộ'], width: 26, align: 'left' },
  { heading: ['Bí thư chi bộ'], width: 32, align: 'left' },
  { heading: ['Trưởng thôn, tổ trưởng'], width: 32, align: 'left' },
  { heading: ['Cùng người'], width: 12, align: 'center' },
  { heading: ['Ngày bầu'], width: 21, align: 'center' },
  { heading: ['Quyết định công nhận (CN), chuẩn y (CY)'], width: 38, align: 'left' },
  { heading: ['Lý do chưa nhất thể hóa'], width: 34, align: 'left' },
  { heading: ['Lộ trình'], width: 24, align: 'left' },
]

const reasons: Record<string, string> = {
  unified: '',
  head_official: 'Trưởng thôn là đảng viên chính thức, chưa là bí thư',
  head_probationary: 'Trưởng thôn là đảng viên dự bị',
  head_pipeline: 'Trưởng thôn đang trong nguồn kết nạp Đảng',
  head_non_member: 'Trưởng thôn chưa là đảng viên',
  secretary_only: 'Có bí thư, khuyết trưởng thôn',
  interim: 'Đang giữ chức lâm thời',
  vacant: 'Khuyết cả hai chức danh',
}

type Listed = {
  commune_id: number; commune: string; village: string; cell: string | null; secretary: string | null; secretary_id: number | null; head: string | null; head_id: number | null
  state: string; head_from: Day | null; recognised: string | null; approved: string | null; probationary_since: Day | null
}

/** Biểu NTH-02: one line for each village, by commune. */
export const listOfUnification = defineDocument({
  code: 'NTH-02',
  name: { vi: 'Danh sách bí thư chi bộ, trưởng thôn theo từng thôn', en: 'List of secretaries and village heads by village' },
  formats: ['xlsx', 'docx'],
  gather: async (tx, asked): Promise<Form> => {
    const scope = await scopeOf(tx, asked.unitId, asked.on)
    const listed = await villagesOf(tx, scope)
    return {
      ...await officeParts(tx, scope, asked),
      code: 'NTH-02', title: 'DANH SÁCH', about: `Bí thư chi bộ, trưởng thôn, tổ trưởng tổ dân phố – ${scope.unit.fullName}`,
      columns, rows: linesOf(listed, scope), people: eachOnce(listed.flatMap(({ secretary_id, head_id }) => [secretary_id, head_id])) ?? [],
      totals: [{ kind: 'total', cells: [null, `Tổng cộng: ${listed.length}`, null, null, null, listed.filter(({ state }) => state === 'unified').length, null, null, null, null] }],
      remarks: ['«Cùng người»: bí thư chi bộ và trưởng thôn, tổ trưởng tổ dân phố là một người, không lâm thời.'],
    }
  },
})

/** Villages of several communes stand under their commune's name. */
function linesOf(listed: Listed[], { unit }: Scope): FormRow[] {
  const lines: FormRow[] = []
  let commune: number | undefined
  for (const [i, village] of listed.entries()) {
    if (village.commune_id !== commune && unit.kind !== 'commune' && unit.kind !== 'village') lines.push({ kind: 'section', cells: [village.commune, ...columns.slice(1).map(() => null)] })
    commune = village.commune_id
    lines.push(lineOf(i + 1, village))
  }
  return lines
}

function lineOf(number: number, { village, cell, secretary, head, state, head_from, recognised, approved, probationary_since }: Listed): FormRow {
  const papers = recognised && recognised === approved ? `CN, CY: ${recognised}` : [recognised && `CN: ${recognised}`, approved && `CY: ${approved}`].filter(Boolean).join('\n')
  const road = state === 'head_probationary' && probationary_since ? `Đủ 12 tháng dự bị: ${writeDay(addMonths(probationary_since, 12))}` : ''
  return { kind: 'row', cells: [number, village, cell ?? '', secretary ?? '', head ?? '', state === 'unified' ? 'x' : '', head_from ? writeDay(head_from) : '', papers, reasons[state] ?? '', road] }
}

const nameThen = (person: ReturnType<typeof sql>, on: Day) => sql`(
  select v.name from person_version v where v.person_id = ${person} and v.held @> ${on}::date and upper_inf(v.recorded))`

/** The appointment that a person holds on the day in a unit, with its paper. */
const holding = (kind: string, unit: ReturnType<typeof sql>, person: ReturnType<typeof sql>, on: Day) => sql`
  left join lateral (
    select lower(a.held) as held_from, concat_ws(' ', coalesce(p.symbol, p.summary), 'ngày ' || to_char(p.issued_on, 'DD/MM/YYYY')) as paper, p.id as paper_id
    from appointment a left join paper p on p.id = a.paper_id
    where a.unit_id = ${unit} and a.kind = ${kind} and a.held @> ${on}::date and upper_inf(a.recorded) and person_of(a.person_id) = ${person}
    limit 1)`

const villagesOf = (tx: Tx, { unit, on }: Scope): Promise<Listed[]> => rows<Listed>(tx, sql`
  select s.commune_id, s.secretary_id, s.head_id, coalesce(c.full_name, 'Chưa xếp vào xã') as commune, u.full_name as village, cell.full_name as cell,
    ${nameThen(sql`s.secretary_id`, on)} as secretary, ${nameThen(sql`s.head_id`, on)} as head, s.state, h.held_from as head_from,
    case when h.paper_id is not null then h.paper end as recognised, case when b.paper_id is not null then b.paper end as approved,
    (select lower(m.held) from party_status m where m.person_id = s.head_id and m.status = 'probationary' and m.held @> ${on}::date and upper_inf(m.recorded)) as probationary_since
  from village_state s
    join unit_version u on u.unit_id = s.village_id and u.valid @> ${on}::date and upper_inf(u.recorded)
    left join unit_version c on c.unit_id = s.commune_id and c.valid @> ${on}::date and upper_inf(c.recorded)
    left join unit_version cell on cell.unit_id = s.cell_id and cell.valid @> ${on}::date and upper_inf(cell.recorded)
    ${holding('village_head', sql`s.village_id`, sql`s.head_id`, on)} h on true
    ${holding('cell_secretary', sql`s.cell_id`, sql`s.secretary_id`, on)} b on true
  where ${unit.kind === 'country' ? sql`true` : sql`s.${sql.name(`${unit.kind}_id`)} = ${unit.id}`} and s.from_day <= ${on}::date and s.upto_day > ${on}::date
  order by c.code nulls last, u.code`)
