import { readSymbol } from '#ground/text/symbols.ts'
import type { PaperKind } from './paper.ts'

/** Letters of a symbol (Hướng dẫn 36-HD/VPTW, Nghị định 30/2020/NĐ-CP) and the kind they stand for. */
const kinds: Record<string, PaperKind> = {
  QĐ: 'decision', CT: 'directive', NQ: 'resolution', KH: 'plan', CTr: 'programme', QĐi: 'regulation', QyĐ: 'regulation', QC: 'regulation',
  HD: 'guidance', KL: 'conclusion', TB: 'notice', BC: 'report', BB: 'minutes', CV: 'letter', ĐA: 'scheme', NĐ: 'decree', TT: 'regulation',
}

/** '04-ĐA/TU' -> 'scheme'; 'other' where the symbol does not tell. */
export function kindOf(symbol: string | null): PaperKind {
  const read = symbol ? readSymbol(symbol) : undefined
  return (read?.kind && kinds[read.kind]) || 'other'
}
