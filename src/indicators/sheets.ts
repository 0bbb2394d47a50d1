import type { Tx } from '#ground/database/database.ts'
import { rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Choice, Column, Context, Fault, Outcome, Sheet, SheetRow } from '#ground/spreadsheet/sheet.ts'
import type { Day } from '#ground/time/day.ts'
import type { Actor } from '#ground/actor.ts'
import { Refusal } from '#ground/refusal.ts'
import type { Indicator } from './indicator.ts'
import { refuseToStorePrinted, storePrinted, type PrintedGiven } from './printed.ts'
import { refuseToSetTarget, setTarget, type TargetGiven } from './targets.ts'
import { refuseToEnterTerm, type TermGiven } from './term.ts'
import { enterTerm } from './terms.ts'
import { printedColumns, targetColumns, termColumns } from './sheet-columns.ts'

/** The three sheets of this room; the indicators that a row may name are handed in. Few rows: each is checked and written by the room's own action. */
export function sheetsFor(indicators: readonly Indicator[]): Sheet[] {
  const choices: Choice[] = indicators.map(({ code, name }) => ({ value: code, vi: name.vi, en: name.en, also: [code] }))
  const one = (row: SheetRow) => indicators.find(({ code }) => code === row.values.indicator)
  return [
    {
      code: 'terms', vi: 'Nhiệm kỳ', en: 'Terms', order: 60, columns: termColumns,
      apply: (tx, actor, context, given) => each(tx, context, given, async (row, unitId) => {
        const term: TermGiven = { unitId, name: text(row, 'name') ?? '', from: dayIn(row, 'from'), until: dayIn(row, 'until'), basis: text(row, 'basis') }
        return refuseToEnterTerm(term) ?? enterTerm(tx, actor, term)
      }),
      take: (tx, unitId, on) => taken(tx, unitId, on, termColumns, sql`
        select u.code as unit, t.name, lower(t.held) as "from", upper(t.held) as until, t.basis
        from inside u join term t on t.unit_id = u.id and upper_inf(t.recorded)
        order by u.code, lower(t.held)`),
    },
    {
      code: 'targets', vi: 'Chỉ tiêu', en: 'Targets', order: 70, columns: targetColumns(choices),
      apply: (tx, actor, context, given) => each(tx, context, given, async (row, unitId) => {
        const indicator = one(row)
        if (!indicator) return new Refusal('indicators.unknown', { code: row.values.indicator })
        const symbol = text(row, 'paper')
        const paperId = symbol ? await context.paper(symbol, dayIn(row, 'paperOn'), text(row, 'paperIssuer') ?? '') : null
        const target: TargetGiven = { unitId, dueOn: dayIn(row, 'dueOn') ?? context.on, percent: String(row.values.percent ?? ''), setOn: dayIn(row, 'setOn') ?? context.on, paperId }
        return refuseToSetTarget(indicator, target) ?? setTarget(tx, actor, indicator, target)
      }),
      take: (tx, unitId, on) => taken(tx, unitId, on, targetColumns(choices), sql`
        select t.indicator, u.code as unit, t.due_on as "dueOn", t.percent::float8 as percent, t.set_on as "setOn",
          p.symbol as paper, p.issued_on as "paperOn", p.issuer as "paperIssuer"
        from inside u join target t on t.unit_id = u.id and upper_inf(t.recorded) left join paper p on p.id = t.paper_id
        order by u.code, t.indicator, t.due_on`),
    },
    {
      code: 'printed', vi: 'Số liệu đã công bố', en: 'Printed figures', order: 80, columns: printedColumns(choices),
      apply: (tx, actor, context, given) => each(tx, context, given, async (row, unitId) => {
        const indicator = one(row)
        if (!indicator) return new Refusal('indicators.unknown', { code: row.values.indicator })
        const printed: PrintedGiven = {
          unitId, on: dayIn(row, 'on') ?? context.on, numerator: number(row, 'numerator'), denominator: number(row, 'denominator'), percent: text(row, 'percent'),
          approximate: row.values.approximate === true, source: text(row, 'source') ?? context.source, assumed: text(row, 'assumed'),
        }
        return refuseToStorePrinted(printed) ?? storePrinted(tx, actor, indicator, printed)
      }),
      take: (tx, unitId, on) => taken(tx, unitId, on, printedColumns(choices), sql`
        select f.indicator, u.code as unit, f.on_day as "on", f.numerator, f.denominator, f.percent, f.approximate, f.source, f.assumed
        from inside u join printed_figure f on f.unit_id = u.id and upper_inf(f.recorded)
        order by u.code, f.on_day, f.indicator`),
    },
  ]
}

const text = ({ values }: SheetRow, key: string): string | null => (typeof values[key] === 'string' && values[key] !== '' ? values[key] : null)
const number = ({ values }: SheetRow, key: string): number | null => (typeof values[key] === 'number' ? values[key] : null)
const dayIn = ({ values }: SheetRow, key: string): Day | null => (typeof values[key] === 'string' ? values[key] as Day : null)

type Written = { change: Outcome['change'] }

/** A refusal of a row is a fault of its unit or of the cell it speaks of; the others are written. */
async function each(_tx: Tx, context: Context, given: SheetRow[], write: (row: SheetRow, unitId: number) => Promise<Refusal | Written>): Promise<{ outcomes: Outcome[]; faults: Fault[] }> {
  const units = await unitsInside(_tx, context, given)
  const [outcomes, faults]: [Outcome[], Fault[]] = [[], []]
  for (const row of given) {
    const code = text(row, 'unit') ?? context.unitCode
    const unitId = units.get(code)
    const done = unitId === undefined ? new Refusal('indicators.unit-outside', { code, on: context.on }) : await written(() => write(row, unitId))
    if (done instanceof Refusal) faults.push({ row: row.row, column: columnOf[done.code] ?? 'unit', code: done.code, facts: done.facts })
    else outcomes.push({ row: row.row, change: done.change })
  }
  return { outcomes, faults }
}

/** Whatever the action itself refuses is the row's fault too. */
const written = async (write: () => Promise<Refusal | Written>): Promise<Refusal | Written> => {
  try {
    return await write()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

const columnOf: Record<string, string> = {
  'indicators.unknown': 'indicator', 'indicators.target-needs-a-share': 'indicator', 'indicators.percent-out-of-range': 'percent', 'indicators.due-before-set': 'dueOn',
  'indicators.nothing-printed': 'percent', 'indicators.percent-unreadable': 'percent', 'indicators.more-than-all': 'numerator', 'indicators.printed-without-source': 'source',
  'indicators.term-without-name': 'name', 'indicators.term-ends-before': 'until', 'indicators.terms-overlap': 'from', 'indicators.unit-not-there': 'unit',
}

/** State units of the workbook's unit on its day, itself included. */
const inside = (unitId: number, on: Day) => sql`
  with recursive inside as (
    select v.id, v.code from unit_on(${on}::date) v where v.id = ${unitId}
    union all
    select v.id, v.code from inside i join unit_on(${on}::date) v on v.parent_id = i.id where v.tree = 'state' and v.kind <> 'village'
  )`

async function unitsInside(tx: Tx, context: Context, given: SheetRow[]): Promise<Map<string, number>> {
  const codes = [...new Set(given.map((row) => text(row, 'unit') ?? context.unitCode))]
  const found = await rows<{ id: number; code: string }>(tx, sql`${inside(context.unitId, context.on)} select id, code from inside where code = any(${codes}::text[])`)
  return new Map(found.map(({ id, code }) => [code, id]))
}

async function taken(tx: Tx, unitId: number, on: Day, columns: Column[], query: ReturnType<typeof sql>): Promise<Record<string, unknown>[]> {
  const found = await rows<Record<string, unknown>>(tx, sql`${inside(unitId, on)} ${query}`)
  return found.map((one) => Object.fromEntries(columns.map(({ key }) => [key, one[key] ?? null])))
}
