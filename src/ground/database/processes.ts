import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

export const isAlive = (pid: number) => isTaken(pid) && !isZombie(pid)

/** Does the number belong to any process, be it one that has ended and that nobody has taken note of? */
export function isTaken(pid: number) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function isZombie(pid: number) {
  if (process.platform !== 'linux') return false
  try {
    return /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

/** The command line of a process; empty when it is gone. */
export function commandOf(pid: number) {
  try {
    return process.platform === 'linux'
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      : execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return ''
  }
}

/** True once the process is gone, false when it is still there after the given time. */
export async function isGoneWithin(pid: number, milliseconds: number) {
  const until = performance.now() + milliseconds
  while (performance.now() < until) {
    if (!isAlive(pid)) return true
    await pause(10)
  }
  return !isAlive(pid)
}
