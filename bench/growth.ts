/** What a hundred times as many villages cost: 1,000,000 against 10,000, in turns: bin/node24 bench/growth.ts */
import assert from 'node:assert/strict'
import { indicators } from '#app/capabilities.ts'
import { type Database, rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { day } from '#ground/time/day.ts'
import { childrenFigures, figuresOf, villagesFigures } from '#indicators/figures.ts'
import { type Scope, scopeOf } from '#indicators/scope.ts'
import { openBench } from './register.ts'
import { printTable, type Row } from './table.ts'
import { inTurns, say } from './timing.ts'

const unified = indicators.filter(({ code }) => code === 'posts.unified')
const on = day('2026-10-31')
type Asked = { province: number; commune: number }
type Way = { what: string; unit: keyof Asked; ask(tx: Parameters<typeof figuresOf>[0], scope: Scope): Promise<{ figures: number; villages: number }>; most?: number }

const ways: Way[] = [
  { what: 'province by communes', unit: 'province', most: 20, ask: async (tx, scope) => summed((await childrenFigures(tx, unified, scope)).children.map(({ figures: [figure] }) => figure?.denominator ?? 0)) },
  { what: 'province, its figure', unit: 'province', most: 20, ask: async (tx, scope) => summed((await figuresOf(tx, unified, scope)).figures.map(({ denominator }) => denominator)) },
  { what: 'commune, its figure', unit: 'commune', most: 4, ask: async (tx, scope) => summed((await figuresOf(tx, unified, scope)).figures.map(({ denominator }) => denominator)) },
  { what: 'commune by villages, each named', unit: 'commune', ask: async (tx, scope) => summed((await villagesFigures(tx, unified, scope)).children.map(({ figures: [figure] }) => figure?.denominator ?? 0)) },
]

const bench = await openBench()
try {
  const large = await bench.database('states_1000000') // first: it is copied from the small one, which nobody may use meanwhile
  const small = await bench.database('facts_10000')
  const asked = await middling(small.database)
  const found: Row[] = []
  for (const { what, unit, most, ask } of ways) {
    const askOf = (database: Database) => () => database.read(async (tx) => ask(tx, await scopeOf(tx, asked[unit], on)))
    const [few, many] = [await askOf(small.database)(), await askOf(large.database)()]
    assert.equal(many.villages, 100 * few.villages, 'a hundred times as many')
    const { a, b } = await inTurns(41, { a: askOf(small.database), b: askOf(large.database) })
    say(`${what}: ${a.toFixed(2)} ms, ${b.toFixed(2)} ms`)
    found.push({ what, measured: `${few.villages} villages ${a.toFixed(2)} ms; ${many.villages} villages ${b.toFixed(2)} ms`, result: b / a, unit: '×', ...(most ? { most } : {}) })
  }
  printTable('1,000,000 villages against 10,000', 'The same units, each with a hundred times the villages, every one with its history. The interval table and the units of the million are made directly, a hundredfold of the ten thousand derived from facts. One named figure through the engine, whole transaction included. Medians, in turns.', found)
} finally {
  await bench.close()
}

function summed(counts: number[]) {
  return { figures: counts.length, villages: counts.reduce((sum, count) => sum + count, 0) }
}

/** A province and a commune of middling size. */
function middling(database: Database): Promise<Asked> {
  return database.read(async (tx) => {
    const [found] = await rows<Asked>(tx, sql`
      with standing as (select * from village_state where from_day <= ${on}::date and upto_day > ${on}::date)
      select (select province_id from standing group by 1 order by abs(count(*) - 10000 / 34.0) limit 1) as province,
        (select commune_id from standing where commune_id <> 0 group by 1 order by abs(count(*) - 10000 / 3321.0) limit 1) as commune`)
    assert.ok(found)
    return found
  })
}
