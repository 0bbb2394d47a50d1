import { type Cell, type DataValidation, type MergeRange, type WriteSheet, writeXlsx } from 'hucre/xlsx'
import { type Merge, columnName } from './cell.ts'
import { type Style, cellStyle, fontName } from './style.ts'
import type { OutSheet, TopCell, WorkbookSpec } from './workbook-spec.ts'

/** The workbook without its rows: of each sheet the XML before and after them, and the style numbers its cells take. */
export type Frame = { parts: Map<string, Uint8Array>; sheets: SheetFrame[] }
export type SheetFrame = { path: string; before: string; after: string; firstRow: number; styles: Map<string, number[]> }

const listsName = 'Danh mục'
const lastRow = 200_000
const headingStyle: Style = { bold: true, wrap: true, align: 'center', border: true, fill: 'E7E0D2' }

/**
 * The library writes a workbook from rows that all are in memory, nine hundred megabytes for 100,000 rows. So it only writes the frame:
 * titles, headings, drop-downs, notes, print set-up, and one sample row for every style; rows.ts puts the real rows in their place.
 */
export async function frameOf(spec: WorkbookSpec, unpack: (bytes: Uint8Array) => Promise<Map<string, Uint8Array>>): Promise<Frame> {
  const lists = new Map<string, string>() // choices -> the range that holds them
  const sheets = spec.sheets.map((sheet) => sheetFrame(sheet, lists))
  const written = [...sheets, ...listsSheet(lists)]
  const parts = await unpack(await writeXlsx({ sheets: written, stringMode: 'inline', defaultFont: { name: fontName, size: 12 }, properties: { title: spec.title } }))
  return { parts, sheets: spec.sheets.map((sheet, at) => cut(sheet, `xl/worksheets/sheet${at + 1}.xml`, parts)) }
}

const titlesOf = (sheet: OutSheet): TopCell[][] => sheet.titles ?? []
const headingsOf = (sheet: OutSheet): TopCell[][] => sheet.headings ?? [sheet.columns.map(({ heading }, at) => ({ text: heading, from: at }))]
const topOf = (sheet: OutSheet): number => titlesOf(sheet).length + headingsOf(sheet).length
export const styleNames = (sheet: OutSheet): string[] => ['', ...Object.keys(sheet.styles ?? {})]

function sheetFrame(sheet: OutSheet, lists: Map<string, string>): WriteSheet {
  const titles = titlesOf(sheet)
  const top = topOf(sheet)
  const cells = new Map<string, Partial<Cell>>()
  const merges: MergeRange[] = []
  titles.forEach((line, row) => line.forEach((cell) => setTop(cells, merges, row, cell, cell.style ?? {})))
  headingsOf(sheet).forEach((line, at) => line.forEach((cell) => setTop(cells, merges, titles.length + at, cell, { ...(sheet.bare ? {} : headingStyle), ...cell.style })))
  styleNames(sheet).forEach((name, at) => sheet.columns.forEach((column, index) => cells.set(`${top + at},${index}`, { value: 'x', type: 'string', style: cellStyle(styleOf(sheet, index, name)) })))
  addNotes(sheet, cells, top)
  return {
    name: sheet.name,
    hidden: sheet.hidden,
    columns: sheet.columns.map(({ width }) => ({ width })),
    rows: [],
    cells,
    merges: [...merges, ...footMerges(sheet, top)],
    ...(top ? { freezePane: { rows: top } } : {}),
    rowDefs: heightsOf(sheet),
    dataValidations: validationsOf(sheet, top, lists),
    pageSetup: {
      paperSize: sheet.paper ?? 'a4', orientation: sheet.portrait ? 'portrait' : 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, horizontalCentered: true,
      margins: { left: 0.6, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
      ...(top > titles.length ? { printTitlesRow: `$${titles.length + 1}:$${top}` } : {})
    },
    headerFooter: { oddFooter: `${sheet.footer === undefined ? '' : `&L&10${sheet.footer.replaceAll('&', '&&')}`}&R&P/&N` }
  }
}

const styleOf = (sheet: OutSheet, column: number, name: string): Style => {
  const { format, style } = sheet.columns[column]!
  return { border: !sheet.bare, upright: 'top', wrap: format === undefined || format === 'general', format, ...style, ...(sheet.styles?.[name] ?? {}) }
}

function setTop(cells: Map<string, Partial<Cell>>, merges: MergeRange[], row: number, { text, from, to = from, rows = 1 }: TopCell, style: Style): void {
  for (let line = row; line < row + rows; line++)
    for (let column = from; column <= to; column++)
      cells.set(`${line},${column}`, { value: line === row && column === from ? text : null, type: 'string', style: cellStyle(style) })
  if (to > from || rows > 1) merges.push({ startRow: row, startCol: from, endRow: row + rows - 1, endCol: to })
}

/** Excel fits no height to merged cells: headings get the lines that their longest text takes at its width. */
function heightsOf(sheet: OutSheet): Map<number, { height: number }> {
  const titles = titlesOf(sheet).length
  const linesIn = ({ text, from, to = from, rows = 1, style }: TopCell): number => {
    if (style?.turned) return (text.length * 0.42 + 1) / rows
    const width = sheet.columns.slice(from, to + 1).reduce((sum, column) => sum + column.width, 0)
    return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * 1.15) / width)), 0) / rows
  }
  return new Map(headingsOf(sheet).map((line, at) => [titles + at, { height: Math.ceil(Math.max(1, ...line.map(linesIn)) * 16.5) }]))
}

function addNotes(sheet: OutSheet, cells: Map<string, Partial<Cell>>, top: number): void {
  const headingNotes = sheet.columns.flatMap(({ note }, column) => (note ? [{ row: top, column, text: note }] : []))
  for (const { row, column, text } of [...headingNotes, ...(sheet.notes ?? [])]) {
    const key = `${row - 1},${column}`
    cells.set(key, { value: null, type: 'string', ...cells.get(key), comment: { author: 'Nhất Thể', text } })
  }
}

function footMerges(sheet: OutSheet, top: number): MergeRange[] {
  if (!sheet.foot?.merges) return []
  if (!Array.isArray(sheet.rows)) throw new Error(`the foot of ${sheet.name} needs its rows counted: give them as an array`)
  const above = top + sheet.rows.length
  return sheet.foot.merges.map(({ top: first, left, bottom, right }) => ({ startRow: above + first - 1, startCol: left, endRow: above + bottom - 1, endCol: right }))
}

function validationsOf(sheet: OutSheet, top: number, lists: Map<string, string>): DataValidation[] {
  return sheet.columns.flatMap(({ choices, mustChoose, heading }, column) => {
    if (!choices?.length) return []
    const range = `${columnName(column)}${top + 1}:${columnName(column)}${lastRow}`
    return [{
      type: 'list', range, allowBlank: true, showErrorMessage: true, errorStyle: mustChoose ? 'stop' : 'warning',
      errorTitle: heading.slice(0, 32), errorMessage: 'Hãy chọn một giá trị trong danh sách.', formula1: listRange(choices, lists)
    }]
  })
}

/** All choices stand on one hidden sheet: a list written into the cell may have 255 characters at most and no commas. */
function listRange(choices: string[], lists: Map<string, string>): string {
  const key = JSON.stringify(choices)
  const column = columnName(lists.size)
  const range = lists.get(key) ?? `'${listsName}'!$${column}$1:$${column}$${choices.length}`
  lists.set(key, range)
  return range
}

function listsSheet(lists: Map<string, string>): WriteSheet[] {
  if (lists.size === 0) return []
  const columns = [...lists.keys()].map((key) => JSON.parse(key) as string[])
  const longest = Math.max(...columns.map(({ length }) => length))
  return [{ name: listsName, hidden: true, rows: Array.from({ length: longest }, (_, row) => columns.map((choices) => choices[row] ?? null)) }]
}

/** Cuts the sheet's XML where the sample rows stood, after noting which style number each sample took. */
function cut(sheet: OutSheet, path: string, parts: Map<string, Uint8Array>): SheetFrame {
  const xml = new TextDecoder().decode(parts.get(path)).replace(/<dimension [^>]*\/>/, '')
  const top = topOf(sheet)
  const start = xml.indexOf(`<row r="${top + 1}"`)
  const end = xml.indexOf('</sheetData>')
  const samples = xml.slice(start, end).split('<row ').slice(1)
  const styles = new Map(styleNames(sheet).map((name, at) => [name, styleNumbers(samples[at] ?? '', sheet.columns.length)]))
  return { path, before: xml.slice(0, start), after: xml.slice(end), firstRow: top + 1, styles }
}

function styleNumbers(sample: string, columns: number): number[] {
  const numbers = [...sample.matchAll(/<c [^>]*?\bs="(\d+)"/g)].slice(0, columns).map((found) => Number(found[1]))
  if (numbers.length < columns) throw new Error('the library wrote a sample row in a way not known here')
  return numbers
}
