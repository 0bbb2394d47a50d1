import { appendFile, readFile } from 'node:fs/promises'
import { findRow, row, rows, type Database, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { Refusal } from '#ground/refusal.ts'
import { type Head, type Noted, type Signer, headsIn, writeHead } from './checkpoint.ts'
import { emptyFrontier, type Frontier, grow, rootOf } from './merkle.ts'

/** Where heads are signed: the key, and the file beside the database that witnesses every head. */
export type Signing = { signer: Signer; witnessFile: string }

/** Heads are signed no further apart than this while there are new entries. */
export const secondsBetweenHeads = 60

const linksAtOnce = 20_000

/**
 * Signs what was chained since the last head; the head goes into the file first, then into the database. Null: nothing new.
 * @throws Refusal journal.rolled-back where the file witnesses entries that the database does not have: such a register signs nothing
 */
export const signHead = (database: Database, { signer, witnessFile }: Signing): Promise<Head | null> => database.transaction(async (tx) => {
  await tx.query('set local statement_timeout = 0')
  await row(tx, sql`select pg_advisory_xact_lock(hashtext('journal.head'))`)
  const last = await findRow<{ size: number; peaks: Buffer }>(tx, sql`select size, peaks from journal_head order by size desc limit 1`)
  const { seq } = await row<{ seq: number }>(tx, sql`select seq from journal_chain`)
  const witnessed = (await witnessedIn(witnessFile)).at(-1)
  if (witnessed && witnessed.size > seq) throw new Refusal('journal.rolled-back', { entries: seq, witnessed: witnessed.size })
  const frontier = last ? { size: last.size, peaks: peaksIn(last.peaks) } : emptyFrontier()
  if (seq === frontier.size) return null
  await growTo(tx, frontier, witnessed && witnessed.size > frontier.size ? witnessed.size : frontier.size)
  if (witnessed?.size === frontier.size && !witnessed.root.equals(rootOf(frontier))) throw new Refusal('journal.rolled-back', { entries: seq, witnessed: witnessed.size })
  await growTo(tx, frontier, seq)
  const head = { size: frontier.size, root: rootOf(frontier), at: new Date().toISOString() }
  const note = writeHead(head, signer)
  await appendFile(witnessFile, `${note}\n`)
  await rows(tx, sql`
    insert into journal_head (size, root, peaks, note, signer)
    values (${head.size}, ${head.root}, ${Buffer.concat(frontier.peaks)}, ${note}, ${signer.publicKey})`)
  return head
})

const peaksIn = (bytes: Buffer): Buffer[] => Array.from({ length: bytes.length / 32 }, (_, at) => bytes.subarray(at * 32, at * 32 + 32))

/** Entries are chained without a gap, so a link that is missing is a chain that was cut. */
async function growTo(tx: Tx, frontier: Frontier, size: number): Promise<void> {
  while (frontier.size < size) {
    const links = await rows<{ seq: number; hash: Buffer }>(tx, sql`
      select seq, hash from journal_link where seq > ${frontier.size} and seq <= ${size} order by seq limit ${linksAtOnce}`)
    if (links[0]?.seq !== frontier.size + 1) throw new Refusal('journal.broken', { seq: frontier.size + 1 })
    for (const { seq, hash } of links) {
      if (seq !== frontier.size + 1) throw new Refusal('journal.broken', { seq: frontier.size + 1 })
      grow(frontier, hash)
    }
  }
}

/** The heads that the file witnesses; none where there is no file yet. */
export async function witnessedIn(file: string): Promise<Noted[]> {
  try {
    return headsIn(await readFile(file, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
