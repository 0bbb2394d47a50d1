import type { Say } from '#ground/web/language.tsx'
import type { FaultSeen } from './seen.ts'
import { words } from './words.ts'

/** 'Nhân sự, ô C12' */
export const placeOf = ({ sheetName, row, cell }: Pick<FaultSeen, 'sheetName' | 'row' | 'cell'>, say: Say): string =>
  cell ? say(words.atCell, { sheet: sheetName, cell }) : row > 0 ? say(words.atRow, { sheet: sheetName, row }) : say(words.atSheet, { sheet: sheetName })

/** Sentences of the time say themselves what to do. */
const saysRemedy = (code: string) => code.startsWith('time.')

const mostChoicesSaid = 8

/** Why the cell cannot be taken and what to do; a code without a remedy of its own says it in the reason. */
export const sayFault = ({ code, facts }: Pick<FaultSeen, 'code' | 'facts'>, say: Say): { reason: string; remedy: string } => {
  const isLong = Array.isArray(facts.choices) && facts.choices.length > mostChoicesSaid // the field beside it lists them
  const remedy = isLong ? say(words.chooseBeside) : say(`${code}.remedy`, facts)
  return { reason: say(code, facts), remedy: saysRemedy(code) || remedy === `${code}.remedy` ? '' : remedy }
}

export type FaultGroup = { key: string; faults: FaultSeen[] }

/** The faults by what is wrong in which column, the most frequent first. */
export function groupsOf(faults: FaultSeen[]): FaultGroup[] {
  const groups = new Map<string, FaultSeen[]>()
  for (const fault of faults) {
    const key = [fault.code, fault.sheet, fault.column].join('|')
    groups.set(key, [...groups.get(key) ?? [], fault])
  }
  return [...groups].map(([key, each]) => ({ key, faults: each })).sort((a, b) => b.faults.length - a.faults.length)
}
