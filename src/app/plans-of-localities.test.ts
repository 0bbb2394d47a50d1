import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { before, test } from 'node:test'
import type { Actor } from '#ground/actor.ts'
import { type Database, row } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { testDatabase } from '#ground/testing/database.ts'
import { type Day, day } from '#ground/time/day.ts'
import { exportRegister, importFile } from '#imports/public.ts'
import { board } from '#personnel-plans/board.ts'
import { type Asked, problemOf } from '#personnel-plans/scenario.ts'
import { solveApart } from '#personnel-plans/solving.ts'
import type { Wish } from '#personnel-plans/wishes.ts'
import { loadNationalTree } from '#units/public.ts'
import { productWith } from './capabilities.ts'

/** The feasible plan and the plans of two published localities, through the door that every office uses. */
const actor: Actor = { accountId: 0, name: 'Người nhập', today: day('2026-11-23'), may: ['*'], unitId: null }
const { engine } = productWith(Buffer.alloc(32, 1)).importing
let database: Database
before(async () => {
  database = await testDatabase()
  await database.transaction(loadNationalTree)
  for (const name of ['lang-son-city', 'quang-ninh']) {
    const { state, found } = await importFile(database, engine, actor, { name: `${name}.xlsx`, bytes: await readFile(new URL(`../../cases/${name}/${name}.xlsx`, import.meta.url)) })
    assert.equal(state, 'done', JSON.stringify(found.faults.slice(0, 3)))
  }
})

const must = (kind: Wish['kind']): Wish => ({ kind, limit: null, weight: 1, must: true })
const boardOf = (code: string, on: Day) => database.read(async (tx) => board(tx, (await row<{ id: number }>(tx, sql`select id from unit_on(${on}::date) where tree = 'state' and code = ${code}`)).id, on, null))
const solvedFor = async (code: string, on: Day, by: Day, wishes: Wish[]) => {
  const { unit, term } = await boardOf(code, on)
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
  const { villages } = await boardOf('22', day('2017-05-31'))
  const planned = villages.filter(({ option }) => option !== null)
  assert.deepEqual(planned.map(({ villageId }) => villageId).sort(), plan.blocked.map(({ villageId }) => villageId).sort())
  assert.deepEqual([...new Set(planned.map(({ option, dueOn }) => `${option} ${dueOn}`))], ['admit_and_wait 2018-05-31'])
})

test('Lạng Sơn city, 25/06/2021: a plan for each of 87, 79 lead both; 85 could be unified by the end of the term, one waits for an admission, one has no day', async () => {
  const on = day('2021-06-25')
  const { villages } = await boardOf('178', on)
  assert.equal(villages.filter(({ option }) => option !== null).length, 87)
  assert.deepEqual([villages.filter(({ state }) => state === 'unified').length, villages.filter(({ state, personId, headId }) => state === 'unified' && personId === headId).length], [79, 79])
  const { plan } = await solvedFor('178', on, day('2022-08-31'), [must('keep-heads'), must('once')])
  const days = plan.blocked.map(({ earliestOn }) => earliestOn).sort()
  assert.deepEqual([plan.chosen.length, plan.blocked.length, plan.state], [85, 2, 'optimal'])
  assert.deepEqual(days, ['2022-09-02', null].sort())
})

test('the plans back as the import workbook change nothing', async () => {
  for (const [code, on] of [['178', '2021-06-25'], ['22', '2017-05-31']] as const) {
    const { unit } = await boardOf(code, day(on))
    const { bytes } = await database.read((tx) => exportRegister(tx, engine, actor, unit.id, day(on)))
    const again = await importFile(database, engine, actor, { name: 'again.xlsx', bytes }, { check: true })
    assert.equal(again.state, 'ready', JSON.stringify(again.found.faults.slice(0, 3)))
    for (const sheet of ['plan-candidates', 'personnel-plans']) {
      const found = again.found.sheets.find((each) => each.sheet === sheet)!
      assert.deepEqual([found.new, found.changed, found.same > 0], [0, 0, true], sheet)
    }
  }
})
