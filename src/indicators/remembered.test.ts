import assert from 'node:assert/strict'
import { test } from 'node:test'
import { row, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { testDatabase } from '#ground/testing/database.ts'
import { rememberAnswers } from './remembered.ts'

const madeOf = (tx: Tx) => row<{ sum: number }>(tx, sql`select coalesce(sum(amount), 0)::int as sum from counter`).then(({ sum }) => String(sum))

async function counterDatabase() {
  const database = await testDatabase()
  await database.transaction((tx) => tx.query(`
    create table counter (who int primary key, amount int not null);
    create trigger counter_changes after insert or update or delete on counter for each statement execute function note_data_change()`))
  return database
}

test('while many write and many ask, no answer is older than what had been acknowledged when it was asked', async () => {
  const database = await counterDatabase()
  const memory = rememberAnswers()
  let [acknowledged, made, asked] = [0, 0, 0]
  const write = async (who: number) => {
    for (let i = 0; i < 40; i++) {
      await database.transaction((tx) => rows(tx, sql`insert into counter values (${who}, 1) on conflict (who) do update set amount = counter.amount + 1`))
      acknowledged++
    }
  }
  const writing = Promise.all([1, 2, 3, 4].map(write))
  let over = false
  const ask = async () => {
    while (!over) {
      const atLeast = acknowledged
      const answer = Number((await memory.answer(database, 'sum', async (tx) => { made++; return madeOf(tx) })).json)
      asked++
      assert.ok(answer >= atLeast, `asked after ${atLeast} were acknowledged, told ${answer}`)
    }
  }
  const asking = Promise.all(Array.from({ length: 8 }, ask))
  await writing
  over = true
  await asking
  assert.equal((await memory.answer(database, 'sum', madeOf)).json, '160')
  assert.ok(asked > made, `${made} made for ${asked} asked`)
})

test('a question asked by many at once is answered by one reading; a failure is not kept', async () => {
  const database = await counterDatabase()
  const memory = rememberAnswers()
  let made = 0
  const slow = async (tx: Tx) => { made++; await rows(tx, sql`select pg_sleep(0.05)`); return 'answer' }
  assert.deepEqual(new Set(await Promise.all(Array.from({ length: 20 }, async () => (await memory.answer(database, 'slow', slow)).json))), new Set(['answer']))
  assert.equal(made, 1)
  await assert.rejects(memory.answer(database, 'broken', () => Promise.reject(new Error('no'))), { message: 'no' })
  assert.equal((await memory.answer(database, 'broken', async () => 'yes')).json, 'yes')
})

test('memory is bounded: the least recently used go first, and a new version empties it', async () => {
  const database = await counterDatabase()
  const memory = rememberAnswers(5_000)
  const text = 'x'.repeat(800)
  let made = 0
  const ask = (question: string) => memory.answer(database, question, async () => { made++; return text })
  for (const question of ['a', 'b', 'a', 'c', 'a']) await ask(question)
  assert.deepEqual([made, memory.size <= 5_000], [3, true])
  await ask('b')
  assert.equal(made, 4)
  await database.transaction((tx) => rows(tx, sql`insert into counter values (9, 1)`))
  await ask('a')
  assert.equal(made, 5)
  assert.ok(memory.size < 2_500)
})

test('a part that answers share is made once for a version of the facts, and never older than the answer’s own', async () => {
  const database = await counterDatabase()
  const memory = rememberAnswers()
  let made = 0
  const ask = (question: string) => memory.answer(database, question, async (tx, recall) => {
    const part = await recall('part', async () => { made++; return Number(await madeOf(tx)) })
    assert.equal(String(part), await madeOf(tx))
    return String(part)
  })
  await Promise.all(Array.from({ length: 12 }, (_, i) => ask(`at once ${i}`)))
  assert.equal(made, 1)
  let written = 0
  const writing = (async () => {
    for (; written < 60; written++) await database.transaction((tx) => rows(tx, sql`insert into counter values (${written}, 1)`))
  })()
  for (let n = 0; written < 60; n++) await Promise.all([1, 2, 3, 4].map((i) => ask(`while written ${n} ${i}`)))
  await writing
  assert.equal((await ask('after')).json, '60')
  await assert.rejects(memory.answer(database, 'broken', (_, recall) => recall('broken part', () => Promise.reject(new Error('no')))), { message: 'no' })
  assert.equal((await memory.answer(database, 'whole', (_, recall) => recall('broken part', async () => 'yes'))).json, 'yes')
})

test('a reading transaction is given the parts of the facts that it sees, though they changed since it began', async () => {
  const database = await counterDatabase()
  const { recallIn } = rememberAnswers()
  let made = 0
  const part = (tx: Tx) => recallIn(tx)('part', async () => { made++; return madeOf(tx) })
  const write = (who: number) => database.transaction((tx) => rows(tx, sql`insert into counter values (${who}, 1)`))
  await write(1)
  assert.deepEqual([await database.read(part), await database.read(part), made], ['1', '1', 1])
  await database.read(async (tx) => {
    assert.equal(await madeOf(tx), '1')
    await write(2)
    assert.deepEqual([await database.read(part), await part(tx), await database.read(part)], ['2', '1', '2'])
  })
})
