import { findRow, row, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Paper } from './paper.ts'
import type { Reservation, Series, SeriesDraft } from './series.ts'
import { columns } from './store.ts'

const series = sql`s.id, s.unit_id as "unitId", s.issuer, s.side, s.kind, s.name, lower(s.held) as "from", upper(s.held) as until`

export const allSeries = (tx: Tx) => rows<Series>(tx, sql`select ${series} from paper_series s where upper_inf(s.recorded) order by s.issuer, lower(s.held) desc, s.kind nulls first, s.id`)
export const findSeries = (tx: Tx, id: number) => findRow<Series>(tx, sql`select ${series} from paper_series s where s.id = ${id} and upper_inf(s.recorded)`)
/** Those of a body that run on a day. */
export const seriesOf = (tx: Tx, issuer: string, on: string) => rows<Series>(tx, sql`
  select ${series} from paper_series s where upper_inf(s.recorded) and fold(s.issuer) = fold(${issuer}) and s.held @> ${on}::date order by s.id`)

export const insertSeries = async (tx: Tx, unitId: number, { issuer, side, kind, name, from, until }: SeriesDraft) => (await row<{ id: number }>(tx, sql`
  insert into paper_series (unit_id, issuer, side, kind, name, held) values (${unitId}, ${issuer}, ${side}, ${kind}, ${name}, daterange(${from}::date, ${until}::date)) returning id`)).id

/** The papers of the series' body in its days: which of them took a number, the symbols tell. */
export const papersOfSeries = (tx: Tx, { issuer, from, until }: Pick<Series, 'issuer' | 'from' | 'until'>) => rows<Paper>(tx, sql`
  select ${columns} from paper p
  where fold(p.issuer) = fold(${issuer}) and p.symbol is not null and p.issued_on >= ${from}::date and (${until}::date is null or p.issued_on < ${until}::date)
  order by p.issued_on, p.id`)

const reservation = sql`r.id, r.number, r.what_for as "whatFor", r.reserved_on as "reservedOn"`
export const reservationsOf = (tx: Tx, seriesId: number) => rows<Reservation>(tx, sql`select ${reservation} from paper_reservation r where r.series_id = ${seriesId} and upper_inf(r.recorded) order by r.number`)
export const findReservation = (tx: Tx, id: number) => findRow<Reservation & { unitId: number; seriesId: number }>(tx, sql`
  select ${reservation}, r.unit_id as "unitId", r.series_id as "seriesId" from paper_reservation r where r.id = ${id} and upper_inf(r.recorded) for update`)
export const insertReservation = async (tx: Tx, { id, unitId }: Series, number: number, whatFor: string, on: string) => (await row<{ id: number }>(tx, sql`
  insert into paper_reservation (series_id, unit_id, number, what_for, reserved_on) values (${id}, ${unitId}, ${number}, ${whatFor}, ${on}) returning id`)).id
export const endReservation = (tx: Tx, id: number) => rows(tx, sql`update paper_reservation set recorded = tstzrange(lower(recorded), greatest(now(), lower(recorded))) where id = ${id}`)
/** One at a time counts the numbers of a series. */
export const takeTurn = (tx: Tx, seriesId: number) => rows(tx, sql`select pg_advisory_xact_lock(hashtext('paper_series'), ${seriesId})`)
