import { sql } from '#ground/database/sql.ts'
import { type AskedList, type Listed, type Named, queryOf, unitsBound } from '#posts/public.ts'
import type { Holding } from '#units/public.ts'

/** Names as whoever speaks may find them: the function takes their areas from the session, walks the indexes of names or reads the few who are there, and gives only what the policies show. */
export const peopleNamed: Named = (way, sought, { units, on, most }) => sql`select people_named(${way}, ${sought}, ${most}::int, ${unitsBound(units)}, ${on}::date)`

/** Words of units' names, which are no secret to anyone signed in. */
export const unitsHolding: Holding = (words, classes, most) => sql`select units_holding(${words}, ${classes}::text[], ${most}::int)`

/** People of units as whoever speaks may see them: what they may see is settled by unit, once, and not asked of each person but on a page that is read along the names. */
export const peopleListed: Listed = {
  whose: sql`people_shown_to()`,
  counts: (asked) => sql`select people_counted(${given(asked)})`,
  page: (asked) => sql`select people_listed(${given(asked)}, ${partOf(asked)})`,
  pageAlong: (asked, walked) => sql`select people_along(${given(asked)}, ${partOf(asked)}, ${walked}::int)`,
}

const given = ({ units, on, text, sex, minority, post }: AskedList) => sql`
  ${unitsBound(units)}, ${on}::date, ${queryOf(text)}::text, ${sex ?? null}::text, ${minority ?? null}::boolean, ${post ?? null}::text`
const partOf = ({ party, afterKey, after, limit }: AskedList) => sql`${party ?? null}::text[], ${afterKey}::text, ${after ?? null}::int, ${limit ?? 100}::int`
