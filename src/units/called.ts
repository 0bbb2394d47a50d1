import { believed, type Known } from '#ground/database/known.ts'
import { type Sql, sql } from '#ground/database/sql.ts'

/** In a query: the latest full name of a unit as known; '' where there is none. */
export const unitName = (id: Sql, known: Known = null): Sql => sql`coalesce((select called.full_name from unit_version called where called.unit_id = ${id} and ${believed(sql`called.recorded`, known)} order by upper(called.valid) desc nulls first limit 1), '')`
