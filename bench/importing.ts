import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

/** What the importing process says of itself, and what was seen of its memory. Seconds and MB; `processor` in seconds. */
export type Told = { state: string; seconds: number; stages: Record<string, [wall: number, server: number]>; processor: { importing: number; reading: number }; megabytes: number; readerMegabytes: number; bothMegabytes: number }

/** Imports the file in a process of its own and watches its memory and that of the process it reads with. @param server process of the database server */
export async function importApart(url: string, file: string, server: number): Promise<Told> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', fileURLToPath(new URL('./importing-process.ts', import.meta.url)), url, file, String(server)], { stdio: ['ignore', 'pipe', 'inherit'] })
  let [reader, both] = [0, 0]
  const watching = setInterval(() => {
    const below = childrenOf(child.pid!)
    reader = Math.max(reader, ...below.map((pid) => memoryOf(pid, 'VmHWM')))
    both = Math.max(both, memoryOf(child.pid!, 'VmRSS') + below.reduce((sum, pid) => sum + memoryOf(pid, 'VmRSS'), 0))
  }, 20)
  const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  clearInterval(watching)
  if (code !== 0) throw new Error(`the importing process ended with ${code}`)
  return { ...(JSON.parse(said) as Omit<Told, 'readerMegabytes' | 'bothMegabytes'>), readerMegabytes: reader, bothMegabytes: both }
}

/** Processor seconds that the server and its connections took so far. */
export const serverSeconds = (server: number): number => childrenOf(server).reduce((sum, pid) => sum + processorOf(pid, 13, 14), processorOf(server, 13, 14, 15, 16))

/** Processor seconds of the processes that this one started and that have ended. */
export const endedChildrenSeconds = (): number => processorOf(process.pid, 15, 16)

/** Fields of /proc/PID/stat as proc(5) counts them less one, in hundredths of a second. */
function processorOf(pid: number, ...fields: number[]): number {
  try {
    const said = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ')
    return fields.reduce((sum, field) => sum + Number(said[field - 2]), 0) / 100
  } catch {
    return 0
  }
}

const childrenOf = (pid: number): number[] => {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((task) => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number))
  } catch {
    return []
  }
}

function memoryOf(pid: number, what: 'VmHWM' | 'VmRSS'): number {
  try {
    return Math.round(Number(new RegExp(`${what}:\\s*(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024)
  } catch {
    return 0
  }
}
