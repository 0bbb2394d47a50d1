import type { Actor } from '#ground/actor.ts'
import type { Column, Context, Fault, Outcome, Sheet, SheetRow } from '#ground/spreadsheet/sheet.ts'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { spell } from '#ground/text/spelling.ts'
import type { Day } from '#ground/time/day.ts'
import { readVillageName } from './label.ts'
import { followLineage } from './lineage.ts'
import { communesOf, isFault, written, type Commune, type Communes } from './sheet-communes.ts'
import { beginning, firstDay, laterAct, matchesOf, matchOf, type Matches, type Standing } from './sheet-matching.ts'
import { foundMany, importAct, outcome, touched, writeChanges, type Change, type NewUnit } from './sheet-writing.ts'
import { fullName, versionOn } from './unit.ts'

const columns: Column[] = [
  { key: 'commune_code', vi: 'Mã xã', en: 'Commune code', kind: 'code', also: ['Mã ĐVHC', 'Mã phường'], note: { vi: 'Mã của xã, phường trong ngày của tệp.', en: 'The commune’s code on the day of the file.' }, example: '05977', width: 10 },
  { key: 'commune', vi: 'Xã/phường', en: 'Commune', kind: 'text', also: ['Xã', 'Phường', 'Xã, phường, thị trấn'], note: { vi: 'Tên xã, phường; cần khi không ghi mã.', en: 'The commune’s name, where the code is left out.' }, example: 'Phường Vĩnh Trại', width: 24 },
  { key: 'code', vi: 'Mã thôn', en: 'Village code', kind: 'code', also: ['Mã tổ dân phố'], note: { vi: 'Để trống thì sổ tự đặt: mã xã và số thứ tự.', en: 'Left empty the register gives one: commune code and number.' }, example: '05977-003', width: 14 },
  { key: 'name', vi: 'Tên gọi', en: 'Name', kind: 'text', also: ['Tên thôn', 'Thôn', 'Tên thôn, tổ dân phố'], note: { vi: 'Cả từ đứng trước: «Khối 3», «Thôn Nà Pàn».', en: 'With the word before it: “Khối 3”, “Thôn Nà Pàn”.' }, example: 'Khối 3', width: 28 },
  { key: 'kind', vi: 'Loại', en: 'Kind', kind: 'choice', choices: [{ value: 'thon', vi: 'thôn', en: 'thôn' }, { value: 'tdp', vi: 'tổ dân phố', en: 'tổ dân phố', also: ['TDP', 'khối phố', 'khu phố'] }], note: { vi: 'Loại theo pháp luật.', en: 'The legal kind.' }, example: 'tổ dân phố', width: 14 },
  { key: 'since', vi: 'Thành lập từ', en: 'Since', kind: 'day', note: { vi: 'Ngày đầu tiên; để trống nếu có từ trước.', en: 'The first day; empty where it always was.' }, example: '01/01/2020', width: 14 },
  { key: 'note', vi: 'Ghi chú', en: 'Note', kind: 'text', note: { vi: 'Ghi chú của cơ quan.', en: 'The office’s own note.' }, example: '', width: 30 },
]

/** «Thôn»: founds new villages, renames, converts, moves and re-dates those that are there. */
export const villageSheet: Sheet = { code: 'villages', vi: 'Thôn', en: 'Villages', order: 10, columns, apply, take }

type Plan = { row: SheetRow; unit: NewUnit } | { row: SheetRow; there: Standing; change: Change | null; what: Record<string, [unknown, unknown]> }

async function apply(tx: Tx, actor: Actor, context: Context, sheetRows: SheetRow[]) {
  const faults: Fault[] = [], outcomes: Outcome[] = []
  const communes = await communesOf(tx, context)
  const placed = sheetRows.map((row) => ({ row, commune: communes.of(row) }))
  const parentIds = [...new Set(placed.map(({ commune }) => commune).filter((commune): commune is Commune => commune !== null && !isFault(commune)).map(({ id }) => id))]
  const matches = await matchesOf(tx, communes, context.on, 'village', sheetRows.map(({ values }) => written(values['code'])).filter(Boolean), parentIds, true)
  matches.hear(placed.map(({ row: { values }, commune }) => ({ code: written(values['code']), name: wholeName(values), parentId: commune && !isFault(commune) ? commune.id : undefined })))
  const plans: Plan[] = [], seen = new Map<string, number>()
  for (const { row, commune } of placed) {
    const plan = isFault(commune) ? commune : planOf(row, commune, matches, communes, context, seen)
    if (isFault(plan)) faults.push(plan)
    else plans.push(plan)
  }
  await follow(tx, plans, context.on)
  const news = plans.filter((plan) => 'unit' in plan), changes = plans.filter((plan) => 'there' in plan)
  const changing = changes.map(({ change }) => change).filter((change) => change !== null)
  if (news.length + changing.length > 0) {
    const actId = await importAct(tx, actor, context)
    await writeChanges(tx, actId, context.on, changing)
    const founded = await foundMany(tx, actId, 'state', 'village', news.map(({ unit }) => unit))
    await touched(tx, actId, [...changing.map(({ life }) => life.id), ...founded.map(({ id }) => id)])
    news.forEach(({ row }, i) => {
      outcomes.push({ row: row.row, change: 'new' })
      context.known.set(`village:${founded[i]!.code}`, founded[i]!.id)
    })
  }
  for (const { row, there, what } of changes) {
    outcomes.push(outcome(row.row, what))
    context.known.set(`village:${there.code}`, there.id)
  }
  return { outcomes, faults }
}

const kindIn = (values: SheetRow['values']) => (values['kind'] as 'thon' | 'tdp' | null) ?? null
const namingIn = (values: SheetRow['values']) => (written(values['name']) ? readVillageName(written(values['name']), kindIn(values)) : null)
const wholeName = (values: SheetRow['values']) => { const named = namingIn(values); return named ? fullName(named) : '' }

function planOf(row: SheetRow, commune: Commune | null, matches: Matches, communes: Communes, { on }: Context, seen: Map<string, number>): Plan | Fault {
  const { values } = row
  const code = written(values['code']), since = values['since'] as Day | null ?? null
  const named = namingIn(values)
  const fault = (column: string, messageCode: string, facts: Record<string, unknown> = {}): Fault => ({ row: row.row, column, code: messageCode, facts })
  if (since !== null && since > on) return fault('since', 'units.sheet.since-after-day', { since, on })
  const there = matchOf(matches, row, 'village', code, wholeName(values), commune?.id, communes.unitName, on)
  if (there && isFault(there)) return there
  const twice = claim(seen, row.row, there ? `#${there.id}` : `${commune?.id}/${spell(wholeName(values))}`, code)
  if (twice !== null) return fault('name', 'units.sheet.twice', { first: twice })
  if (there) return changeOf(row, there, commune, named, since, matches, communes, on)
  if (!commune) return fault('commune_code', 'units.sheet.commune-missing')
  if (!named) return fault('name', 'units.sheet.name-missing')
  const from = firstDay(since, commune.since)
  return { row, unit: { ...named, parentId: commune.id, prefix: commune.code, code: code || null, from: from === undefined ? commune.since : from, shard: commune.shard, note: written(values['note']) || null } }
}

/** The row that spoke of this unit before, null for none. */
export function claim(seen: Map<string, number>, row: number, who: string, code: string): number | null {
  const keys = [who, ...code ? [`code ${code}`] : []]
  const first = keys.map((key) => seen.get(key)).find((known) => known !== undefined)
  if (first === undefined) for (const key of keys) seen.set(key, row)
  return first ?? null
}

function changeOf(row: SheetRow, there: Standing, commune: Commune | null, named: ReturnType<typeof readVillageName> | null, since: Day | null, matches: Matches, communes: Communes, on: Day): Plan | Fault {
  const life = matches.lives.get(there.id)!, present = versionOn(life, on)!
  const what: Record<string, [unknown, unknown]> = {}, change: Change = { life }
  const kind = kindIn(row.values) ?? present.legalKind
  // Only a row that brings the code gives a name: one without was found by it.
  const sameName = named === null || !written(row.values['code']) || written(row.values['name']).normalize('NFC') === there.fullName || fullName(named) === there.fullName
  if (!sameName || kind !== present.legalKind) {
    change.naming = { ...sameName ? { label: present.label, name: present.name } : { label: named.label, name: named.name }, legalKind: kind }
    if (!sameName) what['name'] = [there.fullName, fullName(change.naming)]
    if (kind !== present.legalKind) what['kind'] = [present.legalKind, kind]
  }
  const note = written(row.values['note'])
  if (note && note !== present.note) { change.note = note; what['note'] = [present.note, note] }
  if (commune && commune.id !== there.parentId) { change.stretches = [{ parentId: commune.id, from: on, upto: null }]; what['commune'] = [communes.byId.get(there.parentId)?.fullName ?? null, commune.fullName] }
  const from = firstDay(since, communes.byId.get(life.versions[0]!.parentId!)?.since ?? beginningOfParent(life, communes))
  if (from !== undefined && from !== beginning(life)) { change.from = from; what['since'] = [beginning(life), from] }
  const later = change.naming || change.stretches ? laterAct(life, on) : undefined
  if (later) return { row: row.row, column: 'name', code: 'units.sheet.later-act', facts: { name: there.fullName, actOn: later.on, on } }
  return { row, there, change: Object.keys(what).length === 0 ? null : change, what }
}

/** A first parent outside the file's day: its own first day is not known here, so the unit's stays the bound. */
const beginningOfParent = (life: Change['life'], communes: Communes) => (communes.byId.has(life.versions[0]!.parentId!) ? null : beginning(life))

async function follow(tx: Tx, plans: Plan[], on: Day) {
  const moving = plans.map((plan) => ('change' in plan ? plan.change : null)).filter((change) => change?.stretches)
  const stretches = await followLineage(tx, moving.map((change) => ({ parentId: change!.stretches![0]!.parentId, from: on })))
  for (const change of moving) change!.stretches = stretches.get(`${change!.stretches![0]!.parentId}/${on}`) ?? []
}

async function take(tx: Tx, unitId: number, on: Day) {
  return rows<Record<string, unknown>>(tx, sql`
    select case when p.kind = 'commune' then c.code end as commune_code, case when p.kind = 'commune' then c.full_name end as commune,
           v.code, v.full_name as name, v.legal_kind as kind, v.note,
           (select nullif(min(coalesce(lower(f.valid), '-infinity')), '-infinity') from unit_version f where f.unit_id = v.unit_id and upper_inf(f.recorded)) as since
    from unit_version v join unit u on u.id = v.unit_id and u.kind = 'village'
      join unit p on p.id = v.parent_id join unit_version c on c.unit_id = p.id and upper_inf(c.recorded) and c.valid @> ${on}::date
    where upper_inf(v.recorded) and v.valid @> ${on}::date
      and v.unit_id in (select unit_subtree(coalesce((select state_id from unit_counterpart where party_id = ${unitId}), ${unitId}), ${on}::date))
    order by c.code, v.code`)
}
