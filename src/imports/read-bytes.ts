import { limits } from '#ground/spreadsheet/limits.ts'
import { readApart } from '#ground/spreadsheet/read-apart.ts'
import { partsOf, unpack, type Part } from '#ground/spreadsheet/zip.ts'
import { Refusal } from '#ground/refusal.ts'
import type { ReadSheet } from '#ground/spreadsheet/cell.ts'

/** The sheets of a workbook, of a csv, or of a zip of csv files (each a sheet by its name), read in a process apart. Throws a Refusal. */
export async function readBytes(bytes: Uint8Array, name: string): Promise<ReadSheet[]> {
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
