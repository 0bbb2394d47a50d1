import type { Actor } from '#ground/actor.ts'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Context, SheetRow } from '#ground/spreadsheet/sheet.ts'
import type { Day } from '#ground/time/day.ts'
import { personsNamed } from '#people/public.ts'
import { applyPartsOf } from './apply-under-way.ts'
import { path, refuseOnBoth, type State, type Step, type Verdict } from './election.ts'
import { candidatesOf } from './store.ts'
import { refuseClusters } from './tally.ts'

/** Who is named in rows, by their key. */
export async function peopleIn(tx: Tx, context: Context, sheetRows: SheetRow[], keys: (row: SheetRow) => string[]): Promise<(key: string) => number | { column: string; code: string; facts: Record<string, unknown> }> {
  const people = await personsNamed(tx, context, sheetRows.flatMap(keys))
  return (key) => people.get(key) ?? { column: 'person', code: 'posts.unknown-person', facts: { key } }
}

type Member = { personId: number; body: 'team' | 'board'; part: 'head' | 'member' }

/** «Tổ bầu cử»: the team and the counting board; nobody on them stands. */
export async function applyTeam(tx: Tx, actor: Actor, context: Context, sheetRows: SheetRow[]) {
  const personOf = await peopleIn(tx, context, sheetRows, ({ values }) => [String(values['person'])])
  return applyPartsOf<Member>(tx, actor, context, sheetRows, {
    sheet: 'election_team',
    read: ({ values }) => {
      const personId = personOf(String(values['person']))
      if (typeof personId !== 'number') return personId
      const value = { personId, body: values['body'], part: values['part'] } as Member
      return { key: `${value.body}/${personId}`, said: value.part, value }
    },
    known: async (ids) => (await rows<Member & { electionId: number }>(tx, sql`select election_id as "electionId", person_of(person_id) as "personId", body, part from election_team_member where election_id = any(${ids}::int[])`))
      .map(({ electionId, body, personId, part }) => ({ electionId, key: `${body}/${personId}`, said: part })),
    write: async ({ id, unitId }, list) => {
      const both = refuseOnBoth(list.map(({ value }) => ({ personId: value.personId, name: '' })), await candidatesOf(tx, id, context.on))
      if (both) return { column: 'person', code: both.code, facts: both.facts }
      for (const { value: { personId, body, part } } of list) await rows(tx, sql`insert into election_team_member (election_id, unit_id, person_id, body, part) values (${id}, ${unitId}, ${personId}, ${body}, ${part})`)
      return undefined
    },
  })
}

type Done = { step: Step; onDay: Day; reason: string | null; verdict: Verdict | null; paper: string | null; paperOn: Day | null; issuer: string }
const order: Step[] = ['decide', 'plan', 'team', 'list', 'hold', 'review', 'certify']

/** «Bước bầu cử»: what was done on which day; how far an election has come follows from its last step, and none is left out between. */
export const applySteps = (tx: Tx, actor: Actor, context: Context, sheetRows: SheetRow[]) => applyPartsOf<Done>(tx, actor, context, sheetRows, {
  sheet: 'election_steps',
  read: ({ values }) => {
    const [step, onDay, reason, verdict] = [values['step'] as Step, values['on_day'] as Day, values['reason'] as string | null ?? null, values['verdict'] as Verdict | null ?? null]
    if ((step === 'review') !== (verdict !== null)) return { column: 'verdict', code: 'elections.verdict-of-review' }
    return { key: step, said: [onDay, reason, verdict], value: { step, onDay, reason, verdict, paper: values['paper'] as string | null ?? null, paperOn: values['paper_on'] as Day | null ?? null, issuer: values['issuer'] as string | null ?? '' } }
  },
  known: async (ids) => (await rows<{ electionId: number; step: Step; onDay: Day; reason: string | null; verdict: Verdict | null }>(tx, sql`
    select election_id as "electionId", step, on_day::text as "onDay", reason, verdict from election_step where election_id = any(${ids}::int[]) and upper_inf(recorded)`))
    .map(({ electionId, step, onDay, reason, verdict }) => ({ electionId, key: step, said: [onDay, reason, verdict] })),
  write: async ({ id, unitId, kind, outcome }, list) => {
    let state: State = 'decided', last: Day | null = null, heldOn: Day | null = null
    for (const { row, value } of list.toSorted((a, b) => order.indexOf(a.value.step) - order.indexOf(b.value.step))) {
      const { step, onDay, reason, verdict } = value
      const way = path[kind][step]
      if (step !== 'decide' && !way?.from.includes(state)) return { row, column: 'step', code: 'elections.not-in-this-state', facts: { state, step } }
      if (last !== null && onDay < last) return { row, column: 'on_day', code: 'elections.before-the-step-before', facts: { on: onDay, last } }
      if (step !== 'review') last = onDay
      if (way) state = way.to
      if (step === 'hold') heldOn = onDay
      const paperId = value.paper ? await context.paper(value.paper, value.paperOn, value.issuer) : null
      await rows(tx, sql`insert into election_step (election_id, unit_id, step, on_day, paper_id, reason, verdict) values (${id}, ${unitId}, ${step}, ${onDay}::date, ${paperId}, ${reason}, ${verdict})`)
    }
    if ((state === 'certified') !== (outcome !== null)) return { column: 'step', code: 'elections.outcome-of-certified' }
    await rows(tx, sql`update election set state = ${state}, held_on = ${heldOn}::date where id = ${id}`)
    return undefined
  },
})

type Place = { name: string; households: number; attending: number | null }

/** «Nơi họp bầu»: the places of one meeting add up to all households. */
export const applyClusters = (tx: Tx, actor: Actor, context: Context, sheetRows: SheetRow[]) => applyPartsOf<Place>(tx, actor, context, sheetRows, {
  sheet: 'election_clusters',
  read: ({ values }) => {
    const value = { name: String(values['cluster']), households: values['households'] as number, attending: values['attending'] as number | null ?? null }
    return value.households < 1 ? { column: 'households', code: 'elections.not-a-count' } : { key: value.name, said: [value.households, value.attending], value }
  },
  known: async (ids) => (await rows<Place & { electionId: number }>(tx, sql`select election_id as "electionId", name, households, attending from election_cluster where election_id = any(${ids}::int[])`))
    .map(({ electionId, name, households, attending }) => ({ electionId, key: name, said: [households, attending] })),
  write: async ({ id, unitId, kind, totalHouseholds }, list) => {
    const places = list.map(({ value }) => value)
    const wrong = refuseClusters(kind === 'cell' ? places.reduce((sum, { households }) => sum + households, 0) : totalHouseholds ?? 0, places)
    if (wrong) return { column: 'households', code: wrong.code, facts: wrong.facts }
    for (const { name, households, attending } of places) await rows(tx, sql`insert into election_cluster (election_id, unit_id, name, households, attending) values (${id}, ${unitId}, ${name}, ${households}, ${attending})`)
    await rows(tx, sql`update election set attended = coalesce(${places.some(({ attending }) => attending === null) ? null : places.reduce((sum, { attending }) => sum + attending!, 0)}, attended) where id = ${id}`)
    return undefined
  },
})
