import { AlignmentType, BorderStyle, Document, Footer, Header, Packer, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlignTable, WidthType } from 'docx'
import { margins } from './form.ts'
import { type Block, type Letter, stampOfLetter } from './letter.ts'
import { font, line, mm, noBorders, pageNumber, points, rule } from './word.ts'

const wide = 210 - margins.left - margins.right

/** A paper in sentences as .docx: a standing A4 by Nghị định 30/2020/NĐ-CP, Phụ lục I; of the Party by Hướng dẫn 36-HD/VPTW. */
export async function writeLetter(letter: Letter): Promise<Uint8Array> {
  const stamp = () => new Footer({ children: [new Paragraph({ children: [new TextRun({ text: stampOfLetter(letter), size: points(9), italics: true })] })] })
  const document = new Document({
    title: `${letter.code} ${letter.unit.name}`, creator: letter.exported.by, description: stampOfLetter(letter),
    styles: { default: { document: { run: { font, size: points(13) } } } },
    sections: [{
      properties: { titlePage: true, page: { size: { width: mm(210), height: mm(297) }, margin: { top: mm(margins.top), bottom: mm(margins.bottom), left: mm(margins.left), right: mm(margins.right), header: mm(10), footer: mm(9) } } },
      headers: { default: new Header({ children: [pageNumber] }), first: new Header({ children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: [new TextRun({ text: letter.code, italics: true, size: points(11) })] })] }) },
      footers: { default: stamp(), first: stamp() },
      children: [heading(letter), ...titles(letter), ...letter.blocks.flatMap(block), signatures(letter)],
    }],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

const cell = (width: number, children: Paragraph[]) => new TableCell({ width: { size: mm(width), type: WidthType.DXA }, margins: { left: 0, right: 0 }, children })

/** State: the country's name and motto at the right. Party: a star under the body at the left, the Party's name at the right. */
function heading({ side, issuer: { above, body, number }, place, exported }: Letter): Table {
  const [left, right] = [wide * 0.44, wide * 0.56]
  const year = new Date(exported.at.getTime() + 7 * 3_600_000).getUTCFullYear()
  const names = [...(above ? [line(above, { size: 12 })] : []), line(body, { size: 12, bold: true })]
  const ours = side === 'party'
    ? [cell(left, [...names, line('*', { bold: true }), ...(number ? [line(`Số:         ${number}`)] : [])]), cell(right, [line('ĐẢNG CỘNG SẢN VIỆT NAM', { size: 13, bold: true }), rule(right, 58)])]
    : [cell(left, [...names, rule(left, 24), ...(number ? [line(`Số:         ${number}`)] : [])]), cell(right, [line('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { size: 12, bold: true }), line('Độc lập - Tự do - Hạnh phúc', { bold: true }), rule(right, 56)])]
  return new Table({
    width: { size: mm(wide), type: WidthType.DXA }, columnWidths: [mm(left), mm(right)], borders: noBorders, layout: TableLayoutType.FIXED,
    rows: [new TableRow({ children: ours }), new TableRow({ children: [cell(left, [line('')]), cell(right, [line(`${place}, ngày        tháng        năm ${year}`, { italics: true, before: 2 })])] })],
  })
}

const titles = ({ title, about, side }: Letter) => [
  line(title, { bold: true, size: side === 'party' ? 15 : 14, before: 14, after: about ? 0 : 10 }),
  ...(about ? [line(about, { bold: true, size: 13, after: 10 })] : []),
]

function block(given: Block): (Paragraph | Table)[] {
  if (given.kind === 'text') return [new Paragraph({
    alignment: given.text.includes('…') ? AlignmentType.LEFT : AlignmentType.JUSTIFIED, spacing: { before: 60, after: 60 }, ...(given.indent === false ? {} : { indent: { firstLine: mm(10) } }),
    children: [new TextRun({ text: given.text, bold: given.bold ?? false, size: points(13) })],
  })]
  const sum = given.widths.reduce((all, width) => all + width, 0)
  const widths = given.widths.map((width) => mm((width * wide) / sum))
  const row = (cells: (string | number)[], bold: boolean) => new TableRow({
    cantSplit: true, tableHeader: bold,
    children: cells.map((each, at) => new TableCell({ width: { size: widths[at] ?? 0, type: WidthType.DXA }, verticalAlign: VerticalAlignTable.CENTER, children: [line(String(each), { bold, size: 12, align: bold || typeof each === 'number' ? AlignmentType.CENTER : AlignmentType.LEFT })] })),
  })
  return [new Table({
    width: { size: widths.reduce((a, b) => a + b, 0), type: WidthType.DXA }, columnWidths: widths, layout: TableLayoutType.FIXED, margins: { left: mm(1), right: mm(1), top: mm(0.5), bottom: mm(0.5) },
    borders: Object.fromEntries(['top', 'bottom', 'left', 'right', 'insideHorizontal', 'insideVertical'].map((side) => [side, { style: BorderStyle.SINGLE, size: 4, color: '000000' }])),
    rows: [row(given.heading, true), ...given.rows.map((cells) => row(cells, false))],
  }), line('', { size: 6 })]
}

function signatures({ signatures: all }: Letter): Table {
  const width = wide / Math.max(1, all.length)
  return new Table({
    width: { size: mm(wide), type: WidthType.DXA }, columnWidths: all.map(() => mm(width)), borders: noBorders, layout: TableLayoutType.FIXED,
    rows: [new TableRow({ cantSplit: true, children: all.map(({ title, note, name }) => cell(width, [line(title, { bold: true, before: 12 }), line(note, { italics: true, size: 11, after: 60 }), line(name ?? '', { bold: true })])) })],
  })
}
