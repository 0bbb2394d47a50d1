import { readFileSync, readdirSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive } from '#ground/database/processes.ts'

/** The PostgreSQL that runs on a data folder; undefined where none does. */
export function postgresOn(dataDir: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(realpathSync(join(dataDir, 'pg')), 'postmaster.pid'), 'utf8').split('\n')[0])
    return isAlive(pid) ? pid : undefined
  } catch {
    return undefined
  }
}

/** kill -9 of all its processes at once, as when the machine's memory ran out. @returns how many there were */
export function killPostgres(dataDir: string): number {
  const server = postgresOn(dataDir)
  if (server === undefined) return 0
  const all = [server, ...readdirSync('/proc').map(Number).filter((pid) => pid > 0 && parentOf(pid) === server)]
  for (const pid of all) kill(pid)
  return all.length
}

function parentOf(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ')[1])
  } catch {
    return 0
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // gone already
  }
}
