const wordsIn = (text: string) => [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => ({ word: word.toLowerCase(), from: index, to: index + word.length }))

/** The text with `instead` where one of these names stood, whole, whatever its case and what stands between its words. NFC. */
export function withoutNames(text: string, names: string[], instead: string): string {
  const sought = names.map((name) => wordsIn(name.normalize('NFC')).map(({ word }) => word)).filter((words) => words.length > 0).sort((a, b) => b.length - a.length)
  const composed = text.normalize('NFC')
  const words = wordsIn(composed)
  let [left, from] = ['', 0]
  for (let at = 0; at < words.length;) {
    const found = sought.find((name) => name.every((word, i) => words[at + i]?.word === word))
    if (!found) { at++; continue }
    left += composed.slice(from, words[at]!.from) + instead
    from = words[at + found.length - 1]!.to
    at += found.length
  }
  return left + composed.slice(from)
}
