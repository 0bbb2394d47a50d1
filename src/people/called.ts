import { type Sql, sql } from '#ground/database/sql.ts'

/** In a query: the latest name of a person under the record that was kept; null where there is none, or none that the speaker may see. */
export const personName = (id: Sql): Sql => sql`(select called.name from person_version called where called.person_id = person_of(${id}) and upper_inf(called.recorded) order by upper(called.held) desc nulls first limit 1)`
