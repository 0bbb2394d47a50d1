import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { before, test } from 'node:test'
import type { Actor } from '#ground/actor.ts'
import { type Database, row } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { readWorkbook } from '#ground/spreadsheet/read.ts'
import { testDatabase } from '#ground/testing/database.ts'
import { type Day, day } from '#ground/time/day.ts'
import { exportRegister, importFile } from '#imports/public.ts'
import { figuresOf, printedOf, scopeOf } from '#indicators/public.ts'
import { standingOf } from '#papers/relate.ts'
import { board as plansIn } from '#personnel-plans/board.ts'
import { type Asked, problemOf } from '#personnel-plans/scenario.ts'
import { solveApart } from '#personnel-plans/solving.ts'
import type { Wish } from '#personnel-plans/wishes.ts'
import { boardOf } from '#programmes/board.ts'
import { programmesOn } from '#programmes/store.ts'
import { driveSeen, drivesOf } from '#elections/drives.ts'
import { loadNationalTree } from '#units/public.ts'
import { cases, caseWorkbook } from '../../cases/build.ts'
import { indicators, productWith } from './capabilities.ts'
import { unitsInside } from './asked-unit.ts'
import { whyMissing } from './why-missing.ts'

/** The five published localities through the door that every office uses, and the figures that the articles print. */
const actor: Actor = { accountId: 0, name: 'Người nhập', today: day('2026-11-23'), may: ['*'], unitId: null }
const { engine } = productWith(Buffer.alloc(32, 1)).importing
let database: Database
before(async () => {
  database = await testDatabase()
  await database.transaction(loadNationalTree)
  for (const name of Object.keys(cases)) assert.equal((await importCase(name)).state, 'done', name)
})

const committed = (name: string) => readFile(new URL(`../../cases/${name}/${name}.xlsx`, import.meta.url))
const importCase = async (name: string, bytes?: Uint8Array) => importFile(database, engine, actor, { name: `${name}.xlsx`, bytes: bytes ?? (await committed(name)) })
const unitCalled = (code: string, on: string) => database.read(async (tx) => (await row<{ id: number }>(tx, sql`select id from unit_on(${on}) where tree = 'state' and code = ${code}`)).id)

/** 'numerator/denominator' of each figure asked. */
async function told(code: string, on: string, ...asked: string[]): Promise<string[]> {
  const unitId = await unitCalled(code, on)
  const { figures } = await database.read(async (tx) => figuresOf(tx, indicators, await scopeOf(tx, unitId, day(on))))
  return asked.map((one) => {
    const figure = figures.find((each) => each.code === (one.includes('.') ? one : `posts.${one}`))!
    return one.match(/youngest|oldest/) ? String(figure.value) : `${figure.numerator}/${figure.denominator}`
  })
}

for (const name of Object.keys(cases))
  test(`the workbook of ${name} is what its script makes`, async () => {
    const [made, kept] = await Promise.all([caseWorkbook(name), committed(name)])
    assert.deepEqual((await readWorkbook(made, 'made.xlsx')).sheets, (await readWorkbook(kept, 'kept.xlsx')).sheets)
  })

test('Lạng Sơn city, 25/06/2021: 79 of 87 unified, 85 of 87 heads are members, Vĩnh Trại 10 of 10', async () => {
  assert.deepEqual(await told('178', '2021-06-25', 'unified', 'heads-members'), ['79/87', '85/87'])
  assert.deepEqual(await told('05977', '2021-06-25', 'unified'), ['10/10'])
})

test('Quan Sơn, end of 2021: 94 of 94; from 30 to over 55; 64 with 12/12, 16 intermediate, 7 university', async () =>
  assert.deepEqual(
    await told('387', '2021-12-31', 'unified', 'leaders-youngest', 'leaders-oldest', 'leaders-upper-secondary', 'leaders-intermediate', 'leaders-university'),
    ['94/94', '30', '59', '64/94', '16/94', '7/94'],
  ))

test('Lạng Sơn city beside: three inspection teams with eight visits, recommendations that are tasks, the 79 leaders trained', async () => {
  assert.deepEqual(await told('178', '2021-06-25', 'trainings.covered', 'tasks.on-time'), ['79/79', '31/34'])
  assert.deepEqual(await told('178', '2020-10-14', 'trainings.covered'), ['0/74'])
  assert.deepEqual(await told('178', '2021-06-25', 'evaluations.assessed', 'evaluations.prestige', 'evaluations.responsibility'), ['79/79', '79/79', '79/79'])
  const counted = await database.read((tx) => row(tx, sql`
    select (select count(*)::int from inspection_team where upper_inf(recorded)) as teams, (select count(*)::int from inspection_visit where held_on is not null and upper_inf(recorded)) as visits, (select count(*)::int from inspection_finding where kind = 'obstacle' and upper_inf(recorded)) as obstacles,
           (select count(*)::int from inspection_recommendation) as recommendations, (select count(*)::int from task where origin is not null) as given, (select count(*)::int from task_on('2021-06-25', 7) where origin is not null and late) as late`))
  assert.deepEqual(counted, { teams: 3, visits: 8, obstacles: 8, recommendations: 14, given: 14, late: 3 })
})

test('Quan Sơn, 2021: the classes of political theory, of which the article gives no number, reach everyone who holds both posts', async () =>
  assert.deepEqual(await told('387', '2021-12-31', 'trainings.covered'), ['94/94']))

test('Quan Sơn, 2021: 12 collectives and 9 people commended', async () =>
  assert.deepEqual(await told('387', '2021-12-31', 'commendations.cells', 'commendations.leaders'), ['12/94', '9/94']))

test('Cao Lộc, 2024: 125 of 154 cells, where 81,16 was printed and 81,17 follows', async () => {
  assert.deepEqual(await told('183', '2024-03-02', 'cells-with-officer'), ['125/154'])
  const unitId = await unitCalled('183', '2024-03-02')
  const [printed] = await database.read((tx) => printedOf(tx, indicators, unitId))
  assert.equal(printed?.percent, '81,16')
  assert.equal(printed?.derived?.percent?.two, '81,17')
  assert.equal(printed?.agreement, 'cut')
})

test('Quảng Ninh, 31/05/2017: 1,402 heads of an assumed 1,560; 1,398 official members, 4 in the pipeline', async () => {
  assert.deepEqual(await told('22', '2017-05-31', 'heads-in-post', 'heads-official', 'heads-pipeline'), ['1402/1560', '1398/1402', '4/1402'])
  const unitId = await unitCalled('22', '2017-05-31')
  const printed = await database.read((tx) => printedOf(tx, indicators, unitId))
  assert.match(printed.find(({ indicator }) => indicator === 'posts.heads-in-post')?.assumed ?? '', /1\.560/)
})

test('Quảng Ninh as a drive, by 31/05/2017: 1,402 held of an assumed 1,560; 1,398 official members elected, 4 in the pipeline who may be official in 2018', async () => {
  const unitId = await unitCalled('22', '2017-05-31')
  const [drive] = await database.read((tx) => drivesOf(tx, unitId))
  const seen = await database.read((tx) => driveSeen(tx, drive!.id, day('2017-05-30'), undefined))
  const part = (key: string) => seen.profile.find((each) => each.key === key)!
  assert.deepEqual([seen.held, seen.units, seen.waitingCount, seen.perDay.at(-1)!.count], [1402, 1560, 158, 1402])
  assert.deepEqual([part('official').count, part('official').of, part('pipeline').count, seen.turnoutOf], [1398, 1402, 4, 0])
  assert.deepEqual([part('reelected').of, part('new').of], [0, 0], 'of whom nobody is on record before, nobody is called new')
  const minority = await database.read((tx) => row<{ count: number }>(tx, sql`
    select count(*)::int as count from candidate c join election e on e.id = c.election_id and c.elected join person_version v on v.person_id = c.person_id and upper_inf(v.recorded)
    where e.unit_id in (select unit_subtree(${unitId}, '2017-05-31')) and e.kind = 'village_head' and v.ethnic <> '01'`))
  assert.ok(minority.count < 1402)
  assert.deepEqual([part('minority').count, part('minority').of], [minority.count, 1402])
  assert.deepEqual(seen.pipeline.map(({ party, earliest }) => [party, earliest]), Array.from({ length: 4 }, () => ['pipeline', '2018-05-30']))
  const april = await database.read((tx) => driveSeen(tx, drive!.id, day('2017-04-15'), undefined))
  assert.equal(april.held, seen.perDay.findLast((each) => each.day <= '2017-04-15')!.count)
  assert.equal(seen.below.reduce((sum, each) => sum + each.held, 0), 1402)
  assert.deepEqual(await told('22', '2017-05-31', 'elections.head-held', 'elections.head-elected-official'), ['1402/1560', '1398/1402'])
})

test('phường Vĩnh Trại: 10 of 10 elected their heads, every one secretary; the terms rest on the elections', async () => {
  const unitId = await unitCalled('05977', '2021-06-25')
  const [drive] = await database.read((tx) => drivesOf(tx, unitId))
  const seen = await database.read((tx) => driveSeen(tx, drive!.id, day('2021-06-25'), undefined))
  assert.deepEqual([seen.held, seen.units, seen.waitingCount], [10, 10, 0])
  const { count } = await database.read((tx) => row<{ count: number }>(tx, sql`
    select count(*)::int as count from appointment a join unit_subtree(${unitId}, '2021-06-25') u on u = a.unit_id
    where a.kind = 'village_head' and upper_inf(a.recorded) and a.held @> '2021-06-25'::date and a.basis like 'elections/%'`))
  assert.equal(count, 10)
})

test('Hưng Yên, 2020: 1,039 cells', async () => assert.deepEqual(await told('33', '2020-06-30', 'cells'), ['1039/1039']))

test('the nation counts 63/696/10,035 the day before the reform and 34/0/3,321 on its day', async () => {
  const count = (on: string) => database.read(async (tx) => {
    const { province, district, commune } = await unitsInside(tx, (await scopeOf(tx, await unitCalled('VN', on), day(on))).unit.id, day(on))
    return [province, district, commune]
  })
  assert.deepEqual(await count('2025-06-30'), [63, 696, 10035])
  assert.deepEqual(await count('2025-07-01'), [34, 0, 3321])
})

test('the register back as the import workbook changes nothing', async () => {
  for (const [code, on] of [['178', '2021-06-25'], ['387', '2021-12-31'], ['183', '2024-03-02'], ['22', '2017-05-31']] as const) {
    const unitId = await unitCalled(code, on)
    const { bytes } = await database.read((tx) => exportRegister(tx, engine, actor, unitId, day(on)))
    const again = await importFile(database, engine, actor, { name: 'again.xlsx', bytes }, { check: true })
    assert.equal(again.state, 'ready', JSON.stringify(again.found.faults.slice(0, 3)))
    assert.deepEqual(again.found.sheets.map((sheet) => sheet.new + sheet.changed), again.found.sheets.map(() => 0))
    const same = (sheet: string) => again.found.sheets.find((each) => each.sheet === sheet)?.same ?? 0
    assert.ok(same('villages') > 80)
    if (code === '178' || code === '22') assert.ok(same('plan-candidates') > 0 && same('personnel-plans') > 0, code)
  }
})

test('the same file twice changes nothing', async () => {
  const again = await importCase('lang-son-city')
  assert.deepEqual(again.found.sheets.map((sheet) => sheet.new + sheet.changed), again.found.sheets.map(() => 0))
})

test('the programmes of the articles: paper and bases, the model ward, who is late, two at once', async () => {
  const lent: Parameters<typeof boardOf>[1] = { indicators, covers: async () => true, whyMissing: (tx, indicator, unitId, on, known) => whyMissing(tx, indicator, unitId, on, known, true) }
  const board = (code: string, name: RegExp, on: string) => database.read(async (tx) => {
    const unitId = (await row<{ id: number }>(tx, sql`select id from unit_on(${on}) where tree = 'state' and code = ${code}`)).id
    const found = (await programmesOn(tx, day(on))).filter((one) => one.unitId === unitId)
    return { count: found.length, ...await boardOf(tx, lent, found.find((one) => name.test(one.name))!, day(on)) }
  })
  const province = await board('22', /đồng thời/, '2017-05-31')
  assert.deepEqual([province.paper?.symbol, province.paper?.issuedPrecision, province.lines.length], ['12-CT/TU', 'year_end', 13])
  const { chain, says } = await database.read((tx) => standingOf(tx, province.paper!.id, day('2017-05-31')))
  assert.deepEqual([says.map(({ kind, paper }) => `${kind} ${paper.symbol}`), chain], [['rests_on 19-NQ/TU', 'rests_on 25-ĐA/TU'], []])
  const city = await board('178', /kiêm trưởng thôn/, '2021-06-25')
  assert.deepEqual([city.figure?.numerator, city.figure?.denominator, city.paper?.symbol, city.lines.filter(({ modelOn }) => modelOn).map(({ unit }) => unit.name)], [79, 87, null, ['Phường Vĩnh Trại']])
  assert.deepEqual(city.lines.filter(({ standing }) => standing.plan === 'late').map(({ unit }) => unit.name), ['Xã Mai Pha'])
  const quanSon = await board('387', /kiêm trưởng bản/, '2021-12-31')
  assert.deepEqual([quanSon.count, quanSon.figure?.percent?.one, quanSon.lines.every(({ standing }) => standing.target === 'done')], [2, '100,0', true])
  const missing = await database.read(async (tx) => whyMissing(tx, indicators.find(({ code }) => code === 'posts.unified')!, city.programme.unitId, day('2021-06-25'), null, true))
  assert.deepEqual([missing.count, missing.rows.length, missing.rows.every(({ state }) => state !== null)], [8, 8, true])
  assert.deepEqual(missing.rows.flatMap(({ state, earliest }) => (state?.vi === 'Trưởng thôn là đảng viên dự bị' ? [earliest] : [])), ['2022-02-03'])
})

/** The feasible plan, and the plans that were entered. */
const must = (kind: Wish['kind']): Wish => ({ kind, limit: null, weight: 1, must: true })
const plansOf = (code: string, on: Day) => database.read(async (tx) => plansIn(tx, (await row<{ id: number }>(tx, sql`select id from unit_on(${on}::date) where tree = 'state' and code = ${code}`)).id, on, null))
const solvedFor = async (code: string, on: Day, by: Day, wishes: Wish[]) => {
  const { unit, term } = await plansOf(code, on)
  const asked: Asked = { unitId: unit.id, termId: term!.id, name: 'Thử', on, by, wishes, pins: [] }
  const { problem } = await database.read((tx) => problemOf(tx, asked))
  return { plan: await solveApart(problem), problem }
}

test('Quảng Ninh, 31/05/2017: where heads stay, 1,556 of 1,560 villages can be unified within the year; the four that cannot are named with their days in 2018', async () => {
  const { plan, problem } = await solvedFor('22', day('2017-05-31'), day('2017-12-31'), [must('keep-heads'), must('once')])
  assert.deepEqual([plan.state, problem.villages.length, plan.chosen.length], ['optimal', 1560, 1556])
  assert.deepEqual(plan.blocked.map(({ why, earliestOn, wishes, blocks }) => [why, earliestOn, wishes, blocks.map(({ code, planned }) => [code, planned])]),
    Array.from({ length: 4 }, () => ['blocked', '2018-05-31', ['keep-heads'], [['admission-planned', '2017-05-30']]]))
  assert.deepEqual(plan.met.map(({ kind, costs }) => [kind, costs]), [['keep-heads', 4], ['once', 0]])
  const { villages } = await plansOf('22', day('2017-05-31'))
  const planned = villages.filter(({ option }) => option !== null)
  assert.deepEqual(planned.map(({ villageId }) => villageId).sort(), plan.blocked.map(({ villageId }) => villageId).sort())
  assert.deepEqual([...new Set(planned.map(({ option, dueOn }) => `${option} ${dueOn}`))], ['admit_and_wait 2018-05-31'])
})

test('Lạng Sơn city, 25/06/2021: a plan for each of 87, 79 lead both; 85 could be unified by the end of the term, one waits for an admission, one has no day', async () => {
  const on = day('2021-06-25')
  const { villages } = await plansOf('178', on)
  assert.equal(villages.filter(({ option }) => option !== null).length, 87)
  assert.deepEqual([villages.filter(({ state }) => state === 'unified').length, villages.filter(({ state, personId, headId }) => state === 'unified' && personId === headId).length], [79, 79])
  const { plan } = await solvedFor('178', on, day('2022-08-31'), [must('keep-heads'), must('once')])
  const days = plan.blocked.map(({ earliestOn }) => earliestOn).sort()
  assert.deepEqual([plan.chosen.length, plan.blocked.length, plan.state], [85, 2, 'optimal'])
  assert.deepEqual(days, ['2022-09-02', null].sort())
})

test('ending one appointment in the workbook moves 79 to 78 from that day on and not before', async () => {
  const bytes = await caseWorkbook('lang-son-city', (book) => {
    const leads = book.sheets['Giữ chức']!.find((held) => held['Chức danh'] === 'Trưởng thôn' && String(held['Mã đơn vị']).startsWith('05977-') && held['Đến ngày'] === null)!
    leads['Đến ngày'] = '2021-06-10'
    leads['Lý do thôi'] = 'Xin thôi'
  })
  const { state, found } = await importCase('lang-son-city', bytes)
  assert.equal(state, 'done', JSON.stringify(found.faults))
  assert.equal(found.sheets.reduce((sum, sheet) => sum + sheet.new + sheet.changed, 0), 1)
  assert.deepEqual([await told('178', '2021-06-09', 'unified'), await told('178', '2021-06-10', 'unified'), await told('178', '2021-06-25', 'unified')], [['79/87'], ['78/87'], ['78/87']])
})
