import { tcvn3, vni } from './legacy-tables.ts'
import { isSyllable } from './syllables.ts'

export type Encoding = 'unicode' | 'tcvn3' | 'vni'
export type Legacy = Exclude<Encoding, 'unicode'>

/** A text in Unicode NFC, how it had been typed, and whether that leaves no doubt (a person looks at the others). */
export type Recognised = { text: string; from: Encoding; sure: boolean }

export type FontHint = { from: Legacy; capitals: boolean }

/** What a cell's font says: '.VnTime' -> TCVN3, '.VnTimeH' -> TCVN3 shown as capitals, 'VNI-Times' -> VNI. */
export function fontHint(font: string | undefined): FontHint | undefined {
  if (font && /^\.vn/i.test(font)) return { from: 'tcvn3', capitals: /^\.vn.*[a-z]h( |$)/i.test(font) && /H( |$)/.test(font) }
  return font && /^vni[- ]/i.test(font) ? { from: 'vni', capitals: false } : undefined
}

const decoders: Record<Legacy, Map<string, string>> = { tcvn3: new Map(tcvn3), vni: new Map(vni) }
const encoders: Record<Legacy, Map<string, string>> = {
  tcvn3: new Map(tcvn3.map(([code, letter]) => [letter, code])),
  vni: new Map(vni.map(([code, letter]) => [letter, code]))
}
const vniPair = /[aeouyôö][øûõùïèúüéëàåãáäêâ]|[AEOUYÔÖ][ØÛÕÙÏÈÚÜÉËÀÅÃÁÄÊÂ]|[ìæóíòôöîñÌÆÓÍÒÔÖÎÑ]/g

/** Unicode of a text that is known to be typed for such a font. */
export function convertLegacy(text: string, from: Legacy, capitals = false): string {
  const decode = decoders[from]
  const pattern = from === 'tcvn3' ? /[\u00a1-\u00ff]/g : vniPair
  const converted = text.replace(pattern, (code) => decode.get(code) ?? code).normalize('NFC')
  return capitals || (from === 'tcvn3' && typedInCapitals(text)) ? converted.toUpperCase() : converted
}

/** The same text as it would have been typed for such a font. TCVN3 has no toned capitals: they become small letters. */
export const encodeLegacy = (text: string, to: Legacy): string =>
  [...text.normalize('NFC')].map((letter) => encoders[to].get(letter) ?? encoders[to].get(letter.toLowerCase()) ?? letter).join('')

/** Recognises and converts one text. Proper Unicode and plain Latin text come back as they are (NFC). */
export function recognise(text: string, hint?: FontHint): Recognised {
  const composed = text.normalize('NFC')
  if (!mayBeLegacy(text)) return { text: composed, from: 'unicode', sure: true }
  const plain = score(text)
  if (hint) {
    const converted = convertLegacy(text, hint.from, hint.capitals)
    const hinted = score(converted)
    if (hinted.bad <= plain.bad && hinted.good > 0) return { text: converted, from: hint.from, sure: true }
  }
  const [from, found] = best(text)
  if (found.bad < plain.bad && found.good > plain.good && found.good >= 4 * found.bad)
    return { text: convertLegacy(text, from), from, sure: found.bad === 0 && found.good > 1 }
  return { text: composed, from: 'unicode', sure: plain.bad === 0 && (found.bad > 0 || found.good === 0) }
}

/**
 * How the texts of one sheet or file were typed, judged together: a single «mét» may be metre in Unicode or one in TCVN3,
 * a thousand of them leave no doubt. Then convert each with convertSheetText.
 */
export function recogniseTogether(texts: Iterable<string>): { from: Encoding; sure: boolean; legacy: number; unicode: number } {
  const counts = { tcvn3: 0, vni: 0, unicode: 0 }
  for (const text of texts) {
    if (/[\u0100-\u1eff]/.test(text.normalize('NFC'))) counts.unicode += 1
    else if (mayBeLegacy(text)) {
      const { from, text: read } = recognise(text)
      counts[from] += from === 'unicode' && !score(read).good ? 0 : 1
    }
  }
  const from: Legacy = counts.tcvn3 >= counts.vni ? 'tcvn3' : 'vni'
  const legacy = counts[from]
  if (legacy <= counts.unicode) return { from: 'unicode', sure: legacy === 0, legacy, unicode: counts.unicode }
  return { from, sure: legacy > 1 && legacy >= 4 * counts.unicode, legacy, unicode: counts.unicode }
}

/** One text of a sheet judged by recogniseTogether: also converts what alone would be in doubt, leaves what cannot be of that kind. */
export function convertSheetText(text: string, from: Encoding, hint?: FontHint): string {
  if (from === 'unicode' || hint || !mayBeLegacy(text)) return recognise(text, hint).text
  const converted = convertLegacy(text, from)
  return score(converted).bad <= score(text).bad ? converted : text.normalize('NFC')
}

/** Legacy text lives in Latin-1; one letter beyond it (đ, ơ, ạ…) or a combining mark shows Unicode. */
const mayBeLegacy = (text: string): boolean => /[\u00a1-\u00ff]/.test(text) && !/[\u0100-\u036f\u1e00-\u1eff]/.test(text)

function best(text: string): [Legacy, Score] {
  const found = (['tcvn3', 'vni'] as const).map((from): [Legacy, Score] => [from, score(convertLegacy(text, from))])
  return found.sort(([, a], [, b]) => a.bad - b.bad || b.good - a.good)[0]!
}

type Score = { good: number; bad: number }

/** Words with marks that are Vietnamese syllables, and those that are not. */
function score(text: string): Score {
  const found = { good: 0, bad: 0 }
  for (const word of text.match(/[\p{L}\p{M}\u00a1-\u00bf×÷]+/gu) ?? [])
    if (/[^\x00-\x7f]/.test(word) && /\p{L}/u.test(word)) found[isSyllable(word) ? 'good' : 'bad'] += 1
  return found
}

/** «§¶NG Bé»: in a capitals font the plain letters are capitals, the marked ones have only small codes. */
const typedInCapitals = (text: string): boolean => !/[a-z]/.test(text) && /[A-Z][\u00a1-\u00ff]?[A-Z]/.test(text)
