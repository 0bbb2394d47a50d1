import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { recordsOf } from '#people/public.ts'
import { columnTags, dataMap } from './data-map.ts'

export type Held = { table: string; rows: Record<string, unknown>[] }
const mostRows = 5000

/**
 * Every row that names this person, table by table as the data map says; what was derived from them (figures) and what is sealed is left out,
 * and so is what stands in the row of others. Seen with the rights of who asks.
 */
export async function heldOf(tx: Tx, personId: number): Promise<Held[]> {
  const records = await recordsOf(tx, personId)
  const found: Held[] = []
  for (const [table, { people = [], told }] of Object.entries(dataMap)) {
    if (people.length === 0 || told === '') continue
    const columns = told?.split(' ') ?? columnTags({ [table]: dataMap[table]! }).filter(({ of }) => of !== 'sealed').map(({ column }) => column)
    const naming = people.map((column) => (column === 'person_ids' ? sql`t.${sql.name(column)} && ${records}::int[]` : sql`t.${sql.name(column)} = any(${records}::int[])`))
    const lines = await rows<{ line: Record<string, unknown> }>(tx, sql`
      select (select jsonb_object_agg(key, value) from jsonb_each(to_jsonb(t)) where key = any(${columns}::text[]) and value <> 'null') as line
      from ${sql.name(table)} t where ${naming.reduce((one, two) => sql`${one} or ${two}`)}
      limit ${mostRows}`)
    if (lines.length > 0) found.push({ table, rows: lines.map(({ line }) => line) })
  }
  return found
}
