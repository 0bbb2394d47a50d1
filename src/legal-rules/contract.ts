import { z } from 'zod'
import { get } from '#ground/http/contract.ts'

const rule = z.object({
  key: z.string(), value: z.json(), basis: z.string(), status: z.enum(['confirmed', 'unconfirmed']),
  provinceId: z.number().int().nullable(), since: z.string().nullable(), until: z.string().nullable(),
})

export const legalRules = get('/legal-rules', {
  may: 'legal-rules.read',
  takes: z.object({ on: z.iso.date() }),
  gives: z.array(rule),
  says: { vi: 'Các số do luật định, có hiệu lực trong ngày.', en: 'The numbers set by law, in force on the day.' },
})
