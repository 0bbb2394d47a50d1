import { sql, type Sql } from '#ground/database/sql.ts'
import { instant, type Known } from './holders.ts'

/** What a unit, and a person, is called in lists and headings: the last name, as known. Null for a person whom the speaker may not see. */
export const nameOfUnit = (id: Sql, known: Known): Sql => sql`coalesce((
  select called.full_name from unit_version called where called.unit_id = ${id} and believed_at(called.recorded, ${instant(known)}) order by upper(called.valid) desc nulls first limit 1), '')`
export const nameOfPerson = (id: Sql, known: Known): Sql => sql`(
  select called.name from person_version called where called.person_id = person_of(${id}, ${instant(known)}) and believed_at(called.recorded, ${instant(known)}) order by upper(called.held) desc nulls first limit 1)`

/** The rows of village_state: of all villages as believed now, of those among these units (int[]) as known then. */
export const statesOf = (units: Sql, known: Known): Sql => (known === null ? sql`village_state` : sql`village_state_of(array(select u.id from unit u where u.kind = 'village' and u.id = any(${units})), ${instant(known)})`)
