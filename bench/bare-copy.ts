import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from, to } from 'pg-copy-streams'
import type { Database } from '#ground/database/database.ts'

/** What the import wrote: columns given, rows of the import only. */
const facts: [table: string, columns: string, which: string][] = [
  ['unit', 'id, tree, kind, shard', `kind in ('village', 'cell')`],
  ['unit_version', 'unit_id, tree, valid, recorded, code, label, legal_kind, name, parent_id', `legal_kind in ('thon', 'tdp') or code like 'CB%'`],
  ['cell_cover', 'cell_id, village_id, held, recorded', 'true'],
  ['person', 'id, office_key', 'true'],
  ['person_version', 'person_id, held, recorded, name, sort_key, birth, birth_precision, sex, ethnic, general_education, professional_level, theory_level, lives_in', 'true'],
  ['party_status', 'person_id, status, held, recorded', 'true'],
  ['appointment', 'number, unit_id, kind, single, person_id, held, recorded, interim, entered', 'true'],
]

/** The facts of the register by COPY, in one transaction, into tables without keys, indexes, checks and triggers. */
export async function copiedBare({ pool }: Database): Promise<{ rows: number; seconds: number }> {
  const client = await pool.connect()
  try {
    const texts = []
    for (const [table, columns, which] of facts) texts.push(await Array.fromAsync(client.query(to(`copy (select ${columns} from ${table} where ${which}) to stdout`))))
    await client.query('checkpoint')
    const began = performance.now()
    let rows = 0
    await client.query('begin')
    for (const [at, [table, columns]] of facts.entries()) {
      await client.query(`create table bare_${table} as select ${columns} from ${table} with no data`)
      const into = client.query(from(`copy bare_${table} from stdin`))
      await pipeline(Readable.from(texts[at]!), into)
      rows += into.rowCount
    }
    await client.query('commit')
    return { rows, seconds: (performance.now() - began) / 1000 }
  } finally {
    client.release()
  }
}
