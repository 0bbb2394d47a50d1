/**
 * kill -9 of the server, and of all of PostgreSQL's processes, amid acts over HTTP: what was confirmed and is gone, what is half written, when it is ready again.
 * bin/node24 bench/kills.ts [--application 100] [--database 100]
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { killPostgres } from '#ground/testing/kill-postgres.ts'
import { acts } from './acts.ts'
import { serveOn } from './serving.ts'
import { printTable, type Row } from './table.ts'
import { say } from './timing.ts'

const { values } = parseArgs({ options: { application: { type: 'string', default: '100' }, database: { type: 'string', default: '100' } } })
const actsAtOnce = 4

const folder = mkdtempSync(join(tmpdir(), 'nhat-the-kills-'))
chmodSync(folder, 0o755) // PostgreSQL's own user must be able to enter
try {
  say('the first start: five localities are imported')
  let server = await serveOn(folder)
  const office = await acts(server.address)
  await office.go(actsAtOnce)

  const found: Row[] = []
  for (const [what, kills, killOnce] of [
    ['the application (kill -9 of Node)', Number(values.application), killApplication],
    ['the database (kill -9 of every PostgreSQL process)', Number(values.database), killDatabase]
  ] as const) {
    const before = office.confirmed()
    const ready: number[] = []
    for (let kill = 1; kill <= kills; kill++) {
      await pause(150 + (kill * 97) % 500)
      ready.push(await killOnce())
      if (kill % 10 === 0) say(`${what}: ${kill} of ${kills}, the last ready again in ${ready.at(-1)?.toFixed(0)} ms`)
    }
    await office.rest()
    const { lost, torn } = await office.compare(folder)
    await office.go(actsAtOnce)
    const measured = `${kills} kills, ${office.confirmed() - before} acts confirmed, ${actsAtOnce} at once`
    found.push(
      { what: `${what}: confirmed and lost`, measured, result: lost, unit: 'acts', most: 0 },
      { what: `${what}: half written`, measured, result: torn, unit: 'acts', most: 0 },
      { what: `${what}: ready again, 95 of 100`, measured: `median ${(share(ready, 0.5) / 1000).toFixed(2)} s, longest ${(share(ready, 1) / 1000).toFixed(2)} s`, result: share(ready, 0.95) / 1000, unit: 's', most: 5 })
  }
  await office.rest()
  await server.stop()
  printTable('Kills', `The whole product on a data folder of its own, people signed in and acting over HTTP (papers, each with its word in the journal) while it is killed at no chosen moment. Confirmed: answered 200. Ready again: from the kill until the first act that was asked for afterwards is confirmed; for the application this holds a start of Node.`, found)

  async function killApplication(): Promise<number> {
    const killedAt = performance.now()
    await server.kill()
    server = await serveOn(folder, server)
    return office.confirmedAfter(killedAt)
  }

  async function killDatabase(): Promise<number> {
    const killedAt = performance.now()
    if (killPostgres(folder) < 2) throw new Error('there was no PostgreSQL to kill')
    return office.confirmedAfter(killedAt)
  }
} finally {
  killPostgres(folder)
  rmSync(folder, { recursive: true, force: true })
}

/** The value that this share of them does not go beyond. */
function share(times: number[], part: number): number {
  return [...times].sort((a, b) => a - b)[Math.max(0, Math.ceil(times.length * part) - 1)] ?? Number.NaN
}

