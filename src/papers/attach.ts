import { createHash } from 'node:crypto'
import type { Actor } from '#ground/actor.ts'
import { findRow, row, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { record } from '#ground/journal/journal.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import { partsOf, unpack } from '#ground/spreadsheet/zip.ts'
import { type PaperFile, refuseToAttach, typeOf } from './file.ts'
import { findPaper } from './store.ts'

/** Keeps a paper's file. The same bytes again are the file that is there. */
export async function attach(tx: Tx, actor: Actor, { paperId, name, bytes }: { paperId: number; name: string; bytes: Uint8Array }): Promise<{ id: number; attached: boolean }> {
  const paper = await findPaper(tx, paperId)
  if (!paper) throw new Refusal('papers.no-such-paper')
  const called = (name.normalize('NFC').split(/[/\\]/).at(-1) ?? '').replace(/[\p{Cc}\p{Cf}"]/gu, '').slice(-200)
  obey(refuseToAttach(paper, called, bytes, await textsIn(called, bytes)))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const same = await findRow<{ id: number }>(tx, sql`select id from paper_file where paper_id = ${paperId} and sha256 = ${sha256} and bytes is not null`)
  if (same) return { id: same.id, attached: false }
  const { id } = await row<{ id: number }>(tx, sql`
    insert into paper_file (paper_id, name, type, size, sha256, bytes, entered_by)
    values (${paperId}, ${called}, ${typeOf(called)}, ${bytes.length}, ${sha256}, ${Buffer.from(bytes)}, ${actor.accountId || null}) returning id`)
  await record(tx, actor, { what: 'papers.attach', units: [], subject: `papers/${paperId}`, facts: { fileId: id, sha256, size: bytes.length } })
  return { id, attached: true }
}

/** Takes a file out again; its hash and why stay. */
export async function removeFile(tx: Tx, actor: Actor, { id, reason }: { id: number; reason: string }): Promise<void> {
  const removed = await findRow<{ paperId: number; sha256: string }>(tx, sql`
    update paper_file set bytes = null, removal_reason = ${reason} where id = ${id} and bytes is not null returning paper_id as "paperId", sha256`)
  if (!removed) throw new Refusal('papers.no-such-file')
  await record(tx, actor, { what: 'papers.remove-file', units: [], subject: `papers/${removed.paperId}`, reason, facts: { fileId: id, sha256: removed.sha256 } })
}

export const filesOf = (tx: Tx, paperId: number) => rows<PaperFile>(tx, sql`
  select id, name, type, size, sha256, to_char(entered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "enteredAt", removal_reason as removed
  from paper_file where paper_id = ${paperId} order by id`)

export async function getFile(tx: Tx, id: number): Promise<File> {
  const found = await findRow<{ name: string; type: string; bytes: Buffer }>(tx, sql`select name, type, bytes from paper_file where id = ${id} and bytes is not null`)
  if (!found) throw new Refusal('papers.no-such-file')
  return new File([new Uint8Array(found.bytes)], found.name, { type: found.type })
}

const mostText = 20 * 1024 * 1024
const ofText = /^word\/(?:document|header\d*|footer\d*)\.xml$|^xl\/sharedStrings\.xml$/

/** The lines of a Word or Excel file, where a mark would stand. Of a scan or a PDF nothing can be read: its name alone is looked at. */
async function textsIn(name: string, bytes: Uint8Array): Promise<string[]> {
  if (!/\.(?:docx|xlsx)$/i.test(name) || bytes[0] !== 0x50 || bytes[1] !== 0x4b) return []
  const texts: string[] = []
  for (const part of partsOf(bytes, 5000).filter(({ path }) => ofText.test(path))) {
    const pieces: Uint8Array[] = []
    let size = 0
    for await (const piece of unpack(part)) {
      size += piece.length
      if (size > mostText) throw new Refusal('papers.file-is-not', { name })
      pieces.push(piece)
    }
    texts.push(new TextDecoder().decode(Buffer.concat(pieces)).replace(/<\/(?:w:p|si)>/g, '\n').replace(/<[^>]*>/g, ''))
  }
  return texts
}
