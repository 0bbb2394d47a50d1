import { limits } from '#ground/spreadsheet/limits.ts'
import { readApart } from '#ground/spreadsheet/read-apart.ts'
import { partsOf, unpack, type Part } from '#ground/spreadsheet/zip.ts'
import { Refusal } from '#ground/refusal.ts'
import { cellName, type ReadSheet } from '#ground/spreadsheet/cell.ts'
import { secretMarkIn, secretMarkInFileName } from '#ground/text/secret-mark.ts'

/** The sheets of a workbook, of a csv, or of a zip of csv files (each a sheet by its name), read in a process apart. Throws a Refusal, also where it is marked as a State secret. */
export async function readBytes(bytes: Uint8Array, name: string): Promise<ReadSheet[]> {
  const sheets = await sheetsIn(bytes, name)
  refuseSecretName(name)
  for (const sheet of sheets) refuseSecretSheet(sheet)
  return sheets
}

/** Law on State Secrets 117/2025/QH15, art. 5: what is marked MẬT, TỐI MẬT or TUYỆT MẬT is not kept on a computer on a network. */
export function refuseSecretName(name: string): void {
  const mark = secretMarkInFileName(name)
  if (mark) throw new Refusal('imports.secret-name', { name, mark })
}

function refuseSecretSheet({ name, rows }: ReadSheet): void {
  const named = secretMarkIn(name)
  if (named) throw new Refusal('imports.secret', { mark: named, sheet: name, cell: name })
  for (const { row, cells } of rows)
    for (const [column, cell] of cells.entries()) {
      const mark = typeof cell === 'string' ? secretMarkIn(cell) : undefined
      if (mark) throw new Refusal('imports.secret', { mark, sheet: name, cell: cellName(row, column) })
    }
}

async function sheetsIn(bytes: Uint8Array, name: string): Promise<ReadSheet[]> {
  const files = csvFilesIn(bytes)
  if (!files) return (await readApart(bytes, name)).sheets
  const sheets: ReadSheet[] = []
  for (const file of files) sheets.push(...(await readApart(await unpacked(file), file.path)).sheets)
  return sheets
}

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b

/** Undefined for anything but a zip that holds csv files; what a Macintosh adds to a zip is passed over. */
function csvFilesIn(bytes: Uint8Array): Part[] | undefined {
  if (!isZip(bytes) || bytes.length > limits.packedBytes) return undefined
  const parts = partsOf(bytes, limits.parts).filter(({ path }) => !path.startsWith('__MACOSX/') && !/(^|\/)\.DS_Store$/.test(path))
  return parts.length > 0 && parts.every(({ path }) => /\.csv$/i.test(path)) ? parts : undefined
}

/** The real bytes are counted, whatever the archive claims. */
async function unpacked(part: Part): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of unpack(part)) {
    size += chunk.length
    if (size > limits.packedBytes) throw new Refusal('spreadsheet.unpacks-too-big', { most: limits.packedBytes / 2 ** 20 })
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}
