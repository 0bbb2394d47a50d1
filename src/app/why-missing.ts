import type { Tx } from '#ground/database/database.ts'
import { type Day, isDay } from '#ground/time/day.ts'
import { type Indicator, rowsBehind, scopeOf } from '#indicators/public.ts'
import type { Missing } from '#programmes/public.ts'

const most = 300

/** The places that miss a figure and why, as the room of the figure knows it: the state that each is in, since when, and the first day on which it may change. */
export async function whyMissing(tx: Tx, indicator: Indicator, unitId: number, on: Day): Promise<{ count: number; rows: Missing[] }> {
  const { count, rows, columns } = await rowsBehind(tx, indicator, await scopeOf(tx, unitId, on), 'missing', { offset: 0, limit: most, people: false })
  const state = columns.find(({ kind, key }) => kind === 'choice' && key === indicator.subject.state?.key)
  return {
    count,
    rows: rows.map(({ unit, commune, district, values }): Missing => ({
      unitId: unit.id, name: unit.name, under: [commune, district].filter((one) => one !== null && one.id !== unitId).map((one) => one!.name).join(', ') || null,
      state: state?.choices[String(values[state.key])] ?? null, since: dayOf(values['since']), earliest: dayOf(values['earliest']), reason: null,
    })),
  }
}

const dayOf = (value: unknown): Day | null => (isDay(value) ? value : null)
