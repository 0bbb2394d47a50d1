import { row, type Database, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'

/** Answers kept as JSON text, by the version of all facts they were made from. */
export type Remembered = {
  /** The answer to a question, from memory where the facts are those it was made from. Questions that differ in anything that the answer depends on must differ. */
  answer(database: Database, question: string, make: (tx: Tx) => Promise<string>): Promise<string>
  readonly size: number // bytes of text held
}

const versionNow = sql`select version from data_version`

/**
 * Never stale: the version is read anew for every question, in a snapshot taken after the question came; a writer that was
 * acknowledged before it has counted the version up in its own transaction. Made once when many ask at once; least recently used go first.
 */
export function rememberAnswers(mostBytes = 48 * 1024 * 1024): Remembered {
  const held = new Map<string, string>()
  const underWay = new Map<string, Promise<string>>()
  let [size, heldVersion] = [0, 0]

  const keep = (version: number, question: string, text: string) => {
    if (version < heldVersion) return
    if (version > heldVersion) {
      held.clear()
      ;[size, heldVersion] = [0, version]
    }
    if (held.has(question)) return
    held.set(question, text)
    size += weight(question, text)
    for (const [oldest, answer] of held) {
      if (size <= mostBytes) break
      held.delete(oldest)
      size -= weight(oldest, answer)
    }
  }

  const found = (version: number, question: string): string | undefined => {
    const text = version === heldVersion ? held.get(question) : undefined
    if (text === undefined) return undefined
    held.delete(question)
    held.set(question, text)
    return text
  }

  return {
    get size() { return size },
    async answer(database, question, make) {
      const [{ version } = { version: 0 }] = await database.glance<{ version: number }>(versionNow)
      const kept = found(version, question)
      if (kept !== undefined) return kept
      const flight = `${version} ${question}`
      const going = underWay.get(flight) ?? makeOnce(database, make, (made, text) => keep(made, question, text)).finally(() => underWay.delete(flight))
      underWay.set(flight, going)
      return going
    },
  }
}

const weight = (question: string, text: string) => 2 * (question.length + text.length) + 200

/** The version and the facts come from one snapshot, so the answer is kept under the version it was made from. */
const makeOnce = (database: Database, make: (tx: Tx) => Promise<string>, keep: (version: number, text: string) => void): Promise<string> =>
  database.read(async (tx) => {
    const [{ version }, text] = await Promise.all([row<{ version: number }>(tx, versionNow), make(tx)])
    keep(version, text)
    return text
  })
