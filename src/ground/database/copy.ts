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
    for await (const chunk of chunksOf(rows)) {
      if (stream.destroyed || stream.errored) break
      if (!stream.write(chunk)) await Promise.race([once(stream, 'drain'), end])
    }
    if (!stream.destroyed) stream.end()
  } catch (error) {
    stream.destroy(error instanceof Error ? error : new Error(String(error)))
    await end.catch(() => {})
    throw error
  }
  await end
  return stream.rowCount
}

/** Text for COPY in pieces of about CHUNK. Rows at hand are not awaited one by one: for 100,000 of them that costs more than writing them. */
async function* chunksOf(rows: Iterable<readonly unknown[]> | AsyncIterable<readonly unknown[]>): AsyncGenerator<string> {
  let chunk = ''
  const isFull = (row: readonly unknown[]) => (chunk += line(row)).length >= CHUNK
  const taken = () => {
    const whole = chunk
    chunk = ''
    return whole
  }
  if (Symbol.asyncIterator in rows) {
    for await (const row of rows) if (isFull(row)) yield taken()
  } else for (const row of rows) if (isFull(row)) yield taken()
  if (chunk !== '') yield chunk
}

function line(row: readonly unknown[]): string {
  let text = ''
  for (let i = 0; i < row.length; i++) text += (i === 0 ? '' : '\t') + field(row[i])
  return `${text}\n`
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
