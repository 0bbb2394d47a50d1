import type { Actor } from '#ground/actor.ts'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { record } from '#ground/journal/journal.ts'
import { type Column, type Context, dayColumn as day, type Fault, type Outcome, type Sheet, type SheetRow } from '#ground/spreadsheet/sheet.ts'
import { fold } from '#ground/text/fold.ts'
import type { Day } from '#ground/time/day.ts'
import { paperTaken } from '#papers/public.ts'
import { refuseRound } from './evaluation.ts'
import { type Round, roundsOf, writeRound } from './round-store.ts'

export const nameColumn: Column = { key: 'round', vi: 'Tên kỳ', en: 'Round', kind: 'text', required: true, note: { vi: 'Như trong văn bản mở kỳ.', en: 'As in the paper.' }, example: 'Nhận xét sau hai năm nhất thể hóa', width: 40 }

const columns: Column[] = [
  nameColumn,
  day('from', 'Từ ngày', 'From', 'Ngày đầu của thời gian được xem.', 'The first day looked at.', '01/06/2019', true),
  day('till', 'Đến ngày', 'Till', 'Ngày cuối; ai được nhận xét là bí thư kiêm trưởng thôn trong ngày này.', 'The last day; whoever was a unified leader on it is assessed.', '31/05/2021', true),
  day('closes', 'Hạn ban hành', 'Closes on', 'Ngày muộn nhất ban hành nhận xét.', 'The last day on which assessments are given.', '25/06/2021', true),
  { key: 'paper', vi: 'Số văn bản', en: 'Paper', kind: 'text', paper: { issuedOn: 'paper_on', issuer: 'issuer' }, note: { vi: 'Văn bản mở kỳ; để trống nếu không có.', en: 'The paper, where there is one.' }, example: '', width: 16 },
  day('paper_on', 'Ngày văn bản', 'Paper’s day', 'Ngày ban hành.', 'The day of issue.', ''),
  { key: 'issuer', vi: 'Cơ quan ban hành', en: 'Issuer', kind: 'text', note: { vi: 'Cơ quan ra văn bản.', en: 'The body that issued it.' }, example: '', width: 26 },
]

/** «Kỳ nhận xét»: a row is a round of the sending unit. */
export const roundSheet: Sheet = { code: 'evaluation_rounds', vi: 'Kỳ nhận xét', en: 'Rounds of assessment', order: 57, columns, apply, take }

/** The rounds of the sending unit, by their names. */
export const roundsNamed = async (tx: Tx, unitId: number): Promise<Map<string, Round>> => new Map((await roundsOf(tx, [unitId], null)).map((round) => [fold(round.name), round]))

async function apply(tx: Tx, actor: Actor, context: Context, sheetRows: SheetRow[]): Promise<{ outcomes: Outcome[]; faults: Fault[] }> {
  const faults: Fault[] = [], outcomes: Outcome[] = []
  const known = await roundsNamed(tx, context.unitId)
  const seen = new Map<string, number>()
  for (const { row, values } of sheetRows) {
    const wrong = (column: string, code: string, facts: Record<string, unknown>) => { faults.push({ row, column, code, facts }) }
    const given = { name: String(values['round']).trim(), from: values['from'] as Day, till: values['till'] as Day, closesOn: values['closes'] as Day }
    const key = fold(given.name)
    const twin = seen.get(key)
    if (twin !== undefined) { wrong('round', 'evaluations.row-twice', { otherRow: twin }); continue }
    seen.set(key, row)
    const refused = refuseRound(given)
    if (refused) { wrong(refused.code === 'evaluations.closes-before' ? 'closes' : 'till', refused.code, refused.facts); continue }
    const there = known.get(key)
    if (there && (there.from !== given.from || there.till !== given.till || there.closesOn !== given.closesOn)) { wrong('till', 'evaluations.told-otherwise', { from: there.from, till: there.till, closesOn: there.closesOn }); continue }
    if (there) { outcomes.push({ row, change: 'same' }); continue }
    const paperId = values['paper'] ? await context.paper(String(values['paper']), (values['paper_on'] as Day | null) ?? null, String(values['issuer'] ?? '')) : null
    await writeRound(tx, null, { ...given, unitId: context.unitId, paperId })
    outcomes.push({ row, change: 'new' })
  }
  const made = outcomes.filter(({ change }) => change !== 'same').length
  if (made > 0) await record(tx, actor, { what: 'evaluations.import', units: [context.unitId], facts: { count: made, source: context.source, on: context.on } })
  return { outcomes, faults }
}

async function take(tx: Tx, unitId: number, on: Day) {
  return rows<Record<string, unknown>>(tx, sql`
    select r.name as round, r.from_on::text as from, r.till_on::text as till, r.closes_on::text as closes, ${paperTaken}
    from evaluation_round r left join paper d on d.id = r.paper_id
    where r.unit_id = ${unitId} and r.from_on <= ${on}::date and upper_inf(r.recorded) order by r.till_on, r.number`)
}
