import { sql } from '#ground/database/sql.ts'
import type { Named } from '#posts/public.ts'
import type { Holding } from '#units/public.ts'

/** Names as whoever speaks may find them: the function takes their areas from the session, walks the indexes of names or reads the few who are there, and gives only what the policies show. */
export const peopleNamed: Named = (way, sought, { units, on, most }) => sql`select people_named(${way}, ${sought}, ${most}::int, ${units}::int[], ${on}::date)`

/** Words of units' names, which are no secret to anyone signed in. */
export const unitsHolding: Holding = (words, classes, most) => sql`select units_holding(${words}, ${classes}::text[], ${most}::int)`
