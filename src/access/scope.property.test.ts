import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Tx, rows } from '#ground/database/database.ts'
import { type Sql, sql } from '#ground/database/sql.ts'
import { testDatabase } from '#ground/testing/database.ts'
import { type Place, type Unit, Country, visibleFrom, wholeInto } from './testing/country.ts'

/**
 * Random countries: trees that are merged, split and moved about, people who live and serve in them, and speakers with roles here and there. What a speaker sees under the policies
 * is what a walk over the raw facts finds (testing/country.ts). Each country lives in one transaction and is taken back.
 */
const database = await testDatabase()
const undone = new Error('taken back, as meant')

const seeds = fc.array(fc.nat(), { minLength: 40, maxLength: 40 })
const wish = fc.record({ verb: fc.nat(6), a: fc.nat(), b: fc.nat(), fates: fc.nat() })
const few = fc.array(wish, { minLength: 1, maxLength: 8 })
const grants = fc.array(fc.record({ role: fc.nat(5), unit: fc.nat(), when: fc.constantFrom('now', 'now', 'now', 'over', 'to come') }), { minLength: 1, maxLength: 4 })
const held = ['province_staff', 'commune_staff', 'village_leader', 'officer', 'inspector', 'reader'] as const
const seconds = 40
let [countries, speakers, compared, states, whole] = [0, 0, 0, 0, 0]

test('whoever speaks sees what a walk over the raw facts finds, and with less scope never more', async (context) => {
  await fc.assert(fc.asyncProperty(seeds, few, fc.array(grants, { minLength: 4, maxLength: 8 }), async (numbers, wishes, wanted) => {
    const country = new Country(numbers)
    await database.transaction(async (tx) => {
      await lay(tx, country)
      const before = new Map([...country.units.values()].map((unit) => [unit.id, JSON.stringify(unit)]))
      wishes.forEach((each) => country.act(each))
      await change(tx, country, [...country.units.values()].filter((unit) => before.get(unit.id) !== JSON.stringify(unit)))
      for (const [i, each] of wanted.entries()) await compare(tx, country, i, each)
      countries++
      throw undone
    }).catch((error: unknown) => { if (error !== undone) throw error })
  }), { numRuns: 400, interruptAfterTimeLimit: seconds * 1000, markInterruptAsFailure: false })
  context.diagnostic(`${countries} countries, ${speakers} speakers, ${compared} rows compared; ${whole} times in a country where nothing went over to another province`)
  assert.ok(countries >= 20 && compared > 1000 && states > 100 && whole > 10, `${countries} countries, ${compared} rows, ${states} of them intervals`)
})

type Grant = { role: number; unit: number; when: string }

async function compare(tx: Tx, country: Country, i: number, wanted: Grant[]) {
  const places = [...country.units.values()]
  const given = wanted.map(({ role, unit, when }) => ({ role: held[role]!, area: places[unit % places.length]!.id, when }))
  if (!country.crossed) whole++
  const all = await speak(tx, i * 10, given)
  assert.deepEqual(all, should(country, given, all.states), JSON.stringify(given))
  const fewer = await speak(tx, i * 10 + 1, given.slice(1))
  const lower = await speak(tx, i * 10 + 2, given.map((each) => ({ ...each, area: belowOf(country, each.area) })))
  for (const less of [fewer, lower]) for (const what of country.crossed ? ['appointments', 'people'] as const : ['appointments', 'people', 'states'] as const) {
    const more = new Set(all[what].seen)
    assert.deepEqual(less[what].seen.filter((id) => !more.has(id)), [], `${what}: less scope sees more: ${JSON.stringify(given)}`)
  }
}

const belowOf = (country: Country, area: number) => [...country.units.values()].findLast(({ id, versions }) => id !== area && versions.at(-1)?.parent === area)?.id ?? area

type Rows = { seen: string[]; there: { id: string; on: (number | null)[] }[] }
type Seen = { appointments: Rows; people: Rows; states: Rows }

/** What the facts say. Interval rows are given as the program derived them: who may see one is judged by the units that stand in it. */
function should({ tree, people }: Country, given: { role: string; area: number; when: string }[], states: Rows): Seen {
  const areas = (readers: readonly string[]) => [...new Set(given.filter(({ role, when }) => when === 'now' && readers.includes(role)).map(({ area }) => area))]
  const [insiders, figures] = [areas(held.filter((role) => role !== 'reader')), areas(held)]
  const units = union(insiders, (area) => visibleFrom(tree, area))
  const ofFigures = union(figures, (area) => visibleFrom(tree, area))
  const whole = union(figures, (area) => wholeInto(tree, area))
  const everywhere = figures.includes(tree.root)
  const ids = (found: { id: number; at: number }[]) => found.filter(({ at }) => units.has(at)).map(({ id }) => String(id)).sort()
  const served = people.filter((person) => person.serves !== null)
  return {
    appointments: { seen: ids(served.map(({ id, serves }) => ({ id, at: serves! }))), there: [] },
    people: { seen: people.filter((person) => insiders.includes(tree.root) || placesOf(person, people).some((at) => units.has(at))).map(({ id }) => String(id)).sort(), there: [] },
    states: { seen: states.there.filter(({ on: [village, ...path] }) => everywhere || ofFigures.has(village!) || path.some((at) => at !== null && whole.has(at))).map(({ id }) => id).sort(), there: states.there },
  }
}

const union = (areas: number[], of: (area: number) => Set<number>) => new Set(areas.flatMap((area) => [...of(area)]))

/** Two records of one human being stand wherever either stands. */
const placesOf = (person: Place, people: Place[]): number[] =>
  [person, ...people.filter(({ id, sameAs }) => sameAs === person.id || id === person.sameAs)].flatMap(({ lived, serves, works }) => [...lived, serves, works]).filter((at) => at !== null)

/** Looks as the server's login does for one session. */
async function speak(tx: Tx, number: number, given: { role: string; area: number; when: string }[]): Promise<Seen> {
  speakers++
  const [id, hash] = [100_000 + number, Buffer.alloc(32, number + 1)]
  await run(tx, sql`insert into account (id, login, name) overriding system value values (${id}, ${`s${id}`}, 'Ai')`)
  await run(tx, sql`insert into session (token_hash, account_id, strict, factor_given, device, network, ends_at) values (${hash}, ${id}, false, true, '', '', now() + interval '1 hour')`)
  for (const { role, area, when } of given) await run(tx, sql`
    insert into role_grant (account_id, role, area_id, held) values (${id}, ${role}, ${area}, case ${when}::text when 'now' then tstzrange(now(), now() + interval '1 second')
      when 'over' then tstzrange(now() - interval '2 days', now()) else tstzrange(now() + interval '1 second', null) end) on conflict do nothing`)
  const there = await rows<{ id: string; on: (number | null)[] }>(tx, sql`select village_id || '@' || from_day as id, array[village_id, province_id, nullif(district_id, 0), nullif(commune_id, 0)] as on from village_state`)
  await tx.query(`set local nhatthe.session = '${hash.toString('hex')}'; set local role nhatthe_scoped`)
  const look = async (query: Sql) => (await rows<{ id: string }>(tx, query)).map((each) => each.id).sort()
  const seen = {
    appointments: { seen: await look(sql`select person_id::text as id from appointment`), there: [] },
    people: { seen: await look(sql`select id::text as id from person`), there: [] },
    states: { seen: await look(sql`select village_id || '@' || from_day as id from village_state`), there },
  }
  await tx.query(`set local nhatthe.session = ''; reset role`)
  states += seen.states.seen.length
  compared += seen.appointments.seen.length + seen.people.seen.length + seen.states.seen.length
  return seen
}

/** The country as it begins, and its people. */
async function lay(tx: Tx, country: Country) {
  for (const { id, kind } of country.units.values()) await run(tx, sql`insert into unit (id, tree, kind) overriding system value values (${id}, 'state', ${kind})`)
  await layVersions(tx, [...country.units.values()])
  for (const { id, lived, serves, works } of country.people) {
    await run(tx, sql`insert into person (id) overriding system value values (${id})`)
    if (lived[0] !== undefined) await run(tx, sql`insert into person_version (person_id, name, sort_key, lives_in) values (${id}, 'Ai', 'ai', ${lived[0]})`)
    if (serves !== null) await run(tx, sql`insert into appointment (unit_id, kind, person_id, held) values (${serves}, 'front_head', ${id}, '[2020-01-01,)')`)
    if (works !== null) await run(tx, sql`insert into employment (person_id, kind, unit_id, held) values (${id}, 'retired', ${works}, '[2020-01-01,)')`)
  }
  await settled(tx)
}

/** What became of it: what is believed no longer is closed, what is believed now is written. */
async function change(tx: Tx, country: Country, changed: Unit[]) {
  for (const { id, kind } of country.founded) await run(tx, sql`insert into unit (id, tree, kind) overriding system value values (${id}, 'state', ${kind})`)
  await run(tx, sql`update unit_version set recorded = tstzrange(lower(recorded), greatest(lower(recorded), now())) where unit_id = any(${changed.map(({ id }) => id)}::int[])`)
  await layVersions(tx, changed)
  for (const { from, to, kind, on } of country.tree.passings) await run(tx, sql`insert into unit_succession (from_id, to_id, kind, on_day) values (${from}, ${to}, ${kind}, ${on})`)
  for (const { id, lived, sameAs } of country.people) {
    if (lived[1] !== undefined) {
      await run(tx, sql`update person_version set recorded = tstzrange(lower(recorded), greatest(lower(recorded), now())) where person_id = ${id}`)
      await run(tx, sql`insert into person_version (person_id, held, name, sort_key, lives_in) values (${id}, '(,2023-01-01)', 'Ai', 'ai', ${lived[0]}), (${id}, '[2023-01-01,)', 'Ai', 'ai', ${lived[1]})`)
    }
    if (sameAs !== null) await run(tx, sql`insert into same_person (person_id, kept_id, judged) values (${id}, ${sameAs}, 'same')`)
  }
  await settled(tx)
}

async function layVersions(tx: Tx, units: Unit[]) {
  for (const { id, kind, versions } of units) for (const [i, { parent, from, upto }] of versions.entries()) await run(tx, sql`
    insert into unit_version (unit_id, tree, valid, code, label, legal_kind, name, parent_id)
    values (${id}, 'state', daterange(${from}, ${upto}), ${`U${id}`}, 'Xã', ${kind === 'village' ? 'thon' : 'xa'}, ${`${id} ${i}`}, ${parent})`)
}

const settled = (tx: Tx) => tx.query('set constraints all immediate; set constraints all deferred')
const run = (tx: Tx, { text, values }: Sql) => tx.query(text, values)
