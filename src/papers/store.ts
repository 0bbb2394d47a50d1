import { findRow, row, rows, type Tx } from '#ground/database/database.ts'
import { type Sql, sql } from '#ground/database/sql.ts'
import type { Day } from '#ground/time/day.ts'
import type { Paper, PaperDraft, PaperKind } from './paper.ts'

export const columns = sql`p.id, p.symbol, p.kind, p.issuer, p.issued_on as "issuedOn", p.issued_precision as "issuedPrecision", p.summary, p.note, p.secret`

/** Adds the paper, or nothing when the same symbol by the same issuer on the same day is there: undefined then. */
export const insertPaper = async (tx: Tx, draft: PaperDraft, accountId: number | null) => (await findRow<{ id: number }>(tx, sql`
  insert into paper (symbol, kind, issuer, issued_on, issued_precision, summary, note, secret, entered_by)
  values (${draft.symbol}, ${draft.kind}, ${draft.issuer}, ${draft.issuedOn}, ${draft.issuedPrecision}, ${draft.summary}, ${draft.note}, ${draft.secret ?? null}, ${accountId})
  on conflict do nothing
  returning id`))?.id

export const idOfSame = async (tx: Tx, draft: Parameters<typeof findSame>[1]): Promise<number> => {
  const id = await findSame(tx, draft)
  if (id === undefined) throw new Error('a paper was neither added nor there')
  return id
}

export const findSame = async (tx: Tx, draft: Pick<PaperDraft, 'symbol' | 'summary' | 'issuer' | 'issuedOn'>) => (await findRow<{ id: number }>(tx, sql`
  select id from paper
  where fold(coalesce(symbol, summary)) = fold(coalesce(${draft.symbol}::text, ${draft.summary}::text))
    and fold(issuer) = fold(${draft.issuer}::text)
    and coalesce(issued_on, 'infinity') = coalesce(${draft.issuedOn}::date, 'infinity')`))?.id

/** Of the papers with this symbol by this issuer the one, where there is no other: a row that does not say the day means that one. */
export const onlySame = async (tx: Tx, { symbol, issuer }: Pick<PaperDraft, 'symbol' | 'issuer'>): Promise<number | undefined> => {
  const found = await rows<{ id: number }>(tx, sql`select id from paper where fold(symbol) = fold(${symbol}::text) and fold(issuer) = fold(${issuer}::text) limit 2`)
  return found.length === 1 ? found[0]!.id : undefined
}

export const findPaper = (tx: Tx, id: number) => findRow<Paper>(tx, sql`select ${columns} from paper p where p.id = ${id}`)

export type Only = { kind?: string | undefined; issuer?: string | undefined; year?: number | undefined; until?: Day | undefined }

/** Papers whose symbol, issuer or summary has all the folded words, the newest first; every paper for no words. Narrowed by kind, issuer as written, year of issue, and the last day of issue. */
export const papersWith = (tx: Tx, words: string[], limit: number, { offset = 0, ...only }: Only & { offset?: number } = {}) => rows<Paper>(tx, sql`
  select ${columns} from paper p
  where ${passes(words, only)}
  order by p.issued_on desc nulls last, p.id desc
  limit ${limit} offset ${offset}`)

export const countWith = async (tx: Tx, words: string[], only: Only) => (await row<{ count: number }>(tx, sql`select count(*)::int as count from paper p where ${passes(words, only)}`)).count

const passes = (words: string[], { kind, issuer, year, until }: Only): Sql => sql`
    (${words.length === 0} or p.key like all (${words.map((word) => `%${word.replace(/[%_\\]/g, '\\$&')}%`)}::text[]))
    and p.kind = coalesce(${kind ?? null}::text, p.kind)
    and p.issuer = coalesce(${issuer ?? null}::text, p.issuer)
    and (${year ?? null}::int is null or extract(year from p.issued_on) = ${year ?? null}::int)
    and ${issuedBy(until)}`

/** A paper whose day is not known counts as issued. */
const issuedBy = (until: Day | undefined): Sql => sql`(${until ?? null}::date is null or p.issued_on is null or p.issued_on <= ${until ?? null}::date)`

/** How many papers issued by a day there are of each kind, issuer and year of issue; and how many were issued later. */
export async function paperCounts(tx: Tx, until?: Day) {
  const counted = await rows<{ kind: PaperKind; issuer: string; year: number | null; count: number }>(tx, sql`
    select kind, issuer, extract(year from issued_on)::int as year, count(*)::int as count from paper p where ${issuedBy(until)} group by 1, 2, 3`)
  const { later } = await row<{ later: number }>(tx, sql`select count(*) filter (where not ${issuedBy(until)})::int as later from paper p`)
  const by = <Key>(keyOf: (one: (typeof counted)[number]) => Key) => {
    const sums = new Map<Key, number>()
    for (const one of counted) sums.set(keyOf(one), (sums.get(keyOf(one)) ?? 0) + one.count)
    return [...sums]
  }
  return {
    total: counted.reduce((sum, { count }) => sum + count, 0), later,
    kinds: by(({ kind }) => kind).map(([kind, count]) => ({ kind, count })).sort((a, b) => b.count - a.count),
    issuers: by(({ issuer }) => issuer).map(([issuer, count]) => ({ issuer, count })).sort((a, b) => a.issuer.localeCompare(b.issuer, 'vi')),
    years: by(({ year }) => year).flatMap(([year, count]) => (year === null ? [] : [{ year, count }])).sort((a, b) => b.year - a.year),
  }
}
