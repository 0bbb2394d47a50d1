import { fill, type Language, type Messages } from '#ground/text/say.ts'
import type { CellFault } from './finding.ts'

/** A fault in words. Where the reason's own sentence says what to do, the remedy is empty. */
export function sayCellFault(messages: Messages, { code, facts }: Pick<CellFault, 'code' | 'facts'>, language: Language): { reason: string; remedy: string } {
  const said = (key: string) => (messages[key] ? fill(messages[key], facts, language) : '')
  return { reason: said(code) || code, remedy: said(`${code}.remedy`) }
}
