/** What the server takes when nobody asks anything, and what a browser loads first: bin/node24 bench/rest.ts [--seconds 30] */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { project } from '#app/office.ts'
import { childrenOf, megabytesOf } from './processes.ts'
import { printTable, type Row } from './table.ts'
import { say } from './timing.ts'

const { values: { seconds } } = parseArgs({ options: { seconds: { type: 'string', default: '30' } } })

const folder = mkdtempSync(join(tmpdir(), 'nhat-the-rest-'))
chmodSync(folder, 0o755) // PostgreSQL's own user must be able to enter
try {
  const found: Row[] = []
  for (const when of ['after the very first start', 'after a later start']) {
    const { took, node, postgres } = await atRest(folder)
    say(`${when}: ready in ${took} ms; Node ${node.resident.toFixed(0)} MB, PostgreSQL ${postgres.toFixed(0)} MB`)
    const measured = `Node ${node.resident.toFixed(0)} MB (share ${node.share.toFixed(0)}); PostgreSQL's processes, shares ${postgres.toFixed(0)} MB; ready in ${(took / 1000).toFixed(1)} s`
    found.push({ what: `server at rest ${when}`, measured, result: node.resident, unit: 'MB', most: 150 })
  }
  const page = readFileSync(`${project}dist/index.html`, 'utf8')
  const entry = [...page.matchAll(/(?:src|href)="\/?assets\/([^"]+\.js)"/g)].map(([, name]) => name ?? '')
  const home = readdirSync(`${project}dist/assets`).filter((name) => /^home-page-[^.]+\.js$/.test(name))
  for (const [what, names] of [['script before anything is shown', entry], ['script until the home of a unit is shown', [...entry, ...home]]] as const) {
    const { files, packed, map } = loaded(names)
    found.push({ what, measured: `${files} files, each gzipped; ${map} of them hold a map`, result: packed, unit: 'KB', most: 190 })
  }
  printTable('At rest', `An office's own register (national tree, no people), ${seconds} s after it was ready and nobody asked. Node: all of the process in memory; share: with what it shares with others divided among them. Script: what the browser must have before something is shown, from the built web; maps are no part of it, they are asked for by province.`, found)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

type AtRest = { took: number; node: { resident: number; share: number }; postgres: number }

async function atRest(data: string): Promise<AtRest> {
  const begunAt = performance.now()
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', `${project}src/app/main.ts`, 'serve'], {
    env: { ...process.env, NHATTHE_DATA: data, DATABASE_URL: '', PORT: '0' }, stdio: ['ignore', 'pipe', 'ignore'],
  })
  await once(child.stdout, 'data')
  const took = Math.round(performance.now() - begunAt)
  child.stdout.resume()
  await pause(Number(seconds) * 1000)
  const pid = child.pid ?? 0
  const node = megabytesOf(pid)
  const postgres = childrenOf(pid).flatMap((server) => [server, ...childrenOf(server)]).reduce((sum, each) => sum + megabytesOf(each).share, 0)
  child.kill('SIGTERM')
  await once(child, 'exit')
  return { took, node, postgres }
}

/** These files of script and all that they import at once. */
function loaded(first: readonly string[]): { files: number; packed: number; map: number } {
  const names = new Set(first)
  for (const name of names) // grows while it is walked
    for (const [, used] of textOf(name).matchAll(/(?:^|[;}\s])(?:import|export)\s*(?:[^'"();]*?from)?\s*["']\.\/([^"']+\.js)["']/g)) names.add(used ?? '')
  const texts = [...names].map(textOf)
  return { files: names.size, packed: texts.reduce((sum, each) => sum + gzipSync(each, { level: 9 }).length, 0) / 1024, map: texts.filter((each) => each.includes('"Topology"')).length }
}

function textOf(name: string): string {
  return readFileSync(`${project}dist/assets/${name}`, 'utf8')
}
