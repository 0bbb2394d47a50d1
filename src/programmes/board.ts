import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { Refusal } from '#ground/refusal.ts'
import type { Message } from '#ground/text/say.ts'
import type { Day } from '#ground/time/day.ts'
import { childrenFigures, type Figure, figuresOf, type Indicator, type Known, scopeOf } from '#indicators/public.ts'
import { findPaper, type Paper } from '#papers/public.ts'
import { instant } from '#posts/public.ts'
import { type Task, tasksOf } from '#tasks/public.ts'
import { standingOf, type Standing, type UnitFacts } from './cascade.ts'
import type { Milestone, Programme, Session } from './programme.ts'
import { type Reminder, remindersOf } from './reminder-store.ts'
import { briefingOf } from './respond.ts'
import { milestonesOf, type Report, reportsOf, type Response, responsesOf, sessionsOf, type UnitRow, unitsOf } from './store.ts'

/** A place that misses the figure, and what is known of why. `state` and `reason` are words; `earliest`: the first day on which it can be reached. */
export type Missing = { unitId: number; name: string; under: string | null; state: Message | null; since: Day | null; earliest: Day | null; reason: string | null }

/** What the app lends: every indicator; whether the speaker holds a right over a unit; why places miss, told by the rooms that know. */
export type Lent = {
  indicators: readonly Indicator[]
  covers(tx: Tx, unitId: number, permission: 'indicators.read' | 'programmes.lead' | 'programmes.report'): Promise<boolean>
  whyMissing(tx: Tx, indicator: Indicator, unitId: number, on: Day, known: Known): Promise<{ count: number; rows: Missing[] }>
}

export type UnitName = { id: number; name: string; code: string; kind: string }
/** What follows from a briefing, and how far it is. */
export type Work = Pick<Task, 'id' | 'unit' | 'what' | 'due' | 'state' | 'late'>
export type Line = UnitRow & { unit: UnitName; figure: Figure | null; response: Omit<Response, 'unitId'>; standing: Standing; reports: Omit<Report, 'unitId'>[]; mine: boolean }

/** How a programme stands on a day, as known: its own figure, and each unit's standing. As known then nobody acts: it is nobody's. Of units that are not the speaker's the database shows nothing. */
export type Board = {
  programme: Programme; paper: Paper | null; lead: UnitName | null; figure: Figure | null; lines: Line[]; milestones: Milestone[]
  reminders: Reminder[]; sessions: (Session & { work: Work[] })[]; leads: boolean; reports: boolean; papers: Paper[]
}

export async function boardOf(tx: Tx, lent: Lent, programme: Programme, on: Day, known: Known = null): Promise<Board> {
  const { number, unitId: leadId, paperId } = programme
  const [given, responses, milestones, reports] = [await unitsOf(tx, number, known), await responsesOf(tx, number, known), await milestonesOf(tx, number, known), await reportsOf(tx, number, known)]
  const names = await namesOf(tx, [leadId, ...given.map(({ unitId }) => unitId)], on, known)
  const asked = measuresOf(lent.indicators, programme, milestones)
  const sees = await lent.covers(tx, leadId, 'indicators.read')
  const own = sees ? (await figuresIn(tx, asked, [leadId], on, known)).get(leadId) : undefined
  const figures = await figuresIn(tx, asked, given.map(({ unitId }) => unitId), on, known, sees ? leadId : undefined)
  const lines: Line[] = []
  for (const row of given) {
    const { unitId } = row
    const found = figures.get(unitId) ?? []
    const response = responses.find((one) => one.unitId === unitId)
    const done = reports.filter((one) => one.unitId === unitId)
    const facts: UnitFacts = { ...row, acknowledgedOn: response?.acknowledgedOn ?? null, planOn: response?.planOn ?? null, reports: done, figures: new Map(found.map((each) => [each.code, each])) }
    lines.push({
      ...row, modelOn: row.modelOn !== null && row.modelOn <= on ? row.modelOn : null, unit: names.get(unitId) ?? { id: unitId, name: '', code: '', kind: '' },
      figure: found.find(({ code }) => code === programme.indicator) ?? null,
      response: { acknowledgedOn: facts.acknowledgedOn, planOn: facts.planOn, planPaperId: response?.planPaperId ?? null, sequence: response?.sequence ?? null },
      standing: standingOf(programme, milestones, facts, on), reports: done.map(({ unitId: _, ...rest }) => rest), mine: known === null && await lent.covers(tx, unitId, 'programmes.report'),
    })
  }
  lines.sort((a, b) => a.unit.code.localeCompare(b.unit.code))
  const papers = await papersById(tx, [...lines.map(({ response: { planPaperId } }) => planPaperId), ...reports.map((one) => one.paperId)])
  return {
    programme, paper: paperId === null ? null : await findPaper(tx, paperId) ?? null, lead: names.get(leadId) ?? null, figure: own?.find(({ code }) => code === programme.indicator) ?? null, lines, milestones,
    reminders: await remindersOf(tx, number, on, known), sessions: await withWork(tx, number, await sessionsOf(tx, number, on, known), on, known), leads: known === null && await lent.covers(tx, leadId, 'programmes.lead'), reports: known === null && await lent.covers(tx, leadId, 'programmes.report'), papers,
  }
}

async function withWork(tx: Tx, number: number, sessions: Session[], on: Day, known: Known) {
  const held = []
  for (const session of sessions) {
    const work = session.kind === 'briefing' ? await tasksOf(tx, briefingOf(number, session), on, known) : []
    held.push({ ...session, work: work.map(({ id, unit, what, due, state, late }): Work => ({ id, unit, what, due, state, late })) })
  }
  return held
}

/** The programme's own figure on a day; null where the speaker may not read it, or the unit did not stand. */
export async function headline(tx: Tx, { indicators, covers }: Lent, { indicator, unitId }: Programme, on: Day, known: Known = null): Promise<Figure | null> {
  if (indicator === null || !await covers(tx, unitId, 'indicators.read')) return null
  return (await figuresIn(tx, indicators.filter(({ code }) => code === indicator), [unitId], on, known)).get(unitId)?.[0] ?? null
}

const measuresOf = (indicators: readonly Indicator[], { indicator }: Programme, milestones: readonly Milestone[]): Indicator[] => {
  const codes = new Set([indicator, ...milestones.map((one) => one.indicator)])
  return indicators.filter(({ code }) => codes.has(code))
}

/** Figures of each unit on a day. Where `leadId` is told, those one level below it are counted together. A unit that did not stand that day has none. */
async function figuresIn(tx: Tx, indicators: readonly Indicator[], unitIds: readonly number[], on: Day, known: Known, leadId?: number): Promise<Map<number, Figure[]>> {
  const found = new Map<number, Figure[]>()
  if (indicators.length === 0) return found
  if (leadId !== undefined) {
    const below = await ifThere(async () => childrenFigures(tx, indicators, await scopeOf(tx, leadId, on, known)))
    for (const { unit, figures } of below?.children ?? []) if (unit) found.set(unit.id, figures)
  }
  for (const unitId of unitIds) {
    if (found.has(unitId)) continue
    const own = await ifThere(async () => figuresOf(tx, indicators, await scopeOf(tx, unitId, on, known)))
    if (own) found.set(unitId, own.figures)
  }
  return found
}

const ifThere = async <Answer>(ask: () => Promise<Answer>): Promise<Answer | undefined> => {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof Refusal && error.code === 'indicators.unit-not-there') return undefined
    throw error
  }
}

/** As they were called on the day, or, where they did not stand, last before or first after it. */
export const namesOf = async (tx: Tx, ids: readonly number[], on: Day, known: Known = null): Promise<Map<number, UnitName>> => new Map((await rows<UnitName>(tx, sql`
  select distinct on (v.unit_id) v.unit_id as id, v.full_name as name, v.code, u.kind
  from unit_version v join unit u on u.id = v.unit_id
  where v.unit_id = any(${ids}::int[]) and believed_at(v.recorded, ${instant(known)})
  order by v.unit_id, v.valid @> ${on}::date desc, lower(v.valid) desc nulls last`)).map((unit) => [unit.id, unit]))

async function papersById(tx: Tx, ids: readonly (number | null)[]): Promise<Paper[]> {
  const papers: Paper[] = []
  for (const id of new Set(ids)) {
    const paper = id === null ? undefined : await findPaper(tx, id)
    if (paper) papers.push(paper)
  }
  return papers
}
