import type { Tx } from '#ground/database/database.ts'
import { route, type Route } from '#ground/http/route.ts'
import { recordsOf } from '#people/public.ts'
import { unitsUnder } from '#posts/public.ts'
import { streakOf } from './commendation.ts'
import * as calls from './contract.ts'
import { decide, decline, getCommendation, propose } from './propose.ts'
import { commendationsOf, countWon, lineOf, rowsOf, wonAt, wonBy, yearsWon } from './store.ts'

const yearOf = (on: string) => Number(on.slice(0, 4))

/** `personOf` gives the person that the speaker is. */
export const routesFor = ({ personOf }: { personOf(tx: Tx): Promise<number | null> }): Route[] => [
  route(calls.listCommendations, async (tx, _actor, { unit, on, known = null, year }) => {
    const units = [unit, ...await unitsUnder(tx, unit, on, known)]
    const streaks = (await yearsWon(tx, units, on, known)).map((one) => ({ ...one, years: [...one.years].sort(), length: streakOf(one.years, yearOf(on)) })).filter(({ length }) => length > 1).sort((a, b) => b.length - a.length)
    return { rows: await commendationsOf(tx, units, on, year, known), ...await countWon(tx, units, on, known), streaks }
  }),
  route(calls.readCommendation, async (tx, _actor, { id, on, known = null }) => ({ ...await getCommendation(tx, id, on, known), rows: await rowsOf(tx, id, on, known) })),
  route(calls.commendationsOfUnit, async (tx, _actor, { id, on, known = null }) => {
    const rows = await wonAt(tx, await lineOf(tx, id, on, known), on, known)
    return { rows, streak: streakOf(rows.map(({ year }) => year), yearOf(on)) }
  }),
  route(calls.commendationsOfPerson, async (tx, _actor, { id, on, known = null }) => {
    const rows = await wonBy(tx, await recordsOf(tx, id, known), on, known)
    return { rows, streak: streakOf(rows.map(({ year }) => year), yearOf(on)) }
  }),
  route(calls.propose, propose),
  route(calls.decide, async (tx, actor, given) => decide(tx, actor, await personOf(tx), given)),
  route(calls.decline, decline),
]
