import type { Message } from '#ground/text/say.ts'
import type { Look } from '#ground/web/tone.ts'
import type { Behind, BehindRow, Column, Told } from './asking.ts'

export type SeenRow = BehindRow & { counted: boolean }
export type Seen = { look: Look; words: Message | string }

/** The column that says in one word what a row is, where the subject has one. */
export const stateColumn = (columns: readonly Column[]): Column | undefined => columns.find(({ looks }) => Object.keys(looks).length > 0)

const counted: Look = { tone: 'brand', shape: 'full' }
const unwelcome: Look = { tone: 'rust', shape: 'full' }
const plain: Look = { tone: 'grey', shape: 'open' }

/** How a row is drawn and what it is called: those that count are all drawn alike, the others by their state. */
export const seenBy = ({ better, code }: Told, { columns, rows }: { columns: readonly Column[]; rows: readonly SeenRow[] }) => {
  const state = stateColumn(columns)
  const stateOf = (row: BehindRow) => (state ? String(row.values[state.key] ?? '') : '')
  const counts = new Set(rows.filter((row) => row.counted).map(stateOf))
  const only = counts.size === 1 ? [...counts][0] : undefined
  const countedWords = (only && state?.choices[only]) || 'indicators.part.numerator'
  const countedLook = better === 'lower' ? unwelcome : counted
  return (row: SeenRow): Seen => {
    if (row.counted) return { look: countedLook, words: countedWords }
    const look = state?.looks[stateOf(row)]
    return { look: look && look.shape !== 'full' ? look : plain, words: state?.choices[stateOf(row)] ?? 'indicators.part.missing' }
  }
}

/** The state of a row in words, with its look. */
export const stateOfRow = (behind: Pick<Behind, 'columns'>, row: BehindRow): Seen | undefined => {
  const column = stateColumn(behind.columns)
  const value = column && String(row.values[column.key] ?? '')
  const look = value ? column.looks[value] : undefined
  const said = value ? column.choices[value] : undefined
  return look && said ? { look, words: said } : undefined
}
