import { defineDocument, type Form, type FormColumn, type FormRow } from '#documents/public.ts'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql, type Sql } from '#ground/database/sql.ts'
import { writeNumber, writePercent } from '#ground/text/numbers.ts'
import { childrenFigures, levelBelow, scopeOf, type Scope } from '#indicators/public.ts'
import { officeParts } from './office.ts'

type Answers = Record<string, number | null>

type Counted = { heading: string[]; width?: number; upright?: boolean } & (
  | { of(on: Sql): Sql }                          // rows of village_state, alias s
  | { average(on: Sql): Sql }
  | { share: [of: string, among: string] }        // a percentage of two other columns, by key
  | { blank: true })

const heads = 'Trưởng thôn, tổ trưởng tổ dân phố'
const inPost = sql`s.head_id is not null`
const age = (on: Sql) => sql`extract(year from age(${on}, s.birth))::int`
const aged = (from: number, to: number) => (on: Sql) => sql`${inPost} and ${age(on)} between ${from}::int and ${to}::int`
const has = (column: string, value: string) => () => sql`${inPost} and s.${sql.name(column)} = ${value}`

/** Columns after «Đơn vị», keyed. Domain: Biểu NTH-01. The heads are those in post on the day, interim ones included. */
const columns: Record<string, Counted> = {
  villages: { heading: ['Thôn, tổ dân phố', 'Tổng số'], width: 10, of: () => sql`true` },
  thon: { heading: ['Thôn, tổ dân phố', 'Thôn'], width: 11, of: () => sql`s.legal_kind = 'thon'` },
  tdp: { heading: ['Thôn, tổ dân phố', 'TDP'], width: 9, of: () => sql`s.legal_kind = 'tdp'` },
  elected: { heading: [heads, 'Đã bầu'], width: 10, of: () => sql`${inPost} and not s.head_interim` },
  vacant: { heading: [heads, 'Chưa bầu, khuyết'], upright: true, of: () => sql`s.head_id is null` },
  interim: { heading: [heads, 'Lâm thời'], upright: true, of: () => sql`${inPost} and s.head_interim` },
  heads: { heading: [], of: () => inPost },
  members: { heading: [heads, 'Là đảng viên', 'SL'], width: 10, of: () => sql`s.head_party in ('official', 'probationary')` },
  membersShare: { heading: [heads, 'Là đảng viên', '%'], width: 11, share: ['members', 'heads'] },
  official: { heading: [heads, 'Là đảng viên', 'Chính thức'], width: 10, upright: true, of: () => sql`s.head_party = 'official'` },
  probationary: { heading: [heads, 'Là đảng viên', 'Dự bị'], upright: true, of: () => sql`s.head_party = 'probationary'` },
  pipeline: { heading: [heads, 'Nguồn kết nạp'], upright: true, of: () => sql`s.head_party = 'pipeline'` },
  unified: { heading: ['Bí thư chi bộ kiêm', 'Trưởng thôn', 'SL'], width: 10, of: () => sql`s.state = 'unified'` },
  unifiedShare: { heading: ['Bí thư chi bộ kiêm', 'Trưởng thôn', '%'], width: 11, share: ['unified', 'villages'] },
  front: { heading: ['Bí thư chi bộ kiêm', 'Trưởng ban CTMT'], upright: true, of: () => sql`s.secretary_front` },
  women: { heading: ['Nữ', 'SL'], width: 9, of: () => sql`${inPost} and s.female` },
  womenShare: { heading: ['Nữ', '%'], width: 10, share: ['women', 'heads'] },
  minority: { heading: ['Dân tộc thiểu số', 'SL'], width: 9, of: () => sql`${inPost} and s.minority` },
  minorityShare: { heading: ['Dân tộc thiểu số', '%'], width: 11, share: ['minority', 'heads'] },
  religious: { heading: ['Tôn giáo (*)'], upright: true, blank: true },
  under30: { heading: ['Tuổi', '<30'], upright: true, of: aged(0, 29) },
  to40: { heading: ['Tuổi', '30–40'], upright: true, of: aged(30, 40) },
  to50: { heading: ['Tuổi', '41–50'], upright: true, of: aged(41, 50) },
  to60: { heading: ['Tuổi', '51–60'], upright: true, of: aged(51, 60) },
  over60: { heading: ['Tuổi', '>60'], upright: true, of: aged(61, 200) },
  averageAge: { heading: ['Tuổi', 'Bình quân'], width: 9, upright: true, average: (on) => sql`avg(${age(on)}) filter (where ${inPost})` },
  primary: { heading: ['Văn hóa', 'TH'], of: has('general_education', 'primary') },
  lowerSecondary: { heading: ['Văn hóa', 'THCS'], upright: true, of: has('general_education', 'lower_secondary') },
  upperSecondary: { heading: ['Văn hóa', 'THPT 12/12'], upright: true, of: has('general_education', 'upper_secondary') },
  untrained: { heading: ['Chuyên môn', 'Chưa ĐT'], upright: true, of: has('professional_level', 'none') },
  elementary: { heading: ['Chuyên môn', 'SC'], of: has('professional_level', 'elementary') },
  intermediate: { heading: ['Chuyên môn', 'TC'], of: has('professional_level', 'intermediate') },
  college: { heading: ['Chuyên môn', 'CĐ'], of: has('professional_level', 'college') },
  university: { heading: ['Chuyên môn', 'ĐH'], of: has('professional_level', 'university') },
  postgraduate: { heading: ['Chuyên môn', 'SĐH'], upright: true, of: has('professional_level', 'postgraduate') },
  noTheory: { heading: ['Lý luận chính trị', 'Chưa'], upright: true, of: has('theory_level', 'none') },
  theoryElementary: { heading: ['Lý luận chính trị', 'SC'], of: has('theory_level', 'elementary') },
  theoryIntermediate: { heading: ['Lý luận chính trị', 'TC'], of: has('theory_level', 'intermediate') },
  theoryAdvanced: { heading: ['Lý luận chính trị', 'CC'], of: has('theory_level', 'advanced') },
  reelected: { heading: ['Tái cử'], upright: true, of: () => sql`${inPost} and s.reelected` },
  new: { heading: ['Mới'], upright: true, of: () => sql`${inPost} and not s.reelected` },
  officers: { heading: ['CBCC xã kiêm'], upright: true, of: () => sql`${inPost} and s.commune_officer` },
  retired: { heading: ['Hưu trí'], upright: true, of: () => sql`${inPost} and s.retired` },
  note: { heading: ['Ghi chú'], width: 14, blank: true },
}

/** Percentages divide by this; the column itself is not shown. */
const unshown = new Set(['heads'])
const shown = Object.entries(columns).filter(([key]) => !unshown.has(key))

/** Biểu NTH-01: one line for each unit below, then the whole, split by thôn and tổ dân phố. */
export const summaryOfUnification = defineDocument({
  code: 'NTH-01',
  name: { vi: 'Biểu tổng hợp bí thư chi bộ kiêm trưởng thôn', en: 'Summary of secretaries who are village heads' },
  formats: ['xlsx', 'docx'],
  gather: async (tx, asked): Promise<Form> => {
    const scope = await scopeOf(tx, asked.unitId, asked.on)
    const [answers, { children }] = [await answersOf(tx, scope), await childrenFigures(tx, [], scope)]
    const unplaced = answers.find(({ kind, child }) => kind === 'child' && child === 0)
    const listed = [...children.flatMap(({ unit }) => (unit ? [unit] : [])), ...(unplaced ? [{ id: 0, fullName: 'Chưa xếp vào xã' }] : [])]
    const found = (kind: Row['kind'], key: number | string) => answers.find((row) => row.kind === kind && (kind === 'child' ? row.child === key : row.legal === key))
    return {
      ...await officeParts(tx, scope, asked),
      code: 'NTH-01', title: 'BIỂU TỔNG HỢP', about: `Bí thư chi bộ kiêm trưởng thôn, tổ trưởng tổ dân phố – ${scope.unit.fullName}`,
      columns: [{ heading: ['STT'], width: 9, align: 'center' }, { heading: ['Đơn vị'], width: 38, align: 'left' }, ...shown.map(([, column]) => formColumn(column))],
      rows: listed.map(({ id, fullName }, i) => lineOf('row', i + 1, fullName, found('child', id))),
      totals: [
        lineOf('total', null, 'Tổng cộng', answers.find(({ kind }) => kind === 'all')),
        lineOf('total', null, 'Trong đó: thôn', found('legal', 'thon')),
        lineOf('total', null, 'Trong đó: tổ dân phố', found('legal', 'tdp')),
      ],
      remarks: [
        'Tỷ lệ đảng viên, nữ, dân tộc thiểu số tính trên số trưởng thôn, tổ trưởng đương nhiệm (kể cả lâm thời); tỷ lệ bí thư kiêm trưởng thôn tính trên tổng số thôn, tổ dân phố.',
        '(*) Sổ không theo dõi tôn giáo (dữ liệu nhạy cảm, Luật 91/2025/QH15): cột này để trống, đơn vị tự ghi khi có yêu cầu.',
      ],
    }
  },
})

const formColumn = ({ heading, width = 8, upright = false }: Counted): FormColumn => ({ heading, width, align: 'center', ...(upright ? { upright } : {}) })

type Row = { kind: 'all' | 'child' | 'legal'; child: number | null; legal: string | null; answers: Answers }

/** One scan: each unit below, each legal kind, and the whole. */
async function answersOf(tx: Tx, scope: Scope): Promise<Row[]> {
  const level = levelBelow(scope)
  const child = level === null || level === 'village' ? sql`s.village_id` : sql`s.${sql.name(`${level}_id`)}`
  const inside = scope.unit.kind === 'country' ? sql`true` : scope.unit.kind === 'village' ? sql`s.village_id = ${scope.unit.id}` : sql`s.${sql.name(`${scope.unit.kind}_id`)} = ${scope.unit.id}`
  const day = sql`${scope.on}::date`
  const found = await rows<Record<string, number | null> & { of: number; child: number | null; legal: string | null }>(tx, sql`
    select grouping(${child}, s.legal_kind) as "of", ${child} as child, s.legal_kind as legal, ${sql.join(countedBy(day))}
    from village_state s
    where ${inside} and s.from_day <= ${day} and s.upto_day > ${day}
    group by grouping sets ((${child}), (s.legal_kind), ())`)
  return found.map(({ of, child: id, legal, ...answers }) => ({ kind: ([, 'child', 'legal', 'all'] as const)[of] ?? 'all', child: id, legal, answers }))
}

const countedBy = (day: Sql): Sql[] => Object.entries(columns).flatMap(([key, column]) => {
  if ('of' in column) return [sql`count(*) filter (where ${column.of(day)}) as ${sql.name(key)}`]
  return 'average' in column ? [sql`(${column.average(day)})::float8 as ${sql.name(key)}`] : []
})

const lineOf = (kind: FormRow['kind'], number: number | null, name: string, row: Row | undefined): FormRow =>
  ({ kind, cells: [number, name, ...shown.map(([key, column]) => cellOf(key, column, row?.answers ?? {}))] })

function cellOf(key: string, column: Counted, answers: Answers): string | number | null {
  if ('blank' in column) return null
  if ('average' in column) return answers[key] === null || answers[key] === undefined ? '–' : writeNumber(answers[key], { digits: 1 })
  if ('of' in column) return answers[key] ?? 0
  const [of, among] = column.share
  return writePercent(answers[of] ?? 0, answers[among] ?? 0, { digits: 1 })
}
