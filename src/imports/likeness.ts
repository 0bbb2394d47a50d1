import { fold } from '#ground/text/fold.ts'

/** How alike two folded texts are, 0 to 1: shared pairs of letters (Dice), with a word contained in the other counting for much. */
export function likeness(a: string, b: string): number {
  if (a === b) return a === '' ? 0 : 1
  const [pairsOfA, pairsOfB] = [pairs(a), pairs(b)]
  if (pairsOfA.length === 0 || pairsOfB.length === 0) return 0
  const left = [...pairsOfB]
  let shared = 0
  for (const pair of pairsOfA) {
    const at = left.indexOf(pair)
    if (at < 0) continue
    left.splice(at, 1)
    shared += 1
  }
  return (2 * shared) / (pairsOfA.length + pairsOfB.length)
}

/** The one option that is clearly the likest, or undefined where none is alike enough or two are. */
export function likest<Option>(text: string, options: Option[], words: (option: Option) => string[], least = 0.6): Option | undefined {
  const folded = fold(text)
  const scored = options
    .map((option) => ({ option, score: Math.max(0, ...words(option).map((word) => likeness(folded, fold(word)))) }))
    .sort((a, b) => b.score - a.score)
  const [first, second] = scored
  if (!first || first.score < least) return undefined
  return second && second.score > first.score - 0.08 ? undefined : first.option
}

const pairs = (text: string) => {
  const squeezed = text.replaceAll(' ', '')
  return Array.from({ length: Math.max(0, squeezed.length - 1) }, (_, i) => squeezed.slice(i, i + 2))
}
