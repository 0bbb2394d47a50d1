import { type Sql, sql } from '#ground/database/sql.ts'

/** In a query: how a paper is called, by its symbol or else by what it says; null where there is none. */
export const paperName = (id: Sql): Sql => sql`(select coalesce(named.symbol, named.summary) from paper named where named.id = ${id})`
