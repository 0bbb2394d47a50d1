import { frameOf } from './frame.ts'
import { pack } from './pack.ts'
import { sheetXml } from './rows.ts'
import type { WorkbookSpec } from './workbook-spec.ts'
import { partsOf, unpack } from './zip.ts'

/**
 * Writes an .xlsx workbook. Rows are taken from their source as they are written, so a register of any length takes little memory
 * beside the packed file itself.
 */
export async function writeWorkbook(spec: WorkbookSpec): Promise<Uint8Array> {
  const frame = await frameOf(spec, unpackAll)
  const sheets = new Map(frame.sheets.map((sheet, at) => [sheet.path, sheetXml(spec.sheets[at]!, sheet)]))
  return pack([...frame.parts].map(([path, bytes]): [string, Iterable<string | Uint8Array>] => [path, sheets.get(path) ?? [bytes]]))
}

async function unpackAll(bytes: Uint8Array): Promise<Map<string, Uint8Array>> {
  const parts = new Map<string, Uint8Array>()
  for (const part of partsOf(bytes, Infinity)) {
    const chunks: Uint8Array[] = []
    for await (const chunk of unpack(part)) chunks.push(chunk)
    parts.set(part.path, Buffer.concat(chunks))
  }
  return parts
}
