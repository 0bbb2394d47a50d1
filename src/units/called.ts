import { type Sql, sql } from '#ground/database/sql.ts'

/** In a query: the latest full name of a unit; '' where there is none. */
export const unitName = (id: Sql): Sql => sql`coalesce((select called.full_name from unit_version called where called.unit_id = ${id} and upper_inf(called.recorded) order by upper(called.valid) desc nulls first limit 1), '')`
