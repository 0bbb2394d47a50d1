import { today } from '#ground/time/day.ts'
import type { FieldError } from '#ground/web/form/error-summary.tsx'
import type { Say } from '#ground/web/language.tsx'
import { readIssued } from '../issued-on.ts'
import { kindOf } from '../kind.ts'
import { paperKinds, refuseToEnter, secretLevels, type PaperDraft, type PaperKind } from '../paper.ts'

export const draftFields = ['symbol', 'kind', 'issuer', 'issuedOn', 'secret', 'summary', 'note'] as const
export type DraftField = (typeof draftFields)[number]

const fieldOf: Record<string, DraftField> = { 'papers.issuer-missing': 'issuer', 'papers.neither-symbol-nor-summary': 'symbol', 'papers.issued-in-the-future': 'issuedOn',
  'papers.secret': 'secret', 'papers.secret-without-number': 'symbol', 'papers.secret-has-content': 'summary' }

const isKind = (text: string): text is PaperKind => (paperKinds as readonly string[]).includes(text)

/** What was typed as a paper, or what is to be put right; the rules are the server's own. `name` gives a field's name on the page. */
export function readDraft(textOf: (field: DraftField) => string, name: (field: DraftField) => string, say: Say): PaperDraft | FieldError[] {
  const issued = readIssued(textOf('issuedOn'))
  const symbol = textOf('symbol') || null
  const chosen = textOf('kind')
  const rest = { symbol, kind: isKind(chosen) ? chosen : kindOf(symbol), issuer: textOf('issuer'), summary: textOf('summary'), note: textOf('note') || null, secret: secretLevels.find((level) => level === textOf('secret')) ?? null }
  const unread = 'code' in issued ? [{ name: name('issuedOn'), sentence: say(issued.code, issued.facts) }] : []
  const draft: PaperDraft = { ...rest, ...('code' in issued ? { issuedOn: null, issuedPrecision: 'unknown' } : issued) }
  const refusal = refuseToEnter(draft, today())
  const errors = [...(refusal ? [{ name: name(fieldOf[refusal.code] ?? 'symbol'), sentence: say(refusal.code, refusal.facts) }] : []), ...unread]
  return errors.length > 0 ? errors : draft
}
