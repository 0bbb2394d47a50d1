import { rows, type Database } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { NoteShown, Shown } from '#ground/http/shown.ts'

/** Ids kept of one answer; of a larger one the count alone. */
const mostIds = 5000

/**
 * Writes down who was shown whose records: one row an answer, on disk before it goes out.
 * Answers that come while a write is under way share the next one.
 */
export function lookLog(database: Database): NoteShown {
  let waiting: { shown: Shown; done: () => void; failed: (error: unknown) => void }[] = []
  let atWork = false
  const work = async () => {
    atWork = true
    while (waiting.length > 0) {
      const now = waiting
      waiting = []
      await noteLooks(database, now.map(({ shown }) => shown)).then(() => now.forEach(({ done }) => done()), (error: unknown) => now.forEach(({ failed }) => failed(error)))
    }
    atWork = false
  }
  return (shown) => new Promise<void>((done, failed) => {
    waiting.push({ shown, done, failed })
    if (!atWork) void work()
  })
}

export const noteLooks = (database: Database, looks: readonly Shown[]) => database.transaction((tx) => rows(tx, sql`select note_looks(${JSON.stringify(looks.map(rowOf))}::jsonb)`))

const rowOf = ({ actor, requestId, route, purpose, personIds, people, mark }: Shown) => ({
  account_id: actor.accountId, session_id: actor.sessionId ?? null, actor: actor.name, request_id: requestId, route, purpose,
  person_ids: personIds.length > mostIds ? [] : personIds, people, mark,
})
