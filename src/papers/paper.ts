import type { Tx } from '#ground/database/database.ts'
import { Refusal } from '#ground/refusal.ts'
import { secretMarkIn } from '#ground/text/secret-mark.ts'
import type { Day } from '#ground/time/day.ts'

export const paperKinds = ['decision', 'directive', 'resolution', 'plan', 'programme', 'regulation', 'guidance', 'conclusion', 'notice', 'report', 'minutes', 'letter', 'scheme', 'law', 'decree', 'other'] as const
export type PaperKind = (typeof paperKinds)[number]
/** The levels of State secrecy, as the paper is marked. */
export const secretLevels = ['mat', 'toi_mat', 'tuyet_mat'] as const
export const precisions = ['day', 'month', 'quarter', 'year', 'year_start', 'year_middle', 'year_end', 'unknown'] as const

/** A paper as somebody enters it. `issuedOn` is the first day of the month, quarter, third of a year or year where less is known. */
export type PaperDraft = {
  symbol: string | null // '2128/QĐ-UBND'; null where the number is unknown
  kind: PaperKind
  issuer: string // the body as the paper names it
  issuedOn: Day | string | null
  issuedPrecision: (typeof precisions)[number]
  summary: string // trích yếu
  note: string | null
  secret?: (typeof secretLevels)[number] | null // a number reserved without content
}

export type Paper = PaperDraft & { id: number; issuedOn: Day | null }

/** What rests on a paper: a line for its page, contributed by the room that owns the act. `people`: whom the act, and with it the paper, is about. */
export type Resting = { what: string /* message code, 'units.merge' */; on: Day | null; says: string; link: string | null; people?: number[] }
export type RestsOn = (tx: Tx, paperId: number) => Promise<Resting[]>

/** A paper can be told from others: it has a number or a summary, and an issuer; its day has come. */
export function refuseToEnter(draft: PaperDraft, today: Day): Refusal | null {
  const secret = refuseSecret(draft)
  if (secret) return secret
  if (!draft.issuer.trim()) return new Refusal('papers.issuer-missing')
  if (!draft.symbol?.trim() && !draft.summary.trim()) return new Refusal('papers.neither-symbol-nor-summary')
  if (draft.issuedOn && draft.issuedOn > today) return new Refusal('papers.issued-in-the-future', { issuedOn: draft.issuedOn, today })
  if ((draft.issuedOn === null) !== (draft.issuedPrecision === 'unknown')) return new Refusal('papers.day-and-precision-differ')
  return null
}

/** Of a paper marked as a State secret (Law 117/2025/QH15, art. 5) number, body and day are kept, and no word of what it is about. */
function refuseSecret({ symbol, summary, note, secret }: PaperDraft): Refusal | null {
  if (secret) {
    if (!symbol?.trim()) return new Refusal('papers.secret-without-number')
    return summary.trim() || note?.trim() ? new Refusal('papers.secret-has-content') : null
  }
  const mark = [symbol, summary, note].map((text) => secretMarkIn(text ?? '')).find(Boolean)
  return mark ? new Refusal('papers.secret', { mark }) : null
}
