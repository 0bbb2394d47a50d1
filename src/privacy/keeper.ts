import { join } from 'node:path'
import type { Actor } from '#ground/actor.ts'
import type { Database } from '#ground/database/database.ts'
import { today } from '#ground/time/day.ts'
import { eraseAgain, eraseConfirmed } from './erase.ts'
import { retain } from './retain.ts'

export type PrivacyKeeper = { stop(): Promise<void> }

const program = (): Actor => ({ accountId: 0, name: 'Hệ thống', today: today(), may: [], unitId: null })
const lookEvery = 3000 // ms

/** Where erasures are kept beside the register, in its data folder: keep a copy elsewhere. */
export const erasuresFileIn = (dataDir: string): string => join(dataDir, 'erasures.txt')

/** Before anybody is let in: whoever was erased and came back with an older backup is erased again; first what was decided and cut short. @returns how many were erased again */
export async function keepErased(database: Database, file: string): Promise<number> {
  await eraseConfirmed(database, program(), file)
  return eraseAgain(database, program(), file)
}

/** Erases what two people decided, within seconds, and notes it in the file; once a day lets go what has had its time. `log` hears of what failed; it is tried again. */
export function keepPrivacy(database: Database, file: string, log: (error: unknown) => void): PrivacyKeeper {
  let retainedOn: string | null = null
  let work: Promise<unknown> = Promise.resolve()
  const turn = async () => {
    await eraseConfirmed(database, program(), file)
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
