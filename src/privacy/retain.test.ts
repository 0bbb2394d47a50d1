import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '#ground/actor.ts'
import { type Database, row, rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { testDatabase } from '#ground/testing/database.ts'
import { addDays, addMonths, type Day, today } from '#ground/time/day.ts'
import { retain } from './retain.ts'

const programOn = (on: Day): Actor => ({ accountId: 0, name: 'Hệ thống', today: on, may: [], unitId: null })

/** A workbook, a session and a look for each of these days, ended at noon in Viet Nam. */
async function given(database: Database, days: Day[]) {
  await database.transaction(async (tx) => {
    const { id } = await row<{ id: number }>(tx, sql`insert into account (login, name) values ('may', 'Lý Thị Mây') returning id`)
    for (const on of days) {
      const at = `${on}T12:00:00+07:00`
      await rows(tx, sql`
        insert into import_job (actor, file_name, file, file_hash, state, mends, found, begun_at, ended_at)
        values ('{}', 'so.xlsx', 'x', 'x', 'done', '{"a": "b"}', '{"faults": [{"value": "Lò Văn Páo"}], "faultsTotal": 1, "preview": {"unitName": "Xã", "samples": [{"title": "Lò Văn Páo"}]}}', ${at}, ${at})`)
      await rows(tx, sql`insert into session (token_hash, account_id, strict, device, network, begun_at, seen_at, ends_at) values (${Buffer.from(on)}, ${id}, false, '', '', ${at}, ${at}, ${at}::timestamptz + interval '1 hour')`)
      await rows(tx, sql`insert into access_log (at, account_id, actor, route, purpose, people) values (${at}, ${id}, 'Lý Thị Mây', 'GET /', 'view', 0)`)
    }
    await rows(tx, sql`insert into import_job (actor, file_name, file, file_hash, state) values ('{}', 'dang-lam.xlsx', 'x', 'x', 'rows')`)
  })
}

const entries = (database: Database) => database.read((tx) => rows<{ facts: Record<string, unknown> }>(tx, sql`select facts from journal where what = 'privacy.retain' order by id`))

test('what has had its time goes, day by day, and each run proves itself in the journal', async () => {
  const database = await testDatabase()
  const now = today()
  await given(database, [addDays(now, -7), addDays(now, -8), addDays(now, -90), addDays(now, -91), addDays(addMonths(now, -24), 3), addDays(addMonths(now, -24), -1)])
  const first = await retain(database, programOn(now))
  assert.deepEqual(first, {
    imports: { before: 7, deleted: 5, after: 2 }, // one of seven days ago, one under way
    sessions: { before: 6, deleted: 3, after: 3 },
    looks: { before: 6, deleted: 1, after: 5 },
  })
  assert.deepEqual((await entries(database)).map(({ facts: { of, before, deleted, after, value, status } }) => [of, before, deleted, after, value, status]),
    [['imports', 7, 5, 2, 7, 'unconfirmed'], ['sessions', 6, 3, 3, 90, 'unconfirmed'], ['looks', 6, 1, 5, 24, 'unconfirmed']])
  const { left } = await database.read((tx) => row<{ left: unknown }>(tx, sql`
    select jsonb_agg(distinct found) as left from import_job where file is null`))
  assert.deepEqual(left, [{ faultsTotal: 1, preview: { unitName: 'Xã', samples: [] } }])
  assert.deepEqual(await retain(database, programOn(now)), {}, 'once a day')
  assert.deepEqual(await retain(database, programOn(addDays(now, 1))), {
    imports: { before: 2, deleted: 1, after: 1 }, sessions: { before: 3, deleted: 1, after: 2 }, looks: { before: 5, deleted: 0, after: 5 },
  })
})

test('the log of access lets nothing go before its time, whoever asks', async () => {
  const database = await testDatabase()
  await given(database, [addDays(today(), -30)])
  await assert.rejects(database.transaction((tx) => rows(tx, sql`delete from access_log`)), { constraint: 'access_log_is_kept' })
})
