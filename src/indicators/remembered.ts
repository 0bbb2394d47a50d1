import { row, type Database, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { Written } from '#ground/http/route.ts'

/** Answers kept as JSON text, and as it was last sent, by the version of all facts they were made from. */
export type Remembered = {
  /** The answer to a question, from memory where the facts are those it was made from. Questions that differ in anything that the answer depends on must differ. */
  answer(database: Database, question: string, make: (tx: Tx, recall: Recall) => Promise<Written | string>): Promise<Written>
  /** Parts for one reading transaction, from memory where the facts are those that it sees. */
  recallIn(tx: Tx): Recall
  readonly size: number // bytes held
}

/** A part that many answers share, from memory where the facts are those of the answer's own snapshot. It must outlive being written as JSON. */
export type Recall = <Part>(question: string, make: () => Promise<Part>) => Promise<Part>

/** Nothing is kept: for those who ask once. */
export const recallNothing: Recall = (_, make) => make()

const versionNow = sql`select version from data_version`

/**
 * Never stale: the version is read anew for every question, in a snapshot taken after the question came; a writer that was
 * acknowledged before it has counted the version up in its own transaction. Made once when many ask at once; least recently used go first.
 */
export function rememberAnswers(mostBytes = 48 * 1024 * 1024): Remembered {
  const held = new Map<string, Written>()
  const underWay = new Map<string, Promise<Written>>()
  let [size, heldVersion] = [0, 0]

  const keep = (version: number, question: string, answer: Written) => {
    if (version < heldVersion) return
    if (version > heldVersion) {
      held.clear()
      ;[size, heldVersion] = [0, version]
    }
    if (held.has(question)) return
    held.set(question, answer)
    size += weight(question, answer)
    for (const [oldest, answer] of held) {
      if (size <= mostBytes) break
      held.delete(oldest)
      size -= weight(oldest, answer)
    }
  }

  const found = (version: number, question: string): Written | undefined => {
    const answer = version === heldVersion ? held.get(question) : undefined
    if (answer === undefined) return undefined
    held.delete(question)
    held.set(question, answer)
    return answer
  }

  /** Of answers that are made at the same time one makes the part, the others wait for it; if it fails them they make it themselves. */
  const recallAt = (asked: Promise<number>): Recall => async (question, make) => {
    const version = await asked
    const kept = found(version, question)
    if (kept !== undefined) return JSON.parse(kept.json)
    const flight = `${version} ${question}`
    const going = underWay.get(flight)
    if (going !== undefined) return going.then(({ json }) => JSON.parse(json), make)
    const made = make().then((part) => {
      const written = new Written(JSON.stringify(part))
      keep(version, question, written)
      return written
    }).finally(() => underWay.delete(flight))
    underWay.set(flight, made)
    return JSON.parse((await made).json)
  }

  return {
    get size() { return size },
    recallIn: (tx) => {
      let asked: Promise<number> | undefined
      return (question, make) => recallAt(asked ??= row<{ version: number }>(tx, versionNow).then(({ version }) => version))(question, make)
    },
    async answer(database, question, make) {
      const [{ version } = { version: 0 }] = await database.glance<{ version: number }>(versionNow)
      const kept = found(version, question)
      if (kept !== undefined) return kept
      const flight = `${version} ${question}`
      const going = underWay.get(flight) ?? makeOnce(database, (tx, version) => make(tx, recallAt(version)), (made, answer) => keep(made, question, answer)).finally(() => underWay.delete(flight))
      underWay.set(flight, going)
      return going
    },
  }
}

/** Two bytes a letter, a quarter of the letters for the compressed form. */
const weight = (question: string, { json }: Written) => 2 * (question.length + json.length) + json.length / 4 + 200

/** The version and the facts come from one snapshot, so the answer is kept under the version it was made from. */
const makeOnce = (database: Database, make: (tx: Tx, version: Promise<number>) => Promise<Written | string>, keep: (version: number, answer: Written) => void): Promise<Written> =>
  database.read(async (tx) => {
    const asked = row<{ version: number }>(tx, versionNow).then(({ version }) => version)
    const [version, made] = await Promise.all([asked, make(tx, asked)])
    const answer = typeof made === 'string' ? new Written(made) : made
    keep(version, answer)
    return answer
  })
