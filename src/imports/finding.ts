import type { Outcome } from '#ground/spreadsheet/sheet.ts'
import type { Message } from '#ground/text/say.ts'

/** A cell that cannot be taken as it stands. `code` has a sentence in the messages, `code.remedy` what to do. */
export type CellFault = {
  sheet: string // code of the sheet, 'info', 'villages'
  sheetName: string // as in the file
  row: number // 1-based; 0 where the whole sheet is meant
  column: string // key of the column; '' where the whole row is meant
  heading: string // as in the file
  cell: string // 'C12'; '' where the cell is not in the file
  value: string // as typed
  code: string
  facts: Record<string, unknown>
  propose?: string // what the cell probably means
}

/** Something a person should know of, that stops nothing. */
export type Notice = { code: string; sheetName: string; facts: Record<string, unknown> }

/** Text typed in a legacy font: shown before and after, taken only when a person accepts. */
export type LegacyFound = { sheetName: string; encoding: string; samples: [before: string, after: string][] }

/** A sheet whose columns a person must settle. */
export type ColumnsAsked = {
  sheetName: string
  sheet: string | null // null: which sheet it is, is not known either
  headingRow: number
  headings: { heading: string; cell: string; samples: string[]; takenAs: string | null; suggested: string | null }[]
  missing: string[] // required columns that no heading gives
}

export type SheetCount = { sheet: string; sheetName: string; rows: number; faulty: number; new: number; changed: number; same: number }

export type Sample = { sheet: string; row: number; change: Outcome['change']; title: string; what: Outcome['what'] }

/** A figure of the unit as the preview shows it, in words that the app lends. */
export type PreviewFigure = {
  code: string
  name: Message
  measures: 'share' | 'count' | 'years'
  numerator: number
  denominator: number
  value: number | null
  percent: string | null // '90,8'
}

export type Preview = {
  on: string
  unitId: number
  unitName: string
  figures: { before: PreviewFigure[]; after: PreviewFigure[] } | null
  samples: Sample[]
  digest: string // equal digests: the same outcome for every row
  moved: boolean // the register changed after the person looked
}

/** What reading and checking a file found; kept with the job and shown on the screen. */
export type Found = {
  sheets: SheetCount[]
  notices: Notice[]
  legacy: LegacyFound[]
  columns: ColumnsAsked[]
  faults: CellFault[] // the first of them
  faultsTotal: number
  proposals: { code: string; count: number }[] // proposals that may be accepted all at once
  refusal: { code: string; facts: Record<string, unknown> } | null
  preview: Preview | null
}

export const emptyFound = (): Found =>
  ({ sheets: [], notices: [], legacy: [], columns: [], faults: [], faultsTotal: 0, proposals: [], refusal: null, preview: null })
