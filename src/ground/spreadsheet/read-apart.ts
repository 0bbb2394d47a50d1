import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { Refusal } from '../refusal.ts'
import type { Workbook } from './cell.ts'
import { type Limits, limits as usual } from './limits.ts'
import { type Heard, gather } from './read.ts'

export type Apart = {
  limits?: Limits
  seconds?: number // of its processor's time, 60; by the clock it has five times as long, for the machine may be busy
  megabytes?: number // of the reading process as a whole, 512
  heapMegabytes?: number // of its JavaScript heap, 400
}

/** One line of what the reading process says. */
export type Said = Heard | { kind: 'refused'; code: string; facts: Record<string, unknown> } | { kind: 'failed'; message: string }

const reader = fileURLToPath(new URL('./reader.ts', import.meta.url))

/** How the process says that it ended itself over its memory. */
export const exitTooHeavy = 86

/**
 * Reads a file that somebody sent in a process of its own, so that no file harms this one: its memory and time are capped, it has no
 * environment and may open no file but its own code. Throws a Refusal 'spreadsheet.…'.
 */
export const readApart = (bytes: Uint8Array, name: string, options?: Apart): Promise<Workbook> => gather(hearApart(bytes, name, options))

/** The same piece by piece, in batches of 500 rows, for whoever need not hold all rows at once. Leaving the loop ends the process. */
export async function* hearApart(bytes: Uint8Array, name: string, options: Apart = {}): AsyncGenerator<Heard> {
  const { limits = usual, seconds = 60, megabytes = 512, heapMegabytes = 400 } = options
  if (bytes.length > limits.packedBytes) throw new Refusal('spreadsheet.too-big', { most: limits.packedBytes / 2 ** 20, megabytes: Math.ceil(bytes.length / 2 ** 20) })
  const orders = JSON.stringify({ name, limits, megabytes })
  const child = spawn(process.execPath, [`--max-old-space-size=${heapMegabytes}`, '--permission', ...ownCode(), reader, orders], { stdio: 'pipe', env: {} })
  const ended = endOf(child)
  const stop = watch(child, seconds, megabytes)
  try {
    give(child.stdin, bytes)
    yield* listen(child.stdout, ended)
  } finally {
    stop()
    child.kill('SIGKILL')
    await ended
  }
}

/** The only files that the process may open: this source tree and the library that reads workbooks. */
function ownCode(): string[] {
  const top = new URL('../../../', import.meta.url)
  const library = new URL('../', import.meta.resolve('hucre/xlsx'))
  const places = [new URL('src', top), new URL('package.json', top), library].map((url) => fileURLToPath(url).replace(/[\\/]$/, ''))
  return [...new Set([...places, ...places.map((place) => realpathSync(place))])].map((place) => `--allow-fs-read=${place}`)
}

/** A child that ends early closes its end of the pipe: that is told by what it said, not by the pipe. */
function give(to: Writable, bytes: Uint8Array): void {
  to.on('error', () => undefined)
  to.end(bytes)
}

async function* listen(to: Readable, ended: Promise<Error>): AsyncGenerator<Heard> {
  for await (const line of createInterface({ input: to, crlfDelay: Infinity })) {
    const said = JSON.parse(line) as Said
    if (said.kind === 'refused') throw new Refusal(said.code, said.facts)
    if (said.kind === 'failed') throw new Error(said.message)
    yield said
    if (said.kind === 'done') return
  }
  throw await ended
}

/** Why the process ended before it was done: over its memory or time (its own judgement, V8's abort, a kill), or a mistake of ours. */
function endOf(child: ChildProcessWithoutNullStreams): Promise<Error> {
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => { complaint = (complaint + chunk.toString()).slice(-4000) })
  return new Promise((resolve) => {
    child.once('error', resolve)
    child.once('close', (code, signal) => {
      const heavy = signal === 'SIGKILL' || signal === 'SIGABRT' || code === 134 || code === exitTooHeavy
      resolve(heavy ? new Refusal('spreadsheet.too-heavy') : new Error(`the reading process ended (${code ?? signal}): ${complaint}`))
    })
  })
}

/** Ends the child when its time is up or its memory is over; where the system shows neither, the child minds its memory itself. */
function watch(child: ChildProcess, seconds: number, megabytes: number): () => void {
  const clock = setTimeout(() => child.kill('SIGKILL'), 5 * seconds * 1000)
  const looking = setInterval(async () => {
    const [status, stat] = await Promise.all(['status', 'stat'].map((name) => readFile(`/proc/${child.pid}/${name}`, 'utf8').catch(() => '')))
    if (Number(/VmRSS:\s*(\d+)/.exec(status!)?.[1] ?? 0) > megabytes * 1024 || processorSeconds(stat!) > seconds) child.kill('SIGKILL')
  }, 100)
  return () => {
    clearTimeout(clock)
    clearInterval(looking)
  }
}

/** utime and stime of proc(5), in hundredths of a second; the program's name before them may hold anything. */
function processorSeconds(stat: string): number {
  const after = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(after[11] ?? 0) + Number(after[12] ?? 0)) / 100
}
