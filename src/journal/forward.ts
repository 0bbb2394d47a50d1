import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { type Database, row, rows, type Tx } from '#ground/database/database.ts'
import { sql, type Sql } from '#ground/database/sql.ts'
import type { Syslog } from '#ground/syslog.ts'
import type { Keeper } from './keeper.ts'

/** How far the journal was handed on: the number of the last link, and the size of the last head. */
type Reached = { seq: number; size: number }

const linesAtOnce = 500

/**
 * Hands on what the journal holds of sign-ins, accounts, roles, requests of persons and of itself, and every signed head: each second, in the order of the chain.
 * The journal is the queue: it is read only as the receiver takes it, and `file` keeps how far it came, over a restart too. Without that file it begins now.
 * An entry goes without names, reasons, units and persons; with the hash of its link, which the chain here must then still have.
 */
export function forwardJournal(database: Database, file: string, to: Syslog, log: (error: unknown) => void, everyMs = 1000): Keeper {
  let read: Reached | undefined
  let sent: Reached | undefined
  let kept = ''
  const handOn = (line: Record<string, unknown>, reached: Partial<Reached>): boolean => {
    const taken = to.send(line, () => { sent = { ...sent!, ...reached } })
    if (taken) read = { ...read!, ...reached }
    return taken
  }
  const pass = (seq: number): boolean => { read = { ...read!, seq }; return true }
  const tick = async () => {
    sent ??= read ??= await begin(database, file)
    if (to.waiting() < linesAtOnce) {
      const found = await database.read(async (tx) => ({ entries: await entriesAfter(tx, read!.seq), heads: await headsAfter(tx, read!.size) }))
      const all = found.entries.every(({ open, seq, ...line }) => (open ? handOn({ seq, ...line }, { seq }) : pass(seq)))
      if (all) found.heads.every(({ size, ...line }) => handOn({ ...line, what: 'journal-head', size }, { size }))
    }
    keep()
  }
  const keep = () => {
    const text = JSON.stringify(sent)
    if (text === kept) return
    writeFileSync(`${file}.new`, text)
    renameSync(`${file}.new`, file)
    kept = text
  }
  let work: Promise<unknown> = Promise.resolve()
  let busy = false
  const soon = () => {
    if (busy) return
    busy = true
    work = tick().catch(log).finally(() => { busy = false })
  }
  soon()
  const timer = setInterval(soon, everyMs)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await work
      await tick().catch(log)
      await to.close()
      if (sent) keep()
    }
  }
}

/** Where it came to before; never past the end, which a restored register may have behind it. */
async function begin(database: Database, file: string): Promise<Reached> {
  const end = await database.read((tx) => row<Reached>(tx, sql`select seq, coalesce((select max(size) from journal_head), 0) as size from journal_chain`))
  try {
    const { seq, size } = JSON.parse(readFileSync(file, 'utf8')) as Reached
    return { seq: Math.min(Number(seq), end.seq), size: Math.min(Number(size), end.size) }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || error instanceof SyntaxError) return end
    throw error
  }
}

const instant = (column: Sql) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

/** Facts hold numbers and codes; a name of an account among them stays here. */
const entriesAfter = (tx: Tx, seq: number) => rows<{ seq: number; open: boolean; at: string }>(tx, sql`
  select l.seq, ${instant(sql`j.at`)} as at, j.what, j.account_id as account, j.session_id as session, j.request_id as "requestId", encode(l.hash, 'hex') as hash,
         case when room in ('accounts', 'access') then j.facts - 'name' - 'login' else '{}' end as facts, room in ('accounts', 'access', 'privacy', 'journal') as open
  from journal_link l join journal j on j.id = l.entry_id cross join lateral split_part(j.what, '.', 1) room
  where l.seq > ${seq}
  order by l.seq
  limit ${linesAtOnce}`)

const headsAfter = (tx: Tx, size: number) => rows<{ size: number; at: string; note: string }>(tx, sql`
  select size, ${instant(sql`made_at`)} as at, note from journal_head where size > ${size} order by size limit ${linesAtOnce}`)
