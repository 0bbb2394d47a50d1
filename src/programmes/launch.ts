import type { Actor } from '#ground/actor.ts'
import { findRow, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { differing, record } from '#ground/journal/journal.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import type { Known } from '#indicators/public.ts'
import { secretMarkIn } from '#ground/text/secret-mark.ts'
import type { Day } from '#ground/time/day.ts'
import { type Measure, type MilestoneDraft, type Programme, type ProgrammeDraft, programmeFields, refuseMilestone, refuseTarget, refuseToLaunch, type UnitDraft } from './programme.ts'
import { dropMilestone, dropUnit, findMilestone, findProgramme, lockProgramme, lockUnit, milestoneCalled, newNumber, putMilestone, putProgramme, putUnit } from './store.ts'

export type Change = 'new' | 'changed' | 'same'
const basisOf = (paperId: number | null) => (paperId === null ? {} : { basis: `papers/${paperId}` })

export async function getProgramme(tx: Tx, number: number, known: Known = null): Promise<Programme> {
  const programme = await findProgramme(tx, number, known)
  if (!programme) throw new Refusal('programmes.no-such-programme')
  return programme
}

/** Locked by whoever leads it; of nobody else's the database shows no row to change. */
export async function getLed(tx: Tx, number: number): Promise<Programme> {
  const programme = await lockProgramme(tx, number)
  if (!programme) throw new Refusal('programmes.no-such-programme')
  return programme
}

const tidied = (draft: ProgrammeDraft): ProgrammeDraft => ({ ...draft, name: draft.name.normalize('NFC').replace(/\s+/g, ' ').trim() })

export function refuseSecretWords(...texts: (string | null)[]): Refusal | null {
  const mark = texts.map((text) => secretMarkIn(text ?? '')).find(Boolean)
  return mark ? new Refusal('programmes.secret', { mark }) : null
}

/** Begins a programme of a unit. */
export async function launch(tx: Tx, actor: Actor, indicators: readonly Measure[], draft: ProgrammeDraft): Promise<{ number: number }> {
  const tidy = tidied(draft)
  obey(refuseSecretWords(tidy.name) ?? refuseToLaunch(tidy, indicators))
  await refuseUnlessArea(tx, tidy.unitId, tidy.startsOn)
  const number = await newNumber(tx)
  await putProgramme(tx, number, tidy)
  const { unitId, ...after } = tidy
  await record(tx, actor, { what: 'programmes.launch', units: [unitId], subject: `programmes/${number}`, ...basisOf(tidy.paperId), facts: { name: tidy.name }, after })
  return { number }
}

/** What is known of a programme changes; what was believed stays. Who leads it does not change. */
export async function amend(tx: Tx, actor: Actor, indicators: readonly Measure[], number: number, draft: Omit<ProgrammeDraft, 'unitId'>): Promise<{ change: Change }> {
  const before = await getLed(tx, number)
  const after = tidied({ ...draft, unitId: before.unitId })
  obey(refuseSecretWords(after.name) ?? refuseToLaunch(after, indicators))
  const differs = differing<ProgrammeDraft>(before, after, programmeFields)
  if (Object.keys(differs.after).length === 0) return { change: 'same' }
  await putProgramme(tx, number, after)
  await record(tx, actor, { what: 'programmes.amend', units: [before.unitId], subject: `programmes/${number}`, ...basisOf(after.paperId), facts: { name: after.name }, ...differs })
  return { change: 'changed' }
}

/** The programme comes down to a unit below the one that leads it, with what it is to reach by when. Again: another target. */
export async function assign(tx: Tx, actor: Actor, number: number, unitId: number, draft: UnitDraft): Promise<{ change: Change }> {
  const programme = await getLed(tx, number)
  obey(refuseTarget(draft, programme))
  const before = await lockUnit(tx, number, unitId)
  if (before && before.target === draft.target && before.dueOn === draft.dueOn) return { change: 'same' }
  if (!before) await refuseUnlessBelow(tx, programme, unitId, actor.today)
  await putUnit(tx, number, programme.unitId, { modelOn: null, modelReason: null, ...before, unitId, ...draft })
  await record(tx, actor, {
    what: 'programmes.assign', units: [programme.unitId, unitId], subject: `programmes/${number}`, facts: { name: programme.name, unitId },
    before: before ? { target: before.target, dueOn: before.dueOn } : {}, after: { ...draft },
  })
  return { change: before ? 'changed' : 'new' }
}

/** A unit was assigned by mistake. */
export async function withdraw(tx: Tx, actor: Actor, number: number, unitId: number, reason: string): Promise<void> {
  const programme = await getLed(tx, number)
  if (!await lockUnit(tx, number, unitId)) throw new Refusal('programmes.unit-not-in-it')
  await dropUnit(tx, number, unitId)
  await record(tx, actor, { what: 'programmes.withdraw', units: [programme.unitId, unitId], subject: `programmes/${number}`, reason, facts: { name: programme.name, unitId } })
}

/** Holds a unit up to the others (điển hình), from a day on and why; no day takes the mark away. */
export async function markModel(tx: Tx, actor: Actor, number: number, unitId: number, { on, reason }: { on: Day | null; reason: string }): Promise<{ change: Change }> {
  const programme = await getLed(tx, number)
  const before = await lockUnit(tx, number, unitId)
  if (!before) throw new Refusal('programmes.unit-not-in-it')
  if (!reason.trim()) throw new Refusal('programmes.model-without-reason')
  if (on !== null && on > actor.today) throw new Refusal('programmes.day-to-come', { on, today: actor.today })
  obey(refuseSecretWords(reason))
  const after = { ...before, modelOn: on, modelReason: on === null ? null : reason.trim() }
  if (before.modelOn === after.modelOn && before.modelReason === after.modelReason) return { change: 'same' }
  await putUnit(tx, number, programme.unitId, after)
  await record(tx, actor, { what: 'programmes.mark-model', units: [programme.unitId, unitId], subject: `programmes/${number}`, reason: reason.trim(), facts: { name: programme.name, unitId }, before: { modelOn: before.modelOn }, after: { modelOn: on } })
  return { change: 'changed' }
}

/** A step that every unit is to take by a day; one of the same name is changed. */
export async function setMilestone(tx: Tx, actor: Actor, indicators: readonly Measure[], number: number, draft: MilestoneDraft): Promise<{ number: number; change: Change }> {
  const programme = await getLed(tx, number)
  const tidy = { ...draft, name: draft.name.normalize('NFC').replace(/\s+/g, ' ').trim() }
  obey(refuseSecretWords(tidy.name) ?? refuseMilestone(tidy, programme, indicators))
  const before = await milestoneCalled(tx, number, tidy.name)
  const differs = before && differing<MilestoneDraft>(before, tidy, ['name', 'dueOn', 'indicator', 'percent'])
  if (before && differs && Object.keys(differs.after).length === 0) return { number: before.number, change: 'same' }
  const own = before?.number ?? await newNumber(tx)
  await putMilestone(tx, number, programme.unitId, own, tidy)
  await record(tx, actor, { what: 'programmes.set-milestone', units: [programme.unitId], subject: `programmes/${number}`, facts: { milestone: own, name: tidy.name }, before: {}, after: { ...tidy }, ...differs })
  return { number: own, change: before ? 'changed' : 'new' }
}

export async function strikeMilestone(tx: Tx, actor: Actor, milestone: number, reason: string): Promise<void> {
  const found = await findMilestone(tx, milestone)
  if (!found) throw new Refusal('programmes.no-such-milestone')
  const programme = await getLed(tx, found.programme)
  if (!await dropMilestone(tx, milestone)) throw new Refusal('programmes.no-such-milestone')
  await record(tx, actor, { what: 'programmes.strike-milestone', units: [programme.unitId], subject: `programmes/${programme.number}`, reason, facts: { milestone, name: found.name } })
}

async function refuseUnlessArea(tx: Tx, unitId: number, on: Day): Promise<void> {
  const unit = await findRow<{ kind: string }>(tx, sql`select kind from unit where id = ${unitId} and tree = 'state'`)
  if (!unit || unit.kind === 'village') throw new Refusal('programmes.led-by-an-area')
  if ((await rows(tx, sql`select 1 from unit_version v where v.unit_id = ${unitId} and upper_inf(v.recorded) and (upper_inf(v.valid) or upper(v.valid) > ${on}::date)`)).length === 0) throw new Refusal('programmes.unit-ended', { on })
}

/** Below the leading unit on some day of the programme. */
async function refuseUnlessBelow(tx: Tx, { unitId: leadId, startsOn, endsOn, name }: Programme, unitId: number, today: Day): Promise<void> {
  const until = endsOn !== null && endsOn < today ? endsOn : today > startsOn ? today : startsOn
  for (const on of new Set([startsOn, until]))
    if (unitId !== leadId && await findRow(tx, sql`select 1 from unit_subtree(${leadId}::int, ${on}::date) u (id) where u.id = ${unitId}`)) return
  throw new Refusal('programmes.unit-not-below', { name })
}
