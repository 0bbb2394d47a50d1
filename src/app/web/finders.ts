import type { Day } from '#ground/time/day.ts'
import { ask } from '#ground/web/client.ts'
import type { Found } from '#ground/web/form/finding.ts'
import type { Say } from '#ground/web/language.tsx'
import { findPapers } from '#papers/contract.ts'
import { issuedText, paperName } from '#papers/web/paper-name.tsx'
import { personFinder } from '#posts/web/find-person.ts'
import { unitsNamed } from '#units/web/units-named.ts'

const most = { units: 8, people: 6, papers: 4 }

const papersNamed = async (text: string, say: Say, signal: AbortSignal): Promise<Found[]> =>
  (await ask(findPapers, { text, limit: most.papers }, signal)).map((paper): Found => ({
    key: String(paper.id), label: paperName(paper, say), note: [paper.issuer, issuedText(paper, say), paper.symbol ? paper.summary : ''].filter(Boolean).join(' · '), to: `/papers/${paper.id}`,
  }))

/** What the search box asks of each room. Loaded at the first letter. */
export const finders = {
  units: (text: string, on: Day, say: Say, signal: AbortSignal): Promise<Found[]> => unitsNamed(text, on, say, signal, most.units),
  people: async (text: string, on: Day, say: Say, signal: AbortSignal): Promise<Found[]> => (await personFinder(on, say)(text, signal)).slice(0, most.people).map((found) => ({ ...found, to: `/people/${found.key}` })),
  papers: (text: string, _on: Day, say: Say, signal: AbortSignal): Promise<Found[]> => papersNamed(text, say, signal),
}
