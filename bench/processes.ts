import { readdirSync, readFileSync } from 'node:fs'
import { type Database, row } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'

/** The process that all of PostgreSQL's own descend from. */
export const serverOf = (database: Database): Promise<number> => database.read(async (tx) => {
  const { pid } = await row<{ pid: number }>(tx, sql`select pg_backend_pid() as pid`)
  return parentOf(pid)
})

const fieldsOf = (pid: number): string[] => readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ')
const parentOf = (pid: number): number => Number(fieldsOf(pid)[1])

const everyProcess = () => readdirSync('/proc').map(Number).filter((pid) => pid > 0)

export const childrenOf = (pid: number): number[] => everyProcess().filter((each) => {
  try {
    return parentOf(each) === pid
  } catch {
    return false // gone meanwhile
  }
})

const tick = 10 // ms; Linux counts hundredths of a second

/** Milliseconds of processor time that a process and its children have spent, those that ended included. */
export const processorOf = (pid: number): number => own(pid, true) + childrenOf(pid).reduce((sum, child) => sum + own(child, false), 0)

function own(pid: number, withEnded: boolean): number {
  try {
    const [user, system, endedUser, endedSystem] = fieldsOf(pid).slice(11, 15).map(Number)
    return tick * ((user ?? 0) + (system ?? 0) + (withEnded ? (endedUser ?? 0) + (endedSystem ?? 0) : 0))
  } catch {
    return 0
  }
}

/** Megabytes of a process: all that is in memory, and its fair share of what it shares with others. Nothing of one that has ended. */
export function megabytesOf(pid: number): { resident: number; share: number } {
  let text = ''
  try {
    text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
  } catch (error) {
    if (!['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
  const read = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0) / 1024
  return { resident: read('Rss'), share: read('Pss') }
}
