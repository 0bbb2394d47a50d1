import { createHash } from 'node:crypto'
import type { Tx } from '#ground/database/database.ts'
import type { Sql } from '#ground/database/sql.ts'

const names = new Map<string, string>()

/** What every figure asks, and the long statements that count many indicators, take longer to plan than to run: each connection plans them once. */
export async function preparedRows<Row>(tx: Tx, { text, values }: Sql): Promise<Row[]> {
  const name = names.get(text) ?? createHash('sha256').update(text).digest('base64url')
  if (names.size > 500) names.clear()
  names.set(text, name)
  return (await tx.client.query({ name: `figures ${name}`, text, values })).rows as Row[]
}
