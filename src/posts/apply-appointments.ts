import type { Actor } from '#ground/actor.ts'
import type { Tx } from '#ground/database/database.ts'
import { record } from '#ground/journal/journal.ts'
import type { Context, Fault, Outcome, SheetRow } from '#ground/spreadsheet/sheet.ts'
import { fold } from '#ground/text/fold.ts'
import { addMonths, type Day } from '#ground/time/day.ts'
import { personsNamed } from '#people/public.ts'
import { type Appointment, type EndReason, type Entry, overlap, type PostKind, refuseInterim, type UnitLife } from './appointment.ts'
import { interimLimit } from './appoint.ts'
import { copyAppointments, disbelieveAll, heldIn, livesOf, namesOf, unitsNamed, type UnitNamed } from './bulk.ts'
import { kinds } from './store.ts'

export type Told = {
  row: number; unit: UnitLife; kind: PostKind; personId: number; name: string; from: Day; until: Day | null; interim: boolean | null; entered: Entry | null
  plannedEnd: Day | null; reason: EndReason | null; paper: { symbol: string; on: Day | null; issuer: string } | null
}
type Held = Appointment & { basis: string | null; firstPlannedEnd: Day | null; row?: number }
type Given = { people: Map<string, number>; names: Map<number, string[]>; unitOf(row: SheetRow, kind: PostKind): UnitNamed | Fault; lives: Map<number, UnitLife>; kinds: Map<string, PostKind>; context: Context }

/** Looks everything up in a few queries, plans in memory, writes by one COPY. */
export async function applyAppointments(tx: Tx, actor: Actor, context: Context, sheetRows: SheetRow[]): Promise<{ outcomes: Outcome[]; faults: Fault[] }> {
  const faults: Fault[] = [], outcomes: Outcome[] = []
  const told = await toldBy(tx, context, sheetRows, faults)
  const lines = Map.groupBy((await heldIn(tx, [...new Set(told.map(({ unit }) => unit.id))])) as Held[], ({ unitId, kind }) => `${unitId}/${kind}`)
  const gone: number[] = [], added: Held[] = []
  for (const each of told) {
    const line = lines.get(`${each.unit.id}/${each.kind.code}`) ?? []
    lines.set(`${each.unit.id}/${each.kind.code}`, line)
    const known = line.find(({ speakerId, from }) => speakerId === each.personId && from === each.from)
    const fault = known?.row === undefined ? await refusal(tx, each, known) : repeated(each, known.row)
    if (fault) { faults.push(fault); continue }
    const paperId = each.paper ? await context.paper(each.paper.symbol, each.paper.on, each.paper.issuer) : null
    const wanted = wantedOf(each, known, paperId, await interimEnd(tx, each, known))
    const what = known ? differences(known, wanted) : {}
    if (known) line.splice(line.indexOf(known), 1)
    line.push(wanted)
    if (known && Object.keys(what).length === 0) { outcomes.push({ row: each.row, change: 'same' }); continue }
    if (known) gone.push(known.rowId)
    added.push(wanted)
    outcomes.push(known ? { row: each.row, change: 'changed', what } : { row: each.row, change: 'new' })
  }
  const clashing = clashes(added, lines, faults)
  await disbelieveAll(tx, gone)
  await copyAppointments(tx, added.filter((each) => !clashing.has(each)).map((each) => ({ ...each, single: isSingle(each) })))
  if (added.length > 0) await record(tx, actor, { what: 'posts.import', units: [context.unitId], facts: { count: added.length, source: context.source, on: context.on } })
  const faulty = new Set(faults.map(({ row }) => row))
  return { outcomes: outcomes.filter(({ row }) => !faulty.has(row)), faults }
}

async function toldBy(tx: Tx, context: Context, sheetRows: SheetRow[], faults: Fault[]): Promise<Told[]> {
  const people = await personsNamed(tx, context, sheetRows.map(({ values }) => String(values['person'])))
  const unitOf = await unitsNamed(tx, context, sheetRows)
  const known = new Map((await kinds(tx)).map((kind) => [kind.code, kind]))
  const units = sheetRows.map((row) => unitOf(row, known.get(String(row.values['post']))!))
  const lives = await livesOf(tx, [...new Set(units.flatMap((unit) => ('id' in unit ? [unit.id] : [])))])
  const given: Given = { people, unitOf, lives, kinds: known, context, names: await namesOf(tx, [...new Set(people.values())]) }
  return sheetRows.flatMap((row, i) => {
    const told = toldIn(row, units[i]!, given)
    if ('code' in told) { faults.push(told); return [] }
    return [told]
  })
}

function toldIn({ row, values }: SheetRow, unit: UnitNamed | Fault, { people, names, lives, kinds: known }: Given): Told | Fault {
  const fault = (column: string, code: string, facts: Record<string, unknown>): Fault => ({ row, column, code, facts })
  if ('code' in unit) return unit
  const key = String(values['person'])
  const personId = people.get(key)
  if (personId === undefined) return fault('person', 'posts.unknown-person', { key })
  const borne = names.get(personId) ?? []
  const name = values['name'] as string | null
  if (name && borne.length > 0 && !borne.includes(name) && !borne.some((each) => fold(each) === fold(name))) return fault('name', 'posts.name-differs', { key, name: borne.at(-1) })
  const kind = known.get(String(values['post']))!
  const life = lives.get(unit.id)!
  const day = (column: string) => (values[column] as Day | null | undefined) ?? null
  const [from, until] = [day('from')!, day('until')]
  if (until !== null && until <= from) return fault('until', 'posts.ends-before-it-begins', { from, until })
  if (!kind.unitKinds.includes(life.kind)) return fault('post', 'posts.not-in-such-a-unit', { post: { vi: kind.vi, en: kind.en }, unit: life.name })
  if ((life.from !== null && from < life.from) || (life.until !== null && from >= life.until)) return fault('from', 'posts.unit-not-there', { unit: life.name, on: from, since: life.from, until: life.until })
  const symbol = values['paper'] as string | null
  return {
    row, unit: life, kind, personId, name: borne.at(-1) ?? name ?? '', from, until, interim: (values['interim'] as boolean | null) ?? null, entered: (values['entered'] as Entry | null) ?? null,
    plannedEnd: day('planned_end'), reason: (values['reason'] as EndReason | null) ?? null,
    paper: symbol ? { symbol, on: day('paper_on'), issuer: (values['issuer'] as string | null) ?? '' } : null,
  }
}

const repeated = (told: Told, otherRow: number): Fault => ({ row: told.row, column: 'from', code: 'posts.row-overlaps-row', facts: { otherRow, name: told.name } })

async function refusal(tx: Tx, told: Told, known: Held | undefined): Promise<Fault | null> {
  if (!(told.interim ?? known?.interim)) return null
  const limit = await interimLimit(tx, told.unit.id, told.from)
  const refused = refuseInterim({ kind: told.kind, from: told.from, until: told.until, interim: true, plannedEnd: told.plannedEnd }, limit)
  return refused && { row: told.row, column: told.plannedEnd ? 'planned_end' : 'until', code: refused.code, facts: refused.facts }
}

/** An interim head of whom no end is known gets the latest that the law of the day allows, as on the screen. */
async function interimEnd(tx: Tx, told: Told, known: Held | undefined): Promise<Day | null> {
  const ends = told.until ?? known?.until ?? told.plannedEnd ?? known?.plannedEnd ?? null
  if (ends !== null || !(told.interim ?? known?.interim) || told.kind.code !== 'village_head') return null
  return addMonths(told.from, (await interimLimit(tx, told.unit.id, told.from)).value)
}

/** An empty cell says nothing: what is known stays. */
function wantedOf(told: Told, known: Held | undefined, paperId: number | null, latest: Day | null): Held {
  const until = told.until ?? known?.until ?? null
  const interim = told.interim ?? known?.interim ?? false
  const plannedEnd = told.plannedEnd ?? known?.plannedEnd ?? latest
  return {
    rowId: 0, number: known?.number ?? 0, unitId: told.unit.id, kind: told.kind.code, personId: known?.personId ?? told.personId, speakerId: told.personId, name: told.name,
    from: told.from, until, interim, entered: told.entered ?? known?.entered ?? (interim ? 'appointed' : 'elected'), plannedEnd,
    firstPlannedEnd: plannedEnd === known?.plannedEnd ? known?.firstPlannedEnd ?? null : plannedEnd,
    paperId: paperId ?? known?.paperId ?? null, endReason: until === null ? null : (told.reason ?? known?.endReason ?? null), endPaperId: known?.endPaperId ?? null, basis: known?.basis ?? null, row: told.row,
  }
}

const compared = ['until', 'interim', 'entered', 'plannedEnd', 'paperId', 'endReason'] as const

const differences = (known: Held, wanted: Held): Record<string, [unknown, unknown]> =>
  Object.fromEntries(compared.filter((key) => known[key] !== wanted[key]).map((key) => [key, [known[key], wanted[key]]]))

/** One holder at a time, and nobody twice in the same post: among the rows and with what the register knows. */
function clashes(added: Held[], lines: Map<string, Held[]>, faults: Fault[]): Set<Held> {
  const refused = new Set<Held>()
  const fresh = new Set(added)
  for (const line of lines.values()) {
    const inOrder = line.sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1))
    for (const [i, each] of inOrder.entries()) for (const earlier of inOrder.slice(0, i)) {
      if (refused.has(earlier) || !overlap(earlier, each) || !(isSingle(each) || earlier.speakerId === each.speakerId)) continue
      const [wrong, other] = fresh.has(each) ? [each, earlier] : [earlier, each]
      if (!fresh.has(wrong) || wrong.row === undefined) continue
      refused.add(wrong)
      faults.push(other.row !== undefined
        ? { row: wrong.row, column: 'from', code: 'posts.row-overlaps-row', facts: { otherRow: other.row, name: other.name } }
        : { row: wrong.row, column: 'from', code: 'posts.row-overlaps', facts: { name: other.name, since: other.from, until: other.until } })
    }
  }
  return refused
}

const singles = new Set(['village_head', 'front_head', 'cell_secretary', 'cell_deputy_secretary', 'committee_secretary', 'people_committee_chair', 'people_council_chair'])
const isSingle = ({ kind }: Held) => singles.has(kind)
