import { open } from 'node:fs/promises'
import { rows, type Database } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'

export type Exported = { entries: number; heads: number }

const atOnce = 5000

/**
 * Writes the journal as lines of JSON (docs/journal.md): the keys; each entry with its hash, each head after the entry it reaches to; how many there were.
 * Only what a signed head covers goes out. Personal values are left out unless asked for.
 */
export async function exportJournal(database: Database, file: string, { values = false } = {}): Promise<Exported> {
  const out = await open(file, 'w', 0o600)
  try {
    const heads = await database.read((tx) => rows<{ size: number; note: string; key: string }>(tx, sql`
      select size, note, encode(signer, 'base64') as key from journal_head order by size`))
    const entries = heads.at(-1)?.size ?? 0
    await out.write(`${JSON.stringify({ journal: 'nhat-the/1', keys: [...new Set(heads.map(({ key }) => key))] })}\n`)
    const waiting = heads.values()
    let next = waiting.next().value
    for (let seq = 0; seq < entries;) {
      const lines = await linesAfter(database, seq, entries, values)
      if (lines.length === 0) throw new Error(`entry ${seq + 1} is not there`)
      let text = ''
      for (const line of lines) {
        text += `{"entry":${line.entry},"hash":"${line.hash}"}\n`
        for (const value of line.kept ?? []) text += `${JSON.stringify({ value })}\n`
        if (next?.size === line.seq) {
          text += `${JSON.stringify({ head: next.note })}\n`
          next = waiting.next().value
        }
      }
      await out.write(text)
      seq = lines.at(-1)!.seq
    }
    await out.write(`${JSON.stringify({ end: { entries, heads: heads.length } })}\n`)
    await out.sync()
    return { entries, heads: heads.length }
  } finally {
    await out.close()
  }
}

type Kept = { path: string; salt: string; text: string }
type Line = { seq: number; entry: string; hash: string; kept: Kept[] | null }

const linesAfter = (database: Database, seq: number, upTo: number, values: boolean) => database.read((tx) => rows<Line>(tx, sql`
  select l.seq, journal_text(j, l.seq, l.prev) as entry, encode(l.hash, 'hex') as hash,
    case when ${values} then (select json_agg(json_build_object('path', v.path, 'salt', encode(v.salt, 'hex'), 'text', v.value) order by v.path) from journal_value v where v.entry_id = j.id) end as kept
  from journal_link l join journal j on j.id = l.entry_id
  where l.seq > ${seq} and l.seq <= ${upTo}
  order by l.seq
  limit ${atOnce}`))
