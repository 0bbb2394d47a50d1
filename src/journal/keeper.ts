import type { Actor } from '#ground/actor.ts'
import type { Database } from '#ground/database/database.ts'
import { today } from '#ground/time/day.ts'
import { checkJournal } from './check.ts'
import { digestDays } from './digest.ts'
import { secondsBetweenHeads, signHead, type Signing } from './heads.ts'

export type Keeper = { stop(): Promise<void> }

const hour = 3600
const program = (): Actor => ({ accountId: 0, name: 'Hệ thống', today: today(), may: [], unitId: null })

/**
 * Signs a head every minute in which there is something new, and at the end; closes the log of access of each day; reads the whole journal again
 * at the start and once a day. `log` hears of what failed; it is tried again.
 */
export function startKeeper(database: Database, signing: Signing, log: (error: unknown) => void): Keeper {
  let work: Promise<unknown> = Promise.resolve()
  let closed: string | null = null
  const soon = (what: () => Promise<unknown>) => { work = work.then(what).catch(log) }
  const tick = async () => {
    if (closed !== today()) await database.transaction((tx) => digestDays(tx, program()))
    closed = today()
    await signHead(database, signing)
  }
  const check = () => checkJournal(database, signing)
  soon(tick)
  soon(check)
  const timers = [setInterval(() => soon(tick), secondsBetweenHeads * 1000), setInterval(() => soon(check), 24 * hour * 1000)]
  for (const timer of timers) timer.unref()
  return {
    async stop() {
      timers.forEach((timer) => clearInterval(timer))
      soon(() => signHead(database, signing))
      await work
    },
  }
}
