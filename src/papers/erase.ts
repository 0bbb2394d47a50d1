import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { withoutNames } from '#ground/text/without-names.ts'

const instead = '(người đã xóa dữ liệu)'

/** The names go from what papers say in short and from the notes on them: `of` names the papers, null means all. @returns how many papers were changed */
export async function eraseFromPapers(tx: Tx, names: string[], of: number[] | null): Promise<number> {
  if (names.length === 0) return 0
  const found = await rows<{ id: number; summary: string; note: string | null }>(tx, sql`
    select id, summary, note from paper p
    where (${of === null} or id = any(${of ?? []}::int[]))
      and exists (select from unnest(${names}::text[]) n where strpos(p.key || ' ' || fold(coalesce(p.note, '')), fold(n)) > 0)`)
  let changed = 0
  for (const { id, summary, note } of found) {
    const [after, noteAfter] = [summary, note].map((text) => text && withoutNames(text, names, instead))
    if (after === summary && noteAfter === note) continue
    changed++
    await rows(tx, sql`update paper set summary = ${after}, note = ${noteAfter} where id = ${id}`)
  }
  return changed
}
