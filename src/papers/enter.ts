import type { Actor } from '#ground/actor.ts'
import type { Tx } from '#ground/database/database.ts'
import { obey } from '#ground/refusal.ts'
import { record } from '#ground/journal/journal.ts'
import { tidySymbol } from '#ground/text/symbols.ts'
import { refuseToEnter, type PaperDraft } from './paper.ts'
import { refuseTaken } from './reserve.ts'
import { findSame, idOfSame, insertPaper, onlySame } from './store.ts'

/** Enters a paper. The same symbol by the same issuer on the same day is the same paper: its id comes back, `entered` false. A number that its body has given already is refused. */
export async function enter(tx: Tx, actor: Actor, draft: PaperDraft): Promise<{ id: number; entered: boolean }> {
  obey(refuseToEnter(draft, actor.today))
  const tidy = tidied(draft)
  const there = await findSame(tx, tidy)
  if (there !== undefined) return { id: there, entered: false }
  obey(await refuseTaken(tx, actor, tidy))
  const id = await insertPaper(tx, tidy, actor.accountId)
  if (id === undefined) return { id: await idOfSame(tx, tidy), entered: false }
  await record(tx, actor, { what: 'papers.enter', units: [], subject: `papers/${id}`, facts: { paperId: id }, after: { symbol: tidy.symbol, issuer: tidy.issuer, issuedOn: tidy.issuedOn } })
  return { id, entered: true }
}

/** The id of the paper with this symbol, issuer and day, entered if it is new: for imports and the national tree. Without a day it is the one of that symbol and issuer, where there is one alone. */
export async function paperFor(tx: Tx, draft: PaperDraft, accountId: number | null = null): Promise<number> {
  const tidy = tidied(draft)
  const meant = tidy.symbol && !tidy.issuedOn ? await onlySame(tx, tidy) : undefined
  return meant ?? await insertPaper(tx, tidy, accountId) ?? await idOfSame(tx, tidy)
}

const tidied = (draft: PaperDraft): PaperDraft => ({ ...draft, symbol: draft.symbol?.trim() ? tidySymbol(draft.symbol) : null, issuer: draft.issuer.normalize('NFC').trim() })
