import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import pgCopyStreams from 'pg-copy-streams'
import type { Database } from '#ground/database/database.ts'

/** The facts as DuckDB would keep them: plain columns, the open ends of a period as far days, whether a row is believed as a flag. In memory. */
const tables: Record<string, string> = {
  unit: `select id, kind from unit`,
  unit_version: `select unit_id, parent_id, coalesce(nullif(lower(valid), '-infinity'), '0001-01-01') as from_day, coalesce(nullif(upper(valid), 'infinity'), '9999-12-31') as upto_day, upper_inf(recorded) as believed from unit_version`,
  cell_cover: `select cell_id, village_id, coalesce(lower(held), '0001-01-01') as from_day, coalesce(upper(held), '9999-12-31') as upto_day, upper_inf(recorded) as believed from cell_cover`,
  appointment: `select unit_id, kind, person_id, interim, coalesce(lower(held), '0001-01-01') as from_day, coalesce(upper(held), '9999-12-31') as upto_day, upper_inf(recorded) as believed from appointment`,
  same_person: `select person_id, kept_id, judged, upper_inf(recorded) as believed from same_person`,
}

export type Duck = { rows(text: string): Promise<unknown[][]>; close(): void }

/** DuckDB holding the same facts; its answers as rows of plain numbers and texts. */
export async function duckOf(database: Database): Promise<Duck> {
  const folder = mkdtempSync(join(tmpdir(), 'nhat-the-duck-'))
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  try {
    for (const [table, text] of Object.entries(tables)) await carry(database, connection, table, text, join(folder, `${table}.csv`))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return {
    rows: async (text) => (await connection.runAndReadAll(text)).getRowsJson() as unknown[][],
    close: () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

async function carry(database: Database, connection: DuckDBConnection, table: string, text: string, file: string) {
  const client = await database.pool.connect()
  try {
    await pipeline(client.query(pgCopyStreams.to(`copy (${text}) to stdout (format csv, header)`)), createWriteStream(file))
  } finally {
    client.release()
  }
  await connection.run(`create table ${table} as select * from read_csv('${file}', sample_size = -1)`)
}
