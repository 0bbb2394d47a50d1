import { findRow, row, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Link, LinkDraft } from './link.ts'
import type { Paper } from './paper.ts'
import { columns } from './store.ts'

const link = sql`l.id, l.from_id as "fromId", l.to_id as "toId", l.kind`

/** Every link that leads from these papers up to what they speak of, and from there on. Each link once, the nearest first. */
export const linksUp = (tx: Tx, ids: readonly number[]) => rows<Link>(tx, sql`
  with recursive up as (
    select l.id, l.from_id, l.to_id, l.kind, 1 as step from paper_link l where l.from_id = any(${ids}::int[]) and upper_inf(l.recorded)
    union
    select l.id, l.from_id, l.to_id, l.kind, up.step + 1 from up join paper_link l on l.from_id = up.to_id and upper_inf(l.recorded) where up.step < 20
  )
  select ${link} from up l group by 1, 2, 3, 4 order by min(l.step), l.id`)

/** Links that touch these papers at either end. */
export const linksAt = (tx: Tx, ids: readonly number[]) => rows<Link>(tx, sql`
  select ${link} from paper_link l where (l.from_id = any(${ids}::int[]) or l.to_id = any(${ids}::int[])) and upper_inf(l.recorded) order by l.id`)

export const replacements = (tx: Tx) => rows<Link>(tx, sql`
  with gone as (select distinct to_id from paper_link where kind = 'replaces' and upper_inf(recorded))
  select ${link} from paper_link l where upper_inf(l.recorded) and (l.kind = 'replaces' or l.to_id in (select to_id from gone)) order by l.id`)

export const findLink = (tx: Tx, id: number) => findRow<Link>(tx, sql`select ${link} from paper_link l where l.id = ${id} and upper_inf(l.recorded) for update`)

export const linkBetween = (tx: Tx, { fromId, toId }: LinkDraft) => findRow<Link>(tx, sql`
  select ${link} from paper_link l where l.from_id = ${fromId} and l.to_id = ${toId} and upper_inf(l.recorded) for update`)

export const insertLink = async (tx: Tx, { fromId, toId, kind }: LinkDraft, accountId: number) => (await row<{ id: number }>(tx, sql`
  insert into paper_link (from_id, to_id, kind, entered_by) values (${fromId}, ${toId}, ${kind}, ${accountId || null}) returning id`)).id

export const disbelieveLink = (tx: Tx, id: number) => rows(tx, sql`update paper_link set recorded = tstzrange(lower(recorded), greatest(now(), lower(recorded))) where id = ${id}`)

export const papersById = async (tx: Tx, ids: Iterable<number>): Promise<Map<number, Paper>> => new Map((await rows<Paper>(tx, sql`
  select ${columns} from paper p where p.id = any(${[...ids]}::int[])`)).map((paper) => [paper.id, paper]))
