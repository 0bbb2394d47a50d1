import type { Column } from '#ground/spreadsheet/sheet.ts'
import { fold } from '#ground/text/fold.ts'
import { isDay, type Day } from '#ground/time/day.ts'
import type { CellFault } from './finding.ts'
import { asText, cellName, type RawCell, type RawSheet } from './raw.ts'
import { cellReader, Wrong } from './reading-cell.ts'
import { mendKey, settle, type Mends } from './read-rows.ts'
import { foldHeading } from './recognise.ts'

/** «Thông tin»: whose register it is, on which day. A label in one column, what is said in the next. */
export const infoSheet = { code: 'info', vi: 'Thông tin', en: 'Information', label: { vi: 'Mục', en: 'Item' }, content: { vi: 'Nội dung', en: 'Content' } }

export const infoColumns: Column[] = [
  {
    key: 'unit', vi: 'Mã đơn vị', en: 'Unit code', also: ['Mã huyện', 'Mã xã', 'Mã tỉnh'], kind: 'code', required: true, example: '05977', width: 24,
    note: { vi: 'Mã hành chính của đơn vị gửi, đúng vào ngày số liệu.', en: 'The administrative code of the sending unit on the day of the data.' },
  },
  {
    key: 'unitName', vi: 'Đơn vị', en: 'Unit', also: ['Tên đơn vị'], kind: 'text', example: 'Phường Vĩnh Trại', width: 40,
    note: { vi: 'Tên đơn vị, để đối chiếu với mã.', en: 'The name of the unit, compared with the code.' },
  },
  {
    key: 'on', vi: 'Số liệu đến ngày', en: 'Data as of', also: ['Tính đến ngày', 'Ngày số liệu'], kind: 'day', required: true, example: '25/06/2021', width: 24,
    note: { vi: 'Mọi mã trong tệp được hiểu theo ngày này.', en: 'Every code in the file is read on this day.' },
  },
  {
    key: 'sender', vi: 'Cơ quan gửi', en: 'Sent by', kind: 'text', example: 'Ban Tổ chức Thành ủy Lạng Sơn', width: 40,
    note: { vi: 'Cơ quan lập tệp này.', en: 'The body that made this file.' },
  },
  {
    key: 'source', vi: 'Nguồn', en: 'Source', kind: 'text', example: 'Sổ theo dõi của phường', width: 40,
    note: { vi: 'Số liệu lấy từ đâu.', en: 'Where the data come from.' },
  },
]

export type Info = { unit: string | null; unitName: string | null; on: Day | null; source: string }
export type InfoPlace = { sheetName: string; cellOf: Record<string, { row: number; cell: string; value: string }> }
export type InfoRead = { info: Info; faults: CellFault[]; place: InfoPlace }

/** Unit and day said beside the file, for files without the sheet. */
export type Given = { unit?: string; on?: string }

export function findInfo(file: RawSheet[]): RawSheet | undefined {
  return file.find(({ name }) => [infoSheet.vi, infoSheet.en, infoSheet.code].some((each) => fold(each) === fold(name.replace(/\.csv$/i, '')))) ?? file.find(holdsInfo)
}

const labelled = (raw: RawSheet, column: Column) => {
  const words = new Set([column.vi, column.en, ...(column.also ?? [])].map(foldHeading))
  for (const { row, cells } of raw.rows.slice(0, 40))
    for (const [index, cell] of cells.slice(0, 4).entries())
      if (typeof cell === 'string' && words.has(foldHeading(cell))) return { row, index: index + 1, raw: cells[index + 1] }
  return undefined
}

const holdsInfo = (raw: RawSheet) => raw.rows.length < 40 && infoColumns.filter((column) => column.required).every((column) => labelled(raw, column))

/** What the file says of itself. What is missing or wrong is a fault that can be mended like any cell. */
export function readInfo(raw: RawSheet | undefined, given: Given, mends: Mends, accepts: ReadonlySet<string>, today: Day): InfoRead {
  const sheetName = raw?.name ?? infoSheet.vi
  const place: InfoPlace = { sheetName, cellOf: {} }
  const faults: CellFault[] = []
  const said: Record<string, unknown> = {}
  for (const column of infoColumns) {
    const found = raw && labelled(raw, column)
    const row = found?.row ?? 0
    const typed: RawCell = mends[mendKey(infoSheet.code, row, column.key)] ?? found?.raw ?? given[column.key as keyof Given]
    const at = { row, cell: found ? cellName(row, found.index) : '', value: asText(typed) }
    place.cellOf[column.key] = at
    const value = settle(cellReader(column, today), typed, accepts)
    if (value instanceof Wrong) faults.push(infoFault(place, column.key, value.code, value.facts, value.propose))
    else said[column.key] = value
  }
  const text = (key: string) => (typeof said[key] === 'string' ? said[key] : null)
  return { faults, place, info: { unit: text('unit'), unitName: text('unitName'), on: isDay(said.on) ? said.on : null, source: [text('sender'), text('source')].filter(Boolean).join(': ') } }
}

export function infoFault({ sheetName, cellOf }: InfoPlace, key: string, code: string, facts: Record<string, unknown>, propose?: string): CellFault {
  const { row, cell, value } = cellOf[key] ?? { row: 0, cell: '', value: '' }
  const heading = infoColumns.find((column) => column.key === key)?.vi ?? ''
  return { sheet: infoSheet.code, sheetName, row, column: key, heading, cell, value, code, facts, ...(propose === undefined ? {} : { propose }) }
}
