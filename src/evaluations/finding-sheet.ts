import type { Actor } from '#ground/actor.ts'
import { row, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { record } from '#ground/journal/journal.ts'
import { type Column, type Context, dayColumn as day, type Fault, type Outcome, type Sheet, type SheetRow } from '#ground/spreadsheet/sheet.ts'
import { fold } from '#ground/text/fold.ts'
import type { Day } from '#ground/time/day.ts'
import { personKey, personsNamed } from '#people/public.ts'
import { type Finding, type Found, refuseGiving } from './evaluation.ts'
import { isSame, leadersIn, told } from './give.ts'
import type { Round } from './round-store.ts'
import { nameColumn, roundsNamed } from './round-sheet.ts'
import { criteriaOn, type Criterion, type Evaluation, evaluationsIn, type Leader, writeEvaluation } from './store.ts'

const columns: Column[] = [
  nameColumn,
  { key: 'person', vi: 'Mã người', en: 'Person key', kind: 'code', required: true, note: { vi: 'Mã người ở sheet Nhân sự; chỉ bí thư kiêm trưởng thôn trong ngày cuối của kỳ.', en: 'The key of the sheet of people; unified leaders on the last day of the period alone.' }, example: 'N0001', width: 12 },
  { key: 'criterion', vi: 'Tiêu chí', en: 'Criterion', kind: 'text', required: true, note: { vi: 'Đúng tên tiêu chí; mỗi người đủ các tiêu chí của kỳ.', en: 'The criterion’s name; every criterion of the round for each person.' }, example: 'Uy tín', width: 34 },
  { key: 'finding', vi: 'Kết quả', en: 'Finding', kind: 'choice', required: true, choices: [{ value: 'met', vi: 'Bảo đảm', en: 'Met', also: ['Đảm bảo'] }, { value: 'mostly_met', vi: 'Cơ bản bảo đảm', en: 'Mostly met', also: ['Cơ bản đảm bảo'] }, { value: 'not_met', vi: 'Chưa bảo đảm', en: 'Not met', also: ['Chưa đảm bảo'] }], note: { vi: 'Một trong ba mức.', en: 'One of three.' }, example: 'Bảo đảm', width: 18 },
  { key: 'basis', vi: 'Căn cứ vào việc', en: 'Rests on', kind: 'text', note: { vi: 'Việc đã làm mà nhận xét dựa vào; bắt buộc khi «Chưa bảo đảm». Không ghi tín ngưỡng, chuyện riêng.', en: 'The work on which it rests; needed where not met. Nobody’s beliefs or private affairs.' }, example: '', width: 50 },
  day('on', 'Ngày nhận xét', 'On', 'Ngày ban hành.', 'The day on which it was given.', '15/06/2021', true),
  { key: 'by', vi: 'Bên nhận xét', en: 'Assessed by', kind: 'text', note: { vi: 'Để trống thì lấy người nhập.', en: 'Left empty it is whoever imports.' }, example: 'Ban Tổ chức Thành ủy', width: 28 },
]

/** «Nhận xét»: a row is one criterion of one person in a round; a person's rows are one assessment, as given. */
export const findingSheet: Sheet = { code: 'evaluations', vi: 'Nhận xét', en: 'Assessments', order: 58, columns, apply, take }

type Line = SheetRow & { personId: number; criterionId: number; on: Day }
type Wrong = (row: number, column: string, code: string, facts: Record<string, unknown>) => void
type Place = { self: number | null; round: Round; criteria: Criterion[]; leaders: Leader[]; noted: Evaluation[] }

async function apply(tx: Tx, actor: Actor, context: Context, sheetRows: SheetRow[]): Promise<{ outcomes: Outcome[]; faults: Fault[] }> {
  const faults: Fault[] = [], outcomes: Outcome[] = []
  const wrong: Wrong = (row, column, code, facts) => { faults.push({ row, column, code, facts }) }
  const [rounds, people] = [await roundsNamed(tx, context.unitId), await speaking(tx, await personsNamed(tx, context, sheetRows.map(({ values }) => String(values['person']))))]
  const self = await selfOf(tx, actor)
  let made = 0
  for (const [name, ofRound] of Map.groupBy(sheetRows, ({ values }) => fold(String(values['round'])))) {
    const round = rounds.get(name)
    if (!round) { for (const { row, values } of ofRound) wrong(row, 'round', 'evaluations.unknown-round', { name: values['round'] }); continue }
    const place: Place = { self, round, criteria: await criteriaOn(tx, round.till), leaders: await leadersIn(tx, round, derivedNow), noted: await evaluationsIn(tx, round.id) }
    for (const [personId, lines] of Map.groupBy(linesOf(place, ofRound, people, wrong), (line) => line.personId)) {
      const changed = await assess(tx, actor, context, place, personId, lines, wrong)
      made += changed.filter(({ change }) => change !== 'same').length
      outcomes.push(...changed)
    }
  }
  if (made > 0) await record(tx, actor, { what: 'evaluations.import', units: [context.unitId], facts: { count: made, source: context.source, on: context.on } })
  return { outcomes, faults }
}

/** The states of villages are kept up at the end of the transaction; of appointments on the same workbook they are derived here. */
const derivedNow = 'infinity'

/** The person for whom the workbook is brought in, where staff named one. */
const selfOf = async (tx: Tx, { accountId }: Actor): Promise<number | null> => (await row<{ id: number | null }>(tx, sql`select person_of(account_person(${accountId})) as id`)).id

/** Of records judged to be one person the one that speaks. */
async function speaking(tx: Tx, people: Map<string, number>): Promise<Map<string, number>> {
  const first = new Map((await rows<{ id: number; person: number }>(tx, sql`select p as id, person_of(p) as person from unnest(${[...people.values()]}::int[]) p`)).map(({ id, person }) => [id, person]))
  return new Map([...people].map(([key, id]) => [key, first.get(id) ?? id]))
}

function linesOf({ round, criteria }: Place, sheetRows: SheetRow[], people: Map<string, number>, wrong: Wrong): Line[] {
  const lines: Line[] = []
  for (const each of sheetRows) {
    const { row, values } = each
    const personId = people.get(String(values['person']))
    const criterion = criteria.find(({ vi, en }) => [fold(vi), fold(en)].includes(fold(String(values['criterion']))))
    if (personId === undefined) { wrong(row, 'person', 'evaluations.unknown-person', { key: values['person'] }); continue }
    if (!criterion) { wrong(row, 'criterion', 'evaluations.unknown-criterion', { name: values['criterion'], list: criteria.map(({ vi }) => vi).join('; ') }); continue }
    const twin = lines.find((line) => line.personId === personId && line.criterionId === criterion.id)
    if (twin) { wrong(row, 'criterion', 'evaluations.row-twice', { otherRow: twin.row, name: round.name }); continue }
    lines.push({ ...each, personId, criterionId: criterion.id, on: values['on'] as Day })
  }
  return lines
}

/** One person's rows, checked together. Nothing where something is wrong. */
async function assess(tx: Tx, actor: Actor, context: Context, { self, round, criteria, leaders, noted }: Place, personId: number, lines: Line[], wrong: Wrong): Promise<Outcome[]> {
  const first = lines[0]!
  if (personId === self) { wrong(first.row, 'person', 'evaluations.about-yourself', {}); return [] }
  const leader = leaders.find((one) => one.personId === personId)
  if (!leader) { wrong(first.row, 'person', 'evaluations.not-in-round', { till: round.till }); return [] }
  const other = lines.find(({ on }) => on !== first.on)
  if (other) { wrong(other.row, 'on', 'evaluations.days-differ', { otherRow: first.row, on: first.on }); return [] }
  const found = told(lines.map(({ criterionId, values }): Found => ({ criterionId, finding: values['finding'] as Finding, basis: (values['basis'] as string | null) ?? null })))
  const before = noted.find((one) => one.personId === personId)
  const given = before?.state === 'given' ? before : undefined
  const refused = refuseGiving(round, { onDay: first.on, found }, criteria.map(({ id }) => id), context.on, given === undefined)
  if (refused) {
    const at = lines.find(({ criterionId }) => criterionId === refused.facts['criterion']) ?? first
    wrong(at.row, columnOf[refused.code] ?? 'on', refused.code, refused.facts)
    return []
  }
  if (given && isSame(given, { onDay: first.on, found })) return lines.map(({ row }) => ({ row, change: 'same' }))
  await writeEvaluation(tx, before?.id ?? null, {
    round: round.id, leadId: round.unitId, unitId: leader.unitId, personId: leader.personId, state: 'given', version: (given?.version ?? 0) + 1, onDay: first.on,
    givenBy: String(first.values['by'] ?? '').trim() || actor.name, reason: given ? context.source : null, found,
  })
  return lines.map(({ row, criterionId }, at): Outcome => {
    const [was, is] = [given?.findings.find((one) => one.criterionId === criterionId), found[at]!]
    if (!was) return { row, change: 'new' }
    const what = { ...(was.finding === is.finding ? {} : { finding: [was.finding, is.finding] }), ...(was.basis === is.basis ? {} : { basis: [was.basis, is.basis] }), ...(given?.onDay === first.on ? {} : { on: [given?.onDay, first.on] }) } as NonNullable<Outcome['what']>
    return Object.keys(what).length === 0 ? { row, change: 'same' } : { row, change: 'changed', what }
  })
}

const columnOf: Record<string, string> = { 'evaluations.criterion-missing': 'criterion', 'evaluations.basis-missing': 'basis' }

async function take(tx: Tx, unitId: number, on: Day) {
  return rows<Record<string, unknown>>(tx, sql`
    select r.name as round, ${personKey('p')} as person, c.vi as criterion, f.finding, f.basis, e.on_day::text as "on", e.given_by as by
    from evaluation e join evaluation_round r on r.number = e.round and upper_inf(r.recorded) join evaluation_finding f on f.evaluation_id = e.id join evaluation_criterion c on c.id = f.criterion_id join person p on p.id = e.person_id
    where r.unit_id = ${unitId} and e.state = 'given' and upper_inf(e.recorded) and e.on_day <= ${on}::date
    order by r.till_on, r.number, 2, c.place, c.id`)
}
