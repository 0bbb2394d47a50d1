import type { Tx } from '#ground/database/database.ts'
import type { Mark } from '#ground/http/handed-out.ts'
import { Refusal } from '#ground/refusal.ts'
import type { Asked, Document, Format } from './document.ts'
import { writeExcel } from './excel.ts'
import { fileNameOf, type Form } from './form.ts'

export const mediaTypes: Record<Format, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

/** The document that has this code; codes are read whatever their case. */
export function documentCalled(documents: readonly Document[], code: string): Document {
  const found = documents.find((document) => document.code.toLowerCase() === code.toLowerCase())
  if (!found) throw new Refusal('documents.unknown', { code, known: documents.map((document) => document.code) })
  return found
}

/** Gathers and lays out a form: bytes of the file and its name. The mark is printed on it. */
export async function exportDocument(tx: Tx, document: Document, format: Format, asked: Asked, mark?: Mark): Promise<{ bytes: Uint8Array; name: string; form: Form }> {
  if (!document.formats.includes(format)) throw new Refusal('documents.no-such-format', { code: document.code, formats: document.formats })
  const form = marked(await document.gather(tx, asked), mark)
  return { bytes: await written(form, format), name: fileNameOf(form, format), form }
}

export const marked = (form: Form, mark: Mark | undefined): Form => (mark ? { ...form, exported: { ...form.exported, mark } } : form)

/** What writes Word files is loaded when the first one is asked for: 10 MB that an idle server does without. */
export const written = async (form: Form, format: Format): Promise<Uint8Array> =>
  (format === 'docx' ? (await import('./word.ts')).writeWord(form) : writeExcel(form))
