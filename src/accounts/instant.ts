import { type Sql, sql } from '#ground/database/sql.ts'

/** A timestamp as text on Vietnamese clocks: '2026-11-25T09:30:00+07:00'. */
export const instant = (at: Sql): Sql => sql`to_char(${at} at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD"T"HH24:MI:SS"+07:00"')`
