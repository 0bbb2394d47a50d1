import { type Sql, sql } from '#ground/database/sql.ts'

/** In a query: how a paper is called, by its symbol or else by what it says; null where there is none. */
export const paperName = (id: Sql): Sql => sql`(select coalesce(named.symbol, named.summary) from paper named where named.id = ${id})`

/** What a workbook tells of the paper under alias d: of one without a symbol nothing. */
export const paperTaken: Sql = sql`d.symbol as paper, case when d.symbol is not null then d.issued_on::text end as paper_on, case when d.symbol is not null then d.issuer end as issuer`
