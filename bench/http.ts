/** Answers a second over HTTP, this machine asking itself: bin/node24 bench/http.ts [--seconds 6] */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import autocannon from 'autocannon'
import { beginSession } from '#accounts/session.ts'
import { type Database, row, rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { addDays, day } from '#ground/time/day.ts'
import { openBench } from './register.ts'
import { processorOf, serverOf } from './processes.ts'
import { printTable, type Row } from './table.ts'
import { median, say } from './timing.ts'

const { values: { seconds } } = parseArgs({ options: { seconds: { type: 'string', default: '6' } } })
const firstDay = day('2025-07-01')
const days = 500
const rounds = 3

const bench = await openBench()
try {
  const { database, url } = await bench.database('facts_95000')
  const cookie = `sid=${await signedIn(database)}`
  const provinces = await provincesOf(database)
  const { address, pid, stop } = await serving(url)
  const postgres = await serverOf(database)
  let asked = 0
  /** Each question a new one: another province, another day. */
  const fresh = (path: string) => () => {
    const n = asked++
    return `${path}unitId=${provinces[n % provinces.length]}&on=${addDays(firstDay, Math.floor(n / provinces.length) % days)}`
  }
  const same = (path: string) => () => `${path}unitId=${provinces[0]}&on=2026-10-31`
  const ways = {
    bare: { what: 'bare route, one keyed row', path: () => '/api/bench/keyed-row' },
    kept: { what: 'province, all figures, unchanged', path: same('/api/figures?') },
    keptHome: { what: 'home of a province, unchanged', path: same('/api/figures/home?') },
    one: { what: 'province, its figure, computed', path: fresh('/api/figures?indicators=posts.unified&') },
    children: { what: 'province by communes, computed', path: fresh('/api/figures/children?indicators=posts.unified&') },
    all: { what: 'province, every figure there is, computed', path: fresh('/api/figures?') },
    home: { what: 'home of a province, computed', path: fresh('/api/figures/home?') },
  }
  const rates = new Map<string, Run[]>()
  try {
    for (const way of Object.values(ways)) await load(address, cookie, way.path, 1)
    for (let round = 0; round < rounds; round++)
      for (const [name, { what, path }] of Object.entries(ways)) {
        const run = await load(address, cookie, path, Number(seconds), [pid, postgres])
        say(`${what}: ${Math.round(run.rate)}/s, processor ${run.spent.map((ms) => ms.toFixed(2)).join(' + ')} ms each`)
        rates.set(name, [...rates.get(name) ?? [], run])
      }
  } finally {
    await stop()
  }
  const cores = availableParallelism()
  const rate = (name: keyof typeof ways) => median((rates.get(name) ?? []).map((run) => run.rate))
  const spent = (name: keyof typeof ways, part: number) => median((rates.get(name) ?? []).map((run) => run.spent[part] ?? 0))
  /** What these cores would give if nothing else asked for them. */
  const alone = (name: keyof typeof ways) => cores * 1000 / (spent(name, 0) + spent(name, 1) + spent(name, 2))
  const measured = (name: keyof typeof ways) => `${Math.round(rate(name))}/s beside other work; ${spent(name, 0).toFixed(2)} + ${spent(name, 1).toFixed(2)} + ${spent(name, 2).toFixed(2)} ms`
  const line = (name: keyof typeof ways, least?: number): Row => ({ what: ways[name].what, measured: measured(name), result: alone(name), unit: '/s', ...(least ? { least } : {}) })
  const share = (name: keyof typeof ways, least?: number): Row => ({ what: ways[name].what, measured: measured(name), result: rate(name) / rate('bare'), unit: '× bare', ...(least ? { least } : {}) })
  printTable('Over HTTP, 95,000 villages', `The product's server, signed in, 16 connections of this machine to itself: asking program, server and PostgreSQL share its ${cores} cores. Computed: every question another province or day, so that none is remembered. Unchanged: the same question, its answer from memory once the version of the data was read. Measured: answers a second as the machine was, and the processor time of one answer (asking program + server + PostgreSQL); the result in answers a second is what that time allows on ${cores} cores. Medians of ${rounds} runs of ${seconds} s, in turns.`, [
    line('bare'), share('kept', 0.5), share('keptHome'), line('one', 500), line('children'), line('all', 500), line('home'),
  ])
} finally {
  await bench.close()
}

type Run = { rate: number; spent: number[] }

/** Answers a second, and milliseconds of processor time that this program and each of the processes spent on one. */
async function load(address: string, cookie: string, path: () => string, duration: number, processes: number[] = []): Promise<Run> {
  const before = processes.map(processorOf), ownBefore = process.cpuUsage()
  const done = await autocannon({
    url: address, connections: 16, duration, headers: { cookie, 'accept-encoding': 'br, gzip' },
    requests: [{ setupRequest: (request) => ({ ...request, path: path() }) }],
  })
  if (done.non2xx > 0 || done.errors > 0) throw new Error(`${path()}: ${done.non2xx} answers were refusals, ${done.errors} failed`)
  const own = process.cpuUsage(ownBefore)
  const spent = [(own.user + own.system) / 1000, ...processes.map((pid, i) => processorOf(pid) - (before[i] ?? 0))]
  return { rate: done['2xx'] / done.duration, spent: spent.map((ms) => ms / done['2xx']) }
}

function signedIn(database: Database): Promise<string> {
  return database.transaction(async (tx) => {
    const { id } = await row<{ id: number }>(tx, sql`
      insert into account (login, name) values ('bench', 'Bench') on conflict (login) do update set name = excluded.name, made_at = now() returning id`)
    await rows(tx, sql`insert into role_grant (account_id, role, area_id) select ${id}::int, 'province_staff', id from unit where kind = 'country' on conflict do nothing`)
    return (await beginSession(tx, id, { strict: false, before: null })).token
  })
}

function provincesOf(database: Database): Promise<number[]> {
  return database.read(async (tx) => (await rows<{ id: number }>(tx, sql`select id from unit_on(${firstDay}::date) where kind = 'province' order by code`)).map(({ id }) => id))
}

async function serving(url: string): Promise<{ address: string; pid: number; stop(): Promise<void> }> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', fileURLToPath(new URL('http-server.ts', import.meta.url))], {
    env: { ...process.env, DATABASE_URL: url }, stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [port] = await once(child.stdout, 'data') as [Buffer]
  return {
    address: `http://127.0.0.1:${String(port).trim()}`, pid: child.pid ?? 0,
    stop: async () => {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}
