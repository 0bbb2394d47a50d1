import type { Day } from '#ground/time/day.ts'
import type { Kin } from './answers.ts'

export type KinUnit = { id: number; name: string }
/** One event of a lineage: some units passed, on a day and by a paper, into others. Empty `to`: they ended without a successor. */
export type Passing = { key: string; on: Day; kind: string; side: Kin['side']; step: number; from: KinUnit[]; to: KinUnit[]; paper: Kin['paper']; notes: string[] }

const keyOf = ({ side, on, kind, fromId, toId, paper }: Kin): string => [side, on, side === 'before' ? toId : fromId, kind, paper?.id].join('/')

const once = (units: KinUnit[]): KinUnit[] => units.filter(({ id }, place) => units.findIndex((other) => other.id === id) === place)

/** The links of a lineage as events, the latest first: what flowed into one unit together, what one unit became. */
export const passingsOf = (kin: Kin[]): Passing[] => {
  const groups = new Map<string, Kin[]>()
  for (const link of kin) groups.set(keyOf(link), [...groups.get(keyOf(link)) ?? [], link])
  return [...groups].flatMap(([key, links]): Passing[] => {
    const [first] = links
    if (!first) return []
    const { on, kind, side, step, paper } = first
    const from = once(links.map(({ fromId, from: name }) => ({ id: fromId, name })))
    const to = once(links.flatMap(({ toId, to: name }) => (toId === null || name === null ? [] : [{ id: toId, name }])))
    return [{ key, on, kind, side, step, paper, from, to, notes: [...new Set(links.map(({ note }) => note).filter((note) => note !== null))] }]
  }).sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : a.step - b.step))
}

/** What stood on a day in the place of a unit that did not: its successors after it ended, its predecessors before it began. */
export const standingInstead = (kin: Kin[], unitId: number, on: Day, side: Kin['side']): KinUnit[] => {
  const walk = (unit: KinUnit): KinUnit[] => {
    const next = kin.flatMap((link): KinUnit[] => {
      if (link.side !== side) return []
      if (side === 'after') return link.fromId === unit.id && link.on <= on && link.toId !== null && link.kind !== 'partial' ? [{ id: link.toId, name: link.to ?? '' }] : []
      return link.toId === unit.id && link.on > on ? [{ id: link.fromId, name: link.from }] : []
    })
    return next.length === 0 ? [unit] : next.flatMap(walk)
  }
  return once(walk({ id: unitId, name: '' })).filter(({ id }) => id !== unitId)
}
