import { pack } from './pack.ts'

/** Workbooks written by hand, for tests of what no honest program writes. */
type Content = string | Iterable<string | Uint8Array>

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const kinds = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relations = (list: [id: string, kind: string, target: string][]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.map(([id, kind, target]) => `<Relationship Id="${id}" Type="${kinds}/${kind}" Target="${target}"/>`).join('')}</Relationships>`

/** The parts of a workbook of one sheet «Thôn». */
export const givenParts = (sheet: Content, more: Record<string, Content> = {}, workbookPr = ''): Record<string, Content> => ({
  '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
  '_rels/.rels': relations([['rId1', 'officeDocument', 'xl/workbook.xml']]),
  'xl/workbook.xml': `<workbook ${main}>${workbookPr}<sheets><sheet name="Thôn" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': relations([['rId1', 'worksheet', 'worksheets/sheet1.xml'], ['rId2', 'sharedStrings', 'sharedStrings.xml'], ['rId3', 'styles', 'styles.xml']]),
  'xl/worksheets/sheet1.xml': sheet,
  ...more
})

export const givenFile = (parts: Record<string, Content>): Promise<Uint8Array> =>
  pack(Object.entries(parts).map(([path, content]): [string, Iterable<string | Uint8Array>] => [path, typeof content === 'string' ? [content] : content]))

export const givenWorkbook = (sheet: Content, more?: Record<string, Content>, workbookPr?: string): Promise<Uint8Array> => givenFile(givenParts(sheet, more, workbookPr))

export const sheetOf = (rows: string, after = ''): string => `<worksheet ${main}><sheetData>${rows}</sheetData>${after}</worksheet>`

export function* sheetOfBlocks(blocks: Iterable<string>): Generator<string> {
  yield `<worksheet ${main}><sheetData>`
  yield* blocks
  yield '</sheetData></worksheet>'
}

export function* times(count: number, block: string | ((at: number) => string)): Generator<string> {
  for (let at = 0; at < count; at++) yield typeof block === 'string' ? block : block(at)
}
