import type { Actor } from '#ground/actor.ts'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { Refusal } from '#ground/refusal.ts'
import type { Column, Context, Fault, Outcome, Sheet, SheetRow } from '#ground/spreadsheet/sheet.ts'
import type { Day } from '#ground/time/day.ts'
import { highReasons, type HighReason, payers, type Payer, type Title, titles } from './allowance.ts'
import { messages } from './messages.ts'
import { type Levels, resolutionsOf, setResolution } from './resolution.ts'
import { setClass } from './village-class.ts'

const choice = (value: string, code: string) => ({ value, vi: messages[code]!.vi, en: messages[code]!.en, also: [value] })
const types = [1, 2, 3] as const
const levelKey = (title: Title, type: number) => `${title}_${type}`
const short: Record<Title, { vi: string; en: string; example: [string, string, string] }> = {
  cell_secretary: { vi: 'Bí thư', en: 'Secretary', example: ['1,3', '1,15', '1'] }, village_head: { vi: 'Trưởng thôn', en: 'Head', example: ['1,2', '1,1', '0,95'] }, front_head: { vi: 'Mặt trận', en: 'Front', example: ['1,1', '1', '0,9'] },
}

const resolutionColumns: Column[] = [
  { key: 'unit', vi: 'Mã tỉnh', en: 'Province code', kind: 'code', required: true, note: { vi: 'Mã tỉnh, thành phố tại ngày của tệp.', en: 'The province on the day of the file.' }, example: '14', width: 10 },
  { key: 'paper', vi: 'Số nghị quyết', en: 'Resolution', kind: 'text', paper: { issuedOn: 'paperOn', issuer: 'paperIssuer' }, required: true, note: { vi: 'Số, ký hiệu nghị quyết của Hội đồng nhân dân tỉnh.', en: 'Its symbol.' }, example: '80/NQ-HĐND', width: 18 },
  { key: 'paperOn', vi: 'Ngày nghị quyết', en: 'Its day', kind: 'day', note: { vi: 'Ngày ban hành.', en: 'The day it was issued.' }, example: '10/07/2024', width: 14 },
  { key: 'paperIssuer', vi: 'Cơ quan ban hành', en: 'Issuer', kind: 'text', required: true, note: { vi: 'Như ghi trên văn bản.', en: 'As the paper names it.' }, example: 'HĐND tỉnh', width: 24 },
  { key: 'from', vi: 'Áp dụng từ', en: 'From', kind: 'day', required: true, note: { vi: 'Ngày đầu tiên.', en: 'The first day.' }, example: '01/08/2024', width: 12 },
  { key: 'until', vi: 'Hết hiệu lực từ', en: 'Until', kind: 'day', note: { vi: 'Ngày đầu tiên không còn áp dụng; để trống nếu còn.', en: 'The first day after it; empty while it holds.' }, example: '', width: 14 },
  { key: 'main', vi: 'Chức danh chính', en: 'Main title', kind: 'choice', required: true, choices: [choice('cell_secretary', 'funds.title.cell_secretary'), choice('village_head', 'funds.title.village_head')], note: { vi: 'Chức danh hưởng đủ phụ cấp.', en: 'The title paid whole.' }, example: 'Bí thư chi bộ', width: 16 },
  { key: 'rate', vi: 'Tỷ lệ kiêm nhiệm (%)', en: 'Concurrency rate (%)', kind: 'decimal', required: true, note: { vi: 'Phần phụ cấp của chức danh kiêm được hưởng, 0 đến 100.', en: 'The share of the concurrent title’s allowance, 0 to 100.' }, example: '50', width: 14 },
  { key: 'payer', vi: 'Nguồn chi', en: 'Who pays', kind: 'choice', required: true, choices: payers.map((payer) => choice(payer, `funds.payer.${payer}`)), note: { vi: 'Trong quỹ khoán, hay ngân sách tỉnh chi thêm.', en: 'From the fund or the province’s budget.' }, example: messages['funds.payer.fund']!.vi, width: 34 },
  { key: 'type1From', vi: 'Loại 1 từ (hộ)', en: 'Type 1 from', kind: 'integer', note: { vi: 'Để trống nếu xếp loại từng thôn.', en: 'Empty where villages are classed one by one.' }, example: '350', width: 12 },
  { key: 'type2From', vi: 'Loại 2 từ (hộ)', en: 'Type 2 from', kind: 'integer', note: { vi: 'Như trên.', en: 'As above.' }, example: '150', width: 12 },
  { key: 'confirmed', vi: 'Đã đối chiếu', en: 'Confirmed', kind: 'yes', note: { vi: 'Đánh x nếu đã so với văn bản gốc.', en: 'An x where it was compared with the paper itself.' }, example: 'x', width: 12 },
  ...titles.flatMap((title) => types.map((type): Column => ({
    key: levelKey(title, type), vi: `${short[title].vi} loại ${type}`, en: `${short[title].en} type ${type}`, kind: 'decimal', note: { vi: 'Hệ số nhân với lương cơ sở.', en: 'The coefficient of the base salary.' }, example: short[title].example[type - 1]!, width: 12,
  }))),
]

const classColumns: Column[] = [
  { key: 'unit', vi: 'Mã thôn', en: 'Village code', kind: 'code', required: true, note: { vi: 'Mã thôn tại ngày của tệp.', en: 'The village on the day of the file.' }, example: '05977-003', width: 14 },
  { key: 'type', vi: 'Loại thôn', en: 'Type', kind: 'integer', note: { vi: '1, 2 hoặc 3; để trống thì theo số hộ.', en: '1, 2 or 3; empty: by households.' }, example: '2', width: 10 },
  { key: 'high', vi: 'Hưởng mức khoán cao vì', en: 'Higher fund because', kind: 'choice', choices: highReasons.map((reason) => choice(reason, `funds.high.${reason}`)), note: { vi: 'Để trống thì theo số hộ.', en: 'Empty: by households.' }, example: messages['funds.high.border']!.vi, width: 34 },
  { key: 'from', vi: 'Từ ngày', en: 'From', kind: 'day', note: { vi: 'Để trống thì là ngày của tệp.', en: 'Empty: the day of the file.' }, example: '01/01/2025', width: 12 },
]

const columnOf: Record<string, string> = {
  'funds.rate-out-of-range': 'rate', 'funds.types-do-not-fall': 'type1From', 'funds.coefficient-unreadable': 'cell_secretary_1', 'funds.half-a-type': 'village_head_1', 'funds.no-levels': 'cell_secretary_1',
  'funds.paper-missing': 'paper', 'funds.ends-before-it-begins': 'until', 'funds.later-resolution': 'until', 'funds.no-such-type': 'type', 'funds.unit-not-there': 'from',
}

const text = ({ values }: SheetRow, key: string) => (typeof values[key] === 'string' && values[key] !== '' ? values[key] as string : null)
const number = ({ values }: SheetRow, key: string) => (typeof values[key] === 'number' ? values[key] as number : null)

const withinUnit = (unitId: number, on: Day) => sql`(select unit_subtree(coalesce((select state_id from unit_counterpart where party_id = ${unitId}), ${unitId}), ${on}::date))`

/** Each row is checked and written by the room's own action; what that refuses is the row's fault. */
async function each(tx: Tx, { unitId, unitCode, on }: Context, given: SheetRow[], write: (row: SheetRow, unitId: number) => Promise<{ change: Outcome['change'] }>) {
  const codes = [...new Set(given.map((row) => text(row, 'unit') ?? unitCode))]
  const units = new Map((await rows<{ id: number; code: string }>(tx, sql`
    select v.unit_id as id, v.code from unit_version v
    where v.code = any(${codes}::text[]) and v.tree = 'state' and upper_inf(v.recorded) and v.valid @> ${on}::date and v.unit_id in ${withinUnit(unitId, on)}`)).map(({ id, code }) => [code, id]))
  const [outcomes, faults]: [Outcome[], Fault[]] = [[], []]
  for (const row of given) {
    const code = text(row, 'unit') ?? unitCode
    const named = units.get(code)
    if (named === undefined) { faults.push({ row: row.row, column: 'unit', code: 'funds.sheet-unit-unknown', facts: { code, on } }); continue }
    try {
      outcomes.push({ row: row.row, ...await write(row, named) })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      faults.push({ row: row.row, column: columnOf[error.code] ?? 'unit', code: error.code, facts: error.facts })
    }
  }
  return { outcomes, faults }
}

const levelsOf = (row: SheetRow) => Object.fromEntries(titles.map((title) => [title, types.map((type) => number(row, levelKey(title, type)))])) as Levels

export const resolutionSheet: Sheet = {
  code: 'resolutions', vi: 'Nghị quyết phụ cấp', en: 'Allowance resolutions', order: 90, columns: resolutionColumns,
  apply: (tx: Tx, actor: Actor, context, given) => each(tx, context, given, async (row, unitId) => {
    const paperId = await context.paper(text(row, 'paper') ?? '', text(row, 'paperOn') as Day | null, text(row, 'paperIssuer') ?? '')
    const { change } = await setResolution(tx, actor, {
      unitId, paperId: paperId ?? 0, from: (text(row, 'from') as Day | null) ?? context.on, until: text(row, 'until') as Day | null, mainTitle: text(row, 'main') === 'village_head' ? 'village_head' : 'cell_secretary',
      rate: percent(number(row, 'rate') ?? -1), payer: (text(row, 'payer') ?? 'fund') as Payer, type1From: number(row, 'type1From'), type2From: number(row, 'type2From'), confirmed: row.values['confirmed'] === true, levels: levelsOf(row),
    })
    return { change }
  }),
  take: async (tx, unitId, on) => {
    const provinces = await rows<{ id: number; code: string }>(tx, sql`
      select v.id, v.code from unit_on(${on}::date) v where v.kind = 'province' and v.id in ${withinUnit(unitId, on)} order by v.code`)
    const code = new Map(provinces.map((province) => [province.id, province.code]))
    return (await resolutionsOf(tx, provinces.map(({ id }) => id))).reverse().map((one) => ({
      unit: code.get(one.provinceId), paper: one.paper, paperOn: one.issuedOn, paperIssuer: one.issuer, from: one.from, until: one.until, main: one.mainTitle, rate: percent(one.rate, 1 / 100), payer: one.payer,
      type1From: one.type1From, type2From: one.type2From, confirmed: one.confirmed, ...Object.fromEntries(titles.flatMap((title) => types.map((type) => [levelKey(title, type), one.levels[title][type - 1]]))),
    }))
  },
}

/** 50 -> 0.5, without a binary tail; by 1/100 the other way. */
const percent = (of: number, by = 100) => Number((of / by).toFixed(6))

export const classSheet: Sheet = {
  code: 'classes', vi: 'Xếp loại thôn', en: 'Village types', order: 91, columns: classColumns,
  apply: (tx, actor, context, given) => each(tx, context, given, (row, unitId) => setClass(tx, actor, {
    unitId, from: (text(row, 'from') as Day | null) ?? context.on, villageType: number(row, 'type'), highFund: text(row, 'high') as HighReason | null, paperId: null,
  })),
  take: (tx, unitId, on) => rows<Record<string, unknown>>(tx, sql`
    select v.code as unit, c.village_type as type, c.high_fund as high, lower(c.held) as "from"
    from village_class c join unit_version v on v.unit_id = c.village_id and upper_inf(v.recorded) and v.valid @> ${on}::date
    where upper_inf(c.recorded) and c.held @> ${on}::date and v.unit_id in ${withinUnit(unitId, on)} order by v.code`),
}
