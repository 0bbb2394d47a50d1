import { findRow, row, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { headsIn } from './checkpoint.ts'
import { codeOf } from './code.ts'
import { secondsBetweenHeads } from './heads.ts'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
const time = (instant: string) => sql`to_char(${sql.name(instant)} at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD"T"HH24:MI:SS"+07:00"')`

/** How the journal stands: its length, its newest head, whether entries wait for one too long, what the last check found. */
export async function stateOfJournal(tx: Tx) {
  const { entries } = await row<{ entries: number }>(tx, sql`select seq as entries from journal_chain`)
  const head = await findRow<{ size: number; root: Buffer; note: string; at: string }>(tx, sql`
    select size, root, note, ${time('made_at')} as at from journal_head order by size desc limit 1`)
  const waiting = await findRow<{ seconds: number }>(tx, sql`
    select extract(epoch from now() - j.at)::float8 as seconds from journal_link l join journal j on j.id = l.entry_id where l.seq = ${(head?.size ?? 0) + 1}`)
  const check = await findRow<{ at: string; size: number; fault: { [key: string]: Json } | null }>(tx, sql`
    select ${time('at')} as at, size, fault from journal_check order by id desc limit 1`)
  return {
    entries, check: check ?? null, late: waiting !== undefined && waiting.seconds > 2 * secondsBetweenHeads,
    key: head ? headsIn(head.note)[0]?.origin ?? null : null,
    head: head ? { size: head.size, code: codeOf(head), at: head.at, note: head.note } : null,
  }
}
