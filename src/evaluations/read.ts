import { row, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Day } from '#ground/time/day.ts'
import { instant, type Known, statesOf } from '#posts/public.ts'
import type { EvaluationState, Found } from './evaluation.ts'
import { leadersIn } from './give.ts'
import type { Round } from './round-store.ts'
import { criteriaOn, evaluationsIn, type Leader } from './store.ts'

/** Of the villages unified on the day, how many have a leader to whom an assessment was given within the months that the rule sets: the figure evaluations.assessed. */
export const coveredOn = (tx: Tx, units: number[], on: Day, known: Known = null) => row<{ leaders: number; assessed: number }>(tx, sql`
  select count(*)::int as leaders, count(*) filter (where v.head_id in (select p from people_evaluated(${on}::date, ${instant(known)}) p))::int as assessed
  from ${statesOf(sql`${units}::int[]`, known)} v where v.village_id = any(${units}::int[]) and v.state = 'unified' and v.from_day <= ${on}::date and v.upto_day > ${on}::date`)

/** Beside each round, how many of its leaders are among these units, and to how many of them it was given by the day. */
export async function givenPerRound(tx: Tx, rounds: Round[], units: ReadonlySet<number>, on: Day, known: Known = null) {
  const given = await rows<{ round: number; personId: number }>(tx, sql`
    select e.round, person_of(e.person_id, ${instant(known)}) as "personId" from evaluation e
    where e.round = any(${rounds.map(({ id }) => id)}::int[]) and e.state = 'given' and e.on_day <= ${on}::date and believed_at(e.recorded, ${instant(known)})`)
  const seen = []
  for (const round of rounds) {
    const leaders = new Set((await leadersIn(tx, round, known)).filter(({ unitId }) => units.has(unitId)).map(({ personId }) => personId))
    seen.push({ ...round, leaders: leaders.size, given: given.filter((one) => one.round === round.id && leaders.has(one.personId)).length })
  }
  return seen
}

export type Assessed = Leader & { state: EvaluationState; onDay: Day | null; version: number; findings: (Found & { code: string })[]; answered: boolean }

/** A round with its criteria and everybody whom it is about; of whom nothing is noted, or nothing may be seen, they are left. */
export async function roundSeen(tx: Tx, round: Round, known: Known = null): Promise<{ criteria: Awaited<ReturnType<typeof criteriaOn>>; rows: Assessed[] }> {
  const noted = new Map((await evaluationsIn(tx, round.id, known)).map((one) => [one.personId, one]))
  const leaders = await leadersIn(tx, round, known)
  return {
    criteria: await criteriaOn(tx, round.till, known),
    rows: leaders.map((leader) => {
      const one = noted.get(leader.personId)
      return { ...leader, state: one?.state ?? 'left', onDay: one?.onDay ?? null, version: one?.version ?? 0, findings: one?.findings ?? [], answered: one?.answer != null }
    }),
  }
}
