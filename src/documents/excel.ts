import type { Style } from '#ground/spreadsheet/style.ts'
import type { OutCell, OutLine, OutSheet } from '#ground/spreadsheet/workbook-spec.ts'
import { writeWorkbook } from '#ground/spreadsheet/write.ts'
import { headingLines, paperFor, stampOf, yearOfExport, type Form, type FormColumn, type FormRow } from './form.ts'

const heading: Style = { bold: true, align: 'center', upright: 'center', wrap: true, border: true, size: 11 }
const styles: Record<string, Style> = {
  row: {},
  total: { bold: true },
  section: { bold: true, align: 'left', wrap: false },
  below: { border: false, wrap: false },
  remark: { italic: true, size: 11, align: 'left', border: false },
  label: { bold: true, align: 'center', border: false },
  small: { italic: true, size: 11, align: 'center', border: false },
  stamp: { italic: true, size: 10, align: 'left', border: false },
}

/** The form as an .xlsx: the same heading blocks, headings in groups, counts as numbers, the stamp below. */
export function writeExcel(form: Form): Promise<Uint8Array> {
  const last = form.columns.length - 1
  return writeWorkbook({ title: `${form.code} ${form.unit.name}`, sheets: [{
    name: form.code,
    columns: form.columns.map((column) => ({ heading: column.heading.at(-1) ?? '', width: letters(column), style: { align: column.align, upright: 'center', wrap: true } })),
    titles: titlesOf(form, last),
    headings: headingLines(form.columns).map((cells) => cells.map(({ text, from, to, rows, column }) => ({ text, from, to, rows, style: { ...heading, turned: column.upright === true && from === to } }))),
    styles,
    rows: [],
    foot: linesOf(form, last),
    footer: stampOf(form),
    ...(paperFor(form.columns).name === 'A3' ? { paper: 'a3' as const } : {}), portrait: !paperFor(form.columns).lying,
  }] })
}

/** The two blocks of Nghị định 30/2020/NĐ-CP side by side, then title, what it is about, the day. */
function titlesOf({ columns, issuer, place, title, about, code, on, exported }: Form, last: number): OutSheet['titles'] {
  const middle = middleOf(columns)
  const two = (left: string, right: string, a: Style, b: Style) => [
    { text: left, from: 0, to: middle - 1, style: { align: 'center', ...a } as Style }, { text: right, from: middle, to: last, style: { align: 'center', ...b } as Style }]
  const across = (text: string, style: Style) => [{ text, from: 0, to: last, style: { align: 'center', ...style } as Style }]
  return [
    two(issuer.above ?? issuer.body, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: issuer.above === null }, { bold: true }),
    two(issuer.above === null ? '' : issuer.body, 'Độc lập - Tự do - Hạnh phúc', { bold: true }, { bold: true, size: 13 }),
    two(`Số:           /${issuer.symbol}`, `${place}, ngày        tháng        năm ${yearOfExport(exported.at)}`, {}, { italic: true }),
    across('', {}),
    across(title, { bold: true, size: 14 }),
    across(about, { bold: true, size: 13 }),
    across(`(Biểu ${code}. Số liệu đến ngày ${on.slice(8)}/${on.slice(5, 7)}/${on.slice(0, 4)})`, { italic: true }),
    across('', {}),
  ]
}

/** The column at which the left block, two fifths of the sheet's width, ends. */
function middleOf(columns: readonly FormColumn[]): number {
  const whole = columns.reduce((sum, column) => sum + letters(column), 0)
  let [at, wide] = [0, 0]
  while (at < columns.length - 1 && wide < whole * 0.42) wide += letters(columns[at++]!)
  return Math.max(1, at)
}

/** Width in letters of the sheet's 12-point type. */
const letters = ({ width }: FormColumn) => Math.max(5, Math.round(width / 1.9))

/** A line as high as its longest cell: what is opened must not hide a word. */
function lineOf({ kind, cells }: FormRow, columns: readonly FormColumn[]): OutLine {
  const lines = cells.map((cell, i) => (typeof cell === 'string' && kind !== 'section' ? Math.ceil(cell.length * (kind === 'total' ? 1.12 : 1.05) / letters(columns[i]!)) : 1))
  return { style: kind, cells, height: Math.max(1, ...lines) * 16 + 2 }
}

type Below = { cells: [text: string, from: number, to: number, style: string][] }

/** The table's lines, its sections over all columns, and what stands below: remarks and the places for signatures. */
function linesOf(form: Form, last: number): NonNullable<OutSheet['foot']> {
  const table = [...form.rows, ...form.totals]
  const below = belowOf(form, last)
  const merged = [
    ...table.map(({ kind }) => (kind === 'section' ? [[0, last] as const] : [])),
    ...below.map(({ cells }) => cells.map(([, from, to]) => [from, to] as const)),
  ]
  return {
    rows: [...table.map((row) => lineOf(row, form.columns)), ...below.map(({ cells }): OutLine => {
      const row: OutCell[] = Array.from({ length: last + 1 }, () => null)
      for (const [value, from, , style] of cells) row[from] = { value, style }
      return { style: 'below', cells: row }
    })],
    merges: merged.flatMap((ranges, at) => ranges.map(([left, right]) => ({ top: at + 1, bottom: at + 1, left, right }))).filter(({ left, right }) => right > left),
  }
}

const belowOf = (form: Form, last: number): Below[] => [
  { cells: [] },
  ...form.remarks.map((text): Below => ({ cells: [[`- ${text}`, 0, last, 'remark']] })),
  { cells: [] },
  { cells: thirds(last).map(([from, to], i) => [['Nơi nhận:', form.signatures.left, form.signatures.right][i] ?? '', from, to, 'label']) },
  { cells: thirds(last).map(([from, to], i) => [[form.recipients.map((text) => `- ${text}`).join(' '), '(Ký, ghi rõ họ tên)', '(Ký, đóng dấu, ghi rõ họ tên)'][i] ?? '', from, to, 'small']) },
  { cells: [] }, { cells: [] }, { cells: [] },
  { cells: [[stampOf(form), 0, last, 'stamp']] },
]

const thirds = (last: number): [number, number][] => {
  const step = Math.max(1, Math.floor((last + 1) / 3))
  return [[0, step - 1], [step, 2 * step - 1], [2 * step, last]]
}
