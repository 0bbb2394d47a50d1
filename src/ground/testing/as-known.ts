import assert from 'node:assert/strict'
import { row, type Database, type Tx } from '../database/database.ts'
import { sql } from '../database/sql.ts'
import { Refusal } from '../refusal.ts'

/**
 * Does the acts, each in a transaction of its own (a refused one leaves nothing), and asks after each. At the end every answer, asked as known at the instant
 * at which it was given, must be the answer that was given. `ask`: known is an instant; null is with all corrections made so far.
 */
export async function answersStay<Answer>(database: Database, acts: ((tx: Tx) => Promise<unknown>)[], ask: (tx: Tx, known: string | null) => Promise<Answer>): Promise<void> {
  const told: { known: string; answer: Answer }[] = []
  for (const act of acts) {
    await database.transaction(act).catch((error: unknown) => { if (!(error instanceof Refusal)) throw error })
    told.push(await database.read(async (tx) => ({ answer: await ask(tx, null), known: (await row<{ at: string }>(tx, sql`select clock_timestamp()::text as at`)).at })))
  }
  for (const { known, answer } of told) assert.deepEqual(await database.read((tx) => ask(tx, known)), answer)
}
