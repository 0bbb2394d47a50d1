import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { from } from 'pg-copy-streams'
import type { Tx } from './database.ts'

const CHUNK = 64 * 1024

/**
 * Writes many rows by COPY, inside the transaction: copyRows(tx, 'table (column, column)', [[1, 'An'], …]) gives the number written.
 * Values: text, numbers, booleans, null or undefined (null), Date, Uint8Array (bytea), arrays (of text, numbers, booleans, null), plain objects (jsonb).
 * A row that the database refuses refuses all of them. Not in a reading transaction.
 */
export async function copyRows(tx: Tx, target: string, rows: Iterable<readonly unknown[]> | AsyncIterable<readonly unknown[]>): Promise<number> {
  const stream = tx.client.query(from(`copy ${target} from stdin`))
  const end = finished(stream)
  end.catch(() => {}) // awaited below; a refusal may come while the next rows are still being made
  try {
    let chunk = ''
    for await (const row of rows) {
      for (let i = 0; i < row.length; i++) chunk += (i === 0 ? '' : '\t') + field(row[i])
      chunk += '\n'
      if (chunk.length < CHUNK) continue
      if (stream.destroyed || stream.errored) break
      if (!stream.write(chunk)) await Promise.race([once(stream, 'drain'), end])
      chunk = ''
    }
    if (!stream.destroyed) stream.end(chunk)
  } catch (error) {
    stream.destroy(error instanceof Error ? error : new Error(String(error)))
    await end.catch(() => {})
    throw error
  }
  await end
  return stream.rowCount
}

const field = (value: unknown): string => (value === null || value === undefined ? '\\N' : escaped(written(value)))

const SPECIAL = /[\\\t\n\r\b\f\v]/
const replacements: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r', '\b': '\\b', '\f': '\\f', '\v': '\\v' }
const escaped = (text: string) => (SPECIAL.test(text) ? text.replace(/[\\\t\n\r\b\f\v]/g, (letter) => replacements[letter] ?? letter) : text)

function written(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? 't' : 'f'
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`
  if (Array.isArray(value)) return `{${value.map(arrayItem).join(',')}}`
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

const arrayItem = (value: unknown): string => {
  if (value === null || value === undefined) return 'NULL'
  if (Array.isArray(value)) return written(value)
  return typeof value === 'number' || typeof value === 'boolean' ? written(value) : `"${written(value).replace(/["\\]/g, '\\$&')}"`
}
