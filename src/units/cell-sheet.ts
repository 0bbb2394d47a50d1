import type { Actor } from '#ground/actor.ts'
import type { Column, Context, Fault, Outcome, Sheet, SheetRow } from '#ground/spreadsheet/sheet.ts'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { spell } from '#ground/text/spelling.ts'
import type { Day } from '#ground/time/day.ts'
import { addCovers, endCovers } from './changes.ts'
import { readCellName } from './label.ts'
import { coversOf, getLives, type Cover } from './lives.ts'
import { after, both, contains, isEmpty } from './period.ts'
import { communesOf, isFault, written, type Commune, type Communes } from './sheet-communes.ts'
import { beginning, candidates, firstDay, laterAct, matchesOf, matchOf, type Matches, type Standing } from './sheet-matching.ts'
import { foundMany, importAct, outcome, touched, writeChanges, type Change, type NewUnit } from './sheet-writing.ts'
import { fullName, lifeOf } from './unit.ts'
import { claim } from './village-sheet.ts'

const columns: Column[] = [
  { key: 'code', vi: 'Mã chi bộ', en: 'Cell code', kind: 'code', note: { vi: 'Để trống thì sổ tự đặt.', en: 'Left empty the register gives one.' }, example: 'CB05977-003', width: 14 },
  { key: 'name', vi: 'Tên chi bộ', en: 'Cell name', kind: 'text', also: ['Chi bộ', 'Tên gọi'], note: { vi: '«Chi bộ Khối 3».', en: '“Chi bộ Khối 3”.' }, example: 'Chi bộ Khối 3', width: 30 },
  { key: 'commune_code', vi: 'Mã xã', en: 'Commune code', kind: 'code', also: ['Mã ĐVHC', 'Mã phường'], note: { vi: 'Mã xã, phường mà chi bộ thuộc đảng bộ.', en: 'The commune under whose committee the cell stands.' }, example: '05977', width: 10 },
  { key: 'commune', vi: 'Xã/phường', en: 'Commune', kind: 'text', also: ['Xã', 'Phường', 'Đảng bộ'], note: { vi: 'Tên xã, phường; cần khi không ghi mã.', en: 'The commune’s name, where the code is left out.' }, example: 'Phường Vĩnh Trại', width: 24 },
  { key: 'covers', vi: 'Phụ trách', en: 'Covers', kind: 'list', also: ['Thôn phụ trách', 'Các thôn'], note: { vi: 'Mã hoặc tên các thôn, cách nhau bằng dấu «;». Để trống thì giữ như sổ.', en: 'Codes or names of villages, parted by “;”. Left empty nothing changes.' }, example: 'Khối 3', width: 30 },
  { key: 'covers_since', vi: 'Phụ trách từ', en: 'Covers since', kind: 'day', note: { vi: 'Ngày đầu tiên phụ trách; để trống thì từ khi có chi bộ và thôn.', en: 'First day of the cover; empty: since both stand.' }, example: '01/01/2020', width: 14 },
  { key: 'since', vi: 'Thành lập từ', en: 'Since', kind: 'day', note: { vi: 'Ngày đầu tiên; để trống nếu có từ trước.', en: 'The first day; empty where it always was.' }, example: '01/01/2020', width: 14 },
]

/** «Chi bộ»: founds new cells, renames and re-dates those that are there, and says which villages each covers. */
export const cellSheet: Sheet = { code: 'cells', vi: 'Chi bộ', en: 'Cells', order: 20, columns, apply, take }

type Plan = { row: SheetRow; commune: Commune | null; what: Record<string, [unknown, unknown]>; wanted: Standing[] | null; unit?: NewUnit; there?: Standing; change?: Change }

async function apply(tx: Tx, actor: Actor, context: Context, sheetRows: SheetRow[]) {
  const faults: Fault[] = [], plans: Plan[] = [], seen = new Map<string, number>()
  const communes = await communesOf(tx, context)
  const placed = sheetRows.map((row) => ({ row, commune: communes.of(row) }))
  const named = [...new Set(placed.map(({ commune }) => commune).filter((commune): commune is Commune => commune !== null && !isFault(commune)))]
  const cells = await matchesOf(tx, communes, context.on, 'cell', sheetRows.map(({ values }) => written(values['code'])).filter(Boolean), named.map(({ committeeId }) => committeeId).filter((id) => id !== null), true)
  const villages = await matchesOf(tx, communes, context.on, 'village', sheetRows.flatMap(({ values }) => listed(values['covers'])), named.map(({ id }) => id), false)
  cells.hear(placed.map(({ row: { values }, commune }) => ({ code: written(values['code']), name: wholeName(values), parentId: commune && !isFault(commune) ? commune.committeeId ?? undefined : undefined })))
  for (const { row, commune } of placed) {
    const plan = isFault(commune) ? commune : planOf(row, commune, cells, villages, communes, context, seen)
    if (isFault(plan)) faults.push(plan)
    else plans.push(plan)
  }
  return { outcomes: await write(tx, actor, context, plans), faults }
}

function planOf(row: SheetRow, commune: Commune | null, cells: Matches, villages: Matches, communes: Communes, { on }: Context, seen: Map<string, number>): Plan | Fault {
  const code = written(row.values['code']), since = row.values['since'] as Day | null ?? null
  const naming = namingIn(row.values)
  const fault = (column: string, messageCode: string, facts: Record<string, unknown> = {}): Fault => ({ row: row.row, column, code: messageCode, facts })
  if (since !== null && since > on) return fault('since', 'units.sheet.since-after-day', { since, on })
  const there = matchOf(cells, row, 'cell', code, wholeName(row.values), commune?.committeeId ?? undefined, communes.unitName, on)
  if (there && isFault(there)) return there
  const twice = claim(seen, row.row, there ? `#${there.id}` : `${commune?.id}/${spell(wholeName(row.values))}`, code)
  if (twice !== null) return fault('name', 'units.sheet.twice', { first: twice })
  const wanted = villagesOf(row, commune, villages, communes, there, on)
  if (wanted !== null && 'column' in wanted) return wanted
  if (there) return changeOf({ row, commune, wanted, there, what: {} }, cells, naming, since, on)
  if (!commune?.committeeId) return fault('commune_code', 'units.sheet.commune-missing')
  if (!naming) return fault('name', 'units.sheet.name-missing')
  const from = firstDay(since, commune.since)
  return { row, commune, what: {}, wanted, unit: { ...naming, parentId: commune.committeeId, prefix: `CB${commune.code}`, code: code || null, from: from === undefined ? commune.since : from, shard: commune.shard, note: null } }
}

const namingIn = (values: SheetRow['values']) => (written(values['name']) ? readCellName(written(values['name'])) : null)
const wholeName = (values: SheetRow['values']) => { const naming = namingIn(values); return naming ? fullName(naming) : '' }

const listed = (value: unknown) => (Array.isArray(value) ? value.map(String).map((item) => item.trim()).filter(Boolean) : [])

/** The villages of the list, by code or by name in the cell's commune; null where the cell is left empty. */
function villagesOf(row: SheetRow, commune: Commune | null, villages: Matches, communes: Communes, there: Standing | undefined, on: Day): Standing[] | Fault | null {
  const list = listed(row.values['covers'])
  if (list.length === 0) return null
  const home = commune ?? [...communes.byId.values()].find(({ committeeId }) => committeeId === there?.parentId) ?? null
  const found: Standing[] = []
  for (const item of list) {
    const coded = villages.byCode.get(item)
    const named = coded ? [coded] : home ? villages.named(home.id, item).filter(({ kind }) => kind === 'village') : []
    const [village] = named
    if (named.length > 1) return { row: row.row, column: 'covers', code: 'units.sheet.two-of-that-name', facts: { name: item, list: candidates(named) } }
    if (!village || village.kind !== 'village') return { row: row.row, column: 'covers', code: 'units.sheet.village-unknown', facts: { value: item, commune: home?.fullName ?? communes.unitName, on } }
    if (home && village.parentId !== home.id) return { row: row.row, column: 'covers', code: 'units.village-elsewhere', facts: { unit: written(row.values['name']) || there?.fullName, village: village.fullName, on } }
    if (!found.includes(village)) found.push(village)
  }
  return found
}

function changeOf(plan: Plan & { there: Standing }, cells: Matches, naming: ReturnType<typeof readCellName> | null, since: Day | null, on: Day): Plan | Fault {
  const { there, row, commune, what } = plan
  const life = cells.lives.get(there.id)!, change: Change = { life }
  if (naming && written(row.values['code']) && fullName(naming) !== there.fullName && written(row.values['name']) !== there.fullName) { change.naming = naming; what['name'] = [there.fullName, fullName(naming)] }
  if (commune?.committeeId && commune.committeeId !== there.parentId)
    return { row: row.row, column: 'commune_code', code: 'units.sheet.cell-elsewhere', facts: { name: there.fullName, commune: commune.fullName } }
  const from = firstDay(since, commune?.since ?? null)
  if (from !== undefined && from !== beginning(life)) { change.from = from; what['since'] = [beginning(life), from] }
  const later = change.naming ? laterAct(life, on) : undefined
  if (later) return { row: row.row, column: 'name', code: 'units.sheet.later-act', facts: { name: there.fullName, actOn: later.on, on } }
  return Object.keys(what).length === 0 ? plan : { ...plan, change }
}

async function write(tx: Tx, actor: Actor, context: Context, plans: Plan[]): Promise<Outcome[]> {
  const founding = plans.filter((plan) => plan.unit), changing = plans.map(({ change }) => change).filter((change) => change !== undefined)
  const ids = new Map<Plan, number>(plans.filter(({ there }) => there).map((plan) => [plan, plan.there!.id]))
  if (founding.length + changing.length > 0) {
    const actId = await importAct(tx, actor, context)
    await writeChanges(tx, actId, context.on, changing)
    const founded = await foundMany(tx, actId, 'party', 'cell', founding.map(({ unit }) => unit!))
    founding.forEach((plan, i) => { ids.set(plan, founded[i]!.id); context.known.set(`cell:${founded[i]!.code}`, founded[i]!.id) })
    await touched(tx, actId, [...changing.map(({ life }) => life.id), ...founded.map(({ id }) => id)])
  }
  await writeCovers(tx, actor, context, plans, ids)
  return plans.map((plan) => {
    if (plan.there) context.known.set(`cell:${plan.there.code}`, plan.there.id)
    return plan.unit ? { row: plan.row.row, change: 'new' } : outcome(plan.row.row, plan.what)
  })
}

/** What the list adds holds from «Phụ trách từ» (for a cell that was there: else from the workbook's day); what it leaves out ends on the workbook's day. */
async function writeCovers(tx: Tx, actor: Actor, context: Context, plans: Plan[], ids: Map<Plan, number>) {
  const listing = plans.filter((plan) => plan.wanted !== null)
  const present = Map.groupBy(await coversOf(tx, { cells: listing.map((plan) => ids.get(plan)!) }), ({ cellId }) => cellId)
  const lives = new Map((await getLives(tx, [...new Set(listing.flatMap((plan) => [ids.get(plan)!, ...plan.wanted!.map(({ id }) => id)]))])).map((life) => [life.id, lifeOf(life)]))
  const adding: Cover[] = [], ending: Cover[] = []
  for (const plan of listing) {
    const cellId = ids.get(plan)!, covers = (present.get(cellId) ?? []).filter((period) => contains(period, context.on))
    const since = plan.row.values['covers_since'] as Day | null ?? null
    const left = covers.filter(({ villageId }) => !plan.wanted!.some(({ id }) => id === villageId))
    const added = plan.wanted!.filter(({ id }) => { const had = covers.find(({ villageId }) => villageId === id); return !had || (since !== null && had.from !== null && since < had.from && had.from > latest(lives.get(cellId)!.from, lives.get(id)!.from)) })
    if (plan.there && left.length + added.length > 0) plan.what['covers'] = [covers.length, plan.wanted!.length]
    ending.push(...left)
    for (const { id } of added) {
      const whole = both(lives.get(cellId)!, lives.get(id)!)
      const start = since ?? (plan.there ? context.on : null)
      adding.push({ cellId, villageId: id, paperId: null, ...start === null ? whole : after(whole, start) })
    }
  }
  if (adding.length + ending.length === 0) return
  const actId = await importAct(tx, actor, context)
  await endCovers(tx, actId, context.on, ending)
  await addCovers(tx, actId, adding.filter((cover) => !isEmpty(cover)))
}

const latest = (a: Day | null, b: Day | null) => [a ?? '', b ?? ''].sort().at(-1)!

async function take(tx: Tx, unitId: number, on: Day) {
  return rows<Record<string, unknown>>(tx, sql`
    select v.code, v.full_name as name, case when a.kind = 'commune' then c.code end as commune_code, case when a.kind = 'commune' then c.full_name end as commune,
           coalesce(k.villages, '{}') as covers, case when k.firsts = 1 then k.since end as covers_since,
           (select nullif(min(coalesce(lower(f.valid), '-infinity')), '-infinity') from unit_version f where f.unit_id = v.unit_id and upper_inf(f.recorded)) as since
    from unit_version v join unit u on u.id = v.unit_id and u.kind = 'cell'
      join unit_counterpart p on p.party_id = v.parent_id join unit a on a.id = p.state_id
      join unit_version c on c.unit_id = p.state_id and upper_inf(c.recorded) and c.valid @> ${on}::date
      left join lateral (
        select array_agg(x.code order by x.code) as villages, count(distinct coalesce(lower(o.held), '-infinity')) as firsts, min(lower(o.held)) as since
        from cell_cover o join unit_version x on x.unit_id = o.village_id and upper_inf(x.recorded) and x.valid @> ${on}::date
        where o.cell_id = v.unit_id and upper_inf(o.recorded) and o.held @> ${on}::date) k on true
    where upper_inf(v.recorded) and v.valid @> ${on}::date
      and v.unit_id in (select unit_subtree(coalesce((select party_id from unit_counterpart where state_id = ${unitId}), ${unitId}), ${on}::date))
    order by c.code, v.code`)
}
