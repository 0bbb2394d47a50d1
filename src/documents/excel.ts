import type { Style } from '#ground/spreadsheet/style.ts'
import type { OutCell, OutSheet } from '#ground/spreadsheet/workbook-spec.ts'
import { writeWorkbook } from '#ground/spreadsheet/write.ts'
import { headingLines, stampOf, yearOfExport, type Form, type FormRow } from './form.ts'

const heading: Style = { bold: true, align: 'center', upright: 'center', wrap: true, border: true, size: 11 }
const styles: Record<string, Style> = {
  total: { bold: true, border: true },
  section: { bold: true, border: true, align: 'left' },
  remark: { italic: true, size: 11, align: 'left' },
  label: { bold: true, align: 'center' },
  small: { italic: true, size: 11, align: 'center' },
  stamp: { italic: true, size: 10, align: 'left' },
}

/** The form as an .xlsx: the same heading blocks, headings in groups, counts as numbers, the stamp below. */
export function writeExcel(form: Form): Promise<Uint8Array> {
  const last = form.columns.length - 1
  return writeWorkbook({ title: `${form.code} ${form.unit.name}`, sheets: [{
    name: form.code,
    columns: form.columns.map(({ heading: path, width, align }) => ({ heading: path.at(-1) ?? '', width: Math.max(5, Math.round(width / 1.9)), style: { align, wrap: true } })),
    titles: titlesOf(form, last),
    headings: headingLines(form.columns).map((cells) => cells.map(({ text, from, to, rows }) => ({ text, from, to, rows, style: heading }))),
    styles,
    rows: [...form.rows, ...form.totals].map(rowOf),
    foot: footOf(form, last),
    portrait: form.columns.length <= 8,
  }] })
}

/** The two blocks of Nghị định 30/2020/NĐ-CP side by side, then title, what it is about, the day. */
function titlesOf({ issuer, place, title, about, code, on, exported }: Form, last: number): OutSheet['titles'] {
  const middle = Math.max(1, Math.floor(last * 0.42))
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

const rowOf = ({ kind, cells }: FormRow): OutCell[] => cells.map((value) => (kind === 'row' ? value : { value, style: kind }))

function footOf(form: Form, last: number): OutSheet['foot'] {
  const lines: { cells: [text: string, from: number, to: number, style: string][] }[] = [
    { cells: [] },
    ...form.remarks.map((text): (typeof lines)[number] => ({ cells: [[`- ${text}`, 0, last, 'remark']] })),
    { cells: [] },
    { cells: thirds(last).map(([from, to], i) => [['Nơi nhận:', form.signatures.left, form.signatures.right][i] ?? '', from, to, 'label']) },
    { cells: thirds(last).map(([from, to], i) => [[form.recipients.map((text) => `- ${text}`).join(' '), '(Ký, ghi rõ họ tên)', '(Ký, đóng dấu, ghi rõ họ tên)'][i] ?? '', from, to, 'small']) },
    { cells: [] }, { cells: [] }, { cells: [] },
    { cells: [[stampOf(form), 0, last, 'stamp']] },
  ]
  return {
    rows: lines.map(({ cells }) => {
      const row: OutCell[] = Array.from({ length: last + 1 }, () => null)
      for (const [value, from, , style] of cells) row[from] = { value, style }
      return row
    }),
    merges: lines.flatMap(({ cells }, at) => cells.map(([, from, to]) => ({ top: at + 1, bottom: at + 1, left: from, right: to }))).filter(({ left, right }) => right > left),
  }
}

const thirds = (last: number): [number, number][] => {
  const step = Math.max(1, Math.floor((last + 1) / 3))
  return [[0, step - 1], [step, 2 * step - 1], [2 * step, last]]
}
