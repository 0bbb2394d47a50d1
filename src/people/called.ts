import { believed, instant, type Known } from '#ground/database/known.ts'
import { type Sql, sql } from '#ground/database/sql.ts'

/** In a query: the record that speaks for a person as known. */
export const personOf = (id: Sql, known: Known = null): Sql => (known === null ? sql`person_of(${id})` : sql`person_of(${id}, ${instant(known)})`)

/** In a query: the latest name of a person under the record that was kept, as known; null where there is none, or none that the speaker may see. */
export const personName = (id: Sql, known: Known = null): Sql => sql`(select called.name from person_version called where called.person_id = ${personOf(id, known)} and ${believed(sql`called.recorded`, known)} order by upper(called.held) desc nulls first limit 1)`

/** In a query: the key of the person under this alias in a workbook: the sending office's own, else one of the register. */
export const personKey = (alias: string): Sql => sql`coalesce(${sql.name(alias)}.office_key, 'P/' || ${sql.name(alias)}.id)`
