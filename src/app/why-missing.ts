import type { Tx } from '#ground/database/database.ts'
import { type Day, isDay } from '#ground/time/day.ts'
import { type Indicator, type Known, rowsBehind, scopeOf } from '#indicators/public.ts'
import { whyNotUnified } from '#personnel-plans/public.ts'
import type { Missing } from '#programmes/public.ts'

const most = 300

/** The places that miss a figure and why, as the room of the figure knows it: the state that each is in, since when, and the first day on which it may change; where villages are to be unified, the reason that their personnel plan gives. `people`: whether whoever asks may read about people there. */
export async function whyMissing(tx: Tx, indicator: Indicator, unitId: number, on: Day, known: Known, people: boolean): Promise<{ count: number; rows: Missing[] }> {
  const { count, rows, columns } = await rowsBehind(tx, indicator, await scopeOf(tx, unitId, on, known), 'missing', { offset: 0, limit: most, people })
  const plans = indicator.code === 'posts.unified' ? await whyNotUnified(tx, rows.map(({ unit }) => unit.id), on, known) : undefined
  const state = columns.find(({ kind, key }) => kind === 'choice' && key === indicator.subject.state?.key)
  return {
    count,
    rows: rows.map(({ unit, commune, district, values }): Missing => ({
      unitId: unit.id, name: unit.name, under: [commune, district].filter((one) => one !== null && one.id !== unitId).map((one) => one!.name).join(', ') || null,
      state: state?.choices[String(values[state.key])] ?? null, since: dayOf(values['since']), earliest: dayOf(values['earliest']), reason: plans?.get(unit.id)?.reason ?? null,
    })),
  }
}

const dayOf = (value: unknown): Day | null => (isDay(value) ? value : null)
