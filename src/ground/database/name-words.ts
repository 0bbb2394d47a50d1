import { sql, type Sql } from './sql.ts'

const separators = /[\s()[\]/,;:"]+/

/**
 * The condition that a folded name holds every word sought, in any order; the last may still be under way. Answered by an index on name_words(column).
 * A single letter at the end is no word yet and is left out where others are there; a digit may be one.
 * @param sought folded
 */
export const holdsWords = (column: Sql, sought: string): Sql => sql`name_words(${column}) @@ ${wordsQuery(sought)}::tsquery`

/** The same as the text of a tsquery. */
export function wordsQuery(sought: string): string {
  const words = sought.split(separators).filter(Boolean)
  if (words.length > 1 && /^[a-z]$/.test(words.at(-1)!)) words.pop()
  const last = words.length - 1
  return words.map((word, place) => `'${word.replace(/['\\]/g, '$&$&')}'${place === last ? ':*' : ''}`).join(' & ')
}

/** The same of few rows that are read anyway: every word may be a beginning. */
export function beginsWords(column: Sql, sought: string): Sql {
  const begun = sought.split(separators).filter(Boolean).map((word) => `% ${word.replace(/[%_\\]/g, '\\$&')}%`)
  return sql`' ' || translate(${column}, '()[]/,;:"', '         ') like all (${begun}::text[])`
}
