import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { inTransaction } from '#ground/testing/database.ts'
import { addDays, day } from '#ground/time/day.ts'
import { childrenFigures, figuresOf, inDenominator, inNumerator, type Figure, type Scope } from '#indicators/public.ts'
import { learn } from '#indicators/learned.ts'
import { indicators } from './indicators.ts'
import { villageStates } from './village-state.ts'

const maybe = <Value>(of: fc.Arbitrary<Value>) => fc.option(of, { freq: 4 })
const word = (...words: string[]) => fc.constantFrom(...words)
const dayBetween = (from: string, days: number) => fc.integer({ min: 0, max: days }).map((n) => addDays(day(from), n))

const village = fc.record({
  state: word(...villageStates), legal_kind: word('thon', 'tdp'), head_party: word('none', 'pipeline', 'probationary', 'official'),
  head_id: maybe(fc.integer({ min: 1, max: 3 })), secretary_id: maybe(fc.integer({ min: 1, max: 3 })),
  head_interim: fc.boolean(), reelected: fc.boolean(), commune_officer: fc.boolean(), retired: fc.boolean(), secretary_front: fc.boolean(), female: maybe(fc.boolean()), minority: maybe(fc.boolean()),
  birth: maybe(fc.oneof(dayBetween('1935-01-01', 34_000), word('1984-02-29', '1980-02-28', '1980-03-01', '1974-12-31', '1975-01-01').map(day))),
  general_education: maybe(word('primary', 'lower_secondary', 'upper_secondary')),
  professional_level: maybe(word('none', 'elementary', 'intermediate', 'college', 'university', 'postgraduate')),
  theory_level: maybe(word('none', 'elementary', 'intermediate', 'advanced')),
  commune_id: fc.integer({ min: 0, max: 2 }),
})
type Village = typeof village extends fc.Arbitrary<infer Given> ? Given : never

const province = 900_000_001
const scope = (on: string): Scope => ({ unit: { id: province, kind: 'province', code: 'T1', fullName: 'Tỉnh Thử', parentId: null }, on: day(on), known: null })

async function settle(tx: Tx, villages: (Omit<Village, 'birth'> & { birth: string | null })[]) {
  await rows(tx, sql`delete from village_state where province_id = ${province}`)
  const plain = villages.map((each, i) => ({ ...each, village_id: province + i }))
  await rows(tx, sql`
    insert into village_state (village_id, from_day, upto_day, province_id, district_id, commune_id, legal_kind, state, since_day, head_id, secretary_id, head_interim, secretary_interim,
      head_party, reelected, female, minority, birth, general_education, professional_level, theory_level, commune_officer, retired, secretary_front)
    select village_id, '2000-01-01', 'infinity', ${province}, 0, commune_id, legal_kind, state, '2000-01-01', head_id, secretary_id, head_interim, false,
      head_party, reelected, female, minority, birth, general_education, professional_level, theory_level, commune_officer, retired, secretary_front
    from json_to_recordset(${JSON.stringify(plain)}::json) as r (village_id int, commune_id int, legal_kind text, state text, head_id int, secretary_id int, head_interim boolean,
      head_party text, reelected boolean, female boolean, minority boolean, birth date, general_education text, professional_level text, theory_level text, commune_officer boolean, retired boolean, secretary_front boolean)`)
}

const now = sql`'infinity'::timestamptz`

/** Each indicator by itself, by nothing but its own expressions. */
async function plainly(tx: Tx, on: string, commune?: number): Promise<Pick<Figure, 'code' | 'numerator' | 'denominator' | 'value'>[]> {
  const figures = []
  for (const indicator of indicators.filter(({ subject }) => subject.code === 'villages')) {
    const [numerator, denominator, when] = [inNumerator(indicator, day(on), now), inDenominator(indicator, day(on), now), day(on)]
    const pick = { min: sql`min`, max: sql`max`, average: sql`avg` }[indicator.years?.pick ?? 'min']
    const [found] = await rows<{ numerator: number; denominator: number; years: number | null }>(tx, sql`
      select count(*) filter (where ${numerator}) as numerator, count(*) filter (where ${denominator}) as denominator,
        (${pick}(${indicator.years?.of(when, now) ?? sql`0`}) filter (where ${numerator}))::float8 as years
      from village_state s
      where s.province_id = ${province} and s.from_day <= ${when}::date and s.upto_day > ${when}::date ${commune === undefined ? sql`` : sql`and s.commune_id = ${commune}`}`)
    assert.ok(found)
    figures.push({ code: indicator.code, numerator: found.numerator, denominator: found.denominator, value: indicator.measures === 'years' ? found.years : found.numerator })
  }
  return figures
}

const shown = (figures: Figure[]) => figures.filter(({ code }) => !code.startsWith('posts.cells')).map(({ code, numerator, denominator, value }) => ({ code, numerator, denominator, value }))

test('every indicator of villages can be counted by the packed numbers', () => inTransaction(async (tx) => {
  const learned = await learn(tx, indicators)
  assert.deepEqual(indicators.filter((indicator) => indicator.subject.packed && !learned.has(indicator)).map(({ code }) => code), [])
  assert.ok(learned.size > 60)
}))

test('all indicators counted at once are what each counts by itself, on any day', () => inTransaction(async (tx) => {
  await fc.assert(fc.asyncProperty(fc.array(village, { maxLength: 40 }), dayBetween('2012-01-01', 9000), async (villages, on) => {
    await settle(tx, villages)
    assert.deepEqual(shown((await figuresOf(tx, indicators, scope(on))).figures), await plainly(tx, on))
    const { children } = await childrenFigures(tx, indicators, scope(on < '2025-07-01' ? '2025-07-01' : on))
    for (const { unit, figures } of children) if (unit === null) assert.deepEqual(shown(figures), await plainly(tx, on < '2025-07-01' ? '2025-07-01' : on, 0))
  }), { numRuns: 25 })
}))

test('ages change on the birthday, of those born on a leap day too', () => inTransaction(async (tx) => {
  const [one] = fc.sample(village, { numRuns: 1, seed: 7 })
  const leader = { ...one!, state: 'unified' as const, head_id: 1, secretary_id: 1, legal_kind: 'thon' }
  for (const birth of ['1984-02-29', '1994-02-28', '1994-03-01', '1963-12-31'])
    for (const on of ['2024-02-28', '2024-02-29', '2024-03-01', '2025-02-28', '2025-03-01', '2014-02-28', '2023-12-30', '2023-12-31', '2024-01-01']) {
      await settle(tx, [{ ...leader, birth }])
      assert.deepEqual(shown((await figuresOf(tx, indicators, scope(on))).figures), await plainly(tx, on), `${birth} ${on}`)
    }
}))

test('a word or a birth that nobody foresaw is counted as its own expressions say', () => inTransaction(async (tx) => {
  const [one] = fc.sample(village, { numRuns: 1, seed: 7 })
  const strange = { ...one!, head_id: 1, legal_kind: 'buon', birth: '1990-01-01' }
  for (const birth of ['1990-01-01', '1799-12-31', '1801-05-05', '2199-12-31', '2200-01-01', 'infinity'])
    for (const on of ['2020-01-01', '2025-07-01']) {
      await settle(tx, [strange, { ...strange, birth: birth === 'infinity' ? null : birth }, { ...strange, legal_kind: 'thon', birth: null }])
      assert.deepEqual(shown((await figuresOf(tx, indicators, scope(on))).figures), await plainly(tx, on), `${birth} ${on}`)
    }
}))
