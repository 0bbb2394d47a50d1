import { type Tx, rows } from './database.ts'
import { sql } from './sql.ts'

/** A table of the register; its columns without those that the database computes. */
export type Table = { name: string; columns: string[] }

type Found = Table & { pointsAt: string[] }

/** Every table, those that are pointed at before those that point at them. */
export async function tablesInOrder(tx: Tx): Promise<Table[]> {
  const found = await rows<Found>(tx, sql`
    select c.relname as name,
      array(select a.attname::text from pg_attribute a
            where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
            order by a.attnum) as columns,
      array(select distinct t.relname::text from pg_constraint k join pg_class t on t.oid = k.confrelid
            where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as "pointsAt"
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    order by c.relname`)
  const placed: Table[] = []
  const names = new Set<string>()
  for (let left = found; left.length > 0;) {
    const next = left.filter(({ pointsAt }) => pointsAt.every((name) => names.has(name)))
    if (next.length === 0) throw new Error(`tables point at each other in a circle: ${left.map(({ name }) => name).join(', ')}`)
    for (const { name, columns } of next) {
      placed.push({ name, columns })
      names.add(name)
    }
    left = left.filter(({ name }) => !names.has(name))
  }
  return placed
}

export type Sequence = { name: string; lastValue: number; called: boolean }

export async function sequences(tx: Tx): Promise<Sequence[]> {
  const names = await rows<{ name: string }>(tx, sql`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'S' order by relname`)
  const found: Sequence[] = []
  for (const { name } of names) {
    const [{ lastValue, called } = { lastValue: 1, called: false }] =
      await rows<Omit<Sequence, 'name'>>(tx, sql`select last_value as "lastValue", is_called as called from ${sql.name(name)}`)
    found.push({ name, lastValue, called })
  }
  return found
}
