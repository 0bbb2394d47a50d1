import type { Actor } from '#ground/actor.ts'
import type { Tx } from '#ground/database/database.ts'
import { obey } from '#ground/refusal.ts'
import { record } from '#ground/journal/journal.ts'
import { tidySymbol } from '#ground/text/symbols.ts'
import { refuseToEnter, type PaperDraft } from './paper.ts'
import { idOfSame, insertPaper } from './store.ts'

/** Enters a paper. The same symbol by the same issuer on the same day is the same paper: its id comes back, `entered` false. */
export async function enter(tx: Tx, actor: Actor, draft: PaperDraft): Promise<{ id: number; entered: boolean }> {
  obey(refuseToEnter(draft, actor.today))
  const tidy = tidied(draft)
  const id = await insertPaper(tx, tidy, actor.accountId)
  if (id === undefined) return { id: await idOfSame(tx, tidy), entered: false }
  await record(tx, actor, { what: 'papers.enter', units: [], subject: `papers/${id}`, facts: { paperId: id }, after: { symbol: tidy.symbol, issuer: tidy.issuer, issuedOn: tidy.issuedOn } })
  return { id, entered: true }
}

/** The id of the paper with this symbol, issuer and day, entered if it is new: for imports and the national tree. */
export async function paperFor(tx: Tx, draft: PaperDraft, accountId: number | null = null): Promise<number> {
  const tidy = tidied(draft)
  return await insertPaper(tx, tidy, accountId) ?? await idOfSame(tx, tidy)
}

const tidied = (draft: PaperDraft): PaperDraft => ({ ...draft, symbol: draft.symbol?.trim() ? tidySymbol(draft.symbol) : null, issuer: draft.issuer.normalize('NFC').trim() })
