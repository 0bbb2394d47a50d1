import { z } from 'zod'
import { download, get } from '#ground/http/contract.ts'
import { peopleIn } from '#ground/http/handed-out.ts'

const formats = z.enum(['xlsx', 'docx'])

export const listDocuments = get('/documents', {
  may: 'documents.export',
  takes: z.object({}),
  gives: z.array(z.object({ code: z.string(), name: z.object({ vi: z.string(), en: z.string() }), formats: z.array(formats) })),
  says: { vi: 'Các biểu mẫu xuất ra được.', en: 'The forms that can be exported.' },
})

export const getDocument = download('/documents/:code', {
  may: 'documents.export',
  takes: z.object({ code: z.string().max(20), unitId: z.coerce.number().int(), on: z.iso.date(), format: formats.default('xlsx') }),
  gives: z.file(),
  shows: peopleIn,
  says: { vi: 'Một biểu của một đơn vị đến một ngày, dạng Excel hoặc Word.', en: 'A form of a unit as of a day, as Excel or Word.' },
})
