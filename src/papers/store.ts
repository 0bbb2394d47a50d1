import { findRow, row, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Paper, PaperDraft } from './paper.ts'

const columns = sql`p.id, p.symbol, p.kind, p.issuer, p.issued_on as "issuedOn", p.issued_precision as "issuedPrecision", p.summary, p.note`

/** Adds the paper, or nothing when the same symbol by the same issuer on the same day is there: undefined then. */
export const insertPaper = async (tx: Tx, draft: PaperDraft, accountId: number | null) => (await findRow<{ id: number }>(tx, sql`
  insert into paper (symbol, kind, issuer, issued_on, issued_precision, summary, note, entered_by)
  values (${draft.symbol}, ${draft.kind}, ${draft.issuer}, ${draft.issuedOn}, ${draft.issuedPrecision}, ${draft.summary}, ${draft.note}, ${accountId})
  on conflict do nothing
  returning id`))?.id

export const idOfSame = async (tx: Tx, draft: Pick<PaperDraft, 'symbol' | 'summary' | 'issuer' | 'issuedOn'>) => (await row<{ id: number }>(tx, sql`
  select id from paper
  where fold(coalesce(symbol, summary)) = fold(coalesce(${draft.symbol}::text, ${draft.summary}::text))
    and fold(issuer) = fold(${draft.issuer}::text)
    and coalesce(issued_on, 'infinity') = coalesce(${draft.issuedOn}::date, 'infinity')`)).id

export const findPaper = (tx: Tx, id: number) => findRow<Paper>(tx, sql`select ${columns} from paper p where p.id = ${id}`)

/** Papers whose symbol, issuer or summary has all the folded words, the newest first; every paper for no words. */
export const papersWith = (tx: Tx, words: string[], limit: number) => rows<Paper>(tx, sql`
  select ${columns} from paper p
  where ${words.length === 0} or p.key like all (${words.map((word) => `%${word.replace(/[%_\\]/g, '\\$&')}%`)}::text[])
  order by p.issued_on desc nulls last, p.id desc
  limit ${limit}`)
