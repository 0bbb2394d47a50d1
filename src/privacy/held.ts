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
  return inWords(tx, found)
}

type Named = { id: number; name: string }
const unitColumns = ['unit_id', 'lives_in']
const paperColumns = ['paper_id', 'end_paper_id']

/** Units, papers and kinds of post by what people call them. */
async function inWords(tx: Tx, held: Held[]): Promise<Held[]> {
  const idsIn = (columns: string[]) => held.flatMap((each) => each.rows.flatMap((line) => columns.map((column) => line[column]))).filter((id) => typeof id === 'number')
  const [units, papers, kinds] = await Promise.all([
    rows<Named>(tx, sql`select distinct on (unit_id) unit_id as id, full_name as name from unit_version where unit_id = any(${idsIn(unitColumns)}::int[]) and upper_inf(recorded) order by unit_id, upper(valid) desc nulls first`),
    rows<Named>(tx, sql`select id, coalesce(symbol, summary) as name from paper where id = any(${idsIn(paperColumns)}::int[])`),
    rows<{ code: string; vi: string }>(tx, sql`select code, vi from post_kind`),
  ])
  const called = (table: string, column: string, value: unknown): unknown => {
    if (table === 'appointment' && column === 'kind') return kinds.find(({ code }) => code === value)?.vi ?? value
    const names = unitColumns.includes(column) ? units : paperColumns.includes(column) ? papers : []
    return names.find(({ id }) => id === value)?.name ?? value
  }
  return held.map(({ table, rows: lines }) => ({ table, rows: lines.map((line) => Object.fromEntries(Object.entries(line).map(([column, value]) => [column, called(table, column, value)]))) }))
}
