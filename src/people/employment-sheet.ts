import type { Actor } from '#ground/actor.ts'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { record } from '#ground/journal/journal.ts'
import type { Column, Context, Fault, Outcome, Sheet, SheetRow } from '#ground/spreadsheet/sheet.ts'
import type { Day } from '#ground/time/day.ts'
import { copyEmployments, personsWithKeys } from './bulk.ts'
import { type EmploymentKind, employmentWords } from './employment.ts'
import { officeKey, type Places, placesNamed } from './places.ts'
import { disbelieve, type EmploymentRow, employmentsOf } from './store.ts'

/** The person of a row. */
export const personColumn: Column = { key: 'person', vi: 'Mã người', en: 'Person key', also: ['Mã nhân sự'], kind: 'code', required: true, note: { vi: 'Mã người ở sheet Nhân sự.', en: 'The key of the sheet of people.' }, example: 'N0001', width: 12 }

const columns: Column[] = [
  { key: 'key', vi: 'Mã người', en: 'Person key', also: ['Mã', 'Mã nhân sự'], kind: 'code', required: true, note: { vi: 'Mã người ở sheet Nhân sự.', en: 'The key of the sheet of people.' }, example: 'N0001', width: 12 },
  { key: 'kind', vi: 'Công việc', en: 'Work', also: ['Loại công việc', 'Đối tượng'], kind: 'choice', choices: employmentWords, required: true, note: { vi: 'Cán bộ xã, công chức xã, hưu trí, không chuyên trách.', en: 'Commune cadre, civil servant, retired, part-time.' }, example: 'Cán bộ xã', width: 18 },
  { key: 'title', vi: 'Chức danh', en: 'Title', also: ['Chức vụ'], kind: 'text', note: { vi: 'Như trong quyết định.', en: 'As in the decision.' }, example: 'Chủ tịch Hội Nông dân', width: 28 },
  { key: 'place', vi: 'Nơi làm việc', en: 'Place of work', also: ['Đơn vị công tác'], kind: 'code', note: { vi: 'Mã xã, phường.', en: 'The commune’s code.' }, example: '05977', width: 14 },
  { key: 'from', vi: 'Từ ngày', en: 'From', kind: 'day', required: true, note: { vi: 'Ngày bắt đầu.', en: 'The first day.' }, example: '01/07/2020', width: 14 },
  { key: 'until', vi: 'Đến ngày', en: 'Until', kind: 'day', note: { vi: 'Ngày đầu tiên không còn làm; để trống nếu đang làm.', en: 'The first day no more; empty while it lasts.' }, example: '', width: 14 },
]

/** «Công tác»: a row is known by person, kind and first day; a filled «Đến ngày» ends it. */
export const employmentSheet = (places: Places): Sheet => ({
  code: 'employments', vi: 'Công tác', en: 'Employment', order: 35, columns,
  apply: (tx, actor, context, sheetRows) => apply(tx, actor, context, sheetRows, places),
  take: (tx, unitId, on) => take(tx, unitId, on, places),
})

type Wanted = { row: number; personId: number; kind: EmploymentKind; title: string | null; unitId: number | null; from: Day; until: Day | null; paperId: number | null }

async function apply(tx: Tx, actor: Actor, context: Context, sheetRows: SheetRow[], places: Places): Promise<{ outcomes: Outcome[]; faults: Fault[] }> {
  const faults: Fault[] = [], outcomes: Outcome[] = []
  const people = await personsNamed(tx, context, sheetRows.map(({ values }) => String(values['key'])))
  const units = await placesNamed(tx, places, context, sheetRows.map(({ values }) => values['place']).filter((code) => typeof code === 'string'))
  const line = new Map<string, (EmploymentRow | Wanted)[]>()
  for (const each of await employmentsOf(tx, [...new Set(people.values())])) add(line, `${each.personId}/${each.kind}`, each)
  const gone: number[] = [], added: Wanted[] = []
  for (const row of sheetRows) {
    const wanted = wantedOf(row, people, units, context)
    if ('code' in wanted) { faults.push(wanted); continue }
    const others = line.get(`${wanted.personId}/${wanted.kind}`) ?? []
    const same = others.find((each): each is EmploymentRow => 'id' in each && each.from === wanted.from)
    const merged = same ? { ...wanted, title: wanted.title ?? same.title, unitId: wanted.unitId ?? same.unitId, until: wanted.until ?? same.until, paperId: same.paperId } : wanted
    const clash = others.find((each) => each !== same && (each.until === null || each.until > wanted.from) && (merged.until === null || each.from === null || each.from < merged.until))
    if (clash) { faults.push({ row: row.row, column: 'from', code: 'people.employment-overlaps', facts: { since: clash.from } }); continue }
    const what = same ? differences(same, merged) : {}
    if (same && Object.keys(what).length === 0) { outcomes.push({ row: row.row, change: 'same' }); continue }
    if (same) { gone.push(same.id); others.splice(others.indexOf(same), 1) }
    added.push(merged)
    add(line, `${merged.personId}/${merged.kind}`, merged)
    outcomes.push(same ? { row: row.row, change: 'changed', what } : { row: row.row, change: 'new' })
  }
  if (gone.length > 0) await disbelieve(tx, 'employment', gone)
  await copyEmployments(tx, added)
  if (added.length > 0) await record(tx, actor, { what: 'people.import', units: [context.unitId], facts: { count: added.length, source: context.source, on: context.on } })
  return { outcomes, faults }
}

const add = <Item>(map: Map<string, Item[]>, key: string, item: Item) => { const list = map.get(key); if (list) list.push(item); else map.set(key, [item]) }

function wantedOf({ row, values }: SheetRow, people: Map<string, number>, units: Map<string, number>, context: Context): Wanted | Fault {
  const fault = (column: string, code: string, facts: Record<string, unknown>): Fault => ({ row, column, code, facts })
  const personId = people.get(String(values['key']))
  if (personId === undefined) return fault('key', 'people.unknown-person', { key: values['key'] })
  const place = values['place'] as string | null
  const unitId = place ? units.get(place) : null
  if (unitId === undefined) return fault('place', 'people.unknown-unit', { code: place, on: context.on })
  const [from, until] = [values['from'] as Day, (values['until'] as Day | null) ?? null]
  if (until !== null && until <= from) return fault('until', 'people.ends-before-it-begins', { from, until })
  return { row, personId, kind: values['kind'] as EmploymentKind, title: (values['title'] as string | null) ?? null, unitId, from, until, paperId: null }
}

function differences(known: EmploymentRow, wanted: Wanted): Record<string, [unknown, unknown]> {
  const pairs = { title: [known.title, wanted.title], place: [known.unitId, wanted.unitId], until: [known.until, wanted.until] } as const
  return Object.fromEntries(Object.entries(pairs).filter(([, [before, after]]) => before !== after).map(([key, [before, after]]) => [key, [before, after]]))
}

/** Persons whom the rows name, by the key as typed: those the file brought, else those of the register. */
export async function personsNamed(tx: Tx, context: Context, keys: string[]): Promise<Map<string, number>> {
  const wanted = [...new Set(keys)]
  const found = new Map<string, number>()
  for (const key of wanted) { const id = context.known.get(`person:${officeKey(key, context)}`); if (id !== undefined) found.set(key, id) }
  const rest = wanted.filter((key) => !found.has(key))
  if (rest.length === 0) return found
  const known = new Map((await personsWithKeys(tx, rest.map((key) => officeKey(key, context)))).map(({ officeKey: key, id }) => [key, id]))
  for (const key of rest) { const id = known.get(officeKey(key, context)); if (id !== undefined) found.set(key, id) }
  return found
}

async function take(tx: Tx, unitId: number, on: Day, places: Places) {
  const ids = await places.peopleUnder(tx, unitId, on)
  const found = await employmentsOf(tx, ids)
  const keys = new Map((await rows<{ id: number; key: string }>(tx, sql`select id, coalesce(office_key, 'P/' || id) as key from person where id = any(${ids}::int[])`)).map(({ id, key }) => [id, key]))
  const codes = await places.codesOf(tx, [...new Set(found.map((each) => each.unitId).filter((id) => id !== null))], on)
  return found.filter(({ from }) => from !== null)
    .map((each) => ({ key: keys.get(each.personId)!, kind: each.kind, title: each.title, place: each.unitId === null ? null : codes.get(each.unitId) ?? null, from: each.from, until: each.until }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
}
