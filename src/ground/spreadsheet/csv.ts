import { Refusal } from '../refusal.ts'
import { recogniseTogether } from '../text/legacy.ts'

export type Decoded = { text: string; encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1258' | 'tcvn3' | 'vni' | 'latin1' }

/**
 * The text of a CSV file. Single-byte files come from old Vietnamese fonts (then the text still is what such a font shows:
 * ground/text/legacy.ts converts it cell by cell) or from Windows' Vietnamese code page.
 */
export function decode(bytes: Uint8Array): Decoded {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined
  const wide = marked ?? wideWithoutMark(bytes)
  if (wide) return { text: new TextDecoder(wide).decode(bytes), encoding: wide }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' }
  } catch {
    return decodeSingleBytes(bytes)
  }
}

/** Letters of plain text in UTF-16 have a zero for every other byte. */
function wideWithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const head = bytes.subarray(0, 4096)
  const zeros = [0, 0]
  head.forEach((byte, at) => { if (byte === 0) zeros[at % 2]! += 1 })
  if (zeros[0]! + zeros[1]! < head.length * 0.3) {
    if (zeros[0]! + zeros[1]! > 0) throw new Refusal('spreadsheet.unknown-encoding')
    return undefined
  }
  return zeros[1]! > zeros[0]! ? 'utf-16le' : 'utf-16be'
}

function decodeSingleBytes(bytes: Uint8Array): Decoded {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const codePage = new TextDecoder('windows-1258').decode(bytes).normalize('NFC')
  const sample = (text: string): string[] => text.slice(0, 200_000).split(/[\s,;|"]+/)
  const old = recogniseTogether(sample(latin))
  const paged = recogniseTogether(sample(codePage))
  if (paged.unicode > old.legacy || (paged.unicode > 0 && old.from === 'unicode')) return { text: codePage, encoding: 'windows-1258' }
  return { text: latin, encoding: old.from === 'unicode' ? 'latin1' : old.from }
}

const delimiters = [',', ';', '\t', '|']

/** The delimiter of a CSV text: as its first line says ('sep=;'), else the one that cuts the first lines into most and equal columns. */
export function delimiterOf(text: string): { delimiter: string; skipLines: number } {
  const said = /^sep=(.)\r?\n/i.exec(text)
  if (said) return { delimiter: said[1]!, skipLines: 1 }
  const lines = withoutQuoted(text.slice(0, 50_000)).split(/\r\n|\r|\n/).filter(Boolean).slice(0, 20)
  const rated = delimiters.map((delimiter) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1)
    const usual = [...counts].sort((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0
    return { delimiter, score: usual * counts.filter((count) => count === usual).length }
  })
  return { delimiter: rated.reduce((best, each) => (each.score > best.score ? each : best)).delimiter, skipLines: 0 }
}

const withoutQuoted = (text: string): string => text.replace(/"(?:[^"]|"")*"/g, '')
