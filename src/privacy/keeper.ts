import type { Actor } from '#ground/actor.ts'
import type { Database } from '#ground/database/database.ts'
import { today } from '#ground/time/day.ts'
import { eraseConfirmed } from './erase.ts'
import { retain } from './retain.ts'

export type PrivacyKeeper = { stop(): Promise<void> }

const program = (): Actor => ({ accountId: 0, name: 'Hệ thống', today: today(), may: [], unitId: null })
const lookEvery = 3000 // ms

/** Erases what two people decided, within seconds; once a day lets go what has had its time. `log` hears of what failed; it is tried again. */
export function keepPrivacy(database: Database, log: (error: unknown) => void): PrivacyKeeper {
  let retainedOn: string | null = null
  let work: Promise<unknown> = Promise.resolve()
  const turn = async () => {
    await eraseConfirmed(database, program())
    if (retainedOn === today()) return
    await retain(database, program())
    retainedOn = today()
  }
  const look = () => { work = work.then(turn).catch(log) }
  look()
  const timer = setInterval(look, lookEvery)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await work
    },
  }
}
