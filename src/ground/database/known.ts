import { isDay, type Day } from '../time/day.ts'
import { sql, type Sql } from './sql.ts'

/** As known at the end of a day or at an instant; null: with today's corrections. */
export type Known = Day | string | null

/** The instant k of the published functions: 'infinity' asks what is believed now. */
export const instant = (known: Known): Sql =>
  known === null ? sql`'infinity'::timestamptz` : isDay(known) ? sql`((${known}::date + 1)::timestamptz - interval '1 microsecond')` : sql`${known}::timestamptz`

/** The rows that were believed then. Of the present it says upper_inf(…), the words of the partial indexes. */
export const believed = (recorded: Sql, known: Known): Sql => (known === null ? sql`upper_inf(${recorded})` : sql`believed_at(${recorded}, ${instant(known)})`)
