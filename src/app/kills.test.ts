import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { row, rows } from '#ground/database/database.ts'
import { openRegister } from '#ground/database/register.ts'
import { sql } from '#ground/database/sql.ts'
import { killPostgres, postgresOn } from '#ground/testing/kill-postgres.ts'

const program = fileURLToPath(new URL('testing/acting-process.ts', import.meta.url))
const folder = await mkdtemp(join(tmpdir(), 'nhat-the-kills-'))
await chmod(folder, 0o755) // PostgreSQL's own user must be able to enter
const children: ChildProcess[] = []
after(async () => {
  for (const child of children) child.kill('SIGKILL')
  killPostgres(folder)
  await rm(folder, { recursive: true, force: true })
})

const confirmed = new Set<number>()
let last = 0

function begin() {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, folder, String(last + 1)], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  let held = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (held + text).split('\n')
    held = lines.pop() ?? ''
    for (const [word, number] of lines.map((line) => line.split(' '))) {
      last = Math.max(last, Number(number ?? 0))
      if (word === 'done') confirmed.add(Number(number))
    }
  })
  const ended = once(child, 'close')
  return { child, ended }
}

async function oneMoreThan(count: number): Promise<void> {
  const until = performance.now() + 60_000
  while (confirmed.size <= count && performance.now() < until) await pause(5)
  assert.ok(confirmed.size > count, 'acts are confirmed again')
}

/** One that begins while parts of the former still end goes again: what counts is that acts are confirmed afterwards. */
async function anotherPostgresThan(former: number | undefined): Promise<void> {
  const until = performance.now() + 60_000
  for (let found = former; found === undefined || found === former; found = postgresOn(folder)) {
    assert.ok(performance.now() < until, 'PostgreSQL is started again')
    await pause(5)
  }
}

/** Every confirmed act is there whole, and of the others each is there whole or not at all: paper, person, status, and the journal's word on both. */
async function compare(): Promise<void> {
  const register = await openRegister({ dataDir: folder })
  const found = await register.database.read((tx) => rows<{ n: number; parts: number }>(tx, sql`
    with part as (
      select split_part(symbol, '/', 1)::int as n from paper
      union all
      select split_part(after ->> 'symbol', '/', 1)::int from journal where what = 'papers.enter'
      union all
      select split_part(v.name, ' ', 4)::int from person_version v
      union all
      select split_part(v.name, ' ', 4)::int from person_version v join party_status s on s.person_id = v.person_id
      union all
      select split_part(v.name, ' ', 4)::int from journal j join person_version v on j.person_ids = array[v.person_id] where j.what = 'people.register'
    )
    select n, count(*)::int as parts from part group by n order by n`))
  const { extra } = await register.database.read((tx) => row<{ extra: number }>(tx, sql`select (select count(*) from person)::int - (select count(*) from paper)::int as extra`))
  await register.close()
  const there = new Map(found.map(({ n, parts }) => [n, parts]))
  assert.deepEqual([...confirmed].filter((n) => !there.has(n)), [], 'no confirmed act is lost')
  assert.deepEqual(found.filter(({ parts }) => parts !== 5), [], 'no act is half written')
  assert.equal(extra, 0)
}

test('the application is killed amid its acts, six times: nothing confirmed is lost, nothing is half written', async () => {
  for (let kill = 0; kill < 6; kill++) {
    const before = confirmed.size
    const { child, ended } = begin()
    await oneMoreThan(before + 2)
    await pause((kill * 53) % 170)
    child.kill('SIGKILL')
    await ended
  }
  assert.ok(postgresOn(folder), 'PostgreSQL outlives the application')
  await compare()
})

test('PostgreSQL is killed with all its processes amid the acts, six times: the application starts it again and goes on', async () => {
  const { child, ended } = begin()
  await oneMoreThan(confirmed.size)
  for (let kill = 0; kill < 6; kill++) {
    await pause(50 + (kill * 71) % 190)
    const former = postgresOn(folder)
    assert.ok(killPostgres(folder) > 3)
    await anotherPostgresThan(former)
    await oneMoreThan(confirmed.size + 4)
  }
  child.kill('SIGKILL')
  await ended
  await compare()
})
