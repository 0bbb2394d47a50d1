import type { Head } from '#ground/database/backup.ts'
import { type Tx, findRow, row } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { Refusal } from '#ground/refusal.ts'

/** A signed head of the journal as the file of witnesses has it. root: base64. */
export type Witnessed = { size: number; root: string; at: string }

const shape = /^nhat-the\/\S+\n(\d+)\n([A-Za-z0-9+/]{43}=)\nat (\S+)\n/gm

/** The heads in the text of data/journal-heads.txt; that file is trusted, for it was kept elsewhere. */
export const headsIn = (text: string): Witnessed[] => [...text.matchAll(shape)].map(([, size, root = '', at = '']) => ({ size: Number(size), root, at }))

/** How far the journal goes: its links, and the hash of the last, which stands for all before it. Null where entries are not chained. */
export async function headOf(tx: Tx): Promise<Head | null> {
  const { chained } = await row<{ chained: boolean }>(tx, sql`select to_regclass('journal_chain') is not null as chained`)
  return chained ? row<Head>(tx, sql`select seq::int as size, encode(hash, 'hex') as root from journal_chain`) : null
}

/**
 * A register whose journal does not hold the newest head that was witnessed is older than that head, or another one.
 * @throws Refusal backup.no-witness, backup.older-than-witnessed, backup.other-journal
 */
export async function requireWitnessed(tx: Tx, witnessed: Witnessed[], madeAt: string): Promise<void> {
  const newest = witnessed.reduce<Witnessed | undefined>((best, each) => (best === undefined || each.size >= best.size ? each : best), undefined)
  if (newest === undefined) throw new Refusal('backup.no-witness')
  const facts = { witnessedAt: momentOf(newest.at), witnessed: newest.size, madeAt: momentOf(madeAt), entries: (await headOf(tx))?.size ?? 0 }
  if (facts.entries < newest.size) throw new Refusal('backup.older-than-witnessed', facts)
  const kept = await findRow<{ root: string }>(tx, sql`select encode(root, 'base64') as root from journal_head where size = ${newest.size}`)
  if (kept?.root !== newest.root) throw new Refusal('backup.other-journal', facts)
}

/** '02:30:00 24/11/2026', in Viet Nam. */
const momentOf = (instant: string): string => {
  const [day = '', clock = ''] = new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(0, 19).split('T')
  return `${clock} ${day.split('-').reverse().join('/')}`
}
