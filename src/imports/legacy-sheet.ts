import { convertSheetText, fontHint, recogniseTogether } from '#ground/text/legacy.ts'
import type { LegacyFound } from './finding.ts'
import type { RawSheet } from './raw.ts'

const rowsJudged = 3000
const samplesShown = 6

/** A sheet typed in TCVN3 (ABC) or VNI, converted to Unicode, with samples for a person to judge by; others come back as they are. */
export function convertSheet<Sheet extends RawSheet>(raw: Sheet): { raw: Sheet; found: LegacyFound | null } {
  const { from: judged } = recogniseTogether(textsOf(raw))
  const hinted = raw.rows.some((row) => row.fonts !== undefined)
  if (judged === 'unicode' && !hinted) return { raw, found: null }
  const convert = (text: string, font?: string) => convertSheetText(text, judged, fontHint(font))
  const samples = new Map<string, string>()
  const rows = raw.rows.map((row) => ({ ...row, cells: row.cells.map((cell, column) => {
    if (typeof cell !== 'string') return cell
    const converted = convert(cell, row.fonts?.[column])
    if (converted !== cell.normalize('NFC') && samples.size < samplesShown) samples.set(cell, converted)
    return converted
  }) }))
  if (samples.size === 0) return { raw, found: null }
  const from = judged === 'unicode' ? fontHint(Object.values(raw.rows.find((row) => row.fonts)?.fonts ?? {})[0])?.from ?? 'tcvn3' : judged
  return { raw: { ...raw, name: convert(raw.name), rows }, found: { sheetName: convert(raw.name), encoding: from, samples: [...samples] } }
}

function* textsOf({ name, rows }: RawSheet): Generator<string> {
  yield name
  for (const row of rows.slice(0, rowsJudged)) for (const cell of row.cells) if (typeof cell === 'string') yield cell
}
