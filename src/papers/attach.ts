import { createHash } from 'node:crypto'
import type { Actor } from '#ground/actor.ts'
import { findRow, row, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { SentBack } from '#ground/http/handed-out.ts'
import { record } from '#ground/journal/journal.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import { type LookedAt, type PaperFile, refuseToAttach, typeOf } from './file.ts'
import { findPaper } from './store.ts'

/** Keeps a paper's file. The same bytes again are the file that is there. `declared`: the sender says that it carries no mark of secrecy. */
export async function attach(tx: Tx, actor: Actor, { paperId, file, declared = false }: { paperId: number; file: LookedAt; declared?: boolean }): Promise<{ id: number; attached: boolean }> {
  const paper = await findPaper(tx, paperId)
  if (!paper) throw new Refusal('papers.no-such-paper')
  obey(refuseToAttach(paper, file, declared))
  const { name, bytes, unread } = file
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const same = await findRow<{ id: number }>(tx, sql`select id from paper_file where paper_id = ${paperId} and sha256 = ${sha256} and bytes is not null`)
  if (same) return { id: same.id, attached: false }
  const { id } = await row<{ id: number }>(tx, sql`
    insert into paper_file (paper_id, name, type, size, sha256, bytes, entered_by)
    values (${paperId}, ${name}, ${typeOf(name)}, ${bytes.length}, ${sha256}, ${Buffer.from(bytes)}, ${actor.accountId || null}) returning id`)
  await record(tx, actor, { what: 'papers.attach', units: [], subject: `papers/${paperId}`, facts: { fileId: id, sha256, size: bytes.length, ...(unread ? { unread } : {}) } })
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

/** `peopleOn`: whom the acts that rest on a paper are about. */
export async function getFile(tx: Tx, id: number, peopleOn: (paperId: number) => Promise<number[]> = async () => []): Promise<SentBack> {
  const found = await findRow<{ name: string; type: string; bytes: Buffer; paperId: number }>(tx, sql`select name, type, bytes, paper_id as "paperId" from paper_file where id = ${id} and bytes is not null`)
  if (!found) throw new Refusal('papers.no-such-file')
  return new SentBack(found.bytes, found.name, found.type, await peopleOn(found.paperId))
}
