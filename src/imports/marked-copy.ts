import { markedCopy as markCopy, type MarkedFault } from '#ground/spreadsheet/marked-copy.ts'
import { columnWidths } from '#ground/spreadsheet/widths.ts'
import type { Language, Messages } from '#ground/text/say.ts'
import type { CellFault } from './finding.ts'
import { convertSheet } from './legacy-sheet.ts'
import { readBytes } from './read-bytes.ts'
import { sayCellFault } from './say-fault.ts'
import type { Job } from './store.ts'

/** A copy of the file as sent, faulty cells marked and explained. Text of an old font is in Unicode, as the faults name it. */
export async function markedCopy(bytes: Uint8Array, job: Job, messages: Messages, language: Language): Promise<Uint8Array> {
  const sheets = await readBytes(bytes, job.fileName)
  const read = job.accepts.includes('imports.read-as-typed') ? sheets : sheets.map((sheet) => convertSheet(sheet).raw)
  return markCopy(read, (job.found.faults ?? []).filter(({ row }) => row > 0).map((fault) => marked(fault, messages, language)), language, await columnWidths(bytes))
}

const marked = (fault: CellFault, messages: Messages, language: Language): MarkedFault =>
  ({ sheet: fault.sheetName, row: fault.row, column: columnOf(fault.cell), ...sayCellFault(messages, fault, language) })

/** 'AB12' -> 27 */
function columnOf(cell: string): number | null {
  const letters = /^[A-Z]+/.exec(cell)?.[0]
  return letters ? [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 : null
}
