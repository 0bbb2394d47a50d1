import { AlignmentType, BorderStyle, Document, Footer, Header, HeightRule, Packer, PageNumber, PageOrientation, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextDirection, TextRun, UnderlineType, VerticalAlignTable, WidthType } from 'docx'
import { writeNumber } from '#ground/text/numbers.ts'
import { headingLines, margins, paperFor, stampOf, yearOfExport, type Form, type FormColumn, type FormRow, type HeadingCell } from './form.ts'

/** Word's units: 20ths of a point for lengths, half points for letters. */
export const mm = (millimetres: number) => Math.round(millimetres * 56.7)
export const points = (size: number) => size * 2
export const font = 'Times New Roman'

/** The form as a .docx in the layout of Nghị định 30/2020/NĐ-CP, Phụ lục I. */
export async function writeWord(form: Form): Promise<Uint8Array> {
  const paper = paperFor(form.columns)
  const wide = paper.width - margins.left - margins.right
  const size = { width: mm(Math.min(paper.width, paper.height)), height: mm(Math.max(paper.width, paper.height)), orientation: paper.lying ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT }
  const document = new Document({
    title: `${form.code} ${form.unit.name}`, creator: form.exported.by, description: stampOf(form),
    styles: { default: { document: { run: { font, size: points(13) } } } },
    sections: [{
      properties: { titlePage: true, page: { size, margin: { top: mm(margins.top), bottom: mm(margins.bottom), left: mm(margins.left), right: mm(margins.right), header: mm(10), footer: mm(9) } } },
      headers: { default: new Header({ children: [pageNumber] }), first: new Header({ children: [new Paragraph({})] }) },
      footers: { default: new Footer({ children: [stamp(form)] }), first: new Footer({ children: [stamp(form)] }) },
      children: [heading(form, wide), ...titles(form), table(form, wide), ...remarks(form), signatures(form, wide)],
    }],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

export const pageNumber = new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: [PageNumber.CURRENT], font, size: points(13) })] })

const stamp = (form: Form) => new Paragraph({ alignment: AlignmentType.LEFT, children: [new TextRun({ text: stampOf(form), size: points(9), italics: true })] })

type Look = { bold?: boolean; italics?: boolean; size?: number; align?: (typeof AlignmentType)[keyof typeof AlignmentType]; before?: number; after?: number; underlined?: boolean; keepNext?: boolean }

export const line = (text: string, { bold = false, italics = false, size = 13, align = AlignmentType.CENTER, before = 0, after = 0, underlined = false, keepNext = false }: Look = {}) => new Paragraph({
  alignment: align, keepNext, spacing: { before: before * 20, after: after * 20 },
  children: [new TextRun({ text, bold, italics, size: points(size), ...(underlined ? { underline: { type: UnderlineType.SINGLE } } : {}) })],
})

/** A short rule under a line of text, as the decree draws it: so many millimetres wide, in the middle of its block. */
export const rule = (block: number, wide: number) => new Paragraph({
  indent: { left: mm((block - wide) / 2), right: mm((block - wide) / 2) }, spacing: { before: 50, after: 40, line: 60, lineRule: 'exact' },
  border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } }, children: [],
})

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
export const noBorders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none }

/** Left the body that issues, right the country's name and motto; below them number and symbol, place and day. */
function heading({ issuer, place, exported }: Form, wide: number): Table {
  const [left, right] = [Math.max(70, wide * 0.42), wide - Math.max(70, wide * 0.42)]
  const block = (width: number, children: Paragraph[]) => new TableCell({ width: { size: mm(width), type: WidthType.DXA }, margins: { left: 0, right: 0 }, children })
  return new Table({
    width: { size: mm(wide), type: WidthType.DXA }, columnWidths: [mm(left), mm(right)], borders: noBorders, layout: TableLayoutType.FIXED,
    rows: [
      new TableRow({ children: [
        block(left, [...(issuer.above ? [line(issuer.above, { size: 12 })] : []), line(issuer.body, { size: 12, bold: true }), rule(left, 24)]),
        block(right, [line('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { size: 12, bold: true }), line('Độc lập - Tự do - Hạnh phúc', { bold: true }), rule(right, 56)]),
      ] }),
      new TableRow({ children: [
        block(left, [line(`Số:           /${issuer.symbol}`, { before: 2 })]),
        block(right, [line(`${place}, ngày        tháng        năm ${yearOfExport(exported.at)}`, { italics: true, before: 2 })]),
      ] }),
    ],
  })
}

const titles = ({ code, title, about, on }: Form) => [
  line(title, { bold: true, size: 14, before: 14 }),
  line(about, { bold: true, size: 13 }),
  line(`(Biểu ${code}. Số liệu đến ngày ${on.slice(8)}/${on.slice(5, 7)}/${on.slice(0, 4)})`, { italics: true, size: 13, after: 8 }),
]

function table({ columns, rows, totals }: Form, wide: number): Table {
  const asked = columns.reduce((sum, { width }) => sum + width, 0)
  const widths = columns.map(({ width }) => mm(width * wide / asked))
  const size = columns.length > 30 ? 8.5 : columns.length > 20 ? 9 : columns.length > 9 ? 11 : 12
  return new Table({
    width: { size: widths.reduce((a, b) => a + b, 0), type: WidthType.DXA }, columnWidths: widths, layout: TableLayoutType.FIXED,
    margins: { left: mm(0.8), right: mm(0.8), top: mm(0.4), bottom: mm(0.4) },
    rows: [...headings(columns, widths, size), ...[...rows, ...totals].map((row) => tableRow(row, columns, widths, size))],
  })
}

function headings(columns: FormColumn[], widths: number[], size: number): TableRow[] {
  const lines = headingLines(columns)
  return lines.map((cells, at) => new TableRow({
    tableHeader: true, cantSplit: true,
    ...(at === lines.length - 1 ? { height: { value: mm(lastLineHeight(lines, size)), rule: HeightRule.ATLEAST } } : {}),
    children: cells.map(({ text, from, to, rows, column }) => new TableCell({
      columnSpan: to - from + 1, rowSpan: rows, width: { size: widths.slice(from, to + 1).reduce((a, b) => a + b, 0), type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER, ...(column.upright && from === to ? { textDirection: TextDirection.BOTTOM_TO_TOP_LEFT_TO_RIGHT } : {}),
      children: [line(text, { bold: true, size })],
    })),
  }))
}

/** Millimetres for the last line of headings, so that what is written upright down to it finds its length: about half a letter's size each. */
const lastLineHeight = (lines: HeadingCell[][], size: number) =>
  Math.max(6, ...lines.flat().filter(({ column, from, to }) => column.upright && from === to).map(({ text, rows }) => text.length * size * 0.2 + 5 - (rows - 1) * 8))

function tableRow({ kind, cells }: FormRow, columns: FormColumn[], widths: number[], size: number): TableRow {
  if (kind === 'section') {
    const [text] = cells
    return new TableRow({ cantSplit: true, children: [new TableCell({ columnSpan: columns.length, children: [line(String(text ?? ''), { bold: true, size, align: AlignmentType.LEFT, keepNext: true })] })] })
  }
  return new TableRow({ cantSplit: true, children: columns.map((column, i) => new TableCell({
    width: { size: widths[i] ?? 0, type: WidthType.DXA }, verticalAlign: VerticalAlignTable.CENTER,
    children: textOf(cells[i]).split('\n').map((text) => line(text, { size, bold: kind === 'total', align: column.align })),
  })) })
}

const textOf = (cell: string | number | null | undefined): string => (cell === null || cell === undefined ? '' : typeof cell === 'number' ? writeNumber(cell) : cell.replace(/(?<=\p{Lu})-(?=\p{Lu})/gu, '\u2011')) // a symbol such as QĐ-UBND is not cut at its hyphen

const remarks = (form: Form) => form.remarks.length === 0 ? [] : [
  line('Ghi chú:', { bold: true, size: 11, align: AlignmentType.LEFT, before: 8 }),
  ...form.remarks.map((text) => line(`- ${text}`, { size: 11, align: AlignmentType.LEFT })),
]

/** Recipients left, whoever drew it up in the middle, who signs right; kept on one page. */
function signatures({ signatures: { left, right }, recipients }: Form, wide: number): Table {
  const third = mm(wide / 3)
  const cell = (children: Paragraph[]) => new TableCell({ width: { size: third, type: WidthType.DXA }, children })
  return new Table({
    width: { size: third * 3, type: WidthType.DXA }, columnWidths: [third, third, third], borders: noBorders, layout: TableLayoutType.FIXED,
    rows: [new TableRow({ cantSplit: true, children: [
      cell([line('Nơi nhận:', { bold: true, italics: true, size: 12, align: AlignmentType.LEFT, before: 12 }), ...recipients.map((text) => line(`- ${text}`, { size: 11, align: AlignmentType.LEFT }))]),
      cell([line(left, { bold: true, before: 12 }), line('(Ký, ghi rõ họ tên)', { italics: true, size: 11, after: 60 })]),
      cell([line(right, { bold: true, before: 12 }), line('(Ký, đóng dấu, ghi rõ họ tên)', { italics: true, size: 11, after: 60 })]),
    ] })],
  })
}
