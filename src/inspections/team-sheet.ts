import type { Actor } from '#ground/actor.ts'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { record } from '#ground/journal/journal.ts'
import { type Column, type Context, dayColumn as day, type Fault, type Outcome, type Sheet, type SheetRow } from '#ground/spreadsheet/sheet.ts'
import type { Day } from '#ground/time/day.ts'
import { personsNamed } from '#people/public.ts'
import { unitsCoded, unitsUnder } from '#posts/public.ts'
import { refuseTeam } from './inspection.ts'
import { changeTeamRow, insertTeam, type Team, teamNamed } from './store.ts'

export const teamColumn: Column = { key: 'team', vi: 'Tên đoàn', en: 'Team', kind: 'text', required: true, note: { vi: 'Như trong quyết định.', en: 'As in the decision.' }, example: 'Đoàn kiểm tra số 1', width: 28 }
const columns: Column[] = [
  teamColumn,
  { key: 'head', vi: 'Trưởng đoàn', en: 'Head', kind: 'code', required: true, note: { vi: 'Mã người ở sheet Nhân sự.', en: 'The key of the sheet of people.' }, example: 'N0001', width: 12 },
  { key: 'members', vi: 'Thành viên', en: 'Members', kind: 'list', note: { vi: 'Mã người, cách nhau dấu chấm phẩy.', en: 'Keys of people, parted by semicolons.' }, example: 'N0002; N0003', width: 24 },
  { key: 'targets', vi: 'Đơn vị được kiểm tra', en: 'Units inspected', kind: 'list', required: true, note: { vi: 'Mã đơn vị, cách nhau dấu chấm phẩy.', en: 'Codes of units, parted by semicolons.' }, example: '05977; 05980', width: 28 },
  day('from', 'Từ ngày', 'From', 'Ngày đoàn bắt đầu làm việc.', 'The first day.', '01/03/2021', true),
  day('until', 'Đến ngày', 'Until', 'Ngày đầu tiên không còn làm việc; để trống nếu đang làm.', 'The first day no more; empty while it lasts.', '01/06/2021'),
  { key: 'paper', vi: 'Số quyết định', en: 'Decision', kind: 'text', paper: { issuedOn: 'paper_on', issuer: 'issuer' }, note: { vi: 'Quyết định lập đoàn.', en: 'The decision that sets it up.' }, example: '112-QĐ/ThU', width: 16 },
  day('paper_on', 'Ngày quyết định', 'Decision’s day', 'Ngày ban hành.', 'The day of issue.', '26/02/2021'),
  { key: 'issuer', vi: 'Cơ quan ban hành', en: 'Issuer', kind: 'text', note: { vi: 'Cơ quan lập đoàn.', en: 'The body that set it up.' }, example: 'Ban Thường vụ Thành ủy', width: 26 },
]

/** «Đoàn kiểm tra»: teams of the sending unit; a row is known by name and first day. */
export const teamSheet: Sheet = { code: 'inspection_teams', vi: 'Đoàn kiểm tra', en: 'Inspection teams', order: 51, columns, apply, take }

async function apply(tx: Tx, actor: Actor, context: Context, sheetRows: SheetRow[]): Promise<{ outcomes: Outcome[]; faults: Fault[] }> {
  const faults: Fault[] = [], outcomes: Outcome[] = []
  const listed = (row: SheetRow, key: string) => (row.values[key] as string[] | null) ?? []
  const people = await personsNamed(tx, context, sheetRows.flatMap((row) => [String(row.values['head']), ...listed(row, 'members')]))
  const { ids, below } = await unitsCoded(tx, context, sheetRows.flatMap((row) => listed(row, 'targets')))
  const seen = new Map<string, number>()
  for (const sheetRow of sheetRows) {
    const { row, values } = sheetRow
    const wrong = (column: string, code: string, facts: Record<string, unknown>) => { faults.push({ row, column, code, facts }) }
    const [name, from, until] = [String(values['team']).trim(), values['from'] as Day, (values['until'] as Day | null) ?? null]
    const twin = seen.get(`${name}|${from}`)
    seen.set(`${name}|${from}`, row)
    const [lost] = [String(values['head']), ...listed(sheetRow, 'members')].filter((key) => !people.has(key))
    const [away] = listed(sheetRow, 'targets').filter((code) => !below.has(ids.get(code) ?? 0))
    const members = listed(sheetRow, 'members').map((key) => people.get(key)!)
    const draft = { name, from, until, headId: people.get(String(values['head'])) ?? null, memberIds: members, targetIds: listed(sheetRow, 'targets').map((code) => ids.get(code)!) }
    const refused = refuseTeam(draft)
    if (twin !== undefined) wrong('team', 'inspections.row-twice', { otherRow: twin })
    else if (lost !== undefined) wrong(lost === values['head'] ? 'head' : 'members', 'inspections.unknown-person', { key: lost })
    else if (away !== undefined) wrong('targets', 'inspections.unknown-unit', { code: away, on: context.on })
    else if (refused) wrong(refused.code === 'inspections.ends-before-it-begins' ? 'until' : 'targets', refused.code, refused.facts)
    else outcomes.push({ row, ...await write(tx, actor, context, { ...draft, headId: draft.headId! }, await teamNamed(tx, context.unitId, name, from), values) })
  }
  const made = outcomes.filter(({ change }) => change !== 'same').length
  if (made > 0) await record(tx, actor, { what: 'inspections.import', units: [context.unitId], facts: { count: made, source: context.source, on: context.on } })
  return { outcomes, faults }
}

type Draft = { name: string; from: Day; until: Day | null; headId: number; memberIds: number[]; targetIds: number[] }

/** An empty cell says nothing: what is known stays. */
async function write(tx: Tx, actor: Actor, context: Context, draft: Draft, known: Team | undefined, values: SheetRow['values']): Promise<Omit<Outcome, 'row'>> {
  const paperId = values['paper'] ? await context.paper(String(values['paper']), (values['paper_on'] as Day | null) ?? null, String(values['issuer'] ?? '')) : known?.paperId ?? null
  const team = { unitId: context.unitId, ...draft, until: draft.until ?? known?.until ?? null, paperId }
  if (!known) {
    await insertTeam(tx, team)
    return { change: 'new' }
  }
  const members = (one: { headId: number; memberIds: number[] }) => [...new Set([one.headId, ...one.memberIds])].sort().join()
  const pairs: Record<string, [unknown, unknown]> = {
    until: [known.until, team.until], head: [known.headId, team.headId], members: [members(known), members(team)], targets: [[...known.targetIds].sort().join(), [...team.targetIds].sort().join()], paper: [known.paperId, team.paperId],
  }
  const what = Object.fromEntries(Object.entries(pairs).filter(([, [before, after]]) => before !== after))
  if (Object.keys(what).length === 0) return { change: 'same' }
  await changeTeamRow(tx, known.id, team)
  return { change: 'changed', what }
}

async function take(tx: Tx, unitId: number, on: Day) {
  const found = await rows<Record<string, unknown>>(tx, sql`
    select i.name as team, coalesce(h.office_key, 'P/' || h.id) as head,
           array(select coalesce(p.office_key, 'P/' || p.id) from unnest(i.person_ids) with ordinality x (id, n) join person p on p.id = x.id where n > 1 order by n) as members,
           array(select v.code from unnest(i.unit_ids) with ordinality x (id, n) join unit_version v on v.unit_id = x.id and upper_inf(v.recorded) and v.valid @> ${on}::date where n > 1 order by n) as targets,
           lower(i.held)::text as "from", upper(i.held)::text as until, d.symbol as paper, case when d.symbol is not null then d.issued_on::text end as paper_on, case when d.symbol is not null then d.issuer end as issuer
    from inspection_team i join person h on h.id = i.head_id left join paper d on d.id = i.paper_id
    where i.unit_id = ${unitId} and upper_inf(i.recorded) and lower(i.held) <= ${on}::date
    order by i.name, lower(i.held)`)
  return found.filter(({ targets }) => (targets as string[]).length > 0)
}

/** The teams of the sending unit and of those below it, by name. */
export const teamsBelow = async (tx: Tx, context: Pick<Context, 'unitId' | 'on'>) => rows<{ id: number; unitId: number; name: string; key: string; from: Day; until: Day | null; targetIds: number[] }>(tx, sql`
  select i.number as id, i.unit_id as "unitId", i.name, fold(i.name) as key, lower(i.held)::text as "from", upper(i.held)::text as until, i.unit_ids[2:] as "targetIds"
  from inspection_team i where upper_inf(i.recorded) and i.unit_id = any(${[context.unitId, ...await unitsUnder(tx, context.unitId, context.on)]}::int[]) and lower(i.held) <= ${context.on}::date order by (i.unit_id = ${context.unitId}) desc, lower(i.held) desc`)
