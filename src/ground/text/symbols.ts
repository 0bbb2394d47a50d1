import { tidy } from './names.ts'

/**
 * The number and symbol of an official paper, taken apart.
 * Party (Hướng dẫn 36-HD/VPTW): 12-CT/TU. State (Nghị định 30/2020/NĐ-CP): 2128/QĐ-UBND, 59/2023/NĐ-CP, 72/2025/QH15.
 */
export type PaperSymbol = {
  side: 'party' | 'state'
  number: string // as written, leading zeros kept: '04'
  year?: number
  kind?: string // 'CT', 'QĐ'; absent in 72/2025/QH15
  body: string // 'TU', 'UBND'
}

const letters = '[A-ZĐa-zđà-ỹ]'
const name = `${letters}[A-ZĐa-zđà-ỹ0-9]*(?:-${letters}[A-ZĐa-zđà-ỹ0-9]*)*`
const party = new RegExp(`^(\\d{1,5})-(${letters}{1,8})/(${name})$`)
const state = new RegExp(`^(\\d{1,6})(?:/(\\d{4}))?/(${letters}{1,8}[0-9]{0,2})-(${name})$`)
const withoutKind = new RegExp(`^(\\d{1,6})/(\\d{4})/(${letters}{1,8}[0-9]{0,3})$`)

/** '04 – ĐA/TU' -> { side: 'party', number: '04', kind: 'ĐA', body: 'TU' }; undefined where it is not a symbol. */
export function readSymbol(text: string): PaperSymbol | undefined {
  const typed = tidy(text).replace(/Ð/g, 'Đ').replace(/[‐‑‒–—―−]/g, '-').replace(/[／⁄∕]/g, '/').replace(/^(?:Số|số|SỐ)\s*[:.]?\s*/, '').replace(/\s*([-/])\s*/g, '$1').replace(/[.,;]$/, '').replace(/(\/\p{Lu}{2,6}) ((?:T|H|Đ|Th|TX|Q)U|TW)$/u, '$1$2')
  const cased = typed === typed.toLowerCase() ? typed.toUpperCase() : typed
  let found = cased.match(party)
  if (found) return { side: 'party', number: found[1]!, kind: casedKind(found[2]!), body: found[3]! }
  if ((found = cased.match(state))) return { side: 'state', number: found[1]!, ...(found[2] ? { year: Number(found[2]) } : {}), kind: casedKind(found[3]!), body: found[4]! }
  if ((found = cased.match(withoutKind))) return { side: 'state', number: found[1]!, year: Number(found[2]), body: found[3]! }
  return undefined
}

const mixedCase: Record<string, string> = { QĐI: 'QĐi', QYĐ: 'QyĐ', CTR: 'CTr', TTR: 'TTr', CTRPH: 'CTrPH' }
const casedKind = (kind: string): string => mixedCase[kind.toUpperCase()] ?? kind

/** The symbol as it is printed. readSymbol of it gives the same parts back. */
export function writeSymbol({ side, number, year, kind, body }: PaperSymbol): string {
  if (side === 'party') return `${number}-${kind}/${body}`
  return [number, year, kind ? `${kind}-${body}` : body].filter((part) => part !== undefined).join('/')
}

/** The text with its symbol written the printed way, or tidied where it is not a symbol. */
export const tidySymbol = (text: string): string => {
  const read = readSymbol(text)
  return read ? writeSymbol(read) : tidy(text)
}
