import { sql, type Sql } from '#ground/database/sql.ts'
import { instant, type Known } from '#ground/database/known.ts'

/** The rows of village_state: of all villages as believed now, of those among these units (int[]) as known then. */
export const statesOf = (units: Sql, known: Known): Sql => (known === null ? sql`village_state` : sql`village_state_of(array(select u.id from unit u where u.kind = 'village' and u.id = any(${units})), ${instant(known)})`)
