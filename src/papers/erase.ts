import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { withoutNames } from '#ground/text/without-names.ts'

const instead = '(người đã xóa dữ liệu)'

/** The names go from what papers say in short and from the notes on them, and with them the papers' files: `of` names the papers, null means all. @returns how many papers were changed */
export async function eraseFromPapers(tx: Tx, names: string[], of: number[] | null): Promise<number> {
  if (names.length === 0) return 0
  const found = await rows<{ id: number; summary: string; note: string | null }>(tx, sql`
    select id, summary, note from paper p
    where (${of === null} or id = any(${of ?? []}::int[]))
      and exists (select from unnest(${names}::text[]) n where strpos(p.key || ' ' || fold(coalesce(p.note, '')), fold(n)) > 0)`)
  // of what a scan says nothing can be taken out: the file of a paper that named the person, or that their facts rest on, goes whole
  const files = await rows<{ id: number; name: string }>(tx, sql`
    update paper_file set bytes = null, removal_reason = coalesce(removal_reason, 'privacy.erase') where paper_id = any(${of ?? found.map(({ id }) => id)}::int[]) returning id, name`)
  for (const { id, name } of files) await rows(tx, sql`update paper_file set name = ${withoutNames(name, names, instead)} where id = ${id}`)
  let changed = 0
  for (const { id, summary, note } of found) {
    const [after, noteAfter] = [summary, note].map((text) => text && withoutNames(text, names, instead))
    if (after === summary && noteAfter === note) continue
    changed++
    await rows(tx, sql`update paper set summary = ${after}, note = ${noteAfter} where id = ${id}`)
  }
  return changed
}
