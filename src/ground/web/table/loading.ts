import { useUrl } from '../url.ts'

/** How many rows one answer brings, and the most that a page holds at all. */
export const rowsAtOnce = 500
export const mostRows = 5000

/** How many rows to ask for: as many as the address says were shown (?so=); all that can be had when they are put in another order, for a part would be sorted wrongly. */
export const useRowsAsked = (name?: string, atOnce = rowsAtOnce): number => {
  const url = useUrl()
  const field = (word: string) => url.get(name ? `${name}.${word}` : word)
  if (field('sap')) return mostRows
  const shown = Number(field('so')) || 0
  return Math.min(mostRows, Math.max(1, Math.ceil(shown / atOnce)) * atOnce)
}
