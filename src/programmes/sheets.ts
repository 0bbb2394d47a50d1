import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import type { Choice, Context, Fault, Outcome, Sheet, SheetRow } from '#ground/spreadsheet/sheet.ts'
import type { Day } from '#ground/time/day.ts'
import type { Indicator } from '#indicators/public.ts'
import { type PaperDraft, paperFor, readIssued, refuseToEnter } from '#papers/public.ts'
import { amend, assign, type Change, launch, markModel, setMilestone } from './launch.ts'
import { measuring, type Programme, type SessionDraft } from './programme.ts'
import { logSession, report, respond } from './respond.ts'
import { milestoneColumns, programmeColumns, sessionColumns, unitColumns } from './sheet-columns.ts'
import { milestoneCalled, programmeCalled } from './store.ts'
import type { Sequence } from './sequence.ts'
import { takeMilestones, takeProgrammes, takeSessions, takeUnits } from './take.ts'

/** «Chương trình», «Chương trình – đơn vị», «Mốc», «Tuyên truyền, trao đổi»: few rows, each checked and written by the room's own acts. Reminders are acts and in no sheet. */
export function sheetsFor(indicators: readonly Indicator[]): Sheet[] {
  const choices: Choice[] = measuring(indicators).map(({ code, name }) => ({ value: code, vi: name.vi, en: name.en, also: [code] }))
  return [
    {
      code: 'programmes', vi: 'Chương trình', en: 'Programmes', order: 90, columns: programmeColumns(choices), take: takeProgrammes,
      apply: (tx, actor, context, given) => each(tx, context, given, async (row, { unitOf }) => {
        const unitId = unitOf(text(row, 'unit') ?? context.unitCode)
        const draft = {
          name: text(row, 'programme') ?? '', paperId: await paperIn(tx, context, row), indicator: text(row, 'indicator'), startsOn: dayIn(row, 'starts') ?? context.on, endsOn: dayIn(row, 'ends'),
          goal: hundredths(row, 'goal'), goalOn: dayIn(row, 'goal_on'), acknowledgeBy: dayIn(row, 'acknowledge_by'), planBy: dayIn(row, 'plan_by'),
        }
        const [there] = await programmeCalled(tx, draft.name, [unitId])
        if (there) return (await amend(tx, actor, indicators, there.number, draft)).change
        await launch(tx, actor, indicators, { ...draft, unitId })
        return 'new'
      }),
    },
    {
      code: 'programme_units', vi: 'Chương trình – đơn vị', en: 'Programme units', order: 91, columns: unitColumns, take: takeUnits,
      apply: (tx, actor, context, given) => each(tx, context, given, async (row, { programmeOf, unitOf }) => {
        const [{ number }, unitId] = [await programmeOf(row), unitOf(text(row, 'unit') ?? '')]
        const plan = text(row, 'plan')
        const planOn = dayIn(row, 'plan_on')
        const changes = [(await assign(tx, actor, number, unitId, { target: hundredths(row, 'target'), dueOn: dayIn(row, 'due') })).change]
        const said = { acknowledgedOn: dayIn(row, 'acknowledged'), planOn, planPaperId: plan ? await context.paper(plan, planOn, text(row, 'plan_issuer') ?? '') : null, sequence: text(row, 'sequence') as Sequence | null }
        const told = Object.fromEntries(Object.entries(said).filter(([, one]) => one !== null))
        if (Object.keys(told).length > 0) changes.push((await respond(tx, actor, number, unitId, told)).change)
        const modelOn = dayIn(row, 'model_on')
        if (modelOn) changes.push((await markModel(tx, actor, number, unitId, { on: modelOn, reason: text(row, 'model_reason') ?? '' })).change)
        return together(changes)
      }),
    },
    {
      code: 'milestones', vi: 'Mốc', en: 'Milestones', order: 92, columns: milestoneColumns(choices), take: takeMilestones,
      apply: (tx, actor, context, given) => each(tx, context, given, async (row, { programmeOf, unitOf }) => {
        const { number } = await programmeOf(row)
        const [name, code] = [text(row, 'milestone') ?? '', text(row, 'unit')]
        if (code === null) {
          const dueOn = dayIn(row, 'due')
          if (!dueOn) throw new Refusal('programmes.milestone-without-day')
          return (await setMilestone(tx, actor, indicators, number, { name, dueOn, indicator: text(row, 'indicator'), percent: hundredths(row, 'percent') })).change
        }
        const [milestone, doneOn] = [await milestoneCalled(tx, number, name), dayIn(row, 'done')]
        if (!milestone) throw new Refusal('programmes.no-milestone-called', { name })
        if (!doneOn) throw new Refusal('programmes.report-without-day')
        return (await report(tx, actor, milestone.number, unitOf(code), { doneOn, paperId: await paperIn(tx, context, row), note: text(row, 'note') })).change
      }),
    },
    {
      code: 'sessions', vi: 'Tuyên truyền, trao đổi', en: 'Sessions and exchanges', order: 93, columns: sessionColumns, take: takeSessions,
      apply: (tx, actor, context, given) => each(tx, context, given, async (row, { programmeOf, unitOf }) => {
        const draft: SessionDraft = {
          unitId: unitOf(text(row, 'unit') ?? ''), kind: text(row, 'kind') as SessionDraft['kind'], on: dayIn(row, 'on') ?? context.on, topic: text(row, 'topic') ?? '', withWhom: text(row, 'with'), audience: numberIn(row, 'audience'),
          invited: numberIn(row, 'invited'), conclusions: text(row, 'conclusions'),
        }
        return (await logSession(tx, actor, (await programmeOf(row)).number, draft)).change
      }),
    },
  ]
}

const text = ({ values }: SheetRow, key: string): string | null => (typeof values[key] === 'string' && values[key] !== '' ? values[key] : null)
const numberIn = ({ values }: SheetRow, key: string): number | null => (typeof values[key] === 'number' ? values[key] : null)
const dayIn = (row: SheetRow, key: string): Day | null => text(row, key) as Day | null
/** 95,5 is 9550; more decimals than two are left standing and refused. */
const hundredths = (row: SheetRow, key: string): number | null => {
  const percent = numberIn(row, key)
  return percent === null ? null : Math.round(percent * 1_000_000) / 10_000
}
const together = (changes: Change[]): Change => changes.find((one) => one === 'new') ?? changes.find((one) => one === 'changed') ?? 'same'

async function paperIn(tx: Tx, context: Context, row: SheetRow): Promise<number | null> {
  const [symbol, summary, issuer] = [text(row, 'paper'), text(row, 'paper_summary'), text(row, 'paper_issuer') ?? '']
  if (symbol === null && summary === null) return null
  const issued = readIssued(text(row, 'paper_issued') ?? '')
  if ('code' in issued) throw new Refusal(issued.code, issued.facts)
  if (symbol !== null) return context.paper(symbol, issued.issuedOn, issuer)
  const draft: PaperDraft = { symbol: null, kind: 'other', issuer, summary: summary ?? '', note: null, ...issued }
  obey(refuseToEnter(draft, context.on))
  return paperFor(tx, draft)
}

/** What a row means by its codes and names; refused where they mean nothing. */
type Meant = { unitOf(code: string): number; programmeOf(row: SheetRow): Promise<Programme> }

const columnOf: Record<string, string> = {
  'programmes.unit-outside': 'unit', 'programmes.unit-not-below': 'unit', 'programmes.led-by-an-area': 'unit', 'programmes.unit-ended': 'unit', 'programmes.not-given-to-unit': 'unit',
  'programmes.ends-before': 'ends', 'programmes.not-a-measure': 'indicator', 'programmes.goal-of-nothing': 'indicator', 'programmes.day-to-come': 'unit', 'programmes.milestone-without-day': 'due',
  'programmes.no-milestone-called': 'milestone', 'programmes.milestone-counts-itself': 'milestone', 'programmes.report-without-day': 'done', 'programmes.model-without-reason': 'model_reason',
  'programmes.plan-without-day': 'plan_on', 'programmes.exchange-with-nobody': 'with', 'programmes.briefing-with-nobody': 'with', 'programmes.only-a-briefing': 'kind', 'programmes.more-than-invited': 'invited', 'programmes.session-without-topic': 'topic', 'programmes.audience-not-a-number': 'audience', 'programmes.milestone-half-measured': 'percent',
  'time.not-a-day': 'paper_issued', 'time.no-such-day': 'paper_issued',
}

/** A refusal of a row is a fault of the cell it speaks of; the others are written. */
async function each(tx: Tx, context: Context, given: SheetRow[], write: (row: SheetRow, meant: Meant) => Promise<Change>): Promise<{ outcomes: Outcome[]; faults: Fault[] }> {
  const [outcomes, faults]: [Outcome[], Fault[]] = [[], []]
  const meant = await meantBy(tx, context)
  for (const row of given) {
    try {
      outcomes.push({ row: row.row, change: await write(row, meant) })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      faults.push({ row: row.row, column: columnOf[error.code] ?? 'programme', code: error.code, facts: error.facts })
    }
  }
  return { outcomes, faults }
}

async function meantBy(tx: Tx, { unitId, on }: Context): Promise<Meant> {
  const inside = await rows<{ id: number; code: string }>(tx, sql`select v.id, v.code from unit_on(${on}::date) v where v.id in (select unit_subtree(${unitId}::int, ${on}::date)) and v.tree = 'state'`)
  const above = await rows<{ id: number }>(tx, sql`
    with recursive up as (select ${unitId}::int as id union all select v.parent_id from up join unit_on(${on}::date) v on v.id = up.id where v.parent_id is not null) select id from up`)
  const [codes, leads] = [new Map(inside.map(({ id, code }) => [code, id])), [...new Set([...inside, ...above].map(({ id }) => id))]]
  return {
    unitOf: (code) => {
      const id = codes.get(code)
      if (id === undefined) throw new Refusal('programmes.unit-outside', { code, on })
      return id
    },
    programmeOf: async (row) => {
      const name = text(row, 'programme') ?? ''
      const found = await programmeCalled(tx, name, leads)
      if (found.length === 0) throw new Refusal('programmes.no-programme-called', { name })
      return found.find((one) => one.unitId === unitId) ?? found[0]!
    },
  }
}
