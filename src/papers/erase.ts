import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'

const instead = '(người đã xóa dữ liệu)'

const wordsIn = (text: string) => [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => ({ word: word.toLowerCase(), from: index, to: index + word.length }))

/** The text without these names, whatever their case and what stands between their words. */
export function withoutNames(text: string, names: string[]): string {
  const sought = names.map((name) => wordsIn(name.normalize('NFC')).map(({ word }) => word)).filter((words) => words.length > 0).sort((a, b) => b.length - a.length)
  const composed = text.normalize('NFC')
  const words = wordsIn(composed)
  let [left, from] = ['', 0]
  for (let at = 0; at < words.length;) {
    const found = sought.find((name) => name.every((word, i) => words[at + i]?.word === word))
    if (!found) { at++; continue }
    left += composed.slice(from, words[at]!.from) + instead
    from = words[at + found.length - 1]!.to
    at += found.length
  }
  return left + composed.slice(from)
}

/** The names go from what papers say in short and from the notes on them: `of` names the papers, null means all. @returns how many papers were changed */
export async function eraseFromPapers(tx: Tx, names: string[], of: number[] | null): Promise<number> {
  if (names.length === 0) return 0
  const found = await rows<{ id: number; summary: string; note: string | null }>(tx, sql`
    select id, summary, note from paper p
    where (${of === null} or id = any(${of ?? []}::int[]))
      and exists (select from unnest(${names}::text[]) n where strpos(p.key || ' ' || fold(coalesce(p.note, '')), fold(n)) > 0)`)
  let changed = 0
  for (const { id, summary, note } of found) {
    const [after, noteAfter] = [summary, note].map((text) => text && withoutNames(text, names))
    if (after === summary && noteAfter === note) continue
    changed++
    await rows(tx, sql`update paper set summary = ${after}, note = ${noteAfter} where id = ${id}`)
  }
  return changed
}
