import type { Actor } from '#ground/actor.ts'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { record } from '#ground/journal/journal.ts'
import { type Column, type Context, dayColumn as day, type Fault, type Outcome, type Sheet, type SheetRow } from '#ground/spreadsheet/sheet.ts'
import { fold } from '#ground/text/fold.ts'
import type { Day } from '#ground/time/day.ts'
import { personKey, personsNamed } from '#people/public.ts'
import { unitsCoded, unitsUnder } from '#posts/public.ts'
import type { Level } from './commendation.ts'
import { decideRow, insertCommendation, insertRow, showAlso } from './store.ts'

const columns: Column[] = [
  { key: 'unit', vi: 'Mã đơn vị', en: 'Unit code', also: ['Mã chi bộ', 'Mã thôn'], kind: 'code', required: true, note: { vi: 'Tập thể được khen, hoặc nơi người được khen giữ chức.', en: 'The collective, or where the person serves.' }, example: 'CB05977-003', width: 14 },
  { key: 'person', vi: 'Mã người', en: 'Person key', kind: 'code', note: { vi: 'Để trống nếu khen tập thể.', en: 'Empty for a collective.' }, example: '', width: 12 },
  { key: 'topic', vi: 'Thành tích', en: 'For what', also: ['Nội dung khen'], kind: 'text', required: true, note: { vi: 'Về việc gì, như trong quyết định.', en: 'As in the decision.' }, example: 'Thực hiện nhất thể hóa chức danh', width: 40 },
  { key: 'level', vi: 'Hình thức', en: 'Form', kind: 'choice', required: true, choices: [{ value: 'giay_khen', vi: 'Giấy khen', en: 'Giấy khen (certificate)' }, { value: 'bang_khen', vi: 'Bằng khen', en: 'Bằng khen (higher certificate)' }], note: { vi: 'Giấy khen hay bằng khen.', en: 'Which certificate.' }, example: 'Giấy khen', width: 12 },
  { key: 'year', vi: 'Năm', en: 'Year', kind: 'integer', required: true, note: { vi: 'Năm được khen.', en: 'The year that is commended.' }, example: '2021', width: 8 },
  day('proposed', 'Ngày đề nghị', 'Proposed on', 'Để trống thì lấy ngày quyết định.', 'Left empty it is the day of the decision.', '01/12/2021'),
  day('decided', 'Ngày quyết định', 'Decided on', 'Để trống nếu mới đề nghị.', 'Empty where it is only proposed.', '20/12/2021'),
  { key: 'paper', vi: 'Số quyết định', en: 'Decision', kind: 'text', paper: { issuedOn: 'decided', issuer: 'issuer' }, note: { vi: 'Quyết định khen.', en: 'The decision.' }, example: '215-QĐ/HU', width: 16 },
  { key: 'issuer', vi: 'Cơ quan ban hành', en: 'Issuer', kind: 'text', note: { vi: 'Cơ quan ra quyết định.', en: 'The body that decided.' }, example: 'Huyện ủy Quan Sơn', width: 26 },
  { key: 'signer', vi: 'Người ký', en: 'Signed by', kind: 'text', note: { vi: 'Chức vụ của người ký.', en: 'The office of who signed.' }, example: 'Bí thư Huyện ủy', width: 22 },
]

/** «Khen thưởng»: a row is one collective or one person; rows of one topic, year, form and day are one commendation. */
export const commendationSheet: Sheet = { code: 'commendations', vi: 'Khen thưởng', en: 'Commendations', order: 56, columns, apply, take }

type Line = { row: number; unitId: number; personId: number | null }
type Group = { topic: string; level: Level; year: number; proposedOn: Day; decidedOn: Day | null; paper: string | null; issuer: string | null; signer: string | null; lines: Line[] }
type Known = { id: number; decidedOn: Day | null; key: string; rows: Set<string> }
const keyOf = ({ topic, level, year, proposedOn }: Pick<Group, 'topic' | 'level' | 'year' | 'proposedOn'>) => [fold(topic), level, year, proposedOn].join('|')
const lineKey = ({ unitId, personId }: Pick<Line, 'unitId' | 'personId'>) => `${unitId}/${personId ?? ''}`

async function apply(tx: Tx, actor: Actor, context: Context, sheetRows: SheetRow[]): Promise<{ outcomes: Outcome[]; faults: Fault[] }> {
  const faults: Fault[] = [], outcomes: Outcome[] = []
  const groups = await grouped(tx, context, sheetRows, faults)
  const known = new Map((await knownOf(tx, context.unitId)).map((one) => [one.key, one]))
  let made = 0
  for (const [key, group] of groups) {
    const there = known.get(key)
    if (there?.decidedOn && group.decidedOn && there.decidedOn !== group.decidedOn) { faults.push({ row: group.lines[0]!.row, column: 'decided', code: 'commendations.decided-otherwise', facts: { decidedOn: there.decidedOn } }); continue }
    const id = there?.id ?? await insertCommendation(tx, { unitId: context.unitId, unitIds: unitsOf(context, group), ...group })
    if (there) await showAlso(tx, id, unitsOf(context, group))
    const decides = group.decidedOn !== null && !there?.decidedOn
    if (decides) await decideRow(tx, id, { decidedOn: group.decidedOn!, paperId: group.paper ? await context.paper(group.paper, group.decidedOn, group.issuer ?? '') : null, signer: group.signer!, level: group.level })
    for (const line of group.lines) {
      const had = there?.rows.has(lineKey(line)) ?? false
      if (!had) await insertRow(tx, id, { ...line, note: null })
      if (!had || decides) made++
      outcomes.push(!had ? { row: line.row, change: 'new' } : decides ? { row: line.row, change: 'changed', what: { decided: [null, group.decidedOn] } } : { row: line.row, change: 'same' })
    }
  }
  if (made > 0) await record(tx, actor, { what: 'commendations.import', units: [context.unitId], facts: { count: made, source: context.source, on: context.on } })
  return { outcomes, faults }
}

const unitsOf = ({ unitId }: Context, { lines }: Group) => [...new Set([unitId, ...lines.map((line) => line.unitId)])]

async function grouped(tx: Tx, context: Context, sheetRows: SheetRow[], faults: Fault[]): Promise<Map<string, Group>> {
  const people = await personsNamed(tx, context, sheetRows.map(({ values }) => values['person']).filter((key) => typeof key === 'string'))
  const { ids, below } = await unitsCoded(tx, context, sheetRows.map(({ values }) => values['unit']))
  const groups = new Map<string, Group>()
  for (const { row, values } of sheetRows) {
    const wrong = (column: string, code: string, facts: Record<string, unknown>) => { faults.push({ row, column, code, facts }) }
    const unitId = ids.get(String(values['unit']))
    const personId = values['person'] ? people.get(String(values['person'])) : null
    const [decidedOn, signer] = [(values['decided'] as Day | null) ?? null, (values['signer'] as string | null) ?? null]
    const proposedOn = (values['proposed'] as Day | null) ?? decidedOn
    if (unitId === undefined || !below.has(unitId)) { wrong('unit', 'commendations.unknown-unit', { code: values['unit'], on: context.on }); continue }
    if (personId === undefined) { wrong('person', 'commendations.unknown-person', { key: values['person'] }); continue }
    if (proposedOn === null) { wrong('proposed', 'commendations.day-missing', {}); continue }
    if ((decidedOn ?? proposedOn) > context.on) { wrong(decidedOn ? 'decided' : 'proposed', 'commendations.in-the-future', { on: decidedOn ?? proposedOn, today: context.on }); continue }
    if (decidedOn !== null && decidedOn < proposedOn) { wrong('decided', 'commendations.decided-before-proposed', { decidedOn, proposedOn }); continue }
    if (decidedOn !== null && !signer) { wrong('signer', 'commendations.signer-missing', {}); continue }
    const group: Group = { topic: String(values['topic']).trim(), level: values['level'] as Level, year: values['year'] as number, proposedOn, decidedOn, paper: (values['paper'] as string | null) ?? null, issuer: (values['issuer'] as string | null) ?? null, signer, lines: [] }
    if (group.year < 1945 || group.year > Number(context.on.slice(0, 4))) { wrong('year', 'commendations.year-to-come', { year: group.year, proposedOn }); continue }
    const same = groups.get(keyOf(group)) ?? group
    groups.set(keyOf(group), same)
    const twin = same.lines.find((line) => lineKey(line) === lineKey({ unitId, personId }))
    if (twin) wrong('unit', 'commendations.row-twice', { otherRow: twin.row })
    else if (same.decidedOn !== decidedOn) wrong('decided', 'commendations.decided-otherwise', { decidedOn: same.decidedOn })
    else same.lines.push({ row, unitId, personId })
  }
  return groups
}

const knownOf = async (tx: Tx, unitId: number): Promise<Known[]> => (await rows<Omit<Group, 'lines'> & { id: number; rows: string[] }>(tx, sql`
  select c.id, c.topic, coalesce(c.decided_level, c.level) as level, c.year, c.proposed_on::text as "proposedOn", c.decided_on::text as "decidedOn", array(select r.unit_id || '/' || coalesce(r.person_id::text, '') from commendation_row r where r.commendation_id = c.id and r.taken_out_on is null) as rows
  from commendation c where c.unit_id = ${unitId} and c.declined_on is null`)).map((one) => ({ id: one.id, decidedOn: one.decidedOn, key: keyOf(one), rows: new Set(one.rows) }))

async function take(tx: Tx, unitId: number, on: Day) {
  const below = [unitId, ...await unitsUnder(tx, unitId, on)]
  return rows<Record<string, unknown>>(tx, sql`
    select v.code as unit, (select ${personKey('p')} from person p where p.id = r.person_id) as person, c.topic, case when c.decided_on <= ${on}::date then coalesce(c.decided_level, c.level) else c.level end as level, c.year, c.proposed_on::text as proposed, case when c.decided_on <= ${on}::date then c.decided_on::text end as decided,
           case when c.decided_on <= ${on}::date then d.symbol end as paper, case when c.decided_on <= ${on}::date and d.symbol is not null then d.issuer end as issuer, case when c.decided_on <= ${on}::date then c.signer end as signer
    from commendation c join commendation_row r on r.commendation_id = c.id and r.taken_out_on is null join unit_version v on v.unit_id = r.unit_id and upper_inf(v.recorded) and v.valid @> ${on}::date left join paper d on d.id = c.paper_id
    where c.unit_id = ${unitId} and c.proposed_on <= ${on}::date and c.declined_on is null and r.unit_id = any(${below}::int[])
    order by c.proposed_on, c.id, r.person_id is not null, v.code, r.id`)
}
