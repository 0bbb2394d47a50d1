import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'

export type Bounds = {
  seconds: number // of its processor's time; by the clock it has five times as long, for the machine may be busy
  megabytes: number // of the process as a whole
  heapMegabytes: number // of its JavaScript heap
}

/** The process took more memory or time than it may. */
export class TooHeavy extends Error {
  override name = 'TooHeavy'
}

/** How a process says that it ended itself over its memory. */
export const exitTooHeavy = 86

/**
 * Gives bytes that somebody sent to a process of its own and yields what it says, one JSON value a line, so that no file harms this one: its memory and time are
 * capped, it has no environment and may open no file but this source tree and one library. The end of its lines unasked is an error; leaving the loop ends it.
 * @param reader the program; @param library a module of the library that it reads with
 */
export async function* hearReader<Said>(reader: URL, library: string, orders: object, bytes: Uint8Array, { seconds, megabytes, heapMegabytes }: Bounds): AsyncGenerator<Said> {
  const child = spawn(process.execPath, [`--max-old-space-size=${heapMegabytes}`, '--permission', ...ownCode(library), fileURLToPath(reader), JSON.stringify({ ...orders, megabytes })], { stdio: 'pipe', env: {} })
  const ended = endOf(child)
  const stop = watch(child, seconds, megabytes)
  try {
    give(child.stdin, bytes)
    yield* listen<Said>(child.stdout, ended)
  } finally {
    stop()
    child.kill('SIGKILL')
    await ended
  }
}

function ownCode(library: string): string[] {
  const top = new URL('../../', import.meta.url)
  const places = [new URL('src', top), new URL('package.json', top), new URL('../', library)].map((url) => fileURLToPath(url).replace(/[\\/]$/, ''))
  return [...new Set([...places, ...places.map((place) => realpathSync(place))])].map((place) => `--allow-fs-read=${place}`)
}

/** A child that ends early closes its end of the pipe: that is told by what it said, not by the pipe. */
function give(to: Writable, bytes: Uint8Array): void {
  to.on('error', () => undefined)
  to.end(bytes)
}

async function* listen<Said>(to: Readable, ended: Promise<Error>): AsyncGenerator<Said> {
  for await (const line of createInterface({ input: to, crlfDelay: Infinity })) yield JSON.parse(line) as Said
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
      resolve(heavy ? new TooHeavy() : new Error(`the reading process ended (${code ?? signal}): ${complaint}`))
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
