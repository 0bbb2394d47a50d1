/** How fast figures are at 95,000 villages, against DuckDB on the same facts and plain SQL on the facts: bin/node24 bench/figures.ts */
import assert from 'node:assert/strict'
import { indicators } from '#app/capabilities.ts'
import { type Database, rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { addDays, type Day, day, monthEnds } from '#ground/time/day.ts'
import { childrenFigures } from '#indicators/figures.ts'
import { scopeOf } from '#indicators/scope.ts'
import { seriesOver } from '#indicators/series.ts'
import { readFacts, villageOn } from '#posts/testing/state-oracle.ts'
import { duckdb, postgres, unifiedBy } from './plain-sql.ts'
import { openBench } from './register.ts'
import { duckOf } from './same-facts.ts'
import { printTable, type Row } from './table.ts'
import { inTurns, say } from './timing.ts'

const unified = indicators.filter(({ code }) => code === 'posts.unified')
const on = day('2026-10-31')
const months = monthEnds(day('2021-11-30'), on)
type Answer = Map<string, [villages: number, unified: number]>

const bench = await openBench()
try {
  const { database } = await bench.database('facts_95000')
  await agreesWithOracle(database)
  const duck = await duckOf(database)
  const { country, province, villages } = await chosen(database)
  say(`${villages} villages in the province asked for`)
  const product = {
    nation: () => byChildren(database, country),
    province: () => byChildren(database, province),
    months: () => byMonth(database, province),
  }
  const asked = {
    nation: { days: [on], by: 'province' }, province: { days: [on], within: province, by: 'commune' }, months: { days: months, within: province, by: 'day' },
  } as const
  const patient = await database.pool.connect()
  await patient.query('set statement_timeout = 0')
  const rounds = { nation: 11, province: 15, months: 7 }
  const found: Row[] = []
  const goals = { nation: [2, 10], province: [20, null], months: [2, null] } as const
  const names = { nation: 'nation by provinces', province: 'province by communes', months: `${months.length} month-ends of a province` }
  for (const part of ['nation', 'province', 'months'] as const) {
    const inDuck = async () => answerOf(await duck.rows(unifiedBy(duckdb, asked[part])))
    const inPlain = async () => answerOf((await patient.query({ text: unifiedBy(postgres, asked[part]), rowMode: 'array' })).rows)
    const [own, theirs] = [await product[part](), await inDuck()]
    const begunAt = performance.now()
    const plain = await inPlain()
    const once = performance.now() - begunAt
    assert.ok([...own.values()].some(([, count]) => count > 0))
    assert.deepEqual(theirs, own, `${part}: DuckDB answers the same`)
    assert.deepEqual(plain, own, `${part}: plain SQL answers the same`)
    const both = { own: product[part], duck: inDuck }
    // Plain SQL over 60 days takes minutes: once, for its answer.
    const taken = part === 'months' ? { ...await inTurns(rounds[part], both), plain: once } : await inTurns(rounds[part], { ...both, plain: inPlain })
    const [a, b, c] = [taken.own, taken.duck, taken.plain]
    say(`${part}: ${a.toFixed(1)} ms, DuckDB ${b.toFixed(1)} ms, plain SQL ${c.toFixed(1)} ms`)
    found.push({ what: names[part], measured: `${a.toFixed(1)} ms; DuckDB ${b.toFixed(1)} ms`, result: b / a, unit: '× DuckDB', least: goals[part][0] })
    if (part !== 'months') found.push({ what: names[part], measured: `${a.toFixed(1)} ms; plain SQL ${c.toFixed(0)} ms`, result: c / a, unit: '× plain SQL', ...(goals[part][1] ? { least: goals[part][1] } : {}) })
  }
  patient.release()
  duck.close()
  printTable('Figures at 95,000 villages', 'One named figure (unified ÷ villages) through the engine that answers the screens, whole transaction and names of units included; DuckDB 1.5 in memory and plain SQL on the facts in the same PostgreSQL give the same numbers. Medians, in turns.', found)
} finally {
  await bench.close()
}

/** A province that stood before and after 01/07/2025, of middling size. */
function chosen(database: Database): Promise<{ country: number; province: number; villages: number }> {
  return database.read(async (tx) => {
    const [found] = await rows<{ country: number; province: number; villages: number }>(tx, sql`
      select (select id from unit where kind = 'country') as country, s.province_id as province, count(*) as villages
      from village_state s
      where s.from_day <= ${on}::date and s.upto_day > ${on}::date
        and exists (select from unit_on('2021-11-30') u where u.id = s.province_id)
      group by s.province_id
      order by abs(count(*) - (select count(*) from unit where kind = 'village') / 34)
      limit 1`)
    assert.ok(found)
    return found
  })
}

/** By unit id; 0 for the villages not yet placed. */
function byChildren(database: Database, unitId: number): Promise<Answer> {
  return database.read(async (tx) => {
    const { children } = await childrenFigures(tx, unified, await scopeOf(tx, unitId, on))
    const counted = children.flatMap(({ unit, figures: [figure] }) => (figure && figure.denominator > 0 ? [[String(unit?.id ?? 0), [figure.denominator, figure.numerator]] as const] : []))
    return new Map(counted) as Answer
  })
}

function byMonth(database: Database, unitId: number): Promise<Answer> {
  return database.read(async (tx) => {
    const points = await seriesOver(tx, unified, await scopeOf(tx, unitId, on), months)
    return new Map(points.flatMap(({ on: end, figures }) => (figures?.[0] ? [[end, [figures[0].denominator, figures[0].numerator]] as const] : []))) as Answer
  })
}

function answerOf(found: unknown[][]): Answer {
  return new Map(found.map(([key, villages, count]) => [String(key), [Number(villages), Number(count)]]))
}

/** The made-up facts are derived rightly: villages here and there, on days here and there, as a plain reading of their facts says. */
async function agreesWithOracle(database: Database) {
  await database.read(async (tx) => {
    const villages = await rows<{ id: number }>(tx, sql`select id from unit where kind = 'village' and id % 1583 = 7 order by id`)
    const ids = villages.map(({ id }) => id)
    const cells = (await rows<{ id: number }>(tx, sql`select cell_id as id from cell_cover where village_id = any(${ids}::int[])`)).map(({ id }) => id)
    const people = (await rows<{ id: number }>(tx, sql`
      with held as (select person_id as id from appointment where unit_id = any(${[...ids, ...cells]}::int[]))
      select id from held union select kept_id from same_person where person_id in (select id from held) union select person_id from same_person where kept_id in (select id from held)`)).map(({ id }) => id)
    const facts = await readFacts(tx, [...ids, ...cells], people)
    let compared = 0
    for (let when: Day = day('2015-01-15'); when < '2026-11-01'; when = addDays(when, 97)) {
      const found = await rows<Record<string, unknown> & { village_id: number }>(tx, sql`
        select * from village_state where village_id = any(${ids}::int[]) and from_day <= ${when}::date and upto_day > ${when}::date`)
      for (const id of ids) {
        const expected = villageOn(facts, id, when)
        const row = found.find(({ village_id }) => village_id === id)
        assert.deepEqual(row && expected && Object.fromEntries(Object.keys(expected).map((key) => [key, row[key]])), expected, `village ${id} on ${when}`)
        compared++
      }
    }
    say(`${compared} answers of ${ids.length} villages are what a plain reading of the facts says`)
  })
}
